//! Nobody gets at what belongs to somebody else, and every page carries its armour.

use meldewerk::web::Grenzen;
use reqwest::Method;

use crate::hilfen::{
    browser::{Antwort, Bitte, Browser, Rumpf},
    laufzeit::laufe,
    weg::{Umzug, Wahl, beginne, melde_an, reiche_ein, waehle, warte_auf_zustand},
    welt::{Leitung, Vorbau, Welt},
};

async fn rufe(
    browser: &mut Browser,
    methode: Method,
    url: &str,
    kopf: &[(&str, &str)],
    rumpf: Option<Rumpf>,
) -> Antwort {
    browser
        .einmal(Bitte {
            methode,
            url,
            kopf,
            rumpf,
        })
        .await
        .unwrap()
}

/// The headers of a portal, on an answer from `wo`.
fn traegt_ruestung(antwort: &Antwort, wo: &str) {
    let csp = antwort.kopfzeile("content-security-policy");
    assert!(
        csp.starts_with("default-src 'none'") && csp.contains("frame-ancestors 'none'"),
        "{wo}: {csp}"
    );
    for (name, wert) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(antwort.kopfzeile(name), wert, "{wo}: {name}");
    }
    assert!(
        antwort.kopfzeile("permissions-policy").contains("camera=()"),
        "{wo}"
    );
    assert_eq!(
        antwort.kopfzeile("strict-transport-security"),
        "",
        "{wo}: plain http promises no TLS"
    );
}

#[test]
fn drafts_cases_and_documents_of_others_are_not_there() {
    laufe(async {
        let welt = Welt::starte().await;
        let orte = &welt.orte;
        let (mut erika, _) = melde_an(orte, Wahl::als("erika"), "/anmeldung").await;
        let fall = reiche_ein(&mut erika, orte, Umzug::von("erika")).await;
        let stand = warte_auf_zustand(&mut erika, orte, &fall, "angemeldet").await;
        let dokument = stand["zustand"]["dokumente"][0].as_str().unwrap();
        let (mut anna, _) = melde_an(orte, Wahl::als("anna"), "/anmeldung").await;
        let entwurf = beginne(&mut anna, orte).await;

        let (mut fremd, _) = melde_an(orte, Wahl::als("zoe"), "/faelle").await;
        let api_entwurf = entwurf.replace("/entwurf/", "/api/v1/entwuerfe/");
        let pfade = [
            format!("/faelle/{fall}"),
            format!("/dokumente/{dokument}"),
            entwurf.clone(),
            format!("{entwurf}/daten"),
            format!("{entwurf}/wohnung"),
            format!("{entwurf}/zusammenfassung"),
            format!("/api/v1/faelle/{fall}"),
            format!("/api/v1/dokumente/{dokument}"),
            api_entwurf,
        ];
        for pfad in &pfade {
            let antwort = fremd.hole(&orte.url(pfad)).await;
            assert_eq!(antwort.status, 404, "{pfad}");
            assert!(
                !antwort.text().contains("Mustermann") && !antwort.text().contains("Probefrau"),
                "{pfad}"
            );
        }
        let csrf = fremd.hole(&orte.url("/anmeldung")).await.feld("csrf");
        for pfad in [
            format!("{entwurf}/daten"),
            format!("{entwurf}/loeschen"),
            format!("/faelle/{fall}/code"),
        ] {
            let rumpf = Rumpf::formular(&[("csrf", &csrf), ("code", "ABCD-1234")]);
            assert_eq!(fremd.sende(&orte.url(&pfad), rumpf).await.status, 404, "{pfad}");
        }
        let csrf = anna
            .hole(&orte.url(&format!("{entwurf}/wohnung")))
            .await
            .erwarte(200, "/wohnung")
            .feld("csrf");
        anna.sende(
            &orte.url(&format!("{entwurf}/loeschen")),
            Rumpf::formular(&[("csrf", &csrf)]),
        )
        .await
        .erwarte(200, "/faelle");
        assert_eq!(anna.hole(&orte.url(&entwurf)).await.status, 404);
        let liste = fremd.json(&orte.url("/api/v1/faelle")).await;
        assert_eq!(liste, serde_json::json!([]));
        for pfad in &pfade {
            let antwort = rufe(&mut Browser::neu(), Method::GET, &orte.url(pfad), &[], None).await;
            assert!(
                [303, 401].contains(&antwort.status),
                "{pfad} without a login: {}",
                antwort.status
            );
        }
        welt.stoppe().await;
    });
}

