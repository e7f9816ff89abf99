//! Two parents apart: what each of them sees on the way from the question to the answer, and what never leaves the form.

use crate::hilfen::{
    browser::{Antwort, Browser, Rumpf},
    laufzeit::laufe,
    weg::{FOTO, Orte, Umzug, Wahl, einzug, melde_an, waehle, wohnung, wohnungsgeber},
    welt::Welt,
};

/// Sandra's form with her child, on the page that asks for custody.
async fn bis_zur_sorge(browser: &mut Browser, orte: &Orte) -> Antwort {
    let seite = browser.hole(&orte.url("/anmeldung")).await;
    let csrf = seite.feld("csrf");
    let leer = || Rumpf::formular(&[("csrf", &csrf)]);
    let mut seite = browser
        .sende(seite.url.as_str(), leer())
        .await
        .erwarte(200, "/familie");
    let kind = seite.feld("mit");
    for (rumpf, danach) in [
        (
            Rumpf::formular(&[("csrf", &csrf), ("mit", &kind), ("versichert", "ja")]),
            "/daten",
        ),
        (leer(), "/wohnung"),
        (wohnung(&csrf, Umzug::von("sandra")), "/einzug"),
        (einzug(&csrf), "/sorge"),
    ] {
        seite = browser
            .sende(seite.url.as_str(), rumpf)
            .await
            .erwarte(200, danach);
    }
    seite
}

fn antwort(csrf: &str, antwort: &str) -> Rumpf {
    Rumpf::mit_datei(&[("csrf", csrf), ("sorge_0", antwort)], "", &[])
}

/// The link in its field.
fn link(seite: &Antwort) -> String {
    let html = seite.text();
    let stelle = html.find("id=\"link-kind-1\"").unwrap();
    html[stelle..]
        .split("value=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned()
}

#[test]
fn a_refusal_is_asked_back_told_to_whoever_asked_and_stays_on_the_summary() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut sandra, _) = melde_an(&welt.orte, Wahl::als("sandra"), "/anmeldung").await;
        let sorge = bis_zur_sorge(&mut sandra, &welt.orte).await;
        let (url, csrf) = (sorge.url.to_string(), sorge.feld("csrf"));
        sorge.sagt("noch eine andere Person mit Sorgerecht");
        let seite = sandra.sende(&url, antwort(&csrf, "zustimmung")).await;
        let seite = seite
            .erwarte(200, "/sorge")
            .sagt("Wir warten auf die Zustimmung")
            .sagt("mailto:?subject=");
        let link = link(&seite);
        sandra
            .hole(&link)
            .await
            .sagt("Dieser Link ist für die andere Person");

        let mut david = Browser::neu();
        let vorab = david.hole(&link).await.erwarte(200, "").sagt("Das brauchen Sie");
        for persoenlich in ["Finn", "Sandra", "Neue Straße"] {
            assert!(
                !vorab.text().contains(persoenlich),
                "{persoenlich} before the login"
            );
        }
        let erfunden = david.hole(&welt.orte.url("/zustimmung/00")).await;
        assert_eq!(
            erfunden.text().replace("/zustimmung/00", ""),
            vorab.text().replace(vorab.url.path(), ""),
            "nobody learns without a login whether there is such a request"
        );
        let anbieter = david.sende(&link, Rumpf::formular(&[("csrf", "")])).await;
        let bitte = waehle(&mut david, &anbieter, Wahl::als("david"))
            .await
            .sagt("Finn");
        let nein = [("csrf", bitte.feld("csrf")), ("antwort", "nein".to_owned())];
        let nein: Vec<_> = nein.iter().map(|(name, wert)| (*name, wert.as_str())).collect();
        david
            .sende(&link, Rumpf::formular(&nein))
            .await
            .sagt("wirklich nicht zustimmen");
        sandra.hole(&url).await.sagt("Wir warten auf die Zustimmung");
        let sicher = [nein.as_slice(), &[("bestaetigt", "ja")]].concat();
        david
            .sende(&link, Rumpf::formular(&sicher))
            .await
            .sagt("Sie haben nicht zugestimmt");
        sandra
            .hole(&url)
            .await
            .sagt("hat für")
            .sagt("Die Meldebehörde erfährt das");

        let (mut erika, _) = melde_an(&welt.orte, Wahl::als("erika"), "/faelle").await;
        erika.hole(&link).await.sagt("Dieser Link gilt nicht mehr");

        let ohne = sandra.sende(&url, antwort(&csrf, "unterlage")).await;
        ohne.erwarte(422, "/sorge").sagt("href=\"#sorge_unterlage_0\"");
        let felder = [("csrf", csrf.as_str()), ("sorge_0", "unterlage")];
        let mit = Rumpf::mit_datei_in("sorge_unterlage_0", &felder, "beschluss.png", FOTO);
        let seite = sandra.sende(&url, mit).await.erwarte(200, "/wohnungsgeber");
        zur_zusammenfassung(&mut sandra, seite, &csrf)
            .await
            .sagt("nicht zugestimmt")
            .sagt("name=\"abdruck\"");
        welt.stoppe().await;
    });
}

#[test]
fn while_a_consent_is_missing_the_summary_shows_what_waits_and_where_else_to_go() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut sandra, _) = melde_an(&welt.orte, Wahl::als("sandra"), "/anmeldung").await;
        let sorge = bis_zur_sorge(&mut sandra, &welt.orte).await;
        let (url, csrf) = (sorge.url.to_string(), sorge.feld("csrf"));
        sandra
            .sende(&url, antwort(&csrf, "zustimmung"))
            .await
            .erwarte(200, "/sorge");
        let seite = sandra.sende(&url, antwort(&csrf, "zustimmung")).await;
        let seite = seite.erwarte(200, "/wohnungsgeber");
        let seite = zur_zusammenfassung(&mut sandra, seite, &csrf).await;
        for wort in [
            "Finn",
            "Neue Straße",
            "Wir warten auf",
            "Bürgerservice",
            "Zurück",
            "Später weitermachen",
        ] {
            seite.clone().sagt(wort);
        }
        assert!(!seite.text().contains("name=\"abdruck\""), "nothing can be sent");
        welt.stoppe().await;
    });
}

async fn zur_zusammenfassung(browser: &mut Browser, seite: Antwort, csrf: &str) -> Antwort {
    let mut seite = seite;
    for (rumpf, danach) in [
        (wohnungsgeber(csrf), "/nachweis"),
        (
            Rumpf::mit_datei(&[("csrf", csrf), ("nachweis", "datei")], "foto.png", FOTO),
            "/wuensche",
        ),
        (Rumpf::formular(&[("csrf", csrf)]), "/zusammenfassung"),
    ] {
        seite = browser
            .sende(seite.url.as_str(), rumpf)
            .await
            .erwarte(200, danach);
    }
    seite
}
