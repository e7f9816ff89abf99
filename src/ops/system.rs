//! The system's clock and randomness; the only place that reads them.

use jiff::Timestamp;

use crate::kernel::{Uhr, Zufall};

/// The system's clock.
#[derive(Clone, Copy, Debug)]
pub struct SystemUhr;

impl Uhr for SystemUhr {
    fn jetzt(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The system's randomness.
#[derive(Clone, Copy, Debug)]
pub struct SystemZufall;

impl Zufall for SystemZufall {
    /// # Panics
    /// Never on the systems we run on: `getrandom(2)` does not fail once the kernel has started. If it did,
    /// going on with predictable ids and keys would be worse than ending.
    fn fuelle(&self, ziel: &mut [u8]) {
        if getrandom::fill(ziel).is_err() {
            std::process::abort();
        }
    }
}
