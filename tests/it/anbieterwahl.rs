//! Several identity providers of one Land: people choose, and none of them can speak for another.

use std::process::Command;

use reqwest::Method;

use crate::hilfen::{
    browser::{Antwort, Bitte, Browser},
    gegenstelle::{ausgelassen, quelle, rufe},
    laufzeit::laufe,
    weg::{
        Umzug, Wahl, fuelle_aus, unterschreibe, waehle, waehle_ohne_rueckkehr, warte_auf_zustand,
        zur_unterschrift,
    },
    welt::{Leitung, Vorbau, Welt},
};

async fn welt() -> Welt {
    Vorbau::neu()
        .mit_zweitem_anbieter()
        .starte([Leitung::Register, Leitung::Register])
        .await
}

/// The page of this provider, in a new browser.
async fn bei(welt: &Welt, anbieter: &str) -> (Browser, Antwort) {
    let mut browser = Browser::neu();
    let wahl = browser
        .hole(&welt.orte.url("/anmelden?zurueck=/faelle"))
        .await
        .erwarte(200, "/anmelden")
        .sagt("BundID")
        .sagt("BayernID");
    let weg = format!("/anmelden?zurueck=%2Ffaelle&anbieter={anbieter}");
    assert!(
        wahl.text().contains(&weg.replace('&', "&#38;")),
        "{}",
        wahl.text()
    );
    let seite = browser.hole(&welt.orte.url(&weg)).await;
    (browser, seite)
}

#[test]
fn people_choose_their_account_sign_with_it_and_keep_to_it() {
    laufe(async {
        let welt = welt().await;
        let (mut browser, seite) = bei(&welt, "bayernid").await;
        let zweiter = seite.url.origin();
        assert_ne!(zweiter.ascii_serialization(), welt.orte.anbieter);
        waehle(&mut browser, &seite, Wahl::als("erika"))
            .await
            .erwarte(200, "/faelle");
        let zusammenfassung = fuelle_aus(&mut browser, &welt.orte, Umzug::von("erika")).await;
        let unterschrift = zur_unterschrift(&mut browser, &zusammenfassung).await;
        assert_eq!(
            unterschrift.url.origin(),
            zweiter,
            "the signature goes to the same provider"
        );
        let fall = unterschreibe(&mut browser, &zusammenfassung, "erika").await;
        warte_auf_zustand(&mut browser, &welt.orte, &fall, "angemeldet").await;

        // The same person at the other provider is another account: nothing is merged by name.
        let (mut anderer, seite) = bei(&welt, "bundid").await;
        assert_eq!(seite.url.origin().ascii_serialization(), welt.orte.anbieter);
        waehle(&mut anderer, &seite, Wahl::als("erika"))
            .await
            .erwarte(200, "/faelle");
        let fremd = anderer.hole(&welt.orte.url(&format!("/faelle/{fall}"))).await;
        assert_eq!(fremd.status, 404, "{}", fremd.text());
        welt.stoppe().await;
    });
}

#[test]
fn an_answer_by_the_way_of_another_provider_is_refused_and_uses_the_login_up() {
    laufe(async {
        let welt = welt().await;
        let (mut browser, seite) = bei(&welt, "bundid").await;
        let rueckweg = waehle_ohne_rueckkehr(&mut browser, &seite, Wahl::als("erika")).await;
        assert!(rueckweg.contains("/anmelden/rueckkehr/bundid?"), "{rueckweg}");
        let vertauscht = rueckweg.replace("/rueckkehr/bundid?", "/rueckkehr/bayernid?");
        for weg in [&vertauscht, &rueckweg] {
            let antwort = browser.hole(weg).await;
            assert_eq!(antwort.status, 400, "{}", antwort.text());
        }
        welt.stoppe().await;
    });
}

#[test]
fn the_page_on_which_people_choose_is_accessible_in_every_rendering() {
    if ausgelassen("the choice of an account in a browser") {
        return;
    }
    laufe(async {
        let welt = welt().await;
        let mut befehl = Command::new("node");
        befehl
            .arg(quelle("tests/e2e/seite.mjs"))
            .args([
                "--dienst",
                &welt.orte.dienst,
                "--pfad",
                "/anmelden?zurueck=/faelle",
            ])
            .args(["--name", "anbieterwahl", "--bilder"])
            .arg(quelle("target/e2e"));
        let ausgang = tokio::task::spawn_blocking(move || rufe(&mut befehl))
            .await
            .unwrap();
        assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
        welt.stoppe().await;
    });
}

#[test]
fn a_provider_that_the_land_does_not_have_leads_nowhere() {
    laufe(async {
        let welt = welt().await;
        let mut browser = Browser::neu();
        for pfad in [
            "/anmelden/rueckkehr/nirgends?state=x&code=y",
            "/anmelden/rueckkehr/NIRGENDS?state=x&code=y",
        ] {
            let antwort = browser.hole(&welt.orte.url(pfad)).await;
            assert!(antwort.status >= 400, "{pfad}: {}", antwort.status);
            assert!(
                antwort.kopfzeile("content-type").starts_with("text/html"),
                "{pfad}"
            );
        }
        browser
            .hole(&welt.orte.url("/anmelden?anbieter=nirgends"))
            .await
            .erwarte(200, "/anmelden")
            .sagt("BayernID");
        let abmeldung = Bitte {
            methode: Method::POST,
            url: &welt.orte.url("/abmelden/anbieter/nirgends"),
            kopf: &[("content-type", "application/x-www-form-urlencoded")],
            rumpf: None,
        };
        let antwort = browser.einmal(abmeldung).await.unwrap();
        assert!(antwort.status >= 400, "{}", antwort.status);
        welt.stoppe().await;
    });
}
