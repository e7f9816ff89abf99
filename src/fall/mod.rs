//! The state of one Anmeldung: states that carry their data, events, and the transitions between them.
//!
//! `docs/zustand.md` draws the same machine, and a test compares the two.

mod ereignis;
mod erklaerung;
mod papier;
pub mod probe;
#[cfg(test)]
pub(crate) mod tests;
mod uebergang;
mod zustand;

pub use ereignis::{Ablehnungsgrund, Bestaetigt, Ereignis};
pub use erklaerung::{Abweichung, Angabengruppe, Erklaerung};
pub use papier::Papier;
pub use uebergang::{Uebergang, Unmoeglich};
pub use zustand::{Fall, Halt, NACHFRIST_TAGE, Zustand};
