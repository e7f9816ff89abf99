//! XMeld, chapter Onlinedienste: messages between portals and Meldebehörden, read, written and checked exactly.
//!
//! No I/O, no async. Start with [`Nachricht`]: [`Nachricht::lesen`] reads and checks bytes, [`Nachricht::schreiben`]
//! writes them. Each XML type is described once (see [`typ`]); what this crate reads it also writes without loss.
//!
//! ```
//! match xoev::Nachricht::lesen(b"<kein-xmeld/>") {
//!     Ok(nachricht) => println!("{}", nachricht.typ()),
//!     Err(fehler) => assert_eq!(fehler[0].code.code(), "X001"),
//! }
//! ```

#[macro_use]
mod makros;

pub mod ags;
mod anforderung;
mod baum;
pub mod codelist;
pub mod codes;
pub mod fassung;
pub mod fehler;
pub mod kopf;
mod kopfdaten;
pub mod latin;
pub mod listen;
mod nachrichtentyp;
mod read;
pub mod teildatum;
pub mod typ;
pub mod werte;
mod write;
pub mod xmeld;
mod zeitpunkt;

pub use ags::Ags;
pub use anforderung::Anforderungselement;
pub use baum::Grenzen;
pub use codelist::Code;
pub use fehler::{Fehler, Fehlercode, Grund};
pub use kopf::Kopf;
pub use kopfdaten::{Kopfdaten, kopf_lesen};
pub use latin::{Text, TextError};
pub use nachrichtentyp::Nachrichtentyp;
pub use teildatum::Teildatum;
pub use werte::{Binaer, Ja, Token};
pub use xmeld::Nachricht;
pub use zeitpunkt::{Zeitpunkt, ZeitpunktError};
