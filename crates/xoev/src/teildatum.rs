//! A date of which the day, the month or everything may be unknown.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A date as a register knows it; DSMeld 0601 and others write `00.07.1994` on paper.
///
/// As text: `1994-07-23`, `1994-07`, `1994`, or `unbekannt`. `Debug` does not print it: it is mostly a birthday.
#[derive(Clone, Copy, Eq, Hash, PartialEq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub enum Teildatum {
    /// Day, month and year are known.
    Tag(Date),
    /// The day is unknown.
    Monat {
        /// Year, 1 to 9999.
        jahr: i16,
        /// Month, 1 to 12.
        monat: i8,
    },
    /// Only the year is known, 1 to 9999.
    Jahr(i16),
    /// Nothing is known.
    Unbekannt,
}

impl Teildatum {
    /// Reads `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or `unbekannt`.
    ///
    /// # Errors
    /// [`TeildatumError`] for anything else and for a date that does not exist.
    pub fn parse(text: &str) -> Result<Self, TeildatumError> {
        match text.len() {
            _ if text == "unbekannt" => Some(Self::Unbekannt),
            10 => tag(text).map(Self::Tag),
            7 => monat(text).map(|(jahr, monat)| Self::Monat { jahr, monat }),
            4 => jahr(text).map(Self::Jahr),
            _ => None,
        }
        .ok_or(TeildatumError)
    }

    /// The day, if it is known.
    #[must_use]
    pub fn tag(self) -> Option<Date> {
        match self {
            Self::Tag(tag) => Some(tag),
            _ => None,
        }
    }
}

/// `YYYY-MM-DD`, ASCII, the day exists, year 1 to 9999.
pub(crate) fn tag(text: &str) -> Option<Date> {
    let (vorn, [b'-', z, e]) = text.as_bytes().split_first_chunk::<7>()? else {
        return None;
    };
    let (jahr, monat) = monat_aus(vorn)?;
    Date::new(jahr, monat, i8::try_from(zahl(&[*z, *e])?).ok()?).ok()
}

/// `YYYY-MM`.
pub(crate) fn monat(text: &str) -> Option<(i16, i8)> {
    monat_aus(text.as_bytes().try_into().ok()?)
}

/// `YYYY`, not `0000`.
pub(crate) fn jahr(text: &str) -> Option<i16> {
    jahr_aus(text.as_bytes().try_into().ok()?)
}

fn monat_aus([a, b, c, d, strich, z, e]: &[u8; 7]) -> Option<(i16, i8)> {
    let monat = i8::try_from(zahl(&[*z, *e])?).ok()?;
    (*strich == b'-' && (1..=12).contains(&monat)).then_some((jahr_aus(&[*a, *b, *c, *d])?, monat))
}

fn jahr_aus(ziffern: &[u8; 4]) -> Option<i16> {
    zahl(ziffern).filter(|jahr| *jahr > 0)
}

/// The number that so many ASCII digits write, at most four.
fn zahl(ziffern: &[u8]) -> Option<i16> {
    ziffern.iter().try_fold(0, |zahl, ziffer| {
        ziffer.is_ascii_digit().then(|| zahl * 10 + i16::from(*ziffer - b'0'))
    })
}

impl fmt::Display for Teildatum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tag(tag) => write!(f, "{tag}"),
            Self::Monat { jahr, monat } => write!(f, "{jahr:04}-{monat:02}"),
            Self::Jahr(jahr) => write!(f, "{jahr:04}"),
            Self::Unbekannt => f.write_str("unbekannt"),
        }
    }
}

impl fmt::Debug for Teildatum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Teildatum(..)")
    }
}

impl FromStr for Teildatum {
    type Err = TeildatumError;

    fn from_str(text: &str) -> Result<Self, TeildatumError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Teildatum {
    type Error = TeildatumError;

    fn try_from(text: String) -> Result<Self, TeildatumError> {
        Self::parse(&text)
    }
}

impl From<Teildatum> for String {
    fn from(datum: Teildatum) -> Self {
        datum.to_string()
    }
}

/// The text is no date of one of the four forms.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a date of the form YYYY-MM-DD, YYYY-MM or YYYY")]
pub struct TeildatumError;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_is_read_and_printed_the_same() {
        for text in ["1994-07-23", "1994-07", "1994", "0012", "unbekannt"] {
            assert_eq!(Teildatum::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for text in [
            "1994-02-30",
            "1994-13",
            "0000",
            "94",
            "1994-7",
            "+994",
            "1994-07-1",
            "19940723",
            "",
            "199é-1",
        ] {
            assert!(Teildatum::parse(text).is_err(), "{text}");
        }
    }
}
