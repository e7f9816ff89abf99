//! Texts of data type C that are narrowed in length and characters.

use std::borrow::Cow;

use super::{DATATYPE_C, Einfach, Mangel, einfach};
use crate::latin::{Text, TextError};
use crate::read::{Gelesen, Leser};
use crate::typ::{Art, Einfachart, Typ, XmlTyp};
use crate::write::Schreiber;

/// A [`Text`] with a further restriction of length and characters.
macro_rules! eingeschraenkt {
    (
        $(#[$doc:meta])*
        pub struct $name:ident, $art:expr, $gut:expr
    ) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $name(Text);

        impl $name {
            /// Reads the text as it stands.
            ///
            /// # Errors
            /// As [`Text::parse`]; [`TextError::ZuLang`], [`TextError::Muster`] for the restriction of this type.
            pub fn parse(text: &str) -> Result<Self, TextError> {
                Self::try_from(Text::parse(text)?)
            }

            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }

            /// What the schema says of the characters, whatever they are.
            fn eng_genug(text: &str) -> Result<(), TextError> {
                let gut: fn(&str) -> bool = $gut;
                match <Self as Einfach>::ART.laenge.1 {
                    Some(hoechstens) if text.chars().count() > hoechstens => {
                        Err(TextError::ZuLang { hoechstens })
                    }
                    _ if gut(text) => Ok(()),
                    _ => Err(TextError::Muster),
                }
            }
        }

        impl TryFrom<Text> for $name {
            type Error = TextError;

            fn try_from(text: Text) -> Result<Self, TextError> {
                Self::eng_genug(text.as_str()).map(|()| Self(text))
            }
        }

        impl Einfach for $name {
            const ART: Einfachart = $art;

            fn aus_xml(text: Cow<'_, str>) -> Result<Self, Mangel> {
                // The schema comes first: a text may be too long and empty at once.
                Self::eng_genug(&text)?;
                Text::aus_xml(text).map(Self)
            }

            fn moeglich_aus_xml(text: Cow<'_, str>) -> Result<Option<Self>, Mangel> {
                Self::eng_genug(&text)?;
                Ok(Text::moeglich_aus_xml(text)?.map(Self))
            }

            fn als_xml(&self, schreiber: &mut Schreiber) {
                schreiber.text(self.as_str());
            }
        }
        einfach!($name);
    };
}

/// Data type C with a pattern and at most so many characters.
const fn kurz(muster: &'static str, hoechstens: usize) -> Einfachart {
    Einfachart {
        laenge: (None, Some(hoechstens)),
        ..Einfachart::muster(DATATYPE_C, muster)
    }
}

fn ziffern_und_leerzeichen(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || c == ' ')
}

fn genau_ziffern(text: &str, anzahl: usize) -> bool {
    text.len() == anzahl && text.bytes().all(|b| b.is_ascii_digit())
}

/// Letters (Unicode category L), digits and the given signs.
///
/// The capital sharp s is no letter to the judge of the official schema, whose table is older than that letter.
fn buchstaben_und(text: &str, zeichen: &[char]) -> bool {
    text.chars()
        .all(|c| (c.is_alphabetic() && c != '\u{1E9E}') || c.is_ascii_digit() || zeichen.contains(&c))
}

eingeschraenkt! {
    /// House number, DSMeld 1206.
    pub struct Hausnummer, kurz("[0-9 ]*", 4), ziffern_und_leerzeichen
}
eingeschraenkt! {
    /// Letter or further digits of a house number, DSMeld 1208: the `a` in 124 a.
    pub struct HausnummerZusatz, kurz("[\\p{L}0-9./ ]*", 4), |text| buchstaben_und(text, &['.', '/', ' '])
}
eingeschraenkt! {
    /// Postal code, DSMeld 1202.
    pub struct Postleitzahl, kurz("[0-9 ]*", 5), ziffern_und_leerzeichen
}
eingeschraenkt! {
    /// Number of storey or flat, DSMeld 1210.
    pub struct Stockwerk, kurz("[\\p{L}0-9 .]*", 4), |text| buchstaben_und(text, &['.', ' '])
}
eingeschraenkt! {
    /// Tax identification number, DSMeld 2701: eleven digits. The check digit is a rule.
    pub struct Idnr, Einfachart::muster(DATATYPE_C, "\\d{11}"), |text| genau_ziffern(text, 11)
}
eingeschraenkt! {
    /// Vorläufiges Bearbeitungsmerkmal of § 139b Abs. 6 Satz 2 AO, DSMeld 2702: twenty digits.
    pub struct Bearbeitungsmerkmal, Einfachart::muster(DATATYPE_C, "\\d{20}"), |text| genau_ziffern(text, 20)
}
eingeschraenkt! {
    /// Number in the Ausländerzentralregister, DSMeld 1712: twelve digits (assumption until the original schema is at hand).
    pub struct Azrnummer, Einfachart::muster(DATATYPE_C, "\\d{12}"), |text| genau_ziffern(text, 12)
}
eingeschraenkt! {
    /// Sign of an event, at most 100 characters in one line.
    pub struct Ereigniszeichen, Einfachart::muster(DATATYPE_C, ".{1,100}"),
    |text| !text.contains(['\n', '\r']) && (1..=100).contains(&text.chars().count())
}
eingeschraenkt! {
    /// A line of a foreign address, at most 35 characters without tab or line break.
    pub struct Auslandszeile, Einfachart { laenge: (Some(1), Some(35)), ..Einfachart::muster(DATATYPE_C, "[^\\n\\t\\r]*") },
    |text| !text.is_empty() && !text.contains(['\n', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn restricted_texts_keep_to_length_and_signs() {
        assert!(Hausnummer::parse("12").is_ok());
        assert_eq!(Hausnummer::parse("12a"), Err(TextError::Muster));
        assert_eq!(
            Hausnummer::parse("12345"),
            Err(TextError::ZuLang { hoechstens: 4 })
        );
        assert!(HausnummerZusatz::parse("a./1").is_ok());
        assert_eq!(Idnr::parse("1234567890"), Err(TextError::Muster));
    }
}
