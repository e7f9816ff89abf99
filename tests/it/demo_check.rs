//! What `meldewerk demo --check` leaves behind holds before programs that others wrote.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::LazyLock,
};

use lopdf::{Document, Object, dictionary};

use crate::hilfen::{
    gegenstelle::{Ausgang, ausgelassen, quelle, rufe, sage},
    prozess::meldewerk,
};

/// The documents that it keeps.
const DOKUMENTE: [&str; 3] = [
    "meldebestaetigung.pdf",
    "meldebescheinigung.pdf",
    "selbstauskunft.pdf",
];

/// One run for all tests of this file.
struct Lauf {
    ordner: PathBuf,
    ausgang: Ausgang,
}

static LAUF: LazyLock<Lauf> = LazyLock::new(|| {
    let ordner = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo-check");
    let _ = fs::remove_dir_all(&ordner);
    let ausgang = rufe(meldewerk().args(["demo", "--check", "--out"]).arg(&ordner));
    Lauf { ordner, ausgang }
});

/// The folder of a run that went well.
fn ordner() -> &'static Path {
    assert_eq!(LAUF.ausgang.code, Some(0), "{}", LAUF.ausgang.text);
    &LAUF.ordner
}

/// Number and type of each message that passed.
fn nachrichten() -> Vec<(PathBuf, String)> {
    let mut alle: Vec<_> = fs::read_dir(ordner())
        .unwrap()
        .map(|datei| datei.unwrap().path())
        .collect();
    alle.sort();
    alle.into_iter()
        .filter(|datei| datei.extension().is_some_and(|endung| endung == "xml"))
        .map(|datei| {
            let typ = datei
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .split('-')
                .nth(1)
                .unwrap()
                .to_owned();
            (datei, typ)
        })
        .collect()
}

/// A copy of a document with one byte changed.
fn veraendert(name: &str) -> PathBuf {
    let mut inhalt = fs::read(ordner().join(name)).unwrap();
    let stelle = inhalt.len() / 3;
    inhalt[stelle] ^= 1;
    let datei = ordner().join(format!("veraendert-{name}"));
    fs::write(&datei, inhalt).unwrap();
    datei
}

fn pruefe(datei: &Path) -> Ausgang {
    rufe(
        meldewerk()
            .arg("verify")
            .arg(datei)
            .arg("--trust")
            .arg(ordner().join("ca.pem")),
    )
}

fn pyhanko(datei: &Path) -> Ausgang {
    let python = quelle("target/venv/bin/python");
    rufe(
        Command::new(python)
            .arg(quelle("tests/conformance/pdf_pruefen.py"))
            .arg(ordner().join("ca.pem"))
            .arg(datei),
    )
}

/// The verdict of libraries that others wrote on a credential, and what it discloses.
fn fremde_bibliotheken(datei: &Path) -> Ausgang {
    rufe(
        Command::new(quelle("target/venv/bin/python"))
            .arg(quelle("tests/conformance/sdjwt_pruefen.py"))
            .arg(ordner().join("ca.pem"))
            .arg(datei),
    )
}

fn pdfsig(datei: &Path) -> String {
    rufe(
        Command::new("pdfsig")
            .arg(datei)
            .env("HOME", env!("CARGO_TARGET_TMPDIR")),
    )
    .text
}

#[test]
fn both_journeys_are_walked_and_each_step_is_told() {
    ordner();
    let text = &LAUF.ausgang.text;
    assert!(
        text.contains("all steps passed") && !text.contains("FAIL"),
        "{text}"
    );
}

#[test]
fn every_kind_of_message_of_the_two_journeys_passes() {
    let typen: BTreeSet<String> = nachrichten().into_iter().map(|(_, typ)| typ).collect();
    assert_eq!(
        typen,
        [
            "1700", "1701", "1702", "1703", "1704", "1707", "1708", "1709", "1710"
        ]
        .map(str::to_owned)
        .into()
    );
}

