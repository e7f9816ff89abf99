//! The circuit breaker: when nobody is asked, who tries again, and when it is over.

use std::sync::Arc;

use xoev::ags::Ags;

use super::stummel::{Antwort, Stummel, inhalt, status};
use super::{Stelluhr, verbindung};
use crate::store::proben::um;
use crate::transport::{Frageart, Registerverbindung as _, Sicherung, TransportFehler};

const ALTSTADT: &str = "99000001";
const NEUSTADT: &str = "99000002";

fn ags(text: &str) -> Ags {
    Ags::parse(text).unwrap()
}

fn pause(bis: i64) -> TransportFehler {
    TransportFehler::Pause { bis: um(bis) }
}

#[tokio::test]
async fn after_five_failures_a_register_is_left_alone_and_others_are_not() {
    let (kaputt, heil) = (Stummel::neu([]), Stummel::mit(|_| inhalt("<ja/>")));
    let uhr = Stelluhr::neu(um(0));
    let sicherung = Sicherung::neu(verbindung(&[(ALTSTADT, &kaputt), (NEUSTADT, &heil)]), uhr.clone());
    for _ in 0..5 {
        let antwort = sicherung
            .sende_synchron(ags(ALTSTADT), Frageart::Abruf, b"<frage/>")
            .await;
        assert!(matches!(antwort, Err(TransportFehler::NichtErreichbar(_))));
    }
    let gefragt = kaputt.anfragen().len();
    assert_eq!(
        sicherung
            .sende_synchron(ags(ALTSTADT), Frageart::Abruf, b"<frage/>")
            .await,
        Err(pause(30))
    );
    assert_eq!(kaputt.anfragen().len(), gefragt, "nobody was asked");
    assert_eq!(
        sicherung
            .sende_synchron(ags(NEUSTADT), Frageart::Abruf, b"<frage/>")
            .await,
        Ok(b"<ja/>".to_vec())
    );
    uhr.stelle(um(30));
    let probe = sicherung
        .sende_synchron(ags(ALTSTADT), Frageart::Abruf, b"<frage/>")
        .await;
    assert!(
        matches!(probe, Err(TransportFehler::NichtErreichbar(_))),
        "one trial"
    );
    assert_eq!(
        sicherung
            .sende_synchron(ags(ALTSTADT), Frageart::Abruf, b"<frage/>")
            .await,
        Err(pause(90)),
        "and a longer pause"
    );
}

#[tokio::test]
async fn while_one_tries_nobody_else_does_and_one_answer_ends_the_pause() {
    let mut kommt = 5;
    let register = Stummel::mit(move |_| {
        kommt -= 1;
        if kommt >= 0 { status(503) } else { inhalt("<ja/>") }
    });
    let uhr = Stelluhr::neu(um(0));
    let sicherung = Sicherung::neu(verbindung(&[(ALTSTADT, &register)]), uhr.clone());
    for _ in 0..5 {
        let _ = sicherung
            .sende_synchron(ags(ALTSTADT), Frageart::Abruf, b"<frage/>")
            .await;
    }
    uhr.stelle(um(31));
    let probe = sicherung.sende_synchron(ags(ALTSTADT), Frageart::Abruf, b"<frage/>");
    let zugleich = async {
        // The trial has been let through when this is polled.
        sicherung
            .sende_synchron(ags(ALTSTADT), Frageart::Abruf, b"<frage/>")
            .await
    };
    let (probe, zugleich) = tokio::join!(biased; probe, zugleich);
    assert_eq!(probe, Ok(b"<ja/>".to_vec()));
    assert!(
        matches!(zugleich, Err(TransportFehler::Pause { .. })),
        "{zugleich:?}"
    );
    assert!(
        sicherung
            .sende_synchron(ags(ALTSTADT), Frageart::Abruf, b"<frage/>")
            .await
            .is_ok()
    );
}

#[tokio::test]
async fn a_refusal_is_an_answer_and_a_broken_connection_is_tried_once_more() {
    let register = Stummel::neu([status(403), Antwort::Abbruch, inhalt("<ja/>")]);
    let weg = verbindung(&[(ALTSTADT, &register)]);
    let sicherung = Sicherung::neu(Arc::clone(&weg), Stelluhr::neu(um(0)));
    assert_eq!(
        sicherung
            .sende_synchron(ags(ALTSTADT), Frageart::Abruf, b"<frage/>")
            .await,
        Err(TransportFehler::Abgewiesen { status: 403 })
    );
    assert_eq!(
        sicherung
            .sende_synchron(ags(ALTSTADT), Frageart::Abruf, b"<frage/>")
            .await,
        Ok(b"<ja/>".to_vec()),
        "torn, and asked again on a connection of its own"
    );
    assert_eq!(register.anfragen().len(), 3);
}

#[tokio::test]
async fn a_torn_question_that_leaves_something_behind_is_not_asked_again() {
    let register = Stummel::neu([Antwort::Abbruch, inhalt("<ja/>")]);
    let weg = verbindung(&[(ALTSTADT, &register)]);
    let antwort = weg
        .sende_synchron(ags(ALTSTADT), Frageart::Auftrag, b"<frage/>")
        .await;
    assert!(matches!(antwort, Err(TransportFehler::NichtErreichbar(_))));
    assert_eq!(register.anfragen().len(), 1);
}
