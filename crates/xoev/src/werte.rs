//! Simple values: tokens, restricted texts, documents, numbers, ids.

use std::borrow::Cow;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::Date;
use uuid::Uuid;

use crate::baum::{Knoten, ist_xml_zeichen};
use crate::fehler::{Fehlercode, Grund};
use crate::latin::{Text, TextError};
use crate::read::{Gelesen, Leser, ist_leerraum, zusammengefasst};
use crate::typ::{Art, Typ, XmlTyp};
use crate::write::Schreiber;

/// A value that is character data.
pub(crate) trait Einfach: Sized {
    /// Reads the characters of an element.
    fn aus_xml(text: &str) -> Result<Self, (Fehlercode, Grund)>;
    /// The characters to write.
    fn als_xml(&self) -> Cow<'_, str>;
}

/// Makes an [`Einfach`] type an [`XmlTyp`].
macro_rules! einfach {
    ($name:ident, $form:literal, leer_fehlt: $leer:literal) => {
        impl XmlTyp for $name {
            const TYP: &'static Typ = &Typ {
                name: stringify!($name),
                art: Art::Einfach($form),
            };
            const LEER_FEHLT: bool = $leer;

            fn lesen(knoten: &Knoten<'_>, leser: &mut Leser) -> Gelesen<Self> {
                let text = leser.nur_text(knoten)?;
                Self::aus_xml(text).map_err(|(code, grund)| leser.melde(code, knoten.start, grund))
            }

            fn schreiben(&self, schreiber: &mut Schreiber) {
                schreiber.text(&self.als_xml());
            }
        }
    };
}
pub(crate) use einfach;

pub(crate) fn textfehler(fehler: TextError) -> (Fehlercode, Grund) {
    match fehler {
        TextError::Leer => (Fehlercode::S030, Grund::Leer),
        andere => (Fehlercode::X001, Grund::Text(andere)),
    }
}

pub(crate) fn form(was: &'static str) -> (Fehlercode, Grund) {
    (Fehlercode::X001, Grund::Form(was))
}

impl Einfach for Text {
    fn aus_xml(text: &str) -> Result<Self, (Fehlercode, Grund)> {
        Self::parse(text).map_err(textfehler)
    }

    fn als_xml(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }
}
einfach!(Text, "DIN 91379 datatypeC", leer_fehlt: true);

/// A text without surrounding, doubled or breaking white space, not empty (`xs:token`).
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Token(String);

impl Token {
    /// Collapses white space as `xs:token` demands and keeps the rest.
    ///
    /// # Errors
    /// [`TextError::Leer`] if nothing is left, [`TextError::Zeichen`] for a character that XML does not allow.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        if let Some(stelle) = text.chars().position(|zeichen| !ist_xml_zeichen(zeichen)) {
            return Err(TextError::Zeichen { stelle: stelle + 1 });
        }
        let text = zusammengefasst(text);
        if text.is_empty() {
            Err(TextError::Leer)
        } else {
            Ok(Self(text))
        }
    }

    /// A constant of the standard, which is a token.
    pub(crate) fn fest(text: &'static str) -> Self {
        Self(text.to_owned())
    }

    /// The text itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

impl Einfach for Token {
    fn aus_xml(text: &str) -> Result<Self, (Fehlercode, Grund)> {
        Self::parse(text).map_err(textfehler)
    }

    fn als_xml(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.as_str())
    }
}
einfach!(Token, "xs:token", leer_fehlt: true);