#[test]
fn every_message_is_valid_for_the_official_schema_set() {
    if ausgelassen("messages against the official schema set with xmllint") {
        return;
    }
    if !quelle("../shared/xoev/xmeld-25.11a/catalog.xml").exists() {
        sage(
            "NOT CHECKED: messages against the official schema set; ../shared/xoev/xmeld-25.11a is not there",
        );
        return;
    }
    let dateien = nachrichten().into_iter().map(|(datei, _)| datei);
    let ausgang = rufe(Command::new(quelle("tests/conformance/xsd_pruefen")).args(dateien));
    assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
}

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

/// What `openssl cms -verify -cades` says about the last signature of a PDF.
fn mit_openssl(pdf: &[u8]) -> Ausgang {
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
            // Proofs behind the seal are no part of what was signed; other verifiers may pass over a broken one.
            if !angriff.starts_with("beweise-") {
                assert_eq!(pyhanko(&datei).code, Some(1), "{name}, {angriff}");
            }
        }
    }
}

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

#[test]
fn jose_and_sd_jwt_for_node_accept_credential_and_status_list() {
    if ausgelassen("the credential and the status list with npm's jose and @sd-jwt") {
        return;
    }
    let nachweis = ordner().join("meldebescheinigung.sd-jwt");
    let mit_liste = |liste: &Path| {
        let mut befehl = Command::new("node");
        befehl.arg(quelle("tests/e2e/nachweis_pruefen.mjs"));
        rufe(befehl.arg(ordner().join("ca.pem")).arg(&nachweis).arg(liste))
    };
    let liste = ordner().join("status.jwt");
    let ausgang = mit_liste(&liste);
    assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
    let gelesen: serde_json::Value = serde_json::from_str(&ausgang.text).unwrap();
    assert_eq!(gelesen["revoked"], false);
    assert_eq!(gelesen["disclosed"]["familienname"], "Mustermann");
    let anders = fs::read_to_string(&liste).unwrap().replace(".ey", ".ez");
    let datei = ordner().join("veraendert-status.jwt");
    fs::write(&datei, anders).unwrap();
    assert_eq!(mit_liste(&datei).code, Some(1));
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

#[test]
fn foreign_libraries_accept_the_credential_and_read_what_was_chosen() {
    if ausgelassen("the Python libraries for SD-JWT") {
        return;
    }
    let datei = ordner().join("meldebescheinigung.sd-jwt");
    let ausgang = fremde_bibliotheken(&datei);
    assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
    let daten: serde_json::Value = serde_json::from_str(&ausgang.text).unwrap();
    assert_eq!(daten["familienname"], "Mustermann");
    assert_eq!(daten["wohnung_1"]["anschrift"]["strasse"], "Neue Straße");
    assert!(
        daten["abgerufen"].is_string() && daten.get("geburtsdatum").is_none(),
        "{daten}"
    );
}

#[test]
fn a_credential_with_a_forged_or_foreign_disclosure_is_refused_here_and_elsewhere() {
    let text = fs::read_to_string(ordner().join("meldebescheinigung.sd-jwt")).unwrap();
    let (jwt, rest) = text.split_once('~').unwrap();
    // ["AAAAAAAAAAAAAAAAAAAAAA","geburtsdatum","1900-01-01"]
    let erfunden = "WyJBQUFBQUFBQUFBQUFBQUFBQUFBQUFBIiwiZ2VidXJ0c2RhdHVtIiwiMTkwMC0wMS0wMSJd";
    let mut signatur = jwt.to_owned();
    let letzter = signatur.pop().unwrap();
    signatur.pop();
    signatur.push(if jwt.as_bytes()[jwt.len() - 2] == b'A' {
        'B'
    } else {
        'A'
    });
    signatur.push(letzter);
    for (name, falsch) in [
        ("erfunden", format!("{text}{erfunden}~")),
        ("signatur", format!("{signatur}~{rest}")),
    ] {
        let datei = ordner().join(format!("{name}.sd-jwt"));
        fs::write(&datei, falsch).unwrap();
        assert_eq!(pruefe(&datei).code, Some(1), "{name}");
        if ausgelassen("the Python libraries for SD-JWT") {
            continue;
        }
        let dort = fremde_bibliotheken(&datei);
        // The reference implementation passes over a disclosure that was not signed, where ours names it.
        let uebergangen = name == "erfunden" && !dort.text.contains("geburtsdatum");
        assert!(dort.code == Some(1) || uebergangen, "{name}: {}", dort.text);
    }
}
