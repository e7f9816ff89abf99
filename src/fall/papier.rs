//! A paper that waits in the case until the authority asks for it.

use serde::{Deserialize, Serialize};

use crate::kernel::DokumentId;

/// One paper beyond the Wohnungsgeberbestätigung, which goes with the 1704.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Papier {
    /// Where its content is kept.
    pub dokument: DokumentId,
    /// The name it had on the person's device.
    pub name: String,
    /// What it is for: the key of a child, or `sonst`.
    pub art: String,
    /// SHA-256 of the PDF, hexadecimal.
    pub hash: String,
}
