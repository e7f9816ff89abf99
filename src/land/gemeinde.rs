//! A Land, its communes and what each offers online.

use serde::Deserialize;
use xoev::ags::Ags;

use super::{Behoerde, Pflichtstellen};
use crate::kernel::LandId;

/// A service that a commune may have switched on.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Leistung {
    /// Anmeldung and Ummeldung of a dwelling (§ 23a BMG).
    Anmeldung,
    /// Meldebescheinigung (§ 18 BMG).
    Meldebescheinigung,
}

/// A commune and its Meldebehörde.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Gemeinde {
    /// The Amtlicher Gemeindeschlüssel, eight digits.
    pub ags: Ags,
    /// The commune's name as citizens know it.
    pub name: String,
    /// The Meldebehörde that decides.
    pub meldebehoerde: Behoerde,
    /// The services that are switched on.
    pub leistungen: Vec<Leistung>,
}

impl Gemeinde {
    /// Whether the commune offers `leistung` online.
    #[must_use]
    pub fn bietet(&self, leistung: Leistung) -> bool {
        self.leistungen.contains(&leistung)
    }
}

/// A Land as a tenant: everything that pages and messages need to know about it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Land {
    /// The tenant's key.
    pub id: LandId,
    /// The Land's name.
    pub name: String,
    /// The Verwaltungsportal (BMeldDigiV) that we are for this Land.
    pub portal: Behoerde,
    /// Our id in the directory without prefix (`mbp:` in message headers).
    pub portalkennung: String,
    /// Public base URL without a trailing slash; its host decides which Land a request is for.
    pub adresse: String,
    /// Whether all data are synthetic; pages and documents then say so.
    pub testbetrieb: bool,
    /// Whom its pages must name besides.
    pub stellen: Pflichtstellen,
    /// The communes of the Land that take part.
    pub gemeinden: Vec<Gemeinde>,
}

impl Land {
    /// The commune with this AGS, if it takes part.
    #[must_use]
    pub fn gemeinde(&self, ags: Ags) -> Option<&Gemeinde> {
        self.gemeinden.iter().find(|g| g.ags == ags)
    }
}
