//! All code lists that a program knows, each in one or several versions.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::eingebaut::{self, Aufzaehlung, STAAT};
use super::{Codeliste, Eintrag, Gemeindeverzeichnis, Sprache, version};
use crate::codelist::Liste;
use crate::codes::GebietListe;

/// A set of code lists by URI and version.
#[derive(Clone, Debug, Default)]
pub struct Codelisten {
    /// Of each URI all versions, the newest first; of the same version the one that was added before the built-in.
    listen: BTreeMap<String, Vec<Gehalten>>,
}

#[derive(Clone, Debug)]
struct Gehalten {
    liste: Codeliste,
    eingebaut: bool,
}

impl Codelisten {
    /// The lists that XMeld enumerates, and states and nationalities as of 2024-08-01; names in German and English.
    #[must_use]
    pub fn eingebaut() -> Self {
        let mut alle = Self::default();
        for liste in eingebaut::alle() {
            alle.halte(Gehalten {
                liste,
                eingebaut: true,
            });
        }
        alle
    }

    /// Adds a list, for example one read with [`Codeliste::aus_genericode`].
    ///
    /// Its names come before those of a built-in list of the same version.
    ///
    /// # Errors
    /// [`ListeUnpassend`] if this version of the list was added before, or differs from what the schema enumerates.
    pub fn lege_dazu(&mut self, liste: Codeliste) -> Result<(), ListeUnpassend> {
        let gleich = self
            .versionen(liste.uri())
            .any(|gehalten| !gehalten.eingebaut && gehalten.liste.version() == liste.version());
        if gleich {
            return Err(ListeUnpassend::Doppelt);
        }
        let aufgezaehlt = Aufzaehlung::ALLE
            .iter()
            .find(|fest| fest.uri == liste.uri() && fest.version == liste.version());
        if let Some(fest) = aufgezaehlt {
            let alle_da = fest.eintraege.iter().all(|(code, ..)| liste.kennt(code));
            if !alle_da || fest.eintraege.len() != liste.anzahl() {
                return Err(ListeUnpassend::Abweichend);
            }
        }
        self.halte(Gehalten {
            liste,
            eingebaut: false,
        });
        Ok(())
    }

    fn halte(&mut self, neu: Gehalten) {
        let versionen = self.listen.entry(neu.liste.uri().to_owned()).or_default();
        let platz = versionen.partition_point(|da| {
            version::vergleiche(da.liste.version(), neu.liste.version())
                .then(neu.eingebaut.cmp(&da.eingebaut))
                .is_gt()
        });
        versionen.insert(platz, neu);
    }

    fn versionen(&self, uri: &str) -> impl Iterator<Item = &Gehalten> {
        self.listen.get(uri).into_iter().flatten()
    }

    /// All lists in all versions, by URI, the newest version first.
    pub fn alle(&self) -> impl Iterator<Item = &Codeliste> {
        self.listen.values().flatten().map(|gehalten| &gehalten.liste)
    }

    /// This version of this list.
    #[must_use]
    pub fn liste(&self, uri: &str, version: &str) -> Option<&Codeliste> {
        self.versionen(uri)
            .map(|gehalten| &gehalten.liste)
            .find(|liste| liste.version() == version)
    }

    /// The newest version of this list.
    #[must_use]
    pub fn neueste(&self, uri: &str) -> Option<&Codeliste> {
        self.versionen(uri).map(|gehalten| &gehalten.liste).next()
    }

    /// The newest version of this list that holds on `tag`.
    ///
    /// A version holds from the day that it names; if it names none and is itself a day, from that; else always.
    #[must_use]
    pub fn am(&self, uri: &str, tag: Date) -> Option<&Codeliste> {
        self.geltende(uri, tag).next()
    }

    /// All versions of this list that hold or have held on `tag`, the newest first.
    pub(super) fn geltende(&self, uri: &str, tag: Date) -> impl Iterator<Item = &Codeliste> {
        self.versionen(uri)
            .map(|gehalten| &gehalten.liste)
            .filter(move |liste| {
                liste
                    .gueltig_ab()
                    .or_else(|| crate::teildatum::tag(liste.version()))
                    .is_none_or(|ab| ab <= tag)
            })
    }

    /// Whether this version of this list has `code`; `None` if the set does not hold this version.
    #[must_use]
    pub fn kennt(&self, uri: &str, version: &str, code: &str) -> Option<bool> {
        self.liste(uri, version).map(|liste| liste.kennt(code))
    }

