//! Descriptions of XML types, and the traits that read, write and check by them.
//!
//! Each type is described once, with one of the macros in `makros.rs`. The description becomes the Rust type,
//! the reader, the writer, the check of cardinalities and, as [`Typ`], data for the published schema.

use crate::fassung::Namensraum;
use crate::fehler::{Ebene, Fehler, Fehlercode, Grund};
use crate::read::{Gelesen, Lauf, Leser, Schritt, Verworfen};
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
#[derive(Clone, Copy, Debug)]
pub enum Art {
    /// Elements in a fixed order, after those of a base type.
    Folge {
        /// Type whose elements come first.
        basis: Option<&'static Typ>,
        /// The elements.
        felder: &'static [Feld],
    },
    /// Exactly one of these elements.
    Auswahl {
        /// The alternatives.
        felder: &'static [Feld],
    },
    /// A code with its list.
    Code(Codeart),
    /// Character data of a simple type.
    Einfach(Einfachart),
    /// Any elements.
    Beliebig,
}

/// A code with its list.
#[derive(Clone, Copy, Debug)]
pub struct Codeart {
    /// URI of the list; `None` if the message names it.
    pub liste: Option<&'static str>,
    /// Version of the list; `None` if the message names it.
    pub version: Option<&'static str>,
    /// All codes, if the schema enumerates them.
    pub codes: Option<&'static [&'static str]>,
    /// Whether the element `name` may follow.
    pub mit_name: bool,
}

/// A simple type: a type of XML Schema or of DIN 91379, and how it is narrowed.
#[derive(Clone, Copy, Debug)]
pub struct Einfachart {
    /// Name of the type that is narrowed: `xs:date`, or `datatypeC` of DIN 91379.
    pub basis: &'static str,
    /// A regular expression of XML Schema.
    pub muster: Option<&'static str>,
    /// The fewest and the most characters.
    pub laenge: (Option<usize>, Option<usize>),
    /// The smallest and the largest number.
    pub zahl: (Option<u8>, Option<u8>),
    /// The only value, which an element without characters has too.
    pub fest: Option<&'static str>,
}

impl Einfachart {
    /// A type as it stands.
    pub(crate) const fn nur(basis: &'static str) -> Self {
        Self {
            basis,
            muster: None,
            laenge: (None, None),
            zahl: (None, None),
            fest: None,
        }
    }

    /// A type with a pattern.
    pub(crate) const fn muster(basis: &'static str, muster: &'static str) -> Self {
        Self {
            muster: Some(muster),
            ..Self::nur(basis)
        }
    }
}

/// One element of a sequence or a choice.
#[derive(Debug)]
pub struct Feld {
    /// Name of the element.
    pub element: &'static str,
    /// Its namespace.
    pub namensraum: Namensraum,
    /// The name as it is written, with the prefix of its namespace.
    pub(crate) markup: &'static str,
    /// The fewest occurrences.
    pub min: usize,
    /// The most occurrences; `usize::MAX` for no limit.
    pub max: usize,
    /// Its type.
    pub typ: &'static Typ,
}

impl Typ {
    /// How many elements the description has, those of the base type among them.
    #[must_use]
    pub const fn anzahl(&self) -> usize {
        match &self.art {
            Art::Folge { basis, felder } => {
                felder.len()
                    + match basis {
                        Some(basis) => basis.anzahl(),
                        None => 0,
                    }
            }
            Art::Auswahl { felder } => felder.len(),
            _ => 0,
        }
    }

    /// The place of the first element from `ab` on that is the one looked for; those of the base type come first.
    pub(crate) fn platz(&self, ab: usize, gesucht: impl Fn(&Feld) -> bool + Copy) -> Option<usize> {
        let (davor, felder) = match &self.art {
            Art::Folge { basis: None, felder } | Art::Auswahl { felder } => (0, felder),
            Art::Folge {
                basis: Some(basis),
                felder,
            } => {
                let gefunden = basis.platz(ab, gesucht);
                if gefunden.is_some() {
                    return gefunden;
                }
                (basis.anzahl(), felder)
            }
            _ => return None,
        };
        let ab = ab.saturating_sub(davor);
        let stelle = felder.get(ab..)?.iter().position(gesucht)?;
        Some(davor + ab + stelle)
    }
}

