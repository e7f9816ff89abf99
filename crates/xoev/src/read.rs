//! Typed reading: walks the tree of a document along the descriptions, strictly.

use crate::baum::Knoten;
use crate::fassung::{Fassung, XSI};
use crate::fehler::{Fehler, Fehlercode, Grund};
use crate::kopf::Kopftyp;
use crate::typ::Stelle;

/// A value could not be built; the reason has been reported to the [`Leser`].
#[derive(Clone, Copy, Debug)]
pub struct Verworfen;

/// A value, or the note that the reason for its absence has been reported.
pub type Gelesen<T> = Result<T, Verworfen>;

/// More findings than this about one message help nobody.
pub(crate) const HOECHSTENS_FEHLER: usize = 100;

/// Where we are in the document and what was found so far.
pub struct Leser {
    fassung: &'static Fassung,
    pfad: Vec<&'static str>,
    fehler: Vec<Fehler>,
    /// Namespace declarations in scope, outermost first.
    bindungen: Vec<(String, String)>,
    kopftyp: Option<Kopftyp>,
}

impl Leser {
    pub(crate) fn neu(fassung: &'static Fassung) -> Self {
        Self {
            fassung,
            pfad: Vec::new(),
            fehler: Vec::new(),
            bindungen: Vec::new(),
            kopftyp: None,
        }
    }

    pub(crate) fn fehler(self) -> Vec<Fehler> {
        self.fehler
    }

    /// What the header must say about the type of the message.
    pub(crate) fn kopftyp(&self) -> Option<Kopftyp> {
        self.kopftyp
    }

    pub(crate) fn setze_kopftyp(&mut self, typ: Kopftyp) {
        self.kopftyp = Some(typ);
    }

    pub(crate) fn fassung(&self) -> &'static Fassung {
        self.fassung
    }

    pub(crate) fn bindungen(&self) -> &[(String, String)] {
        &self.bindungen
    }

    pub(crate) fn melde(&mut self, code: Fehlercode, offset: usize, grund: Grund) -> Verworfen {
        if self.fehler.len() < HOECHSTENS_FEHLER {
            let pfad = format!("/{}", self.pfad.join("/"));
            self.fehler.push(Fehler {
                code,
                pfad,
                offset: Some(offset),
                grund,
            });
        }
        Verworfen
    }

    /// Reads within an element of this name.
    pub(crate) fn in_element<T>(&mut self, element: &'static str, lesen: impl FnOnce(&mut Self) -> T) -> T {
        self.pfad.push(element);
        let wert = lesen(self);
        self.pfad.pop();
        wert
    }

    /// Reports every attribute that is not in `erlaubt`.
    pub(crate) fn nur_attribute(&mut self, knoten: &Knoten<'_>, erlaubt: &[&str]) -> Gelesen<()> {
        let mut ergebnis = Ok(());
        for attribut in &knoten.attribute {
            let bekannt = match attribut.namensraum.as_deref() {
                None => erlaubt.contains(&attribut.name.as_str()),
                Some(XSI) => {
                    ["schemaLocation", "noNamespaceSchemaLocation"].contains(&attribut.name.as_str())
                }
                Some(_) => false,
            };
            if !bekannt {
                ergebnis = Err(self.melde(Fehlercode::X001, knoten.start, Grund::AttributUnerwartet));
            }
        }
        ergebnis
    }

    /// The character data of an element that has nothing else.
    pub(crate) fn nur_text<'k>(&mut self, knoten: &'k Knoten<'_>) -> Gelesen<&'k str> {
        self.nur_attribute(knoten, &[])?;
        match knoten.kinder.first() {
            Some(kind) => Err(self.melde(Fehlercode::X001, kind.start, Grund::ElementUnerwartet)),
            None => Ok(&knoten.text),
        }
    }
}

/// The children of one element, consumed in order.
pub struct Kinder<'k, 'a> {
    knoten: &'k Knoten<'a>,
    naechstes: usize,
    /// An element was missing; whatever is left over has been reported with it.
    luecke: bool,
}

impl<'k, 'a> Kinder<'k, 'a> {
    /// The children of an element that may have these attributes and no text.
    pub(crate) fn neu(knoten: &'k Knoten<'a>, leser: &mut Leser, attribute: &[&str]) -> Gelesen<Self> {
        leser.nur_attribute(knoten, attribute)?;
        if !knoten.text.chars().all(ist_leerraum) {
            return Err(leser.melde(Fehlercode::X001, knoten.start, Grund::TextUnerwartet));
        }
        for (praefix, uri) in &knoten.bindungen {
            leser.bindungen.push((praefix.clone(), uri.clone()));
        }
        Ok(Self {
            knoten,
            naechstes: 0,
            luecke: false,
        })
    }

    /// Whether the next child is this element.
    pub(crate) fn ist(&self, leser: &Leser, stelle: Stelle) -> bool {
        self.knoten.kinder.get(self.naechstes).is_some_and(|kind| {
            kind.name == stelle.element && kind.namensraum.as_deref() == stelle.namensraum.uri(leser.fassung)
        })
    }

    /// Takes the next child if it is this element.
    pub(crate) fn naechstes(&mut self, leser: &Leser, stelle: Stelle) -> Option<&'k Knoten<'a>> {
        if !self.ist(leser, stelle) {
            return None;
        }
        self.naechstes += 1;
        self.knoten.kinder.get(self.naechstes - 1)
    }

    /// Reports that a mandatory element is not at this place.
    pub(crate) fn fehlt(&mut self, leser: &mut Leser, element: &'static str) -> Verworfen {
        if self.luecke {
            return Verworfen;
        }
        self.luecke = true;
        leser.melde(Fehlercode::X001, self.offset(), Grund::ElementFehlt(element))
    }

    /// Reports that no alternative of a choice is at this place.
    pub(crate) fn keine_alternative(&mut self, leser: &mut Leser) -> Verworfen {
        self.luecke = true;
        leser.melde(Fehlercode::X001, self.offset(), Grund::KeineAlternative)
    }

    /// The caller took all children as they are.
    pub(crate) fn alle_uebernommen(self, leser: &mut Leser) {
        let bleiben = leser.bindungen.len().saturating_sub(self.knoten.bindungen.len());
        leser.bindungen.truncate(bleiben);
    }

    /// Nothing may follow.
    pub(crate) fn ende(self, leser: &mut Leser) -> Gelesen<()> {
        let bleiben = leser.bindungen.len().saturating_sub(self.knoten.bindungen.len());
        leser.bindungen.truncate(bleiben);
        match self.knoten.kinder.get(self.naechstes) {
            Some(kind) if !self.luecke => {
                Err(leser.melde(Fehlercode::X001, kind.start, Grund::ElementUnerwartet))
            }
            Some(_) => Err(Verworfen),
            None => Ok(()),
        }
    }

    fn offset(&self) -> usize {
        self.knoten
            .kinder
            .get(self.naechstes)
            .map_or(self.knoten.start, |kind| kind.start)
    }
}

/// White space of XML.
pub(crate) fn ist_leerraum(zeichen: char) -> bool {
    matches!(zeichen, ' ' | '\t' | '\n' | '\r')
}

/// White space at both ends dropped and inner runs made one space (`xs:token`).
pub(crate) fn zusammengefasst(text: &str) -> String {
    text.split(ist_leerraum)
        .filter(|teil| !teil.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
