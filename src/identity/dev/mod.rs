//! The dev identity provider: people of Musterland log in without a card, on this machine only.
//!
//! A real OpenID provider in small (discovery, PKCE, `private_key_jwt`, signed ID tokens), so that the demo and the
//! tests walk the same way as BundID's broker. The page lets one choose person, chip, level and outcome.

mod anbieter;
mod clients;
mod erlaubnis;
mod fehler;
mod personen;
mod seite;
mod server;

pub use clients::{ClientNachweis, DevClient};
pub use erlaubnis::{DevVerboten, pruefe_erlaubt};
pub use fehler::DevFehler;
pub use personen::{Ausweisart, Chip, Mehrsprachig, Persona, Personen, PersonenFehler, Umzugsziel};
pub use server::{DevAnmeldedienst, Settings};
