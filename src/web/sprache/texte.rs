//! Words in one language: texts by their key, days and instants, what the keys of a code list mean.

use std::sync::Arc;

use fluent::{FluentArgs, FluentValue};
use jiff::{Timestamp, civil::Date};
use xoev::{listen::Codelisten, teildatum::Teildatum};

use super::{Sprache, Sprachen, TexteError};
use crate::{kernel::uhr::in_berlin, meldewesen::Schluessel};

/// The texts in one language. Cheap to clone.
#[derive(Clone)]
pub struct Texte {
    sprachen: Sprachen,
    listen: Arc<Codelisten>,
    sprache: Sprache,
}

impl Texte {
    /// The texts that are built in, in German.
    ///
    /// # Errors
    /// [`TexteError`] if one of the files is faulty; the tests keep that from being shipped.
    pub fn lade() -> Result<Self, TexteError> {
        Sprachen::eingebaut().map(Self::neu)
    }

    /// The texts of these languages, in German.
    #[must_use]
    pub fn neu(sprachen: Sprachen) -> Self {
        Self {
            sprache: sprachen.deutsch().clone(),
            sprachen,
            listen: Arc::default(),
        }
    }

    /// The same texts, and what the keys of messages mean.
    #[must_use]
    pub fn mit_listen(self, listen: Arc<Codelisten>) -> Self {
        Self { listen, ..self }
    }

    /// The same texts in another language.
    #[must_use]
    pub fn in_sprache(&self, sprache: &Sprache) -> Self {
        Self {
            sprache: sprache.clone(),
            ..self.clone()
        }
    }

    /// The same texts in the language with this tag, in German if there is none.
    #[must_use]
    pub fn auf(&self, kuerzel: &str) -> Self {
        self.in_sprache(self.sprachen.finde(kuerzel).unwrap_or(self.sprachen.deutsch()))
    }

    /// The languages that there are.
    #[must_use]
    pub const fn sprachen(&self) -> &Sprachen {
        &self.sprachen
    }

    /// The language of these texts.
    #[must_use]
    pub const fn sprache(&self) -> &Sprache {
        &self.sprache
    }

    /// Whether there is a text with this key.
    #[must_use]
    pub fn hat(&self, schluessel: &str) -> bool {
        self.sprache.hat(schluessel) || self.sprachen.deutsch().hat(schluessel)
    }

    /// The text with this key.
    #[must_use]
    pub fn t(&self, schluessel: &str) -> String {
        self.mit(schluessel, &[])
    }

    /// The text with this key and its variables, in German if this language lacks it. Variables are isolated (U+2068,
    /// U+2069), so only for HTML.
    #[must_use]
    pub fn mit(&self, schluessel: &str, werte: &[(&str, FluentValue<'_>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, wert) in werte {
            args.set(*name, wert.clone());
        }
        let eigener = self.sprache.text(schluessel, &args);
        if eigener.is_none() {
            tracing::error!(schluessel, sprache = self.sprache.kuerzel(), "a text is missing");
        }
        let gefunden = eigener.or_else(|| self.sprachen.deutsch().text(schluessel, &args));
        let (text, vollstaendig) = gefunden.unwrap_or_else(|| (schluessel.to_owned(), true));
        if !vollstaendig {
            tracing::error!(
                schluessel,
                sprache = self.sprache.kuerzel(),
                "a text lacks a variable"
            );
        }
        text
    }

    /// What a key means, in this language; `None` if its list does not have it.
    #[must_use]
    pub fn schluessel(&self, schluessel: &Schluessel) -> Option<&str> {
        let sprache = if self.sprache.ist_deutsch() {
            xoev::listen::Sprache::Deutsch
        } else {
            xoev::listen::Sprache::Englisch
        };
        self.listen.name(&schluessel.liste, &schluessel.code, sprache)
    }

    /// A calendar day in words: `22. November 2026`.
    #[must_use]
    pub fn tag(&self, tag: Date) -> String {
        self.monat_und(tag.month(), tag.year(), Some(tag.day()))
    }

    /// An instant as day and time in Germany.
    #[must_use]
    pub fn zeitpunkt(&self, zeitpunkt: Timestamp) -> String {
        let zeit = in_berlin(zeitpunkt);
        let uhrzeit = format!("{:02}:{:02}", zeit.hour(), zeit.minute());
        self.mit(
            "zeitpunkt",
            &[("tag", self.tag(zeit.date()).into()), ("uhrzeit", uhrzeit.into())],
        )
    }

    /// A date of which parts may be unknown.
    #[must_use]
    pub fn teildatum(&self, datum: Teildatum) -> String {
        match datum {
            Teildatum::Tag(tag) => self.tag(tag),
            Teildatum::Monat { jahr, monat } => self.monat_und(monat, jahr, None),
            Teildatum::Jahr(jahr) => jahr.to_string(),
            Teildatum::Unbekannt => self.t("datum-unbekannt"),
        }
    }

    fn monat_und(&self, monat: i8, jahr: i16, tag: Option<i8>) -> String {
        let monat = self.mit("monat", &[("monat", FluentValue::from(f64::from(monat)))]);
        match tag {
            Some(tag) => format!("{tag}{} {monat} {jahr}", self.t("tag-punkt")),
            None => format!("{monat} {jahr}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_people_write_it() {
        let texte = Texte::lade().unwrap();
        let tag = jiff::civil::date(2026, 11, 22);
        assert_eq!(texte.tag(tag), "22. November 2026");
        assert_eq!(texte.auf("en").tag(tag), "22 November 2026");
        assert_eq!(
            texte.teildatum(Teildatum::Monat { jahr: 1964, monat: 3 }),
            "März 1964"
        );
    }

    #[test]
    fn a_text_that_a_language_lacks_is_shown_in_german() {
        let kopf = |lang: &str| format!("sprache-eigenname = x\nsprache-lang = {lang}\nsprache-rang = 1\n");
        let sprachen = Sprachen::lies([
            (
                "de/a.ftl".to_owned(),
                kopf("de") + "gruss = Guten Tag, { $name }\n",
            ),
            ("tr/a.ftl".to_owned(), kopf("tr")),
        ])
        .unwrap();
        let texte = Texte::neu(sprachen).auf("tr");
        assert!(texte.hat("gruss"));
        assert_eq!(
            texte.mit("gruss", &[("name", "Erika".into())]),
            "Guten Tag, \u{2068}Erika\u{2069}"
        );
        assert_eq!(texte.t("ohne_text"), "ohne_text");
    }
}
