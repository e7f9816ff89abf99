//! Which data a Meldebescheinigung shall hold.

use serde::{Deserialize, Serialize};

use xoev::Anforderungselement;

use super::{Feldfehler, Grund};

/// What is asked for. Source: § 18 Abs. 1 and 2 BMG.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub enum Datenumfang {
    /// Name, birth date and present addresses.
    Mindestumfang,
    /// The minimum and these extras, at least one, each once, in the order of the list.
    Erweitert(Vec<Anforderungselement>),
}

impl Datenumfang {
    /// Reads the keys that were ticked; none means the Mindestumfang.
    ///
    /// # Errors
    /// [`Feldfehler`] on the field `element` if a key does not exist.
    pub fn parse<'a>(schluessel: impl IntoIterator<Item = &'a str>) -> Result<Self, Feldfehler> {
        let mut elemente = schluessel
            .into_iter()
            .map(Anforderungselement::aus_code)
            .collect::<Option<Vec<_>>>()
            .ok_or(Feldfehler {
                feld: "element",
                grund: Grund::Form,
            })?;
        elemente.sort_unstable();
        elemente.dedup();
        Ok(if elemente.is_empty() {
            Self::Mindestumfang
        } else {
            Self::Erweitert(elemente)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ticked_is_the_minimum_and_doubles_count_once() {
        assert_eq!(Datenumfang::parse([]), Ok(Datenumfang::Mindestumfang));
        let zwei = Datenumfang::parse(["12", "03", "12"]).unwrap();
        let Datenumfang::Erweitert(elemente) = zwei else {
            panic!("extras were ticked")
        };
        assert_eq!(
            elemente.iter().map(|e| e.code()).collect::<Vec<_>>(),
            ["03", "12"]
        );
        assert!(Datenumfang::parse(["46"]).is_err());
    }
}
