//! What a person can do about a sign that no register can store.

mod aehnlich;
mod naechstes;
mod namen;
mod satz;
mod schrift;
mod sichtbar;

use std::fmt;

use super::{datentyp::Datentyp, eingabe};
pub use schrift::Schrift;

/// A language for names of characters and for whole sentences.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Sprache {
    /// German.
    Deutsch,
    /// English.
    Englisch,
}

/// A sign that is not registrable, and what to write instead.
///
/// A sign is what a person sees as one: a letter with its marks, an emoji of several code points. `Debug` does not show it.
#[derive(Clone, Eq, PartialEq)]
pub struct Rat {
    zeichen: String,
    stelle: usize,
    art: Art,
}

/// What kind of sign it is, and with that what to do.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Art {
    /// A letter of another script in a Latin word, which looks like a Latin letter: write that one.
    Aehnlich {
        /// The script it is from.
        schrift: Schrift,
        /// The Latin letter to write instead.
        statt: String,
    },
    /// A letter of a word in another script: write the name as it stands in Latin letters in the passport.
    Schrift(Schrift),
    /// Something for which the register has a near form: write that.
    Ersatz(String),
    /// A sign that nobody sees, most often pasted with the text: delete it or type the text anew.
    Unsichtbar,
    /// A picture: leave it out.
    Bild,
    /// The place of a character that was lost on the way (U+FFFD, private use): type it anew.
    Verloren,
    /// Anything else: leave it out or describe it.
    Sonst,
}

impl Rat {
    /// The first sign of `text` that `typ` does not know even after [`super::bereinigt`]; `None` if there is none.
    #[must_use]
    pub fn erster(text: &str, typ: Datentyp) -> Option<Self> {
        Self::alle(text, typ).next()
    }

    /// All such signs, in the order of the text.
    ///
    /// There is none exactly if `typ` has the cleaned text. Positions are those of the text as it was typed.
    pub fn alle(text: &str, typ: Datentyp) -> impl Iterator<Item = Self> {
        let kern = eingabe::kern(text);
        let anfang = text.find(kern).unwrap_or_default();
        let davor = sichtbar::zeichen(text.get(..anfang).unwrap_or_default()).count();
        sichtbar::zeichen(kern)
            .enumerate()
            .filter(move |(_, (_, zeichen))| !typ.enthaelt(&eingabe::bereinigtes_zeichen(zeichen)))
            .map(move |(nummer, (ab, zeichen))| Self {
                zeichen: zeichen.to_owned(),
                stelle: davor + nummer + 1,
                art: art(kern, ab, zeichen, typ),
            })
    }

    /// The sign, as it stands in the text.
    #[must_use]
    pub fn zeichen(&self) -> &str {
        &self.zeichen
    }

    /// Its position, in signs from 1.
    #[must_use]
    pub const fn stelle(&self) -> usize {
        self.stelle
    }

    /// What it is and what to do.
    #[must_use]
    pub const fn art(&self) -> &Art {
        &self.art
    }

    /// What to write instead, where there is one answer.
    #[must_use]
    pub fn statt(&self) -> Option<&str> {
        match &self.art {
            Art::Aehnlich { statt, .. } | Art::Ersatz(statt) => Some(statt),
            _ => None,
        }
    }

    /// What the sign is called, such as `kyrillisches er`; `None` if seeing it is enough.
    #[must_use]
    pub fn name(&self, sprache: Sprache) -> Option<String> {
        namen::name(&self.zeichen, sprache)
    }

    /// Sign, position and advice in one or two sentences, for a person.
    #[must_use]
    pub fn satz(&self, sprache: Sprache) -> String {
        satz::satz(self, sprache)
    }
}

impl fmt::Debug for Rat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Rat({}, ..)", self.stelle)
    }
}

fn art(text: &str, ab: usize, zeichen: &str, typ: Datentyp) -> Art {
    let mut einzelne = zeichen.chars();
    let Some(erstes) = einzelne.next() else {
        return Art::Sonst;
    };
    if let Some(schrift) = Schrift::von(erstes) {
        return match aehnlich::lateinisch(zeichen) {
            Some(statt) if typ.enthaelt(&statt) && !ganz_fremd(text, ab, zeichen) => {
                Art::Aehnlich { schrift, statt }
            }
            _ => Art::Schrift(schrift),
        };
    }
    if sichtbar::ist_verloren(erstes) {
        Art::Verloren
    } else if zeichen.chars().all(sichtbar::ist_unsichtbar) {
        Art::Unsichtbar
    } else if zeichen.chars().any(sichtbar::ist_bild) {
        Art::Bild
    } else {
        naechstes::registrierbar(zeichen, typ).map_or(Art::Sonst, Art::Ersatz)
    }
}

