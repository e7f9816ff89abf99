//! The store on SQLite: one file, one writer, a few readers; one source file per kind of record.

mod anmeldung;
mod auskunft;
mod bericht;
mod bestand;
mod dokument;
mod einheit;
mod einladung;
mod entwurf;
mod fall;
mod journal;
mod konto;
mod mailausgang;
mod maschine;
mod postausgang;
mod posteingang;
#[cfg(test)]
pub(crate) mod proben;
mod rueckmeldung;
mod sitzung;
mod urkunde;
mod werte;
mod zuzug;

pub use bestand::{Settings, SqliteBestand};
