//! One code list: URI, version, and its entries in compact form.

use std::fmt;

use jiff::civil::Date;

use super::{ListenFehler, Listengrenzen, Listengrund, genericode};

/// One version of one code list.
///
/// All texts lie in one string, sorted by code: the 11,000 communes take about half a megabyte, and a code is found
/// in logarithmic time.
#[derive(Clone, Eq, PartialEq)]
pub struct Codeliste {
    kennung: Kennung,
    texte: Box<str>,
    stellen: Box<[Stelle]>,
    /// As long as `stellen`, or empty if no entry has dates.
    zeitraeume: Box<[Zeitraum]>,
}

/// The language of the names of entries.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sprache {
    /// German, the language of the lists.
    Deutsch,
    /// English, where a list or this program has it.
    Englisch,
}

/// One entry of a list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Eintrag<'l> {
    /// The code as it stands in a message.
    pub code: &'l str,
    /// The entry in German words; the code itself if the list has no names.
    pub name: &'l str,
    /// The entry in English words, if the list has them.
    pub name_en: Option<&'l str>,
    /// Since when what the entry means exists, if the list says so.
    pub von: Option<Date>,
    /// Until when it existed, if the list says so; a message may name it later all the same.
    pub bis: Option<Date>,
}

/// What a list is called and from when it holds.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Kennung {
    pub uri: String,
    pub version: String,
    pub kurzname: String,
    pub name: String,
    pub gueltig_ab: Option<Date>,
}

/// Where the texts of an entry lie: code, German and English name, one behind the other.
#[derive(Clone, Copy, Eq, PartialEq)]
struct Stelle {
    von: u32,
    code: u16,
    name: u16,
    englisch: u16,
}

type Zeitraum = (Option<Date>, Option<Date>);

impl Codeliste {
    /// Reads a genericode 1.0 file as the XRepository publishes it, up to the default [`Listengrenzen`].
    ///
    /// The codes are those of the recommended key column, the names those of the column that holds the words
    /// (`name`, `Bezeichnung`, `Beschreibung` …) or of the next one where that is empty.
    ///
    /// # Errors
    /// [`ListenFehler`] with the line if the file is damaged, too large, or no code list.
    pub fn aus_genericode(bytes: &[u8]) -> Result<Self, ListenFehler> {
        Self::aus_genericode_bis(bytes, &Listengrenzen::default())
    }

    /// As [`Codeliste::aus_genericode`], with other limits.
    ///
    /// # Errors
    /// [`ListenFehler`].
    pub fn aus_genericode_bis(bytes: &[u8], grenzen: &Listengrenzen) -> Result<Self, ListenFehler> {
        genericode::lies(bytes, grenzen)
    }

    /// The URI of the list without version (`CanonicalUri`), for example
    /// `urn:de:dsmeld:schluesseltabelle:familienstand`.
    #[must_use]
    pub fn uri(&self) -> &str {
        &self.kennung.uri
    }

    /// The version, for example `2` or `2026-04-30`.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.kennung.version
    }

    /// The technical short name (`ShortName`).
    #[must_use]
    pub fn kurzname(&self) -> &str {
        &self.kennung.kurzname
    }

    /// The name for people (`LongName`).
    #[must_use]
    pub fn name(&self) -> &str {
        &self.kennung.name
    }

    /// The first day on which this version holds, if the list says so.
    #[must_use]
    pub fn gueltig_ab(&self) -> Option<Date> {
        self.kennung.gueltig_ab
    }

    /// How many entries it has.
    #[must_use]
    pub fn anzahl(&self) -> usize {
        self.stellen.len()
    }

    /// Whether it has this code.
    #[must_use]
    pub fn kennt(&self, code: &str) -> bool {
        self.suche(code).is_some()
    }

    /// The entry with this code.
    #[must_use]
    pub fn eintrag(&self, code: &str) -> Option<Eintrag<'_>> {
        self.suche(code).and_then(|platz| self.an(platz))
    }

    /// All entries, sorted by code.
    pub fn eintraege(&self) -> impl Iterator<Item = Eintrag<'_>> {
        (0..self.stellen.len()).filter_map(|platz| self.an(platz))
    }

    fn suche(&self, code: &str) -> Option<usize> {
        self.stellen
            .binary_search_by(|stelle| self.code(stelle).cmp(code))
            .ok()
    }

    fn code(&self, stelle: &Stelle) -> &str {
        self.text(stelle.von, stelle.code)
    }

    fn an(&self, platz: usize) -> Option<Eintrag<'_>> {
        let stelle = self.stellen.get(platz)?;
        let name_ab = stelle.von + u32::from(stelle.code);
        let code = self.code(stelle);
        let name = self.text(name_ab, stelle.name);
        let englisch = self.text(name_ab + u32::from(stelle.name), stelle.englisch);
        let (von, bis) = self.zeitraeume.get(platz).copied().unwrap_or_default();
        Some(Eintrag {
            code,
            name: if name.is_empty() { code } else { name },
            name_en: Some(englisch).filter(|name| !name.is_empty()),
            von,
            bis,
        })
    }

    fn text(&self, von: u32, laenge: u16) -> &str {
        let von = von as usize;
        self.texte.get(von..von + usize::from(laenge)).unwrap_or_default()
    }
}

