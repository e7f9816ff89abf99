//! Typed events of the journal, and the hash chain that makes a later change visible.

mod eintrag;
mod kette;

pub use eintrag::{Eintrag, Vorgang};
pub use kette::{ANFANG, Kettenbruch, Kettenpruefer, abdruck, verkette};
