//! What a way to the registers of one Land must be able to do.

use std::{collections::BTreeMap, sync::Arc};

use async_trait::async_trait;
use jiff::Timestamp;
use uuid::Uuid;
use xoev::ags::Ags;

use crate::kernel::{LandId, NachrichtId};

/// The way to the registers of one Land. Messages are bytes here: nobody below reads them.
#[async_trait]
pub trait Registerverbindung: Send + Sync {
    /// The communes whose registers can be reached this way.
    fn register(&self) -> Vec<Ags>;

    /// Asks the register of `ziel` and waits for its answer (1700 → 1701, 1702 → 1703, 1708 → 1709, or 0910).
    async fn sende_synchron(
        &self,
        ziel: Ags,
        art: Frageart,
        nachricht: &[u8],
    ) -> Result<Vec<u8>, TransportFehler>;

    /// Hands `nachricht` over for good: once this is `Ok`, the register has stored it.
    ///
    /// `id` is the message's own UUID; sending the same one again does no harm.
    async fn sende(
        &self,
        ziel: Ags,
        id: NachrichtId,
        nachricht: &[u8],
    ) -> Result<Angenommen, TransportFehler>;

    /// The messages that the register of `von` holds for us, oldest first; perhaps not all at once.
    async fn hole(&self, von: Ags) -> Result<Vec<Uuid>, TransportFehler>;

    /// One of these messages, raw. It stays there until [`Registerverbindung::quittiere`].
    async fn lade(&self, von: Ags, id: Uuid) -> Result<Vec<u8>, TransportFehler>;

    /// Tells the register that we have stored the message, so that it can let go of it; no error if it has already.
    async fn quittiere(&self, von: Ags, id: Uuid) -> Result<(), TransportFehler>;

    /// Whether the way to this register keeps reports ([`Registerverbindung::bericht`]).
    fn fuehrt_berichte(&self, ziel: Ags) -> bool;

    /// How far a message has got that was handed over; `None` where the way keeps no reports, as plain HTTPS, on which the
    /// register itself has said that it has it.
    async fn bericht(&self, ziel: Ags, id: NachrichtId) -> Result<Option<Transportbericht>, TransportFehler>;

    /// Whether the register offers our service; `None` if nobody knows.
    async fn bietet_an(&self, ziel: Ags) -> Result<Option<Dienstangebot>, TransportFehler>;

    /// The certificates on the way that are known so far: whose, and until when.
    fn zertifikate(&self) -> Vec<(String, Timestamp)>;
}

/// Whether a register offers our service.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Dienstangebot {
    /// It does.
    pub angeboten: bool,
    /// When the directory said so; `None` if it was asked just now.
    pub stand: Option<Timestamp>,
}

/// What a transport service says of a message that it has taken (`TransportReport` of XTA).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Transportbericht {
    /// 0 under way, 1 arrived, 2 arrived with warnings, 3 failed.
    pub ampel: i64,
    /// Which server says so.
    pub server: String,
    /// When, as it writes it (`xs:dateTime`).
    pub zeit: String,
}

/// What a question does at the register.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Frageart {
    /// It only reads: a torn one may be asked again.
    Abruf,
    /// It leaves something behind there, so it goes out once.
    Auftrag,
}

/// The way to the registers of each Land.
pub type Verbindungen = BTreeMap<LandId, Arc<dyn Registerverbindung>>;

/// That a register has a message.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Angenommen {
    /// It has just taken it.
    Neu,
    /// It had taken it before; this was a repetition.
    SchonBekannt,
}

impl Angenommen {
    /// The key in the journal.
    #[must_use]
    pub const fn schluessel(self) -> &'static str {
        match self {
            Self::Neu => "neu",
            Self::SchonBekannt => "schon-bekannt",
        }
    }
}

/// Why a register could not be asked or told. Carries no address, no key, and nothing of any message.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TransportFehler {
    /// No connection, no answer in time, or an answer that says "not now" (5xx, 408, 429).
    #[error("the register cannot be reached: {0}")]
    NichtErreichbar(&'static str),
    /// It has failed so often that nobody is asked until then.
    #[error("the register has failed again and again; it is asked again at {bis}")]
    Pause {
        /// When it is tried again.
        bis: Timestamp,
    },
    /// An answer that is none: too long, empty, a redirect, not of the agreed form.
    #[error("the register's answer cannot be used: {0}")]
    AntwortUnbrauchbar(&'static str),
    /// The register refuses (4xx): key, address or message are wrong.
    #[error("the register refuses with status {status}; check address, key and certificate in the directory")]
    Abgewiesen {
        /// The HTTP status (below 600), or the number of the fault of XTA (9000 and above).
        status: u16,
    },
    /// The directory has no register for this commune.
    #[error("the directory has no register for this commune")]
    Unbekannt,
}

/// No answer within the time that a register has.
pub(super) const KEINE_ANTWORT: &str = "no answer in time";
/// Nobody takes the connection.
pub(super) const OHNE_VERBINDUNG: &str = "no connection";
/// One side does not trust the certificate of the other, or it has expired.
pub(super) const OHNE_VERTRAUEN: &str = "the certificate of one side is not accepted";
/// The connection was there and broke.
pub(super) const ABGEBROCHEN: &str = "the connection broke off";

impl TransportFehler {
    /// Whether the next call is bound to fail as well, or would cost as much time again.
    pub(super) fn ist_weg(self) -> bool {
        matches!(
            self,
            Self::NichtErreichbar(KEINE_ANTWORT | OHNE_VERBINDUNG | OHNE_VERTRAUEN)
        )
    }

    /// Whether it is likely to go better later without anybody doing anything.
    #[must_use]
    pub const fn wieder_versuchen(self) -> bool {
        matches!(
            self,
            Self::NichtErreichbar(_) | Self::Pause { .. } | Self::AntwortUnbrauchbar(_)
        )
    }

    /// The key of the cause in texts, store and journal.
    #[must_use]
    pub const fn schluessel(self) -> &'static str {
        match self {
            Self::NichtErreichbar(_) | Self::Pause { .. } => "nicht-erreichbar",
            Self::AntwortUnbrauchbar(_) => "antwort-unbrauchbar",
            Self::Abgewiesen { .. } => "abgewiesen",
            Self::Unbekannt => "unbekannt",
        }
    }
}
