//! A Land and its communes: names, contacts, services on or off, holidays; nothing of the rooms above.

mod behoerde;
mod feiertage;
mod gemeinde;

pub use behoerde::{Behoerde, Hausanschrift};
pub use feiertage::{Feiertag, Feiertage, Feiertagsregel, FeiertagsregelError, ostersonntag};
pub use gemeinde::{Ausweisart, Gemeinde, GemeindeOhneAnschluss, Land, Leistung};
