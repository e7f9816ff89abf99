//! One table: every honest and hostile document of ours before every verifier. Ours must refuse each hostile one; what a
//! foreign program passes over stands here and in tests/conformance/README.md, and a test holds both to what is said.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use meldewerk::urkunde::Siegelstufe;

use super::{
    amt::{Pki, Siegelung, Zweck},
    tabelle::{Zeile, frage, halte, stehen_in_der_readme},
};
use crate::hilfen::{
    gegenstelle::{ausgelassen, quelle, rufe},
    prozess::meldewerk,
};

/// The foreign verifiers, as `pdf_urteile.py` names them.
const PROGRAMME: [&str; 7] = [
    "validate",
    "adesverify",
    "with-time",
    "pdfsig",
    "openssl",
    "mutool",
    "qpdf",
];

/// Documents that differ in their certificates and time-stamps. `part`: the signature is called valid, and that something was
/// added behind it, as proofs are too.
#[rustfmt::skip]
const ZERTIFIKATE: &[Zeile] = &[
    ("b-b", "PAdES B-B", "valid", "yes yes no yes yes yes yes"),
    ("b-t", "PAdES B-T", "valid", "yes yes yes yes yes yes yes"),
    ("b-lt", "PAdES B-LT", "valid", "yes yes yes part yes part yes"),
    ("expired-since-b-lt", "its certificate expired after the time-stamp", "valid", "no yes yes no no part yes"),
    ("revoked-since-b-lt", "its certificate was revoked after the time-stamp", "valid", "no yes yes no no part yes"),
    ("expired-since-b-b", "expired since, and nobody attests that it was sealed before", "indeterminate", "no no no no no yes yes"),
    ("revoked-since-b-b", "revoked since, and nobody attests that it was sealed before", "invalid", "no no no no no yes yes"),
    ("expired-before-b-b", "sealed after its certificate expired", "invalid", "no no no no no yes yes"),
    ("expired-before-b-t", "the same, and time-stamped", "invalid", "no yes yes no no yes yes"),
    ("revoked-before-b-b", "sealed after its certificate was revoked", "invalid", "no no no no no yes yes"),
    ("revoked-before-b-lt", "the same, time-stamped, with an older list inside", "invalid", "no no no no no part yes"),
    ("other-ca", "sealed under another root of the same name", "indeterminate", "no no no no no yes yes"),
    ("other-ca-b-t", "the same, and time-stamped", "indeterminate", "no no no no no yes yes"),
    ("other-stamp-ca", "the time-stamp comes from under another root", "invalid", "no yes no yes yes yes yes"),
];

/// Hostile copies of the document `b-lt`, made by `feindlich.py`.
#[rustfmt::skip]
const KOPIEN: &[Zeile] = &[
    ("byte-kopf", "one byte: header of the file", "invalid", "no no no no no no no"),
    ("byte-objekt", "… an object", "invalid", "no no no no no no no"),
    ("byte-erster-strom", "… first stream", "invalid", "no no no no no no no"),
    ("byte-mittlerer-strom", "… a stream in the middle", "invalid", "no no no no no no yes"),
    ("byte-verzeichnis", "… table of objects", "invalid", "no no no no no no yes"),
    ("byte-zeitpunkt", "… time of sealing", "invalid", "no no no no no no yes"),
    ("byte-name", "… reason of sealing", "invalid", "no no no no no no yes"),
    ("byte-zertifikat", "… certificate in the signature", "indeterminate", "no no no no no part yes"),
    ("byte-abdruck", "… digest in the signature", "invalid", "no no no no no no yes"),
    ("byte-signaturwert", "… value of the signature", "invalid", "no no no no no no yes"),
    ("byte-hinter-der-signatur", "… behind the signature", "invalid", "no no no no no no yes"),
    ("andere-seite", "an update that changes the page", "invalid", "no no yes part yes part yes"),
    ("andere-beilage", "an update that swaps the attachment", "invalid", "no no yes part yes part no"),
    ("anderer-bereich", "a shorter ByteRange", "invalid", "no no no no no no yes"),
    ("nochmal-unterschrieben", "the page changed and signed again by a stranger", "invalid", "no no no no no part yes"),
    ("unsigniert-zeitstempel-entfernt", "the time-stamp taken out", "invalid", "yes yes no part yes part yes"),
    ("unsigniert-fuellung", "one digit of the zeros behind the signature", "indeterminate", "yes yes yes part yes part yes"),
    ("unsigniert-strom", "one byte of a proof behind the seal", "invalid", "yes yes yes part yes part yes"),
    ("unsigniert-verzeichnis", "one byte of the table behind the proofs", "invalid", "no no no part yes part no"),
];