#[test]
fn a_form_without_its_token_or_from_another_site_changes_nothing() {
    laufe(async {
        let welt = Welt::starte().await;
        let orte = &welt.orte;
        let (mut browser, _) = melde_an(orte, Wahl::als("erika"), "/anmeldung").await;
        let csrf = browser.hole(&orte.url("/anmeldung")).await.feld("csrf");
        let url = orte.url("/anmeldung");
        for rumpf in [Rumpf::formular(&[]), Rumpf::formular(&[("csrf", "falsch")])] {
            browser
                .sende(&url, rumpf)
                .await
                .erwarte(403, "/anmeldung")
                .sagt("Diese Seite ist nicht mehr gültig");
        }
        let gut = Rumpf::formular(&[("csrf", &csrf)]);
        for kopf in [
            ("Origin", "https://boese.example"),
            ("Sec-Fetch-Site", "cross-site"),
        ] {
            assert_eq!(
                rufe(&mut browser, Method::POST, &url, &[kopf], Some(gut.clone()))
                    .await
                    .status,
                403,
                "{kopf:?}"
            );
        }
        let api = orte.url("/api/v1/anmeldungen");
        let antwort = rufe(&mut browser, Method::POST, &api, &[], None).await;
        assert_eq!(
            (antwort.status, antwort.kopfzeile("content-type")),
            (403, "application/problem+json")
        );
        let abmelden = rufe(
            &mut browser,
            Method::POST,
            &orte.url("/abmelden"),
            &[],
            Some(Rumpf::formular(&[])),
        )
        .await;
        assert_eq!(abmelden.status, 403);
        browser
            .hole(&orte.url("/faelle"))
            .await
            .erwarte(200, "/faelle")
            .sagt("Sie haben noch nichts abgeschickt");
        welt.stoppe().await;
    });
}

#[test]
fn under_another_host_there_is_no_service() {
    laufe(async {
        let welt = Welt::starte().await;
        for host in ["boese.example", "127.0.0.1:1", "melden.musterland.example"] {
            let antwort = rufe(
                &mut Browser::neu(),
                Method::GET,
                &welt.orte.url("/"),
                &[("Host", host)],
                None,
            )
            .await;
            assert_eq!(antwort.status, 421, "{host}");
            assert!(
                antwort
                    .text()
                    .contains("Unter dieser Adresse gibt es keinen Dienst"),
                "{host}"
            );
            traegt_ruestung(&antwort, host);
        }
        welt.stoppe().await;
    });
}

#[test]
fn every_page_carries_the_headers_of_a_portal() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut browser, _) = melde_an(&welt.orte, Wahl::als("zoe"), "/faelle").await;
        for pfad in [
            "/",
            "/anmeldung",
            "/ummeldung",
            "/bescheinigung",
            "/selbstauskunft",
            "/pruefen",
            "/faelle",
            "/hilfe",
            "/impressum",
            "/datenschutz",
            "/barrierefreiheit",
            "/abmelden",
            "/gibt-es-nicht",
            "/faelle/unsinn",
            "/api/docs/",
            "/api/openapi.json",
            "/api/v1/faelle",
            "/api/v1/unsinn",
            "/anmelden?zurueck=/faelle",
        ] {
            let antwort = rufe(&mut browser, Method::GET, &welt.orte.url(pfad), &[], None).await;
            traegt_ruestung(&antwort, pfad);
        }
        welt.stoppe().await;
    });
}

