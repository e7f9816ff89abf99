//! XMeld, chapter Onlinedienste: messages between portals and Meldebehörden, read, written and checked exactly.
//!
//! No I/O, no async. Start with [`Nachricht`]: [`Nachricht::lesen`] reads and checks bytes, [`Nachricht::schreiben`]
//! writes them. Each XML type is described once (see [`typ`]); what this crate reads it also writes without loss.
//! What the standard says in words beyond the schema are the rules of [`regeln`].
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
pub mod codelist;
pub mod codes;
pub mod fassung;
pub mod fehler;
pub mod kopf;
mod kopfdaten;
pub mod latin;
pub mod listen;
mod nachrichtentyp;
pub mod profil;
mod read;
pub mod regeln;
pub mod teildatum;
pub mod typ;
mod uri;
pub mod urteil;
pub mod werte;
mod write;
pub mod xmeld;
mod zeitpunkt;

pub use ags::Ags;
pub use anforderung::Anforderungselement;
pub use codelist::Code;
pub use fehler::{Ebene, Fehler, Fehlercode, Grund, Ort};
pub use kopf::Kopf;
pub use kopfdaten::{Kopfdaten, kopf_lesen};
pub use latin::{Text, TextError};
pub use nachrichtentyp::Nachrichtentyp;
pub use read::Grenzen;
pub use regeln::Regel;
pub use teildatum::Teildatum;
pub use urteil::{Optionen, Urteil};
pub use werte::{Binaer, Ja, Token};
pub use xmeld::Nachricht;
pub use zeitpunkt::{Zeitpunkt, ZeitpunktError};
