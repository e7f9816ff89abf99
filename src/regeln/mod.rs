//! The BMG as decisions: a checked Antrag, or Befunde that say which rule stands against it.

pub mod alter;
mod anmeldung;
mod aufbewahrung;
mod auskunft;
mod frist;
mod geprueft;
pub mod hauptwohnung;
mod meldepflicht;
pub mod scheinanschrift;
pub mod sperren;
pub mod vertretung;
mod vorabergebnis;
mod vorabpruefung;
pub mod zugang;
pub mod zustaendigkeit;

pub use anmeldung::{Befund, Beschluss, Umzugslage, pruefe_anmeldung};
pub use aufbewahrung::{Aufbewahrung, WARNFRIST, aufbewahrung, warnen};
pub use auskunft::auskunft_bis;
pub use frist::{Fristlage, Meldefrist, monate_nach};
pub use geprueft::Geprueft;
pub use meldepflicht::{Lage, Meldepflicht, Missionseinwand, Person, Unterkunft, meldepflicht};
pub use vorabergebnis::{Ausnahme, Einstieg, Ergebnis, Hindernis, Pflichtbeginn, Unterlage, Zusatz};
pub use vorabpruefung::{FRAGEN_HOECHSTENS, Stand, Vorabpruefung, pruefe_vorab};