/// A Rust type that is the content and the attributes of an XML element.
pub trait XmlTyp: Sized {
    /// The description.
    const TYP: &'static Typ;

    /// Reads the element whose start tag was entered last, with its end; errors are reported to `leser`.
    ///
    /// # Errors
    /// `Verworfen` if at least one error was reported.
    fn lesen(leser: &mut Leser<'_>) -> Gelesen<Self>;

    /// The same where the element may be missing; `None` if it stands there and has no content of its own.
    ///
    /// # Errors
    /// As [`XmlTyp::lesen`].
    fn lesen_moeglich(leser: &mut Leser<'_>) -> Gelesen<Option<Self>> {
        Self::lesen(leser).map(Some)
    }

    /// Writes the attributes of the start tag.
    fn attribute_schreiben(&self, _schreiber: &mut Schreiber) {}

    /// Writes the content.
    fn schreiben(&self, schreiber: &mut Schreiber);

    /// Reports what a value that was built in memory may have wrong.
    fn pruefen(&self, _pruefer: &mut Pruefer) {}
}

/// A sequence whose elements can also stand at the beginning of a longer one.
pub trait Folge: XmlTyp {
    /// Reads the elements and leaves what follows.
    ///
    /// # Errors
    /// `Verworfen` if at least one error was reported.
    fn felder_lesen(lauf: &mut Lauf, leser: &mut Leser<'_>) -> Gelesen<Self>;
}

/// How often an element occurs is said by the Rust type of the field: `T`, `Option<T>`, `Vec<T>`.
pub trait Vorkommen: Sized {
    /// The type of one element.
    type Inhalt: XmlTyp;
    /// The fewest occurrences, unless the field says otherwise.
    const MIN: usize;
    /// The most occurrences, unless the field says otherwise.
    const MAX: usize;

