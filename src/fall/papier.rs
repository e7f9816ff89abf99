//! Papers that wait in a case until the authority fetches them with the case code.

use serde::{Deserialize, Serialize};

use crate::kernel::DokumentId;

/// An uploaded paper, already a PDF. The 1704 has one field for a PDF; what does not fit there waits here.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Papier {
    /// Where its content is kept.
    pub dokument: DokumentId,
    /// The name it had on the person's device, for recognising it.
    pub name: String,
    /// What it is, as the form calls it: the text with the key `papier-<art>` names it.
    pub art: String,
    /// SHA-256 of the PDF, hexadecimal.
    pub hash: String,
}
