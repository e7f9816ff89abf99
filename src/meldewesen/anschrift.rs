//! An address in Germany as a register keeps it.

use serde::{Deserialize, Serialize};
use xoev::{ags::Ags, latin::Text};

/// A text that does not have the form its field demands.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the text does not have the form of this part of an address")]
pub struct FormFehler;

macro_rules! feld {
    ($(#[$doc:meta])* $name:ident, $max:literal, $erlaubt:expr) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads the text, white space at both ends dropped.
            ///
            /// # Errors
            /// [`FormFehler`] if it is empty, too long, or has a character that does not belong here.
            pub fn parse(text: &str) -> Result<Self, FormFehler> {
                let text = text.trim();
                let erlaubt: fn(char) -> bool = $erlaubt;
                if (1..=$max).contains(&text.chars().count()) && text.chars().all(erlaubt) {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(FormFehler)
                }
            }

            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = FormFehler;

            fn try_from(text: String) -> Result<Self, FormFehler> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(wert: $name) -> Self {
                wert.0
            }
        }
    };
}

feld! {
    /// The digits of a house number (DSMeld 1206), at most four.
    Hausnummer, 4, |c| c.is_ascii_digit()
}
feld! {
    /// Letter or extra digits of a house number (DSMeld 1208): `a`, `.5`, `/1`.
    Hausnummernzusatz, 4, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '/' | ' ')
}
feld! {
    /// Storey and number of a flat (DSMeld 1210).
    Wohnungsnummer, 4, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | ' ')
}

/// A German postcode (DSMeld 1202), five digits.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Postleitzahl(String);

impl Postleitzahl {
    /// Reads five digits.
    ///
    /// # Errors
    /// [`FormFehler`] for anything else.
    pub fn parse(text: &str) -> Result<Self, FormFehler> {
        let text = text.trim();
        if text.len() == 5 && text.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(FormFehler)
        }
    }

    /// The five digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Postleitzahl {
    type Error = FormFehler;

    fn try_from(text: String) -> Result<Self, FormFehler> {
        Self::parse(&text)
    }
}

impl From<Postleitzahl> for String {
    fn from(wert: Postleitzahl) -> Self {
        wert.0
    }
}

/// A Meldeanschrift. Source: DSMeld 1201 to 1212.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Anschrift {
    /// DSMeld 1201.
    pub ags: Ags,
    /// DSMeld 1202.
    pub postleitzahl: Postleitzahl,
    /// DSMeld 1203.
    pub wohnort: Text,
    /// DSMeld 1205.
    pub strasse: Text,
    /// DSMeld 1206.
    pub hausnummer: Option<Hausnummer>,
    /// DSMeld 1208.
    pub hausnummernzusatz: Option<Hausnummernzusatz>,
    /// DSMeld 1209, the `1/7` of `16 1/7`.
    pub teilnummer: Option<Text>,
    /// DSMeld 1210.
    pub wohnungsnummer: Option<Wohnungsnummer>,
    /// DSMeld 1211.
    pub zusatzangaben: Option<Text>,
    /// DSMeld 1212, the name on the door where it is not the person's own.
    pub wohnungsinhaber: Option<Text>,
}

impl Anschrift {
    /// Street, number and what belongs to it in one line, as it stands on a letter: `Ring 42 C`, `Ring 13 1/4`, but
    /// `Ring 109.5`.
    #[must_use]
    pub fn strasse_und_nummer(&self) -> String {
        strassenzeile(
            &self.strasse,
            self.hausnummer.as_ref(),
            self.hausnummernzusatz.as_ref(),
            self.teilnummer.as_ref(),
        )
    }

    /// What stands besides street and place: flat and further details, in one line.
    #[must_use]
    pub fn zusatz(&self) -> Option<String> {
        let teile = [
            self.wohnungsnummer.as_ref().map(Wohnungsnummer::as_str),
            self.zusatzangaben.as_ref().map(Text::as_str),
        ];
        let zeile = teile.into_iter().flatten().collect::<Vec<_>>().join(", ");
        (!zeile.is_empty()).then_some(zeile)
    }

    /// The whole address in one line.
    #[must_use]
    pub fn einzeilig(&self) -> String {
        format!(
            "{}, {} {}",
            self.strasse_und_nummer(),
            self.postleitzahl.as_str(),
            self.wohnort.as_str()
        )
    }
}

/// Street and number in one line. What begins with a point or a stroke belongs to the digits without a blank.
#[must_use]
pub fn strassenzeile(
    strasse: &Text,
    nummer: Option<&Hausnummer>,
    zusatz: Option<&Hausnummernzusatz>,
    teil: Option<&Text>,
) -> String {
    let mut zeile = strasse.as_str().to_owned();
    let teile = [
        nummer.map(Hausnummer::as_str),
        zusatz.map(Hausnummernzusatz::as_str),
        teil.map(Text::as_str),
    ];
    for teil in teile.into_iter().flatten() {
        if !teil.starts_with(['.', '/']) {
            zeile.push(' ');
        }
        zeile.push_str(teil);
    }
    zeile
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_house_number_is_digits_and_its_letter_stands_apart() {
        assert!(Hausnummer::parse("13").is_ok());
        assert!(Hausnummer::parse("13a").is_err());
        assert!(Hausnummernzusatz::parse("a").is_ok());
        assert!(Postleitzahl::parse("1234").is_err());
        assert!(
            Postleitzahl::parse("١٢٣٤٥").is_err(),
            "Arabic digits are not digits here"
        );
    }

    #[test]
    fn only_letters_and_fractions_stand_apart_from_the_number() {
        let zeile = |zusatz: &str, teil: &str| {
            Anschrift {
                ags: Ags::parse("99000001").unwrap(),
                postleitzahl: Postleitzahl::parse("99001").unwrap(),
                wohnort: Text::parse("Altstadt").unwrap(),
                strasse: Text::parse("Ring").unwrap(),
                hausnummer: Hausnummer::parse("109").ok(),
                hausnummernzusatz: Hausnummernzusatz::parse(zusatz).ok(),
                teilnummer: Text::parse(teil).ok().filter(|_| !teil.is_empty()),
                wohnungsnummer: None,
                zusatzangaben: None,
                wohnungsinhaber: None,
            }
            .strasse_und_nummer()
        };
        assert_eq!(zeile("", ""), "Ring 109");
        assert_eq!(zeile("C", ""), "Ring 109 C");
        assert_eq!(zeile(".5", ""), "Ring 109.5");
        assert_eq!(zeile("/1", ""), "Ring 109/1");
        assert_eq!(zeile("", "1/4"), "Ring 109 1/4");
    }
}
