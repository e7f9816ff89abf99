//! Systems that do not know DIN 91379.

use super::umschrift;

/// What a receiving system can hold.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Ziel {
    /// ISO 8859-1 (Latin-1): Western Europe without `€`, `Œ`, `Š`, `Ž`.
    Latin1,
    /// ISO 8859-15 (Latin-9): the same with `€`, `Œ`, `Š`, `Ž`, `Ÿ`, without `¤ ¦ ¨ ´ ¸ ¼ ½ ¾`.
    Latin9,
    /// Printable ASCII, tab and line breaks.
    Ascii,
    /// The name field of a machine-readable zone (ICAO Doc 9303): `A` to `Z`, `0` to `9` and the filler `<`.
    Mrz,
}

impl Ziel {
    /// All four.
    pub const ALLE: [Self; 4] = [Self::Latin1, Self::Latin9, Self::Ascii, Self::Mrz];

    /// What stands for a character that has no form in the target: `?`, in a machine-readable zone the filler.
    #[must_use]
    pub const fn ersatz(self) -> char {
        match self {
            Self::Mrz => '<',
            _ => '?',
        }
    }

    /// Whether the target has this character.
    #[must_use]
    pub const fn kennt(self, zeichen: char) -> bool {
        match self {
            Self::Ascii => matches!(zeichen, '\t' | '\n' | '\r' | ' '..='~'),
            Self::Mrz => matches!(zeichen, 'A'..='Z' | '0'..='9' | '<'),
            // Without the soft hyphen, which no register holds.
            Self::Latin1 => {
                Self::Ascii.kennt(zeichen) || matches!(zeichen, '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{FF}')
            }
            Self::Latin9 => match zeichen {
                '¤' | '¦' | '¨' | '´' | '¸' | '¼' | '½' | '¾' => false,
                '€' | 'Š' | 'š' | 'Ž' | 'ž' | 'Œ' | 'œ' | 'Ÿ' => true,
                _ => Self::Latin1.kennt(zeichen),
            },
        }
    }

    /// The text in the characters of the target, in Unicode.
    ///
    /// What the target has is kept. Of a letter it lacks, the nearest stays that it has (`Ấ` in Latin-1: `Â`), else the
    /// basic letters of the search form in the case of the word (`Ø`: `Oe` in `Øster`, `OE` in `ØSTER`); signs become
    /// what one types for them. Every character of data type C has a form in every target. A letter of another script has
    /// none, because its Latin spelling depends on the language and stands in the passport; it becomes [`Ziel::ersatz`].
    ///
    /// A machine-readable zone follows its own rules: capitals only, apostrophes and full stops fall away, hyphens, blanks
    /// and all else are one filler each run. The result is not cut to the length of the zone.
    ///
    /// ```
    /// use xoev::latin::Ziel;
    ///
    /// let name = "Łukasz Grüß-Šimić";
    /// assert_eq!(Ziel::Latin1.umschreiben(name), "Lukasz Grüß-Simic");
    /// assert_eq!(Ziel::Latin9.umschreiben(name), "Lukasz Grüß-Šimic");
    /// assert_eq!(Ziel::Ascii.umschreiben(name), "Lukasz Gruess-Simic");
    /// assert_eq!(Ziel::Mrz.umschreiben(name), "LUKASZ<GRUESS<SIMIC");
    /// ```
    #[must_use]
    pub fn umschreiben(self, text: &str) -> String {
        if text.chars().all(|zeichen| self.kennt(zeichen)) && self != Self::Mrz {
            text.to_owned()
        } else if self == Self::Mrz {
            umschrift::mrz(text)
        } else {
            umschrift::umschrift(text, self)
        }
    }

    /// The bytes of [`Ziel::umschreiben`] in the encoding of the target, one byte a character.
    #[must_use]
    pub fn bytes(self, text: &str) -> Vec<u8> {
        self.umschreiben(text)
            .chars()
            .map(|zeichen| match (self, zeichen) {
                (Self::Latin9, '€') => 0xA4,
                (Self::Latin9, 'Š') => 0xA6,
                (Self::Latin9, 'š') => 0xA8,
                (Self::Latin9, 'Ž') => 0xB4,
                (Self::Latin9, 'ž') => 0xB8,
                (Self::Latin9, 'Œ') => 0xBC,
                (Self::Latin9, 'œ') => 0xBD,
                (Self::Latin9, 'Ÿ') => 0xBE,
                _ => u8::try_from(zeichen).unwrap_or(b'?'),
            })
            .collect()
    }
}
