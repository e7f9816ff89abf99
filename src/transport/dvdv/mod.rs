//! DVDV 2: the directory of the authorities, asked over HTTPS with an assertion of our own certificate.
//!
//! Made from what others published about the interface; it has not been tried against the real service.

mod antwort;
mod client;
mod nachweis;

pub use antwort::Dienstbeschreibung;
pub use client::{Auskunft, Dvdv, DvdvFehler, DvdvSettings};
