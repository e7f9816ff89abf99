//! What the register does, seen from its door: messages in, messages out.

mod anmeldung;
mod auskunft;
mod familie;
mod haltbarkeit;
mod http;
mod personen;
mod selbstauskunft;
mod settings;
mod sperren;
mod welt;
mod wohnungen;
