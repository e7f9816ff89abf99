//! What is written into the journal: that something happened, never the data it happened to.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use xoev::ags::Ags;

use crate::{
    fall::Abweichung,
    kernel::{DokumentId, EntwurfId, FallId, KontoId, LandId, NachrichtId},
};

/// One entry of the journal.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Eintrag {
    /// The Land it happened in.
    pub land: LandId,
    /// The case it happened to, if any.
    pub fall: Option<FallId>,
    /// When.
    pub zeit: Timestamp,
    /// What.
    pub vorgang: Vorgang,
}

/// What happened.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(tag = "art", rename_all = "kebab-case")]
pub enum Vorgang {
    /// Somebody logged in.
    Angemeldet {
        /// Who.
        konto: KontoId,
        /// Level 1 to 4.
        niveau: u8,
    },
    /// A register was asked for data (§ 40 Abs. 4 BMG).
    Abgerufen {
        /// For whom.
        konto: KontoId,
        /// Which register.
        gemeinde: Ags,
        /// The message type asked with.
        typ: String,
        /// Our message.
        nachricht: NachrichtId,
        /// What became of it: `erteilt`, `abgelehnt` or `gescheitert`.
        ausgang: String,
        /// SHA-256 of the question as it went out, hexadecimal.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hash: Option<String>,
        /// SHA-256 of the answer as it came, hexadecimal; `None` if there was none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        antwort_hash: Option<String>,
    },
    /// A form was submitted: the declaration, by whom, at which level, and over exactly which bytes.
    Eingereicht {
        /// By whom.
        konto: KontoId,
        /// Level 1 to 4.
        niveau: u8,
        /// When the person proved who they are for this signature.
        angemeldet_am: Timestamp,
        /// SHA-256 of the form as shown, hexadecimal.
        abdruck: String,
        /// The 1704 that carries it.
        nachricht: NachrichtId,
    },
    /// Somebody who has custody of a child answered the request for consent.
    ZustimmungBeantwortet {
        /// Who.
        konto: KontoId,
        /// Level 1 to 4.
        niveau: u8,
        /// The draft that asked.
        entwurf: EntwurfId,
        /// Yes or no.
        erteilt: bool,
    },
    /// An authority took a document back.
    Widerrufen {
        /// Which authority.
        gemeinde: Ags,
        /// The number of the document.
        nummer: String,
        /// Why, as a key.
        grund: String,
    },
    /// A message reached its register.
    Zugestellt {
        /// Which.
        nachricht: NachrichtId,
        /// At which attempt.
        versuch: u32,
        /// SHA-256 of the message as it went out, hexadecimal.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        hash: Option<String>,
        /// What the register acknowledged with: `neu`, `schon-bekannt`, or `antwort` if its answer came first.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        quittung: Option<String>,
    },
    /// A transport service says how the delivery of a message ended that it had taken.
    Transportbericht {
        /// Which.
        nachricht: NachrichtId,
        /// 1 arrived, 2 arrived with warnings, 3 not arrived; 0 if no report ever said how it ended.
        ampel: i64,
        /// Which server says so.
        server: String,
        /// When, as the report has it.
        stand: String,
    },
    /// An operator took a message out of the outbox for good.
    Verworfen {
        /// Which.
        nachricht: NachrichtId,
        /// Why, in the operator's words.
        grund: String,
        /// By whom: `konsole`, or `maschine:` and its client id.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        von: Option<String>,
    },
    /// An operator has a message that waits sent at once.
    Vorgezogen {
        /// Which.
        nachricht: NachrichtId,
        /// By whom.
        von: String,
    },
    /// A message of a register lies with us, raw; only then it is acknowledged.
    Eingegangen {
        /// The register.
        gemeinde: Ags,
        /// Its UUID.
        nachricht: uuid::Uuid,
        /// SHA-256 of the message as it came, hexadecimal.
        hash: String,
    },
    /// We acknowledged a message of a register, which may forget it now.
    Quittiert {
        /// The register.
        gemeinde: Ags,
        /// Its UUID.
        nachricht: uuid::Uuid,
    },
    /// A message that had been put aside is to be worked off again, because an operator said so.
    Wiedervorgelegt {
        /// The register.
        gemeinde: Ags,
        /// Its UUID.
        nachricht: uuid::Uuid,
        /// By whom.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        von: Option<String>,
    },
    /// A message was given up.
    Aufgegeben {
        /// Which.
        nachricht: NachrichtId,
        /// Why.
        grund: String,
    },
    /// A message came from a register and moved the case.
    Empfangen {
        /// Its UUID.
        nachricht: uuid::Uuid,
        /// Its type.
        typ: String,
        /// The state after it.
        zustand: String,
    },
    /// A message came that says nothing new or contradicts the state; the case stays.
    Unbeachtet {
        /// Its UUID.
        nachricht: uuid::Uuid,
        /// Why.
        grund: String,
    },
    /// A message of a register contradicts the state; the case stays, and a person of the operator must look at it.
    Widerspruch {
        /// Its UUID.
        nachricht: uuid::Uuid,
        /// Its type.
        typ: String,
        /// What contradicts what.
        grund: String,
    },
    /// The person took the Anmeldung back before anything was sent.
    Zurueckgezogen {
        /// By whom.
        konto: KontoId,
    },
    /// The operator has put messages that were given up into the outbox again.
    ErneutGesendet {
        /// Which.
        nachrichten: Vec<NachrichtId>,
        /// By whom.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        von: Option<String>,
    },
    /// The deadline of the code and the days of grace are over, and no code came.
    Verfallen,
    /// The authority looked at a case by its code, or took a paper out of it.
    AmtlicheEinsicht {
        /// Which authority.
        gemeinde: Ags,
        /// The paper; `None` for the case itself.
        dokument: Option<DokumentId>,
    },
    /// The register entered something else than was declared.
    Abweichung {
        /// Where.
        felder: Vec<Abweichung>,
    },
    /// A code was typed and sent.
    CodeGesendet {
        /// The 1706 that carries it.
        nachricht: NachrichtId,
    },
    /// The authority was asked to delete objections to transmissions.
    SperrenLoeschen {
        /// The 1714 that asks.
        nachricht: NachrichtId,
    },
    /// The authority answered that.
    SperrenBeantwortet {
        /// The UUID of the 1715.
        nachricht: uuid::Uuid,
        /// Whether it did what was asked.
        erledigt: bool,
    },
    /// A document was made.
    Ausgestellt {
        /// For whom.
        konto: KontoId,
        /// Which kind.
        dokument: String,
        /// SHA-256 of the file, hexadecimal.
        hash: String,
        /// Whether it carries a seal.
        gesiegelt: bool,
    },
    /// A document was downloaded (§ 9 OZG: retrieval is notification).
    Abgeholt {
        /// By whom.
        konto: KontoId,
        /// SHA-256 of the file, hexadecimal.
        hash: String,
    },
}

impl Vorgang {
    /// The message of a register that this is about, if it is about one.
    #[must_use]
    pub const fn nachricht_des_registers(&self) -> Option<uuid::Uuid> {
        match self {
            Self::Eingegangen { nachricht, .. }
            | Self::Quittiert { nachricht, .. }
            | Self::Wiedervorgelegt { nachricht, .. }
            | Self::Empfangen { nachricht, .. }
            | Self::Unbeachtet { nachricht, .. }
            | Self::Widerspruch { nachricht, .. }
            | Self::SperrenBeantwortet { nachricht, .. } => Some(*nachricht),
            _ => None,
        }
    }
}
