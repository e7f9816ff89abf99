//! Wrong and missing input: said at the field, nothing typed is lost, and the right input is taken afterwards.

use crate::hilfen::{
    browser::{Antwort, Browser, Rumpf},
    laufzeit::laufe,
    weg::{FOTO, Orte, Umzug, Wahl, beginne, einzug, melde_an, wohnung, wohnungsgeber},
    welt::Welt,
};

const ZUSAMMENFASSUNG: &str = "Bitte prüfen Sie Ihre Angaben";

/// A form on which the step "what confirms the move" is next.
async fn vor_dem_nachweis(browser: &mut Browser, orte: &Orte) -> Antwort {
    let entwurf = beginne(browser, orte).await;
    let seite = browser.hole(&orte.url(&format!("{entwurf}/wohnung"))).await;
    let csrf = seite.feld("csrf");
    let mut url = seite.url.to_string();
    for (rumpf, danach) in [
        (wohnung(&csrf, Umzug::von("erika")), "/einzug"),
        (einzug(&csrf), "/wohnungsgeber"),
        (wohnungsgeber(&csrf), "/nachweis"),
    ] {
        let seite = browser.sende(&url, rumpf).await.erwarte(200, danach);
        url = seite.url.to_string();
    }
    browser.hole(&url).await
}

#[test]
fn a_form_with_faults_comes_back_with_what_was_typed() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut browser, _) = melde_an(&welt.orte, Wahl::als("erika"), "/anmeldung").await;
        let entwurf = beginne(&mut browser, &welt.orte).await;
        let url = welt.orte.url(&format!("{entwurf}/wohnung"));
        let csrf = browser.hole(&url).await.feld("csrf");

        let leer = browser
            .sende(&url, Rumpf::formular(&[("csrf", &csrf)]))
            .await
            .erwarte(422, "/wohnung");
        for feld in ["strasse", "hausnummer", "postleitzahl"] {
            leer.clone()
                .sagt(ZUSAMMENFASSUNG)
                .sagt(&format!("href=\"#{feld}\""))
                .sagt(&format!("id=\"{feld}\""));
        }

        let felder = [
            ("csrf", csrf.as_str()),
            ("gemeinde", "99000002"),
            ("strasse", "Neue Straße"),
            ("hausnummer", "sieben"),
            ("postleitzahl", "9"),
        ];
        let seite = browser
            .sende(&url, Rumpf::formular(&felder))
            .await
            .erwarte(422, "/wohnung")
            .sagt(ZUSAMMENFASSUNG);
        for (feld, wert) in felder
            .iter()
            .filter(|(feld, _)| !["csrf", "gemeinde"].contains(feld))
        {
            assert_eq!(seite.feld(feld), *wert, "{feld}");
        }
        let seite = browser.sende(&url, wohnung(&csrf, Umzug::von("erika"))).await;
        let url = seite.erwarte(200, "/einzug").url.to_string();

        let felder = [
            ("csrf", csrf.as_str()),
            ("einzug_tag", "31"),
            ("einzug_monat", "2"),
            ("einzug_jahr", "2026"),
            ("bisherige_0", "behalten"),
        ];
        let seite = browser.sende(&url, Rumpf::formular(&felder)).await;
        let seite = seite.erwarte(422, "/einzug").sagt("href=\"#einzug_tag\"");
        assert_eq!(seite.feld("einzug_tag"), "31");
        seite.sagt("value=\"behalten\" id=\"bisherige_0-behalten\" checked");
        let leer = browser.sende(&url, Rumpf::formular(&[("csrf", &csrf)])).await;
        leer.erwarte(422, "/einzug").sagt("href=\"#bisherige_0\"");
        welt.stoppe().await;
    });
}