/// Makes every document of [`ZERTIFIKATE`]; days are counted from today.
fn dokumente(ordner: &Path) {
    let (pki, fremde) = (Pki::neu(), Pki::neu());
    let siegel = |von, bis| pki.stelle_aus(Zweck::Siegel, von, bis);
    let (gut, alt, frueh, spaet) = (
        siegel(-300, 700),
        siegel(-1000, -300),
        siegel(-300, 700),
        siegel(-300, 700),
    );
    let stempel = pki.stelle_aus(Zweck::Zeitstempel, -1400, 700);
    let (fremdes, fremder_stempel) = (
        fremde.stelle_aus(Zweck::Siegel, -300, 700),
        fremde.stelle_aus(Zweck::Zeitstempel, -300, 700),
    );
    let heute = pki.sperrliste_pem(-1, &[(frueh.nummer, -10), (spaet.nummer, -5)]);
    fs::write(ordner.join("ca.pem"), pki.anker_pem()).unwrap();
    fs::write(ordner.join("ca.crl"), &heute).unwrap();
    let beide = format!("{}{}", pki.anker_pem(), fremde.anker_pem());
    let siegle = |name: &str, stufe, paar, tag, zeitstempel, sperrliste_pem| {
        let siegelung = Siegelung {
            paar,
            tag,
            zeitstempel,
            sperrliste_pem,
            anker_pem: beide.clone(),
        };
        let aussteller = if std::ptr::eq(paar, &raw const fremdes) {
            &fremde
        } else {
            &pki
        };
        let gesiegelt = siegelung.siegle(aussteller);
        assert_eq!(
            (gesiegelt.stufe, gesiegelt.ohne_zeitstempel),
            (stufe, None),
            "{name}"
        );
        fs::write(ordner.join(format!("{name}.pdf")), gesiegelt.datei).unwrap();
    };
    let damals = |tag| Some(pki.sperrliste_pem(tag, &[]));
    let (bb, bt, blt) = (Siegelstufe::BB, Siegelstufe::BT, Siegelstufe::BLT);
    siegle("b-b", bb, &gut, 0, None, None);
    siegle("b-t", bt, &gut, 0, Some(&stempel), None);
    siegle("b-lt", blt, &gut, 0, Some(&stempel), Some(heute.clone()));
    siegle("expired-since-b-b", bb, &alt, -600, None, None);
    siegle(
        "expired-since-b-lt",
        blt,
        &alt,
        -600,
        Some(&stempel),
        damals(-601),
    );
    siegle("revoked-since-b-b", bb, &spaet, -8, None, None);
    siegle("revoked-since-b-lt", blt, &spaet, -8, Some(&stempel), damals(-9));
    siegle("other-ca", bb, &fremdes, 0, None, None);
    siegle("other-ca-b-t", bt, &fremdes, 0, Some(&fremder_stempel), None);
    siegle("other-stamp-ca", bt, &gut, 0, Some(&fremder_stempel), None);
    siegle("expired-before-b-b", bb, &alt, 0, None, None);
    siegle("expired-before-b-t", bt, &alt, 0, Some(&stempel), None);
    siegle("revoked-before-b-b", bb, &frueh, 0, None, None);
    // The thief of a revoked key puts in an old list, on which nothing is revoked yet.
    siegle("revoked-before-b-lt", blt, &frueh, 0, Some(&stempel), damals(-20));
}

/// Hostile copies of `b-lt`, as many as `feindlich.py` knows.
fn kopien(ordner: &Path) -> BTreeSet<String> {
    let mut befehl = Command::new(quelle("target/venv/bin/python"));
    befehl.arg(quelle("tests/conformance/feindlich.py"));
    let gemacht = rufe(befehl.arg(ordner.join("b-lt.pdf")).arg(ordner));
    assert_eq!(gemacht.code, Some(0), "{}", gemacht.text);
    gemacht.text.lines().map(str::to_owned).collect()
}

/// What ours says.
fn unser_urteil(ordner: &Path, name: &str) -> String {
    let mut befehl = meldewerk();
    befehl.arg("verify").arg(ordner.join(format!("{name}.pdf")));
    befehl.arg("--trust").arg(ordner.join("ca.pem"));
    let ausgang = rufe(befehl.arg("--crl").arg(ordner.join("ca.crl")));
    let wort = ausgang.text.split(':').next().unwrap();
    let erwartet = match wort {
        "valid" => 0,
        "invalid" => 1,
        "indeterminate" => 3,
        _ => panic!("{name}: {}", ausgang.text),
    };
    assert_eq!(ausgang.code, Some(erwartet), "{name}: {}", ausgang.text);
    wort.to_owned()
}

/// What the foreign verifiers say, in their order.
fn fremde_urteile(ordner: &Path, zeilen: &[&Zeile]) -> BTreeMap<String, String> {
    let mut befehl = Command::new(quelle("target/venv/bin/python"));
    befehl.arg(quelle("tests/conformance/pdf_urteile.py"));
    befehl.arg(ordner.join("ca.pem")).arg(ordner.join("ca.crl"));
    let dateien = zeilen.iter().map(|(name, ..)| ordner.join(format!("{name}.pdf")));
    let alle = frage(befehl.args(dateien));
    let in_reihe =
        |urteile: BTreeMap<String, String>| PROGRAMME.map(|programm| urteile[programm].clone()).join(" ");
    alle.into_iter()
        .map(|(name, urteile)| (name, in_reihe(urteile)))
        .collect()
}

#[test]
fn the_tables_for_people_say_what_the_tests_hold() {
    assert!(KOPIEN.iter().all(|(_, _, hier, _)| *hier != "valid"));
    stehen_in_der_readme(&[ZERTIFIKATE, KOPIEN]);
}

#[test]
fn every_verifier_says_of_every_document_what_the_table_says_and_ours_refuses_each_hostile_one() {
    if ausgelassen("documents with certificates of every fate with pyHanko, pdfsig, openssl, mutool and qpdf")
    {
        return;
    }
    let ordner = tempfile::tempdir().unwrap();
    let ordner = ordner.path();
    dokumente(ordner);
    let gemacht = kopien(ordner);
    let bekannt: BTreeSet<String> = KOPIEN.iter().map(|(name, ..)| (*name).to_owned()).collect();
    assert_eq!(gemacht, bekannt);
    let alle: Vec<&Zeile> = ZERTIFIKATE.iter().chain(KOPIEN).collect();
    let fremde = fremde_urteile(ordner, &alle);
    halte(alle, |name| (unser_urteil(ordner, name), fremde[name].clone()));
}