    /// Reads all occurrences of the element at this place of the walk.
    ///
    /// # Errors
    /// `Verworfen` if at least one error was reported.
    fn lesen(lauf: &mut Lauf, leser: &mut Leser<'_>, feld: &'static Feld, platz: usize) -> Gelesen<Self>;
    /// Writes all occurrences.
    fn schreiben(&self, schreiber: &mut Schreiber, feld: &'static Feld);
    /// Checks all occurrences.
    fn pruefen(&self, pruefer: &mut Pruefer, feld: &'static Feld);
}

impl<T: XmlTyp> Vorkommen for T {
    type Inhalt = T;
    const MIN: usize = 1;
    const MAX: usize = 1;

    fn lesen(lauf: &mut Lauf, leser: &mut Leser<'_>, feld: &'static Feld, platz: usize) -> Gelesen<Self> {
        if !lauf.ist(leser, platz) {
            return Err(Lauf::fehlt(leser, feld.element));
        }
        lauf.hinein(leser, feld, platz, 1);
        let wert = T::lesen(leser);
        leser.hinaus();
        lauf.vorbei(leser, platz);
        wert
    }

    fn schreiben(&self, schreiber: &mut Schreiber, feld: &'static Feld) {
        schreiber.element(feld, self);
    }

    fn pruefen(&self, pruefer: &mut Pruefer, feld: &'static Feld) {
        pruefer.in_element(feld.element, 0, |pruefer| XmlTyp::pruefen(self, pruefer));
    }
}

impl<T: XmlTyp> Vorkommen for Option<T> {
    type Inhalt = T;
    const MIN: usize = 0;
    const MAX: usize = 1;

    fn lesen(lauf: &mut Lauf, leser: &mut Leser<'_>, feld: &'static Feld, platz: usize) -> Gelesen<Self> {
        if !lauf.ist(leser, platz) {
            return Ok(None);
        }
        lauf.hinein(leser, feld, platz, 1);
        let wert = T::lesen_moeglich(leser);
        leser.hinaus();
        lauf.vorbei(leser, platz);
        wert
    }

    fn schreiben(&self, schreiber: &mut Schreiber, feld: &'static Feld) {
        if let Some(wert) = self {
            schreiber.element(feld, wert);
        }
    }

    fn pruefen(&self, pruefer: &mut Pruefer, feld: &'static Feld) {
        if let Some(wert) = self {
            Vorkommen::pruefen(wert, pruefer, feld);
        }
    }
}

impl<T: XmlTyp> Vorkommen for Vec<T> {
    type Inhalt = T;
    const MIN: usize = 0;
    const MAX: usize = usize::MAX;

    fn lesen(lauf: &mut Lauf, leser: &mut Leser<'_>, feld: &'static Feld, platz: usize) -> Gelesen<Self> {
        let mut werte = Self::new();
        let mut anzahl = 0;
        let mut verworfen = false;
        while anzahl < feld.max && lauf.ist(leser, platz) {
            anzahl += 1;
            lauf.hinein(leser, feld, platz, anzahl);
            if matches!(T::TYP.art, Art::Folge { .. } | Art::Auswahl { .. }) {
                leser.gleiche_zaehlen(anzahl);
            }
            match T::lesen_moeglich(leser) {
                Ok(wert) => werte.extend(wert),
                Err(Verworfen) => verworfen = true,
            }
            leser.hinaus();
        }
        if anzahl < feld.min {
            return Err(Lauf::fehlt(leser, feld.element));
        }
        lauf.vorbei(leser, platz);
        if verworfen { Err(Verworfen) } else { Ok(werte) }
    }

    fn schreiben(&self, schreiber: &mut Schreiber, feld: &'static Feld) {
        for wert in self {
            schreiber.element(feld, wert);
        }
    }

    fn pruefen(&self, pruefer: &mut Pruefer, feld: &'static Feld) {
        if self.len() < feld.min || self.len() > feld.max {
            pruefer.melde(Ebene::Schema, Fehlercode::X001, Grund::Anzahl(feld.element));
        }
        for (nummer, wert) in self.iter().enumerate() {
            pruefer.in_element(feld.element, nummer + 1, |pruefer| XmlTyp::pruefen(wert, pruefer));
        }
    }
}

/// The rules of a type that the standard states in words.
pub trait Regeln {
    /// Reports every rule that is broken.
    fn regeln(&self, pruefer: &mut Pruefer);
}

/// More findings than this about one message help nobody.
const HOECHSTENS: usize = 100;

/// Collects findings about a message in memory.
#[derive(Default)]
pub struct Pruefer {
    pfad: Vec<Schritt>,
    fehler: Vec<Fehler>,
}

impl Pruefer {
    pub(crate) fn in_element(
        &mut self,
        element: &'static str,
        nummer: usize,
        pruefung: impl FnOnce(&mut Self),
    ) {
        self.pfad.push(Schritt { element, nummer });
        pruefung(self);
        self.pfad.pop();
    }

    pub(crate) fn melde(&mut self, ebene: Ebene, code: Fehlercode, grund: Grund) {
        // A message with endless repetitions must not make endless findings.
        if self.fehler.len() >= HOECHSTENS {
            return;
        }
        let mut fehler = Fehler::neu(ebene, code, None, grund);
        fehler.pfad = crate::read::pfad(&self.pfad);
        self.fehler.push(fehler);
    }

    /// Reports a rule in words at `stelle` below the current element unless `erfuellt`.
    ///
    /// `stelle` is a path below the current element, or empty for the element itself.
    pub(crate) fn regel(&mut self, erfuellt: bool, stelle: &str, regel: &'static crate::regeln::Regel) {
        if erfuellt {
            return;
        }
        let davor = self.fehler.len();
        self.melde(Ebene::Regel, regel.code, Grund::Regel(regel));
        if let Some(fehler) = self.fehler.get_mut(davor).filter(|_| !stelle.is_empty()) {
            fehler.pfad.push('/');
            fehler.pfad.push_str(stelle);
        }
    }

    pub(crate) fn ergebnis(self) -> Vec<Fehler> {
        self.fehler
    }
}