/// A [`Text`] with a further restriction of length and characters.
macro_rules! eingeschraenkt {
    ($(#[$doc:meta])* pub struct $name:ident, $form:literal, $hoechstens:literal, $gut:expr) => {
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
        }

        impl TryFrom<Text> for $name {
            type Error = TextError;

            fn try_from(text: Text) -> Result<Self, TextError> {
                let gut: fn(&str) -> bool = $gut;
                if text.as_str().chars().count() > $hoechstens {
                    Err(TextError::ZuLang { hoechstens: $hoechstens })
                } else if gut(text.as_str()) {
                    Ok(Self(text))
                } else {
                    Err(TextError::Muster)
                }
            }
        }

        impl Einfach for $name {
            fn aus_xml(text: &str) -> Result<Self, (Fehlercode, Grund)> {
                Self::parse(text).map_err(textfehler)
            }

            fn als_xml(&self) -> Cow<'_, str> {
                Cow::Borrowed(self.as_str())
            }
        }
        einfach!($name, $form, leer_fehlt: true);
    };
}

fn ziffern_und_leerzeichen(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || c == ' ')
}

/// Letters (Unicode category L), digits and the given signs.
fn buchstaben_und(text: &str, zeichen: &[char]) -> bool {
    text.chars()
        .all(|c| c.is_alphabetic() || c.is_ascii_digit() || zeichen.contains(&c))
}

eingeschraenkt! {
    /// House number, DSMeld 1206.
    pub struct Hausnummer, "datatypeC, at most 4, [0-9 ]*", 4, ziffern_und_leerzeichen
}
eingeschraenkt! {
    /// Letter or further digits of a house number, DSMeld 1208: the `a` in 124 a.
    pub struct HausnummerZusatz, "datatypeC, at most 4, [\\p{L}0-9./ ]*", 4, |text| buchstaben_und(text, &['.', '/', ' '])
}
eingeschraenkt! {
    /// Postal code, DSMeld 1202.
    pub struct Postleitzahl, "datatypeC, at most 5, [0-9 ]*", 5, ziffern_und_leerzeichen
}
eingeschraenkt! {
    /// Number of storey or flat, DSMeld 1210.
    pub struct Stockwerk, "datatypeC, at most 4, [\\p{L}0-9 .]*", 4, |text| buchstaben_und(text, &['.', ' '])
}
eingeschraenkt! {
    /// Tax identification number, DSMeld 2701: eleven digits. The check digit is not checked here.
    pub struct Idnr, "datatypeC, \\d{11}", 11, |text| text.len() == 11 && text.bytes().all(|b| b.is_ascii_digit())
}
eingeschraenkt! {
    /// Vorläufiges Bearbeitungsmerkmal of § 139b Abs. 6 Satz 2 AO, DSMeld 2702: twenty digits.
    pub struct Bearbeitungsmerkmal, "datatypeC, \\d{20}", 20, |text| text.len() == 20 && text.bytes().all(|b| b.is_ascii_digit())
}
eingeschraenkt! {
    /// Number in the Ausländerzentralregister, DSMeld 1712: twelve digits (assumption until the original schema is at hand).
    pub struct Azrnummer, "datatypeC, \\d{12}", 12, |text| text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit())
}
eingeschraenkt! {
    /// Sign of an event, at most 100 characters in one line.
    pub struct Ereigniszeichen, "datatypeC, .{1,100}", 100, |text| !text.contains(['\n', '\r'])
}
eingeschraenkt! {
    /// A line of a foreign address, at most 35 characters without tab or line break.
    pub struct Auslandszeile, "datatypeC, 1 to 35, [^\\n\\t\\r]*", 35, |text| !text.contains(['\n', '\t', '\r'])
}

/// An element that can only say `true`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Ja;

impl Einfach for Ja {
    fn aus_xml(text: &str) -> Result<Self, (Fehlercode, Grund)> {
        // An element without characters has its fixed value.
        match text.trim_matches(ist_leerraum) {
            "true" | "1" => Ok(Self),
            _ if text.is_empty() => Ok(Self),
            _ => Err(form("`true`, its fixed value")),
        }
    }

    fn als_xml(&self) -> Cow<'_, str> {
        Cow::Borrowed("true")
    }
}
einfach!(Ja, "xs:boolean, fixed true", leer_fehlt: false);

