//! Descriptions of XML types, and the traits that read, write and check by them.
//!
//! Each type is described once, with one of the macros in `makros.rs`. The description becomes the Rust type,
//! the reader, the writer, the check of cardinalities and, as [`Typ`], data for a published schema.

use crate::baum::Knoten;
use crate::fassung::Namensraum;
use crate::fehler::{Fehler, Fehlercode, Grund};
use crate::read::{Gelesen, HOECHSTENS_FEHLER, Kinder, Leser, Verworfen};
use crate::regeln::Regel;
use crate::write::Schreiber;

/// The description of one XML type.
#[derive(Debug)]
pub struct Typ {
    /// Name of the Rust type.
    pub name: &'static str,
    /// What it consists of.
    pub art: Art,
}

/// What an XML type consists of.
#[derive(Debug)]
pub enum Art {
    /// Elements in a fixed order, after those of a base type.
    Folge {
        /// Type whose elements come first.
        basis: Option<&'static Typ>,
        /// Namespace of the elements.
        namensraum: Namensraum,
        /// The elements.
        felder: &'static [Feld],
    },
    /// Exactly one of these elements.
    Auswahl {
        /// Namespace of the elements.
        namensraum: Namensraum,
        /// The alternatives.
        felder: &'static [Feld],
    },
    /// A code with its list.
    Code {
        /// URI of the list; `None` if the message names it.
        liste: Option<&'static str>,
        /// Version of the list; `None` if the message names it.
        version: Option<&'static str>,
        /// All codes, if the schema enumerates them.
        codes: Option<&'static [&'static str]>,
        /// Whether the element `name` may follow.
        mit_name: bool,
    },
    /// Character data of a simple type; the text says which.
    Einfach(&'static str),
    /// Any elements.
    Beliebig,
}

/// One element of a sequence or a choice.
#[derive(Debug)]
pub struct Feld {
    /// Name of the element.
    pub element: &'static str,
    /// The fewest occurrences.
    pub min: usize,
    /// The most occurrences; `usize::MAX` for no limit.
    pub max: usize,
    /// Its type.
    pub typ: &'static Typ,
}

/// Where an element is expected.
#[derive(Clone, Copy)]
pub struct Stelle {
    pub(crate) namensraum: Namensraum,
    pub(crate) element: &'static str,
    pub(crate) min: usize,
    pub(crate) max: usize,
}

/// A Rust type that is the content and the attributes of an XML element.
pub trait XmlTyp: Sized {
    /// The description.
    const TYP: &'static Typ;
    /// Whether an optional element of this type without characters counts as absent.
    const LEER_FEHLT: bool = false;

    /// Reads the content of `knoten`; errors are reported to `leser`.
    ///
    /// # Errors
    /// [`Verworfen`] if at least one error was reported.
    fn lesen(knoten: &Knoten<'_>, leser: &mut Leser) -> Gelesen<Self>;

    /// Writes the content.
    fn schreiben(&self, schreiber: &mut Schreiber);

    /// The attributes, in the order of writing.
    fn attribute<'s>(&'s self, _schreiber: &Schreiber) -> Vec<(&'static str, &'s str)> {
        Vec::new()
    }

    /// Reports what a value that was built in memory may have wrong.
    fn pruefen(&self, _pruefer: &mut Pruefer) {}
}

/// A sequence whose elements can also stand at the beginning of a longer one.
pub trait Folge: XmlTyp {
    /// Reads the elements and leaves what follows.
    ///
    /// # Errors
    /// [`Verworfen`] if at least one error was reported.
    fn felder_lesen(kinder: &mut Kinder<'_, '_>, leser: &mut Leser) -> Gelesen<Self>;
}

/// How often an element occurs is said by the Rust type of the field: `T`, `Option<T>`, `Vec<T>`.
pub trait Vorkommen: Sized {
    /// The type of one element.
    type Inhalt: XmlTyp;
    /// The fewest occurrences, unless the field says otherwise.
    const MIN: usize;
    /// The most occurrences, unless the field says otherwise.
    const MAX: usize;

    /// Reads all occurrences at this place.
    ///
    /// # Errors
    /// [`Verworfen`] if at least one error was reported.
    fn lesen(kinder: &mut Kinder<'_, '_>, leser: &mut Leser, stelle: Stelle) -> Gelesen<Self>;
    /// Writes all occurrences.
    fn schreiben(&self, schreiber: &mut Schreiber, stelle: Stelle);
    /// Checks all occurrences.
    fn pruefen(&self, pruefer: &mut Pruefer, stelle: Stelle);
}

impl<T: XmlTyp> Vorkommen for T {
    type Inhalt = T;
    const MIN: usize = 1;
    const MAX: usize = 1;

