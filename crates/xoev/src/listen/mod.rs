//! Code lists as data: each with its URI and version, built in or read from a genericode file.
//!
//! [`Codelisten`] holds the lists that a program knows. It starts with those that XMeld enumerates
//! ([`Codelisten::eingebaut`]); a list of the XRepository is read with [`Codeliste::aus_genericode`] and added with
//! [`Codelisten::lege_dazu`]. [`Codevorgabe`] says which of the four XÖV code types an element has and what a message
//! may then leave out; [`Schluesselpruefung`] is the check of keys that a caller switches on.
//!
//! ```
//! use xoev::listen::{Codelisten, Sprache};
//!
//! let listen = Codelisten::eingebaut();
//! let stand = "urn:de:dsmeld:schluesseltabelle:familienstand";
//! assert_eq!(listen.kennt(stand, "2", "LD"), Some(true));
//! assert_eq!(listen.name(stand, "LD", Sprache::Englisch), Some("single"));
//! ```

mod codeliste;
mod codelisten;
mod codetyp;
mod eingebaut;
mod fehler;
mod genericode;
mod markup;
mod ort;
mod pruefung;
mod spalten;
mod staaten;
mod version;

pub use codeliste::{Codeliste, Eintrag, Sprache};
pub use codelisten::{Codelisten, ListeUnpassend};
pub use codetyp::{Codevorgabe, Listenbezug, Vorgabefehler};
pub use eingebaut::Aufzaehlung;
pub use fehler::{ListenFehler, Listengrund};
pub use genericode::Listengrenzen;
pub use pruefung::{Gemeindeverzeichnis, Schluesselpruefung, UnbekannterSchluessel};
