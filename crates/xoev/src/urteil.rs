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

/// Finds the places of findings that have a path only, by walking the document once more.
pub(crate) fn verorten(bytes: &[u8], fehler: &mut [Fehler]) {
    if fehler.is_empty() {
        return;
    }
    let Ok(mut strom) = Strom::neu(bytes, &Grenzen::default()) else {
        return;
    };
    // For each open element its path and how often each name has occurred in it.
    let mut offen: Vec<(String, Vec<(&str, usize)>)> = Vec::new();
    while let Ok(ereignis) = strom.naechstes() {
        match ereignis {
            Ereignis::Anfang => {
                let anfang = strom.anfang();
                let (eltern, nummer) = match offen.last_mut() {
                    None => ("", 1),
                    Some((pfad, namen)) => (pfad.as_str(), gezaehlt(namen, anfang.lokal)),
                };
                let pfad = [eltern, "/", anfang.lokal].concat();
                let numeriert = format!("{pfad}[{nummer}]");
                let offset = strom.im_dokument(anfang.von);
                for einer in fehler.iter_mut().filter(|f| f.ort.is_none()) {
                    if einer.pfad == numeriert || (nummer == 1 && einer.pfad == pfad) {
                        einer.ort = Some(Ort {
                            offset,
                            zeile: 0,
                            spalte: 0,
                        });
                    }
                }
                // Below, a path goes on with the number exactly where a finding names one.
                let benutzt = fehler
                    .iter()
                    .any(|f| f.pfad.starts_with(&[&numeriert, "/"].concat()));
                offen.push((if benutzt { numeriert } else { pfad }, Vec::new()));
            }
            Ereignis::Ende => {
                offen.pop();
            }
            Ereignis::Schluss => return,
            Ereignis::Text(_) | Ereignis::Cdata(_) => {}
        }
    }
}

fn gezaehlt<'a>(namen: &mut Vec<(&'a str, usize)>, name: &'a str) -> usize {
    if let Some((_, anzahl)) = namen.iter_mut().find(|(bekannt, _)| *bekannt == name) {
        *anzahl += 1;
        return *anzahl;
    }
    namen.push((name, 1));
    1
}
