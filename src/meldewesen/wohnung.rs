//! A dwelling, its status, and who let the person move in.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use xoev::latin::Text;

use super::{Angabe, Anschrift};

/// The status of a dwelling. Source: §§ 21, 22 BMG, DSMeld 1213.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wohnungsstatus {
    /// The only dwelling in Germany (key 0).
    Alleinige,
    /// The dwelling that is predominantly used (key 1).
    Haupt,
    /// Any further dwelling (key 2).
    Neben,
}

impl Wohnungsstatus {
    /// The key of code list `wohnungsstatus`.
    #[must_use]
    pub const fn schluessel(self) -> &'static str {
        match self {
            Self::Alleinige => "0",
            Self::Haupt => "1",
            Self::Neben => "2",
        }
    }

    /// The status with this key.
    #[must_use]
    pub fn aus_schluessel(schluessel: &str) -> Option<Self> {
        [Self::Alleinige, Self::Haupt, Self::Neben]
            .into_iter()
            .find(|s| s.schluessel() == schluessel)
    }
}

/// A dwelling that a register holds for a person.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Wohnung {
    /// Where it is.
    pub anschrift: Anschrift,
    /// DSMeld 1301; `None` if the register does not know the day.
    pub bezogen_am: Option<Date>,
    /// DSMeld 1213; `None` if the register did not send it.
    pub status: Option<Wohnungsstatus>,
    /// Everything else that was sent about it, in the order of the message.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weitere: Vec<Angabe>,
}

/// Who confirms the move. Source: § 19 BMG.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Wohnungsgeber {
    /// A landlord (or main tenant): name, and the lines of the address (DSMeld 3001).
    Vermietung {
        /// Name of the landlord.
        name: Text,
        /// Street and number.
        strasse_hausnummer: Text,
        /// Postcode and town.
        plz_ort: Text,
        /// Name of the owner if that is somebody else (DSMeld 3002).
        eigentuemer: Option<Text>,
    },
    /// The person moves into property of their own (§ 19 Abs. 1 Satz 5 BMG in the reading of the practice).
    Eigentum,
}
