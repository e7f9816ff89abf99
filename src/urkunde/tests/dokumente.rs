//! The documents beside Meldebescheinigung and letters, and the second language.

use lopdf::Document;
use serde_json::json;

use super::{SETZEREI, bescheinigung, brief, setzangaben};
use crate::meldewesen::{
    Abschnitt, Angabe, Auskunftsteil, Beteiligter, Beteiligung, Selbstauskunft as Auskunft, blattnamen,
};
use crate::urkunde::{
    Selbstauskunft, Uebersetzung, Vorlage, Wohnungsgeberbestaetigung, beilage,
    inhalt::{Gruppe, Meldedatensatz, kurz},
    selbstauskunft, wohnungsgeberbestaetigung,
};

fn angabe(blatt: &str, wert: &str) -> Angabe {
    Angabe {
        blatt: blatt.to_owned(),
        wert: xoev::Text::parse(wert).unwrap(),
        schluessel: None,
    }
}

fn seiten(pdf: &[u8]) -> usize {
    Document::load_mem(pdf).unwrap().get_pages().len()
}

/// The names of the files that a document carries, in its order.
fn beilagen(pdf: &[u8]) -> Vec<String> {
    let pdf = Document::load_mem(pdf).unwrap();
    let dateien = pdf.catalog().unwrap().get(b"AF").unwrap().as_array().unwrap();
    let name = |datei: &lopdf::Object| {
        let datei = pdf.dereference(datei).unwrap().1.as_dict().unwrap();
        String::from_utf8(datei.get(b"F").unwrap().as_str().unwrap().to_vec()).unwrap()
    };
    dateien.iter().map(name).collect()
}

#[test]
fn a_meldedatensatz_is_one_page_and_carries_the_data_and_no_credential_to_take_parts_from() {
    let datensatz = Meldedatensatz {
        demo: true,
        behoerde: brief().behoerde,
        nummer: "MD-1".to_owned(),
        abgerufen: "21. November 2026, 13:00 Uhr".to_owned(),
        gruppen: bescheinigung().gruppen,
        pruef_url: Some("https://musterland.example/pruefen".to_owned()),
        daten: json!({ "art": "meldedatensatz" }),
        xml: "<x/>".to_owned(),
    };
    let pdf = SETZEREI
        .setze(Vorlage::Meldedatensatz, &datensatz, &setzangaben("MD-1"))
        .unwrap();
    assert_eq!(seiten(&pdf), 1);
    assert_eq!(beilagen(&pdf), ["meldedatensatz.json", "meldedatensatz.xml"]);
    let gelesen = beilage::daten(&Document::load_mem(&pdf).unwrap());
    assert_eq!(gelesen, Some(json!({ "art": "meldedatensatz" })));
}

#[test]
fn a_selbstauskunft_groups_what_is_held_counts_what_comes_twice_and_carries_the_authoritys_own_file() {
    let abschnitt = |teil, angaben: Vec<Angabe>| Abschnitt { teil, angaben };
    let auskunft = Auskunft {
        abschnitte: vec![
            abschnitt(Auskunftsteil::Person, vec![angabe("0101a", "Mustermann")]),
            abschnitt(
                Auskunftsteil::Wohnung,
                vec![angabe("1200", "Am Markt 1, 99001 Altstadt")],
            ),
            abschnitt(
                Auskunftsteil::Wohnung,
                vec![angabe("1200", "Alte Straße 2, 99002 Neustadt")],
            ),
        ],
        beteiligte: vec![Beteiligter {
            als: Beteiligung::Kind,
            angaben: vec![angabe("0301", "Ōmer")],
        }],
        pdf: None,
    };
    let gruppen = Selbstauskunft::gruppen(&auskunft);
    let titel: Vec<_> = gruppen.iter().map(|gruppe| gruppe.titel.as_str()).collect();
    assert_eq!(titel, ["Name und Geschlecht", "Wohnung 1", "Wohnung 2", "Kind 1"]);

    let inhalt = Selbstauskunft {
        demo: false,
        behoerde: brief().behoerde,
        nummer: "SA-1".to_owned(),
        ausgestellt: "21. November 2026".to_owned(),
        abgerufen: "21. November 2026, 13:00 Uhr".to_owned(),
        gruppen,
        pruef_url: None,
        daten: json!({}),
        xml: Some("<x/>".to_owned()),
    };
    let eigenes = b"%PDF-1.4 the authority's own".to_vec();
    let pdf = selbstauskunft(&SETZEREI, &inhalt, Some(eigenes), &setzangaben("SA-1")).unwrap();
    let namen = ["selbstauskunft.json", "selbstauskunft.xml", "weitere-daten.pdf"];
    assert_eq!(beilagen(&pdf), namen);
}

