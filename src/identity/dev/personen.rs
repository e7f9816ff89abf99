//! The people of Musterland: what their chips say, what each of them shows, and what a register holds of them.

use serde::Deserialize;
use xoev::{ags::Ags, latin::Text, teildatum::Teildatum};

use crate::meldewesen::Postleitzahl;

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
    /// Given names.
    pub vornamen: Option<Text>,
    /// Family name.
    pub familienname: Text,
    /// Date of birth.
    pub geburtsdatum: Teildatum,
    /// What the person shows.
    pub zeigt: Zweisprachig,
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

/// A text for the page.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zweisprachig {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
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
    /// Postcode.
    pub postleitzahl: String,
    /// Town.
    pub ort: String,
    /// Commune.
    pub ags: Ags,
}

#[cfg(test)]
mod tests {
    use super::*;

    const MUSTERLAND: &str = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/examples/musterland/personen.toml"
    ));

    #[test]
    fn musterland_has_six_people_for_six_stories() {
        let personen = Personen::parse(MUSTERLAND).unwrap().personen;
        let schluessel: Vec<_> = personen.iter().map(|person| person.key.as_str()).collect();
        assert_eq!(schluessel, ["erika", "karim", "zoe", "anna", "otto", "maria"]);
        for person in &personen {
            assert!(
                !person.zeigt.de.is_empty() && !person.zeigt.en.is_empty(),
                "{}",
                person.key
            );
        }
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
