//! An authority as it names itself in message headers, documents and on pages.

use serde::Deserialize;

/// A Meldebehörde or the Verwaltungsportal itself.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Behoerde {
    /// The name as it stands in the directory and on documents.
    pub name: String,
    /// Where the authority sits.
    pub anschrift: Hausanschrift,
    /// An e-mail address that people read.
    pub email: String,
    /// A telephone number for citizens.
    #[serde(default)]
    pub telefon: Option<String>,
    /// Opening hours as one readable line.
    #[serde(default)]
    pub oeffnungszeiten: Option<String>,
}

/// The address of an office building.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Hausanschrift {
    /// The street without the number.
    pub strasse: String,
    /// The number, digits only (DSMeld 1206).
    pub hausnummer: String,
    /// Five digits.
    pub postleitzahl: String,
    /// The town.
    pub ort: String,
}
