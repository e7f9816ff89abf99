//! The seal on paper, read from the rendered page.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::ordner;
use crate::hilfen::{
    gegenstelle::{Ausgang, ausgelassen, quelle, rufe},
    prozess::meldewerk,
};

/// The page of the Meldebescheinigung with a seal for the print, rendered at so many dots per inch.
fn seite(name: &str, dpi: u32, art: &str) -> PathBuf {
    let stamm = ordner().join(format!("{name}-{dpi}"));
    let pdf = ordner().join("meldebescheinigung-papier.pdf");
    let mut befehl = Command::new("pdftoppm");
    befehl.args(["-singlefile", art, "-r"]).arg(dpi.to_string());
    let ausgang = rufe(befehl.arg(pdf).arg(&stamm));
    assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
    stamm.with_extension(
        art.trim_start_matches('-')
            .replace("gray", "pgm")
            .replace("jpeg", "jpg"),
    )
}

/// The verdict of libraries that others wrote on seals on paper.
fn fremde_siegelpruefung(dateien: &[PathBuf]) -> Ausgang {
    rufe(
        Command::new(quelle("target/venv/bin/python"))
            .arg(quelle("tests/conformance/vds_pruefen.py"))
            .arg(ordner().join("zertifikate.pem"))
            .args(dateien),
    )
}

fn pruefe_papier(datei: &Path) -> Ausgang {
    let mut befehl = meldewerk();
    befehl.arg("verify").arg(datei).arg("--trust");
    rufe(befehl.arg(ordner().join("zertifikate.pem")))
}

#[test]
fn a_print_is_verified_by_its_seal_here_and_by_foreign_libraries() {
    if ausgelassen("the seal on paper with zxing-cpp and cryptography") {
        return;
    }
    let seiten = [150, 200].map(|dpi| seite("echt", dpi, "-gray"));
    let dort = fremde_siegelpruefung(&seiten);
    assert_eq!(dort.code, Some(0), "{}", dort.text);
    let gelesen: serde_json::Value = serde_json::from_str(&dort.text).unwrap();
    assert_eq!(gelesen["authority"], "Stadt Neustadt, Bürgerservice");
    assert_eq!(gelesen["data"]["STREET"], "Neue Straße");
    // Our own reader finds the same bytes on the same pages, and on a seal that is only these bytes.
    let siegel = ordner().join("siegel.vds");
    fs::write(&siegel, hex::decode(gelesen["bytes"].as_str().unwrap()).unwrap()).unwrap();
    for datei in [
        seite("echt", 150, "-png"),
        seite("echt", 200, "-jpeg"),
        siegel.clone(),
    ] {
        let hier = pruefe_papier(&datei);
        assert_eq!(hier.code, Some(0), "{}: {}", datei.display(), hier.text);
        assert!(
            hier.text.contains("Stadt Neustadt, Bürgerservice"),
            "{}",
            hier.text
        );
    }
    assert_eq!(fremde_siegelpruefung(&[siegel]).code, Some(0));
}

#[test]
fn a_seal_with_one_changed_byte_is_refused_here_and_elsewhere() {
    if ausgelassen("changed seals on paper with cryptography") {
        return;
    }
    let dort = fremde_siegelpruefung(&[seite("anders", 200, "-gray")]);
    let gelesen: serde_json::Value = serde_json::from_str(&dort.text).unwrap();
    let siegel = hex::decode(gelesen["bytes"].as_str().unwrap()).unwrap();
    for stelle in [20, 100, 200, siegel.len() - 1] {
        let mut anders = siegel.clone();
        anders[stelle] ^= 1;
        let datei = ordner().join(format!("veraendert-{stelle}.vds"));
        fs::write(&datei, anders).unwrap();
        assert!(matches!(pruefe_papier(&datei).code, Some(1 | 3)), "byte {stelle}");
        let dort = fremde_siegelpruefung(&[datei]);
        assert_eq!(dort.code, Some(1), "byte {stelle}: {}", dort.text);
    }
}
