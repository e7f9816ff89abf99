//! Credentials, honest and hostile ones.

use std::collections::BTreeSet;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::{SETZEREI, bescheinigung, gesiegelt, jetzt, pki, setzangaben, vertrauen};
use crate::{
    kernel::zufall::FesterZufall,
    urkunde::{
        Pruefergebnis, Ungueltigkeit, Unklarheit, Urteil, Veraenderung, Vorlage, pruefe,
        sdjwt::{Inhalt, Offenlegung, Sdjwt, stelle_aus},
    },
};

fn inhalt(ausgestellt: Timestamp) -> Inhalt {
    let zufall = FesterZufall::neu(7);
    let feld = |name: &str, wert: Value| Offenlegung::neu(&zufall, name, wert);
    Inhalt {
        aussteller: "https://meldewerk.example".into(),
        art: "https://meldewerk.example/nachweis/meldebescheinigung".into(),
        ausgestellt,
        offen: Map::from_iter([("abgerufen".to_owned(), json!("2026-11-21T12:00:00Z"))]),
        waehlbar: vec![
            feld("familienname", json!("Ŝkārda-Łukaszewič")),
            feld("geburtsdatum", json!("1984-03-01")),
            feld("wohnung_1", json!({ "ort": "Altstadt" })),
        ],
    }
}

fn nachweis() -> Sdjwt {
    stelle_aus(inhalt(jetzt()), &pki(1).0).unwrap()
}

fn ergebnis(text: &str) -> Pruefergebnis {
    pruefe(text.as_bytes(), &vertrauen(), jetzt())
}

fn daten(text: &str) -> Value {
    let Pruefergebnis::Gueltig(beleg) = ergebnis(text) else {
        panic!("genuine: {text}")
    };
    beleg.angehaengte_daten.unwrap().heraus()
}

fn unklarheit(text: &str) -> Unklarheit {
    match ergebnis(text) {
        Pruefergebnis::Unbestimmt { grund, .. } => grund,
        anderes => panic!("{:?}", anderes.urteil()),
    }
}

fn ungueltig(text: &str) -> Ungueltigkeit {
    match ergebnis(text) {
        Pruefergebnis::Ungueltig { grund, .. } => grund,
        anderes => panic!("{:?}", anderes.urteil()),
    }
}

fn veraenderung(text: &str) -> Veraenderung {
    match ergebnis(text) {
        Pruefergebnis::Ungueltig {
            grund: Ungueltigkeit::Veraendert(grund),
            ..
        } => grund,
        anderes => panic!("{:?}", anderes.urteil()),
    }
}

/// The same credential with its signed part changed, and signed again by the authority's own key.
fn mit_aussage(aendere: impl FnOnce(&mut Map<String, Value>)) -> String {
    use crate::urkunde::Siegelschluessel;
    use p256::ecdsa::Signature;
    use sha2::{Digest, Sha256};
    let text = nachweis().text();
    let (jwt, rest) = text.split_once('~').unwrap();
    let [kopf, aussage, _] = jwt.split('.').collect::<Vec<_>>().try_into().unwrap();
    let mut aussage: Map<String, Value> =
        serde_json::from_slice(&URL_SAFE_NO_PAD.decode(aussage).unwrap()).unwrap();
    aendere(&mut aussage);
    let signiert = format!(
        "{kopf}.{}",
        URL_SAFE_NO_PAD.encode(Value::Object(aussage).to_string())
    );
    let der = pki(1).0.signiere(&Sha256::digest(&signiert).into()).unwrap();
    let signatur = Signature::from_der(&der).unwrap();
    format!(
        "{signiert}.{}~{rest}",
        URL_SAFE_NO_PAD.encode(signatur.to_bytes())
    )
}

