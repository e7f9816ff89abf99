//! A case, and the states in which it can be.

use jiff::{Span, Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Serialize};
use xoev::ags::Ags;

use super::{Ablehnungsgrund, Abweichung, Angabengruppe, Erklaerung, Papier};
use crate::{
    antrag::{Eingaben, Mailadresse},
    kernel::{DokumentId, FallId, Personal},
    meldewesen::{Aktenzeichen, Fallcode, Person, Sperrschluessel},
};

/// One Anmeldung from its submission to its end.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Fall {
    /// Its id.
    pub id: FallId,
    /// The file number on the receipt.
    pub aktenzeichen: Aktenzeichen,
    /// The code under which the authority finds the papers of this case.
    pub fallcode: Fallcode,
    /// The commune whose authority decides.
    pub zuzug: Ags,
    /// When the person submitted it.
    pub eingereicht_am: Timestamp,
    /// What was declared.
    pub erklaerung: Erklaerung,
    /// All of it in German words, with the registers' data that were checked; empty in cases from before it was kept.
    #[serde(default)]
    pub angaben: Personal<Vec<Angabengruppe>>,
    /// Everything that was typed, for a corrected new Anmeldung.
    #[serde(default)]
    pub eingaben: Eingaben,
    /// The uploaded Wohnungsgeberbestätigung that went with the 1704.
    #[serde(default)]
    pub bestaetigung: Option<Papier>,
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
    /// The states it has left, oldest first; with [`Fall::zustand`] its whole way.
    #[serde(default)]
    pub bisher: Vec<Halt>,
}

/// A state that a case was in and has left.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Halt {
    /// The state, with its data.
    pub zustand: Zustand,
    /// When it was left for the next one.
    pub bis: Timestamp,
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
        /// Until when the code is taken, this day included.
        fristende: Option<Date>,
    },
    /// The code is on its way to the register.
    CodeGesendet {
        /// The register's file number.
        aktenzeichen: String,
        /// Until when the code was taken; tells a doubled 1705 from one about a new letter.
        #[serde(default)]
        fristende: Option<Date>,
    },
    /// The register has entered the Anmeldung. Final.
    Angemeldet {
        /// The register's file number.
        aktenzeichen: String,
        /// The Meldebestätigungen.
        dokumente: Vec<DokumentId>,
        /// Whom each of them is for, in the same order, as the register entered them.
        #[serde(default)]
        personen: Vec<Person>,
        /// Where the register entered something else than was declared.
        abweichungen: Vec<Abweichung>,
        /// The day on which the Anmeldung of the declaring person counts as made (DSMeld 1311), by the register.
        #[serde(default)]
        angemeldet_am: Option<Date>,
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
    /// The register has not taken our message; the operator's turn. An answer that comes all the same counts.
    Gestoert {
        /// The error code of the rejection, or why the outbox gave up.
        code: String,
    },
    /// The person took it back before anything was sent. Final.
    Zurueckgezogen,
    /// The deadline of the code is over and nobody decided. A decision that comes all the same counts.
    Verfallen {
        /// The register's file number.
        aktenzeichen: String,
        /// The day until which the code was taken.
        fristende: Option<Date>,
    },
}

/// So many days after the Fristende of a 1705 we still pass a code on and wait for a decision; then the case lapses.
///
/// Not a deadline of the law: whether a late code counts the register says.
pub const NACHFRIST_TAGE: i32 = 3;

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
            Self::Zurueckgezogen => "zurueckgezogen",
            Self::Verfallen { .. } => "verfallen",
        }
    }

    /// Whether nothing changes this state any more: the register decided, or the person withdrew.
    ///
    /// A disturbed or lapsed case is not at its end: the register may still decide.
    #[must_use]
    pub const fn ist_ende(&self) -> bool {
        matches!(
            self,
            Self::Angemeldet { .. } | Self::Abgelehnt { .. } | Self::Zurueckgezogen
        )
    }

    /// Whether the case is under way, so that the same account must not submit another one to the same authority.
    #[must_use]
    pub const fn ist_offen(&self) -> bool {
        matches!(
            self,
            Self::Eingereicht
                | Self::Zugestellt { .. }
                | Self::CodeErwartet { .. }
                | Self::CodeGesendet { .. }
        )
    }

    /// Whether the person may submit the same again, corrected, as a new case.
    #[must_use]
    pub const fn erlaubt_neue(&self) -> bool {
        !self.ist_offen() && !matches!(self, Self::Angemeldet { .. })
    }

    /// From when on the case counts as lapsed if nothing happens: midnight in Germany after the days of grace.
    #[must_use]
    pub fn verfaellt_am(&self) -> Option<Timestamp> {
        let Self::CodeErwartet {
            fristende: Some(tag), ..
        } = self
        else {
            return None;
        };
        let danach = tag
            .checked_add(Span::new().days(i64::from(NACHFRIST_TAGE) + 1))
            .ok()?;
        let berlin = TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC);
        Some(danach.to_zoned(berlin).ok()?.timestamp())
    }
}
