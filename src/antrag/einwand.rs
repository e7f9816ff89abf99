//! "Stimmt nicht": a fact of the register that the person says is wrong; it goes to the authority as a remark.

use serde::{Deserialize, Serialize};
use xoev::latin::{Text, bereinigt};

use super::Grund;

/// The most that may be said about one fact, in characters.
pub const EINWAND_HOECHSTENS: usize = 200;

/// One objection.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Einwand {
    /// The fact: its DSMeld sheet (`0101a`), `wohnung-0` for a dwelling, `kind-2-1603` for a fact of a relative.
    pub angabe: String,
    /// What is right, in the person's words; `None` if they only say that it is wrong.
    pub richtig: Option<Text>,
}

impl Einwand {
    /// Reads what was typed about `angabe`.
    ///
    /// # Errors
    /// The reason why the text cannot be taken.
    pub fn parse(angabe: &str, roh: &str) -> Result<Self, Grund> {
        let sauber = bereinigt(roh);
        if sauber.chars().count() > EINWAND_HOECHSTENS {
            return Err(Grund::ZuLang);
        }
        let richtig = if sauber.is_empty() {
            None
        } else {
            Some(Text::parse(&sauber).map_err(|_| Grund::zeichen_oder_form(roh))?)
        };
        Ok(Self {
            angabe: angabe.to_owned(),
            richtig,
        })
    }

    /// The fact in words for the authority: of whom, and its DSMeld sheet.
    #[must_use]
    pub fn benannt(&self) -> String {
        benannt(&self.angabe)
    }
}

fn benannt(angabe: &str) -> String {
    for (wort, wer) in [
        ("partner-", "Ehegatte oder Lebenspartner"),
        ("kind-", "Kind"),
        ("vertreter-", "Gesetzlicher Vertreter"),
    ] {
        if let Some((nummer, fakt)) = angabe.strip_prefix(wort).and_then(|rest| rest.split_once('-')) {
            return format!("{wer} Nr. {nummer}, {}", benannt(fakt));
        }
    }
    match angabe {
        "name-pass" => "Familienname im Pass".to_owned(),
        "vornamen-pass" => "Vornamen im Pass".to_owned(),
        "partnerschaft" => "Art der Partnerschaft".to_owned(),
        "vertretung" => "Art der gesetzlichen Vertretung".to_owned(),
        "vertretung-name" => "Name der gesetzlichen Vertretung".to_owned(),
        _ => match angabe.split_once('-') {
            Some(("wohnung", _)) => "Wohnung".to_owned(),
            Some(("sperrvermerk", _)) => "Sperrvermerk der Wohnung".to_owned(),
            _ => format!("DSMeld-Blatt {angabe}"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_named_by_whom_it_is_about_and_its_sheet() {
        for (angabe, worte) in [
            ("0101a", "DSMeld-Blatt 0101a"),
            ("1001-2", "DSMeld-Blatt 1001-2"),
            ("wohnung-0", "Wohnung"),
            ("sperrvermerk-1", "Sperrvermerk der Wohnung"),
            ("name-pass", "Familienname im Pass"),
            ("kind-2-1603", "Kind Nr. 2, DSMeld-Blatt 1603"),
            (
                "vertreter-1-vertretung-name",
                "Gesetzlicher Vertreter Nr. 1, Name der gesetzlichen Vertretung",
            ),
        ] {
            let einwand = Einwand::parse(angabe, "").unwrap();
            assert_eq!(einwand.benannt(), worte);
        }
    }
}
