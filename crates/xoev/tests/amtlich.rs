//! The official schema set as judge: what it accepts we read, what we write it accepts.

mod bau;

use std::path::{Path, PathBuf};
use std::process::Command;

use xoev::Nachricht;

/// The official set beside the project, or `None` with a loud note.
fn amtlicher_satz() -> Option<PathBuf> {
    let pfad = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/xoev/xmeld-25.11a");
    match pfad.canonicalize() {
        Ok(pfad) => Some(pfad),
        Err(_) => {
            eprintln!("NOT CHECKED: {} is not here, nothing was compared with the official set", pfad.display());
            None
        }
    }
}

fn proben() -> Vec<(PathBuf, Vec<u8>)> {
    let Some(satz) = amtlicher_satz() else { return Vec::new() };
    let mut proben: Vec<_> = std::fs::read_dir(satz.join("own-samples"))
        .unwrap()
        .map(|eintrag| eintrag.unwrap().path())
        .map(|pfad| (pfad.clone(), std::fs::read(&pfad).unwrap()))
        .collect();
    proben.sort();
    assert!(!proben.is_empty());
    proben
}

/// Errors that xmllint has with the message, or `None` if it cannot be asked.
fn schemafehler(nachricht: &Nachricht) -> Option<String> {
    let satz = amtlicher_satz()?;
    let schema = match nachricht.typ() {
        "0010" => "www.osci.de/xinneres/rueckweisung/6/xinneres-rueckweisung.xsd",
        _ => "www.osci.de/xmeld2511a/xinneres.xmeld.xsd",
    };
    let name = format!("xoev-{}-{}.xml", std::process::id(), nachricht.kopf().nachrichten_uuid);
    let datei = std::env::temp_dir().join(name);
    std::fs::write(&datei, nachricht.schreiben()).unwrap();
    let ergebnis = Command::new("xmllint")
        .args(["--nonet", "--noout", "--schema", schema])
        .arg(&datei)
        .current_dir(&satz)
        .env("XML_CATALOG_FILES", satz.join("catalog.xml"))
        .output();
    std::fs::remove_file(&datei).unwrap();
    match ergebnis {
        Err(_) => {
            eprintln!("NOT CHECKED: xmllint is not installed, our output was not validated");
            None
        }
        Ok(ergebnis) if ergebnis.status.success() => Some(String::new()),
        Ok(ergebnis) => Some(String::from_utf8_lossy(&ergebnis.stderr).into_owned()),
    }
}

#[test]
fn every_sample_survives_reading_writing_and_reading() {
    for (pfad, bytes) in proben() {
        let gelesen = Nachricht::lesen(&bytes).unwrap_or_else(|fehler| panic!("{}: {fehler:#?}", pfad.display()));
        let geschrieben = gelesen.schreiben();
        let wieder = Nachricht::lesen(&geschrieben).unwrap();
        assert!(gelesen == wieder, "{}", pfad.display());
        assert!(geschrieben == wieder.schreiben());
    }
}

#[test]
fn the_official_schema_accepts_the_samples_as_we_write_them() {
    for (pfad, bytes) in proben() {
        let nachricht = Nachricht::lesen(&bytes).unwrap();
        if let Some(fehler) = schemafehler(&nachricht) {
            assert_eq!(fehler, "", "{}", pfad.display());
        }
    }
}

#[test]
fn every_message_with_every_element_is_valid_and_survives() {
    for nachricht in bau::alle_vollen() {
        assert_eq!(nachricht.pruefen(), [], "{}", nachricht.typ());
        let bytes = nachricht.schreiben();
        let wieder = Nachricht::lesen(&bytes).unwrap_or_else(|fehler| panic!("{}: {fehler:#?}", nachricht.typ()));
        assert!(nachricht == wieder, "{}", nachricht.typ());
        if let Some(fehler) = schemafehler(&nachricht) {
            assert_eq!(fehler, "", "{}", nachricht.typ());
        }
    }
}
