//! The BMG as decisions: a checked Antrag, or Befunde that say which rule stands against it.

mod anmeldung;
mod aufbewahrung;
mod geprueft;

pub use anmeldung::{Befund, pruefe_anmeldung};
pub use aufbewahrung::{Aufbewahrung, WARNFRIST, aufbewahrung, warnen};
pub use geprueft::Geprueft;
