//! The five requests over HTTP.

use std::time::Duration;

use uuid::Uuid;
use xoev::ags::Ags;

use crate::kernel::NachrichtId;
use crate::transport::{
    Angenommen, Frageart, HttpVerbindung, RegisterSettings, Registerverbindung, Settings, TransportFehler,
    Verzeichnis,
};

use super::stummel::{Antwort, Stummel, inhalt, status};
use super::{SCHLUESSEL, verbindung};

const ALTSTADT: &str = "99000001";

fn ziel() -> Ags {
    Ags::parse(ALTSTADT).unwrap()
}

async fn frage(antwort: Antwort) -> Result<Vec<u8>, TransportFehler> {
    let register = Stummel::neu([antwort]);
    verbindung(&[(ALTSTADT, &register)])
        .sende_synchron(ziel(), Frageart::Abruf, b"<xmeld/>")
        .await
}

#[tokio::test]
async fn a_question_carries_key_and_message_and_brings_back_the_answer() {
    let register = Stummel::neu([inhalt("<antwort/>")]);
    let antwort = verbindung(&[(ALTSTADT, &register)])
        .sende_synchron(ziel(), Frageart::Abruf, b"<xmeld/>")
        .await;
    assert_eq!(antwort.as_deref(), Ok(b"<antwort/>".as_slice()));
    let anfrage = &register.anfragen()[0];
    assert_eq!(
        (anfrage.zeile.as_str(), anfrage.inhalt.as_slice()),
        ("POST /xmeld/synchron", b"<xmeld/>".as_slice())
    );
    assert!(
        anfrage
            .kopf
            .contains(&format!("authorization: bearer {SCHLUESSEL}"))
    );
    assert!(anfrage.kopf.contains(&"content-type: application/xml".to_owned()));
}

#[tokio::test]
async fn a_repeated_message_is_known_to_the_register() {
    let register = Stummel::neu([status(202), status(200)]);
    let verbindung = verbindung(&[(ALTSTADT, &register)]);
    let id = NachrichtId::aus(Uuid::from_u128(1));
    assert_eq!(
        verbindung.sende(ziel(), id, b"<xmeld/>").await,
        Ok(Angenommen::Neu)
    );
    assert_eq!(
        verbindung.sende(ziel(), id, b"<xmeld/>").await,
        Ok(Angenommen::SchonBekannt)
    );
    assert_eq!(register.zeilen(), ["POST /xmeld/nachrichten"; 2]);
}

#[tokio::test]
async fn a_wrong_key_is_a_refusal_and_a_fault_of_the_register_is_not() {
    for (antwort, fehler, wieder) in [
        (401, "abgewiesen", false),
        (400, "abgewiesen", false),
        (503, "nicht-erreichbar", true),
        (429, "nicht-erreichbar", true),
    ] {
        let ergebnis = frage(status(antwort)).await.unwrap_err();
        assert_eq!(
            (ergebnis.schluessel(), ergebnis.wieder_versuchen()),
            (fehler, wieder),
            "{antwort}"
        );
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let fremder = Stummel::neu([inhalt("<falle/>")]);
    let ziel_der_umleitung: &'static str =
        format!("location: {}/xmeld/synchron\r\n", fremder.adresse()).leak();
    for code in [301, 302, 307, 308] {
        let fehler = frage(Antwort::Status(code, ziel_der_umleitung, Vec::new()))
            .await
            .unwrap_err();
        assert_eq!(fehler.schluessel(), "antwort-unbrauchbar");
    }
    assert!(fremder.anfragen().is_empty(), "our key went nowhere else");
}

#[tokio::test]
async fn an_answer_that_is_too_long_empty_or_torn_is_none() {
    for antwort in [Antwort::Lang(16 * 1024 * 1024 + 1), Antwort::Endlos, inhalt("")] {
        assert_eq!(
            frage(antwort).await.unwrap_err().schluessel(),
            "antwort-unbrauchbar"
        );
    }
    assert_eq!(
        frage(Antwort::Lang(16 * 1024 * 1024)).await.unwrap().len(),
        16 * 1024 * 1024,
        "just short enough"
    );
    assert_eq!(
        frage(Antwort::Abbruch).await.unwrap_err().schluessel(),
        "nicht-erreichbar"
    );
}

#[tokio::test]
async fn a_silent_or_absent_register_cannot_be_reached() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    for register in [Stummel::neu([Antwort::Schweigen]), Stummel::keiner()] {
        let eintrag = RegisterSettings {
            rechtsgrundlage: None,
            ags: ziel(),
            adresse: register.adresse(),
            zugangsschluessel: crate::kernel::Geheim::neu(SCHLUESSEL.to_owned()),
        };
        let verzeichnis = Verzeichnis::neu(Settings {
            antwortzeit_sekunden: 1,
            laenderschluessel: "99".to_owned(),
            register: vec![eintrag],
        })
        .unwrap()
        .mit_antwortzeit(Duration::from_millis(200));
        let fehler = HttpVerbindung::neu(verzeichnis)
            .unwrap()
            .sende_synchron(ziel(), Frageart::Abruf, b"<x/>")
            .await
            .unwrap_err();
        assert!(matches!(fehler, TransportFehler::NichtErreichbar(_)));
    }
}

#[tokio::test]
async fn a_commune_without_a_register_is_unknown() {
    let andere = Ags::parse("99000009").unwrap();
    let register = Stummel::neu([]);
    let ergebnis = verbindung(&[(ALTSTADT, &register)])
        .sende_synchron(andere, Frageart::Abruf, b"<x/>")
        .await;
    assert_eq!(ergebnis, Err(TransportFehler::Unbekannt));
    assert!(register.anfragen().is_empty());
}

#[tokio::test]
async fn no_error_names_address_key_or_message() {
    let register = Stummel::keiner();
    let verbindung = verbindung(&[(ALTSTADT, &register)]);
    let fehler = verbindung
        .sende_synchron(ziel(), Frageart::Abruf, b"<Mustermann/>")
        .await
        .unwrap_err();
    let text = format!("{fehler} {fehler:?}");
    for geheim in ["127.0.0.1", SCHLUESSEL, "Mustermann"] {
        assert!(!text.contains(geheim), "{text}");
    }
}
