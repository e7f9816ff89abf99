//! `meldewerk validate` for whoever checks messages: verdicts, exit codes, folders, and a second opinion.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

use crate::hilfen::{
    gegenstelle::{quelle, sage},
    prozess::meldewerk,
};

/// How a run ended: exit code, standard output, standard error.
struct Lauf {
    code: Option<i32>,
    aus: String,
    fehler: String,
}

impl Lauf {
    fn zeilen(&self) -> Vec<Value> {
        self.aus
            .lines()
            .map(|zeile| serde_json::from_str(zeile).expect(zeile))
            .collect()
    }
}

fn laufe(befehl: &mut Command, eingabe: &[u8]) -> Lauf {
    let mut kind = befehl
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Whoever refuses before reading closes the pipe.
    let _ = kind.stdin.take().unwrap().write_all(eingabe);
    let ende = kind.wait_with_output().unwrap();
    Lauf {
        code: ende.status.code(),
        aus: String::from_utf8(ende.stdout).unwrap(),
        fehler: String::from_utf8(ende.stderr).unwrap(),
    }
}

fn pruefe(ordner: &Path, worte: &[&str]) -> Lauf {
    laufe(meldewerk().arg("validate").args(worte).current_dir(ordner), b"")
}

fn beispiel(name: &str) -> String {
    fs::read_to_string(quelle("examples/xmeld").join(name)).unwrap()
}

