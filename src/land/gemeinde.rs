//! A Land, its communes and what each offers online.

use jiff::SignedDuration;
use serde::Deserialize;
use xoev::ags::Ags;

use super::{Ausweisart, Behoerde, Feiertage, Pflichtstellen};
use crate::kernel::LandId;

/// A service that a commune may have switched on.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Leistung {
    /// Anmeldung and Ummeldung of a dwelling (§ 23a BMG).
    Anmeldung,
    /// Meldebescheinigung (§ 18 BMG).
    Meldebescheinigung,
    /// Selbstauskunft (Art. 15 DSGVO, § 10 BMG).
    Selbstauskunft,
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
    /// The streets, where the commune gives a list; it helps to write them right and spares the postcode.
    #[serde(default)]
    pub strassen: Vec<Strasse>,
    /// Buildings in which nobody lives, such as offices: street and number in one line.
    #[serde(default)]
    pub keine_wohnhaeuser: Vec<String>,
}

/// A street, or its part in one postcode.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Strasse {
    /// The name as the commune writes it (DSMeld 1205).
    pub name: String,
    /// Five digits.
    pub postleitzahl: String,
}

impl Gemeinde {
    /// Whether the commune offers `leistung` online.
    #[must_use]
    pub fn bietet(&self, leistung: Leistung) -> bool {
        self.leistungen.contains(&leistung)
    }

    /// Whether the commune says that nobody lives in this building; `strasse_und_nummer` in one line.
    #[must_use]
    pub fn kein_wohnhaus(&self, strasse_und_nummer: &str) -> bool {
        let klein = strasse_und_nummer.to_lowercase();
        self.keine_wohnhaeuser
            .iter()
            .any(|haus| haus.to_lowercase() == klein)
    }
}

/// A commune that does not take part yet, so that people learn whom to turn to.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct GemeindeOhneAnschluss {
    /// The Amtlicher Gemeindeschlüssel, eight digits.
    pub ags: Ags,
    /// The commune's name as citizens know it.
    pub name: String,
    /// The Meldebehörde that decides, at its counter.
    pub meldebehoerde: Behoerde,
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
    /// How long after its submission an Anmeldung waits before the first attempt to send it, so that the person can
    /// take it back.
    pub bedenkzeit: SignedDuration,
    /// Where a person has the address on the card changed after the registration (§ 19 PAuswV), if that goes online.
    pub ausweis_adresse: Option<String>,
    /// Whom its pages must name besides.
    pub stellen: Pflichtstellen,
    /// The communes of the Land that take part.
    pub gemeinden: Vec<Gemeinde>,
    /// Known communes that do not take part yet.
    pub ohne_anschluss: Vec<GemeindeOhneAnschluss>,
    /// Public holidays, on which no deadline ends.
    pub feiertage: Feiertage,
    /// The means of identification that the Land's login takes.
    pub ausweise: Vec<Ausweisart>,
}

impl Land {
    /// The commune with this AGS, if it takes part.
    #[must_use]
    pub fn gemeinde(&self, ags: Ags) -> Option<&Gemeinde> {
        self.gemeinden.iter().find(|g| g.ags == ags)
    }
    /// The Meldebehörde of the commune with this AGS, whether the commune takes part or not.
    #[must_use]
    pub fn meldebehoerde(&self, ags: Ags) -> Option<&Behoerde> {
        let mit = self.gemeinde(ags).map(|g| &g.meldebehoerde);
        mit.or_else(|| {
            let ohne = self.ohne_anschluss.iter().find(|g| g.ags == ags);
            ohne.map(|g| &g.meldebehoerde)
        })
    }
}
