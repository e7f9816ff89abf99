//! The states of an Anmeldung and the only ways between them.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use xoev::ags::Ags;

use super::{Ablehnungsgrund, Abweichung, Ereignis, Erklaerung, Papier};
use crate::{
    antrag::{Eingaben, Mailadresse},
    kernel::{DokumentId, FallId},
    meldewesen::{Aktenzeichen, Fallcode, Sperrschluessel},
};

/// One Anmeldung from its submission to its end.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Fall {
    /// Its id.
    pub id: FallId,
    /// The file number on the receipt.
    pub aktenzeichen: Aktenzeichen,
    /// Under which the authority finds what waits in the case.
    pub fallcode: Fallcode,
    /// The commune whose authority decides.
    pub zuzug: Ags,
    /// When the person submitted it.
    pub eingereicht_am: Timestamp,
    /// What was declared.
    pub erklaerung: Erklaerung,
    /// Everything that was typed, for a corrected new Anmeldung.
    #[serde(default)]
    pub eingaben: Eingaben,
    /// Papers that wait for the authority.
    #[serde(default)]
    pub papiere: Vec<Papier>,
    /// Receipt and copy (§ 9a OZG).
    #[serde(default)]
    pub kopie: Option<DokumentId>,
    /// The language in which news are announced.
    #[serde(default)]
    pub sprache: String,
    /// Where news are announced.
    #[serde(default)]
    pub email: Option<Mailadresse>,
    /// Objections to be deleted once the authority has entered the person: number of the person, and key.
    #[serde(default)]
    pub loeschungen: Vec<(usize, Sperrschluessel)>,
    /// Where it stands.
    pub zustand: Zustand,
}

/// Where a case stands.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(tag = "name", rename_all = "kebab-case")]
pub enum Zustand {
    /// Submitted; the 1704 waits in the outbox.
    Eingereicht,
    /// The register has the 1704.
    Zugestellt {
        /// When it took it.
        am: Timestamp,
    },
    /// The register sent a letter with a code; the person's turn.
    CodeErwartet {
        /// The register's file number.
        aktenzeichen: String,
        /// Until when the code is taken.
        fristende: Option<Date>,
    },
    /// The code is on its way to the register.
    CodeGesendet {
        /// The register's file number.
        aktenzeichen: String,
    },
    /// The register has entered the Anmeldung. Final.
    Angemeldet {
        /// The register's file number.
        aktenzeichen: String,
        /// The Meldebestätigungen.
        dokumente: Vec<DokumentId>,
        /// Where the register entered something else than was declared.
        abweichungen: Vec<Abweichung>,
    },
    /// The register refuses. Final.
    Abgelehnt {
        /// The register's file number.
        aktenzeichen: String,
        /// Why.
        grund: Ablehnungsgrund,
        /// The register's letter.
        dokument: Option<DokumentId>,
    },
    /// The register could not take our message; the operator's turn.
    Gestoert {
        /// The error code of the rejection.
        code: String,
    },
}

/// What an event does to a case.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Uebergang {
    /// The case moves on.
    Weiter(Fall),
    /// The event says nothing new (a doubled or late message); the case stays.
    Unveraendert(Fall),
}

/// The event cannot happen in this state: a contradiction for the journal and a person to look at.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("event {ereignis} cannot happen to a case in state {zustand}")]
pub struct Unmoeglich {
    /// The event's name.
    pub ereignis: &'static str,
    /// The state's name.
    pub zustand: &'static str,
}

impl Fall {
    /// What `ereignis` makes of this case.
    ///
    /// # Errors
    /// [`Unmoeglich`] if the event contradicts the state, for example a refusal after an entry.
    pub fn nach(self, ereignis: Ereignis) -> Result<Uebergang, Unmoeglich> {
        let unmoeglich = Unmoeglich {
            ereignis: ereignis.name(),
            zustand: self.zustand.name(),
        };
        let zustand = match (&self.zustand, ereignis) {
            (Zustand::Eingereicht, Ereignis::Zugestellt { am }) => Zustand::Zugestellt { am },
            // The answer may be here before we have noted that the message had arrived.
            (_, Ereignis::Zugestellt { .. })
            | (Zustand::Gestoert { .. }, Ereignis::Zurueckgewiesen { .. }) => {
                return Ok(Uebergang::Unveraendert(self));
            }
            (
                Zustand::Eingereicht | Zustand::Zugestellt { .. },
                Ereignis::CodeUnterwegs {
                    aktenzeichen,
                    fristende,
                },
            ) => Zustand::CodeErwartet {
                aktenzeichen,
                fristende,
            },
            (z, Ereignis::CodeUnterwegs { .. }) if !z.ist_ende() => return Ok(Uebergang::Unveraendert(self)),
            (Zustand::CodeErwartet { aktenzeichen, .. }, Ereignis::CodeEingegeben) => Zustand::CodeGesendet {
                aktenzeichen: aktenzeichen.clone(),
            },
            (
                z,
                Ereignis::Angemeldet {
                    aktenzeichen,
                    dokumente,
                    abweichungen,
                },
            ) if !z.ist_ende() => Zustand::Angemeldet {
                aktenzeichen,
                dokumente,
                abweichungen,
            },
            (
                z,
                Ereignis::Abgelehnt {
                    aktenzeichen,
                    grund,
                    dokument,
                },
            ) if !z.ist_ende() => Zustand::Abgelehnt {
                aktenzeichen,
                grund,
                dokument,
            },
            (z, Ereignis::Zurueckgewiesen { code }) if !z.ist_ende() => Zustand::Gestoert { code },
            (Zustand::Angemeldet { .. }, Ereignis::Angemeldet { .. } | Ereignis::CodeUnterwegs { .. })
            | (Zustand::Abgelehnt { .. }, Ereignis::Abgelehnt { .. } | Ereignis::CodeUnterwegs { .. }) => {
                return Ok(Uebergang::Unveraendert(self));
            }
            _ => return Err(unmoeglich),
        };
        Ok(Uebergang::Weiter(Self { zustand, ..self }))
    }
}

impl Zustand {
    /// The state's name in store, journal, API and texts (`zustand-…`).
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Eingereicht => "eingereicht",
            Self::Zugestellt { .. } => "zugestellt",
            Self::CodeErwartet { .. } => "code-erwartet",
            Self::CodeGesendet { .. } => "code-gesendet",
            Self::Angemeldet { .. } => "angemeldet",
            Self::Abgelehnt { .. } => "abgelehnt",
            Self::Gestoert { .. } => "gestoert",
        }
    }

    /// Whether the register's decision stands.
    ///
    /// A disturbed case is not at its end: the register may still take a corrected message and decide.
    #[must_use]
    pub const fn ist_ende(&self) -> bool {
        matches!(self, Self::Angemeldet { .. } | Self::Abgelehnt { .. })
    }
}

impl Ereignis {
    /// The event's name in journal and errors.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Zugestellt { .. } => "zugestellt",
            Self::CodeUnterwegs { .. } => "code-unterwegs",
            Self::CodeEingegeben => "code-eingegeben",
            Self::Angemeldet { .. } => "angemeldet",
            Self::Abgelehnt { .. } => "abgelehnt",
            Self::Zurueckgewiesen { .. } => "zurueckgewiesen",
        }
    }
}
