//! What the register does, seen from its door: messages in, messages out.

mod anmeldung;
mod auskunft;
mod haltbarkeit;
mod http;
mod settings;
mod welt;
