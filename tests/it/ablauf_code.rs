//! Without the landlord's confirmation a code goes by letter to the new address, and only the right one counts.

use serde_json::Value;

use crate::hilfen::{
    browser::{Browser, Rumpf},
    gegenstelle::{ausgelassen, code_im_brief},
    laufzeit::laufe,
    register_akte::{Akte, bewohnte},
    weg::{Orte, Umzug, Wahl, melde_an, reiche_ein, warte_auf_zustand},
    welt::Welt,
};

/// The code from the newest letter of the register of Neustadt.
async fn brief_mit_code(browser: &mut Browser, orte: &Orte) -> String {
    let seite = browser
        .hole(&format!("{}/briefkasten", orte.neustadt))
        .await
        .erwarte(200, "/briefkasten");
    let brief = seite.verweis("/briefkasten/").expect("a letter");
    code_im_brief(&browser.hole(&format!("{}{brief}", orte.neustadt)).await.inhalt)
}

/// Submits without confirmation and sends a code; gives the case's end.
async fn mit_code(
    welt: &Welt,
    person: &'static str,
    code: Option<&str>,
    ende: &str,
) -> (Browser, String, Value) {
    let orte = &welt.orte;
    let (mut browser, _) = melde_an(orte, Wahl::als(person), "/anmeldung").await;
    let umzug = Umzug {
        mit_bestaetigung: false,
        ..Umzug::von(person)
    };
    let fall = reiche_ein(&mut browser, orte, umzug).await;
    let stand = warte_auf_zustand(&mut browser, orte, &fall, "code-erwartet").await;
    assert!(stand["zustand"]["fristende"].is_string(), "{stand}");
    let code = match code {
        Some(code) => code.to_owned(),
        None => brief_mit_code(&mut browser, orte).await,
    };
    let seite = browser.hole(&orte.url(&format!("/faelle/{fall}"))).await;
    let url = orte.url(&format!("/faelle/{fall}/code"));
    let rumpf = Rumpf::formular(&[("csrf", &seite.feld("csrf")), ("code", &code)]);
    let vorgelegt = browser.sende(&url, rumpf).await.erwarte(200, "/code");
    assert_eq!(
        vorgelegt.feld("code"),
        code,
        "the code is shown before it is sent"
    );
    let vorgelegt = vorgelegt.sagt("Das geht nur einmal").sagt("Nein, Code ändern");
    let noch = crate::hilfen::weg::stand(&mut browser, orte, &fall).await;
    assert_eq!(noch["zustand"]["name"], "code-erwartet", "nothing is sent yet");
    let rumpf = Rumpf::formular(&[
        ("csrf", &vorgelegt.feld("csrf")),
        ("code", &vorgelegt.feld("code")),
        ("geprueft", &vorgelegt.feld("geprueft")),
    ]);
    browser.sende(&url, rumpf).await.erwarte(200, &fall);
    let stand = warte_auf_zustand(&mut browser, orte, &fall, ende).await;
    (browser, fall, stand)
}

#[test]
fn the_code_from_the_letter_ends_in_a_confirmation() {
    if ausgelassen("the letter with the code, read by pdftotext") {
        return;
    }
    laufe(async {
        let welt = Welt::starte().await;
        let (mut browser, _, stand) = mit_code(&welt, "karim", None, "angemeldet").await;
        let dokument = stand["zustand"]["dokumente"][0]
            .as_str()
            .expect("a Meldebestätigung");
        let pdf = browser
            .hole(&welt.orte.url(&format!("/dokumente/{dokument}")))
            .await;
        assert!(pdf.inhalt.starts_with(b"%PDF-"), "{}", pdf.status);
        let akte = Akte::lies(welt.ordner.path(), "99000002");
        assert_eq!(
            akte.personen("Probemann")
                .iter()
                .map(|person| bewohnte(person))
                .sum::<usize>(),
            1
        );
        welt.stoppe().await;
    });
}

#[test]
fn a_wrong_code_is_refused_with_what_to_do_next_and_enters_nobody() {
    laufe(async {
        let welt = Welt::starte().await;
        let (mut browser, fall, stand) = mit_code(&welt, "zoe", Some("0000-0000"), "abgelehnt").await;
        assert_eq!(stand["zustand"]["grund"], "code-ungueltig", "{stand}");
        let seite = browser.hole(&welt.orte.url(&format!("/faelle/{fall}"))).await;
        seite
            .sagt("Der Code war nicht richtig oder nicht mehr gültig")
            .sagt("noch einmal absenden")
            .sagt("Bürgerservice");
        let akte = Akte::lies(welt.ordner.path(), "99000002");
        assert!(akte.personen("Mẫu-Örnekoğlu").is_empty());
        welt.stoppe().await;
    });
}

#[test]
fn what_cannot_be_a_code_is_said_at_the_field_and_kept() {
    laufe(async {
        let welt = Welt::starte().await;
        let orte = &welt.orte;
        let (mut browser, _) = melde_an(orte, Wahl::als("erika"), "/anmeldung").await;
        let umzug = Umzug {
            mit_bestaetigung: false,
            ..Umzug::von("erika")
        };
        let fall = reiche_ein(&mut browser, orte, umzug).await;
        warte_auf_zustand(&mut browser, orte, &fall, "code-erwartet").await;
        let url = orte.url(&format!("/faelle/{fall}/code"));
        let csrf = browser
            .hole(&orte.url(&format!("/faelle/{fall}")))
            .await
            .feld("csrf");
        for (code, satz) in [
            ("", "Bitte geben Sie den Code aus dem Brief ein"),
            ("?!", "Der Code besteht aus Buchstaben"),
        ] {
            let seite = browser
                .sende(&url, Rumpf::formular(&[("csrf", &csrf), ("code", code)]))
                .await;
            assert_eq!(seite.status, 422);
            assert_eq!(seite.clone().sagt(satz).feld("code"), code);
        }
        warte_auf_zustand(&mut browser, orte, &fall, "code-erwartet").await;
        welt.stoppe().await;
    });
}
