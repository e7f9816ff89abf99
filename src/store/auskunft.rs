//! Requests for a Selbstauskunft (Art. 15 DSGVO, § 10 BMG): what was asked, and what became of it.

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use xoev::ags::Ags;

use super::StoreError;
use crate::{
    antrag::Mailadresse,
    kernel::{AuskunftId, DokumentId, KontoId, LandId, NachrichtId},
    meldewesen::Identitaet,
};

/// A request for a Selbstauskunft.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AuskunftRecord {
    /// Its id.
    pub id: AuskunftId,
    /// The Land it belongs to.
    pub land: LandId,
    /// Whose it is.
    pub konto: KontoId,
    /// The commune whose register was asked.
    pub gemeinde: Ags,
    /// The 1708 that asks; the 1710 names it.
    pub nachricht: NachrichtId,
    /// When the person asked.
    pub gestellt_am: Timestamp,
    /// When it last moved.
    pub geaendert_am: Timestamp,
    /// Where it stands.
    pub stand: Auskunftsstand,
    /// For whom, and where they want to hear of it. Encrypted at rest.
    pub inhalt: Auskunftswunsch,
}

/// Who asked.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Auskunftswunsch {
    /// The person as the means of identification told her: the answer must name the same.
    pub wer: Identitaet,
    /// Where she wants to hear that there is news.
    pub email: Option<Mailadresse>,
    /// Tag of the language that she used (BCP 47).
    pub sprache: String,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Auskunftsstand {
    /// Written down before the register was asked; it has not confirmed yet.
    Gestellt,
    /// The register has confirmed (1709); its data will come (1710).
    Wartet,
    /// The document is there.
    Geliefert {
        /// Which.
        dokument: DokumentId,
    },
    /// Nothing came, or nothing is expected. An answer that comes all the same is delivered.
    Gescheitert {
        /// Why.
        grund: Auskunftshindernis,
    },
}

/// Why a request came to nothing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Auskunftshindernis {
    /// The register did not answer, or not with what the standard allows.
    NichtErreichbar,
    /// The register refused our message (0010).
    Zurueckgewiesen,
    /// No data came in the time that the law gives the authority (Art. 12 Abs. 3 DSGVO).
    OhneAntwort,
}

impl Auskunftshindernis {
    const ALLE: [Self; 3] = [Self::NichtErreichbar, Self::Zurueckgewiesen, Self::OhneAntwort];

    /// Its key in messages and in the store.
    #[must_use]
    pub const fn schluessel(self) -> &'static str {
        match self {
            Self::NichtErreichbar => "nicht-erreichbar",
            Self::Zurueckgewiesen => "zurueckgewiesen",
            Self::OhneAntwort => "ohne-antwort",
        }
    }

    /// The one with this key.
    #[must_use]
    pub fn lies(schluessel: &str) -> Option<Self> {
        Self::ALLE
            .into_iter()
            .find(|eines| eines.schluessel() == schluessel)
    }
}

/// Requests for a Selbstauskunft; only their owner finds them, and the register that was asked.
#[async_trait]
pub trait AuskunftStore: Send {
    /// Adds a request; [`StoreError::SchonOffen`] if another one of this account to this authority waits.
    async fn lege_an(&mut self, auskunft: &AuskunftRecord) -> Result<(), StoreError>;
    /// Notes where a request stands now.
    async fn vermerke(
        &mut self,
        land: &LandId,
        id: AuskunftId,
        stand: Auskunftsstand,
        am: Timestamp,
    ) -> Result<(), StoreError>;
    /// The request, if it is this account's.
    async fn finde(
        &mut self,
        land: &LandId,
        konto: KontoId,
        id: AuskunftId,
    ) -> Result<Option<AuskunftRecord>, StoreError>;
    /// The request of this account to this authority that waits, if there is one.
    async fn offene(
        &mut self,
        land: &LandId,
        konto: KontoId,
        gemeinde: Ags,
    ) -> Result<Option<AuskunftRecord>, StoreError>;
    /// The request that this 1708 made, whoever owns it; for messages from registers.
    async fn zu_nachricht(
        &mut self,
        land: &LandId,
        nachricht: NachrichtId,
    ) -> Result<Option<AuskunftRecord>, StoreError>;
    /// All requests of an account, latest first.
    async fn von_konto(&mut self, land: &LandId, konto: KontoId) -> Result<Vec<AuskunftRecord>, StoreError>;
    /// Deletes a request of this account that the register has refused; no error if there is none.
    async fn loesche(&mut self, land: &LandId, konto: KontoId, id: AuskunftId) -> Result<(), StoreError>;
    /// Deletes requests of every Land that came to their end before `vor`, with their documents, a few hundred at most;
    /// returns how many. Call again until it returns 0.
    async fn raeume_auf(&mut self, vor: Timestamp) -> Result<u64, StoreError>;
}