#[test]
fn the_form_for_the_landlord_is_one_page_blank_and_filled_in_and_has_room_for_many() {
    let leer = Wohnungsgeberbestaetigung::default();
    let voll = Wohnungsgeberbestaetigung {
        demo: true,
        meldebehoerde: Some("Stadt Altstadt".to_owned()),
        wohnungsgeber: Some("Hausverwaltung Ñuñez".to_owned()),
        anschrift: Some("Am Markt 1, 99001 Altstadt".to_owned()),
        eigentuemer: None,
        einzug: Some("1. November 2026".to_owned()),
        wohnung: Some("Neue Straße 2, 99002 Neustadt".to_owned()),
        personen: vec!["Erika Mustermann".to_owned(), "Ōmer Mustermann".to_owned()],
    };
    for daten in [&leer, &voll] {
        let pdf = wohnungsgeberbestaetigung(&SETZEREI, daten, &setzangaben("WGB")).unwrap();
        assert_eq!(seiten(&pdf), 1);
    }
    let viele = Wohnungsgeberbestaetigung {
        personen: vec!["Ōmer Mustermann".to_owned(); 30],
        ..voll
    };
    let pdf = wohnungsgeberbestaetigung(&SETZEREI, &viele, &setzangaben("WGB")).unwrap();
    assert_eq!(seiten(&pdf), 2);
}

/// Whether a screen reader is told to speak English somewhere: in the tags, or in the text of the page.
fn spricht_englisch(pdf: &[u8]) -> bool {
    let englisch = |wert: &lopdf::Object| wert.as_str().is_ok_and(|sprache| sprache == b"en");
    let pdf = Document::load_mem(pdf).unwrap();
    let mut tags = pdf.objects.values().filter_map(|objekt| objekt.as_dict().ok());
    let im_text = || {
        let seiten = pdf.page_iter().map(|seite| pdf.get_page_content(seite));
        seiten
            .flatten()
            .collect::<Vec<_>>()
            .windows(8)
            .any(|stelle| stelle == b"Lang(en)")
    };
    tags.any(|eines| eines.get(b"Lang").is_ok_and(englisch)) || im_text()
}

#[test]
fn with_english_beside_it_the_minimum_is_still_one_page() {
    let mut daten = bescheinigung();
    let deutsch = SETZEREI
        .setze(Vorlage::Meldebescheinigung, &daten, &setzangaben("MB-1"))
        .unwrap();
    daten.zweitsprache = Some(Uebersetzung::englisch(&daten.gruppen));
    let beide = SETZEREI
        .setze(Vorlage::Meldebescheinigung, &daten, &setzangaben("MB-1"))
        .unwrap();
    assert_eq!(seiten(&beide), 1);
    assert!(spricht_englisch(&beide) && !spricht_englisch(&deutsch));
}

#[test]
fn every_fact_that_a_register_can_name_has_an_english_word() {
    let zeilen: Vec<_> = blattnamen()
        .map(|(deutsch, _)| (kurz(deutsch).to_owned(), "x".into()))
        .collect();
    let gruppe = Gruppe {
        titel: "Weitere Wohnung 2".to_owned(),
        zeilen,
    };
    let woerter = Uebersetzung::englisch(std::slice::from_ref(&gruppe));
    assert!(woerter.kennt("Weitere Wohnung 2"));
    for (name, _) in &gruppe.zeilen {
        assert!(woerter.kennt(name), "{name}");
    }
    let deutsche = include_str!("../../../locales/de/register.ftl");
    let blaetter = deutsche.lines().filter(|zeile| zeile.starts_with("blatt-"));
    assert_eq!(blaetter.count(), gruppe.zeilen.len(), "none is left out");
}
