//! The inbox: list, load, store raw, commit, and only then acknowledge.
//!
//! What the messages mean is worked off later by `service`; here they are bytes with an id and a sender.

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;
use sha2::{Digest as _, Sha256};
use tokio::task::JoinSet;
use uuid::Uuid;
use xoev::ags::Ags;

use crate::audit::{Eintrag, Vorgang};
use crate::kernel::{LandId, Uhr};
use crate::store::{Bestand, EingangRecord, StoreError};

use super::{Registerverbindung, TransportFehler, Verbindungen, postausgang::FEHLER_IN_FOLGE};

/// How long one step stays with one register; what is left over is there at the next step.
const ZEIT_JE_REGISTER: Duration = Duration::from_mins(1);

/// The worker of the inbox. `ops` calls [`Posteingang::schritt`] again and again.
#[derive(Clone)]
pub struct Posteingang {
    bestand: Arc<dyn Bestand>,
    verbindungen: Arc<Verbindungen>,
    uhr: Arc<dyn Uhr>,
}

/// What one step did.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Holschritt {
    /// Messages that were not there before.
    pub neu: usize,
    /// Messages that were there already and only had to be acknowledged.
    pub bekannt: usize,
    /// Registers or single messages that could not be fetched or acknowledged.
    pub gescheitert: usize,
}

impl Posteingang {
    /// The worker over these parts.
    #[must_use]
    pub fn neu(bestand: Arc<dyn Bestand>, verbindungen: Verbindungen, uhr: Arc<dyn Uhr>) -> Self {
        Self {
            bestand,
            verbindungen: Arc::new(verbindungen),
            uhr,
        }
    }

    /// Fetches from every register of every Land what it holds for us; does not sleep.
    ///
    /// Registers are served side by side, each for a minute at most: whatever one of them sends, the others are heard.
    ///
    /// # Errors
    /// [`StoreError`] if messages could not be stored; they stay at their registers.
    pub async fn schritt(&self) -> Result<Holschritt, StoreError> {
        let mut arbeit = JoinSet::new();
        for (land, verbindung) in self.verbindungen.iter() {
            for register in verbindung.register() {
                let (selbst, land, verbindung) = (self.clone(), land.clone(), Arc::clone(verbindung));
                arbeit.spawn(async move {
                    let leeren = selbst.leere(&land, register, &*verbindung);
                    tokio::time::timeout(ZEIT_JE_REGISTER, leeren).await
                });
            }
        }
        let mut schritt = Holschritt::default();
        let mut fehler = None;
        while let Some(ergebnis) = arbeit.join_next().await {
            match ergebnis {
                Ok(Ok(Ok(teil))) => schritt.dazu(teil),
                Ok(Ok(Err(f))) => fehler = Some(f),
                // Out of time or broken off: what is not acknowledged comes again.
                Ok(Err(_)) | Err(_) => schritt.gescheitert += 1,
            }
        }
        fehler.map_or(Ok(schritt), Err)
    }

    /// Empties the mailbox at one register.
    async fn leere(
        &self,
        land: &LandId,
        register: Ags,
        verbindung: &dyn Registerverbindung,
    ) -> Result<Holschritt, StoreError> {
        let mut schritt = Holschritt::default();
        let ids = match verbindung.hole(register).await {
            Ok(ids) => ids,
            Err(fehler) => {
                tracing::warn!(%register, %land, "the mailbox cannot be read: {fehler}");
                schritt.gescheitert += 1;
                return Ok(schritt);
            }
        };
        let mut fehler_in_folge = 0;
        for id in ids {
            match self.nimm(land, register, verbindung, id).await? {
                Ok(neu) => {
                    fehler_in_folge = 0;
                    schritt.neu += usize::from(neu);
                    schritt.bekannt += usize::from(!neu);
                }
                Err(fehler) => {
                    tracing::warn!(%register, %land, nachricht = %id, "a message cannot be fetched: {fehler}");
                    schritt.gescheitert += 1;
                    fehler_in_folge += u32::from(matches!(fehler, TransportFehler::NichtErreichbar(_)));
                    if fehler.ist_weg() || fehler_in_folge >= FEHLER_IN_FOLGE {
                        break;
                    }
                }
            }
        }
        Ok(schritt)
    }

    /// Takes one message over; tells whether it was new. Acknowledged is only what is stored for good.
    async fn nimm(
        &self,
        land: &LandId,
        register: Ags,
        verbindung: &dyn Registerverbindung,
        id: Uuid,
    ) -> Result<Result<bool, TransportFehler>, StoreError> {
        let inhalt = match verbindung.lade(register, id).await {
            Ok(inhalt) => inhalt,
            Err(fehler) => return Ok(Err(fehler)),
        };
        let neu = self.lege_ab(land, register, id, inhalt).await?;
        if let Err(fehler) = verbindung.quittiere(register, id).await {
            return Ok(Err(fehler));
        }
        let vorgang = Vorgang::Quittiert {
            gemeinde: register,
            nachricht: id,
        };
        let mut einheit = self.bestand.schreiben().await?;
        einheit
            .journal()
            .schreibe(&Self::eintrag(land, self.uhr.jetzt(), vorgang))
            .await?;
        einheit.speichern().await?;
        Ok(Ok(neu))
    }

    /// Stores a message for good, however it came, with its entry in the journal; tells whether it was new.
    pub(super) async fn lege_ab(
        &self,
        land: &LandId,
        register: Ags,
        id: Uuid,
        inhalt: Vec<u8>,
    ) -> Result<bool, StoreError> {
        let eingang = EingangRecord {
            id,
            land: land.clone(),
            absender: register,
            inhalt,
            empfangen_am: self.uhr.jetzt(),
            fehlversuche: 0,
        };
        let mut einheit = self.bestand.schreiben().await?;
        let neu = einheit.posteingang().lege_an(&eingang).await?;
        if neu {
            let vorgang = Vorgang::Eingegangen {
                gemeinde: register,
                nachricht: id,
                hash: hex::encode(Sha256::digest(&eingang.inhalt)),
            };
            einheit
                .journal()
                .schreibe(&Self::eintrag(land, eingang.empfangen_am, vorgang))
                .await?;
        }
        einheit.speichern().await?;
        Ok(neu)
    }

    /// A message that is there, whatever became of it.
    pub(super) async fn finde(
        &self,
        land: &LandId,
        register: Ags,
        id: Uuid,
    ) -> Result<Option<EingangRecord>, StoreError> {
        let mut einheit = self.bestand.lesen().await?;
        einheit.posteingang().finde(land, register, id).await
    }

    /// What happens here belongs to no case yet.
    fn eintrag(land: &LandId, zeit: Timestamp, vorgang: Vorgang) -> Eintrag {
        Eintrag {
            land: land.clone(),
            fall: None,
            zeit,
            vorgang,
        }
    }
}

impl Holschritt {
    fn dazu(&mut self, teil: Self) {
        self.neu += teil.neu;
        self.bekannt += teil.bekannt;
        self.gescheitert += teil.gescheitert;
    }
}
