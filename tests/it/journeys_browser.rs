//! Every page and every journey in a real browser, at the width of a phone and of a desktop, looked at by axe-core.

use std::{path::Path, process::Command};

use crate::hilfen::{
    gegenstelle::{ausgelassen, quelle, rufe, sage},
    prozess::Demo,
};

#[test]
fn all_journeys_are_accessible_and_whole_in_a_browser() {
    if ausgelassen("all journeys in a browser") {
        return;
    }
    let ordner = tempfile::tempdir().unwrap();
    let demo = Demo::starte(ordner.path());
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
    sage(&format!(
        "screenshots of every page: {}",
        Path::new(&bilder).display()
    ));
}