    /// The entry of `code` in the newest version that has it.
    #[must_use]
    pub fn eintrag(&self, uri: &str, code: &str) -> Option<Eintrag<'_>> {
        self.versionen(uri)
            .find_map(|gehalten| gehalten.liste.eintrag(code))
    }

    /// What `code` means, in words for people; `None` if no version of the list has it.
    ///
    /// English words may come from another version of the list, built in or not; if there are none, the German
    /// ones are given. A state of the list `staatsgebiete`, which is not built in, is named by the list `staat`.
    #[must_use]
    pub fn name(&self, uri: &str, code: &str, sprache: Sprache) -> Option<&str> {
        let ersatz = (uri == GebietListe::URI).then_some(STAAT);
        [Some(uri), ersatz]
            .into_iter()
            .flatten()
            .find_map(|uri| self.name_in(uri, code, sprache))
    }

    fn name_in(&self, uri: &str, code: &str, sprache: Sprache) -> Option<&str> {
        let deutsch = self.eintrag(uri, code)?.name;
        if sprache == Sprache::Deutsch {
            return Some(deutsch);
        }
        let englisch = self
            .versionen(uri)
            .find_map(|gehalten| gehalten.liste.eintrag(code)?.name_en);
        Some(englisch.unwrap_or(deutsch))
    }

    /// The lists of communes among them.
    #[must_use]
    pub fn gemeindeverzeichnis(&self) -> Gemeindeverzeichnis<'_> {
        Gemeindeverzeichnis::neu(self)
    }
}

/// Why a list cannot be added.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ListeUnpassend {
    /// The same version of the same list was added before.
    #[error("this version of this list is there already")]
    Doppelt,
    /// The standard enumerates this version, with other codes.
    #[error("its codes are not those that the standard enumerates for this version")]
    Abweichend,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::codeliste::{Kennung, Listenbau};
    use super::*;

    const URI: &str = "urn:x:liste";
    const STAND: &str = "urn:de:dsmeld:schluesseltabelle:familienstand";

    fn liste(uri: &str, version: &str, gueltig_ab: Option<Date>, codes: &[&str]) -> Codeliste {
        let mut bau = Listenbau::default();
        for code in codes {
            let name = format!("{code} in {version}");
            let eintrag = Eintrag {
                code,
                name: &name,
                name_en: None,
                von: None,
                bis: None,
            };
            bau.eintrag(&eintrag, 0).unwrap();
        }
        bau.fertig(Kennung {
            uri: uri.to_owned(),
            version: version.to_owned(),
            gueltig_ab,
            ..Kennung::default()
        })
        .unwrap()
    }

    #[test]
    fn the_newest_version_counts_whatever_came_first() {
        let mut listen = Codelisten::default();
        for (version, codes) in [("9", ["a", "b"]), ("10", ["a", "c"]), ("8", ["a", "d"])] {
            listen.lege_dazu(liste(URI, version, None, &codes)).unwrap();
        }
        assert_eq!(listen.neueste(URI).unwrap().version(), "10");
        assert_eq!(listen.name(URI, "a", Sprache::Deutsch), Some("a in 10"));
        assert_eq!(listen.name(URI, "d", Sprache::Englisch), Some("d in 8"));
        assert_eq!(listen.name(URI, "e", Sprache::Deutsch), None);
        assert_eq!(listen.kennt(URI, "9", "b"), Some(true));
        assert_eq!(listen.kennt(URI, "9", "c"), Some(false));
        assert_eq!(listen.kennt(URI, "0", "a"), None);
    }

    #[test]
    fn a_day_chooses_the_version() {
        let mut listen = Codelisten::default();
        let neu = liste(URI, "2026-04-30", Some(date(2026, 4, 1)), &["n"]);
        let alt = liste(URI, "2025-12-31", None, &["a"]);
        listen.lege_dazu(neu).unwrap();
        listen.lege_dazu(alt).unwrap();
        let am = |tag| listen.am(URI, tag).map(Codeliste::version);
        assert_eq!(am(date(2026, 4, 1)), Some("2026-04-30"));
        assert_eq!(am(date(2026, 3, 31)), Some("2025-12-31"));
        assert_eq!(am(date(2025, 12, 30)), None);
    }

    #[test]
    fn a_dropped_list_names_in_german_and_the_built_in_one_in_english() {
        let mut listen = Codelisten::eingebaut();
        let codes: Vec<&str> = crate::codes::Familienstand::ALLE
            .iter()
            .map(|stand| stand.code())
            .collect();
        listen.lege_dazu(liste(STAND, "2", None, &codes)).unwrap();
        assert_eq!(listen.name(STAND, "LD", Sprache::Deutsch), Some("LD in 2"));
        assert_eq!(listen.name(STAND, "LD", Sprache::Englisch), Some("single"));
    }

    #[test]
    fn a_list_that_contradicts_the_standard_or_comes_twice_is_refused() {
        let mut listen = Codelisten::eingebaut();
        let falsch = liste(STAND, "2", None, &["LD", "XX"]);
        assert_eq!(listen.lege_dazu(falsch), Err(ListeUnpassend::Abweichend));
        let andere = || liste(STAND, "3", None, &["LD", "XX"]);
        assert_eq!(listen.lege_dazu(andere()), Ok(()));
        assert_eq!(listen.lege_dazu(andere()), Err(ListeUnpassend::Doppelt));
    }

    #[test]
    fn a_place_is_named_by_the_list_of_states_while_its_own_list_is_not_there() {
        let listen = Codelisten::eingebaut();
        assert_eq!(
            listen.name(GebietListe::URI, "151", Sprache::Englisch),
            Some("Austria")
        );
        assert_eq!(listen.kennt(GebietListe::URI, "1", "151"), None);
    }
}