#[test]
fn a_credential_is_genuine_and_says_who_signed_when() {
    let text = nachweis().text();
    let Pruefergebnis::Gueltig(beleg) = ergebnis(&text) else {
        panic!("genuine")
    };
    assert_eq!(beleg.stelle.organisation.as_deref(), Some("Stadt Altstadt"));
    assert_eq!(beleg.zeitpunkt, jetzt());
    assert_eq!(
        beleg.angehaengte_daten.unwrap().heraus(),
        json!({
            "abgerufen": "2026-11-21T12:00:00Z",
            "familienname": "Ŝkārda-Łukaszewič",
            "geburtsdatum": "1984-03-01",
            "wohnung_1": { "ort": "Altstadt" },
        })
    );
    assert_eq!(Sdjwt::lies(&text).unwrap().text(), text);
}

#[test]
fn the_holder_discloses_what_they_like_and_the_time_of_retrieval_always() {
    let eins = nachweis().auswahl(&BTreeSet::from(["familienname"])).text();
    assert_eq!(
        daten(&eins),
        json!({ "abgerufen": "2026-11-21T12:00:00Z", "familienname": "Ŝkārda-Łukaszewič" })
    );
    let nichts = nachweis().auswahl(&BTreeSet::new()).text();
    assert_eq!(daten(&nichts), json!({ "abgerufen": "2026-11-21T12:00:00Z" }));
    // What is kept back cannot be read from what is passed on.
    let signiert = nichts.split('.').nth(1).unwrap();
    let signiert = String::from_utf8(URL_SAFE_NO_PAD.decode(signiert).unwrap()).unwrap();
    assert!(
        !signiert.contains("Łukaszewič") && !signiert.contains("familienname"),
        "{signiert}"
    );
}

#[test]
fn a_forged_an_unreferenced_and_a_doubled_disclosure_are_refused() {
    let text = nachweis().text();
    let feld = |inhalt: &Value| URL_SAFE_NO_PAD.encode(inhalt.to_string());
    for falsch in [
        json!(["AAAAAAAAAAAAAAAAAAAAAA", "familienname", "Schmidt"]),
        json!(["AAAAAAAAAAAAAAAAAAAAAA", "staatsangehoerigkeit", "deutsch"]),
        json!(["AAAAAAAAAAAAAAAAAAAAAA", "iss", "https://elsewhere.example"]),
    ] {
        assert_eq!(
            veraenderung(&format!("{text}{}~", feld(&falsch))),
            Veraenderung::Offenlegung,
            "{falsch}"
        );
    }
    let doppelt = text.split('~').nth(1).unwrap();
    assert_eq!(
        veraenderung(&format!("{text}{doppelt}~")),
        Veraenderung::Offenlegung
    );
    for keine in [
        json!(["salt", "_sd", []]),
        json!(["salt", "...", 1]),
        json!(["salt", "name"]),
        json!("x"),
    ] {
        assert_eq!(
            unklarheit(&format!("{text}{}~", feld(&keine))),
            Unklarheit::KeinNachweis,
            "{keine}"
        );
    }
}

#[test]
fn a_name_that_is_signed_in_the_clear_cannot_be_disclosed_again() {
    let fremd = Offenlegung::neu(&FesterZufall::neu(9), "abgerufen", json!("2020-01-01T00:00:00Z"));
    let text = stelle_aus(
        Inhalt {
            waehlbar: vec![fremd],
            ..inhalt(jetzt())
        },
        &pki(1).0,
    )
    .unwrap()
    .text();
    assert_eq!(veraenderung(&text), Veraenderung::Offenlegung);
}

#[test]
fn no_letter_of_a_credential_can_change() {
    let text = nachweis().text();
    for stelle in (0..text.len()).step_by(3) {
        let mut anders = text.clone().into_bytes();
        anders[stelle] = if anders[stelle] == b'A' { b'B' } else { b'A' };
        assert_ne!(
            pruefe(&anders, &vertrauen(), jetzt()).urteil(),
            Urteil::Gueltig,
            "letter {stelle}"
        );
    }
}

