//! What every room may use: clock and randomness as arguments, ids, and wrappers that never print what they hold.

pub mod id;
pub mod personal;
pub mod uhr;
pub mod zufall;

pub use id::{AnbieterId, AuskunftId, DokumentId, EntwurfId, FallId, KontoId, LandId, MailId, NachrichtId};
pub use personal::{Geheim, Personal};
pub use uhr::{Uhr, tag_in_berlin};
pub use zufall::Zufall;
