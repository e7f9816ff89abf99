//! Messages to registers and from registers.

use async_trait::async_trait;
use jiff::Timestamp;
use uuid::Uuid;
use xoev::ags::Ags;

use super::{EingangRecord, PostausgangRecord, StoreError, Zustellstand};
use crate::kernel::{FallId, LandId, NachrichtId};

/// Messages that must reach a register.
#[async_trait]
pub trait PostausgangStore: Send {
    /// Adds a message.
    async fn lege_an(&mut self, nachricht: &PostausgangRecord) -> Result<(), StoreError>;
    /// Of each case, in every Land, the oldest message that still waits, if it is due at `jetzt`; at most `hoechstens`.
    ///
    /// So the order is kept within a case: a later message waits until the earlier one is delivered or given up.
    async fn faellige(
        &mut self,
        jetzt: Timestamp,
        hoechstens: u32,
    ) -> Result<Vec<PostausgangRecord>, StoreError>;
    /// Claims a waiting message for its next attempt: counts the attempt and tells whether the message still waited
    /// with `bisher` attempts. Until `bis` it is due for nobody else; once the unit is saved, nobody can take it back.
    async fn beginne(
        &mut self,
        land: &LandId,
        id: NachrichtId,
        bisher: u32,
        bis: Timestamp,
    ) -> Result<bool, StoreError>;
    /// When the first attempt for the only message of a case is due; `None` once any attempt has begun.
    async fn unversucht(&mut self, land: &LandId, fall: FallId) -> Result<Option<Timestamp>, StoreError>;
    /// Deletes the only message of a case if no attempt has begun; tells whether it did.
    async fn nimm_zurueck(&mut self, land: &LandId, fall: FallId) -> Result<bool, StoreError>;
    /// Notes what became of an attempt.
    async fn vermerke(
        &mut self,
        land: &LandId,
        id: NachrichtId,
        stand: &Zustellstand,
    ) -> Result<(), StoreError>;
    /// The message with this id, to tell which case an answer belongs to.
    async fn finde(
        &mut self,
        land: &LandId,
        id: NachrichtId,
    ) -> Result<Option<PostausgangRecord>, StoreError>;
    /// The messages of a case, oldest first.
    async fn von_fall(&mut self, land: &LandId, fall: FallId) -> Result<Vec<PostausgangRecord>, StoreError>;
    /// The messages of a Land that wait, or that were given up and not dropped, oldest first; at most `hoechstens`.
    async fn unzugestellte(
        &mut self,
        land: &LandId,
        hoechstens: u32,
    ) -> Result<Vec<PostausgangRecord>, StoreError>;
    /// How many messages of a Land have not arrived, by register; a register without any is left out.
    async fn stau(&mut self, land: &LandId) -> Result<Vec<Ausgangsstau>, StoreError>;
}

/// Messages from registers, stored raw before they are acknowledged.
#[async_trait]
pub trait PosteingangStore: Send {
    /// Stores a message unless one with its id is there; tells whether it was new.
    async fn lege_an(&mut self, nachricht: &EingangRecord) -> Result<bool, StoreError>;
    /// Messages of every Land that are not worked off yet and due at `jetzt`, oldest first.
    async fn offene(&mut self, jetzt: Timestamp, hoechstens: u32) -> Result<Vec<EingangRecord>, StoreError>;
    /// Notes that the message is worked off.
    async fn erledige(
        &mut self,
        land: &LandId,
        absender: Ags,
        id: Uuid,
        am: Timestamp,
    ) -> Result<(), StoreError>;
    /// Notes that working off failed and when to try again; `None` puts it aside for a person to look at.
    async fn vertage(
        &mut self,
        land: &LandId,
        absender: Ags,
        id: Uuid,
        grund: &str,
        wieder: Option<Timestamp>,
    ) -> Result<(), StoreError>;
    /// The message with this id from this register, whatever became of it.
    async fn finde(
        &mut self,
        land: &LandId,
        absender: Ags,
        id: Uuid,
    ) -> Result<Option<EingangRecord>, StoreError>;
    /// The messages of a Land that are not worked off, oldest first, each with its reason; at most `hoechstens`.
    async fn unerledigte(&mut self, land: &LandId, hoechstens: u32) -> Result<Vec<Unerledigt>, StoreError>;
    /// Puts a message that was put aside back among the open ones, due at once; tells whether it was aside.
    async fn lege_wieder_vor(
        &mut self,
        land: &LandId,
        absender: Ags,
        id: Uuid,
        jetzt: Timestamp,
    ) -> Result<bool, StoreError>;
    /// How many messages of the registers of a Land are not worked off.
    async fn stau(&mut self, land: &LandId) -> Result<Eingangsstau, StoreError>;
}

/// Messages whose last report of a transport service is still to be asked for.
#[async_trait]
pub trait BerichtStore: Send {
    /// From now on a report about this message is wanted.
    async fn erwarte(
        &mut self,
        land: &LandId,
        nachricht: NachrichtId,
        faellig_am: Timestamp,
    ) -> Result<(), StoreError>;
    /// The reports of every Land that are due at `jetzt`, at most `hoechstens`.
    async fn faellige(&mut self, jetzt: Timestamp, hoechstens: u32)
    -> Result<Vec<BerichtRecord>, StoreError>;
    /// Nothing final yet; asked again then.
    async fn vertage(
        &mut self,
        land: &LandId,
        nachricht: NachrichtId,
        faellig_am: Timestamp,
    ) -> Result<(), StoreError>;
    /// The last report is there, or none will come; tells whether one was wanted.
    async fn erledige(&mut self, land: &LandId, nachricht: NachrichtId) -> Result<bool, StoreError>;
}

/// A report that is wanted.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BerichtRecord {
    /// The Land of the message.
    pub land: LandId,
    /// The message.
    pub nachricht: NachrichtId,
    /// How often it was asked for.
    pub versuche: u32,
}

/// A message of a register that is not worked off.
#[derive(Clone)]
pub struct Unerledigt {
    /// The message.
    pub eingang: EingangRecord,
    /// Whether it was put aside for a person to look at; else it will be tried again.
    pub beiseite: bool,
    /// Why working off failed the last time.
    pub grund: Option<String>,
}

/// How many messages to one register have not arrived.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Ausgangsstau {
    /// The commune of the register.
    pub empfaenger: Ags,
    /// So many wait for their next attempt.
    pub wartend: u64,
    /// When the oldest of them was written.
    pub aeltester: Option<Timestamp>,
    /// So many were given up and wait for a person.
    pub aufgegeben: u64,
}

/// How many messages from registers are not worked off.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Eingangsstau {
    /// So many will be tried by themselves.
    pub offen: u64,
    /// When the oldest of them came.
    pub aeltester: Option<Timestamp>,
    /// So many were put aside and wait for a person.
    pub beiseite: u64,
}
