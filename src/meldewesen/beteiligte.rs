//! Relatives and representatives of a person as a register names them, to be checked by the person.

use std::collections::BTreeMap;

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

    /// What number `nummer` of them is called in German; of partners there is one.
    #[must_use]
    pub fn bezeichnung(self, nummer: usize) -> String {
        match self {
            Self::Partner => "Ehe- oder Lebenspartner".to_owned(),
            Self::Kind => format!("Kind {nummer}"),
            Self::Vertreter => format!("Gesetzliche Vertretung {nummer}"),
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

/// Each with its number among those of its kind, from 1.
#[must_use]
pub fn gezaehlt(beteiligte: &[Beteiligter]) -> Vec<(usize, &Beteiligter)> {
    let mut gezaehlt = BTreeMap::<&str, usize>::new();
    beteiligte
        .iter()
        .map(|einer| {
            let nummer = gezaehlt.entry(einer.als.schluessel()).or_default();
            *nummer += 1;
            (*nummer, einer)
        })
        .collect()
}