/// A valid message, one against the schema, one against a rule, and what no parser may take.
fn mappe() -> TempDir {
    let ordner = tempfile::tempdir().unwrap();
    let gut = beispiel("1704.xml");
    let ersetzt = |alt: &str, neu: &str| {
        assert!(gut.contains(alt), "{alt}");
        gut.replacen(alt, neu, 1).into_bytes()
    };
    let utf16 = [0xFEFF]
        .into_iter()
        .chain(gut.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let dateien = [
        ("gut.xml", gut.clone().into_bytes()),
        (
            "schema.xml",
            ersetzt(
                "<xmeld:datumDesAuszugs>2026-10-31<",
                "<xmeld:datumDesAuszugs>Mustertag<",
            ),
        ),
        (
            "regel.xml",
            ersetzt("<xmeld:idNr>05718263955<", "<xmeld:idNr>05718263956<"),
        ),
        (
            "doctype.xml",
            ersetzt("?>", "?><!DOCTYPE a [<!ENTITY e \"Mustermann\">]>"),
        ),
        ("utf16.xml", utf16),
        ("fremd.xml", b"<Mustermann/>".to_vec()),
    ];
    for (name, inhalt) in dateien {
        fs::write(ordner.path().join(name), inhalt).unwrap();
    }
    ordner
}

const ALLE: [&str; 6] = [
    "gut.xml",
    "schema.xml",
    "regel.xml",
    "doctype.xml",
    "utf16.xml",
    "fremd.xml",
];

#[test]
fn the_json_is_one_object_a_line_with_the_keys_that_are_promised() {
    let ordner = mappe();
    let lauf = pruefe(ordner.path(), &[&["--format", "json"][..], &ALLE].concat());
    assert_eq!(lauf.code, Some(1), "{}", lauf.fehler);
    assert_eq!(lauf.zeilen().len(), ALLE.len());
    insta::assert_snapshot!("validate_json", lauf.aus);
    assert_eq!(lauf.fehler, "");
}

#[test]
fn the_text_names_file_line_column_and_code_and_nothing_of_the_message() {
    let ordner = mappe();
    let lauf = pruefe(ordner.path(), &ALLE);
    assert_eq!(lauf.code, Some(1));
    insta::assert_snapshot!("validate_text", lauf.aus);
    assert_eq!(lauf.fehler, "meldewerk: 1 valid, 5 not valid\n");
    assert!(!lauf.aus.contains("Muster"), "{}", lauf.aus);
}

#[test]
fn the_exit_code_says_valid_not_valid_or_wrong_usage() {
    let ordner = mappe();
    let code = |worte: &[&str]| pruefe(ordner.path(), worte).code;
    assert_eq!(code(&["gut.xml"]), Some(0));
    assert_eq!(code(&["gut.xml", "regel.xml"]), Some(1));
    assert_eq!(code(&["--format", "xml", "gut.xml"]), Some(2));
    assert_eq!(code(&["--limit", "viel", "gut.xml"]), Some(2));
    let fehlt = pruefe(ordner.path(), &["gut.xml", "fehlt.xml"]);
    assert_eq!((fehlt.code, fehlt.aus.as_str()), (Some(2), ""));
    assert!(fehlt.fehler.contains("fehlt.xml"), "{}", fehlt.fehler);
}

#[test]
fn a_folder_without_files_and_a_list_that_is_none_end_with_2() {
    let leer = TempDir::new().unwrap();
    assert_eq!(pruefe(leer.path(), &["."]).code, Some(2));
    let mappe = mappe();
    fs::write(mappe.path().join("keine-liste.xml"), "<a/>").unwrap();
    assert_eq!(pruefe(mappe.path(), &["--codelists", ".", "."]).code, Some(2));
}

#[test]
fn an_ags_is_held_to_the_list_of_communes_in_a_folder() {
    let listen = TempDir::new().unwrap();
    let liste = fs::read_to_string(quelle("tests/it/gemeinden.xml")).unwrap();
    fs::write(listen.path().join("ags.xml"), liste).unwrap();
    let ordner = quelle("examples/xmeld");
    let lauf = pruefe(
        &ordner,
        &[
            "--format",
            "json",
            "--codelists",
            listen.path().to_str().unwrap(),
            "1704.xml",
        ],
    );
    assert_eq!(lauf.code, Some(1));
    let [urteil] = lauf.zeilen().try_into().unwrap();
    assert_eq!(
        (&urteil["schemaValid"], &urteil["valid"]),
        (&Value::Bool(true), &Value::Bool(false))
    );
    let fehler = urteil["errors"].as_array().unwrap();
    assert!(
        fehler
            .iter()
            .all(|einer| einer["code"] == "S011" && einer["layer"] == "rule")
    );
}

#[test]
fn standard_input_is_a_file_called_minus_and_is_read_up_to_the_limit() {
    let gut = beispiel("1700.xml");
    for worte in [
        &["validate", "--format", "json"][..],
        &["validate", "--format", "json", "-"],
    ] {
        let lauf = laufe(meldewerk().args(worte), gut.as_bytes());
        assert_eq!(lauf.code, Some(0), "{}", lauf.fehler);
        assert_eq!(lauf.zeilen()[0]["file"], "-");
        assert_eq!(lauf.zeilen()[0]["message"], "1700");
    }
    let grenze = (gut.len() - 1).to_string();
    let lauf = laufe(
        meldewerk().args(["validate", "--format", "json", "--limit", &grenze]),
        gut.as_bytes(),
    );
    assert_eq!(lauf.code, Some(1));
    assert_eq!(lauf.zeilen()[0]["errors"][0]["code"], "S999");
}

#[test]
fn a_folder_of_thousands_is_walked_in_order_and_what_is_too_large_is_not_read() {
    const DATEIEN: usize = 3_000;
    let ordner = tempfile::tempdir().unwrap();
    let gut = beispiel("1705.xml");
    for unterordner in ["a", "b/c"] {
        fs::create_dir_all(ordner.path().join(unterordner)).unwrap();
    }
    for nummer in 0..DATEIEN {
        let unterordner = if nummer % 2 == 0 { "a" } else { "b/c" };
        fs::write(
            ordner.path().join(unterordner).join(format!("{nummer:05}.xml")),
            &gut,
        )
        .unwrap();
    }
    // A hole of 64 GiB: reading it would take longer than any test may.
    File::create(ordner.path().join("b/a-riesig.xml"))
        .unwrap()
        .set_len(1 << 36)
        .unwrap();
    let lauf = pruefe(ordner.path(), &["--format", "json", "."]);
    assert_eq!(lauf.code, Some(1), "{}", lauf.fehler);
    let zeilen = lauf.zeilen();
    assert_eq!(zeilen.len(), DATEIEN + 1);
    let namen: Vec<&str> = zeilen
        .iter()
        .map(|zeile| zeile["file"].as_str().unwrap())
        .collect();
    assert!(namen.is_sorted());
    let ungueltig: Vec<&Value> = zeilen.iter().filter(|zeile| zeile["valid"] == false).collect();
    assert_eq!(ungueltig.len(), 1);
    assert_eq!(ungueltig[0]["file"], "./b/a-riesig.xml");
    assert_eq!(ungueltig[0]["schemaValid"], false);
    assert_eq!(
        ungueltig[0]["errors"][0]["text"],
        "the message has more than 16777216 bytes"
    );
}

#[test]
fn a_reader_that_leaves_ends_the_run_quietly() {
    let ordner = tempfile::tempdir().unwrap();
    for nummer in 0..2_000 {
        fs::write(ordner.path().join(nummer.to_string()), "<a/>").unwrap();
    }
    let mut kind = meldewerk()
        .args(["validate", "--format", "json"])
        .arg(ordner.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut erste = String::new();
    BufReader::with_capacity(64, kind.stdout.take().unwrap())
        .read_line(&mut erste)
        .unwrap();
    assert!(erste.starts_with("{\"file\":"), "{erste}");
    let ende = kind.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&ende.stderr), "");
    assert_eq!(ende.status.code(), Some(1));
}

/// The official set beside the project; says so if it is not there.
fn amtlicher_satz() -> Option<PathBuf> {
    let satz = quelle("../shared/xoev/xmeld-25.11a");
    if satz.is_dir() {
        return Some(satz);
    }
    sage("NOT CHECKED (there is no official set in ../shared/xoev): the second opinion of validate --schema");
    None
}

