//! Typed reading: walks a document along the descriptions, strictly, without building a tree.
//!
//! [`Strom`] tells the markup, [`Leser`] keeps the place and the findings, [`Lauf`] is one walk over the elements of
//! a type. A value that cannot be built does not stop the reading: what follows is checked all the same.

mod attribute;
mod grenzen;
mod lauf;
mod leser;
mod namensraeume;
mod strom;
mod zeichen;

pub use grenzen::Grenzen;
pub use lauf::Lauf;
pub use leser::{Gelesen, Leser, Verworfen};

pub(crate) use attribute::verweis;
pub(crate) use leser::{Schritt, pfad};
pub(crate) use strom::{Anfang, Ereignis, Strom};
pub(crate) use zeichen::{ist_leerbyte, ist_leerraum, ist_ncname, ist_xml_zeichen, zusammengefasst};
