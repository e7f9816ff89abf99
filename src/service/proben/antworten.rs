//! Late, doubled and contradictory messages of a register.

use super::{Welt, arten, um};
use crate::{audit::Vorgang, fall::Zustand, store::Zustellstand};

/// UUID of the message that the examples answer.
const BEZUG_DER_BELEGE: &str = "c63180d1-6e43-452a-ae2c-ced11fcad0bf";

macro_rules! beleg {
    ($name:literal) => {
        include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/crates/xoev/tests/regeln/belege/",
            $name
        ))
    };
}

/// A message of the examples, as an answer to the 1704 of this case.
fn antwort(welt: &Welt, beleg: &str) -> String {
    let bezug = welt.nachricht.to_string();
    let xml = beleg.replace(BEZUG_DER_BELEGE, &bezug);
    assert!(xml.contains(&bezug), "the example answers something");
    xml
}

#[tokio::test]
async fn a_second_1707_says_nothing_new_and_an_opposite_one_is_a_case_for_the_operator() {
    let welt = Welt::neu().await;
    welt.empfange(1, antwort(&welt, beleg!("1707.xml"))).await;
    let entschieden = welt.zustand().await;
    assert_eq!(entschieden.name(), "angemeldet");
    let Zustand::Angemeldet {
        dokumente, personen, ..
    } = &entschieden
    else {
        panic!("{entschieden:?}")
    };
    assert_eq!(dokumente.len(), personen.len(), "each document names its person");
    assert!(!dokumente.is_empty());

    welt.empfange(2, antwort(&welt, beleg!("1707.xml"))).await;
    welt.empfange(3, antwort(&welt, beleg!("1707-ablehnung.xml")))
        .await;
    assert_eq!(welt.zustand().await, entschieden, "decided stays decided");
    let journal = welt.journal().await;
    let arten = arten(&journal);
    assert_eq!(arten[arten.len() - 2..], ["unbeachtet", "widerspruch"]);
    let Some(Vorgang::Widerspruch { typ, grund, .. }) = journal.last() else {
        panic!("{journal:?}")
    };
    assert_eq!(typ, "1707");
    assert!(
        grund.contains("abgelehnt") && grund.contains("angemeldet"),
        "{grund}"
    );
}

#[tokio::test]
async fn an_entry_after_a_refusal_changes_nothing_and_is_a_case_for_the_operator() {
    let welt = Welt::neu().await;
    welt.empfange(1, antwort(&welt, beleg!("1707-ablehnung.xml")))
        .await;
    assert_eq!(welt.zustand().await.name(), "abgelehnt");
    welt.empfange(2, antwort(&welt, beleg!("1707.xml"))).await;
    assert_eq!(welt.zustand().await.name(), "abgelehnt");
    assert_eq!(arten(&welt.journal().await).last().unwrap(), "widerspruch");
}

#[tokio::test]
async fn an_answer_proves_that_its_message_arrived_even_if_it_was_given_up() {
    let welt = Welt::neu().await;
    welt.vermerke(&Zustellstand::Aufgegeben {
        versuche: 40,
        grund: "nicht-erreichbar".to_owned(),
    })
    .await;
    welt.aendere(|fall| {
        fall.zustand = Zustand::Gestoert {
            code: "nicht-erreichbar".to_owned(),
        };
    })
    .await;
    welt.empfange(1, antwort(&welt, beleg!("1705.xml"))).await;
    assert_eq!(welt.zustand().await.name(), "code-erwartet");
    assert_eq!(
        welt.stand_der_nachricht().await,
        Some(Zustellstand::Zugestellt { am: um(100) })
    );
    assert_eq!(arten(&welt.journal().await), ["zugestellt", "empfangen"]);
}

#[tokio::test]
async fn a_decision_after_the_lapse_counts() {
    let welt = Welt::neu().await;
    welt.aendere(|fall| {
        fall.zustand = Zustand::Verfallen {
            aktenzeichen: "NEU-1".to_owned(),
            fristende: None,
        };
    })
    .await;
    welt.empfange(1, antwort(&welt, beleg!("1707.xml"))).await;
    assert_eq!(welt.zustand().await.name(), "angemeldet");
}