    fn lesen(kinder: &mut Kinder<'_, '_>, leser: &mut Leser, stelle: Stelle) -> Gelesen<Self> {
        match kinder.naechstes(leser, stelle) {
            Some(knoten) => leser.in_element(stelle.element, |leser| T::lesen(knoten, leser)),
            None => Err(kinder.fehlt(leser, stelle.element)),
        }
    }

    fn schreiben(&self, schreiber: &mut Schreiber, stelle: Stelle) {
        schreiber.element(stelle, self);
    }

    fn pruefen(&self, pruefer: &mut Pruefer, stelle: Stelle) {
        pruefer.in_element(stelle.element, |pruefer| XmlTyp::pruefen(self, pruefer));
    }
}

impl<T: XmlTyp> Vorkommen for Option<T> {
    type Inhalt = T;
    const MIN: usize = 0;
    const MAX: usize = 1;

    fn lesen(kinder: &mut Kinder<'_, '_>, leser: &mut Leser, stelle: Stelle) -> Gelesen<Self> {
        match kinder.naechstes(leser, stelle) {
            Some(knoten) if T::LEER_FEHLT && knoten.ist_leer() => Ok(None),
            Some(knoten) => leser
                .in_element(stelle.element, |leser| T::lesen(knoten, leser))
                .map(Some),
            None => Ok(None),
        }
    }

    fn schreiben(&self, schreiber: &mut Schreiber, stelle: Stelle) {
        if let Some(wert) = self {
            schreiber.element(stelle, wert);
        }
    }

    fn pruefen(&self, pruefer: &mut Pruefer, stelle: Stelle) {
        if let Some(wert) = self {
            Vorkommen::pruefen(wert, pruefer, stelle);
        }
    }
}

impl<T: XmlTyp> Vorkommen for Vec<T> {
    type Inhalt = T;
    const MIN: usize = 0;
    const MAX: usize = usize::MAX;

    fn lesen(kinder: &mut Kinder<'_, '_>, leser: &mut Leser, stelle: Stelle) -> Gelesen<Self> {
        let mut werte = Self::new();
        let mut anzahl = 0;
        let mut verworfen = false;
        while anzahl < stelle.max {
            let Some(knoten) = kinder.naechstes(leser, stelle) else {
                break;
            };
            anzahl += 1;
            if T::LEER_FEHLT && knoten.ist_leer() {
                continue;
            }
            match leser.in_element(stelle.element, |leser| T::lesen(knoten, leser)) {
                Ok(wert) => werte.push(wert),
                Err(Verworfen) => verworfen = true,
            }
        }
        if anzahl < stelle.min {
            return Err(kinder.fehlt(leser, stelle.element));
        }
        if verworfen { Err(Verworfen) } else { Ok(werte) }
    }

    fn schreiben(&self, schreiber: &mut Schreiber, stelle: Stelle) {
        for wert in self {
            schreiber.element(stelle, wert);
        }
    }

    fn pruefen(&self, pruefer: &mut Pruefer, stelle: Stelle) {
        if self.len() < stelle.min || self.len() > stelle.max {
            pruefer.melde(Fehlercode::X001, Grund::Anzahl(stelle.element));
        }
        for (nummer, wert) in (1_usize..).zip(self) {
            pruefer.in_element(&format!("{}[{nummer}]", stelle.element), |pruefer| {
                XmlTyp::pruefen(wert, pruefer);
            });
        }
    }
}

/// Collects findings about a message in memory.
#[derive(Default)]
pub struct Pruefer {
    pfad: String,
    fehler: Vec<Fehler>,
}

impl Pruefer {
    pub(crate) fn in_element(&mut self, element: &str, pruefung: impl FnOnce(&mut Self)) {
        let laenge = self.pfad.len();
        self.pfad.push('/');
        self.pfad.push_str(element);
        pruefung(self);
        self.pfad.truncate(laenge);
    }

    pub(crate) fn melde(&mut self, code: Fehlercode, grund: Grund) {
        if self.fehler.len() >= HOECHSTENS_FEHLER {
            return;
        }
        self.fehler.push(Fehler {
            code,
            pfad: if self.pfad.is_empty() {
                "/".to_owned()
            } else {
                self.pfad.clone()
            },
            offset: None,
            grund,
        });
    }

    /// Reports `regel` at `stelle` below the current element (the element itself if empty) unless `erfuellt`.
    pub(crate) fn regel(&mut self, erfuellt: bool, stelle: &str, regel: &'static Regel) {
        if erfuellt {
            return;
        }
        let melde = |pruefer: &mut Self| pruefer.melde(regel.code, Grund::Regel(regel));
        if stelle.is_empty() {
            melde(self);
        } else {
            self.in_element(stelle, melde);
        }
    }

    pub(crate) fn ergebnis(self) -> Vec<Fehler> {
        self.fehler
    }
}
