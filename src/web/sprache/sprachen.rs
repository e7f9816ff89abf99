//! The languages that there are, and which of them a request gets.

use std::{collections::BTreeMap, fmt, path::Path, sync::Arc};

use fluent::{FluentArgs, FluentResource, concurrent::FluentBundle};
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

/// The language of the law and of administration (§ 23 VwVfG): every text exists in it.
const DEUTSCH: &str = "de";

/// The folders of languages as they were when the binary was built.
#[derive(RustEmbed)]
#[folder = "locales/"]
struct Dateien;

/// Path below `locales/` and content of each file that is built in.
pub(super) fn dateien() -> impl Iterator<Item = (String, String)> {
    Dateien::iter().filter_map(|pfad| {
        let inhalt = Dateien::get(&pfad)?.data.into_owned();
        Some((pfad.into_owned(), String::from_utf8_lossy(&inhalt).into_owned()))
    })
}

/// A language in which pages are written. Cheap to clone.
#[derive(Clone)]
pub struct Sprache(Arc<Buch>);

struct Buch {
    kuerzel: String,
    eigenname: String,
    lang: LanguageIdentifier,
    rang: u8,
    texte: FluentBundle<FluentResource>,
}

impl Sprache {
    /// Name of the language's folder: the value of the parameter `lang` and of the cookie.
    #[must_use]
    pub fn kuerzel(&self) -> &str {
        &self.0.kuerzel
    }

    /// What the language calls itself.
    #[must_use]
    pub fn eigenname(&self) -> &str {
        &self.0.eigenname
    }

    /// The language tag (BCP 47) for `lang` and `hreflang` in HTML: by it a screen reader chooses its voice.
    #[must_use]
    pub fn lang(&self) -> String {
        self.0.lang.to_string()
    }

    /// Whether it is German of some kind, so that what authorities write can stay as it is.
    #[must_use]
    pub fn ist_deutsch(&self) -> bool {
        self.0.lang.language.as_str() == DEUTSCH
    }

    /// Whether the language itself has a text with this key.
    #[must_use]
    pub fn hat(&self, schluessel: &str) -> bool {
        self.0.texte.has_message(schluessel)
    }

    /// Whether a browser may ask for it. A language whose folder is not named by its tag is chosen by people only:
    /// nobody gets Leichte Sprache because of a setting.
    fn aushandelbar(&self) -> bool {
        self.lang() == self.0.kuerzel
    }

    /// The text with this key, and whether all its variables were there.
    pub(super) fn text(&self, schluessel: &str, werte: &FluentArgs<'_>) -> Option<(String, bool)> {
        let muster = self.0.texte.get_message(schluessel)?.value()?;
        let mut fehler = Vec::new();
        let text = self.0.texte.format_pattern(muster, Some(werte), &mut fehler);
        Some((text.into_owned(), fehler.is_empty()))
    }

    fn lies(kuerzel: &str, quellen: Vec<String>) -> Result<Self, TexteError> {
        let fehler = |grund: String| TexteError {
            sprache: kuerzel.to_owned(),
            grund,
        };
        let ressourcen = quellen
            .into_iter()
            .map(FluentResource::try_new)
            .collect::<Result<Vec<_>, _>>()
            .map_err(|(_, gruende)| fehler(erster(&gruende)))?;
        let lang = ueber_sich(&ressourcen, "sprache-lang")
            .and_then(|lang| lang.parse::<LanguageIdentifier>().ok())
            .ok_or_else(|| fehler("sprache-lang is no language tag".to_owned()))?;
        let eigenname = ueber_sich(&ressourcen, "sprache-eigenname")
            .ok_or_else(|| fehler("sprache-eigenname is missing".to_owned()))?
            .to_owned();
        let rang = ueber_sich(&ressourcen, "sprache-rang")
            .and_then(|rang| rang.parse().ok())
            .ok_or_else(|| fehler("sprache-rang is no number up to 255".to_owned()))?;
        let mut texte = FluentBundle::new_concurrent(vec![lang.clone()]);
        for ressource in ressourcen {
            texte
                .add_resource(ressource)
                .map_err(|gruende| fehler(erster(&gruende)))?;
        }
        Ok(Self(Arc::new(Buch {
            kuerzel: kuerzel.to_owned(),
            eigenname,
            lang,
            rang,
            texte,
        })))
    }
}

impl PartialEq for Sprache {
    fn eq(&self, andere: &Self) -> bool {
        self.kuerzel() == andere.kuerzel()
    }
}

impl Eq for Sprache {}

impl fmt::Debug for Sprache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Sprache").field(&self.kuerzel()).finish()
    }
}

