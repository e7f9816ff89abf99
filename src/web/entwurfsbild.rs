//! A draft in a few lines, so that a person with several knows which is which.

use jiff::Timestamp;

use super::{angaben, faelle, seite::Seite};
use crate::{
    kernel::EntwurfId,
    land::Land,
    service::{Entwurf, Frist},
};

/// What a page says about a draft; templates call it `bild`.
pub struct Entwurfsbild {
    /// Its id.
    pub id: EntwurfId,
    /// What kind of move it is.
    pub titel: String,
    /// The new dwelling, as far as it was typed.
    pub anschrift: Option<String>,
    /// Who is in it.
    pub personen: String,
    /// When it was last changed.
    pub geaendert: String,
    /// How many files were uploaded for it.
    pub dateien: usize,
}

impl Entwurfsbild {
    /// The draft of `frist` in words.
    #[must_use]
    pub fn neu(s: &Seite, land: &Land, frist: &Frist) -> Self {
        Self::von(s, land, &frist.entwurf, frist.geaendert_am)
    }

    fn von(s: &Seite, land: &Land, entwurf: &Entwurf, geaendert_am: Timestamp) -> Self {
        let namen: Vec<_> = entwurf
            .personen
            .iter()
            .map(|person| person.meldedaten.person.anzeigename())
            .collect();
        Self {
            id: entwurf.id,
            titel: s.t(faelle::titel(entwurf.art)),
            anschrift: angaben::neue_anschrift(land, &entwurf.eingaben.wohnung),
            personen: namen.join(", "),
            geaendert: s.zeitpunkt(&geaendert_am),
            dateien: entwurf.unterlagen.len() + usize::from(entwurf.datei.is_some()),
        }
    }
}
