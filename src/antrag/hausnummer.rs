//! A house number as people write it, cut into the parts that DSMeld keeps apart.

use xoev::latin::{Text, bereinigt};

use super::Grund;
use crate::meldewesen::{Hausnummer, Hausnummernzusatz};

/// `42 C`, `13 1/4`, `109.5` or `116/1` in its parts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Hausnummernangabe {
    /// DSMeld 1206, the digits.
    pub nummer: Hausnummer,
    /// DSMeld 1208, a letter or further digits: the `C` of `42 C`, the `.5` of `109.5`, the `/1` of `116/1`.
    pub zusatz: Option<Hausnummernzusatz>,
    /// DSMeld 1209, the `1/4` of `13 1/4`.
    pub teil: Option<Text>,
}

impl Hausnummernangabe {
    /// Reads one field.
    ///
    /// # Errors
    /// [`Grund::Fehlt`] for an empty one, [`Grund::Spanne`] for `12-14`, otherwise what stands in the way.
    pub fn parse(roh: &str) -> Result<Self, Grund> {
        let text = bereinigt(roh);
        if text.is_empty() {
            return Err(Grund::Fehlt);
        }
        let nicht = || Grund::zeichen_oder_form(roh);
        let ziffern = text.chars().take_while(char::is_ascii_digit).count();
        let (nummer, rest) = text.split_at_checked(ziffern).ok_or_else(nicht)?;
        let nummer = Hausnummer::parse(nummer).map_err(|_| nicht())?;
        if nummer.as_str().bytes().all(|ziffer| ziffer == b'0') {
            return Err(Grund::Form);
        }
        let (zusatz, teil) = match rest.trim() {
            "" => (None, None),
            bis if bis.starts_with('-') => return Err(Grund::Spanne),
            bruch if rest.starts_with(' ') && ist_bruch(bruch) => {
                (None, Some(Text::parse(bruch).map_err(|_| nicht())?))
            }
            zusatz => (Some(Hausnummernzusatz::parse(zusatz).map_err(|_| nicht())?), None),
        };
        Ok(Self { nummer, zusatz, teil })
    }
}

/// Whether a text is digits, a stroke, digits.
fn ist_bruch(text: &str) -> bool {
    let ziffern = |teil: &str| (1..=3).contains(&teil.len()) && teil.bytes().all(|b| b.is_ascii_digit());
    text.split_once('/')
        .is_some_and(|(zaehler, nenner)| ziffern(zaehler) && ziffern(nenner))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_house_number_is_cut_where_dsmeld_cuts_it() {
        for (roh, nummer, zusatz, teil) in [
            ("7", "7", None, None),
            (" 42 C ", "42", Some("C"), None),
            ("42c", "42", Some("c"), None),
            ("13 1/4", "13", None, Some("1/4")),
            ("116/1", "116", Some("/1"), None),
            ("109.5", "109", Some(".5"), None),
            ("12 a", "12", Some("a"), None),
        ] {
            let gelesen = Hausnummernangabe::parse(roh).unwrap();
            assert_eq!(gelesen.nummer.as_str(), nummer, "{roh}");
            assert_eq!(
                gelesen.zusatz.as_ref().map(Hausnummernzusatz::as_str),
                zusatz,
                "{roh}"
            );
            assert_eq!(gelesen.teil.as_ref().map(Text::as_str), teil, "{roh}");
        }
    }

    #[test]
    fn what_is_no_house_number_says_why() {
        assert_eq!(Hausnummernangabe::parse("  "), Err(Grund::Fehlt));
        assert_eq!(Hausnummernangabe::parse("12-14"), Err(Grund::Spanne));
        assert_eq!(Hausnummernangabe::parse("12 \u{2013} 14"), Err(Grund::Spanne));
        for roh in ["a", "12345", "7 Hinterhaus", "1 2 3 4 5", "0", "00", "0 a"] {
            assert_eq!(Hausnummernangabe::parse(roh), Err(Grund::Form), "{roh}");
        }
    }
}
