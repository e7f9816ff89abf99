//! One use case a file. Pages and API call these and nothing below them.

mod abrufe;
mod amt;
mod amtsschein;
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
mod erneut_senden;
mod faelle_zeigen;
mod fehler;
mod fristen;
mod neu_aus_fall;
mod offener_fall;
#[cfg(test)]
mod proben;
mod siegelstelle;
mod sitzung;
mod urkunde_pruefen;
mod zuruecknehmen;

pub use amt::{AmtFehler, Amtsstelle, Amtszugang, Einsicht};
pub use bescheinigung_beantragen::Ausgestellt;
pub use dienste::{Bauteile, Dienste};
pub use dokument_abholen::Abholung;
pub use einreichen::{Einreichungsstand, Zusammenfassung};
pub use entwurf::{Datei, Entwurf, Schritt};
pub use faelle_zeigen::Vorgang;
pub use fehler::{
    AbrufFehler, CodeFehler, EinreichFehler, EntwurfFehler, ErneutFehler, LoginFehler, NeuFehler,
    RuecknahmeFehler, Stoerung,
};
pub use siegelstelle::Siegelstelle;

// What pages and API must name, although its own room is below theirs.
pub use crate::{nachricht::Nichterstellung, store::AnmeldeZweck};
