//! `meldewerk message`: examples that are valid today, and messages on a screen without the persons in them.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use xoev::Nachricht;

use crate::hilfen::{
    gegenstelle::{Ausgang, quelle, rufe},
    prozess::meldewerk,
};

fn message(worte: &[&str]) -> Ausgang {
    rufe(meldewerk().arg("message").args(worte))
}

fn nummern() -> impl Iterator<Item = &'static str> {
    Nachricht::BESCHREIBUNGEN
        .iter()
        .map(|beschreibung| beschreibung.nachrichtentyp)
}

fn beispiele() -> Vec<PathBuf> {
    let dateien = fs::read_dir(quelle("examples/xmeld")).unwrap();
    let mut dateien: Vec<PathBuf> = dateien
        .map(|datei| datei.unwrap().path())
        .filter(|pfad| pfad.extension().is_some_and(|endung| endung == "xml"))
        .collect();
    dateien.sort();
    dateien
}

#[test]
fn there_is_a_new_example_of_each_message_and_validate_takes_it() {
    let ordner = tempfile::tempdir().unwrap();
    for nummer in nummern() {
        let datei = ordner.path().join(format!("{nummer}.xml"));
        let ausgang = message(&["new", nummer, "--out", datei.to_str().unwrap()]);
        assert_eq!((ausgang.code, ausgang.text.as_str()), (Some(0), ""), "{nummer}");
        // It does not write over a file that is there.
        let noch_einmal = message(&["new", nummer, "--out", datei.to_str().unwrap()]);
        assert_eq!(noch_einmal.code, Some(2), "{}", noch_einmal.text);
    }
    let urteil = rufe(meldewerk().arg("validate").arg(ordner.path()));
    assert_eq!(urteil.code, Some(0), "{}", urteil.text);
    assert!(
        urteil.text.ends_with("18 valid, 0 not valid\n"),
        "{}",
        urteil.text
    );
}

#[test]
fn two_new_examples_have_different_ids_and_an_annotated_one_is_the_file() {
    let neu = || message(&["new", "1700"]).text;
    let (eins, zwei) = (neu(), neu());
    assert_ne!(eins, zwei);
    assert!(eins.lines().count() > 40 && eins.contains("test=\""), "{eins}");
    let erklaert = message(&["new", "1700", "--annotated"]).text;
    assert_eq!(
        erklaert,
        fs::read_to_string(quelle("examples/xmeld/1700.xml")).unwrap()
    );
}

#[test]
fn an_unknown_number_is_answered_with_the_known_ones() {
    for nummer in ["1716", "1712-nach-1713", "../xmeld/1700"] {
        let ausgang = message(&["new", nummer]);
        assert_eq!(ausgang.code, Some(2), "{nummer}");
        for nummer in nummern() {
            assert!(ausgang.text.contains(nummer), "{}", ausgang.text);
        }
    }
}

fn zeige(datei: &Path, worte: &[&str]) -> Ausgang {
    rufe(
        Command::arg(&mut meldewerk(), "message")
            .arg("show")
            .args(worte)
            .arg(datei),
    )
}

/// Elements whose value is shown: ids of messages, and codes of the procedure.
const OFFEN: [&str; 8] = [
    "nachrichtenUUID",
    "nachrichtentyp",
    "erstellungszeitpunkt",
    "status",
    "ergebnisstatus",
    "zustellvariante",
    "meldebescheinigungErweitert",
    "grund",
];

/// The texts between the tags of a document, without those of the header; what is markup of XML itself is none.
fn texte(xml: &str) -> Vec<String> {
    let (_, inhalt) = xml.split_once("</nachrichtenkopf.g2g>").unwrap();
    let mut ohne_kommentare = String::new();
    for teil in inhalt.split("<!--") {
        ohne_kommentare.push_str(teil.split_once("-->").map_or(teil, |(_, danach)| danach));
    }
    ohne_kommentare
        .split('>')
        .filter_map(|teil| teil.split('<').next())
        .map(|text| text.trim().replace("&amp;", "&"))
        .filter(|text| !text.is_empty())
        .collect()
}

