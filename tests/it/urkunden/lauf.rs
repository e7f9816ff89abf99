//! The one run of `meldewerk demo --check`: what it tells, and the messages that it kept.

use std::{collections::BTreeSet, fs, path::PathBuf, process::Command};

use super::{LAUF, ordner};
use crate::hilfen::gegenstelle::{ausgelassen, quelle, rufe, sage};

/// Number and type of each message that passed.
fn nachrichten() -> Vec<(PathBuf, String)> {
    let mut alle: Vec<_> = fs::read_dir(ordner())
        .unwrap()
        .map(|datei| datei.unwrap().path())
        .collect();
    alle.sort();
    alle.into_iter()
        .filter(|datei| datei.extension().is_some_and(|endung| endung == "xml"))
        .map(|datei| {
            let typ = datei
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .split('-')
                .nth(1)
                .unwrap()
                .to_owned();
            (datei, typ)
        })
        .collect()
}

#[test]
fn both_journeys_are_walked_and_each_step_is_told() {
    ordner();
    let text = &LAUF.ausgang.text;
    assert!(
        text.contains("all steps passed") && !text.contains("FAIL"),
        "{text}"
    );
}

#[test]
fn every_kind_of_message_of_the_two_journeys_passes() {
    let typen: BTreeSet<String> = nachrichten().into_iter().map(|(_, typ)| typ).collect();
    assert_eq!(
        typen,
        [
            "1700", "1701", "1702", "1703", "1704", "1707", "1708", "1709", "1710"
        ]
        .map(str::to_owned)
        .into()
    );
}

#[test]
fn every_message_is_valid_for_the_official_schema_set() {
    if ausgelassen("messages against the official schema set with xmllint") {
        return;
    }
    if !quelle("../shared/xoev/xmeld-25.11a/catalog.xml").exists() {
        sage(
            "NOT CHECKED: messages against the official schema set; ../shared/xoev/xmeld-25.11a is not there",
        );
        return;
    }
    let dateien = nachrichten().into_iter().map(|(datei, _)| datei);
    let ausgang = rufe(Command::new(quelle("tests/conformance/xsd_pruefen")).args(dateien));
    assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
}
