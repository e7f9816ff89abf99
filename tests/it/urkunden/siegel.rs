//! Genuine documents: ours and programs that others wrote say yes, and ours tells what it does not know.

use std::{fs, process::Command};

use lopdf::{Document, Object, dictionary};

use super::{
    DOKUMENTE, ordner, pruefe,
    werkzeuge::{mit_openssl, pdfsig, pyhanko},
};
use crate::hilfen::{
    gegenstelle::{ausgelassen, quelle, rufe},
    prozess::meldewerk,
};

#[test]
fn foreign_programs_find_the_documents_genuine() {
    if ausgelassen("documents with pyHanko, pdfsig and qpdf") {
        return;
    }
    for name in DOKUMENTE {
        let datei = ordner().join(name);
        let urteil = pyhanko(&datei);
        assert_eq!(urteil.code, Some(0), "{name}: {}", urteil.text);
        let text = pdfsig(&datei);
        assert!(text.contains("Signature is Valid"), "{name}: {text}");
        let ausgang = rufe(Command::new("qpdf").arg("--check").arg(&datei));
        assert_eq!(ausgang.code, Some(0), "{name}: {}", ausgang.text);
    }
}

#[test]
fn foreign_programs_find_the_time_stamp_and_the_proofs_of_the_certificates() {
    if ausgelassen("long-term seals with pyHanko's check after ETSI EN 319 102-1, mutool and openssl") {
        return;
    }
    for name in DOKUMENTE {
        let datei = ordner().join(name);
        let mut befehl = Command::new(quelle("target/venv/bin/pyhanko"));
        befehl
            .args(["sign", "adesverify", "--trust"])
            .arg(ordner().join("ca.pem"));
        let ausgang = rufe(befehl.arg(&datei));
        assert!(
            ausgang
                .text
                .contains("INTACT:TRUSTED,TIMESTAMP_TOKEN<INTACT:TRUSTED>"),
            "{name}: {}",
            ausgang.text
        );
        assert_eq!(ausgang.code, Some(0), "{name}: {}", ausgang.text);
        let mutool = rufe(Command::new("mutool").args(["sign", "-v"]).arg(&datei));
        assert!(!mutool.text.contains("Digest error"), "{name}: {}", mutool.text);
        let openssl = mit_openssl(&fs::read(&datei).unwrap());
        assert_eq!(openssl.code, Some(0), "{name}: {}", openssl.text);
        let mut anders = fs::read(&datei).unwrap();
        anders[3000] ^= 1;
        let openssl = mit_openssl(&anders);
        assert_ne!(openssl.code, Some(0), "{name}: {}", openssl.text);
    }
}

#[test]
fn verify_with_the_published_list_knows_what_was_taken_back() {
    let mit_liste = |name: &str, weitere: &[&str]| {
        let mut befehl = meldewerk();
        befehl.arg("verify").arg(ordner().join(name));
        befehl.arg("--trust").arg(ordner().join("zertifikate.pem"));
        rufe(
            befehl
                .args(weitere)
                .arg("--status")
                .arg(ordner().join("status.jwt")),
        )
    };
    for (name, code, wort) in [
        ("meldebescheinigung.pdf", 0, "status: not taken back"),
        ("meldebescheinigung.sd-jwt", 0, "status: not taken back"),
        ("meldebescheinigung-papier.pdf", 1, "invalid: revoked"),
    ] {
        let ausgang = mit_liste(name, &[]);
        assert_eq!(ausgang.code, Some(code), "{name}: {}", ausgang.text);
        assert!(ausgang.text.contains(wort), "{name}: {}", ausgang.text);
    }
    assert!(
        pruefe(&ordner().join("meldebescheinigung.pdf"))
            .text
            .contains("status: not checked")
    );
}

#[test]
fn verify_calls_a_document_without_a_seal_not_ours() {
    let datei = ordner().join("fremd.pdf");
    let mut pdf = Document::with_version("1.7");
    let seiten =
        pdf.add_object(dictionary! { "Type" => "Pages", "Kids" => Vec::<Object>::new(), "Count" => 0 });
    let katalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => seiten });
    pdf.trailer.set("Root", katalog);
    pdf.save(&datei).unwrap();
    let ausgang = pruefe(&datei);
    assert_eq!(ausgang.code, Some(3), "{}", ausgang.text);
    assert!(
        ausgang
            .text
            .starts_with("indeterminate: the file carries no seal"),
        "{}",
        ausgang.text
    );
}

#[test]
fn verify_says_in_one_line_what_it_could_not_read() {
    for (datei, anker) in [("fehlt.pdf", "ca.pem"), ("meldebestaetigung.pdf", "fehlt.pem")] {
        let (datei, anker) = (ordner().join(datei), ordner().join(anker));
        let ausgang = rufe(meldewerk().arg("verify").arg(datei).arg("--trust").arg(anker));
        assert_eq!(ausgang.code, Some(2), "{}", ausgang.text);
        assert!(
            ausgang.text.contains("fehlt.") && ausgang.text.lines().count() == 1,
            "{}",
            ausgang.text
        );
    }
}
