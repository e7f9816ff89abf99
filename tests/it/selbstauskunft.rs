//! The Selbstauskunft from the login to the downloaded document, over the pages and over the API.

use std::process::Command;

use serde_json::json;

use crate::hilfen::{
    browser::{Antwort, Browser, Rumpf},
    gegenstelle::{ausgelassen, pdf_text, rufe},
    laufzeit::{laufe, warte_auf},
    weg::{Orte, Wahl, melde_an},
    welt::{Leitung, Vorbau, Welt},
};

/// Logs in and presses the button; the answer is the page of the request.
async fn fordere_an(orte: &Orte, person: &'static str) -> (Browser, Antwort) {
    let (mut browser, seite) = melde_an(orte, Wahl::als(person), "/selbstauskunft").await;
    let seite = seite
        .erwarte(200, "/selbstauskunft")
        .sagt("An wen die Meldebehörde Ihre Daten weitergegeben hat")
        .sagt("Selbstauskunft anfordern");
    let rumpf = Rumpf::formular(&[("csrf", &seite.feld("csrf"))]);
    let seite = browser.sende(&orte.url("/selbstauskunft"), rumpf).await;
    (browser, seite)
}

/// Path of the document, once it is there.
async fn warte_auf_dokument(browser: &mut Browser, orte: &Orte, pfad: &str) -> String {
    warte_auf("the Selbstauskunft is there", async || {
        let seite = browser.hole(&orte.url(pfad)).await.erwarte(200, pfad);
        seite.verweis("/dokumente/")
    })
    .await
}

#[test]
fn what_the_register_holds_is_asked_for_waited_for_and_downloaded_with_a_seal() {
    laufe(async {
        let welt = Welt::starte().await;
        let orte = &welt.orte;
        let mut fremd = Browser::neu();
        fremd
            .hole(&orte.url("/"))
            .await
            .sagt("Alles, was im Melderegister über Sie steht");
        fremd
            .hole(&orte.url("/selbstauskunft"))
            .await
            .erwarte(200, "/selbstauskunft")
            .sagt("Mit Online-Ausweis anmelden");

        let (mut browser, seite) = fordere_an(orte, "erika").await;
        assert_eq!(seite.status, 200);
        let pfad = seite.url.path().to_owned();
        assert!(pfad.starts_with("/selbstauskunft/"), "{pfad}");
        let dokument = warte_auf_dokument(&mut browser, orte, &pfad).await;
        browser
            .hole(&orte.url(&pfad))
            .await
            .sagt("Ihre Selbstauskunft ist da")
            .sagt("Wir löschen sie hier nach 30 Tagen");
        browser
            .hole(&orte.url("/faelle"))
            .await
            .sagt("Meine Selbstauskünfte")
            .sagt(&pfad)
            .sagt("Liegt bereit");

        let pdf = browser.hole(&orte.url(&dokument)).await;
        assert!(pdf.inhalt.starts_with(b"%PDF-"), "{}", pdf.status);
        assert!(
            pdf.inhalt.windows(10).any(|stelle| stelle == b"/ByteRange"),
            "a seal"
        );

        let (mut andere, _) = melde_an(orte, Wahl::als("karim"), "/faelle").await;
        for fremdes in [
            pfad.clone(),
            dokument,
            pfad.replace("/selbstauskunft/", "/api/v1/selbstauskuenfte/"),
        ] {
            let antwort = andere.hole(&orte.url(&fremdes)).await;
            assert_eq!(antwort.status, 404, "{fremdes} is Erika's");
        }
        if !ausgelassen("the text of the Selbstauskunft and the files in it, by pdftotext and pdfdetach") {
            let text = pdf_text(&pdf.inhalt);
            for da in ["Selbstauskunft", "Mustermann", "Alte Straße 12", "Altstadt"] {
                assert!(text.contains(da), "{da}: {text}");
            }
            let ordner = tempfile::tempdir().unwrap();
            let datei = ordner.path().join("auskunft.pdf");
            std::fs::write(&datei, &pdf.inhalt).unwrap();
            let dateien = rufe(Command::new("pdfdetach").arg("-list").arg(&datei)).text;
            for da in ["selbstauskunft.json", "selbstauskunft.xml"] {
                assert!(dateien.contains(da), "{da}: {dateien}");
            }
        }
        welt.stoppe().await;
    });
}

