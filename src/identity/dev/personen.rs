//! The people of Musterland: what their chips say, what each of them shows, and what a register holds of them.

use serde::Deserialize;
use xoev::{ags::Ags, latin::Text};

use crate::meldewesen::{Geburtsangabe, Postleitzahl};

/// The file `examples/musterland/personen.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Personen {
    /// The people in the order in which the page shows them.
    #[serde(rename = "person")]
    pub personen: Vec<Persona>,
}

/// The file of people cannot be read.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PersonenFehler {
    /// Not TOML, or not of this form.
    #[error("the file of people cannot be read: {0}")]
    Form(String),
    /// Two people share a key or a subject.
    #[error("the key or subject of {0:?} is used twice")]
    Doppelt(String),
}

impl Personen {
    /// Reads the file.
    ///
    /// # Errors
    /// [`PersonenFehler`] with the place.
    pub fn parse(text: &str) -> Result<Self, PersonenFehler> {
        let personen: Self =
            toml::from_str(text).map_err(|fehler| PersonenFehler::Form(fehler.to_string()))?;
        let mut gesehen = std::collections::HashSet::new();
        for person in &personen.personen {
            if !gesehen.insert(("key", &person.key)) || !gesehen.insert(("sub", &person.sub)) {
                return Err(PersonenFehler::Doppelt(person.key.clone()));
            }
        }
        Ok(personen)
    }
}

/// An invented person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Persona {
    /// Short name for scripts and for the register.
    pub key: String,
    /// The subject of the ID token.
    pub sub: String,
    /// Given names; none for a person with a block name.
    pub vornamen: Option<Text>,
    /// Family name.
    pub familienname: Text,
    /// Date of birth, or an age.
    pub geburtsdatum: Geburtsangabe,
    /// The document that the person reads with the phone.
    #[serde(default)]
    pub ausweisart: Ausweisart,
    /// What the person shows.
    pub zeigt: Mehrsprachig,
    /// The chip before the move.
    pub chip_alt: Chip,
    /// The chip after the move, if it is written anew.
    pub chip_neu: Option<Chip>,
    /// Where the person wants to move.
    pub umzug: Option<Umzugsziel>,
    /// What only a register knows; read there.
    #[serde(rename = "register")]
    _register: serde::de::IgnoredAny,
}

/// A document with an eID, in the words of BundID's attribute `documentType` (BSI TR-03127).
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
pub enum Ausweisart {
    /// Personalausweis.
    #[default]
    #[serde(rename = "ID")]
    Personalausweis,
    /// Elektronischer Aufenthaltstitel of a national of a third country (§ 78 AufenthG).
    #[serde(rename = "AR")]
    Aufenthaltstitel,
    /// eID-Karte of a citizen of the Union or the EEA (eIDKG).
    #[serde(rename = "UB")]
    EidKarte,
}

impl Ausweisart {
    /// The word in the claim `document_type`.
    #[must_use]
    pub const fn wort(self) -> &'static str {
        match self {
            Self::Personalausweis => "ID",
            Self::Aufenthaltstitel => "AR",
            Self::EidKarte => "UB",
        }
    }
}

/// A text for people.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mehrsprachig {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
    /// German in Leichte Sprache.
    pub leicht: String,
}

/// An address as a chip holds it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chip {
    /// Street and number in one field.
    pub strasse_hausnummer: Text,
    /// Postcode.
    pub postleitzahl: Postleitzahl,
    /// Town.
    pub ort: Text,
    /// Commune.
    pub ags: Ags,
}

/// The new dwelling as the form asks for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Umzugsziel {
    /// Street.
    pub strasse: String,
    /// House number.
    pub hausnummer: String,
    /// Letter after the number.
    pub hausnummernzusatz: Option<String>,
    /// The `1/4` of `13 1/4`.
    pub teilnummer: Option<String>,
    /// Postcode.
    pub postleitzahl: String,
    /// Town.
    pub ort: String,
    /// Commune.
    pub ags: Ags,
}

#[cfg(test)]
mod tests {
    use xoev::teildatum::Teildatum;

    use super::*;

    const MUSTERLAND: &str = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/musterland/personen.toml"
    ));

    #[test]
    fn everybody_of_musterland_says_in_each_language_what_they_show() {
        let personen = Personen::parse(MUSTERLAND).unwrap().personen;
        let schluessel: Vec<_> = personen.iter().map(|person| person.key.as_str()).collect();
        assert_eq!(
            schluessel.get(..6),
            Some(&["erika", "karim", "zoe", "anna", "otto", "maria"][..])
        );
        for Persona { key, zeigt, .. } in &personen {
            let texte = [&zeigt.de, &zeigt.en, &zeigt.leicht];
            assert!(texte.iter().all(|text| !text.is_empty()), "{key}");
            assert_ne!(zeigt.de, zeigt.leicht, "{key}");
            let laengster = zeigt
                .leicht
                .split(['.', ':', '?'])
                .map(|satz| satz.split_whitespace().count());
            assert!(
                laengster.max() <= Some(12),
                "{key}: a sentence of Leichte Sprache is short"
            );
        }
    }

    #[test]
    fn musterland_has_every_kind_of_card_and_of_birth_date() {
        let personen = Personen::parse(MUSTERLAND).unwrap().personen;
        let gibt_es = |was: fn(&Persona) -> bool| personen.iter().any(was);
        assert!(gibt_es(|person| person.ausweisart == Ausweisart::Personalausweis));
        assert!(gibt_es(|person| person.ausweisart == Ausweisart::Aufenthaltstitel));
        assert!(gibt_es(|person| person.ausweisart == Ausweisart::EidKarte));
        assert!(gibt_es(|person| person.geburtsdatum == Geburtsangabe::Alter(16)));
        assert!(gibt_es(|person| matches!(
            person.geburtsdatum,
            Geburtsangabe::Am(Teildatum::Jahr(_))
        )));
        assert!(gibt_es(|person| person.vornamen.is_none()));
    }

    #[test]
    fn an_unknown_field_or_a_double_key_is_an_error() {
        assert!(matches!(
            Personen::parse("[[person]]\nkeks = 1"),
            Err(PersonenFehler::Form(_))
        ));
        let doppelt = format!("{MUSTERLAND}\n{MUSTERLAND}");
        assert_eq!(
            Personen::parse(&doppelt).unwrap_err(),
            PersonenFehler::Doppelt("erika".to_owned())
        );
    }
}
