//! Where a document's status stands: one bit of a Token Status List (draft-ietf-oauth-status-list).

use serde::{Deserialize, Serialize};

/// The place of one document in a published list; drawn at random, so that it tells nothing about the document.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Statusplatz {
    /// Which entry of the list, from 0.
    #[serde(rename = "idx")]
    pub index: u32,
    /// Address of the list; its claim `sub` is the same.
    pub uri: String,
}
