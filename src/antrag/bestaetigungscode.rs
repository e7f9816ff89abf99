//! The code from the letter to the new address. Source: § 23a Abs. 3 BMG, § 9 Abs. 3 BMeldDigiV.

use xoev::latin::{Text, bereinigt};

use super::{Feldfehler, Grund};

/// A confirmation code as typed: blanks dropped, letters in capitals; 4 to 40 characters.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Bestaetigungscode(Text);

impl Bestaetigungscode {
    /// Reads what was typed. Whether it is the right code only the register knows.
    ///
    /// # Errors
    /// [`Feldfehler`] on the field `code`.
    pub fn parse(roh: &str) -> Result<Self, Feldfehler> {
        let fehler = |grund| Feldfehler { feld: "code", grund };
        let code: String = bereinigt(roh)
            .chars()
            .filter(|c| !c.is_whitespace())
            .flat_map(char::to_uppercase)
            .collect();
        match code.chars().count() {
            0 => Err(fehler(Grund::Fehlt)),
            4..=40 if code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') => {
                Text::parse(&code).map(Self).map_err(|_| fehler(Grund::Form))
            }
            _ => Err(fehler(Grund::zeichen_oder_form(roh))),
        }
    }

    /// The code as it goes into the 1706.
    #[must_use]
    pub const fn text(&self) -> &Text {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_and_small_letters_do_not_matter() {
        assert_eq!(
            Bestaetigungscode::parse(" abcd-12 34 ").unwrap().text().as_str(),
            "ABCD-1234"
        );
        assert_eq!(Bestaetigungscode::parse("  ").unwrap_err().grund, Grund::Fehlt);
        assert_eq!(
            Bestaetigungscode::parse("<script>").unwrap_err().grund,
            Grund::Form
        );
    }

    #[test]
    fn a_dash_is_a_hyphen_and_a_cyrillic_letter_is_named() {
        let code = Bestaetigungscode::parse("abcd\u{2013}1234").unwrap();
        assert_eq!(code.text().as_str(), "ABCD-1234");
        let grund = Bestaetigungscode::parse("\u{410}BCD").unwrap_err().grund;
        assert!(matches!(grund, Grund::Zeichen(rat) if rat.statt() == Some("A")));
    }
}