#[test]
fn a_file_that_cannot_be_taken_is_named_and_the_rest_is_kept() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut browser, _) = melde_an(&welt.orte, Wahl::als("erika"), "/anmeldung").await;
        let seite = vor_dem_nachweis(&mut browser, &welt.orte).await;
        let (url, csrf) = (seite.url.to_string(), seite.feld("csrf"));
        let felder = [
            ("csrf", csrf.as_str()),
            ("nachweis", "datei"),
            ("merkmal", "ZM-4711"),
        ];
        let mut zu_gross = FOTO.to_vec();
        zu_gross.resize(10 * 1024 * 1024 + 1, 0);
        for (name, inhalt, satz) in [
            ("gross.png", zu_gross.as_slice(), "Die Datei ist größer als 10 MB"),
            (
                "brief.pdf",
                b"Sehr geehrte Damen und Herren,".as_slice(),
                "Diese Art von Datei können wir nicht annehmen",
            ),
            (
                "kaputt.pdf",
                b"%PDF-1.7\nkein PDF".as_slice(),
                "Wir können diese Datei nicht lesen",
            ),
            ("kaputt.png", &FOTO[..100], "Wir können diese Datei nicht lesen"),
            ("leer.pdf", b"".as_slice(), "Die Datei ist leer"),
        ] {
            let seite = browser.sende(&url, Rumpf::mit_datei(&felder, name, inhalt)).await;
            let seite = seite
                .erwarte(422, "/nachweis")
                .sagt(ZUSAMMENFASSUNG)
                .sagt(satz)
                .sagt("href=\"#datei\"");
            assert_eq!(seite.feld("merkmal"), "ZM-4711", "{name}");
        }
        let ohne = browser
            .sende(&url, Rumpf::mit_datei(&felder, "", &[]))
            .await
            .erwarte(422, "/nachweis");
        ohne.sagt("Bitte laden Sie die Bestätigung hoch");
        let seite = browser
            .sende(&url, Rumpf::mit_datei(&felder, "foto.png", FOTO))
            .await;
        let url = seite.erwarte(200, "/wuensche").url.to_string();
        let seite = browser.sende(&url, Rumpf::formular(&[("csrf", &csrf)])).await;
        seite.erwarte(200, "/zusammenfassung").sagt("foto.png");
        welt.stoppe().await;
    });
}

#[test]
fn a_file_stays_where_another_field_is_at_fault() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut browser, _) = melde_an(&welt.orte, Wahl::als("erika"), "/anmeldung").await;
        let seite = vor_dem_nachweis(&mut browser, &welt.orte).await;
        let felder = [("csrf", &*seite.feld("csrf")), ("nachweis", "keine")];
        let antwort = browser
            .sende(seite.url.as_str(), Rumpf::mit_datei(&felder, "foto.png", FOTO))
            .await;
        antwort
            .erwarte(422, "/nachweis")
            .sagt("Diese Datei liegt vor")
            .sagt("foto.png")
            .sagt("href=\"#ohne_grund\"");
        welt.stoppe().await;
    });
}

#[test]
fn the_document_check_answers_whatever_is_uploaded() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut browser, url) = (Browser::neu(), welt.orte.url("/pruefen"));
        for (inhalt, status, satz) in [
            (b"".as_slice(), 422, "Die Datei ist leer"),
            (b"kein PDF".as_slice(), 200, "kein lesbares PDF"),
            (b"%PDF-1.7\nkein PDF".as_slice(), 200, "nicht von uns gesiegelt"),
            (FOTO, 200, "kein Code zu lesen"),
        ] {
            browser
                .sende(&url, Rumpf::mit_datei(&[], "datei.pdf", inhalt))
                .await
                .erwarte(status, "/pruefen")
                .sagt(satz);
        }
        welt.stoppe().await;
    });
}

#[test]
fn a_request_that_cannot_be_read_gets_a_page_and_not_a_broken_one() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut browser, _) = melde_an(&welt.orte, Wahl::als("erika"), "/faelle").await;
        let zu_lang = "x".repeat(100_000);
        for (rumpf, status) in [
            (Rumpf::formular(&[("csrf", &zu_lang)]), 413),
            (Rumpf::json(&serde_json::json!({ "csrf": 1 })), 400),
        ] {
            let seite = browser
                .sende(&welt.orte.url("/anmeldung"), rumpf)
                .await
                .erwarte(status, "/anmeldung");
            seite.sagt("Zur Startseite").sagt("<main");
        }
        for pfad in [
            "/faelle/kein-fall",
            "/entwurf/kein-entwurf",
            "/dokumente/kein-dokument",
            "/gibt-es-nicht",
        ] {
            browser
                .hole(&welt.orte.url(pfad))
                .await
                .erwarte(404, pfad)
                .sagt("Diese Seite gibt es nicht")
                .sagt("Zur Startseite");
        }
        welt.stoppe().await;
    });
}
