//! The vocabulary of the law: person, address, dwelling, landlord, and what a register holds of them.

mod aktenzeichen;
mod angehoerige;
mod anschrift;
mod beteiligte;
mod blatt;
mod fallcode;
mod geburtsangabe;
mod identitaet;
mod meldedaten;
mod person;
mod selbstauskunft;
mod sperre;
mod urkundennummer;
mod vertrauensniveau;
mod wohnung;
mod zustimmung;

pub use aktenzeichen::Aktenzeichen;
pub use angehoerige::{Angehoeriger, Beziehung, Gemeinschaft, Vertreter};
pub use anschrift::{Anschrift, Hausnummer, Hausnummernzusatz, Postleitzahl, Wohnungsnummer, strassenzeile};
pub use beteiligte::{Beteiligter, Beteiligung};
pub use blatt::blattname;
pub use fallcode::Fallcode;
pub use geburtsangabe::{Geburtsangabe, GeburtsangabeError};
pub use identitaet::{Chipanschrift, Identitaet, Strassenteile};
pub use meldedaten::{Angabe, Meldedaten, Schluessel, mit_schluessel};
pub use person::Person;
pub use selbstauskunft::{Abschnitt, Auskunftsteil, Selbstauskunft};
pub use sperre::Sperrschluessel;
pub use urkundennummer::{Pruefcode, Urkundennummer};
pub use vertrauensniveau::Vertrauensniveau;
pub use wohnung::{Wohnung, Wohnungsgeber, Wohnungsstatus};
pub use zustimmung::{Entscheidung, Geltung, Sorgeantwort, letzte_worte};
