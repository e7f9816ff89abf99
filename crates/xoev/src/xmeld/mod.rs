//! The messages, one file per family, and [`Nachricht`], which is any of them.
//!
//! | Family | Messages | Basis |
//! |---|---|---|
//! | [`meldebescheinigung`] | 1700, 1701 | §§ 18, 18a BMG |
//! | [`meldeschein`] | 1702, 1703 | § 23a Abs. 1 BMG |
//! | [`anmeldung`] | 1704 to 1707 | §§ 23a Abs. 2, 3, 24 Abs. 2 BMG |
//! | [`selbstauskunft`] | 1708 to 1710 | Art. 15 DSGVO |
//! | [`sperren`] | 1711 to 1715 | §§ 42 Abs. 3, 50 Abs. 5 BMG |
//! | [`rueckweisung`] | 0010, 0910 | XInneres, XMeld |
//!
//! The other files hold what they share: who the person is ([`identifikation`]), [`name`], [`anschrift`], [`datum`],
//! [`person`], and what only a Selbstauskunft tells ([`nachweis`], [`wohnung`], [`wahl`], [`erlaubnis`]).
//!
//! Each field says its element and, where there is one, its sheet of the DSMeld. A new message is a `nachricht!` in the
//! file of its family and one line in the list of [`Nachricht`].

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

pub use crate::typ::Regeln;
pub use anmeldung::{Bestaetigungscode1706, Ergebnis1707, Meldeschein1704, Statusmitteilung1705};
pub use meldebescheinigung::{AbrufMeldebescheinigung1700, MeldebescheinigungAntwort1701};
pub use meldeschein::{AbrufMeldeschein1702, MeldescheinAntwort1703};
pub(crate) use nachricht::ist_schemakonform;
pub use nachricht::{Beschreibung, Nachricht, Nachrichtenart};
pub use rueckweisung::{Ruecksendung0910, Rueckweisung0010};
pub use selbstauskunft::{AbrufSelbstauskunft1708, Selbstauskunft1710, SelbstauskunftStatus1709};
pub use sperren::{
    AbrufSperren1711, EintragungSperren1713, EintragungSperren1714, SperrenAntwort1712, SperrenAntwort1715,
};
