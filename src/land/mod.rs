//! A Land and its communes: names, contacts, services on or off; nothing of the rooms above.

mod ausweismittel;
mod behoerde;
mod gemeinde;

pub use ausweismittel::Ausweismittel;
pub use behoerde::{Behoerde, Hausanschrift};
pub use gemeinde::{Gemeinde, Land, Leistung, Strasse};
