//! The verdict about a document: what the schema says, what the rules say, and where.
//!
//! [`Urteil::schema_gueltig`] is meant to be what a validator says with the official schema set, and false for what no
//! parser may take; the rules in words do not touch it. [`Urteil::gueltig`] says whether there is a message to work with.

use jiff::civil::Date;

use crate::fehler::{Fehler, Ort};
use crate::listen::Schluesselpruefung;
use crate::read::{Ereignis, Grenzen, Strom};
use crate::xmeld::Nachricht;

/// How a document is checked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Optionen<'l> {
    /// How much of it is read at most.
    pub grenzen: Grenzen,
    /// Only releases that are in force on this day are accepted; `None` accepts all that are known.
    pub heute: Option<Date>,
    /// Keys that the schema leaves open are checked against these lists; `None` takes every key.
    pub schluessel: Option<Schluesselpruefung<'l>>,
}

/// What was found out about a document.
#[derive(Debug)]
pub struct Urteil {
    /// The four digits of the message that the root element names; `None` if it is none of the chapter.
    pub typ: Option<&'static str>,
    /// Whether the official schema accepts the document, and a parser may take it at all.
    pub schema_gueltig: bool,
    /// The message, if nothing is wrong with it.
    pub nachricht: Option<Nachricht>,
    /// What is wrong, in the order of the levels.
    pub fehler: Vec<Fehler>,
}

impl Urteil {
    /// Whether schema and rules accept the document.
    #[must_use]
    pub fn gueltig(&self) -> bool {
        self.nachricht.is_some()
    }

    /// The message, or why there is none.
    ///
    /// # Errors
    /// All findings, at least one.
    pub fn in_ergebnis(self) -> Result<Nachricht, Vec<Fehler>> {
        self.nachricht.ok_or(self.fehler)
    }
}

/// A finding whose place is still looked for: its number, and its path as names with their number among equals.
struct Gesuchter<'p> {
    nummer: usize,
    schritte: Vec<(&'p str, usize)>,
}

/// An open element: the findings that lie in it, and how often each name they go on with has occurred.
struct Offen<'p> {
    gesuchte: Vec<usize>,
    gezaehlt: Vec<(&'p str, usize)>,
}

/// Finds the places of findings that have a path only, by walking the document once more.
pub(crate) fn verorten(bytes: &[u8], grenzen: &Grenzen, fehler: &mut [Fehler]) {
    if fehler.is_empty() {
        return;
    }
    let pfade: Vec<String> = fehler.iter().map(|f| f.pfad.clone()).collect();
    let gesuchte: Vec<Gesuchter<'_>> = pfade
        .iter()
        .enumerate()
        .map(|(nummer, pfad)| Gesuchter {
            nummer,
            schritte: pfad
                .split('/')
                .filter(|schritt| !schritt.is_empty())
                .map(zerlegt)
                .collect(),
        })
        .collect();
    let Ok(mut strom) = Strom::neu(bytes, grenzen) else {
        return;
    };
    let mut uebrig = gesuchte.len();
    let mut offen: Vec<Offen<'_>> = vec![Offen {
        gesuchte: (0..gesuchte.len()).collect(),
        gezaehlt: Vec::new(),
    }];
    while let Some(eltern) = offen.last_mut().filter(|_| uebrig > 0) {
        match strom.naechstes() {
            Ok(Ereignis::Anfang) => {
                let anfang = strom.anfang();
                let tiefe = strom.tiefe();
                let hier = eltern.weiter(anfang.lokal, tiefe, &gesuchte);
                for nummer in hier.iter().filter_map(|stelle| gesuchte.get(*stelle)) {
                    if let Some(einer) = fehler
                        .get_mut(nummer.nummer)
                        .filter(|_| nummer.schritte.len() == tiefe)
                    {
                        let offset = strom.im_dokument(anfang.von);
                        einer.ort.get_or_insert(Ort {
                            offset,
                            zeile: 0,
                            spalte: 0,
                        });
                        uebrig -= 1;
                    }
                }
                offen.push(Offen {
                    gesuchte: hier,
                    gezaehlt: Vec::new(),
                });
            }
            Ok(Ereignis::Ende) => {
                offen.pop();
            }
            Ok(Ereignis::Text(_) | Ereignis::Zeichen(_) | Ereignis::Cdata(_)) => {}
            Ok(Ereignis::Schluss) | Err(_) => return,
        }
    }
}

impl<'p> Offen<'p> {
    /// The findings that lie in the child of this name at this depth, which is counted if one goes on with its name.
    fn weiter(&mut self, name: &str, tiefe: usize, alle: &[Gesuchter<'p>]) -> Vec<usize> {
        let schritt = |stelle: &usize| alle.get(*stelle)?.schritte.get(tiefe - 1).copied();
        let Some((bekannt, _)) = self
            .gesuchte
            .iter()
            .filter_map(schritt)
            .find(|(soll, _)| *soll == name)
        else {
            return Vec::new();
        };
        let bisher = self
            .gezaehlt
            .iter()
            .position(|(gezaehlt, _)| *gezaehlt == bekannt);
        let stelle = bisher.unwrap_or(self.gezaehlt.len());
        if bisher.is_none() {
            self.gezaehlt.push((bekannt, 0));
        }
        let mut anzahl = 0;
        if let Some((_, bis_hier)) = self.gezaehlt.get_mut(stelle) {
            *bis_hier += 1;
            anzahl = *bis_hier;
        }
        self.gesuchte
            .iter()
            .filter(|stelle| schritt(stelle) == Some((bekannt, anzahl)))
            .copied()
            .collect()
    }
}

/// `kind[2]` as name and number; without a number it is the first.
fn zerlegt(schritt: &str) -> (&str, usize) {
    match schritt.strip_suffix(']').and_then(|rest| rest.split_once('[')) {
        Some((name, nummer)) => (name, nummer.parse().unwrap_or(1)),
        None => (schritt, 1),
    }
}
