//! `docs/xmeld-rules.md` says all and nothing else: every demand of the standard, every rule of ours, tests that exist.

use std::collections::BTreeSet;
use std::path::Path;

use xoev::regeln::ALLE;

use crate::annotationen::fordernde;

fn dokument() -> String {
    let pfad = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/xmeld-rules.md");
    std::fs::read_to_string(pfad).unwrap()
}

/// The rows of all tables under the heading `abschnitt`, cell by cell.
fn zeilen(abschnitt: &str) -> Vec<Vec<String>> {
    let dokument = dokument();
    let (_, ab) = dokument.split_once(&format!("\n## {abschnitt}\n")).unwrap();
    let bis = ab.find("\n## ").unwrap_or(ab.len());
    ab[..bis]
        .lines()
        .filter(|zeile| zeile.starts_with('|') && !zeile.starts_with("|---"))
        .map(|zeile| {
            let zellen = zeile.trim_matches('|').split(" | ");
            zellen.map(|zelle| zelle.trim().to_owned()).collect()
        })
        .filter(|zellen: &Vec<String>| !["Where", "Rule", "What"].contains(&zellen[0].as_str()))
        .collect()
}

/// The ids of rules in a text.
fn ids(text: &str) -> BTreeSet<String> {
    text.split('`')
        .filter(|teil| teil.starts_with("R-"))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_demand_of_the_standard_has_a_row_and_every_row_a_demand() {
    let zeilen = zeilen("Annotations");
    let orte: BTreeSet<String> = zeilen
        .iter()
        .map(|zellen| zellen[0].trim_matches('`').to_owned())
        .collect();
    assert_eq!(orte.len(), zeilen.len(), "a place has two rows");
    let Some(fordernde) = fordernde() else {
        return;
    };
    let fordernde: BTreeSet<String> = fordernde.into_iter().collect();
    let ohne_zeile: Vec<_> = fordernde.difference(&orte).collect();
    let ohne_forderung: Vec<_> = orte.difference(&fordernde).collect();
    assert!(ohne_zeile.is_empty(), "no row: {ohne_zeile:#?}");
    assert!(ohne_forderung.is_empty(), "nothing demanded: {ohne_forderung:#?}");
    assert_eq!(fordernde.len(), zeilen.len());
}

#[test]
fn every_row_names_a_rule_with_example_and_test_or_says_why_there_is_none() {
    let tests = tests();
    for zellen in zeilen("Annotations") {
        let [ort, forderung, regel, beispiel, test] = zellen.as_slice() else {
            panic!("not five cells: {zellen:?}")
        };
        assert!(!forderung.is_empty(), "{ort}");
        if regel.starts_with("not checkable: ") {
            assert_eq!(
                (beispiel.as_str(), test.as_str()),
                ("\u{2013}", "\u{2013}"),
                "{ort}"
            );
            continue;
        }
        assert!(regel.starts_with("schema: ") || !ids(regel).is_empty(), "{ort}");
        assert!(beispiel.chars().count() > 1, "{ort} has no example");
        for name in test.split(", ") {
            assert!(tests.contains(&format!("fn {name}")), "{ort}: no test {name}");
        }
    }
    for zellen in zeilen("Rules from other texts") {
        assert_eq!(zellen.len(), 4, "{zellen:?}");
        for name in zellen[3].split(", ") {
            assert!(
                tests.contains(&format!("fn {name}")),
                "{zellen:?}: no test {name}"
            );
        }
    }
}

#[test]
fn the_document_and_the_code_have_the_same_rules() {
    let im_code: BTreeSet<String> = ALLE.iter().map(|regel| regel.id.to_owned()).collect();
    let im_dokument: BTreeSet<String> = ["Annotations", "Rules from other texts"]
        .iter()
        .flat_map(|abschnitt| zeilen(abschnitt))
        .flat_map(|zellen| ids(&zellen.concat()))
        .collect();
    assert_eq!(im_dokument, im_code);
}

/// The sources of these tests.
fn tests() -> String {
    let ordner = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/regeln");
    std::fs::read_dir(ordner)
        .unwrap()
        .map(|datei| datei.unwrap().path())
        .filter(|pfad| pfad.extension().is_some_and(|endung| endung == "rs"))
        .map(|pfad| std::fs::read_to_string(pfad).unwrap())
        .collect()
}
