//! Which data a Meldebescheinigung shall hold, and for what it is to be used.

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

/// What is made of the register's answer.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Ausfertigung {
    /// A Meldebescheinigung in German (§ 18 BMG).
    #[default]
    Deutsch,
    /// The same with English words beside the German ones, as an aid to whoever reads it abroad.
    MitEnglisch,
    /// A Meldedatensatz for an online service of the administration (§ 18a BMG).
    Meldedatensatz,
}

impl Ausfertigung {
    /// All of them, in the order in which they are offered.
    pub const ALLE: [Self; 3] = [Self::Deutsch, Self::MitEnglisch, Self::Meldedatensatz];

    /// Its value in forms and in the API.
    #[must_use]
    pub const fn schluessel(self) -> &'static str {
        match self {
            Self::Deutsch => "deutsch",
            Self::MitEnglisch => "mit-englisch",
            Self::Meldedatensatz => "meldedatensatz",
        }
    }

    /// The kind of document, as it is called in file names, in the journal and in the document's own data.
    #[must_use]
    pub const fn art(self) -> &'static str {
        match self {
            Self::Deutsch | Self::MitEnglisch => "meldebescheinigung",
            Self::Meldedatensatz => "meldedatensatz",
        }
    }

    /// What a document of this [`art`](Self::art) is; a Meldebescheinigung unless it says otherwise.
    #[must_use]
    pub fn aus_art(art: &str) -> Self {
        Self::ALLE
            .into_iter()
            .find(|eine| eine.art() == art)
            .unwrap_or_default()
    }

    /// Reads the value of a form; nothing chosen means German alone.
    ///
    /// # Errors
    /// [`Feldfehler`] on the field `ausfertigung` if there is no such value.
    pub fn parse(wert: &str) -> Result<Self, Feldfehler> {
        if wert.is_empty() {
            return Ok(Self::default());
        }
        Self::ALLE
            .into_iter()
            .find(|eine| eine.schluessel() == wert)
            .ok_or(Feldfehler {
                feld: "ausfertigung",
                grund: Grund::Form,
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_chosen_is_german_and_an_unknown_choice_is_refused() {
        assert_eq!(Ausfertigung::parse(""), Ok(Ausfertigung::Deutsch));
        for eine in Ausfertigung::ALLE {
            assert_eq!(Ausfertigung::parse(eine.schluessel()), Ok(eine));
        }
        let fehler = Ausfertigung::parse("klingonisch").unwrap_err();
        assert_eq!((fehler.feld, fehler.grund), ("ausfertigung", Grund::Form));
    }

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
