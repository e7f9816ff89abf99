//! A second language beside the German words of a document: for reading, never in their place.
//!
//! Values stay as the register has them. Names of facts are those of the pages in that language; the words that only documents
//! have stand here.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::meldewesen::blattnamen;
use crate::urkunde::inhalt::{Gruppe, kurz};

/// The words of one document in its second language.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Uebersetzung {
    /// BCP 47, for the structure of the file (PDF/UA).
    sprache: &'static str,
    /// From the German word to the other.
    woerter: BTreeMap<String, String>,
}

/// Words of the template, of every document.
const VORLAGE: [(&str, &str); 8] = [
    ("Meldebescheinigung", "Certificate of registered residence"),
    (
        "nach § 18 Absatz 1 Bundesmeldegesetz",
        "Section 18 (1) of the Federal Act on Registration",
    ),
    (
        "nach § 18 Absatz 2 Bundesmeldegesetz",
        "Section 18 (2) of the Federal Act on Registration",
    ),
    ("Dokumentnummer", "Document number"),
    ("Ausgestellt am", "Issued on"),
    ("Stand des Melderegisters", "Register consulted on"),
    (
        "bescheinigt",
        "At the request of the person concerned, the registration authority certifies these data, which were stored in its \
         register at the time stated.",
    ),
    (
        "massgeblich",
        "The English words are a translation aid without legal value of their own; the German text is authoritative. This is not \
         the multilingual standard form of Regulation (EU) 2016/1191, which can be requested from the authority.",
    ),
];

/// Words of headings and rows that are no names of facts; a number may follow.
const ZEILEN: [(&str, &str); 13] = [
    ("Person", "Person"),
    (
        "Vornamen (gebräuchlicher unterstrichen)",
        "Given names (usual name underlined)",
    ),
    ("Derzeitige Anschriften", "Present addresses"),
    ("Alleinige Wohnung", "Only dwelling"),
    ("Hauptwohnung", "Main dwelling"),
    ("Nebenwohnung", "Secondary dwelling"),
    ("Wohnung", "Dwelling"),
    (
        "Weitere Angaben nach § 18 Absatz 2 BMG",
        "Further data, section 18 (2)",
    ),
    ("Weitere Wohnung", "Further dwelling"),
    ("Ehe- oder Lebenspartner", "Spouse or civil partner"),
    ("Kind", "Child"),
    ("Gesetzliche Vertretung", "Legal representative"),
    ("Weitere Angabe", "Further fact"),
];

impl Uebersetzung {
    /// The words that a document with these groups needs. A word that is not known stays German alone.
    #[must_use]
    pub fn englisch(gruppen: &[Gruppe]) -> Self {
        let namen = namen_von_angaben();
        let zeilen = gruppen.iter().flat_map(|gruppe| {
            std::iter::once(&gruppe.titel).chain(gruppe.zeilen.iter().map(|(name, _)| name))
        });
        let gefunden = zeilen.filter_map(|wort| Some((wort.clone(), englisch(wort, &namen)?)));
        let feste = VORLAGE
            .iter()
            .map(|(de, en)| ((*de).to_owned(), (*en).to_owned()));
        Self {
            sprache: "en",
            woerter: feste.chain(gefunden).collect(),
        }
    }

    /// Whether the word has one beside it.
    #[cfg(test)]
    pub(crate) fn kennt(&self, wort: &str) -> bool {
        self.woerter.contains_key(wort)
    }
}

/// Names of facts as they stand in a row, from German to English.
fn namen_von_angaben() -> BTreeMap<String, String> {
    let mut namen = BTreeMap::new();
    for (deutsch, englisch) in blattnamen() {
        namen
            .entry(kurz(deutsch).to_owned())
            .or_insert_with(|| gross(kurz(englisch)));
    }
    namen
}

fn englisch(wort: &str, namen: &BTreeMap<String, String>) -> Option<String> {
    let zeile = |wort: &str| {
        ZEILEN
            .iter()
            .find(|(de, _)| *de == wort)
            .map(|(_, en)| (*en).to_owned())
    };
    if let Some(englisch) = zeile(wort).or_else(|| namen.get(wort).cloned()) {
        return Some(englisch);
    }
    let (anfang, nummer) = wort.rsplit_once(' ')?;
    nummer.parse::<u32>().ok()?;
    Some(format!("{} {nummer}", zeile(anfang)?))
}

/// With a capital at the beginning, as a row has it.
fn gross(wort: &str) -> String {
    let mut zeichen = wort.chars();
    zeichen.next().map_or_else(String::new, |erstes| {
        erstes.to_uppercase().chain(zeichen).collect()
    })
}
