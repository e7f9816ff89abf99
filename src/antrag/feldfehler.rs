//! What is wrong with one field of a form; of what was typed into it at most the one sign that stands in the way.

use xoev::latin::{Datentyp, Rat};

/// A field that could not be taken.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Feldfehler {
    /// The name of the field, the same in page, API and draft.
    pub feld: &'static str,
    /// Why.
    pub grund: Grund,
}

/// Why a field could not be taken; pages and API put it into words in the reader's language.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Grund {
    /// Nothing was typed or chosen, but something is needed.
    Fehlt,
    /// A sign that no German register can store (DIN 91379): which one, and what to write instead.
    Zeichen(Rat),
    /// More than the register's field can hold.
    ZuLang,
    /// Not the form of this field.
    Form,
    /// Not a date of the calendar.
    KeinDatum,
    /// The day lies further ahead than a move is prepared.
    ZuWeitVoraus,
    /// A span of house numbers where one is needed.
    Spanne,
    /// The day lies before the person's birth or more than a lifetime back.
    ZuFrueh,
    /// The commune is not one that takes part.
    GemeindeUnbekannt,
    /// Not in the list that the commune gives.
    NichtInListe,
}

impl Grund {
    /// Why a text was not taken: a sign that is in no register, if there is one; otherwise its form.
    #[must_use]
    pub fn zeichen_oder_form(roh: &str) -> Self {
        Rat::erster(roh, Datentyp::C).map_or(Self::Form, Self::Zeichen)
    }

    /// The key of the reason in the texts of every language: `grund-…`.
    #[must_use]
    pub const fn schluessel(&self) -> &'static str {
        match self {
            Self::Fehlt => "grund-fehlt",
            Self::Zeichen(_) => "grund-zeichen",
            Self::ZuLang => "grund-zu-lang",
            Self::Form => "grund-form",
            Self::KeinDatum => "grund-kein-datum",
            Self::ZuWeitVoraus => "grund-zu-weit-voraus",
            Self::Spanne => "grund-spanne",
            Self::ZuFrueh => "grund-zu-frueh",
            Self::GemeindeUnbekannt => "grund-gemeinde-unbekannt",
            Self::NichtInListe => "grund-nicht-in-liste",
        }
    }
}
