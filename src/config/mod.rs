//! Reads files and hands each room its own Settings.
//!
//! `config/meldewerk.toml` and `config/land/*.toml` explain every key, `config/codelisten/README.md` the code lists.

mod codelisten;
mod dienst;
mod fehler;
mod land;
mod lesen;
mod mail;
mod transport;
mod vorlagen;

use std::sync::Arc;

use xoev::listen::Codelisten;

pub use codelisten::lies_codelisten;
pub use dienst::{Bestandsteil, Dienstteil, Protokollform, Protokollteil};
pub use fehler::ConfigFehler;
pub use land::{
    Amtsteil, Ankerteil, Anmeldeteil, Fernteil, Gemeindeteil, Landteil, Maschinenteil, Pkcs11teil,
    Siegelteil, Zeitstempelteil,
};
pub use lesen::{lies, lies_geheim, lies_land_text};
pub use mail::{Mailteil, Mailverschluesselung};
pub use transport::{Dvdvteil, Registerteil, Xtateil, Zustellteil};

/// Everything the files say, checked for form; secrets are read from their own files.
pub struct Config {
    /// Where and with how many threads the service listens.
    pub dienst: Dienstteil,
    /// Where data are kept.
    pub bestand: Bestandsteil,
    /// What is logged.
    pub protokoll: Protokollteil,
    /// The mail server, if mails are sent.
    pub mail: Option<Mailteil>,
    /// The code lists: those that are built in and those of the folder.
    pub codelisten: Arc<Codelisten>,
    /// The Länder.
    pub laender: Vec<Landteil>,
}
