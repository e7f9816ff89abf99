//! The texts for people, in their language.
//!
//! Every folder of `locales/` is a language: any number of Fluent files, taken into the binary when it is built. What a
//! language says of itself is in its texts (`sprache-eigenname`, `sprache-lang`, `sprache-rang`), so another language is
//! one file in one new folder. The tests hold all of them to the texts that there are in German, and Leichte
//! Sprache to rules of its own.

#[cfg(test)]
mod gebrauch;
#[cfg(test)]
mod lesart;
#[cfg(test)]
mod regelheft;
mod sprachen;
mod texte;

pub use sprachen::{Sprache, Sprachen, TexteError};
pub use texte::Texte;
