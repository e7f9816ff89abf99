//! What a register answered about a person, ready to be shown and put on a document.

use serde::{Deserialize, Serialize};
use xoev::latin::Text;

use super::{Person, Wohnung};

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
    /// Everything else that was sent, in the order of the message.
    pub weitere: Vec<Angabe>,
}
