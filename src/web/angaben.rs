//! What a person declared and what a register holds, as groups of named lines for a page.

use super::sprache::Texte;
use crate::{
    antrag::{NeueWohnung, WohnungsgeberAngabe},
    fall::Fall,
    meldewesen::{Angabe, Anschrift, Meldedaten, Person, Wohnung, Wohnungsgeber, Wohnungsstatus},
};

/// A group of lines with a heading.
pub struct Gruppe {
    /// The heading.
    pub titel: String,
    /// The lines.
    pub zeilen: Vec<Zeile>,
    /// Path of the step that changes this group.
    pub aendern: Option<String>,
}

/// One line: what it is and what it says.
pub struct Zeile {
    /// What it is.
    pub name: String,
    /// What it says.
    pub wert: String,
}

impl Gruppe {
    /// The same group with a way to change it.
    #[must_use]
    pub fn aenderbar(mut self, pfad: String) -> Self {
        self.aendern = Some(pfad);
        self
    }
}

/// Lines of which the absent ones are left out.
fn gruppe<const N: usize>(texte: &Texte, titel: &str, zeilen: [(&str, Option<String>); N]) -> Gruppe {
    let zeilen = zeilen
        .into_iter()
        .filter_map(|(name, wert)| {
            Some(Zeile {
                name: texte.t(name),
                wert: wert?,
            })
        })
        .collect();
    Gruppe {
        titel: texte.t(titel),
        zeilen,
        aendern: None,
    }
}

/// Everything a register sent about a person.
#[must_use]
pub fn meldedaten(texte: &Texte, daten: &Meldedaten) -> Vec<Gruppe> {
    let mehrere = daten.wohnungen.len() > 1;
    let mut gruppen = vec![person(texte, &daten.person)];
    let titel = if mehrere {
        "gruppe-wohnungen"
    } else {
        "gruppe-wohnung"
    };
    let zeilen = daten.wohnungen.iter().flat_map(|w| wohnung(texte, w)).collect();
    gruppen.push(Gruppe {
        titel: texte.t(titel),
        zeilen,
        aendern: None,
    });
    if !daten.weitere.is_empty() {
        let zeilen = daten
            .weitere
            .iter()
            .map(|angabe| weitere(texte, angabe))
            .collect();
        gruppen.push(Gruppe {
            titel: texte.t("gruppe-weitere"),
            zeilen,
            aendern: None,
        });
    }
    gruppen
}

fn person(texte: &Texte, person: &Person) -> Gruppe {
    let text = |feld: &Option<xoev::latin::Text>| feld.as_ref().map(|t| t.as_str().to_owned());
    gruppe(
        texte,
        "gruppe-person",
        [
            ("blatt-0401", text(&person.doktorgrad)),
            ("blatt-0101a", Some(person.familienname.as_str().to_owned())),
            ("blatt-0301", text(&person.vornamen)),
            ("blatt-0302", text(&person.rufname)),
            ("blatt-0601", Some(texte.teildatum(person.geburtsdatum))),
        ],
    )
}

fn wohnung(texte: &Texte, wohnung: &Wohnung) -> Vec<Zeile> {
    gruppe(
        texte,
        "gruppe-wohnung",
        [
            ("wohnung-anschrift", Some(anschrift(&wohnung.anschrift))),
            ("zeile-status", wohnung.status.map(|s| status(texte, s))),
            ("wohnung-bezogen", wohnung.bezogen_am.map(|tag| texte.tag(tag))),
        ],
    )
    .zeilen
}

fn weitere(texte: &Texte, angabe: &Angabe) -> Zeile {
    let schluessel = format!("blatt-{}", angabe.blatt);
    let name = if texte.hat(&schluessel) {
        texte.t(&schluessel)
    } else {
        texte.mit("blatt-sonst", &[("blatt", angabe.blatt.as_str().into())])
    };
    // What a register or a document says in German stays; another language takes its words from the list.
    let uebersetzt = angabe
        .schluessel
        .as_ref()
        .filter(|_| !texte.sprache().ist_deutsch())
        .and_then(|schluessel| texte.schluessel(schluessel));
    Zeile {
        name,
        wert: uebersetzt.unwrap_or(angabe.wert.as_str()).to_owned(),
    }
}