#[test]
fn only_the_form_that_we_sign_is_read() {
    let text = nachweis().text();
    let (jwt, _) = text.split_once('~').unwrap();
    let [_, aussage, signatur] = jwt.split('.').collect::<Vec<_>>().try_into().unwrap();
    for kopf in [
        json!({ "alg": "none", "typ": "dc+sd-jwt", "x5c": [] }),
        json!({ "alg": "HS256", "typ": "dc+sd-jwt", "x5c": ["AA=="] }),
        json!({ "alg": "ES256", "typ": "JWT", "x5c": ["AA=="] }),
        json!({ "alg": "ES256", "typ": "dc+sd-jwt", "x5c": ["AA=="], "crit": ["b64"], "b64": false }),
        json!({ "alg": "ES256", "typ": "dc+sd-jwt", "jwk": {} }),
    ] {
        let kopf = URL_SAFE_NO_PAD.encode(kopf.to_string());
        assert_eq!(
            unklarheit(&format!("{kopf}.{aussage}.{signatur}~")),
            Unklarheit::KeinNachweis
        );
    }
    for keins in [
        jwt,
        &format!("{text}{jwt}"),
        "eyJ.~",
        "ey.~~~",
        &format!("{text}~"),
    ] {
        assert_eq!(unklarheit(keins), Unklarheit::KeinNachweis, "{keins}");
    }
}

#[test]
fn what_the_verifier_does_not_understand_it_does_not_pass_over() {
    for aussage in [
        mit_aussage(|a| drop(a.insert("_sd_alg".into(), json!("sha-512")))),
        mit_aussage(|a| drop(a.insert("exp".into(), json!(0)))),
        mit_aussage(|a| drop(a.insert("adresse".into(), json!({ "_sd": ["x"] })))),
        mit_aussage(|a| drop(a.insert("liste".into(), json!([{ "...": "x" }])))),
        mit_aussage(|a| drop(a.remove("iat"))),
        mit_aussage(|a| drop(a.insert("_sd".into(), json!(["x", "x"])))),
        mit_aussage(|a| drop(a.insert("_sd".into(), json!(["x", 1])))),
    ] {
        assert_eq!(veraenderung(&aussage), Veraenderung::Aufbau);
    }
    assert_eq!(
        ergebnis(&mit_aussage(|_| {})).urteil(),
        Urteil::Gueltig,
        "the change alone is refused"
    );
}

#[test]
fn a_credential_of_another_ca_or_outside_of_its_certificates_validity_is_refused() {
    let fremd = stelle_aus(inhalt(jetzt()), &pki(2).0).unwrap().text();
    assert_eq!(unklarheit(&fremd), Unklarheit::FremderAussteller);
    let frueh = jetzt() - SignedDuration::from_hours(24 * 30);
    let text = stelle_aus(inhalt(frueh), &pki(1).0).unwrap().text();
    assert_eq!(ungueltig(&text), Ungueltigkeit::ZertifikatUngueltig);
    let spaet = jetzt() + SignedDuration::from_hours(1);
    let text = stelle_aus(inhalt(spaet), &pki(1).0).unwrap().text();
    assert_eq!(ungueltig(&text), Ungueltigkeit::Zukunft);
}

#[test]
fn a_meldebescheinigung_carries_its_credential_under_the_seal() {
    let mut inhalt = bescheinigung();
    let text = nachweis().text();
    inhalt.nachweis = Some(text.clone());
    let pdf = SETZEREI
        .setze(Vorlage::Meldebescheinigung, &inhalt, &setzangaben("MB-1"))
        .unwrap();
    let datei = gesiegelt(&pdf);
    assert_eq!(Sdjwt::aus_pdf(&datei).unwrap().text(), text);
    assert_eq!(pruefe(&datei, &vertrauen(), jetzt()).urteil(), Urteil::Gueltig);
    assert!(Sdjwt::aus_pdf(&super::GESIEGELT).is_none());
    assert!(Sdjwt::aus_pdf(b"%PDF-1.7").is_none());
}

#[test]
fn disclosures_never_print_what_they_hold() {
    assert!(!format!("{:?}", nachweis()).contains("1984"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn garbage_that_begins_like_a_credential_is_answered(text in "ey[ -~]{0,400}[.~][ -~]{0,400}") {
        prop_assert_eq!(pruefe(text.as_bytes(), &vertrauen(), jetzt()).urteil(), Urteil::Unbestimmt);
    }
}
