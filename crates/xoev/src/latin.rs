//! DIN 91379 data type C: the letters and signs a German register can hold.
//!
//! Source: DIN 91379:2022-08, published as facts in the list `latin_list_1.3.txt`
//! (github.com/String-Latin/DIN-91379-Characters-and-Sequences); groups bll and N1 to N4.

use std::fmt;

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

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
    /// [`TextError::Leer`] for nothing but white space, [`TextError::Zeichen`] for a character outside
    /// data type C (a decomposed `u\u{308}` is one), [`TextError::NichtNfc`] for any other non-NFC text.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        if text.trim().is_empty() {
            return Err(TextError::Leer);
        }
        if let Some(stelle) = erstes_fremdes_zeichen(text) {
            return Err(TextError::Zeichen { stelle });
        }
        if !unicode_normalization::is_nfc(text) {
            return Err(TextError::NichtNfc);
        }
        Ok(Self(text.to_owned()))
    }

    /// Reads what a person typed: composed to NFC first, white space at both ends dropped.
    ///
    /// # Errors
    /// As [`Text::parse`].
    pub fn aus_eingabe(text: &str) -> Result<Self, TextError> {
        Self::parse(&text.trim().nfc().collect::<String>())
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
        Self::parse(&text)
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
    /// The text is not in Unicode normalisation form C.
    #[error("the text is not in Unicode normalisation form C")]
    NichtNfc,
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

/// Position (from 1) of the first character that is not part of data type C.
fn erstes_fremdes_zeichen(text: &str) -> Option<usize> {
    let mut rest = text.chars();
    let mut stelle = 1;
    while let Some(zeichen) = rest.clone().next() {
        let laenge = laengste_folge(zeichen, rest.as_str());
        if laenge == 0 && !ist_einzelzeichen(zeichen) {
            return Some(stelle);
        }
        for _ in 0..laenge.max(1) {
            rest.next();
        }
        stelle += laenge.max(1);
    }
    None
}

/// Characters of the longest listed sequence at the start of `rest`; 0 if there is none.
fn laengste_folge(grundzeichen: char, rest: &str) -> usize {
    let danach = rest.get(grundzeichen.len_utf8()..).unwrap_or_default();
    if !danach.starts_with(|marke| ('\u{300}'..='\u{36F}').contains(&marke)) {
        return 0;
    }
    FOLGEN
        .iter()
        .filter(|(grund, _)| grund.contains(grundzeichen))
        .flat_map(|(_, marken)| marken.iter())
        .filter(|marken| danach.starts_with(**marken))
        .map(|marken| 1 + marken.chars().count())
        .max()
        .unwrap_or(0)
}

fn ist_einzelzeichen(zeichen: char) -> bool {
    let zahl = u32::from(zeichen);
    EINZELN
        .binary_search_by(|(von, bis)| {
            if *bis < zahl {
                std::cmp::Ordering::Less
            } else if *von > zahl {
                std::cmp::Ordering::Greater
            } else {
                std::cmp::Ordering::Equal
            }
        })
        .is_ok()
}

/// The characters that stand alone, as closed ranges of code points, ascending.
#[rustfmt::skip]
const EINZELN: &[(u32, u32)] = &[
    (0x9, 0xA), (0xD, 0xD), (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x17E), (0x187, 0x188), (0x18F, 0x18F),
    (0x197, 0x197), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1B7, 0x1B7), (0x1CD, 0x1DC), (0x1DE, 0x1DF), (0x1E2,
    0x1F0), (0x1F4, 0x1F5), (0x1F8, 0x1FF), (0x212, 0x213), (0x218, 0x21B), (0x21E, 0x21F), (0x227, 0x233),
    (0x259, 0x259), (0x268, 0x268), (0x292, 0x292), (0x2B9, 0x2BA), (0x2BE, 0x2BF), (0x2C8, 0x2C8), (0x2CC,
    0x2CC), (0x1E02, 0x1E03), (0x1E06, 0x1E07), (0x1E0A, 0x1E11), (0x1E17, 0x1E17), (0x1E1C, 0x1E2B),
    (0x1E2F, 0x1E37), (0x1E3A, 0x1E3B), (0x1E40, 0x1E49), (0x1E52, 0x1E5B), (0x1E5E, 0x1E63), (0x1E6A,
    0x1E6F), (0x1E80, 0x1E87), (0x1E8C, 0x1E97), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9), (0x2019, 0x2019),
    (0x2021, 0x2021), (0x20AC, 0x20AC),
];

