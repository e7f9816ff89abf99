//! The family of a person, as the register tells it, and others who move into the same dwelling.

use serde::{Deserialize, Serialize};
use xoev::{latin::Text, teildatum::Teildatum};

use super::Identitaet;

/// How somebody belongs to the person who declares.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Beziehung {
    /// Husband or wife (key EG).
    Ehegatte,
    /// Registered partner (key LP).
    Lebenspartner,
    /// A minor child of the person (and perhaps of the partner too).
    Kind,
    /// A minor child that the register ties to the partner only.
    KindDesPartners,
}

impl Beziehung {
    /// Whether it is a partner, of whom there is at most one.
    #[must_use]
    pub const fn ist_partner(self) -> bool {
        matches!(self, Self::Ehegatte | Self::Lebenspartner)
    }
}

/// A relative that a 1703 names.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Angehoeriger {
    /// How they belong to the person of the 1703.
    pub beziehung: Beziehung,
    /// The data of § 4 BMeldDigiV as the 1703 gives them, to ask the register for their own; `None` if it does not tell
    /// enough.
    pub identitaet: Option<Identitaet>,
    /// The name for a page.
    pub anzeigename: String,
    /// DSMeld 0601.
    pub geburtsdatum: Teildatum,
    /// Whether they live in one of the person's present dwellings (§ 23 Abs. 4 BMG: the same data of the move).
    pub wohnt_zusammen: bool,
}

/// Somebody who has custody of a minor. Source: DSMeld 0902a to 0905.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Vertreter {
    /// Family name.
    pub familienname: Text,
    /// Given names; `None` if there are none.
    pub vornamen: Option<Text>,
    /// Birth date.
    pub geburtsdatum: Option<Teildatum>,
}

/// Several Anmeldungen into one dwelling, tied by a mark that the authority sees in each.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Gemeinschaft(String);

impl Gemeinschaft {
    /// A new mark such as `GU-7K3Q-9XHT`.
    #[must_use]
    pub fn neu(zufall: &dyn crate::kernel::Zufall) -> Self {
        Self(format!("GU-{}", super::fallcode::gruppen::<8>(zufall)))
    }

    /// The mark as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
