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
