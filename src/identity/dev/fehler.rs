//! Why the dev identity provider does not start.

use crate::identity::{SchluesselFehler, dev::DevVerboten};

/// Why the dev identity provider does not start.
#[derive(Debug, thiserror::Error)]
pub enum DevFehler {
    /// It may not run there.
    #[error(transparent)]
    Verboten(#[from] DevVerboten),
    /// Its signing key could not be made.
    #[error(transparent)]
    Schluessel(#[from] SchluesselFehler),
    /// The socket.
    #[error("the dev identity provider cannot listen: {0}")]
    Anschluss(#[from] std::io::Error),
}
