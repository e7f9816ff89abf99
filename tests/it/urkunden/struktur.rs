//! Tags, names, fonts and attachments of the documents against PDF/A-3a and PDF/UA-1. veraPDF was not at hand.

use std::process::Command;

use super::{DOKUMENTE, ordner};
use crate::hilfen::gegenstelle::{ausgelassen, quelle, rufe};

#[test]
fn the_structure_of_the_documents_is_that_of_pdf_a_and_pdf_ua() {
    if ausgelassen("the structure of documents with pikepdf") {
        return;
    }
    let ausgang = rufe(
        Command::new(quelle("target/venv/bin/python"))
            .arg(quelle("tests/conformance/struktur_pruefen.py"))
            .args(DOKUMENTE.map(|name| ordner().join(name)))
            .arg(ordner().join("meldebescheinigung-papier.pdf")),
    );
    assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
}
