//! Why the Musterregister cannot start or cannot keep what it was given.

use std::path::PathBuf;

use crate::urkunde::SatzFehler;

/// A fault of the Musterregister itself; what a sender did wrong is answered by XMeld instead.
#[derive(Debug, thiserror::Error)]
pub enum RegisterFehler {
    /// A TOML text cannot be read.
    #[error("{datei}: {grund}")]
    Angaben {
        /// Which text.
        datei: &'static str,
        /// Key and reason, without the value.
        grund: String,
    },
    /// The state file cannot be read or written.
    #[error("the state file {datei} cannot be {tat}; check the directory's permissions and free space")]
    Ablage {
        /// The file.
        datei: PathBuf,
        /// `read` or `written`.
        tat: &'static str,
        /// What the system said.
        #[source]
        grund: std::io::Error,
    },
    /// The state file is not one of ours.
    #[error(
        "the state file {0} is not readable as a state of the Musterregister; move it away to start anew"
    )]
    Inhalt(PathBuf),
    /// The HTTP server or client cannot be set up.
    #[error("the register's HTTP {0} cannot be set up")]
    Http(&'static str, #[source] std::io::Error),
    /// A letter cannot be set.
    #[error("a letter cannot be set")]
    Satz(#[from] SatzFehler),
    /// An answer would not be schema-valid; a fault of this program or of the register's data.
    #[error("an answer of type {typ} cannot be written: {grund}")]
    Antwort {
        /// The message type.
        typ: &'static str,
        /// Code and path, never a value.
        grund: String,
    },
}
