//! Status lists: published, read again, and what they mean for a document.

use jiff::SignedDuration;
use proptest::prelude::*;
use serde_json::json;

use super::{SETZEREI, anker, bescheinigung, gesiegelt, jetzt, pki, setzangaben, vertrauen};
use crate::urkunde::{
    Dokumentstatus, PLAETZE, Pruefergebnis, Statusliste, StatuslisteFehler, Statusplatz, Ungueltigkeit,
    Unklarheit, Urteil, Vertrauen, Vorlage, pruefe, statusplatz,
};

const URI: &str = "https://meldewerk.example/status/1";

fn liste(widerrufen: &[u32]) -> Statusliste {
    Statusliste::neu(URI.into(), widerrufen.iter().copied(), jetzt())
}

/// A list of the publisher that the documents here name: the organisation of its certificate is "Stadt Altstadt".
fn veroeffentlicht(widerrufen: &[u32]) -> String {
    liste(widerrufen).veroeffentliche(&pki(1).0).unwrap()
}

fn mit(text: &str) -> Vertrauen {
    Vertrauen {
        statuslisten: vec![Statusliste::lies(text, &anker(), jetzt()).unwrap()],
        status_verlangt: true,
        ..vertrauen()
    }
}

/// A sealed certificate at place 42, whose list this publisher keeps.
fn bescheinigung_mit_status(statusstelle: &str) -> Vec<u8> {
    let mut inhalt = bescheinigung();
    inhalt.daten["status"] = json!({ "status_list": Statusplatz { index: 42, uri: URI.into() } });
    inhalt.daten["statusstelle"] = statusstelle.into();
    let pdf = SETZEREI
        .setze(Vorlage::Meldebescheinigung, &inhalt, &setzangaben("MB-1"))
        .unwrap();
    gesiegelt(&pdf)
}

#[test]
fn a_published_list_says_what_was_taken_back_and_nothing_else() {
    let gelesen = Statusliste::lies(&veroeffentlicht(&[0, 7, 42, PLAETZE - 1]), &anker(), jetzt()).unwrap();
    let gesetzt: Vec<u32> = (0..PLAETZE)
        .filter(|i| gelesen.widerrufen(*i) == Some(true))
        .collect();
    assert_eq!(gesetzt, [0, 7, 42, PLAETZE - 1]);
    assert_eq!((gelesen.uri(), gelesen.stand()), (URI, jetzt()));
    assert_eq!(gelesen.widerrufen(PLAETZE), None);
}

#[test]
fn a_document_that_was_taken_back_is_invalid_and_others_are_not() {
    let datei = bescheinigung_mit_status("Stadt Altstadt");
    assert_eq!(statusplatz(&datei).map(|platz| platz.index), Some(42));
    let Pruefergebnis::Ungueltig { grund, .. } = pruefe(&datei, &mit(&veroeffentlicht(&[42])), jetzt())
    else {
        panic!("invalid")
    };
    assert_eq!(grund, Ungueltigkeit::Widerrufen);
    let status = |vertrauen: &Vertrauen| match pruefe(&datei, vertrauen, jetzt()) {
        Pruefergebnis::Gueltig(beleg) => beleg.status,
        anderes => panic!("{anderes:?}"),
    };
    assert_eq!(
        status(&mit(&veroeffentlicht(&[41, 43]))),
        Dokumentstatus::Gueltig { stand: jetzt() }
    );
    assert_eq!(status(&vertrauen()), Dokumentstatus::NichtGeprueft);
}

#[test]
fn the_list_of_another_publisher_or_at_another_address_tells_nothing() {
    let unklar = |datei: &[u8], vertrauen: &Vertrauen| {
        matches!(
            pruefe(datei, vertrauen, jetzt()),
            Pruefergebnis::Unbestimmt {
                stelle: Some(_),
                grund: Unklarheit::StatuslisteUnpassend
            }
        )
    };
    let eigene = bescheinigung_mit_status("Stadt Altstadt");
    assert!(unklar(
        &bescheinigung_mit_status("Stadt Neustadt"),
        &mit(&veroeffentlicht(&[]))
    ));
    let anderswo = Statusliste::neu("https://meldewerk.example/status/2".into(), [], jetzt());
    let anderswo = anderswo.veroeffentliche(&pki(1).0).unwrap();
    assert!(unklar(&eigene, &mit(&anderswo)));
    let ohne = Vertrauen {
        status_verlangt: true,
        ..vertrauen()
    };
    assert!(unklar(&eigene, &ohne));
}

#[test]
fn a_list_of_a_stranger_or_out_of_time_is_refused() {
    let fremd = liste(&[]).veroeffentliche(&pki(2).0).unwrap();
    let lies = |text: &str, stunden| {
        Statusliste::lies(text, &anker(), jetzt() + SignedDuration::from_hours(stunden)).map(drop)
    };
    assert_eq!(lies(&fremd, 0), Err(StatuslisteFehler::Aussteller));
    let eigene = veroeffentlicht(&[]);
    assert_eq!(lies(&eigene, 23), Ok(()));
    assert_eq!(lies(&eigene, 25), Err(StatuslisteFehler::Abgelaufen));
    assert_eq!(lies(&eigene, -1), Err(StatuslisteFehler::Abgelaufen));
    assert_eq!(lies("ey.ey.", 0), Err(StatuslisteFehler::Form));
    let credential = eigene.replace('.', "~");
    assert_eq!(lies(&credential, 0), Err(StatuslisteFehler::Form));
}

#[test]
fn no_character_of_a_list_can_change() {
    let text = veroeffentlicht(&[42]);
    for stelle in (0..text.len()).step_by(3) {
        let mut anders = text.clone().into_bytes();
        anders[stelle] = if anders[stelle] == b'A' { b'B' } else { b'A' };
        let anders = String::from_utf8(anders).unwrap();
        // The last character of a base64url text may carry bits that mean nothing; strict decoding refuses those too.
        assert!(
            Statusliste::lies(&anders, &anker(), jetzt()).is_err(),
            "character {stelle}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_set_of_places_comes_back(plaetze in proptest::collection::btree_set(0..PLAETZE, 0..200)) {
        let plaetze: Vec<u32> = plaetze.into_iter().collect();
        let gelesen = Statusliste::lies(&veroeffentlicht(&plaetze), &anker(), jetzt()).unwrap();
        for platz in &plaetze {
            prop_assert_eq!(gelesen.widerrufen(*platz), Some(true));
        }
        prop_assert_eq!(pruefe(veroeffentlicht(&plaetze).as_bytes(), &vertrauen(), jetzt()).urteil(), Urteil::Unbestimmt);
    }
}
