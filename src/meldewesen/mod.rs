//! The vocabulary of the law: person, address, dwelling, landlord, and what a register holds of them.

mod aktenzeichen;
mod anschrift;
mod geburtsangabe;
mod identitaet;
mod meldedaten;
mod person;
mod wohnung;

pub use aktenzeichen::Aktenzeichen;
pub use anschrift::{Anschrift, Hausnummer, Hausnummernzusatz, Postleitzahl, Wohnungsnummer};
pub use geburtsangabe::{Geburtsangabe, GeburtsangabeError};
pub use identitaet::{Chipanschrift, Identitaet};
pub use meldedaten::{Angabe, Meldedaten, Schluessel};
pub use person::Person;
pub use wohnung::{Wohnung, Wohnungsgeber, Wohnungsstatus};
