//! The BMG as decisions: a checked Antrag, or Befunde that say which rule stands against it.

mod anmeldung;
mod geprueft;

pub use anmeldung::{Befund, pruefe_anmeldung};
pub use geprueft::Geprueft;
