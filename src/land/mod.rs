//! A Land and its communes: names, contacts, services on or off, holidays; nothing of the rooms above.

mod ausweisart;
mod behoerde;
mod feiertage;
mod gemeinde;
mod stelle;
pub mod strassenliste;

pub use ausweisart::Ausweisart;
pub use behoerde::{Behoerde, Hausanschrift};
pub use feiertage::{Feiertag, Feiertage, Feiertagsregel, FeiertagsregelError, ostersonntag};
pub use gemeinde::{Gemeinde, GemeindeOhneAnschluss, Land, Leistung, Strasse};
pub use stelle::{Pflichtstellen, Stelle};
