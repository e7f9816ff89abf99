//! The state of one Anmeldung: states that carry their data, events, and the transitions between them.
//!
//! `docs/zustand.md` draws the same machine.

mod ereignis;
mod erklaerung;
mod papier;
#[cfg(test)]
mod tests;
mod zustand;

pub use ereignis::{Ablehnungsgrund, Bestaetigt, Ereignis};
pub use erklaerung::{Abweichung, Erklaerung};
pub use papier::Papier;
pub use zustand::{Fall, Uebergang, Unmoeglich, Zustand};
