//! XTA 2.1.1: the way to registers behind a transport service, and the server for those that deliver to us.
//!
//! The bytes are the business of the crate `xta`; here is who is asked, what is sent again, and what counts as arrived.

mod abrufe;
mod austausch;
mod dienst;
mod eingang;
mod kasten;
mod metadaten;
#[cfg(test)]
mod proben;
mod server;
mod settings;
mod verbindung;

pub use dienst::{Konto, Posten, Stand, XtaDienst};
pub use eingang::{Zusteller, Zustellung};
pub use metadaten::{MELDEBEHOERDE, PORTAL, Umschlagtexte, nachricht_aus, nachricht_id};
pub use server::{lausche, merke_zertifikat, routen};
pub use settings::{XtaAdressen, XtaSettings};
pub use verbindung::XtaVerbindung;
