//! The five data types of the norm.

use super::pruefen::{fremd_ab, stelle};
use super::tafel::{ASCII, BUCHSTABEN, ERWEITERT, GRIECHISCH, KYRILLISCH, N1, N3, N4};

/// A data type of DIN 91379: which characters and sequences a text may be made of.
///
/// Source: the patterns of `din-norm-91379-datatypes.xsd`, `urn:xoev-de:kosit:xoev:datentyp:din-91379_2022-08`. As in the
/// schema, the empty text belongs to each of them.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Datentyp {
    /// Names of natural persons: Latin letters and the signs inside names. No digits.
    A,
    /// Other names, such as those of places and of streets with a house number: A, digits and further signs.
    B,
    /// Every normative character, white space included. The type of nearly every text of XMeld.
    C,
    /// Names of legal persons and of products: B, the rare and the extended signs, Greek. One line only.
    D,
    /// Every character of the norm, normative or extended, Greek and Cyrillic included.
    E,
}

impl Datentyp {
    /// All five, in the order of the norm.
    pub const ALLE: [Self; 5] = [Self::A, Self::B, Self::C, Self::D, Self::E];

    /// Whether the text is made of characters and sequences of this type only.
    ///
    /// ```
    /// use xoev::latin::Datentyp;
    ///
    /// assert!(Datentyp::A.enthaelt("Đorđe O’Škvor"));
    /// assert!(!Datentyp::A.enthaelt("Hauptstraße 7"));
    /// assert!(Datentyp::B.enthaelt("Hauptstraße 7"));
    /// ```
    #[must_use]
    pub fn enthaelt(self, text: &str) -> bool {
        fremd_ab(text, self.gruppen()).is_none()
    }

    /// The position, in characters from 1, of the first character that this type does not know; `None` if it knows all.
    ///
    /// A combining mark that makes no listed sequence with what stands before it is such a character itself.
    #[must_use]
    pub fn erste_fremde_stelle(self, text: &str) -> Option<usize> {
        fremd_ab(text, self.gruppen()).map(|ab| stelle(text, ab))
    }

    /// The groups of the norm whose characters may stand alone in this type.
    pub(super) const fn gruppen(self) -> u8 {
        match self {
            Self::A => BUCHSTABEN | N1,
            Self::B => ASCII,
            Self::C => ASCII | N3 | N4,
            Self::D => ASCII | N3 | ERWEITERT | GRIECHISCH,
            Self::E => ASCII | N3 | N4 | ERWEITERT | GRIECHISCH | KYRILLISCH,
        }
    }
}
