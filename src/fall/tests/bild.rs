//! `docs/zustand.md` against the code, row by row.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::fall::{
    Ereignis, Zustand,
    probe::{ereignisse, zustaende},
};

const BILD: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/zustand.md"));

/// State, event and new state.
type Weg = (String, String, String);

/// What the code does: the ways, and what says nothing new.
fn code() -> (BTreeSet<Weg>, BTreeSet<(String, String)>) {
    let (mut wege, mut nichts_neues) = (BTreeSet::new(), BTreeSet::new());
    for zustand in zustaende() {
        for ereignis in ereignisse() {
            let (von, was) = (zustand.name().to_owned(), ereignis.name().to_owned());
            match zustand.nach(ereignis, Timestamp::UNIX_EPOCH) {
                Ok(Some(neu)) => drop(wege.insert((von, was, neu.name().to_owned()))),
                Ok(None) => drop(nichts_neues.insert((von, was))),
                Err(_) => {}
            }
        }
    }
    (wege, nichts_neues)
}

/// The rows of the table under this heading, each cell without its backticks.
fn tafel(ueberschrift: &str) -> Vec<Vec<String>> {
    let abschnitt = BILD
        .split("\n## ")
        .find(|teil| teil.starts_with(ueberschrift))
        .unwrap_or_else(|| panic!("no section {ueberschrift}"));
    abschnitt
        .lines()
        .filter(|zeile| zeile.starts_with("| `"))
        .map(|zeile| {
            let zellen = zeile.trim_matches('|').split('|');
            zellen.map(|zelle| zelle.trim().replace('`', "")).collect()
        })
        .collect()
}

/// `code-erwartet` as the picture writes it: `CodeErwartet`.
fn gross(name: &str) -> String {
    name.split('-')
        .flat_map(|teil| {
            let (erster, rest) = teil.split_at(1);
            [erster.to_uppercase(), rest.to_owned()]
        })
        .collect()
}

#[test]
fn the_table_of_ways_is_the_code() {
    let gezeichnet: BTreeSet<Weg> = tafel("Ways")
        .into_iter()
        .map(|zeile| (zeile[0].clone(), zeile[1].clone(), zeile[2].clone()))
        .collect();
    assert_eq!(gezeichnet, code().0);
}

#[test]
fn the_picture_shows_the_same_ways() {
    let gezeichnet: BTreeSet<Weg> = BILD
        .lines()
        .filter_map(|zeile| zeile.trim().split_once(" --> "))
        .filter(|(von, _)| *von != "[*]")
        .filter_map(|(von, rest)| {
            let (nach, was) = rest.split_once(": ")?;
            Some((von.to_owned(), was.to_owned(), nach.to_owned()))
        })
        .collect();
    let wege = code().0.into_iter();
    let erwartet = wege.map(|(von, was, nach)| (gross(&von), was, gross(&nach)));
    assert_eq!(gezeichnet, erwartet.collect());
    for zustand in zustaende() {
        let ende = format!("    {} --> [*]\n", gross(zustand.name()));
        assert_eq!(BILD.contains(&ende), zustand.ist_ende(), "{ende}");
    }
}

#[test]
fn the_table_of_what_says_nothing_new_is_the_code() {
    let gezeichnet: BTreeSet<_> = tafel("Nothing new")
        .into_iter()
        .flat_map(|zeile| {
            let von = zeile[0].clone();
            let ereignisse = zeile[1].split(", ").map(str::to_owned).collect::<Vec<_>>();
            ereignisse.into_iter().map(move |was| (von.clone(), was))
        })
        .collect();
    assert_eq!(gezeichnet, code().1);
}

#[test]
fn every_state_and_event_has_its_row() {
    let ja = |gilt: bool| if gilt { "yes" } else { "no" };
    let zeilen = tafel("States");
    let gezeichnet: Vec<_> = zeilen
        .iter()
        .map(|zeile| (zeile[0].as_str(), zeile[2].as_str(), zeile[3].as_str()))
        .collect();
    let alle = zustaende();
    let erwartet: Vec<_> = alle
        .iter()
        .map(|zustand| (zustand.name(), ja(zustand.ist_offen()), ja(zustand.ist_ende())))
        .collect();
    assert_eq!(gezeichnet, erwartet);
    let genannt: Vec<_> = tafel("Events")
        .into_iter()
        .flat_map(|zeile| zeile[0].split(", ").map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let namen: Vec<_> = ereignisse().iter().map(Ereignis::name).collect();
    assert_eq!(genannt, namen);
}

/// A new state or event must come into the samples, or the tables above would not see it.
#[test]
fn the_samples_hold_every_kind() {
    let namen: BTreeSet<_> = zustaende().iter().map(Zustand::name).collect();
    assert_eq!(namen.len(), 9);
    assert_eq!(ereignisse().len(), 10);
}
