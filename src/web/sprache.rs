//! The texts for people, in their language.
//!
//! Fluent files lie in `locales/<language>/`; the tests below hold every language to the same keys and
//! every key that a template or a handler names to a text.

use std::sync::Arc;

use fluent::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use jiff::{Timestamp, civil::Date};
use unic_langid::LanguageIdentifier;
use xoev::{listen::Codelisten, teildatum::Teildatum};

use crate::{kernel::uhr::in_berlin, meldewesen::Schluessel};

/// A language in which every text exists.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sprache {
    /// German, the language of the law and of administration (§ 23 VwVfG).
    De,
    /// English.
    En,
}

impl Sprache {
    /// Every language, in the order of the language switch.
    pub const ALLE: [Self; 2] = [Self::De, Self::En];

    /// The language tag (BCP 47), also the value of `lang` in HTML.
    #[must_use]
    pub const fn kuerzel(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// What the language calls itself.
    #[must_use]
    pub const fn eigenname(self) -> &'static str {
        match self {
            Self::De => "Deutsch",
            Self::En => "English",
        }
    }

    /// The language with this tag, region and case aside.
    #[must_use]
    pub fn parse(kuerzel: &str) -> Option<Self> {
        let haupt = kuerzel.split(['-', '_']).next().unwrap_or_default().trim();
        Self::ALLE
            .into_iter()
            .find(|s| s.kuerzel().eq_ignore_ascii_case(haupt))
    }

    /// The language that fits best: asked for, remembered, or what the browser prefers; German otherwise.
    ///
    /// `accept` is an `Accept-Language` header (RFC 9110, section 12.5.4).
    #[must_use]
    pub fn aushandeln(gewuenscht: Option<&str>, gemerkt: Option<&str>, accept: Option<&str>) -> Self {
        gewuenscht
            .and_then(Self::parse)
            .or_else(|| gemerkt.and_then(Self::parse))
            .or_else(|| accept.and_then(bevorzugt))
            .unwrap_or(Self::De)
    }
}

/// The served language with the highest weight; of equals the first.
fn bevorzugt(accept: &str) -> Option<Sprache> {
    let mut bestes: Option<(Sprache, f32)> = None;
    for teil in accept.split(',') {
        let (kuerzel, gewicht) = teil.split_once(";q=").unwrap_or((teil, "1"));
        let gewicht: f32 = gewicht.trim().parse().unwrap_or(0.0);
        if let Some(sprache) = Sprache::parse(kuerzel)
            && gewicht > bestes.map_or(0.0, |(_, bisher)| bisher)
        {
            bestes = Some((sprache, gewicht));
        }
    }
    bestes.map(|(sprache, _)| sprache)
}

