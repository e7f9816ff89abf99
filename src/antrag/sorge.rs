//! Custody of a child that moves along without everybody who has it.
//!
//! No statute demands the other's consent for the Anmeldung (§ 17 Abs. 3 BMG: whoever the child moves in with registers
//! it); authorities ask for it because § 22 Abs. 2 BMG ties a child's main dwelling to those who have custody.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Feldfehler, Grund};

/// Names of the fields, one for each child that moves along.
pub const SORGE: [&str; 8] = [
    "sorge_0", "sorge_1", "sorge_2", "sorge_3", "sorge_4", "sorge_5", "sorge_6", "sorge_7",
];

/// Names of the fields for the paper on custody, one for each child that moves along.
pub const SORGE_UNTERLAGE: [&str; 8] = [
    "sorge_unterlage_0",
    "sorge_unterlage_1",
    "sorge_unterlage_2",
    "sorge_unterlage_3",
    "sorge_unterlage_4",
    "sorge_unterlage_5",
    "sorge_unterlage_6",
    "sorge_unterlage_7",
];

/// The fields as typed: key of the child and `allein`, `zustimmung`, `unterlage` or `spaeter`.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct SorgeEingabe {
    /// The answer for each child.
    pub antworten: BTreeMap<String, String>,
}

/// How it stands with the custody of one child.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sorge {
    /// Everybody who has custody moves along; nothing is asked.
    ZiehenMit,
    /// The person has custody alone.
    Allein,
    /// The other one consents by an invitation and a login of their own.
    Zustimmung,
    /// A paper is uploaded: written consent, agreement, decision of a court.
    Unterlage,
    /// The person brings a paper to the authority when it asks.
    Spaeter,
}

impl Sorge {
    /// Reads the answer for the child `kind`, the `nummer`-th of those asked about.
    ///
    /// # Errors
    /// [`Feldfehler`] on the child's field.
    pub fn parse(eingabe: &SorgeEingabe, kind: &str, nummer: usize) -> Result<Self, Feldfehler> {
        match eingabe.antworten.get(kind).map(String::as_str) {
            Some("allein") => Ok(Self::Allein),
            Some("zustimmung") => Ok(Self::Zustimmung),
            Some("unterlage") => Ok(Self::Unterlage),
            Some("spaeter") => Ok(Self::Spaeter),
            _ => Err(Feldfehler {
                feld: SORGE.get(nummer).copied().unwrap_or("sorge_0"),
                grund: Grund::Fehlt,
            }),
        }
    }

    /// The word in texts and forms.
    #[must_use]
    pub const fn schluessel(self) -> &'static str {
        match self {
            Self::ZiehenMit => "ziehen-mit",
            Self::Allein => "allein",
            Self::Zustimmung => "zustimmung",
            Self::Unterlage => "unterlage",
            Self::Spaeter => "spaeter",
        }
    }
}
