//! Simple values: tokens, restricted texts, documents, numbers, ids.

mod eng;

pub use eng::{
    Auslandszeile, Azrnummer, Bearbeitungsmerkmal, Ereigniszeichen, Hausnummer, HausnummerZusatz, Idnr,
    Postleitzahl, Stockwerk,
};

use std::borrow::Cow;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::Date;
use uuid::Uuid;

use crate::fehler::{Ebene, Fehlercode, Grund};
use crate::latin::{Text, TextError};
use crate::read::{Gelesen, Leser, Verworfen, ist_leerraum, ist_xml_zeichen, zusammengefasst};
use crate::typ::{Art, Einfachart, Typ, XmlTyp};
use crate::write::Schreiber;

/// What is wrong with the characters of an element.
pub(crate) struct Mangel {
    ebene: Ebene,
    code: Fehlercode,
    grund: Grund,
}

impl Mangel {
    /// The schema does not allow it.
    pub(crate) fn schema(grund: Grund) -> Self {
        Self {
            ebene: Ebene::Schema,
            code: Fehlercode::X001,
            grund,
        }
    }

    /// The value is not of this form.
    pub(crate) fn form(was: &'static str) -> Self {
        Self::schema(Grund::Form(was))
    }

    /// The schema allows it, but it cannot be held without loss.
    pub(crate) fn nicht_darstellbar(was: &'static str) -> Self {
        Self {
            ebene: Ebene::Regel,
            code: Fehlercode::S999,
            grund: Grund::NichtDarstellbar(was),
        }
    }

    /// Reports it.
    pub(crate) fn melden(self, leser: &mut Leser<'_>, von: usize) -> Verworfen {
        leser.melde(self.ebene, self.code, von, self.grund)
    }
}

impl From<TextError> for Mangel {
    fn from(fehler: TextError) -> Self {
        let (ebene, code, grund) = match fehler {
            TextError::Leer => (Ebene::Regel, Fehlercode::S030, Grund::Leer),
            _ => (Ebene::Schema, Fehlercode::X001, Grund::Text(fehler)),
        };
        Self { ebene, code, grund }
    }
}

/// A value that is character data.
pub(crate) trait Einfach: Sized {
    /// The simple type.
    const ART: Einfachart;
    /// Reads the characters of an element.
    fn aus_xml(text: Cow<'_, str>) -> Result<Self, Mangel>;
    /// The same where the element may be missing: characters that say nothing count as none, if the schema allows them.
    fn moeglich_aus_xml(text: Cow<'_, str>) -> Result<Option<Self>, Mangel> {
        Self::aus_xml(text).map(Some)
    }
    /// Writes the characters.
    fn als_xml(&self, schreiber: &mut Schreiber);
}

/// Makes an [`Einfach`] type an [`XmlTyp`].
macro_rules! einfach {
    ($name:ident) => {
        impl XmlTyp for $name {
            const TYP: &'static Typ = &Typ {
                name: stringify!($name),
                art: Art::Einfach(<Self as Einfach>::ART),
            };

            fn lesen(leser: &mut Leser<'_>) -> Gelesen<Self> {
                crate::werte::element_lesen(leser, Self::aus_xml)
            }

            fn lesen_moeglich(leser: &mut Leser<'_>) -> Gelesen<Option<Self>> {
                crate::werte::element_lesen(leser, Self::moeglich_aus_xml)
            }

            fn schreiben(&self, schreiber: &mut Schreiber) {
                self.als_xml(schreiber);
            }
        }
    };
}
pub(crate) use einfach;

/// Reads an element that has characters only.
pub(crate) fn element_lesen<'a, T>(
    leser: &mut Leser<'a>,
    wert: impl Fn(Cow<'a, str>) -> Result<T, Mangel>,
) -> Gelesen<T> {
    let von = leser.von();
    let attribute = leser.nur_attribute(&[]);
    let text = leser.nur_text()?;
    let wert = wert(text).map_err(|mangel| mangel.melden(leser, von));
    attribute.and(wert)
}

/// `None` instead of the finding that a text is empty.
fn oder_leer<T>(ergebnis: Result<T, TextError>) -> Result<Option<T>, Mangel> {
    match ergebnis {
        Ok(wert) => Ok(Some(wert)),
        Err(TextError::Leer) => Ok(None),
        Err(fehler) => Err(fehler.into()),
    }
}

/// Name of data type C of DIN 91379 in descriptions.
pub const DATATYPE_C: &str = "datatypeC";

impl Einfach for Text {
    const ART: Einfachart = Einfachart::nur(DATATYPE_C);

    fn aus_xml(text: Cow<'_, str>) -> Result<Self, Mangel> {
        Self::parse(&text).map_err(Mangel::from)
    }

    fn moeglich_aus_xml(text: Cow<'_, str>) -> Result<Option<Self>, Mangel> {
        oder_leer(Self::parse(&text))
    }

    fn als_xml(&self, schreiber: &mut Schreiber) {
        schreiber.text(self.as_str());
    }
}
einfach!(Text);

/// A text without surrounding, doubled or breaking white space, not empty (`xs:token`).
#[derive(Clone, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Token(String);

