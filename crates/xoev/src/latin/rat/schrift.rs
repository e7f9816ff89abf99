//! Which script a letter is from.

use super::Sprache;

/// A script other than Latin. Those that occur most in Germany have a name here, the rest is [`Schrift::Andere`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Schrift {
    /// Cyrillic.
    Kyrillisch,
    /// Greek.
    Griechisch,
    /// Arabic, also as Persian, Kurdish, Urdu and Pashto are written.
    Arabisch,
    /// Hebrew.
    Hebraeisch,
    /// Armenian.
    Armenisch,
    /// Georgian.
    Georgisch,
    /// Ethiopic, as Amharic and Tigrinya are written.
    Aethiopisch,
    /// Devanagari, Bengali, Tamil and the other scripts of South Asia.
    Indisch,
    /// Thai.
    Thailaendisch,
    /// Chinese characters, also in Japanese and Korean names.
    Chinesisch,
    /// Hiragana and Katakana.
    Japanisch,
    /// Hangul.
    Koreanisch,
    /// Any other script.
    Andere,
}

impl Schrift {
    /// The script of a letter; `None` for a Latin letter and for what is no letter.
    #[must_use]
    pub fn von(zeichen: char) -> Option<Self> {
        let zahl = u32::from(zeichen);
        if let Some((_, _, schrift)) = BEREICHE
            .iter()
            .find(|(von, bis, _)| (*von..=*bis).contains(&zahl))
        {
            return Some(*schrift);
        }
        let lateinisch = LATEIN.iter().any(|(von, bis)| (*von..=*bis).contains(&zahl));
        (zeichen.is_alphabetic() && !lateinisch).then_some(Self::Andere)
    }

    /// A key that does not change, for texts of other languages: `kyrillisch`, `andere`.
    #[must_use]
    pub const fn schluessel(self) -> &'static str {
        match self {
            Self::Kyrillisch => "kyrillisch",
            Self::Griechisch => "griechisch",
            Self::Arabisch => "arabisch",
            Self::Hebraeisch => "hebraeisch",
            Self::Armenisch => "armenisch",
            Self::Georgisch => "georgisch",
            Self::Aethiopisch => "aethiopisch",
            Self::Indisch => "indisch",
            Self::Thailaendisch => "thailaendisch",
            Self::Chinesisch => "chinesisch",
            Self::Japanisch => "japanisch",
            Self::Koreanisch => "koreanisch",
            Self::Andere => "andere",
        }
    }

    /// The stem of the adjective: `kyrillisch`, `Cyrillic`; empty for [`Schrift::Andere`].
    #[must_use]
    pub const fn name(self, sprache: Sprache) -> &'static str {
        match (sprache, self) {
            (_, Self::Andere) => "",
            (Sprache::Deutsch, Self::Hebraeisch) => "hebräisch",
            (Sprache::Deutsch, Self::Aethiopisch) => "äthiopisch",
            (Sprache::Deutsch, Self::Thailaendisch) => "thailändisch",
            (Sprache::Deutsch, andere) => andere.schluessel(),
            (Sprache::Englisch, Self::Kyrillisch) => "Cyrillic",
            (Sprache::Englisch, Self::Griechisch) => "Greek",
            (Sprache::Englisch, Self::Arabisch) => "Arabic",
            (Sprache::Englisch, Self::Hebraeisch) => "Hebrew",
            (Sprache::Englisch, Self::Armenisch) => "Armenian",
            (Sprache::Englisch, Self::Georgisch) => "Georgian",
            (Sprache::Englisch, Self::Aethiopisch) => "Ethiopic",
            (Sprache::Englisch, Self::Indisch) => "Indic",
            (Sprache::Englisch, Self::Thailaendisch) => "Thai",
            (Sprache::Englisch, Self::Chinesisch) => "Chinese",
            (Sprache::Englisch, Self::Japanisch) => "Japanese",
            (Sprache::Englisch, Self::Koreanisch) => "Korean",
        }
    }
}

