//! Changed documents: one byte, a page, an attachment, the signed range, a second signature.

use std::{fs, path::PathBuf, process::Command};

use super::{
    DOKUMENTE, ordner, pruefe,
    werkzeuge::{pdfsig, pyhanko},
};
use crate::hilfen::gegenstelle::{ausgelassen, quelle, rufe};

/// A copy of a document with one byte changed.
fn veraendert(name: &str) -> PathBuf {
    let mut inhalt = fs::read(ordner().join(name)).unwrap();
    let stelle = inhalt.len() / 3;
    inhalt[stelle] ^= 1;
    let datei = ordner().join(format!("veraendert-{name}"));
    fs::write(&datei, inhalt).unwrap();
    datei
}

#[test]
fn foreign_programs_notice_one_changed_byte() {
    if ausgelassen("changed documents with pyHanko and pdfsig") {
        return;
    }
    for name in DOKUMENTE {
        let datei = veraendert(name);
        let urteil = pyhanko(&datei);
        assert_eq!(urteil.code, Some(1), "{name}: {}", urteil.text);
        let text = pdfsig(&datei);
        assert!(!text.contains("Signature is Valid"), "{name}: {text}");
    }
}

#[test]
fn verify_tells_genuine_from_changed() {
    for name in DOKUMENTE {
        let echt = pruefe(&ordner().join(name));
        assert_eq!(echt.code, Some(0), "{name}: {}", echt.text);
        assert!(echt.text.starts_with("valid"), "{}", echt.text);
        let anders = pruefe(&veraendert(name));
        assert_eq!(anders.code, Some(1), "{name}: {}", anders.text);
        assert!(anders.text.starts_with("invalid: changed"), "{}", anders.text);
    }
}

#[test]
fn no_hostile_copy_of_a_document_is_valid_here_or_for_pyhanko() {
    if ausgelassen("hostile copies with pyHanko") {
        return;
    }
    for name in DOKUMENTE {
        let ordner = ordner().join(format!("feindlich-{name}"));
        let gemacht = rufe(
            Command::new(quelle("target/venv/bin/python"))
                .arg(quelle("tests/conformance/feindlich.py"))
                .args([&self::ordner().join(name), &ordner]),
        );
        assert_eq!(gemacht.code, Some(0), "{}", gemacht.text);
        let angriffe: Vec<&str> = gemacht.text.lines().collect();
        assert!(angriffe.len() >= 14, "{angriffe:?}");
        for angriff in angriffe {
            let datei = ordner.join(format!("{angriff}.pdf"));
            let hier = pruefe(&datei);
            assert!(
                matches!(hier.code, Some(1 | 3)),
                "{name}, {angriff}: {}",
                hier.text
            );
            // Other verifiers may pass over a change of what nobody signed; tests/conformance/README.md says which do.
            if !angriff.starts_with("unsigniert-") {
                assert_eq!(pyhanko(&datei).code, Some(1), "{name}, {angriff}");
            }
        }
    }
}
