//! The BMG as decisions: a checked Antrag, or Befunde that say which rule stands against it.

pub mod alter;
mod anmeldung;
mod geprueft;
pub mod hauptwohnung;
pub mod scheinanschrift;
#[cfg(test)]
mod tests;
pub mod vertretung;
pub mod zugang;

pub use anmeldung::{Befund, Beschluss, Lage, pruefe_anmeldung};
pub use geprueft::Geprueft;
