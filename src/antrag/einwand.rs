//! "Stimmt nicht": a fact of the register that the person says is wrong; it goes to the authority as a remark.

use serde::{Deserialize, Serialize};
use xoev::latin::{Text, bereinigt};

use super::Grund;

/// The most that may be said about one fact, in characters.
pub const EINWAND_HOECHSTENS: usize = 200;

/// One objection.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Einwand {
    /// The fact: its DSMeld sheet (`0101a`), or `wohnung-0` for a dwelling.
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
}
