//! The rules in words: each refuses its example at the right place, its neighbour is accepted, and each is documented.
//!
//! The messages that are changed here lie in `belege/`; they are valid by the official schema and break no rule.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail where it likes

mod annotationen;
mod doku;
mod empfang;
mod faelle;
mod kopf;
mod person;
mod richtung;
mod rueckweisung;
mod schema;
mod stelle;

use std::path::Path;

use faelle::Fall;
use stelle::{gibt_es, ohne_eins};
use xoev::regeln::ALLE;
use xoev::{Fehler, Grund, Nachricht};

/// A message of `belege/`.
fn beleg(name: &str) -> String {
    let ordner = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regeln/belege");
    std::fs::read_to_string(ordner.join(name).with_extension("xml")).unwrap()
}

/// Every message of `belege/`, name and text.
fn belege() -> Vec<(String, String)> {
    let ordner = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regeln/belege");
    let mut namen: Vec<String> = std::fs::read_dir(ordner)
        .unwrap()
        .map(|datei| datei.unwrap().path())
        .map(|pfad| pfad.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    namen.sort();
    namen
        .into_iter()
        .map(|name| {
            let text = beleg(&name);
            (name, text)
        })
        .collect()
}

/// Id of the rule and path of a finding that comes from a rule.
#[track_caller]
fn regel(fehler: &Fehler) -> (&'static str, String) {
    let Grund::Regel(regel) = fehler.grund else {
        panic!("no rule: {fehler}")
    };
    assert_eq!(fehler.code, regel.code, "{fehler}");
    (regel.id, ohne_eins(&fehler.pfad))
}

fn alle_faelle() -> Vec<Fall> {
    [kopf::faelle(), person::faelle(), faelle::faelle()].concat()
}

#[test]
fn the_messages_that_are_changed_here_break_no_rule() {
    let belege = belege();
    assert_eq!(belege.len(), 21);
    for (name, xml) in belege {
        let gelesen = Nachricht::lesen(xml.as_bytes());
        assert!(gelesen.is_ok(), "{name}: {gelesen:?}");
    }
}

#[test]
fn examples_break_exactly_their_rule_and_their_neighbours_none() {
    for fall in alle_faelle() {
        let falsch = fall.falsch();
        let fehler = Nachricht::lesen(falsch.as_bytes()).expect_err(&fall.name());
        let gefunden: Vec<_> = fehler.iter().map(regel).collect();
        let wurzel = stelle::wurzel(&falsch);
        let erwartet: Vec<_> = fall
            .erwartet
            .iter()
            .map(|(id, pfad)| (*id, format!("/{wurzel}/{pfad}")))
            .collect();
        assert_eq!(gefunden, erwartet, "{}", fall.name());
        for fehler in &fehler {
            assert!(
                gibt_es(&falsch, &fehler.pfad),
                "{}: no element {}",
                fall.name(),
                fehler.pfad
            );
        }
        let gut = Nachricht::lesen(fall.gut().as_bytes());
        assert!(gut.is_ok(), "{}: the neighbour is refused: {gut:?}", fall.name());
    }
}

#[test]
fn every_rule_about_a_message_has_an_example() {
    let faelle = alle_faelle();
    for regel in ALLE.iter().filter(|regel| !regel.id.starts_with("R-EMPFANG")) {
        assert!(
            faelle
                .iter()
                .flat_map(|fall| &fall.erwartet)
                .any(|(id, _)| *id == regel.id),
            "{} has no example",
            regel.id
        );
    }
}

#[test]
fn findings_beyond_a_hundred_are_not_collected() {
    let viele = "<xmeld:eintragung><code>1</code></xmeld:eintragung>".repeat(1000);
    let xml = beleg("1713").replacen("<xmeld:eintragung><code>2</code></xmeld:eintragung>", &viele, 1);
    let fehler = Nachricht::lesen(xml.as_bytes()).unwrap_err();
    assert_eq!(fehler.len(), 100);
    assert!(fehler[99].pfad.ends_with("/eintragung[100]"));
}
