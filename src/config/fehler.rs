//! What is wrong with a configuration, in one line that names file and key.

use std::path::PathBuf;

/// A configuration that cannot be used. Its text is one line.
#[derive(Debug, Eq, PartialEq, thiserror::Error)]
pub enum ConfigFehler {
    /// The file cannot be read.
    #[error("{}: cannot be read: {grund}", datei.display())]
    Datei {
        /// Which.
        datei: PathBuf,
        /// The system's words.
        grund: String,
    },
    /// An unknown key, a missing key or a value that does not fit; the text names it.
    #[error("{}:{zeile}: {grund}", datei.display())]
    Inhalt {
        /// Which file.
        datei: PathBuf,
        /// Which line, from 1.
        zeile: usize,
        /// What is wrong.
        grund: String,
    },
    /// A value that only its meaning rules out.
    #[error("{}: {schluessel}: {grund}", datei.display())]
    Wert {
        /// Which file.
        datei: PathBuf,
        /// Which key.
        schluessel: &'static str,
        /// Why.
        grund: String,
    },
}