#[test]
fn a_cookie_is_for_the_server_alone_and_a_logout_ends_the_session() {
    laufe(async {
        let welt = Welt::starte().await;
        let orte = &welt.orte;
        let (mut browser, seite) = melde_an(orte, Wahl::als("zoe"), "/faelle").await;
        let csrf = seite.erwarte(200, "/faelle").feld("csrf");
        let gesetzt = browser
            .gesetzt
            .iter()
            .filter(|cookie| !cookie.contains("Max-Age=0"));
        for cookie in gesetzt {
            assert!(
                cookie.contains("; HttpOnly") && cookie.contains("; SameSite=Lax"),
                "{cookie}"
            );
            assert!(
                !cookie.contains("Secure") && !cookie.starts_with("__Host-"),
                "plain http on loopback: {cookie}"
            );
        }
        let sid = browser
            .gesetzt
            .iter()
            .rev()
            .find(|cookie| cookie.starts_with("sid="))
            .unwrap();
        let sid = sid.split(';').next().unwrap().to_owned();
        let ende = browser
            .sende(&orte.url("/abmelden"), Rumpf::formular(&[("csrf", &csrf)]))
            .await;
        ende.erwarte(200, "/abmelden").sagt("Sie sind abgemeldet");
        let alt = rufe(
            &mut Browser::neu(),
            Method::GET,
            &orte.url("/api/v1/faelle"),
            &[("Cookie", &sid)],
            None,
        )
        .await;
        assert_eq!(
            alt.status, 401,
            "a stolen cookie is worth nothing after the logout"
        );
        welt.stoppe().await;
    });
}

#[test]
fn a_low_level_and_a_cancelled_login_are_pages_with_a_way_on() {
    laufe(async {
        let welt = Welt::starte().await;
        let orte = &welt.orte;
        let niedrig = Wahl {
            niveau: "niedrig",
            ..Wahl::als("erika")
        };
        let (mut browser, seite) = melde_an(orte, niedrig, "/faelle").await;
        let seite = seite.erwarte(403, "/anmelden/rueckkehr/bundid");
        seite
            .sagt("Bitte melden Sie sich mit dem Online-Ausweis an")
            .sagt("Noch einmal versuchen");
        assert_eq!(browser.hole(&orte.url("/api/v1/sitzung")).await.status, 401);

        let abbruch = Wahl {
            ergebnis: "abbrechen",
            ..Wahl::als("erika")
        };
        let (mut browser, seite) = melde_an(orte, abbruch, "/faelle").await;
        let seite = seite
            .erwarte(200, "/anmelden/rueckkehr/bundid")
            .sagt("Sie haben die Anmeldung abgebrochen");
        let nochmal = seite
            .verweis("/anmelden?zurueck=")
            .expect("a way to try again")
            .replace("&amp;", "&");
        let seite = browser.hole(&orte.url(&nochmal)).await;
        waehle(&mut browser, &seite, Wahl::als("erika"))
            .await
            .erwarte(200, "/faelle");
        welt.stoppe().await;
    });
}

#[test]
fn an_address_that_asks_too_often_is_told_how_long_to_wait_and_may_go_on_reading() {
    laufe(async {
        let vorbau = Vorbau::neu().mit_grenzen(Grenzen {
            anmelden: 2,
            code: 1,
            pruefen: 1,
            schnittstelle: 1,
        });
        let welt = vorbau.starte([Leitung::Tot, Leitung::Tot]).await;
        let mut browser = Browser::neu();
        let url = welt.orte.url("/pruefen/nummer");
        let frage = || Rumpf::formular(&[("nummer", "AAAAAAAA"), ("code", "BBBB")]);
        assert_ne!(browser.sende(&url, frage()).await.status, 429);
        let zuviel = browser.sende(&url, frage()).await.erwarte(429, "/nummer");
        let warten: u64 = zuviel.kopfzeile("retry-after").parse().unwrap();
        assert!((1..=61).contains(&warten), "{warten}");
        traegt_ruestung(&zuviel, "a refusal");
        zuviel
            .sagt("Bitte warten Sie einen Moment")
            .sagt("href=\"/pruefen/nummer\"");

        assert_eq!(browser.hole(&welt.orte.url("/pruefen")).await.status, 200);
        let api = welt.orte.url("/api/v1/sitzung");
        assert_ne!(browser.hole(&api).await.status, 429);
        let problem = browser.hole(&api).await;
        assert_eq!(problem.status, 429);
        assert_ne!(problem.kopfzeile("retry-after"), "");
        assert_eq!(problem.kopfzeile("content-type"), "application/problem+json");

        let code = welt.orte.url("/faelle/0198a0f0-0000-7000-8000-000000000000/code");
        assert_ne!(
            browser.sende(&code, frage()).await.status,
            429,
            "leads to the login, the first way there"
        );
        assert_eq!(browser.sende(&code, frage()).await.status, 429);
        let login = welt.orte.url("/anmelden");
        assert_ne!(browser.hole(&login).await.status, 429);
        assert_eq!(browser.hole(&login).await.status, 429);
        welt.stoppe().await;
    });
}
