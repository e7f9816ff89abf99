//! One use case a file. Pages and API call these and nothing below them.

mod abrufe;
mod anmelden;
mod antwort_verarbeiten;
mod aufraeumen;
mod benachrichtigen;
mod bescheinigung_beantragen;
mod bescheinigung_inhalt;
mod code_bestaetigen;
mod dienste;
mod dokument_abholen;
mod einreichen;
mod entwurf;
mod entwurf_behalten;
mod erinnern;
mod faelle_zeigen;
mod fehler;
mod rueckmelden;
mod siegelstelle;
mod sitzung;
mod urkunde_pruefen;

pub use benachrichtigen::{Brief, Brieftexte, Mailart};
pub use bescheinigung_beantragen::Ausgestellt;
pub use dienste::{Bauteile, Dienste};
pub use dokument_abholen::Abholung;
pub use einreichen::{Einreichungsstand, Zusammenfassung};
pub use entwurf::{Datei, Entwurf, Schritt};
pub use entwurf_behalten::Frist;
pub use faelle_zeigen::Vorgang;
pub use fehler::{AbrufFehler, CodeFehler, EinreichFehler, EntwurfFehler, LoginFehler, Stoerung};
pub use rueckmelden::RueckmeldeFehler;
pub use siegelstelle::Siegelstelle;

// What pages and API must name, although its own room is below theirs.
pub use crate::{nachricht::Nichterstellung, store::AnmeldeZweck};
