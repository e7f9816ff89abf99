//! How the foreign verifiers of PDFs are called.

use std::{fs, path::Path, process::Command};

use super::ordner;
use crate::hilfen::gegenstelle::{Ausgang, quelle, rufe};

pub(super) fn pyhanko(datei: &Path) -> Ausgang {
    let python = quelle("target/venv/bin/python");
    rufe(
        Command::new(python)
            .arg(quelle("tests/conformance/pdf_pruefen.py"))
            .arg(ordner().join("ca.pem"))
            .arg(datei),
    )
}

pub(super) fn pdfsig(datei: &Path) -> String {
    rufe(
        Command::new("pdfsig")
            .arg(datei)
            .env("HOME", env!("CARGO_TARGET_TMPDIR")),
    )
    .text
}

/// What `openssl cms -verify -cades` says about the last signature of a PDF.
pub(super) fn mit_openssl(pdf: &[u8]) -> Ausgang {
    let letzte = |nadel: &[u8]| {
        pdf.windows(nadel.len())
            .rposition(|fenster| fenster == nadel)
            .unwrap()
    };
    let bereich = &pdf[letzte(b"/ByteRange") + 10..];
    let bereich = &bereich[..bereich.iter().position(|byte| *byte == b']').unwrap()];
    let zahlen: Vec<usize> = String::from_utf8_lossy(bereich)
        .trim_start_matches([' ', '['])
        .split_whitespace()
        .map(|zahl| zahl.parse().unwrap())
        .collect();
    let [_, auf, zu, rest] = zahlen[..] else {
        panic!("four numbers")
    };
    let gesiegelt = ordner().join("gesiegelt.bytes");
    fs::write(&gesiegelt, [&pdf[..auf], &pdf[zu..zu + rest]].concat()).unwrap();
    let huelle = hex::decode(&pdf[auf + 1..zu - 1]).unwrap();
    // The length of the DER, behind which zeros stand: two bytes of it follow 30 82.
    let laenge = 4 + usize::from(huelle[2]) * 256 + usize::from(huelle[3]);
    let datei = ordner().join("siegel.p7");
    fs::write(&datei, &huelle[..laenge]).unwrap();
    let mut befehl = Command::new("openssl");
    befehl.args([
        "cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any", "-cades",
    ]);
    befehl.arg("-in").arg(datei).arg("-content").arg(gesiegelt);
    rufe(
        befehl
            .arg("-CAfile")
            .arg(ordner().join("ca.pem"))
            .args(["-out", "/dev/null"]),
    )
}