#[test]
fn the_authoritys_own_file_with_what_the_standard_has_no_element_for_is_inside() {
    laufe(async {
        let welt = Welt::starte().await;
        let orte = &welt.orte;
        // Of Anna the register holds what no element of the standard can say.
        let (mut browser, seite) = fordere_an(orte, "anna").await;
        let dokument = warte_auf_dokument(&mut browser, orte, seite.url.path()).await;
        let pdf = browser.hole(&orte.url(&dokument)).await;
        if !ausgelassen("the file of the authority, by pdfdetach") {
            let ordner = tempfile::tempdir().unwrap();
            let datei = ordner.path().join("auskunft.pdf");
            std::fs::write(&datei, &pdf.inhalt).unwrap();
            let dateien = rufe(Command::new("pdfdetach").arg("-list").arg(&datei)).text;
            assert!(dateien.contains("weitere-daten.pdf"), "{dateien}");
        }
        welt.stoppe().await;
    });
}

#[test]
fn a_portal_asks_over_the_api_and_a_wrong_address_is_told_at_its_field() {
    laufe(async {
        let welt = Welt::starte().await;
        let orte = &welt.orte;
        let (mut browser, seite) = melde_an(orte, Wahl::als("erika"), "/selbstauskunft").await;
        let csrf = seite.feld("csrf");
        let falsch = Rumpf::formular(&[("csrf", &csrf), ("email", "erika@")]);
        browser
            .sende(&orte.url("/selbstauskunft"), falsch)
            .await
            .erwarte(422, "/selbstauskunft")
            .sagt("Das ist keine E-Mail-Adresse");

        let bitte = crate::hilfen::browser::Bitte {
            methode: reqwest::Method::POST,
            url: &orte.url("/api/v1/selbstauskuenfte"),
            kopf: &[("X-CSRF-Token", &csrf)],
            rumpf: Some(Rumpf::json(&json!({ "email": "erika@example.org" }))),
        };
        let angefordert = browser.folge(bitte).await.unwrap();
        assert_eq!(angefordert.status, 201, "{}", angefordert.text());
        let id = angefordert.json()["id"].as_str().unwrap().to_owned();
        let url = orte.url(&format!("/api/v1/selbstauskuenfte/{id}"));
        let stand = warte_auf("the data are there", async || {
            let stand = browser.json(&url).await;
            (stand["stand"] == "bereit").then_some(stand)
        })
        .await;
        assert_eq!(stand["gemeinde"], "99000001");
        let dokument = stand["dokument"].as_str().unwrap();
        let pdf = browser
            .hole(&orte.url(&format!("/api/v1/dokumente/{dokument}")))
            .await;
        assert!(pdf.inhalt.starts_with(b"%PDF-"));
        welt.stoppe().await;
    });
}

#[test]
fn where_the_register_does_not_answer_the_page_says_so_and_the_request_is_not_forgotten() {
    laufe(async {
        let welt = Vorbau::neu().starte([Leitung::Tot, Leitung::Register]).await;
        let orte = &welt.orte;
        let (mut browser, seite) = fordere_an(orte, "erika").await;
        seite
            .erwarte(502, "/selbstauskunft")
            .sagt("Das Melderegister antwortet gerade nicht");
        let liste = browser.hole(&orte.url("/faelle")).await.sagt("Nicht gekommen");
        let pfad = liste.verweis("/selbstauskunft/").unwrap();
        browser
            .hole(&orte.url(&pfad))
            .await
            .erwarte(200, &pfad)
            .sagt("Ihre Selbstauskunft ist nicht gekommen")
            .sagt("Noch einmal anfordern")
            .sagt("Kommt die Auskunft doch noch, finden Sie sie hier");
        welt.stoppe().await;
    });
}

#[test]
fn who_is_not_recognised_hears_it_at_once_in_the_one_wording_and_nothing_is_listed() {
    laufe(async {
        let welt = Welt::starte().await;
        let orte = &welt.orte;
        let (mut browser, seite) = fordere_an(orte, "otto").await;
        seite
            .erwarte(422, "/selbstauskunft")
            .sagt("Wir können Ihre Daten nicht abrufen");
        let liste = browser.hole(&orte.url("/faelle")).await;
        assert!(!liste.text().contains("Meine Selbstauskünfte"));
        welt.stoppe().await;
    });
}
