//! The amtlicher Gemeindeschlüssel (AGS).

use std::fmt;

use serde::{Deserialize, Serialize};

/// Key of a commune: eight digits, Land (2), Regierungsbezirk (1), Kreis (2), Gemeinde (3).
///
/// Source: DSMeld 1201, code list `urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:ags`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Ags([u8; 8]);

impl Ags {
    /// Reads exactly eight ASCII digits.
    ///
    /// # Errors
    /// [`AgsError`] for anything else.
    pub fn parse(text: &str) -> Result<Self, AgsError> {
        let ziffern: [u8; 8] = text.as_bytes().try_into().map_err(|_| AgsError)?;
        if ziffern.iter().all(u8::is_ascii_digit) {
            Ok(Self(ziffern))
        } else {
            Err(AgsError)
        }
    }

    /// The eight digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The first two digits, the key of the Land (`"02"` is Hamburg).
    #[must_use]
    pub fn land(&self) -> &str {
        self.as_str().get(..2).unwrap_or_default()
    }
}

impl fmt::Display for Ags {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for Ags {
    type Error = AgsError;

    fn try_from(text: String) -> Result<Self, AgsError> {
        Self::parse(&text)
    }
}

impl From<Ags> for String {
    fn from(ags: Ags) -> Self {
        ags.as_str().to_owned()
    }
}

/// The text is not an AGS.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("an amtlicher Gemeindeschlüssel has exactly eight digits")]
pub struct AgsError;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_eight_digits_are_a_key() {
        assert_eq!(Ags::parse("02000000").unwrap().land(), "02");
        for falsch in ["", "0200000", "020000000", "0200000a", "０2000000"] {
            assert_eq!(Ags::parse(falsch), Err(AgsError), "{falsch}");
        }
    }
}
