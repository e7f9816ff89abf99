//! What can happen to a case.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Abweichung;
use crate::{
    kernel::DokumentId,
    meldewesen::{Anschrift, Person, Wohnungsstatus},
};

/// Something that happened to a case.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Ereignis {
    /// The register has taken the 1704 or 1706.
    Zugestellt,
    /// 1705: a letter with a code is on its way to the new address.
    CodeUnterwegs {
        /// The register's file number.
        aktenzeichen: String,
        /// Until when the code is taken.
        fristende: Option<Date>,
    },
    /// The person typed a code; the 1706 goes into the outbox.
    CodeEingegeben,
    /// 1707: the register has entered the Anmeldung.
    Angemeldet {
        /// The register's file number.
        aktenzeichen: String,
        /// The sealed Meldebestätigung of each person, in the order of the message.
        dokumente: Vec<DokumentId>,
        /// Whom each of them is for, in the same order.
        personen: Vec<Person>,
        /// Where the register entered something else than was declared.
        abweichungen: Vec<Abweichung>,
        /// The day on which the Anmeldung of the declaring person counts as made (DSMeld 1311).
        angemeldet_am: Option<Date>,
    },
    /// 1707: the register refuses.
    Abgelehnt {
        /// The register's file number.
        aktenzeichen: String,
        /// Why.
        grund: Ablehnungsgrund,
        /// The letter, if there is one.
        dokument: Option<DokumentId>,
    },
    /// 0010: the register could not take our message; ours to mend.
    Zurueckgewiesen {
        /// The error code of the rejection, for example `X001`.
        code: String,
    },
    /// The person takes it back before anything was sent.
    Zurueckgezogen,
    /// The outbox has given a message up: the register could not be reached for days, or refuses it.
    Aufgegeben {
        /// Why, as a key.
        grund: String,
    },
    /// The operator has put the message that was given up into the outbox again.
    ErneutGesendet,
    /// The days of grace after the Fristende are over, and no code came.
    FristVerstrichen,
}

impl Ereignis {
    /// The event's name in journal, errors and `docs/zustand.md`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Zugestellt => "zugestellt",
            Self::CodeUnterwegs { .. } => "code-unterwegs",
            Self::CodeEingegeben => "code-eingegeben",
            Self::Angemeldet { .. } => "angemeldet",
            Self::Abgelehnt { .. } => "abgelehnt",
            Self::Zurueckgewiesen { .. } => "zurueckgewiesen",
            Self::Zurueckgezogen => "zurueckgezogen",
            Self::Aufgegeben { .. } => "aufgegeben",
            Self::ErneutGesendet => "erneut-gesendet",
            Self::FristVerstrichen => "frist-verstrichen",
        }
    }

    /// Whether a register says so in a message of its own.
    #[must_use]
    pub const fn ist_nachricht_des_registers(&self) -> bool {
        matches!(
            self,
            Self::CodeUnterwegs { .. }
                | Self::Angemeldet { .. }
                | Self::Abgelehnt { .. }
                | Self::Zurueckgewiesen { .. }
        )
    }
}

/// Why a register refuses an Anmeldung. Source: code list `anmeldung.status`.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ablehnungsgrund {
    /// 02: it cannot go on electronically.
    NichtElektronisch,
    /// 03: the code is not valid.
    CodeUngueltig,
}

/// The structured Meldebestätigung of a 1707 for one person.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Bestaetigt {
    /// The person as entered.
    pub person: Person,
    /// The address as entered.
    pub anschrift: Anschrift,
    /// The day of moving in as entered; `None` if unknown to the register.
    pub einzug: Option<Date>,
    /// The status as entered.
    pub status: Wohnungsstatus,
    /// The day on which the Anmeldung counts as made (DSMeld 1311).
    pub angemeldet_am: Date,
}
