//! Machines that call our API: they prove who they are with a key of their own, and get a token for five minutes.
//!
//! Sources: RFC 6749 (client credentials), RFC 7523 (`private_key_jwt`), RFC 9068 (`at+jwt`), RFC 6750 (Bearer).

mod bereich;
mod fehler;
mod pforte;

pub use bereich::Bereich;
pub use fehler::{Markenmangel, Nachweismangel};
pub use pforte::{Marke, Maschine, MaschinenSettings, Maschinenpforte, Nachweis};
