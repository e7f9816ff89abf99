//! A natural person as the Meldebestätigung names one.

use serde::{Deserialize, Serialize};
use xoev::{latin::Text, teildatum::Teildatum};

/// Who is meant: the data that both certificates always hold.
///
/// Source: § 18 Abs. 1 and § 24 Abs. 2 BMG.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Person {
    /// DSMeld 0101a; the whole name if the person has no given names.
    pub familienname: Text,
    /// DSMeld 0301; `None` if the person rightly has none.
    pub vornamen: Option<Text>,
    /// DSMeld 0302, the given name in use.
    pub rufname: Option<Text>,
    /// DSMeld 0401.
    pub doktorgrad: Option<Text>,
    /// DSMeld 0601.
    pub geburtsdatum: Teildatum,
}

impl Person {
    /// Whether `andere` is the same human being, as far as names and birth date tell.
    #[must_use]
    pub fn dieselbe(&self, andere: &Self) -> bool {
        self.familienname == andere.familienname
            && self.vornamen == andere.vornamen
            && self.geburtsdatum == andere.geburtsdatum
    }

    /// Degree, given names and family name in the order in which one speaks them.
    #[must_use]
    pub fn anzeigename(&self) -> String {
        [
            self.doktorgrad.as_ref(),
            self.vornamen.as_ref(),
            Some(&self.familienname),
        ]
        .into_iter()
        .flatten()
        .map(Text::as_str)
        .collect::<Vec<_>>()
        .join(" ")
    }
}
