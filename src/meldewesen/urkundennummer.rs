//! What stands on a document so that a print-out of it can be asked about: its number, and the code that proves one holds it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::fallcode::{ALPHABET, gelesen, gruppen, in_vierern};
use crate::kernel::Zufall;

/// The number of an issued document: `7K3Q-9XHT`, 40 random bits, so that nobody finds another one by counting.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Urkundennummer(String);

impl Urkundennummer {
    /// A new number.
    #[must_use]
    pub fn neu(zufall: &dyn Zufall) -> Self {
        Self(gruppen::<8>(zufall))
    }

    /// Reads what somebody typed, as tolerant as [`Fallcode::lies`](super::Fallcode::lies).
    #[must_use]
    pub fn lies(roh: &str) -> Option<Self> {
        gelesen(roh, 8).map(|zeichen| Self(in_vierern(&zeichen)))
    }

    /// The number in groups of four.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Urkundennummer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The code beside the number: 80 random bits and a check character, `7K3Q-9XHT-0B2C-M5VW-3`.
///
/// Whoever knows both holds the paper, or a copy; they learn its status and nothing else.
#[derive(Clone, Eq, PartialEq)]
pub struct Pruefcode(String);

impl Pruefcode {
    /// A new code.
    #[must_use]
    pub fn neu(zufall: &dyn Zufall) -> Self {
        let zeichen = gruppen::<16>(zufall).replace('-', "");
        let pruefzeichen = pruefzeichen(&zeichen);
        Self(in_vierern(&format!("{zeichen}{pruefzeichen}")))
    }

    /// Reads what somebody typed; a typing error shows in the check character.
    #[must_use]
    pub fn lies(roh: &str) -> Option<Self> {
        let zeichen = gelesen(roh, 17)?;
        let (code, pruef) = zeichen.split_at_checked(16)?;
        pruef
            .starts_with(pruefzeichen(code))
            .then(|| Self(in_vierern(&zeichen)))
    }

    /// The code in groups of four.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Pruefcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("‹code›")
    }
}

/// Sum of the characters' values, each times its place, modulo 31: finds every wrong character and every swap of neighbours,
/// but for 0 and Z in each other's place.
fn pruefzeichen(zeichen: &str) -> char {
    let summe: usize = zeichen
        .bytes()
        .zip(1..)
        .map(|(byte, stelle)| stelle * ALPHABET.iter().position(|z| *z == byte).unwrap_or_default())
        .sum();
    ALPHABET.get(summe % 31).copied().map_or('0', char::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::zufall::FesterZufall;

    #[test]
    fn number_and_code_are_read_as_people_type_them() {
        let zufall = FesterZufall::neu(1);
        let (nummer, code) = (Urkundennummer::neu(&zufall), Pruefcode::neu(&zufall));
        let getippt = |text: &str| text.to_lowercase().replace('-', " ").replace('0', "o");
        assert_eq!(
            Urkundennummer::lies(&getippt(nummer.as_str())),
            Some(nummer.clone())
        );
        assert_eq!(Pruefcode::lies(&getippt(code.as_str())), Some(code.clone()));
        assert_eq!((nummer.as_str().len(), code.as_str().len()), (9, 21));
        assert_eq!(Urkundennummer::lies(code.as_str()), None);
    }

    #[test]
    fn a_swap_of_neighbours_shows_in_the_check_character() {
        for saat in 0..50 {
            let code = Pruefcode::neu(&FesterZufall::neu(saat)).as_str().replace('-', "");
            for stelle in 0..15 {
                let mut vertauscht: Vec<char> = code.chars().collect();
                vertauscht.swap(stelle, stelle + 1);
                let vertauscht: String = vertauscht.iter().collect();
                let gleich = vertauscht == code || vertauscht.replace('Z', "0") == code.replace('Z', "0");
                assert!(
                    gleich || Pruefcode::lies(&vertauscht).is_none(),
                    "{code} {stelle}"
                );
            }
        }
    }
}
