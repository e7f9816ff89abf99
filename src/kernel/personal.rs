//! Wrappers that never print what they hold.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Personal data: readable by code that asks, never by a log, an error or a panic message.
#[derive(Clone, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Personal<T>(T);

impl<T> Personal<T> {
    /// Wraps `wert`.
    pub const fn neu(wert: T) -> Self {
        Self(wert)
    }

    /// The value itself; whoever calls this answers for where it goes.
    pub const fn offen(&self) -> &T {
        &self.0
    }

    /// The value, unwrapped.
    pub fn heraus(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("‹personal›")
    }
}

/// A secret text (key, token, password): wiped from memory when dropped, never printed.
#[derive(Clone, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(transparent)]
pub struct Geheim(String);

impl Geheim {
    /// Wraps `wert`.
    #[must_use]
    pub const fn neu(wert: String) -> Self {
        Self(wert)
    }

    /// The secret itself, for the one call that needs it.
    #[must_use]
    pub fn offen(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Geheim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("‹geheim›")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neither_wrapper_prints_what_it_holds() {
        let zeile = format!(
            "{:?} {:?}",
            Personal::neu("Erika"),
            Geheim::neu("kennwort".into())
        );
        assert_eq!(zeile, "‹personal› ‹geheim›");
    }
}
