//! The official schema set as judge: what it accepts we read, what we write it accepts, what we refuse it refuses.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail where it likes

mod bau;
mod satz;

use std::path::PathBuf;

use bau::Fuelle;
use satz::{amtlicher_satz, urteile};
use xoev::{Fehler, Nachricht};

fn proben() -> Vec<(PathBuf, Vec<u8>)> {
    let Some(satz) = amtlicher_satz() else {
        return Vec::new();
    };
    let mut proben: Vec<_> = std::fs::read_dir(satz.join("own-samples"))
        .unwrap()
        .map(|eintrag| eintrag.unwrap().path())
        .map(|pfad| (pfad.clone(), std::fs::read(&pfad).unwrap()))
        .collect();
    proben.sort();
    assert!(!proben.is_empty());
    proben
}

#[track_caller]
fn gelesen(bytes: &[u8]) -> Nachricht {
    Nachricht::lesen(bytes).unwrap_or_else(|fehler| panic!("{}", alle_fehler(&fehler)))
}

fn alle_fehler(fehler: &[Fehler]) -> String {
    fehler
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

/// Reads, writes, reads again; returns what was written.
#[track_caller]
fn hin_und_zurueck(bytes: &[u8]) -> (&'static str, Vec<u8>) {
    let nachricht = gelesen(bytes);
    let geschrieben = nachricht.schreiben();
    let wieder = gelesen(&geschrieben);
    assert!(nachricht == wieder, "{} changed by writing", nachricht.typ());
    assert_eq!(wieder.pruefen(), []);
    (nachricht.typ(), geschrieben)
}

#[track_caller]
fn alle_gueltig(dokumente: &[(&str, Vec<u8>)]) {
    for (gut, (typ, xml)) in urteile(dokumente).into_iter().flatten().zip(dokumente) {
        assert!(gut, "{typ} is not valid:\n{}", String::from_utf8_lossy(xml));
    }
}

#[test]
fn every_sample_survives_reading_writing_and_reading_and_stays_valid() {
    let geschrieben: Vec<_> = proben().iter().map(|(_, bytes)| hin_und_zurueck(bytes)).collect();
    alle_gueltig(&geschrieben);
}

#[test]
fn every_message_with_every_element_or_only_the_mandatory_ones_is_valid_and_survives() {
    let mut dokumente = Vec::new();
    for runde in 0..45 {
        for fuelle in [Fuelle::Voll(runde), Fuelle::Knapp(runde)] {
            for (typ, xml) in bau::alle(fuelle) {
                // Only 1700 has a list of 45 codes; 24 rounds reach every combination of choices of the others.
                if runde < 24 || typ == "1700" {
                    dokumente.push(hin_und_zurueck(xml.as_bytes()));
                    dokumente.push((typ, xml.into_bytes()));
                }
            }
        }
    }
    alle_gueltig(&dokumente);
}

/// Documents that differ from `xml` by one element or attribute, about `hoechstens`, spread over the whole.
fn veraendert(xml: &str, hoechstens: usize) -> Vec<String> {
    let anfaenge: Vec<usize> = xml
        .match_indices('<')
        .map(|(von, _)| von)
        .filter(|von| !xml[von + 1..].starts_with(['/', '?', '!']))
        .collect();
    let schritt = (anfaenge.len() * 8).div_ceil(hoechstens).max(1);
    (0..anfaenge.len() * 8)
        .step_by(schritt)
        .filter_map(|nummer| eine_aenderung(xml, anfaenge[nummer / 8], (nummer + nummer / 8) % 8))
        .collect()
}

fn eine_aenderung(xml: &str, von: usize, art: usize) -> Option<String> {
    let rest = &xml[von + 1..];
    let name = &rest[..rest.find([' ', '>'])?];
    let ende_des_anfangs = von + rest.find('>')? + 2;
    let schluss = format!("</{name}>");
    let bis = von + 1 + rest.find(&schluss)? + schluss.len();
    let (vorn, element, hinten) = (&xml[..von], &xml[von..bis], &xml[bis..]);
    let (anfang, inhalt) = (
        &xml[von..ende_des_anfangs],
        &xml[ende_des_anfangs..bis - schluss.len()],
    );
    let ab_attributen = &element[1 + name.len()..];
    let anders = name
        .strip_prefix("w:")
        .map_or_else(|| format!("w:{name}"), str::to_owned);
    Some(match art {
        0 => format!("{vorn}{hinten}"),
        1 => format!("{vorn}{element}{element}{hinten}"),
        2 => format!("{vorn}<{name}></{name}>{hinten}"),
        3 => format!("{vorn}<{name}>{inhalt}{schluss}{hinten}"),
        4 => format!("{vorn}{anfang}zu viel{inhalt}{schluss}{hinten}"),
        5 => format!("{vorn}{anfang}{inhalt}<w:fremd/>{schluss}{hinten}"),
        6 => format!("{vorn}<{name} fremd=\"1\"{ab_attributen}{hinten}"),
        // Two prefixes make no name.
        _ if anders.matches(':').count() > 1 => return None,
        _ => format!(
            "{vorn}<{anders}{}</{anders}>{hinten}",
            ab_attributen.strip_suffix(&schluss)?
        ),
    })
}

#[test]
fn what_we_refuse_as_invalid_the_official_schema_refuses_and_the_other_way_round() {
    let mut dokumente: Vec<(&str, Vec<u8>)> = Vec::new();
    for fuelle in [
        Fuelle::Voll(0),
        Fuelle::Voll(1),
        Fuelle::Voll(3),
        Fuelle::Knapp(2),
    ] {
        for (typ, xml) in bau::alle(fuelle) {
            dokumente.extend(
                veraendert(&xml, 150)
                    .into_iter()
                    .map(|xml| (typ, xml.into_bytes())),
            );
        }
    }
    let Some(amtlich) = urteile(&dokumente) else {
        return;
    };
    for (gut, (typ, xml)) in amtlich.into_iter().zip(&dokumente) {
        match Nachricht::lesen(xml) {
            Ok(_) => assert!(
                gut,
                "{typ}: we accept what is not valid:\n{}",
                String::from_utf8_lossy(xml)
            ),
            Err(fehler) => {
                // S, T and V are rules beyond the schema, X000 and X001 are not; a wrong code or list is both.
                let schema = fehler.iter().any(|fehler| fehler.code.code().starts_with('X'));
                let meldung = alle_fehler(&fehler);
                assert!(
                    !(schema && gut),
                    "{typ}: we refuse what is valid ({meldung}):\n{}",
                    String::from_utf8_lossy(xml)
                );
            }
        }
    }
}