/// Whether the word around byte `ab` is in another script: two letters or more, none of them Latin.
fn ganz_fremd(text: &str, ab: usize, zeichen: &str) -> bool {
    let teil_des_wortes = |z: &char| z.is_alphabetic() || super::grundform::ist_diakritisch(*z);
    let davor = text.get(..ab).unwrap_or_default();
    let danach = text.get(ab + zeichen.len()..).unwrap_or_default();
    let nachbarn = davor
        .chars()
        .rev()
        .take_while(teil_des_wortes)
        .chain(danach.chars().take_while(teil_des_wortes))
        .filter(|z| z.is_alphabetic());
    let mut andere = 0;
    for nachbar in nachbarn {
        if Schrift::von(nachbar).is_none() {
            return false;
        }
        andere += 1;
    }
    andere > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rat(text: &str) -> (String, usize, Art) {
        let rat = Rat::erster(text, Datentyp::C).unwrap();
        (rat.zeichen, rat.stelle, rat.art)
    }

    #[test]
    fn a_letter_of_another_script_in_a_latin_word_is_told_from_a_word_in_that_script() {
        let kyrillisch = |statt: &str| Art::Aehnlich {
            schrift: Schrift::Kyrillisch,
            statt: statt.into(),
        };
        assert_eq!(rat("Pet\u{435}r"), ("\u{435}".into(), 4, kyrillisch("e")));
        assert_eq!(rat("12 \u{430}"), ("\u{430}".into(), 4, kyrillisch("a")));
        assert_eq!(rat("Zo\u{451}"), ("\u{451}".into(), 3, kyrillisch("ë")));
        assert_eq!(
            rat("Anna Рот"),
            ("Р".into(), 6, Art::Schrift(Schrift::Kyrillisch))
        );
        assert_eq!(rat("Петров"), ("П".into(), 1, Art::Schrift(Schrift::Kyrillisch)));
        assert_eq!(rat("Иванa").2, Art::Schrift(Schrift::Kyrillisch));
        let eszett = Art::Aehnlich {
            schrift: Schrift::Griechisch,
            statt: "ß".into(),
        };
        assert_eq!(rat("Stra\u{3B2}e"), ("\u{3B2}".into(), 5, eszett));
        assert_eq!(rat("張偉").2, Art::Schrift(Schrift::Chinesisch));
    }

    #[test]
    fn what_has_a_near_form_gets_it() {
        for (text, zeichen, statt) in [
            ("V\u{1A1}\u{302}", "\u{1A1}\u{302}", "\u{1A1}"),
            ("x\u{302}", "x\u{302}", "x"),
            ("\u{1D406}raf", "\u{1D406}", "G"),
            ("2\u{2074}", "\u{2074}", "4"),
            ("\u{199}asa", "\u{199}", "k"),
            ("\u{17F}ee", "\u{17F}", "s"),
            ("O\u{2BB}", "\u{2BB}", "\u{2019}"),
            ("Haus \u{201A}A\u{2018}", "\u{201A}", "'"),
        ] {
            let (gefunden, _, art) = rat(text);
            assert_eq!(
                (gefunden.as_str(), art),
                (zeichen, Art::Ersatz(statt.into())),
                "{text}"
            );
        }
    }

    #[test]
    fn pictures_invisible_and_lost_signs_are_known_as_such() {
        assert_eq!(
            rat("Ana \u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}!"),
            ("\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}".into(), 5, Art::Bild)
        );
        assert_eq!(rat("\u{2764}\u{FE0F}").2, Art::Bild);
        assert_eq!(rat("M\u{FC}l\u{AD}ler"), ("\u{AD}".into(), 4, Art::Unsichtbar));
        assert_eq!(rat("M\u{FFFD}ller").2, Art::Verloren);
        assert_eq!(rat("\u{222B}").2, Art::Sonst);
    }

    #[test]
    fn what_is_repaired_anyway_needs_no_advice() {
        for text in [
            "Mu\u{308}ller",
            " \u{FEFF}Erika\u{3000}",
            "D\u{2018}Arc",
            "\u{FB01}ne",
            "K\u{35F}h",
            "a\tb",
            "",
        ] {
            assert_eq!(Rat::erster(text, Datentyp::C), None, "{text}");
        }
    }

    #[test]
    fn every_sign_is_found_and_debug_shows_none() {
        let alle: Vec<_> = Rat::alle("\u{430}b\u{441}", Datentyp::C).collect();
        assert_eq!(format!("{alle:?}"), "[Rat(1, ..), Rat(3, ..)]");
        assert_eq!(Rat::erster("Haus 7", Datentyp::A).unwrap().stelle(), 6);
    }
}
