//! The file number by which a citizen and an office speak about one case.

use std::{fmt, str::FromStr};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::kernel::{Zufall, zufall};

/// Our file number: `MW-2026-7K3Q-9XHT`. Digits and letters that are not mistaken for one another
/// (Crockford base32), 40 random bits, so that no number tells how many cases there were before it.
#[derive(Clone, Debug, Deserialize, Eq, Hash, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Aktenzeichen(String);

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Aktenzeichen {
    /// A new number for a case submitted on `heute`.
    #[must_use]
    pub fn neu(heute: Date, zufall: &dyn Zufall) -> Self {
        let mut zeichen = zufall::bytes::<8>(zufall)
            .map(|byte| char::from(ALPHABET.get(usize::from(byte & 31)).copied().unwrap_or(b'0')))
            .into_iter();
        let mut vier = || zeichen.by_ref().take(4).collect::<String>();
        Self(format!("MW-{}-{}-{}", heute.year(), vier(), vier()))
    }

    /// The number as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Aktenzeichen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Aktenzeichen {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Self(text.to_owned()))
    }
}