impl fmt::Debug for Codeliste {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Kennung { uri, version, .. } = &self.kennung;
        write!(f, "Codeliste({uri} {version}, {} entries)", self.stellen.len())
    }
}

/// Collects the entries of a list.
#[derive(Default)]
pub(super) struct Listenbau {
    texte: String,
    zeilen: Vec<Zeile>,
}

struct Zeile {
    stelle: Stelle,
    zeitraum: Zeitraum,
    offset: usize,
}

impl Listenbau {
    pub(super) fn anzahl(&self) -> usize {
        self.zeilen.len()
    }

    /// Adds an entry that stands at `offset` of its file.
    pub(super) fn eintrag(&mut self, eintrag: &Eintrag<'_>, offset: usize) -> Result<(), Listengrund> {
        let laenge =
            |text: &str| u16::try_from(text.len()).map_err(|_| Listengrund::ZuLang(usize::from(u16::MAX)));
        let englisch = eintrag.name_en.unwrap_or_default();
        let stelle = Stelle {
            von: u32::try_from(self.texte.len()).map_err(|_| Listengrund::ZuGross(u32::MAX as usize))?,
            code: laenge(eintrag.code)?,
            name: laenge(eintrag.name)?,
            englisch: laenge(englisch)?,
        };
        for text in [eintrag.code, eintrag.name, englisch] {
            self.texte.push_str(text);
        }
        self.zeilen.push(Zeile {
            stelle,
            zeitraum: (eintrag.von, eintrag.bis),
            offset,
        });
        Ok(())
    }

    /// The list; or the offset of an entry whose code another one has.
    pub(super) fn fertig(self, kennung: Kennung) -> Result<Codeliste, usize> {
        let Self { texte, mut zeilen } = self;
        let code = |zeile: &Zeile| {
            let von = zeile.stelle.von as usize;
            texte
                .get(von..von + usize::from(zeile.stelle.code))
                .unwrap_or_default()
        };
        zeilen.sort_by(|links, rechts| code(links).cmp(code(rechts)));
        let doppelt = zeilen
            .iter()
            .zip(zeilen.iter().skip(1))
            .find(|(erste, zweite)| code(erste) == code(zweite));
        if let Some((_, zweite)) = doppelt {
            return Err(zweite.offset);
        }
        let datiert = zeilen.iter().any(|zeile| zeile.zeitraum != (None, None));
        let zeitraeume = if datiert {
            zeilen.iter().map(|zeile| zeile.zeitraum).collect()
        } else {
            Box::default()
        };
        Ok(Codeliste {
            stellen: zeilen.iter().map(|zeile| zeile.stelle).collect(),
            zeitraeume,
            kennung,
            texte: texte.into_boxed_str(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eintrag<'l>(code: &'l str, name: &'l str) -> Eintrag<'l> {
        Eintrag {
            code,
            name,
            name_en: None,
            von: None,
            bis: None,
        }
    }

    #[test]
    fn entries_are_found_whatever_their_order_was() {
        let mut bau = Listenbau::default();
        for (code, name) in [("10", "zehn"), ("2", ""), ("1", "eins")] {
            bau.eintrag(&eintrag(code, name), 0).unwrap();
        }
        let liste = bau.fertig(Kennung::default()).unwrap();
        assert_eq!(liste.eintrag("1").unwrap().name, "eins");
        assert_eq!(liste.eintrag("2").unwrap().name, "2", "a list without names");
        assert!(liste.kennt("10") && !liste.kennt("") && !liste.kennt("100"));
        let codes: Vec<_> = liste.eintraege().map(|eintrag| eintrag.code).collect();
        assert_eq!(codes, ["1", "10", "2"]);
    }

    #[test]
    fn the_second_of_two_equal_codes_is_named() {
        let mut bau = Listenbau::default();
        for (offset, code) in [(1, "a"), (5, "b"), (9, "a")] {
            bau.eintrag(&eintrag(code, ""), offset).unwrap();
        }
        assert_eq!(bau.fertig(Kennung::default()), Err(9));
    }

    #[test]
    fn a_text_that_is_too_long_is_refused() {
        let lang = "x".repeat(70_000);
        let gefunden = Listenbau::default().eintrag(&eintrag("a", &lang), 0);
        assert_eq!(gefunden, Err(Listengrund::ZuLang(65_535)));
    }
}