impl Token {
    /// Collapses white space as `xs:token` demands and keeps the rest.
    ///
    /// # Errors
    /// [`TextError::Leer`] if nothing is left, [`TextError::Zeichen`] for a character that XML does not allow.
    pub fn parse(text: &str) -> Result<Self, TextError> {
        if ist_einfach(text) {
            return Ok(Self(text.to_owned()));
        }
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

/// Whether a text is visible ASCII, which is most of the codes and versions there are.
fn ist_einfach(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic())
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

impl Einfach for Token {
    const ART: Einfachart = Einfachart::nur("xs:token");

    fn aus_xml(text: Cow<'_, str>) -> Result<Self, Mangel> {
        Self::parse(&text).map_err(Mangel::from)
    }

    fn moeglich_aus_xml(text: Cow<'_, str>) -> Result<Option<Self>, Mangel> {
        oder_leer(Self::parse(&text))
    }

    fn als_xml(&self, schreiber: &mut Schreiber) {
        schreiber.text(self.as_str());
    }
}
einfach!(Token);

/// An element that can only say `true`.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Ja;

impl XmlTyp for Ja {
    const TYP: &'static Typ = &Typ {
        name: "Ja",
        art: Art::Einfach(Einfachart {
            fest: Some("true"),
            ..Einfachart::nur("xs:boolean")
        }),
    };

    fn lesen(leser: &mut Leser<'_>) -> Gelesen<Self> {
        let von = leser.von();
        let attribute = leser.nur_attribute(&[]);
        let text = leser.nur_text()?;
        // An element without any content has its fixed value; a CDATA section is content.
        if text == "true" || (text.is_empty() && !leser.mit_cdata()) {
            return attribute.map(|()| Self);
        }
        Err(leser.schema(von, Grund::Form("`true`, its fixed value")))
    }

    fn schreiben(&self, schreiber: &mut Schreiber) {
        schreiber.text("true");
    }
}

/// A document in base64, usually a PDF.
#[derive(Clone, Eq, PartialEq)]
pub struct Binaer(pub Vec<u8>);

impl fmt::Debug for Binaer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Binaer({} bytes)", self.0.len())
    }
}

impl Einfach for Binaer {
    const ART: Einfachart = Einfachart::nur("xs:base64Binary");

    fn aus_xml(text: Cow<'_, str>) -> Result<Self, Mangel> {
        if let Ok(bytes) = STANDARD.decode(text.as_bytes()) {
            return Ok(Self(bytes));
        }
        // The judge of the official schema passes over whatever is not of the alphabet; XML Schema itself does not.
        let zeichen: Vec<u8> = text.bytes().filter(|b| ist_base64(*b)).collect();
        let bytes = STANDARD
            .decode(&zeichen)
            .map_err(|_| Mangel::form("xs:base64Binary"))?;
        if text.bytes().all(|b| ist_base64(b) || ist_leerraum(char::from(b))) {
            Ok(Self(bytes))
        } else {
            Err(Mangel::nicht_darstellbar(
                "base64 with characters of its alphabet only",
            ))
        }
    }

    fn als_xml(&self, schreiber: &mut Schreiber) {
        schreiber.text(&STANDARD.encode(&self.0));
    }
}
einfach!(Binaer);

fn ist_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

impl Einfach for Date {
    const ART: Einfachart = Einfachart::muster("xs:date", "[0-9]{4}-[0-9]{2}-[0-9]{2}");

    fn aus_xml(text: Cow<'_, str>) -> Result<Self, Mangel> {
        crate::teildatum::tag(text.trim_matches(ist_leerraum))
            .ok_or_else(|| Mangel::form("a date of the form YYYY-MM-DD"))
    }

    fn als_xml(&self, schreiber: &mut Schreiber) {
        schreiber.text(&self.to_string());
    }
}
einfach!(Date);

impl Einfach for Uuid {
    const ART: Einfachart = Einfachart::muster(
        "xs:normalizedString",
        "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
    );

    fn aus_xml(text: Cow<'_, str>) -> Result<Self, Mangel> {
        Some(text)
            .filter(|text| text.len() == 36)
            .and_then(|text| Self::try_parse(&text).ok())
            .ok_or_else(|| Mangel::form("a UUID"))
    }

    fn als_xml(&self, schreiber: &mut Schreiber) {
        schreiber.text(self.hyphenated().encode_lower(&mut Self::encode_buffer()));
    }
}
einfach!(Uuid);

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
        name: match N {
            8 => "Position8",
            _ => "Position6",
        },
        // The lines abroad begin with 1 by a facet, those at home by their type.
        art: Art::Einfach(match N {
            8 => Einfachart {
                zahl: (Some(1), Some(N)),
                ..Einfachart::nur("xs:nonNegativeInteger")
            },
            _ => Einfachart {
                zahl: (None, Some(N)),
                ..Einfachart::nur("xs:positiveInteger")
            },
        }),
    };

    fn lesen(leser: &mut Leser<'_>) -> Gelesen<Self> {
        element_lesen(leser, |text| {
            let text = text.trim_matches(ist_leerraum);
            let ziffern = text.strip_prefix('+').unwrap_or(text);
            let nur_ziffern = !ziffern.is_empty() && ziffern.bytes().all(|b| b.is_ascii_digit());
            let zahl = ziffern
                .trim_start_matches('0')
                .parse()
                .ok()
                .filter(|_| nur_ziffern);
            zahl.and_then(Self::neu)
                .ok_or_else(|| Mangel::form("a number of a line"))
        })
    }

    fn schreiben(&self, schreiber: &mut Schreiber) {
        schreiber.text(&self.0.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_may_have_line_breaks_but_no_strange_signs() {
        assert_eq!(Binaer::aus_xml("JVBE\nRi0x".into()).ok().unwrap().0, b"%PDF-1");
        assert!(Binaer::aus_xml("JVBERi0x!".into()).is_err());
        assert!(Binaer::aus_xml("AB==".into()).is_err());
    }

    #[test]
    fn a_token_has_no_white_space_to_spare() {
        assert_eq!(Token::parse("  a \n b ").unwrap().as_str(), "a b");
        assert!(Token::parse(" ").is_err());
        assert!(Token::parse("a\u{1}").is_err());
    }
}
