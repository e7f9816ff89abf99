//! The people of Musterland: what their chips say, what each of them shows, and what a register holds of them.

use jiff::civil::Date;
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
        let personen: Self = toml::from_str(text).map_err(|fehler| PersonenFehler::Form(fehler.to_string()))?;
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
    /// What a register holds of the person.
    pub register: Registerangaben,
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

/// What only a register knows. Keys of code lists as DSMeld has them.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registerangaben {
    /// DSMeld 0701: `m`, `w`, `d` or `x`.
    pub geschlecht: String,
    /// DSMeld 1401: `LD`, `VH`, …
    pub familienstand: String,
    /// DSMeld 1001: `000` for German.
    pub staatsangehoerigkeiten: Vec<String>,
    /// DSMeld 1101.
    pub religion: String,
    /// DSMeld 0302.
    pub rufname: Option<Text>,
    /// DSMeld 0401.
    pub doktorgrad: Option<Text>,
    /// DSMeld 0201.
    pub geburtsname: Option<Text>,
    /// DSMeld 0602.
    pub geburtsort: Option<Text>,
    /// The dwellings; here the chip of one person is wrong.
    pub wohnung: Vec<Wohnungsangabe>,
    /// Identity documents.
    pub ausweis: Vec<Ausweisangabe>,
}

/// A dwelling in a register.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wohnungsangabe {
    /// Commune.
    pub ags: Ags,
    /// Street and number in one line.
    pub strasse_hausnummer: String,
    /// Postcode.
    pub postleitzahl: Postleitzahl,
    /// Town.
    pub ort: Text,
    /// DSMeld 1301.
    pub einzug: Date,
}

/// An identity document.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ausweisangabe {
    /// Kind: `PA` for a Personalausweis.
    pub art: String,
    /// DSMeld 1703, invented.
    pub seriennummer: Text,
    /// Day of issue.
    pub ausgestellt_am: Date,
    /// Last day of validity.
    pub gueltig_bis: Date,
    /// The authority that issued it.
    pub behoerde: Text,
}

#[cfg(test)]
mod tests {
    use super::*;

    const MUSTERLAND: &str =
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/musterland/personen.toml"));

    #[test]
    fn musterland_has_six_people_for_six_stories() {
        let personen = Personen::parse(MUSTERLAND).unwrap().personen;
        let schluessel: Vec<_> = personen.iter().map(|person| person.key.as_str()).collect();
        assert_eq!(schluessel, ["erika", "karim", "zoe", "anna", "otto", "maria"]);
        for person in &personen {
            let register = person.register.wohnung.first().unwrap();
            let stimmt = register.strasse_hausnummer == person.chip_alt.strasse_hausnummer.as_str();
            assert_eq!(stimmt, person.key != "otto", "only otto's chip is out of date: {}", person.key);
        }
    }

    #[test]
    fn an_unknown_field_or_a_double_key_is_an_error() {
        assert!(matches!(Personen::parse("[[person]]\nkeks = 1"), Err(PersonenFehler::Form(_))));
        let doppelt = format!("{MUSTERLAND}\n{MUSTERLAND}");
        assert_eq!(Personen::parse(&doppelt).unwrap_err(), PersonenFehler::Doppelt("erika".to_owned()));
    }
}
