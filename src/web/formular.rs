//! A form as a page shows it: what was typed, and what is wrong with it.

use std::{borrow::Cow, collections::BTreeMap};

use super::{sprache::Texte, zeichen::zeichentext};
use crate::antrag::{Feldfehler, Grund};

/// What a browser sent as a form: names and values in order, names may repeat.
#[derive(Clone, Default)]
pub struct Eingang(Vec<(String, String)>);

impl Eingang {
    /// Wraps the fields of a request.
    #[must_use]
    pub const fn neu(felder: Vec<(String, String)>) -> Self {
        Self(felder)
    }

    /// The first value of a field; empty if it was not sent, as a radio group sends nothing when nothing is chosen.
    #[must_use]
    pub fn wert(&self, name: &str) -> String {
        self.0
            .iter()
            .find(|(feld, _)| feld == name)
            .map(|(_, wert)| wert.clone())
            .unwrap_or_default()
    }

    /// All values of a field that may repeat.
    pub fn werte<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(feld, _)| feld == name)
            .map(|(_, wert)| wert.as_str())
    }
}

/// A form ready to be shown.
#[derive(Default)]
pub struct Formular {
    werte: BTreeMap<&'static str, String>,
    fehler: Vec<Fehlerzeile>,
}

/// One line of the error summary: the same words stand at the field.
pub struct Fehlerzeile {
    /// The field's name, which is also its id on the page.
    pub feld: Cow<'static, str>,
    /// What is wrong and what to do.
    pub text: String,
}

impl Formular {
    /// A form with these values and no faults.
    #[must_use]
    pub fn neu<const N: usize>(werte: [(&'static str, &str); N]) -> Self {
        Self {
            werte: werte
                .into_iter()
                .map(|(feld, wert)| (feld, wert.to_owned()))
                .collect(),
            fehler: Vec::new(),
        }
    }

    /// The same form with one more value.
    #[must_use]
    pub fn mit_wert(mut self, feld: &'static str, wert: &str) -> Self {
        self.werte.insert(feld, wert.to_owned());
        self
    }

    /// The same form with these faults, in words.
    #[must_use]
    pub fn mit_fehlern(mut self, fehler: &[Feldfehler], texte: &Texte) -> Self {
        self.fehler = fehler
            .iter()
            .map(|f| Fehlerzeile {
                feld: f.feld.into(),
                text: fehlertext(f, texte),
            })
            .collect();
        self
    }

    /// The same form with one more fault.
    #[must_use]
    pub fn und_fehler(mut self, feld: impl Into<Cow<'static, str>>, text: String) -> Self {
        let feld = feld.into();
        self.fehler.push(Fehlerzeile { feld, text });
        self
    }

    /// What was typed into a field.
    #[must_use]
    pub fn wert(&self, feld: &str) -> &str {
        self.werte.get(feld).map_or("", String::as_str)
    }

    /// Whether `wert` is chosen in a group.
    #[must_use]
    pub fn gewaehlt(&self, feld: &str, wert: &str) -> bool {
        self.wert(feld) == wert
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn fehler(&self, feld: &str) -> Option<&str> {
        self.fehler
            .iter()
            .find(|zeile| zeile.feld == feld)
            .map(|zeile| zeile.text.as_str())
    }

    /// Everything that is wrong, in the order of the form.
    #[must_use]
    pub fn fehlerzeilen(&self) -> &[Fehlerzeile] {
        &self.fehler
    }

    /// Whether anything is wrong.
    #[must_use]
    pub fn fehlerhaft(&self) -> bool {
        !self.fehler.is_empty()
    }
}

/// A fault in words: advice on a sign, else the field's own text if there is one, else the general one.
pub(super) fn fehlertext(fehler: &Feldfehler, texte: &Texte) -> String {
    if let Grund::Zeichen(rat) = &fehler.grund {
        return zeichentext(rat, texte);
    }
    let eigen = format!(
        "fehler-{}-{}",
        fehler.feld.replace('_', "-"),
        fehler.grund.schluessel()
    );
    if texte.hat(&eigen) {
        texte.t(&eigen)
    } else {
        texte.t(fehler.grund.schluessel())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::antrag::{BISHERIGE, SORGE};

    #[test]
    fn a_form_keeps_what_was_typed_and_says_what_is_wrong() {
        let fehler = [Feldfehler {
            feld: "strasse",
            grund: Grund::Fehlt,
        }];
        let formular = Formular::neu([("strasse", ""), ("hausnummer", "7")])
            .mit_fehlern(&fehler, &Texte::lade().unwrap());
        assert_eq!(formular.wert("hausnummer"), "7");
        assert!(formular.fehler("strasse").unwrap().contains("Straße"));
        assert_eq!(formular.fehler("hausnummer"), None);
    }

    #[test]
    fn each_dwelling_and_each_child_that_lacks_an_answer_is_named() {
        let texte = Texte::lade().unwrap();
        let felder = BISHERIGE.into_iter().chain(SORGE);
        for sprache in ["de", "en", "leicht"] {
            let texte = texte.auf(sprache);
            let worte: BTreeSet<_> = felder
                .clone()
                .map(|feld| {
                    let grund = Grund::Fehlt;
                    fehlertext(&Feldfehler { feld, grund }, &texte)
                })
                .collect();
            assert_eq!(worte.len(), BISHERIGE.len() + SORGE.len(), "{sprache}");
        }
    }
}
