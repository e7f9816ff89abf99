//! The code under which an authority finds the papers of a case.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::kernel::{Zufall, zufall};

/// Digits and letters that are not mistaken for one another (Crockford base32).
pub(super) const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A case code such as `7K3Q-9XHT-0B2C-M5VW`: 80 random bits, so that nobody guesses one.
///
/// It stands in the 1704 and on what the person takes to the counter. With it and with the access of the commune the
/// authority sees what waits in the case; alone it opens nothing.
#[derive(Clone, Deserialize, Eq, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Fallcode(String);

impl Fallcode {
    /// A new code.
    #[must_use]
    pub fn neu(zufall: &dyn Zufall) -> Self {
        Self(gruppen::<16>(zufall))
    }

    /// Reads what somebody typed: case, blanks and hyphens do not matter, O is 0, I and L are 1.
    #[must_use]
    pub fn lies(roh: &str) -> Option<Self> {
        gelesen(roh, 16).map(|zeichen| Self(in_vierern(&zeichen)))
    }

    /// The code in groups of four.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Fallcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("‹code›")
    }
}

/// `N` random characters in groups of four.
pub(super) fn gruppen<const N: usize>(zufall: &dyn Zufall) -> String {
    let zeichen: String = zufall::bytes::<N>(zufall)
        .iter()
        .map(|byte| char::from(ALPHABET.get(usize::from(byte & 31)).copied().unwrap_or(b'0')))
        .collect();
    in_vierern(&zeichen)
}

/// The characters of a code of this length as somebody typed it.
pub(super) fn gelesen(roh: &str, laenge: usize) -> Option<String> {
    let zeichen: String = roh
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            andere => andere,
        })
        .collect();
    let gut = zeichen.len() == laenge && zeichen.bytes().all(|b| ALPHABET.contains(&b));
    gut.then_some(zeichen)
}

pub(super) fn in_vierern(zeichen: &str) -> String {
    let mut text = String::new();
    for (stelle, zeichen) in zeichen.chars().enumerate() {
        if stelle > 0 && stelle % 4 == 0 {
            text.push('-');
        }
        text.push(zeichen);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::zufall::FesterZufall;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = Fallcode::neu(&FesterZufall::neu(1));
        assert_eq!(code.as_str().len(), 19);
        let getippt = code.as_str().to_lowercase().replace('-', " ").replace('0', "o");
        assert_eq!(Fallcode::lies(&getippt), Some(code));
        assert_eq!(Fallcode::lies("7K3Q-9XHT"), None);
        assert_eq!(Fallcode::lies("7K3Q-9XHT-0B2C-M5V!"), None);
    }
}
