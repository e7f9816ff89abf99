//! What the person declared, kept to be compared with what the register entered.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    antrag::Umzugsart,
    meldewesen::{Anschrift, Identitaet, Person, Wohnungsstatus},
};

/// The core of a submitted Anmeldung.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Erklaerung {
    /// From where to where.
    pub art: Umzugsart,
    /// Who declared it; later messages of the case name the person by these data (§ 4 BMeldDigiV).
    pub identitaet: Identitaet,
    /// Whose dwelling it is, as the former register knows the person.
    pub person: Person,
    /// Members of the family in the same form.
    #[serde(default)]
    pub weitere: Vec<Person>,
    /// The new dwelling.
    pub anschrift: Anschrift,
    /// Since when.
    pub einzug: Date,
    /// Its status.
    pub status: Wohnungsstatus,
}

/// A heading with the rows below it: part of the whole declaration in German words, as receipt and authority read it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Angabengruppe {
    /// For example "Neue Wohnung".
    pub titel: String,
    /// What it is, and what was said.
    pub zeilen: Vec<(String, String)>,
}

/// A field in which the register entered something else than was declared.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Abweichung {
    /// Family name, given names or degree.
    Name,
    /// Birth date.
    Geburtsdatum,
    /// The address.
    Anschrift,
    /// The day of moving in.
    Einzugsdatum,
    /// Alleinige, Haupt- or Nebenwohnung.
    Status,
}

impl Abweichung {
    /// The key of the field in the texts of every language: `abweichung-…`.
    #[must_use]
    pub const fn schluessel(self) -> &'static str {
        match self {
            Self::Name => "abweichung-name",
            Self::Geburtsdatum => "abweichung-geburtsdatum",
            Self::Anschrift => "abweichung-anschrift",
            Self::Einzugsdatum => "abweichung-einzugsdatum",
            Self::Status => "abweichung-status",
        }
    }
}

impl Erklaerung {
    /// Where `bestaetigt`, the register's structured confirmation, differs from this declaration.
    ///
    /// Source: § 24 Abs. 2 BMG; the 1707 carries the confirmation as data and as a letter.
    #[must_use]
    pub fn abweichungen(&self, bestaetigt: &super::Bestaetigt) -> Vec<Abweichung> {
        let sie = &bestaetigt.person;
        let namen =
            |person: &&Person| (&person.vornamen, person.geburtsdatum) == (&sie.vornamen, sie.geburtsdatum);
        let wir = self.weitere.iter().find(namen).unwrap_or(&self.person);
        [
            (
                (&wir.familienname, &wir.vornamen, &wir.doktorgrad)
                    != (&sie.familienname, &sie.vornamen, &sie.doktorgrad),
                Abweichung::Name,
            ),
            (wir.geburtsdatum != sie.geburtsdatum, Abweichung::Geburtsdatum),
            (self.anschrift != bestaetigt.anschrift, Abweichung::Anschrift),
            (Some(self.einzug) != bestaetigt.einzug, Abweichung::Einzugsdatum),
            (self.status != bestaetigt.status, Abweichung::Status),
        ]
        .into_iter()
        .filter_map(|(anders, feld)| anders.then_some(feld))
        .collect()
    }
}