/// Blocks of Unicode by script, with the marks, digits and signs in them.
#[rustfmt::skip]
const BEREICHE: &[(u32, u32, Schrift)] = &[
    (0x370, 0x3FF, Schrift::Griechisch), (0x1F00, 0x1FFF, Schrift::Griechisch),
    (0x400, 0x52F, Schrift::Kyrillisch), (0x1C80, 0x1C8F, Schrift::Kyrillisch), (0x2DE0, 0x2DFF, Schrift::Kyrillisch),
    (0xA640, 0xA69F, Schrift::Kyrillisch),
    (0x531, 0x58F, Schrift::Armenisch), (0xFB13, 0xFB17, Schrift::Armenisch),
    (0x591, 0x5FF, Schrift::Hebraeisch), (0xFB1D, 0xFB4F, Schrift::Hebraeisch),
    (0x600, 0x61B, Schrift::Arabisch), (0x61D, 0x6FF, Schrift::Arabisch), (0x750, 0x77F, Schrift::Arabisch),
    (0x870, 0x8FF, Schrift::Arabisch), (0xFB50, 0xFDFF, Schrift::Arabisch), (0xFE70, 0xFEFC, Schrift::Arabisch),
    (0x900, 0xDFF, Schrift::Indisch), (0xA8E0, 0xA8FF, Schrift::Indisch),
    (0xE00, 0xE7F, Schrift::Thailaendisch),
    (0x10A0, 0x10FF, Schrift::Georgisch), (0x1C90, 0x1CBF, Schrift::Georgisch), (0x2D00, 0x2D2F, Schrift::Georgisch),
    (0x1200, 0x139F, Schrift::Aethiopisch), (0x2D80, 0x2DDF, Schrift::Aethiopisch), (0xAB01, 0xAB2F, Schrift::Aethiopisch),
    (0x1100, 0x11FF, Schrift::Koreanisch), (0x3131, 0x318F, Schrift::Koreanisch), (0xA960, 0xA97F, Schrift::Koreanisch),
    (0xAC00, 0xD7FF, Schrift::Koreanisch), (0xFFA0, 0xFFDC, Schrift::Koreanisch),
    (0x3041, 0x30FF, Schrift::Japanisch), (0x31F0, 0x31FF, Schrift::Japanisch), (0xFF66, 0xFF9F, Schrift::Japanisch),
    (0x2E80, 0x2FDF, Schrift::Chinesisch), (0x3005, 0x3007, Schrift::Chinesisch), (0x3105, 0x312F, Schrift::Chinesisch),
    (0x3400, 0x4DBF, Schrift::Chinesisch), (0x4E00, 0x9FFF, Schrift::Chinesisch), (0xF900, 0xFAFF, Schrift::Chinesisch),
    (0x20000, 0x3FFFD, Schrift::Chinesisch),
];

/// Where letters are Latin, or stand for Latin ones: Latin blocks, modifier letters, super- and subscripts, letter-like
/// signs, numerals, full width, mathematical alphabets, letters in circles and squares.
#[rustfmt::skip]
const LATEIN: &[(u32, u32)] = &[
    (0x0, 0x36F), (0x1D00, 0x1EFF), (0x2000, 0x24FF), (0x2C60, 0x2C7F), (0x3008, 0x3030), (0xA720, 0xA7FF),
    (0xAB30, 0xAB6F), (0xFB00, 0xFB06), (0xFF01, 0xFF65), (0x10780, 0x107BF), (0x1D400, 0x1D7FF), (0x1DF00, 0x1DFFF),
    (0x1F100, 0x1F1FF),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_has_one_script_and_latin_letters_have_none() {
        for (zeichen, schrift) in [
            ('я', Some(Schrift::Kyrillisch)),
            ('Ω', Some(Schrift::Griechisch)),
            ('ی', Some(Schrift::Arabisch)),
            ('ש', Some(Schrift::Hebraeisch)),
            ('김', Some(Schrift::Koreanisch)),
            ('の', Some(Schrift::Japanisch)),
            ('陳', Some(Schrift::Chinesisch)),
            ('த', Some(Schrift::Indisch)),
            ('ክ', Some(Schrift::Aethiopisch)),
            ('ᏸ', Some(Schrift::Andere)),
            ('ß', None),
            ('ɓ', None),
            ('Ａ', None),
            ('½', None),
            ('\u{1F600}', None),
            ('\u{200B}', None),
        ] {
            assert_eq!(Schrift::von(zeichen), schrift, "{zeichen}");
        }
    }
}
