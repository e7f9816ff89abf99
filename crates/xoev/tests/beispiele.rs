//! The examples for vendors are valid, are read, and hang together as their comments say.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail where it likes

mod satz;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use xoev::kopf::{FremdeNachrichtenId, NachrichtenId};
use xoev::xmeld::meldeschein::MeldescheinAntwort;
use xoev::{Fehler, Nachricht};

/// Which file answers which, by the names of the files.
const ANTWORTEN: [(&str, &str); 12] = [
    ("1701", "1700"),
    ("1703", "1702"),
    ("1705", "1704"),
    ("1707", "1706"),
    ("1709", "1708"),
    ("1710", "1708"),
    ("1712", "1711"),
    ("1712-nach-1713", "1713"),
    ("1715", "1714"),
    ("0910", "1702"),
    ("0010", "1706"),
    // Not an answer by its ids, but the data of the one go back in the other.
    ("1704", "1703"),
];

/// All example files: name without ending, bytes and what they were read as.
fn beispiele() -> BTreeMap<String, (Vec<u8>, Nachricht)> {
    let ordner = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/xmeld");
    std::fs::read_dir(ordner)
        .unwrap()
        .map(|eintrag| eintrag.unwrap().path())
        .filter(|pfad| pfad.extension().is_some_and(|endung| endung == "xml"))
        .map(|pfad| {
            let name = pfad.file_stem().unwrap().to_str().unwrap().to_owned();
            let bytes = std::fs::read(&pfad).unwrap();
            let nachricht = Nachricht::lesen(&bytes).unwrap_or_else(|fehler| {
                let fehler: Vec<_> = fehler.iter().map(Fehler::to_string).collect();
                panic!("{name}: {}", fehler.join("\n"))
            });
            (name, (bytes, nachricht))
        })
        .collect()
}

#[test]
fn there_is_an_example_of_every_message_and_it_survives_writing() {
    let beispiele = beispiele();
    let vorhanden: BTreeSet<_> = beispiele.values().map(|(_, nachricht)| nachricht.typ()).collect();
    let alle: BTreeSet<_> = Nachricht::BESCHREIBUNGEN
        .iter()
        .map(|beschreibung| beschreibung.nachrichtentyp)
        .collect();
    assert_eq!(vorhanden, alle);
    for (name, (bytes, nachricht)) in &beispiele {
        assert!(name.starts_with(nachricht.typ()), "{name}");
        assert!(
            Nachricht::lesen(&nachricht.schreiben()).as_ref() == Ok(nachricht),
            "{name}"
        );
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(text.matches("<!-- ").count() >= 4, "{name} is not explained");
        assert!(
            text.lines()
                .all(|zeile| !zeile.ends_with(' ') && !zeile.contains('\t')),
            "{name}"
        );
    }
}

#[test]
fn the_official_schema_accepts_every_example_and_what_we_write_of_it() {
    let mut dokumente = Vec::new();
    for (bytes, nachricht) in beispiele().into_values() {
        dokumente.push((nachricht.typ(), nachricht.schreiben()));
        dokumente.push((nachricht.typ(), bytes));
    }
    for (gut, (typ, xml)) in satz::urteile(&dokumente).into_iter().flatten().zip(&dokumente) {
        assert!(gut, "{typ} is not valid:\n{}", String::from_utf8_lossy(xml));
    }
}

#[test]
fn nobody_in_an_example_is_real() {
    let mut uuids = BTreeSet::new();
    for (name, (bytes, nachricht)) in beispiele() {
        let kopf = nachricht.kopf();
        assert!(kopf.produkt.test.is_some(), "{name} is not marked as a test");
        assert!(
            uuids.insert(kopf.nachrichten_uuid),
            "{name} has the id of another"
        );
        let text = String::from_utf8(bytes).unwrap();
        for (marke, erlaubt) in [
            ("<kennung>ags:", ["99000001<", "99000002<"].as_slice()),
            ("<kennung>mbp:", &["990000000001<"]),
            (
                "@",
                &["altstadt.example<", "neustadt.example<", "musterland.example<"],
            ),
            (
                ":schluessel:ags\" listVersionID=\"2026-04-30\">",
                &["99000001", "99000002"],
            ),
            // Identification numbers for tests begin with 0.
            ("<xmeld:idNr>", &["0"]),
            ("<xmeld:idnummer>", &["0"]),
        ] {
            for (von, _) in text.match_indices(marke) {
                let rest = text[von + marke.len()..]
                    .trim_start()
                    .trim_start_matches("<code>");
                assert!(
                    erlaubt.iter().any(|anfang| rest.starts_with(anfang)),
                    "{name}: {marke}"
                );
            }
        }
    }
}

