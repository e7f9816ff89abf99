//! What the register does, seen from its door: messages in, messages out.

mod anmeldung;
mod auskunft;
mod familie;
mod haltbarkeit;
mod http;
mod settings;
mod sperren;
pub(super) mod welt;
mod wohnungen;
