//! The messages, one file per family, and [`Nachricht`], which is any of them.
//!
//! A new message is a `nachricht!` in the file of its family and one line in the list of [`Nachricht`].

pub mod anmeldung;
pub mod anschrift;
pub mod datum;
pub mod erlaubnis;
pub mod erweiterung;
pub mod identifikation;
pub mod meldebescheinigung;
pub mod meldeschein;
pub mod nachweis;
pub mod name;
pub mod person;
pub mod rueckweisung;
pub mod selbstauskunft;
pub mod sperren;
pub mod wahl;
pub mod wohnung;

mod nachricht;

pub use anmeldung::{Bestaetigungscode1706, Ergebnis1707, Meldeschein1704, Statusmitteilung1705};
pub use meldebescheinigung::{AbrufMeldebescheinigung1700, MeldebescheinigungAntwort1701};
pub use meldeschein::{AbrufMeldeschein1702, MeldescheinAntwort1703};
pub(crate) use nachricht::ist_schemakonform;
pub use crate::typ::Regeln;
pub use nachricht::{Beschreibung, Nachricht, Nachrichtenart};
pub use rueckweisung::{Ruecksendung0910, Rueckweisung0010};
pub use selbstauskunft::{AbrufSelbstauskunft1708, Selbstauskunft1710, SelbstauskunftStatus1709};
pub use sperren::{
    AbrufSperren1711, EintragungSperren1713, EintragungSperren1714, SperrenAntwort1712, SperrenAntwort1715,
};
