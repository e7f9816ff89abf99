//! A text as a register holds it: data type C, checked once.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{eingabe::bereinigt, pruefen::pruefen};

/// A text of DIN 91379 data type C: in NFC, not empty, only registrable characters.
///
/// `Debug` never prints the content, because nearly every text of a message is about a person.
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Text(String);

impl Text {
    /// Reads a text exactly as it stands; nothing is trimmed or replaced.
    ///
    /// # Errors
    /// [`TextError::Zeichen`] for a character outside data type C (a decomposed `u\u{308}` is one),
    /// [`TextError::Leer`] for nothing but white space.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        pruefen(text)?;
        Ok(Self(text.to_owned()))
    }

    /// Reads what a person typed, in the form that [`bereinigt`] gives it.
    ///
    /// # Errors
    /// As [`Text::parse`]; [`super::Rat`] says what the person can do about it.
    pub fn aus_eingabe(text: &str) -> Result<Self, TextError> {
        Self::parse(&bereinigt(text))
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Text(..)")
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Text {
    type Error = TextError;

    fn try_from(text: String) -> Result<Self, TextError> {
        pruefen(&text)?;
        Ok(Self(text))
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0
    }
}

/// Why a text cannot be written into a message. No variant carries the text.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("the text is empty")]
    Leer,
    /// A character, or a combination of characters, that data type C does not know.
    #[error("the character at position {stelle} is not one of DIN 91379 data type C")]
    Zeichen {
        /// Position in characters, from 1.
        stelle: usize,
    },
    /// The text is longer than its element allows.
    #[error("the text is longer than {hoechstens} characters")]
    ZuLang {
        /// The most characters allowed.
        hoechstens: usize,
    },
    /// The text has a character that its element does not allow.
    #[error("the text has a character that this element does not allow")]
    Muster,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_composed_letter_is_accepted_and_a_decomposed_one_is_not() {
        assert!(Text::parse("M\u{FC}ller").is_ok());
        assert_eq!(
            Text::parse("Mu\u{308}ller"),
            Err(TextError::Zeichen { stelle: 3 })
        );
        assert_eq!(
            Text::aus_eingabe(" Mu\u{308}ller ").unwrap().as_str(),
            "M\u{FC}ller"
        );
    }

    #[test]
    fn sequences_of_the_norm_are_accepted_only_on_their_base() {
        assert!(Text::parse("C\u{306}").is_ok());
        assert!(Text::parse("K\u{35F}h").is_ok());
        assert!(Text::parse("L\u{325}\u{304}").is_ok());
        assert!(Text::parse("X\u{306}").is_err());
    }

    #[test]
    fn soft_hyphen_cyrillic_and_empty_text_are_refused() {
        assert!(Text::parse("a\u{AD}b").is_err());
        assert!(Text::parse("\u{416}").is_err());
        assert_eq!(Text::parse(" \n"), Err(TextError::Leer));
    }

    #[test]
    fn debug_does_not_show_the_text() {
        assert_eq!(format!("{:?}", Text::parse("Erika").unwrap()), "Text(..)");
    }
}
