//! Musterregister: a municipal register with state that answers XMeld over HTTP, for the demo, the tests and vendors.
//!
//! It identifies a person only by the complete match of § 4 Abs. 2 BMeldDigiV, enters an accepted Anmeldung with the ties
//! of a family, ends the old dwelling, enters and deletes objections, and rejects what breaks the standard with the proper
//! code. [`Musterregister::starte`] opens the port:
//!
//! | Request | Answer |
//! |---|---|
//! | `POST /xmeld/synchron` | 200 with 1701, 1703, 1709, 1712 or 0910; 400 if not even the header can be read |
//! | `POST /xmeld/nachrichten` | 202 the first time, 200 for a nachrichtenUUID it already has; 400 without a header |
//! | `GET /xmeld/postfach`, `GET` and `DELETE /xmeld/postfach/{id}` | messages for the portal, until it acknowledges them |
//! | `POST /muster/fortzug` | the notice of another Musterregister that a person has left; 200 with the objections entered there |
//! | `GET /briefkasten`, `/briefkasten/{id}` | letters that went out by post; with invented people only |
//! | `GET /nachrichten`, `/nachrichten/{nummer}` | the last messages in and out, each with what is wrong with it; with invented people only |
//!
//! All of them but the pages want the Bearer token. The state is one file, on disk before the answer is
//! given: a message in, a new state out ([`bestand`], `ablauf`), around it a thin shell (`stube`, `server`). A [`Szenario`]
//! makes it slow, silent or wrong for messages about one person.
//!
//! Where an office reads and thinks, it is simple. A person who keeps the former dwelling beside a new main one says so in a
//! `freitext` of the 1704 that holds the words `Bisherige Wohnung bleibt Nebenwohnung:`; without them a new sole or main
//! dwelling ends the former one. A 1702 whose address comes in parts asks for a relative, and never finds one with a lock.

mod ablage;
mod ablauf;
mod amt;
mod anschriften;
mod auskunft;
mod bescheinigung;
pub mod bestand;
mod briefe;
mod briefkasten;
mod code;
mod eintragen;
pub mod einwohner;
mod erkennen;
mod familie;
mod fehler;
mod fortzug;
mod meldeschein;
mod mitschrift;
mod musterregister;
mod personen;
mod pruefen;
mod rueckweisung;
mod selbstauskunft;
mod server;
mod settings;
mod sperren;
mod stube;
mod szenario;
#[cfg(test)]
mod tests;
mod xta;

pub use fehler::RegisterFehler;
pub use musterregister::{Handle, Musterregister};
pub use personen::{Personenangabe, musterland};
pub use settings::{AnderesRegister, Portal, Settings, Strasse};
pub use szenario::{Szenario, Verhalten};
pub use xta::Xtazugang;