/// All languages, German first, then by `sprache-rang`. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Sprachen {
    deutsch: Sprache,
    alle: Arc<[Sprache]>,
}

impl Sprachen {
    /// The languages that are built in.
    ///
    /// # Errors
    /// As [`Self::lies`]; the tests keep that from being shipped.
    pub fn eingebaut() -> Result<Self, TexteError> {
        Self::lies(dateien())
    }

    /// The languages of these files: path below `locales/` with `/`, and content. What is no Fluent file in the folder
    /// of a language is left aside.
    ///
    /// # Errors
    /// [`TexteError`] if a file is faulty, a language does not say what it is, or there is no German.
    pub fn lies(dateien: impl IntoIterator<Item = (String, String)>) -> Result<Self, TexteError> {
        let mut ordner = BTreeMap::<String, Vec<String>>::new();
        for (pfad, inhalt) in dateien {
            if let Some((kuerzel, datei)) = pfad.split_once('/')
                && Path::new(datei).extension().is_some_and(|endung| endung == "ftl")
            {
                ordner.entry(kuerzel.to_owned()).or_default().push(inhalt);
            }
        }
        let mut alle = ordner
            .into_iter()
            .map(|(kuerzel, quellen)| Sprache::lies(&kuerzel, quellen))
            .collect::<Result<Vec<_>, _>>()?;
        alle.sort_by_key(|sprache| (sprache.kuerzel() != DEUTSCH, sprache.0.rang));
        let deutsch = alle
            .first()
            .filter(|erste| erste.kuerzel() == DEUTSCH)
            .cloned()
            .ok_or_else(|| TexteError {
                sprache: DEUTSCH.to_owned(),
                grund: "there is no such folder".to_owned(),
            })?;
        let alle = alle.into();
        Ok(Self { deutsch, alle })
    }

    /// German, the language that has every text.
    #[must_use]
    pub const fn deutsch(&self) -> &Sprache {
        &self.deutsch
    }

    /// Every language, in the order of the language switch.
    pub fn alle(&self) -> impl Iterator<Item = &Sprache> {
        self.alle.iter()
    }

    /// The language with this tag; of a longer tag the one that its beginning names, case aside.
    ///
    /// Source: RFC 4647, section 3.4 (lookup).
    #[must_use]
    pub fn finde(&self, kuerzel: &str) -> Option<&Sprache> {
        let mut rest = kuerzel.trim();
        loop {
            let treffer = self
                .alle()
                .find(|sprache| sprache.kuerzel().eq_ignore_ascii_case(rest));
            if treffer.is_some() {
                return treffer;
            }
            rest = rest.rsplit_once(['-', '_'])?.0;
        }
    }

    /// The language that fits best: asked for, remembered, or what the browser prefers; German otherwise.
    ///
    /// `accept` is an `Accept-Language` header (RFC 9110, section 12.5.4).
    #[must_use]
    pub fn aushandeln(
        &self,
        gewuenscht: Option<&str>,
        gemerkt: Option<&str>,
        accept: Option<&str>,
    ) -> &Sprache {
        gewuenscht
            .and_then(|kuerzel| self.finde(kuerzel))
            .or_else(|| gemerkt.and_then(|kuerzel| self.finde(kuerzel)))
            .or_else(|| accept.and_then(|accept| self.bevorzugt(accept)))
            .unwrap_or(&self.deutsch)
    }

    /// The language with the highest weight; of equals the first.
    fn bevorzugt(&self, accept: &str) -> Option<&Sprache> {
        let mut bestes: Option<(&Sprache, f32)> = None;
        for teil in accept.split(',') {
            let (kuerzel, gewicht) = teil.split_once(";q=").unwrap_or((teil, "1"));
            let gewicht: f32 = gewicht.trim().parse().unwrap_or(0.0);
            if let Some(sprache) = self.finde(kuerzel).filter(|sprache| sprache.aushandelbar())
                && gewicht > bestes.map_or(0.0, |(_, bisher)| bisher)
            {
                bestes = Some((sprache, gewicht));
            }
        }
        bestes.map(|(sprache, _)| sprache)
    }
}

/// A language that cannot be read, found when the service starts.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the texts of language {sprache} cannot be read: {grund}")]
pub struct TexteError {
    sprache: String,
    grund: String,
}

fn erster(gruende: &[impl ToString]) -> String {
    gruende.first().map(ToString::to_string).unwrap_or_default()
}