macro_rules! quellen {
    ($sprache:literal: $($datei:literal)+) => {
        [$(include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/locales/", $sprache, "/", $datei, ".ftl"))),+]
    };
}

const DE: [&str; 14] = quellen!("de": "rahmen" "start" "antrag" "antrag-fehler" "faelle" "bescheinigung" "register" "pruefung" "hilfe" "datenschutz" "barrierefreiheit" "impressum" "mail" "rueckmeldung");
const EN: [&str; 14] = quellen!("en": "rahmen" "start" "antrag" "antrag-fehler" "faelle" "bescheinigung" "register" "pruefung" "hilfe" "datenschutz" "barrierefreiheit" "impressum" "mail" "rueckmeldung");

/// The texts of all languages, read once.
struct Woerterbuch {
    de: FluentBundle<FluentResource>,
    en: FluentBundle<FluentResource>,
}

/// A file of texts that cannot be read, found when the service starts.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the texts of language {sprache} cannot be read: {grund}")]
pub struct TexteError {
    sprache: &'static str,
    grund: String,
}

/// The texts in one language. Cheap to clone.
#[derive(Clone)]
pub struct Texte {
    buch: Arc<Woerterbuch>,
    listen: Arc<Codelisten>,
    sprache: Sprache,
}

impl Texte {
    /// Reads the texts that are built in.
    ///
    /// # Errors
    /// [`TexteError`] if one of the files is faulty; the tests keep that from being shipped.
    pub fn lade() -> Result<Self, TexteError> {
        let buch = Woerterbuch {
            de: buendel(Sprache::De, &DE)?,
            en: buendel(Sprache::En, &EN)?,
        };
        Ok(Self {
            buch: Arc::new(buch),
            listen: Arc::default(),
            sprache: Sprache::De,
        })
    }

    /// The same texts, and what the keys of messages mean.
    #[must_use]
    pub fn mit_listen(self, listen: Arc<Codelisten>) -> Self {
        Self { listen, ..self }
    }

    /// The same texts in another language.
    #[must_use]
    pub fn in_sprache(&self, sprache: Sprache) -> Self {
        Self {
            buch: Arc::clone(&self.buch),
            listen: Arc::clone(&self.listen),
            sprache,
        }
    }

    /// The language of these texts.
    #[must_use]
    pub const fn sprache(&self) -> Sprache {
        self.sprache
    }

    /// Whether there is a text with this key.
    #[must_use]
    pub fn hat(&self, schluessel: &str) -> bool {
        self.bundle().has_message(schluessel)
    }

    /// The text with this key.
    #[must_use]
    pub fn t(&self, schluessel: &str) -> String {
        self.mit(schluessel, &[])
    }

    /// The text with this key and its variables. Variables are isolated (U+2068, U+2069), so only for HTML.
    #[must_use]
    pub fn mit(&self, schluessel: &str, werte: &[(&str, FluentValue<'_>)]) -> String {
        let Some(muster) = self
            .bundle()
            .get_message(schluessel)
            .and_then(|text| text.value())
        else {
            tracing::error!(schluessel, sprache = self.sprache.kuerzel(), "a text is missing");
            return schluessel.to_owned();
        };
        let mut args = FluentArgs::new();
        for (name, wert) in werte {
            args.set(*name, wert.clone());
        }
        let mut fehler = Vec::new();
        let text = self
            .bundle()
            .format_pattern(muster, Some(&args), &mut fehler)
            .into_owned();
        if !fehler.is_empty() {
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
        let sprache = match self.sprache {
            Sprache::De => xoev::listen::Sprache::Deutsch,
            Sprache::En => xoev::listen::Sprache::Englisch,
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

    fn bundle(&self) -> &FluentBundle<FluentResource> {
        match self.sprache {
            Sprache::De => &self.buch.de,
            Sprache::En => &self.buch.en,
        }
    }
}

fn buendel(sprache: Sprache, quellen: &[&str]) -> Result<FluentBundle<FluentResource>, TexteError> {
    let fehler = |grund: String| TexteError {
        sprache: sprache.kuerzel(),
        grund,
    };
    let kennung: LanguageIdentifier = sprache
        .kuerzel()
        .parse()
        .map_err(|_| fehler("language tag".into()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![kennung]);
    for quelle in quellen {
        let ressource = FluentResource::try_new((*quelle).to_owned())
            .map_err(|(_, gruende)| fehler(gruende.first().map(ToString::to_string).unwrap_or_default()))?;
        bundle
            .add_resource(ressource)
            .map_err(|gruende| fehler(gruende.first().map(ToString::to_string).unwrap_or_default()))?;
    }
    Ok(bundle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_asked_for_remembered_or_preferred() {
        let accept = Some("fr, en-GB;q=0.8, de;q=0.7");
        assert_eq!(Sprache::aushandeln(None, None, accept), Sprache::En);
        assert_eq!(Sprache::aushandeln(None, Some("de"), accept), Sprache::De);
        assert_eq!(Sprache::aushandeln(Some("en"), Some("de"), None), Sprache::En);
        assert_eq!(Sprache::aushandeln(None, None, Some("fr")), Sprache::De);
    }

    #[test]
    fn a_day_is_written_as_people_write_it() {
        let texte = Texte::lade().unwrap();
        let tag = jiff::civil::date(2026, 11, 22);
        assert_eq!(texte.tag(tag), "22. November 2026");
        assert_eq!(texte.in_sprache(Sprache::En).tag(tag), "22 November 2026");
        assert_eq!(
            texte.teildatum(Teildatum::Monat { jahr: 1964, monat: 3 }),
            "März 1964"
        );
    }
}
