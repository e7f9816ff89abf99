//! The journal and the time-stamps over it.

use async_trait::async_trait;
use jiff::Timestamp;

use super::StoreError;
use crate::audit::Eintrag;
use crate::kernel::{FallId, LandId};

/// An entry of the journal as stored.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct JournalRecord {
    /// Number within the Land, from 1 without a gap.
    pub nummer: u64,
    /// What happened, in JSON, byte for byte as it went into the chain.
    pub text: String,
    /// The chain's hash after this entry.
    pub hash: [u8; 32],
}

impl JournalRecord {
    /// What happened.
    ///
    /// # Errors
    /// [`StoreError::Unlesbar`] if this version does not know such an entry.
    pub fn eintrag(&self) -> Result<Eintrag, StoreError> {
        serde_json::from_str(&self.text).map_err(|_| StoreError::Unlesbar("journal"))
    }
}

/// Where the chain of a Land ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Kettenende {
    /// Number of the last entry.
    pub nummer: u64,
    /// The chain's hash after it.
    pub hash: [u8; 32],
}

/// A time-stamp over the chain.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Kettenstempel {
    /// Up to which entry it covers the chain.
    pub ende: Kettenende,
    /// When it was got, by our own clock.
    pub am: Timestamp,
    /// The TimeStampToken (RFC 3161) over SHA-256 of the hash, DER.
    pub token: Vec<u8>,
}

/// The journal: append only, each entry chained to the one before it.
#[async_trait]
pub trait JournalStore: Send {
    /// Appends an entry; the store adds number and hash.
    async fn schreibe(&mut self, eintrag: &Eintrag) -> Result<(), StoreError>;
    /// The entries of a case, oldest first.
    async fn von_fall(&mut self, land: &LandId, fall: FallId) -> Result<Vec<JournalRecord>, StoreError>;
    /// The entries of a Land about this message of a register, oldest first.
    async fn ueber_nachricht(
        &mut self,
        land: &LandId,
        nachricht: uuid::Uuid,
    ) -> Result<Vec<JournalRecord>, StoreError>;
    /// The next entries of a Land behind number `nach`, in order, `hoechstens` so many.
    async fn seite(
        &mut self,
        land: &LandId,
        nach: u64,
        hoechstens: u32,
    ) -> Result<Vec<JournalRecord>, StoreError>;
    /// Where the chain ends; `None` while it is empty.
    async fn ende(&mut self, land: &LandId) -> Result<Option<Kettenende>, StoreError>;
    /// Keeps a time-stamp over the chain.
    async fn lege_stempel_ab(&mut self, land: &LandId, stempel: &Kettenstempel) -> Result<(), StoreError>;
    /// All time-stamps over the chain of a Land, oldest first.
    async fn stempel(&mut self, land: &LandId) -> Result<Vec<Kettenstempel>, StoreError>;
    /// Since when the oldest entry waits that no time-stamp covers; `None` if all are covered.
    async fn ungestempelt_seit(&mut self, land: &LandId) -> Result<Option<Timestamp>, StoreError>;
}
