//! One use case a file. Pages and API call these and nothing below them.

mod abrufe;
mod anmelden;
mod antwort_verarbeiten;
mod aufraeumen;
mod bescheinigung_beantragen;
mod bescheinigung_inhalt;
mod code_bestaetigen;
mod dienste;
mod dokument_abholen;
mod einreichen;
mod entwurf;
mod faelle_zeigen;
mod fehler;
mod siegelstelle;
mod sitzung;
mod urkunde_pruefen;
mod vorab_pruefen;

pub use bescheinigung_beantragen::Ausgestellt;
pub use dienste::{Bauteile, Dienste};
pub use dokument_abholen::Abholung;
pub use einreichen::{Einreichungsstand, Zusammenfassung};
pub use entwurf::{Datei, Entwurf, Schritt};
pub use faelle_zeigen::Vorgang;
pub use fehler::{AbrufFehler, CodeFehler, EinreichFehler, EntwurfFehler, LoginFehler, Stoerung};
pub use siegelstelle::Siegelstelle;

// What pages and API must name, although its own room is below theirs.
pub use crate::{nachricht::Nichterstellung, store::AnmeldeZweck};