/// The sequences: each sign of the first text may be followed by one of the second.
#[rustfmt::skip]
const FOLGEN: &[(&str, &[&str])] = &[
    ("Aa", &["\u{30B}"]),
    ("Cc", &["\u{300}", "\u{304}", "\u{306}", "\u{308}", "\u{315}", "\u{323}", "\u{326}", "\u{328}\u{306}"]),
    ("Dd", &["\u{302}"]),
    ("Ff", &["\u{300}", "\u{304}"]),
    ("Gg", &["\u{300}"]),
    ("H", &["\u{304}", "\u{326}", "\u{331}"]),
    ("J", &["\u{301}", "\u{30C}"]),
    ("K", &["\u{300}", "\u{302}", "\u{304}", "\u{307}", "\u{315}", "\u{31B}", "\u{326}", "\u{35F}H", "\u{35F}h"]),
    ("Ll", &["\u{302}", "\u{325}", "\u{325}\u{304}", "\u{326}"]),
    ("Mm", &["\u{300}", "\u{302}", "\u{306}", "\u{310}"]),
    ("Nn", &["\u{302}", "\u{304}", "\u{306}", "\u{326}"]),
    ("Pp", &["\u{300}", "\u{304}", "\u{315}", "\u{323}"]),
    ("Rr", &["\u{306}", "\u{325}", "\u{325}\u{304}"]),
    ("Ss", &["\u{300}", "\u{304}", "\u{31B}\u{304}", "\u{331}"]),
    ("T", &["\u{300}", "\u{304}", "\u{308}", "\u{315}", "\u{31B}"]),
    ("Uu", &["\u{307}"]),
    ("Zz", &["\u{300}", "\u{304}", "\u{306}", "\u{308}", "\u{327}"]),
    ("h", &["\u{304}", "\u{326}"]),
    ("j\u{FF}\u{12A}\u{12B}", &["\u{301}"]),
    ("k", &["\u{300}", "\u{302}", "\u{304}", "\u{307}", "\u{315}", "\u{31B}", "\u{326}", "\u{35F}h"]),
    ("t", &["\u{300}", "\u{304}", "\u{315}", "\u{31B}"]),
    ("\u{C7}\u{E7}", &["\u{306}"]),
    ("\u{DB}\u{FB}\u{1E32}\u{1E33}\u{1E62}\u{1E63}\u{1E6C}\u{1E6D}", &["\u{304}"]),
    ("\u{10C}\u{10D}", &["\u{315}", "\u{323}"]),
    ("\u{113}\u{14D}", &["\u{30D}"]),
    ("\u{17D}\u{17E}", &["\u{326}", "\u{327}"]),
    ("\u{1EA0}\u{1EA1}\u{1ECC}\u{1ECD}", &["\u{308}"]),
    ("\u{1EE4}\u{1EE5}", &["\u{304}", "\u{308}"]),
];

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

    #[test]
    fn the_table_is_the_list_of_the_norm() {
        let pfad = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../../shared/din91379/latin_list_1.3.txt"
        );
        let Ok(liste) = std::fs::read_to_string(pfad) else {
            eprintln!("NOT CHECKED: {pfad} is not here, the DIN 91379 table was not compared with the list");
            return;
        };
        let mut einzeln = std::collections::BTreeSet::new();
        let mut folgen = std::collections::BTreeSet::new();
        for zeile in liste.lines() {
            let felder: Vec<&str> = zeile.split("; ").collect();
            let [gruppe, art, zahlen, ..] = felder.as_slice() else {
                continue;
            };
            if !["bll", "bnlreq", "bnl", "bnlopt", "bnlnot"].contains(gruppe) {
                continue;
            }
            let text: String = zahlen
                .split(' ')
                .map(|zahl| char::from_u32(u32::from_str_radix(zahl, 16).unwrap()).unwrap())
                .collect();
            if *art == "char" {
                einzeln.insert(text)
            } else {
                folgen.insert(text)
            };
        }
        let unsere_einzelnen = EINZELN
            .iter()
            .flat_map(|(von, bis)| (*von..=*bis).map(|zahl| char::from_u32(zahl).unwrap().to_string()));
        assert_eq!(
            unsere_einzelnen.collect::<std::collections::BTreeSet<_>>(),
            einzeln
        );
        let unsere_folgen = FOLGEN.iter().flat_map(|(grund, marken)| {
            grund
                .chars()
                .flat_map(move |zeichen| marken.iter().map(move |marke| format!("{zeichen}{marke}")))
        });
        assert_eq!(unsere_folgen.collect::<std::collections::BTreeSet<_>>(), folgen);
    }
}
