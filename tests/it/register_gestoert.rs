//! A register that is down or talks nonsense: said plainly, nothing is lost, and it goes on when the register is back.

use crate::hilfen::{
    browser::{Antwort, Rumpf},
    laufzeit::laufe,
    register_akte::Akte,
    stoerregister,
    weg::{Orte, Umzug, Wahl, melde_an, reiche_ein, stand, warte_auf_zustand},
    welt::{Leitung, Vorbau, Welt},
};

/// What comes when Zoë asks for a Meldebescheinigung.
async fn bescheinigung(orte: &Orte) -> Antwort {
    let (mut browser, seite) = melde_an(orte, Wahl::als("zoe"), "/bescheinigung").await;
    let rumpf = Rumpf::formular(&[("csrf", &seite.feld("csrf"))]);
    browser.sende(&orte.url("/bescheinigung"), rumpf).await
}

async fn mit_altstadt(altstadt: Leitung) -> Welt {
    Vorbau::neu().starte([altstadt, Leitung::Register]).await
}

#[test]
fn while_the_register_is_down_the_page_says_so_and_offers_to_try_again() {
    laufe(async {
        let welt = mit_altstadt(Leitung::Tot).await;
        let seite = bescheinigung(&welt.orte).await.erwarte(502, "/bescheinigung");
        let seite = seite
            .sagt("Das Melderegister antwortet gerade nicht")
            .sagt("Noch einmal versuchen");
        assert!(seite.verweis("/bescheinigung").is_some(), "the way to try again");
        welt.stoppe().await;
    });
}

#[test]
fn after_five_failures_the_page_says_from_when_on_it_is_worth_trying_again() {
    laufe(async {
        let welt = mit_altstadt(Leitung::Tot).await;
        for _ in 0..5 {
            let seite = bescheinigung(&welt.orte).await.erwarte(502, "/bescheinigung");
            assert!(!seite.text().contains("Bitte warten Sie bis"));
        }
        let seite = bescheinigung(&welt.orte).await.erwarte(502, "/bescheinigung");
        seite
            .sagt("Das Melderegister antwortet gerade nicht")
            .sagt("Bitte warten Sie bis")
            .sagt("Noch einmal versuchen");
        welt.stoppe().await;
    });
}

#[test]
fn nonsense_from_a_register_is_a_plain_page_and_the_service_goes_on() {
    laufe(async {
        for unsinn in [
            b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nUnsinn !\n".as_slice(),
            b"HTTP/1.1 200 OK\r\nContent-Length: 21\r\nConnection: close\r\n\r\n<?xml version=\"1.0\"?>"
                .as_slice(),
            b"HTTP/1.1 500 Kaputt\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".as_slice(),
            b"gar kein HTTP\r\n\r\n".as_slice(),
        ] {
            let welt = mit_altstadt(Leitung::Anderes(stoerregister::starte(unsinn))).await;
            let seite = bescheinigung(&welt.orte).await.erwarte(502, "/bescheinigung");
            seite
                .sagt("Das Melderegister antwortet gerade nicht")
                .sagt("Noch einmal versuchen");
            let (mut browser, _) = melde_an(&welt.orte, Wahl::als("zoe"), "/faelle").await;
            browser
                .hole(&welt.orte.url("/faelle"))
                .await
                .erwarte(200, "/faelle");
            welt.stoppe().await;
        }
    });
}

#[test]
fn an_anmeldung_waits_in_the_outbox_until_the_register_is_back() {
    laufe(async {
        let mut welt = Vorbau::neu().starte([Leitung::Register, Leitung::Tot]).await;
        let (mut browser, _) = melde_an(&welt.orte, Wahl::als("erika"), "/anmeldung").await;
        let fall = reiche_ein(&mut browser, &welt.orte, Umzug::von("erika")).await;
        let vorher = stand(&mut browser, &welt.orte, &fall).await;
        assert_eq!(vorher["zustand"]["name"], "eingereicht");
        let seite = browser.hole(&welt.orte.url(&format!("/faelle/{fall}"))).await;
        seite.sagt("Wir schicken Ihre Anmeldung gerade an die Meldebehörde");

        welt.neustadt_kommt();
        warte_auf_zustand(&mut browser, &welt.orte, &fall, "angemeldet").await;
        let akte = Akte::lies(welt.ordner.path(), "99000002");
        assert_eq!((akte.personen("Mustermann").len(), akte.nachrichten()), (1, 1));
        welt.stoppe().await;
    });
}