/// The new dwelling as declared.
#[must_use]
pub fn neue_wohnung(texte: &Texte, neu: &NeueWohnung) -> Gruppe {
    gruppe(
        texte,
        "gruppe-neue-wohnung",
        [
            ("wohnung-anschrift", Some(anschrift(&neu.anschrift))),
            ("zeile-einzug", Some(texte.tag(neu.einzug.tag()))),
            ("zeile-status", Some(status(texte, neu.status))),
        ],
    )
}

/// The landlord as declared, and the confirmation by the name of its file.
#[must_use]
pub fn wohnungsgeber(texte: &Texte, angabe: &WohnungsgeberAngabe, datei: Option<&str>) -> Gruppe {
    let bestaetigung = match datei.filter(|_| angabe.mit_bestaetigung) {
        Some(name) => name.to_owned(),
        None => texte.t("geber-bestaetigung-brief"),
    };
    match &angabe.wohnungsgeber {
        Wohnungsgeber::Vermietung {
            name,
            strasse_hausnummer,
            plz_ort,
            eigentuemer,
        } => gruppe(
            texte,
            "gruppe-wohnungsgeber",
            [
                ("geber-name", Some(name.as_str().to_owned())),
                (
                    "wohnung-anschrift",
                    Some(format!("{}, {}", strasse_hausnummer.as_str(), plz_ort.as_str())),
                ),
                (
                    "geber-eigentuemer",
                    eigentuemer.as_ref().map(|e| e.as_str().to_owned()),
                ),
                ("geber-zeile-bestaetigung", Some(bestaetigung)),
            ],
        ),
        Wohnungsgeber::Eigentum => gruppe(
            texte,
            "gruppe-wohnungsgeber",
            [
                ("geber-zeile-art", Some(texte.t("geber-eigentum"))),
                ("geber-zeile-bestaetigung", Some(bestaetigung)),
            ],
        ),
    }
}

/// What was declared in a case.
#[must_use]
pub fn fall(texte: &Texte, fall: &Fall, behoerde: Option<&str>, aktenzeichen: Option<&str>) -> Gruppe {
    let erklaert = &fall.erklaerung;
    gruppe(
        texte,
        "gruppe-neue-wohnung",
        [
            ("zeile-person", Some(erklaert.person.anzeigename())),
            (
                "zeile-geburtsdatum",
                Some(texte.teildatum(erklaert.person.geburtsdatum)),
            ),
            ("zeile-anschrift", Some(anschrift(&erklaert.anschrift))),
            ("zeile-einzug", Some(texte.tag(erklaert.einzug))),
            ("zeile-status", Some(status(texte, erklaert.status))),
            ("zeile-behoerde", behoerde.map(str::to_owned)),
            ("zeile-aktenzeichen-behoerde", aktenzeichen.map(str::to_owned)),
        ],
    )
}

fn anschrift(anschrift: &Anschrift) -> String {
    [
        Some(anschrift.einzeilig()),
        anschrift.wohnungsnummer.as_ref().map(|n| n.as_str().to_owned()),
        anschrift.zusatzangaben.as_ref().map(|z| z.as_str().to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ")
}

fn status(texte: &Texte, status: Wohnungsstatus) -> String {
    texte.t(match status {
        Wohnungsstatus::Alleinige => "wohnungsart-alleinige",
        Wohnungsstatus::Haupt => "wohnungsart-haupt",
        Wohnungsstatus::Neben => "wohnungsart-neben",
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use xoev::{codes::Familienstand, latin::Text, listen::Codelisten};

    use super::*;
    use crate::meldewesen::Schluessel;

    #[test]
    fn a_key_is_shown_in_the_language_of_the_page() {
        let texte = Texte::lade()
            .unwrap()
            .mit_listen(Arc::new(Codelisten::eingebaut()));
        let mut angabe = Angabe {
            blatt: "1401".to_owned(),
            wert: Text::parse("ledig").unwrap(),
            schluessel: Some(Schluessel {
                liste: Familienstand::LISTE.uri.to_owned(),
                code: "LD".to_owned(),
            }),
        };
        let zeige = |angabe: &Angabe, sprache| weitere(&texte.auf(sprache), angabe).wert;
        assert_eq!(zeige(&angabe, "de"), "ledig");
        assert_eq!(zeige(&angabe, "en"), "single");
        angabe.schluessel = None;
        assert_eq!(zeige(&angabe, "en"), "ledig", "stored before keys were kept");
    }
}
