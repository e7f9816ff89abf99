//! Every page and every journey in a real browser, looked at by axe-core in every rendering; the messages that passed
//! meanwhile are valid against the official schemas, and follow the rules that the standard states in words.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::hilfen::{
    gegenstelle::{ausgelassen, quelle, rufe, sage},
    prozess::{Demo, meldewerk},
};

#[test]
fn all_journeys_are_accessible_and_whole_in_a_browser() {
    if ausgelassen("all journeys in a browser") {
        return;
    }
    let ordner = tempfile::tempdir().unwrap();
    let nachrichten = ordner.path().join("nachrichten");
    let demo = Demo::starte_mit(&ordner.path().join("daten"), 0, Some(&nachrichten));
    let bilder = quelle("target/e2e");
    let ausgang = rufe(
        Command::new("node")
            .arg(quelle("tests/e2e/reise.mjs"))
            .args(["--dienst", &demo.orte.dienst, "--altstadt", &demo.orte.altstadt])
            .args([
                "--neustadt",
                &demo.orte.neustadt,
                "--anbieter",
                &demo.orte.anbieter,
            ])
            .arg("--bilder")
            .arg(&bilder),
    );
    assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
    sage(&ausgang.text);
    sage(&format!(
        "screenshots of every page: {}",
        Path::new(&bilder).display()
    ));
    sind_gueltig(&nachrichten);
}

/// All messages of the journeys hold before libxml2 with the official schemas, and before our own rules.
fn sind_gueltig(ordner: &Path) {
    let alle: Vec<PathBuf> = fs::read_dir(ordner)
        .unwrap()
        .map(|datei| datei.unwrap().path())
        .collect();
    for typ in ["1702", "1703", "1704", "1705", "1706", "1707"] {
        let wie = format!("-{typ}.xml");
        let da = alle
            .iter()
            .any(|datei| datei.to_string_lossy().ends_with(wie.as_str()));
        assert!(da, "no message {typ} passed");
    }
    let urteil = rufe(Command::new(quelle("tests/conformance/xsd_pruefen")).args(&alle));
    assert_eq!(urteil.code, Some(0), "{}", urteil.text);
    let urteil = rufe(meldewerk().arg("validate").args(&alle));
    assert_eq!(urteil.code, Some(0), "{}", urteil.text);
    sage(&format!("{} messages of the journeys are valid", alle.len()));
}
