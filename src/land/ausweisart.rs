//! The means of electronic identification of level high.

use serde::{Deserialize, Serialize};

/// With what people identify themselves (§ 4 BMeldDigiV).
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ausweisart {
    /// Personalausweis with the online function (§ 18 PAuswG).
    Personalausweis,
    /// eID-Karte for citizens of the EU and the EEA (§ 12 eIDKG).
    EidKarte,
    /// Elektronischer Aufenthaltstitel (§ 78 Abs. 5 AufenthG).
    Aufenthaltstitel,
    /// A notified national eID of another EU state (Art. 6 eIDAS).
    EuAusweis,
}

impl Ausweisart {
    /// The card of this type of document: `ID`, `UB`, or `AR`, `AS`, `AF`. Source: BSI TR-03127.
    #[must_use]
    pub fn aus_typ(typ: &str) -> Option<Self> {
        match typ {
            "ID" => Some(Self::Personalausweis),
            "UB" => Some(Self::EidKarte),
            "AR" | "AS" | "AF" => Some(Self::Aufenthaltstitel),
            _ => None,
        }
    }
}