#[test]
fn the_official_schema_agrees_on_every_example_and_on_what_is_wrong() {
    let Some(satz) = amtlicher_satz() else { return };
    let ordner = mappe();
    for datei in fs::read_dir(quelle("examples/xmeld")).unwrap() {
        let datei = datei.unwrap().path();
        if datei.extension().is_some_and(|endung| endung == "xml") {
            fs::copy(&datei, ordner.path().join(datei.file_name().unwrap())).unwrap();
        }
    }
    let lauf = pruefe(
        ordner.path(),
        &["--format", "json", "--schema", satz.to_str().unwrap(), "."],
    );
    assert_eq!((lauf.code, lauf.fehler.as_str()), (Some(1), ""));
    assert!(lauf.zeilen().len() >= 19 + 6);
    for zeile in lauf.zeilen() {
        assert_eq!(zeile["officialSchema"], zeile["schemaValid"], "{zeile}");
        let name = zeile["file"].as_str().unwrap().trim_start_matches("./");
        let soll = name == "gut.xml" || !ALLE.contains(&name);
        assert_eq!(zeile["valid"], soll, "{zeile}");
    }
    let schema = pruefe(ordner.path(), &["--schema", satz.to_str().unwrap(), "schema.xml"]);
    assert!(
        schema.aus.contains("(official schema: not valid)"),
        "{}",
        schema.aus
    );
    assert!(
        schema
            .aus
            .contains("second opinion: the official schema refuses this (cvc-"),
        "{}",
        schema.aus
    );
    assert!(!schema.aus.contains("Muster"), "{}", schema.aus);
}

#[test]
fn a_difference_between_the_two_is_said_aloud_and_is_not_valid() {
    let Some(satz) = amtlicher_satz() else { return };
    // A bundle in which somebody changed a name, packed without folders and catalogue as well.
    let ordner = tempfile::tempdir().unwrap();
    let flach = ordner.path().join("flach");
    kopiere_flach(&satz, &flach);
    let onlinedienste = flach.join("xmeld-nachrichten-onlinedienste.xsd");
    let text = fs::read_to_string(&onlinedienste).unwrap();
    let anders = text.replace("name=\"freitext\"", "name=\"nachricht.frei\"");
    assert_ne!(anders, text);
    fs::write(ordner.path().join("1704.xml"), beispiel("1704.xml")).unwrap();
    let worte = ["--format", "json", "--schema", "flach", "1704.xml"];
    let einig = pruefe(ordner.path(), &worte);
    assert_eq!(
        (einig.code, einig.fehler.as_str()),
        (Some(0), ""),
        "{}",
        einig.aus
    );

    fs::write(&onlinedienste, anders).unwrap();
    let uneins = pruefe(ordner.path(), &worte);
    assert_eq!(uneins.code, Some(1));
    assert_eq!(
        uneins.fehler,
        "meldewerk: warning: 1704.xml: the official schema refuses what this program accepts\n"
    );
    let zeile = &uneins.zeilen()[0];
    assert_eq!(
        (&zeile["schemaValid"], &zeile["officialSchema"]),
        (&Value::Bool(true), &Value::Bool(false))
    );
    assert_eq!(zeile["valid"], false);
    let text = zeile["errors"][0]["text"].as_str().unwrap();
    assert!(
        text.starts_with("second opinion, against this program's own"),
        "{text}"
    );
}

#[test]
fn a_bundle_that_is_not_complete_is_refused_and_says_what_is_missing() {
    let Some(satz) = amtlicher_satz() else { return };
    let ordner = tempfile::tempdir().unwrap();
    let flach = ordner.path().join("flach");
    kopiere_flach(&satz, &flach);
    fs::write(ordner.path().join("1700.xml"), beispiel("1700.xml")).unwrap();
    for fehlt in [
        "xinneres-idnr.xsd",
        "xmeld-codes.xsd",
        "xinneres-rueckweisung.xsd",
        "xinneres.xmeld.xsd",
    ] {
        let inhalt = fs::read(flach.join(fehlt)).unwrap();
        fs::remove_file(flach.join(fehlt)).unwrap();
        let lauf = pruefe(ordner.path(), &["--schema", "flach", "1700.xml"]);
        assert_eq!((lauf.code, lauf.aus.as_str()), (Some(2), ""), "{fehlt}");
        assert!(lauf.fehler.contains(fehlt), "{}", lauf.fehler);
        assert_eq!(lauf.fehler.lines().count(), 1, "{}", lauf.fehler);
        fs::write(flach.join(fehlt), inhalt).unwrap();
    }
    let leer = pruefe(
        &flach,
        &["--schema", ordner.path().to_str().unwrap(), "fehlt.xml"],
    );
    assert_eq!(leer.code, Some(2));
}

/// All schemas below one folder, side by side in another.
fn kopiere_flach(von: &Path, nach: &Path) {
    fs::create_dir_all(nach).unwrap();
    for eintrag in fs::read_dir(von).unwrap() {
        let pfad = eintrag.unwrap().path();
        if pfad.is_dir() {
            kopiere_flach(&pfad, nach);
        } else if pfad.extension().is_some_and(|endung| endung == "xsd") {
            fs::copy(&pfad, nach.join(pfad.file_name().unwrap())).unwrap();
        }
    }
}
