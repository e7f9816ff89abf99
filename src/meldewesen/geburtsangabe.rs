//! The birth date of an invented person: a date, or an age that holds on the day a demo or test begins.

use jiff::civil::Date;
use serde::Deserialize;
use xoev::teildatum::Teildatum;

/// A birth date as a file of invented people writes it: `1994-07-23`, `1994-07`, `1994`, or `alter:16`.
///
/// An age means the first of January so many years before, so it holds for the whole year of the Stichtag, and whoever
/// reads the file on any day of that year reads the same date. A child of the file stays a child.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(try_from = "String")]
pub enum Geburtsangabe {
    /// This date.
    Am(Teildatum),
    /// So many years old; unit: years.
    Alter(u8),
}

impl Geburtsangabe {
    /// Reads a Teildatum or `alter:` and up to three digits.
    ///
    /// # Errors
    /// [`GeburtsangabeError`] for anything else.
    pub fn parse(text: &str) -> Result<Self, GeburtsangabeError> {
        match text.strip_prefix("alter:") {
            Some(jahre) if jahre.bytes().all(|zeichen| zeichen.is_ascii_digit()) => {
                jahre.parse().map(Self::Alter).map_err(|_| GeburtsangabeError)
            }
            Some(_) => Err(GeburtsangabeError),
            None => Teildatum::parse(text)
                .map(Self::Am)
                .map_err(|_| GeburtsangabeError),
        }
    }

    /// The birth date, ages counted on `stichtag`.
    #[must_use]
    pub fn am(self, stichtag: Date) -> Teildatum {
        match self {
            Self::Am(datum) => datum,
            Self::Alter(jahre) => Date::new(stichtag.year() - i16::from(jahre), 1, 1)
                .map_or(Teildatum::Unbekannt, Teildatum::Tag),
        }
    }
}

impl TryFrom<String> for Geburtsangabe {
    type Error = GeburtsangabeError;

    fn try_from(text: String) -> Result<Self, GeburtsangabeError> {
        Self::parse(&text)
    }
}

/// The text is neither a birth date nor an age.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a date of the form YYYY-MM-DD, YYYY-MM or YYYY, nor an age of the form alter:16")]
pub struct GeburtsangabeError;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_holds_from_the_first_to_the_last_day_of_the_year() {
        let sechzehn = Geburtsangabe::parse("alter:16").unwrap();
        for tag in ["2026-01-01", "2026-07-15", "2026-12-31"] {
            assert_eq!(sechzehn.am(tag.parse().unwrap()).to_string(), "2010-01-01");
        }
        assert_eq!(
            sechzehn.am("2031-05-05".parse().unwrap()).to_string(),
            "2015-01-01"
        );
    }

    #[test]
    fn a_date_is_a_date_on_any_day() {
        for datum in ["1984-01-26", "1994-07", "1978"] {
            let angabe = Geburtsangabe::parse(datum).unwrap();
            assert_eq!(angabe.am("2026-11-21".parse().unwrap()).to_string(), datum);
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "",
            "alter:",
            "alter:+5",
            "alter:1000",
            "alter: 5",
            "16",
            "26.01.1984",
        ] {
            assert_eq!(Geburtsangabe::parse(text), Err(GeburtsangabeError), "{text}");
        }
    }
}
