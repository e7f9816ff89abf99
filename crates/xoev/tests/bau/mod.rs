//! Messages in which every element is filled.
use xoev::Nachricht;
pub fn alle_vollen() -> Vec<Nachricht> { Vec::new() }