/// What a language says of itself under this key: a text without variables.
fn ueber_sich<'r>(ressourcen: &'r [FluentResource], schluessel: &str) -> Option<&'r str> {
    ressourcen
        .iter()
        .flat_map(|ressource| ressource.source().lines())
        .find_map(|zeile| zeile.strip_prefix(schluessel)?.trim_start().strip_prefix('='))
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn datei(pfad: &str, inhalt: &str) -> (String, String) {
        (pfad.to_owned(), inhalt.to_owned())
    }

    fn drei() -> Vec<(String, String)> {
        let kopf = |name: &str, lang: &str, rang: u8| {
            format!("sprache-eigenname = {name}\nsprache-lang = {lang}\nsprache-rang = {rang}\n")
        };
        vec![
            datei("en/a.ftl", &kopf("English", "en", 3)),
            datei("de/a.ftl", &kopf("Deutsch", "de", 1)),
            datei("de/b.ftl", "gruss = Guten Tag\n"),
            datei("leicht/a.ftl", &kopf("Leichte Sprache", "de", 2)),
        ]
    }

    #[test]
    fn the_language_is_asked_for_remembered_or_preferred() {
        let sprachen = Sprachen::lies(drei()).unwrap();
        let accept = Some("fr, en-GB;q=0.8, de;q=0.7");
        for (gewuenscht, gemerkt, accept, bekommt) in [
            (None, None, accept, "en"),
            (None, Some("de"), accept, "de"),
            (Some("en"), Some("de"), None, "en"),
            (Some("EN-gb"), None, None, "en"),
            (None, None, Some("fr"), "de"),
            (None, None, Some("*"), "de"),
            (Some("../../etc"), Some(""), Some(";q=,,-"), "de"),
            (Some("leicht"), None, accept, "leicht"),
            (None, Some("leicht"), accept, "leicht"),
        ] {
            let sprache = sprachen.aushandeln(gewuenscht, gemerkt, accept);
            assert_eq!(
                sprache.kuerzel(),
                bekommt,
                "{gewuenscht:?} {gemerkt:?} {accept:?}"
            );
        }
    }

    #[test]
    fn only_a_person_chooses_leichte_sprache() {
        let sprachen = Sprachen::lies(drei()).unwrap();
        for accept in ["leicht", "leicht, en;q=0.1", "de-simple, leicht", "de-AT-leicht"] {
            let sprache = sprachen.aushandeln(None, None, Some(accept));
            assert_ne!(sprache.kuerzel(), "leicht", "{accept}");
        }
    }

    #[test]
    fn another_language_is_one_file_in_a_new_folder() {
        let tuerkisch = "sprache-eigenname = Türkçe\nsprache-lang = tr\nsprache-rang = 4\ngruss = Merhaba\n";
        let dateien = drei().into_iter().chain([datei("tr/texte.ftl", tuerkisch)]);
        let sprachen = Sprachen::lies(dateien).unwrap();
        let namen: Vec<_> = sprachen.alle().map(Sprache::eigenname).collect();
        assert_eq!(namen, ["Deutsch", "Leichte Sprache", "English", "Türkçe"]);
        let sprache = sprachen.aushandeln(None, None, Some("tr-TR,tr;q=0.9,de;q=0.5"));
        assert_eq!((sprache.kuerzel(), sprache.lang()), ("tr", "tr".to_owned()));
        let (text, vollstaendig) = sprache.text("gruss", &FluentArgs::new()).unwrap();
        assert!(vollstaendig);
        assert_eq!(text, "Merhaba");
        assert!(!sprache.ist_deutsch());
    }

    #[test]
    fn a_language_says_what_it_is_and_german_is_always_there() {
        let ohne = |weg: &str| {
            Sprachen::lies(drei().into_iter().map(|(pfad, inhalt)| {
                let zeilen = inhalt.lines().filter(|zeile| !zeile.starts_with(weg));
                let inhalt = zeilen.fold(String::new(), |alles, zeile| alles + zeile + "\n");
                (pfad, inhalt)
            }))
        };
        assert!(ohne("nichts").is_ok());
        for schluessel in ["sprache-eigenname", "sprache-lang", "sprache-rang"] {
            assert!(ohne(schluessel).is_err(), "{schluessel}");
        }
        let dateien = drei().into_iter().filter(|(pfad, _)| !pfad.starts_with("de/"));
        assert!(Sprachen::lies(dateien).is_err());
        for faulty in ["gruss\n", "gruss = { $\n", "gruss = noch einmal\n"] {
            let dateien = drei().into_iter().chain([datei("de/c.ftl", faulty)]);
            assert!(Sprachen::lies(dateien).is_err(), "{faulty}");
        }
    }
}
