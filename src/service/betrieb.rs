//! Messages that are stuck, as those see them who run the service: how they stand, and nothing of what they say.

use jiff::Timestamp;
use uuid::Uuid;
use xoev::ags::Ags;

use super::{Dienste, Stoerung};
use crate::{
    kernel::{FallId, NachrichtId},
    land::Land,
    store::{PostausgangRecord, Unerledigt, Zustellstand},
};

/// Who does something with a message; stands in the journal.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Wer {
    /// Somebody at a console of the machine.
    Konsole,
    /// A machine, by its client id.
    Maschine(String),
}

impl Wer {
    /// As the journal has it.
    #[must_use]
    pub fn kennung(&self) -> String {
        match self {
            Self::Konsole => "konsole".to_owned(),
            Self::Maschine(id) => format!("maschine:{id}"),
        }
    }
}

/// A message to a register.
#[derive(Clone, Debug)]
pub struct Ausgehende {
    /// Its UUID.
    pub id: NachrichtId,
    /// Its case.
    pub fall: FallId,
    /// The register.
    pub empfaenger: Ags,
    /// Its type.
    pub typ: String,
    /// When it was written.
    pub angelegt_am: Timestamp,
    /// `wartet`, `zugestellt`, `aufgegeben` or `verworfen`.
    pub stand: &'static str,
    /// Attempts made.
    pub versuche: Option<u32>,
    /// When it is tried next.
    pub faellig_am: Option<Timestamp>,
    /// Why it failed, was given up or dropped.
    pub grund: Option<String>,
}

/// A message from a register.
#[derive(Clone, Debug)]
pub struct Eingegangene {
    /// Its UUID.
    pub id: Uuid,
    /// The register.
    pub absender: Ags,
    /// When it came.
    pub empfangen_am: Timestamp,
    /// Attempts that failed.
    pub fehlversuche: u32,
    /// Whether a person must look.
    pub beiseite: bool,
    /// Why.
    pub grund: Option<String>,
}

impl From<PostausgangRecord> for Ausgehende {
    fn from(nachricht: PostausgangRecord) -> Self {
        let (stand, versuche, faellig_am, grund) = match nachricht.stand {
            Zustellstand::Wartet {
                versuche,
                faellig_am,
                letzter_fehler,
            } => ("wartet", Some(versuche), Some(faellig_am), letzter_fehler),
            Zustellstand::Zugestellt { .. } => ("zugestellt", None, None, None),
            Zustellstand::Aufgegeben { versuche, grund } => ("aufgegeben", Some(versuche), None, Some(grund)),
            Zustellstand::Verworfen { grund, .. } => ("verworfen", None, None, Some(grund)),
        };
        Self {
            id: nachricht.id,
            fall: nachricht.fall,
            empfaenger: nachricht.empfaenger,
            typ: nachricht.typ,
            angelegt_am: nachricht.angelegt_am,
            stand,
            versuche,
            faellig_am,
            grund,
        }
    }
}

impl From<Unerledigt> for Eingegangene {
    fn from(eines: Unerledigt) -> Self {
        Self {
            id: eines.eingang.id,
            absender: eines.eingang.absender,
            empfangen_am: eines.eingang.empfangen_am,
            fehlversuche: eines.eingang.fehlversuche,
            beiseite: eines.beiseite,
            grund: eines.grund,
        }
    }
}

impl Dienste {
    /// What no register of a Land has yet, oldest first; at most `hoechstens`.
    ///
    /// # Errors
    /// [`Stoerung`] if the store cannot be read.
    pub async fn ausgangsliste(&self, land: &Land, hoechstens: u32) -> Result<Vec<Ausgehende>, Stoerung> {
        let alle = self.unzugestellte(land, hoechstens).await?;
        Ok(alle.into_iter().map(Ausgehende::from).collect())
    }

    /// How one message stands, whatever became of it.
    ///
    /// # Errors
    /// [`Stoerung`] if the store cannot be read.
    pub async fn ausgangsstand(&self, land: &Land, id: NachrichtId) -> Result<Option<Ausgehende>, Stoerung> {
        Ok(self.ausgehende(land, id).await?.map(Ausgehende::from))
    }

    /// What of the registers of a Land is not worked off, oldest first; at most `hoechstens`.
    ///
    /// # Errors
    /// [`Stoerung`] if the store cannot be read.
    pub async fn eingangsliste(&self, land: &Land, hoechstens: u32) -> Result<Vec<Eingegangene>, Stoerung> {
        let alle = self.unerledigte(land, hoechstens).await?;
        Ok(alle.into_iter().map(Eingegangene::from).collect())
    }
}
