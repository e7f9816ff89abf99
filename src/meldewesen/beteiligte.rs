//! Relatives and representatives of a person as a register names them, to be checked by the person.

use serde::{Deserialize, Serialize};

use super::Angabe;

/// What somebody is to the person.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Beteiligung {
    /// Spouse or registered partner. Source: § 3 Abs. 1 Nr. 15 BMG.
    Partner,
    /// Child. Source: § 3 Abs. 1 Nr. 16 BMG.
    Kind,
    /// Legal representative, who may be an authority. Source: § 3 Abs. 1 Nr. 9 BMG.
    Vertreter,
}

impl Beteiligung {
    /// The word of texts and of the keys of facts.
    #[must_use]
    pub const fn schluessel(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Kind => "kind",
            Self::Vertreter => "vertreter",
        }
    }
}

/// One of them, with everything that the message says. Who has a lock is never among them (§ 23a Abs. 1 Satz 4 BMG).
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Beteiligter {
    /// What they are to the person.
    pub als: Beteiligung,
    /// The facts, in the order of the message.
    pub angaben: Vec<Angabe>,
}
