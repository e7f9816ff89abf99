//! A table of verdicts: what each verifier says of each document. The README shows it to people, the tests hold both to it.

use std::{collections::BTreeMap, fmt::Write as _, fs, process::Command};

use crate::hilfen::gegenstelle::quelle;

/// Name, what it is, what ours says, and what the foreign verifiers say in their order.
pub(super) type Zeile = (&'static str, &'static str, &'static str, &'static str);

/// What foreign verifiers said: of which document, by which of them.
pub(super) type Urteile = BTreeMap<String, BTreeMap<String, String>>;

/// Runs a program that prints what foreign verifiers say.
pub(super) fn frage(befehl: &mut Command) -> Urteile {
    let ausgang = befehl.output().unwrap();
    let fehler = String::from_utf8_lossy(&ausgang.stderr);
    assert!(ausgang.status.success(), "{fehler}");
    serde_json::from_slice(&ausgang.stdout).unwrap()
}

/// Holds what was seen to the tables: `urteile` says of a document what ours and what the foreign ones said.
pub(super) fn halte<'z>(
    zeilen: impl IntoIterator<Item = &'z Zeile>,
    mut urteile: impl FnMut(&str) -> (String, String),
) {
    let mut anders = String::new();
    for (name, _, hier, dort) in zeilen {
        let (unseres, ihre) = urteile(name);
        if unseres != *hier || ihre != *dort {
            writeln!(anders, "{name}: {hier} {dort}; seen: {unseres} {ihre}").unwrap();
        }
    }
    assert!(anders.is_empty(), "{anders}");
}

/// Holds the README to the tables.
pub(super) fn stehen_in_der_readme(tabellen: &[&[Zeile]]) {
    let readme = fs::read_to_string(quelle("tests/conformance/README.md")).unwrap();
    for zeilen in tabellen {
        let mut tabelle = String::new();
        for (name, was, hier, dort) in *zeilen {
            let dort = dort.replace(' ', " | ");
            writeln!(tabelle, "| `{name}` | {was} | {hier} | {dort} |").unwrap();
        }
        assert!(
            readme.contains(&tabelle),
            "write into tests/conformance/README.md:\n{tabelle}"
        );
    }
}