/// A document in base64, usually a PDF.
#[derive(Clone, Eq, PartialEq)]
pub struct Binaer(pub Vec<u8>);

impl fmt::Debug for Binaer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Binaer({} bytes)", self.0.len())
    }
}

impl Einfach for Binaer {
    fn aus_xml(text: &str) -> Result<Self, (Fehlercode, Grund)> {
        let mut zeichen = text.as_bytes().to_vec();
        zeichen.retain(|b| !ist_leerraum(char::from(*b)));
        STANDARD
            .decode(zeichen)
            .map(Self)
            .map_err(|_| form("xs:base64Binary"))
    }

    fn als_xml(&self) -> Cow<'_, str> {
        Cow::Owned(STANDARD.encode(&self.0))
    }
}
einfach!(Binaer, "xs:base64Binary", leer_fehlt: false);

impl Einfach for Date {
    fn aus_xml(text: &str) -> Result<Self, (Fehlercode, Grund)> {
        crate::teildatum::tag(text.trim_matches(ist_leerraum)).ok_or(form("a date of the form YYYY-MM-DD"))
    }

    fn als_xml(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}
einfach!(Date, "xs:date without time zone", leer_fehlt: false);

impl Einfach for Uuid {
    fn aus_xml(text: &str) -> Result<Self, (Fehlercode, Grund)> {
        Some(text)
            .filter(|text| text.len() == 36)
            .and_then(|text| Self::try_parse(text).ok())
            .ok_or(form("a UUID"))
    }

    fn als_xml(&self) -> Cow<'_, str> {
        Cow::Owned(self.hyphenated().to_string())
    }
}
einfach!(Uuid, "UUID of RFC 4122", leer_fehlt: false);

/// Position of a line in an address, 1 to `N`.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Position<const N: u8>(u8);

impl<const N: u8> Position<N> {
    /// A position; `None` unless it is 1 to `N`.
    #[must_use]
    pub fn neu(zahl: u8) -> Option<Self> {
        (1..=N).contains(&zahl).then_some(Self(zahl))
    }

    /// The number.
    #[must_use]
    pub fn zahl(self) -> u8 {
        self.0
    }
}

impl<const N: u8> XmlTyp for Position<N> {
    const TYP: &'static Typ = &Typ {
        name: "Position",
        art: Art::Einfach("xs:positiveInteger with a maximum"),
    };

    fn lesen(knoten: &Knoten<'_>, leser: &mut Leser) -> Gelesen<Self> {
        let text = leser.nur_text(knoten)?.trim_matches(ist_leerraum);
        let ziffern = text.strip_prefix('+').unwrap_or(text);
        let zahl = Some(ziffern)
            .filter(|z| z.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|z| z.parse().ok());
        zahl.and_then(Self::neu)
            .ok_or_else(|| leser.melde(Fehlercode::X001, knoten.start, Grund::Form("a number of a line")))
    }

    fn schreiben(&self, schreiber: &mut Schreiber) {
        schreiber.text(&self.0.to_string());
    }
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

    #[test]
    fn a_fixed_true_may_be_written_in_three_ways() {
        for text in ["true", "1", ""] {
            assert!(Ja::aus_xml(text).is_ok(), "{text}");
        }
        assert!(Ja::aus_xml("false").is_err());
    }

    #[test]
    fn base64_may_have_line_breaks_but_no_strange_signs() {
        assert_eq!(Binaer::aus_xml("JVBE\nRi0x").unwrap().0, b"%PDF-1");
        assert!(Binaer::aus_xml("JVBERi0x!").is_err());
    }

    #[test]
    fn a_token_has_no_white_space_to_spare() {
        assert_eq!(Token::parse("  a \n b ").unwrap().as_str(), "a b");
        assert!(Token::parse(" ").is_err());
        assert!(Token::parse("a\u{1}").is_err());
    }
}