/// The message that this one answers or rejects.
fn bezug(nachricht: &Nachricht) -> Option<FremdeNachrichtenId> {
    let id: &NachrichtenId = match nachricht {
        Nachricht::MeldebescheinigungAntwort1701(antwort) => &antwort.ursprungsnachricht,
        Nachricht::MeldescheinAntwort1703(antwort) => &antwort.ursprungsnachricht,
        Nachricht::Statusmitteilung1705(status) => &status.ursprungsnachricht,
        Nachricht::Ergebnis1707(ergebnis) => &ergebnis.ursprungsnachricht,
        Nachricht::SelbstauskunftStatus1709(status) => &status.ursprungsnachricht,
        Nachricht::Selbstauskunft1710(auskunft) => &auskunft.ursprungsnachricht,
        Nachricht::SperrenAntwort1712(antwort) => &antwort.ursprungsnachricht,
        Nachricht::SperrenAntwort1715(antwort) => &antwort.ursprungsnachricht,
        Nachricht::Ruecksendung0910(zurueck) => &zurueck.ursprungsnachricht,
        Nachricht::Rueckweisung0010(zurueck) => return zurueck.rueckweisung.id_nachricht.clone(),
        _ => return None,
    };
    Some(id.clone().into())
}

#[test]
fn an_answer_names_its_question_comes_later_and_goes_back() {
    let beispiele = beispiele();
    for (antwort, frage) in ANTWORTEN {
        let ((_, antwort), (_, frage)) = (&beispiele[antwort], &beispiele[frage]);
        let (spaeter, frueher) = (antwort.kopf(), frage.kopf());
        let zeit = |kopf: &xoev::Kopf| kopf.erstellungszeitpunkt.timestamp().unwrap();
        assert!(
            zeit(spaeter) > zeit(frueher),
            "{} before {}",
            antwort.typ(),
            frage.typ()
        );
        if let Some(bezug) = bezug(antwort) {
            assert!(
                bezug == frage.nachrichten_id().unwrap().into(),
                "{}",
                antwort.typ()
            );
            assert_eq!(spaeter.leser.kennung, frueher.autor.kennung, "{}", antwort.typ());
            // A 0910 comes from whom the question has reached, be it by mistake.
            let umgekehrt = spaeter.autor.kennung == frueher.leser.kennung;
            assert_eq!(umgekehrt, antwort.typ() != "0910", "{}", antwort.typ());
        }
    }
    let ohne_bezug: Vec<_> = beispiele
        .values()
        .filter(|(_, nachricht)| bezug(nachricht).is_none())
        .collect();
    assert_eq!(ohne_bezug.len(), beispiele.len() - (ANTWORTEN.len() - 1));
}

#[test]
fn the_stories_are_about_one_person_each() {
    let beispiele = beispiele();
    let Nachricht::MeldescheinAntwort1703(antwort) = &beispiele["1703"].1 else {
        panic!("1703")
    };
    let MeldescheinAntwort::VorausgefuellterMeldeschein(schein) = &antwort.antwort else {
        panic!("1703 refuses")
    };
    let Nachricht::AbrufMeldeschein1702(abruf) = &beispiele["1702"].1 else {
        panic!("1702")
    };
    let Nachricht::Meldeschein1704(anmeldung) = &beispiele["1704"].1 else {
        panic!("1704")
    };
    let Nachricht::Ergebnis1707(ergebnis) = &beispiele["1707"].1 else {
        panic!("1707")
    };
    assert!(anmeldung.berechtigte_person.bestaetigte_meldedaten == schein.meldeschein);
    assert!(anmeldung.identifikation == abruf.identifikation);
    assert!(ergebnis.identifikation == abruf.identifikation);
    let Nachricht::AbrufSelbstauskunft1708(abruf) = &beispiele["1708"].1 else {
        panic!("1708")
    };
    let Nachricht::Selbstauskunft1710(auskunft) = &beispiele["1710"].1 else {
        panic!("1710")
    };
    assert!(auskunft.identifikation == abruf.identifikation);
    let Nachricht::Rueckweisung0010(zurueck) = &beispiele["0010"].1 else {
        panic!("0010")
    };
    assert!(
        zurueck.rueckweisung.nachricht.0 == beispiele["1706"].0,
        "0010.xml rejects another 1706.xml: put `base64 -w 92 examples/xmeld/1706.xml` into its nachricht"
    );
}
