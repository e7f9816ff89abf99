//! One walk over the elements of a type, in the order of its description.

use super::leser::{Leser, Verworfen};
use super::zeichen::gleich;
use crate::fehler::Grund;
use crate::typ::{Feld, Typ};

/// The walk over the children of one element.
///
/// The document leads: each child is looked up in the description, from where the walk stands. What the description
/// does not have, or has only before that place, is reported and passed over, so one fault hides no other.
pub struct Lauf {
    typ: &'static Typ,
    /// The first element that may still come.
    ab: usize,
    /// The place of the next child in the description, as far as it has been looked up.
    platz: Option<usize>,
    /// A child was passed over that the description does not have here.
    uebergangen: bool,
}

/// Behind the last child.
const ENDE: usize = usize::MAX;

impl Lauf {
    /// A walk over the children of an element of this type.
    pub(crate) fn neu(typ: &'static Typ) -> Self {
        Self {
            typ,
            ab: 0,
            platz: None,
            uebergangen: false,
        }
    }

    /// Whether the next child is the element at this place.
    pub(crate) fn ist(&mut self, leser: &mut Leser<'_>, platz: usize) -> bool {
        self.platz(leser) == platz
    }

    /// The place of the next child; [`usize::MAX`] at the end.
    pub(crate) fn platz(&mut self, leser: &mut Leser<'_>) -> usize {
        match self.platz {
            Some(platz) => platz,
            None => self.nachsehen(leser),
        }
    }

    fn nachsehen(&mut self, leser: &mut Leser<'_>) -> usize {
        loop {
            let platz = match leser.anstehend() {
                None => Some(ENDE),
                Some(anfang) => {
                    let lokal = anfang.lokal.as_bytes();
                    self.typ.platz(self.ab, |feld: &Feld| {
                        gleich(feld.element.as_bytes(), lokal) && anfang.ns.ist(feld.namensraum)
                    })
                }
            };
            if let Some(platz) = platz {
                self.platz = Some(platz);
                return platz;
            }
            self.uebergangen = true;
            leser.uebergehen();
        }
    }

    /// Enters the next child, which stands at this place; the same element may follow once more.
    pub(crate) fn hinein(&mut self, leser: &mut Leser<'_>, feld: &'static Feld, platz: usize, nummer: usize) {
        self.ab = platz;
        self.platz = None;
        leser.hinein(feld.element, if feld.max > 1 { nummer } else { 0 }, feld.typ);
    }

    /// The element at this place does not come any more.
    pub(crate) fn vorbei(&mut self, leser: &mut Leser<'_>, platz: usize) {
        self.ab = platz + 1;
        while self.platz == Some(platz) {
            self.zu_viel(leser);
        }
        // A child that was looked up before stands behind this place.
    }

    /// Reports that a mandatory element is not at this place.
    #[cold]
    pub(crate) fn fehlt(leser: &mut Leser<'_>, element: &'static str) -> Verworfen {
        let stelle = leser.stelle();
        leser.schema(stelle, Grund::ElementFehlt(element))
    }

    /// Reports that no alternative of a choice is there, unless what stands in its place has been reported.
    #[cold]
    pub(crate) fn keine_alternative(&self, leser: &mut Leser<'_>) -> Verworfen {
        if self.uebergangen {
            return Verworfen;
        }
        let stelle = leser.stelle();
        leser.schema(stelle, Grund::KeineAlternative)
    }

    /// Reads the end of the element; whatever still stands before it is reported.
    pub(crate) fn ende(mut self, leser: &mut Leser<'_>) {
        self.ab = usize::MAX;
        while self.platz(leser) != ENDE {
            self.zu_viel(leser);
        }
        leser.ende_nehmen();
    }

    #[cold]
    fn zu_viel(&mut self, leser: &mut Leser<'_>) {
        if leser.anstehend().is_some() {
            leser.uebergehen();
        }
        self.platz = None;
        self.nachsehen(leser);
    }
}
