//! Who has logged in: the data of § 4 BMeldDigiV as the means of identification gave them.

use serde::{Deserialize, Serialize};
use xoev::{ags::Ags, latin::Text, teildatum::Teildatum};

use super::{Hausnummer, Hausnummernzusatz, Postleitzahl};
use crate::land::Ausweisart;

/// The identification data of § 4 Abs. 1 BMeldDigiV.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Identitaet {
    /// DSMeld 0101a; the whole name if there are no given names.
    pub familienname: Text,
    /// DSMeld 0301; `None` for a person without given names.
    pub vornamen: Option<Text>,
    /// DSMeld 0601; parts may be unknown.
    pub geburtsdatum: Teildatum,
    /// The address on the chip, which may be out of date.
    pub anschrift: Chipanschrift,
    /// The means of identification, where the provider tells it.
    #[serde(default)]
    pub ausweis: Option<Ausweisart>,
}

/// An address as the chip of an identity card holds it: street and number in one field.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Chipanschrift {
    /// The commune of the address (Wohnort-ID, DG18 of the chip); tells which register is asked.
    pub ags: Ags,
    /// DSMeld 1202.
    pub postleitzahl: Postleitzahl,
    /// DSMeld 1203.
    pub ort: Text,
    /// DSMeld 1205 to 1209 in one field.
    pub strasse_hausnummer: Text,
    /// The same in parts, where they come from a register and not from a chip.
    #[serde(default)]
    pub teile: Option<Strassenteile>,
}

/// Street and number as a register keeps them.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Strassenteile {
    /// DSMeld 1205.
    pub strasse: Text,
    /// DSMeld 1206.
    pub hausnummer: Option<Hausnummer>,
    /// DSMeld 1208.
    pub zusatz: Option<Hausnummernzusatz>,
    /// DSMeld 1209.
    pub teilnummer: Option<Text>,
}
