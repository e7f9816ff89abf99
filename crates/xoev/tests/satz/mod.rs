//! The official schema set beside the project, and what xmllint says by it.
#![allow(dead_code)] // each test uses a part of it

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The official set beside the project, or `None` with a loud note.
pub fn amtlicher_satz() -> Option<PathBuf> {
    let pfad = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/xoev/xmeld-25.11a");
    let gefunden = pfad.canonicalize().ok();
    if gefunden.is_none() {
        nicht_geprueft(&format!("{} is not here", pfad.display()));
    }
    gefunden
}

/// The schema files of messages of XMeld and of rejections of XInneres, within the set.
pub const SCHEMATA: [&str; 2] = [
    "www.osci.de/xmeld2511a/xinneres.xmeld.xsd",
    "www.osci.de/xinneres/rueckweisung/6/xinneres-rueckweisung.xsd",
];

/// For each document whether the official schema accepts it; `None` if xmllint or the set is missing.
pub fn urteile(dokumente: &[(&str, Vec<u8>)]) -> Option<Vec<bool>> {
    let satz = amtlicher_satz()?;
    let ordner = ordner();
    let mut gut = vec![false; dokumente.len()];
    // One call does not take any number of files.
    let teile = dokumente.len().div_ceil(1000);
    for (nummer, schema) in (0..2 * teile).map(|nummer| (nummer / 2, SCHEMATA[nummer % 2])) {
        let mut dateien = false;
        let mut befehl = Command::new("xmllint");
        befehl
            .args(["--nonet", "--noout", "--schema", schema])
            .current_dir(&satz);
        befehl.env("XML_CATALOG_FILES", satz.join("catalog.xml"));
        for (nummer, (typ, xml)) in dokumente.iter().enumerate().skip(nummer * 1000).take(1000) {
            if (*typ == "0010") == (schema == SCHEMATA[1]) {
                let datei = ordner.join(format!("{nummer}.xml"));
                std::fs::write(&datei, xml).unwrap();
                befehl.arg(datei);
                dateien = true;
            }
        }
        if !dateien {
            continue;
        }
        let Ok(ergebnis) = befehl.output() else {
            nicht_geprueft("xmllint is not installed");
            return None;
        };
        for zeile in String::from_utf8_lossy(&ergebnis.stderr).lines() {
            if let Some(pfad) = zeile.strip_suffix(" validates") {
                let nummer = Path::new(pfad).file_stem().unwrap().to_str().unwrap();
                gut[nummer.parse::<usize>().unwrap()] = true;
            }
        }
    }
    std::fs::remove_dir_all(ordner).unwrap();
    Some(gut)
}

/// Says so past the test runner, which hides what a passing test prints.
fn nicht_geprueft(warum: &str) {
    let mut fehlerausgabe = std::io::stderr();
    writeln!(
        fehlerausgabe,
        "NOT CHECKED: {warum}, nothing was compared with the official set"
    )
    .unwrap();
}

fn ordner() -> PathBuf {
    static ZAEHLER: AtomicUsize = AtomicUsize::new(0);
    let nummer = ZAEHLER.fetch_add(1, Ordering::Relaxed);
    let ordner = std::env::temp_dir().join(format!("xoev-amtlich-{}-{nummer}", std::process::id()));
    std::fs::create_dir_all(&ordner).unwrap();
    ordner
}
