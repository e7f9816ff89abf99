//! The cards with which people identify themselves.

use serde::{Deserialize, Serialize};

/// The card whose chip identified a person. Source: BSI TR-03127, type of document.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ausweismittel {
    /// Personalausweis (`ID`).
    Personalausweis,
    /// Elektronischer Aufenthaltstitel (`AR`, `AS`, `AF`; § 78 AufenthG).
    Eat,
    /// eID-Karte for citizens of the Union (`UB`; § 1 eIDKG).
    EidKarte,
}

impl Ausweismittel {
    /// The card that this type of document names.
    #[must_use]
    pub fn aus_typ(typ: &str) -> Option<Self> {
        match typ {
            "ID" => Some(Self::Personalausweis),
            "AR" | "AS" | "AF" => Some(Self::Eat),
            "UB" => Some(Self::EidKarte),
            _ => None,
        }
    }
}
