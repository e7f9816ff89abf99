//! The rules that the standard states in words and its schema cannot check.

use std::fmt;

use crate::fehler::Fehlercode;

/// One rule in words.
#[derive(Debug, Eq, PartialEq)]
pub struct Regel {
    /// Its name in `docs/xmeld-rules.md`.
    pub id: &'static str,
    /// The code of the rejection.
    pub code: Fehlercode,
    /// Paragraph of the law, or type of the schema that states it.
    pub quelle: &'static str,
    /// What must hold.
    pub text: &'static str,
}

impl fmt::Display for Regel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}, {})", self.text, self.id, self.quelle)
    }
}

pub(crate) const VORLAEUFIG: Regel = Regel { id: "R-0", code: Fehlercode::S999, quelle: "", text: "vorlaeufig" };
