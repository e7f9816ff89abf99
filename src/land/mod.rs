//! A Land and its communes: names, contacts, services on or off; nothing of the rooms above.

mod behoerde;
mod gemeinde;
mod stelle;

pub use behoerde::{Behoerde, Hausanschrift};
pub use gemeinde::{Gemeinde, Land, Leistung};
pub use stelle::{Pflichtstellen, Stelle};