#[test]
fn every_text_of_a_person_is_masked_at_the_same_length() {
    for datei in beispiele() {
        let ausgang = zeige(&datei, &[]);
        assert_eq!(ausgang.code, Some(0), "{}: {}", datei.display(), ausgang.text);
        let (kopf, elemente) = ausgang.text.split_once("\n\n").unwrap();
        assert!(
            kopf.starts_with("message  ") && kopf.ends_with("\ntest     yes"),
            "{kopf}"
        );
        let mut offene = Vec::new();
        for zeile in elemente.lines() {
            let Some((name, wert)) = zeile.trim().split_once(": ") else {
                continue;
            };
            if wert != "••••" {
                assert!(OFFEN.contains(&name), "{}: {zeile}", datei.display());
                // The grund of a rejection is shown, the one of a lock is not.
                assert!(
                    name != "grund" || wert.starts_with(['S', 'T', 'X', 'V']),
                    "{zeile}"
                );
                offene.push(wert.to_owned());
            }
        }
        // Each text of the file that is long enough to be told from a code.
        for text in texte(&fs::read_to_string(&datei).unwrap()) {
            let offen = offene.iter().any(|wert| wert.contains(&text));
            let steht_da = text.chars().count() > 4 && elemente.contains(&text);
            assert!(offen || !steht_da, "{}: {text}", datei.display());
        }
        for wort in [
            "Probemann",
            "Karim",
            "Samira",
            "Lina",
            "Musterstadt",
            "1979",
            "Straße",
            "Zoë",
            "0571826",
            "PDF",
        ] {
            assert!(!elemente.contains(wort), "{}: {wort}", datei.display());
        }
    }
}

#[test]
fn revealed_everything_is_there_and_documents_only_by_their_size() {
    for datei in beispiele() {
        let ausgang = zeige(&datei, &["--reveal"]);
        assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
        assert!(!ausgang.text.contains("••••"), "{}", ausgang.text);
        for text in texte(&fs::read_to_string(&datei).unwrap()) {
            let einzeilig = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let dokument = text.len() > 200 && !text.contains(", ");
            assert!(
                dokument || ausgang.text.contains(&einzeilig),
                "{}: {einzeilig}",
                datei.display()
            );
        }
    }
    let ergebnis = zeige(&quelle("examples/xmeld/1707.xml"), &["--reveal"]);
    assert!(ergebnis.text.contains("(PDF of "), "{}", ergebnis.text);
    let anmeldung = zeige(&quelle("examples/xmeld/1704.xml"), &["--reveal"]);
    assert!(
        anmeldung.text.contains("passart: 09 Personalausweis\n"),
        "{}",
        anmeldung.text
    );
}

#[test]
fn of_a_message_that_is_not_valid_ids_and_findings_are_shown() {
    let ordner = tempfile::tempdir().unwrap();
    let datei = ordner.path().join("1704.xml");
    let gut = fs::read_to_string(quelle("examples/xmeld/1704.xml")).unwrap();
    fs::write(
        &datei,
        gut.replace(
            "<xmeld:datumDesAuszugs>2026-10-31<",
            "<xmeld:datumDesAuszugs>Mustertag<",
        ),
    )
    .unwrap();
    for worte in [&[][..], &["--reveal"]] {
        let ausgang = zeige(&datei, worte);
        assert_eq!(ausgang.code, Some(1));
        assert!(
            ausgang.text.starts_with("message  1704\nid       "),
            "{}",
            ausgang.text
        );
        assert!(
            ausgang
                .text
                .contains("X001 at /onlinedienste.anmeldung.meldeschein.1704/"),
            "{}",
            ausgang.text
        );
        assert!(
            !ausgang.text.contains("Mustertag") && !ausgang.text.contains("Probemann"),
            "{}",
            ausgang.text
        );
    }
    let fehlt = zeige(&ordner.path().join("fehlt.xml"), &[]);
    assert_eq!(fehlt.code, Some(2), "{}", fehlt.text);
}
