//! DIN 91379: the letters and signs that a German register can hold, and what to do with all others.
//!
//! # What the norm is
//! DIN 91379:2022-08 lists the characters of Unicode that every public register, procedure and form in Germany has to
//! carry: the letters of all European languages in Latin script, those of the common romanisations of other scripts,
//! and the signs that stand between them. XMeld binds nearly every text to it. The list has 930 rows in groups:
//!
//! | Group of the list | What | Rows | Binding |
//! |---|---|---|---|
//! | `bll` | Latin letters, 149 of them written with combining marks | 649 | normative |
//! | `bnlreq` (N1) | signs inside names: blank, hyphen, apostrophes, `ʿ`, `‡` | 18 | normative |
//! | `bnl` (N2) | digits and further signs | 60 | normative |
//! | `bnlopt` (N3) | `¤ ¦ ¸ ¼ ½ ¾` | 6 | normative |
//! | `bnlnot` (N4) | tab, line feed, carriage return, no-break space | 4 | normative |
//! | `dc` | the 20 combining marks; never alone, only in a listed sequence | 20 | normative |
//! | `gl`, `cl`, `enl` | Greek, Cyrillic, further signs | 173 | extended |
//!
//! # The five data types
//! [`Datentyp`] unites groups, exactly as the patterns of `din-norm-91379-datatypes.xsd` do: **A** names of persons
//! (`bll`, N1), **B** names of places and streets (A and N2), **C** everything normative (B, N3, N4), **D** names of
//! companies and products (A, N2, N3, `enl`, Greek), **E** everything (D, N4, Cyrillic). XMeld says C almost everywhere:
//! that type is [`Text`].
//!
//! # A letter is not always one code point
//! `C̆` is registrable and has no code point of its own, so the list has it as the sequence `C`, U+0306; `ü` has one, so
//! `u`, U+0308 is *not* registrable. Both follow from one rule: texts are in normalisation form C. Every entry of the
//! list is in NFC and begins with a character that combines with nothing before it; therefore every text made of
//! entries is in NFC too, and no check beyond the list is needed. (`tests/din91379.rs` tries all pairs of entries.)
//!
//! # What a person typed
//! [`bereinigt`] turns what keyboards, word processors and clipboards make of a name into the form a register holds,
//! as far as no letter becomes another letter. What is left over gets a [`Rat`]: which sign, at which position, and
//! what to write instead.
//!
//! ```
//! use xoev::latin::{Rat, Datentyp, Sprache, Text, bereinigt};
//!
//! assert_eq!(bereinigt(" Mu\u{308}ller\u{2010}Lu\u{308}denscheidt "), "Müller-Lüdenscheidt");
//! let rat = Rat::erster("Petеr", Datentyp::C).unwrap(); // the second e is Cyrillic
//! assert_eq!((rat.stelle(), rat.zeichen()), (4, "е"));
//! assert_eq!(
//!     rat.satz(Sprache::Deutsch),
//!     "Das Zeichen „е“ an Stelle 4 ist ein kyrillischer Buchstabe (kyrillisches je) und sieht nur so aus wie das \
//!      lateinische „e“. Schreiben Sie „e“."
//! );
//! assert!(Text::aus_eingabe("D\u{2018}Arc").is_ok());
//! ```
//!
//! # Finding names
//! [`suchform`] is the search form that goes with the norm: basic letters A to Z, `Ä` as `AE`, `Å` as `AA`, `ß` as `SS`.
//! [`namensform`] also takes hyphens, apostrophes and blanks as people do, and [`gleicher_name`] compares two names by it.
//!
//! # Systems that cannot
//! [`Ziel::umschreiben`] writes a text for a system that knows only ISO 8859-1, ISO 8859-15, ASCII or the machine-readable
//! zone of a passport (ICAO Doc 9303). It keeps what the target can say and writes the rest in basic letters.
//!
//! # Deprecated entries
//! Six entries must be read but should no longer be written: `ē̍`, `ō̍`, `ḗ` (and the mark U+030D), `Ŀ`, `ŀ` (write `L·`,
//! `l·`) and `ŉ` (write `'n`). They are taken like all others; a register that wrote them gets them back unchanged.
//!
//! # Sources
//! DIN 91379:2022-08, read from the list 1.3 of github.com/String-Latin/DIN-91379-Characters-and-Sequences (CC BY 4.0):
//! `latin_list_1.3.txt`, `latin_list_search_form_1.3.txt`, `latin_list_deprecated_1.3.txt`; ICAO Doc 9303 part 3, section 6;
//! Unicode Standard Annex 15 (normalisation). `tests/din91379.rs` holds every table here against list and schema.

mod datentyp;
mod eingabe;
mod folgen;
mod grundform;
mod muster;
mod pruefen;
mod rat;
mod suchform;
mod tafel;
mod text;
mod umschrift;
mod ziel;

pub use datentyp::Datentyp;
pub use eingabe::bereinigt;
pub use rat::{Art, Rat, Schrift, Sprache};
pub use suchform::{gleicher_name, namensform, suchform};
pub use text::{Text, TextError};
pub use ziel::Ziel;
