//! What a register answered about a person, ready to be shown and put on a document.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use xoev::latin::Text;

use super::{Angehoeriger, Beteiligter, Person, Sperrschluessel, Vertreter, Wohnung};

/// One fact that is neither name, birth date nor dwelling, named by its DSMeld sheet.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Angabe {
    /// The DSMeld sheet, for example `1401`; pages and documents label the fact by it.
    pub blatt: String,
    /// The fact in German words that a citizen reads (code lists resolved).
    pub wert: Text,
    /// The key that `wert` names, where it names one: another language looks it up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schluessel: Option<Schluessel>,
}

/// A key of a code list as a register sent it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Schluessel {
    /// URI of the list, without version.
    pub liste: String,
    /// The key.
    pub code: String,
}

/// The data of one person in one register.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Meldedaten {
    /// The person.
    pub person: Person,
    /// Their dwellings, at least one.
    pub wohnungen: Vec<Wohnung>,
    /// Former dwellings and places abroad, each with all that was sent about it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weitere_wohnungen: Vec<Vec<Angabe>>,
    /// Everything else that was sent, in the order of the message.
    pub weitere: Vec<Angabe>,
    /// Relatives that the message names. Who has a lock is never among them (§ 23a Abs. 1 Satz 4 BMG).
    #[serde(default)]
    pub angehoerige: Vec<Angehoeriger>,
    /// Who has custody of the person, as far as the message names them.
    #[serde(default)]
    pub vertreter: Vec<Vertreter>,
    /// Relatives and representatives with all that the message says of them, for checking.
    #[serde(default)]
    pub beteiligte: Vec<Beteiligter>,
    /// Objections to transmissions that are entered (keys 2, 5, 7, 10 and 13).
    #[serde(default)]
    pub widersprueche: Vec<Sperrschluessel>,
    /// Locks on information about the person (§ 51 BMG; DSMeld 1801, keys 3 and 11).
    #[serde(default)]
    pub auskunftssperren: Vec<Sperrschluessel>,
}

/// Each fact with the key by which somebody says that it is wrong: its sheet, with a number from the second one on.
#[must_use]
pub fn mit_schluessel(angaben: &[Angabe]) -> Vec<(String, &Angabe)> {
    let mut gezaehlt = BTreeMap::<&str, usize>::new();
    angaben
        .iter()
        .map(|angabe| {
            let nummer = gezaehlt.entry(&angabe.blatt).or_default();
            *nummer += 1;
            let schluessel = match nummer {
                1 => angabe.blatt.clone(),
                _ => format!("{}-{nummer}", angabe.blatt),
            };
            (schluessel, angabe)
        })
        .collect()
}

/// DSMeld sheet of the Familienstand.
const FAMILIENSTAND: &str = "1401";

impl Meldedaten {
    /// Relatives and representatives, each with its number among those of its kind, from 1.
    #[must_use]
    pub fn beteiligte_gezaehlt(&self) -> Vec<(usize, &Beteiligter)> {
        let mut gezaehlt = BTreeMap::<&str, usize>::new();
        self.beteiligte
            .iter()
            .map(|einer| {
                let nummer = gezaehlt.entry(einer.als.schluessel()).or_default();
                *nummer += 1;
                (*nummer, einer)
            })
            .collect()
    }

    /// Whether the register holds the person as married (VH) or in a registered partnership (LP).
    #[must_use]
    pub fn hat_partner(&self) -> bool {
        let stand = self.weitere.iter().find(|angabe| angabe.blatt == FAMILIENSTAND);
        stand
            .and_then(|angabe| angabe.schluessel.as_ref())
            .is_some_and(|schluessel| matches!(schluessel.code.as_str(), "VH" | "LP"))
    }
}
