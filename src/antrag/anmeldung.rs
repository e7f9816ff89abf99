//! The Anmeldung of one adult, complete and ready to be checked against the law.

use serde::{Deserialize, Serialize};

use super::{NeueWohnung, WohnungsgeberAngabe};

/// From where to where. Source: § 23a BMG; row 1 and row 2 of the case matrix.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Umzugsart {
    /// Into another commune.
    Anmeldung,
    /// Within the commune: the former authority is the new one.
    Ummeldung,
}

/// What a citizen declares.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Anmeldung {
    /// From where to where.
    pub art: Umzugsart,
    /// The new dwelling.
    pub neue_wohnung: NeueWohnung,
    /// Who let the person move in.
    pub wohnungsgeber: WohnungsgeberAngabe,
}
