//! What the operator does with messages that are stuck: look, send again, take out for good, work off again.

use uuid::Uuid;
use xoev::ags::Ags;

use super::{Dienste, ErneutFehler, Stoerung, Wer};
use crate::{
    audit::{Eintrag, Vorgang},
    fall::Ereignis,
    kernel::NachrichtId,
    land::Land,
    store::{EingangRecord, PostausgangRecord, Unerledigt, Zustellstand},
    transport::bewege_fall,
};

/// Why the operator could not do something with a message.
#[derive(Debug, thiserror::Error)]
pub enum PostFehler {
    /// There is no such message.
    #[error("there is no such message")]
    NichtGefunden,
    /// The register has it.
    #[error("the register has taken this message; nothing is left to do")]
    SchonZugestellt,
    /// It was taken out for good.
    #[error("this message was dropped; the case needs a new Anmeldung")]
    Verworfen,
    /// It is not put aside.
    #[error("this message is not put aside: it is worked off, or will be tried again by itself")]
    NichtBeiseite,
    /// Sending again.
    #[error(transparent)]
    Erneut(#[from] ErneutFehler),
    /// Ours.
    #[error(transparent)]
    Stoerung(#[from] Stoerung),
}

impl Dienste {
    /// The messages of a Land that no register has yet and that were not dropped, oldest first; at most `hoechstens`.
    ///
    /// # Errors
    /// [`Stoerung`] if the store cannot be read.
    pub async fn unzugestellte(
        &self,
        land: &Land,
        hoechstens: u32,
    ) -> Result<Vec<PostausgangRecord>, Stoerung> {
        Ok(self
            .lesen()
            .await?
            .postausgang()
            .unzugestellte(&land.id, hoechstens)
            .await?)
    }

    /// One message of the outbox, whatever became of it.
    ///
    /// # Errors
    /// [`Stoerung`] if the store cannot be read.
    pub async fn ausgehende(
        &self,
        land: &Land,
        id: NachrichtId,
    ) -> Result<Option<PostausgangRecord>, Stoerung> {
        Ok(self.lesen().await?.postausgang().finde(&land.id, id).await?)
    }

    /// Sends a message again as soon as possible: one that waits now, one that was given up with all those of its case.
    ///
    /// # Errors
    /// [`PostFehler`]; nothing is sent then.
    pub async fn nachricht_erneut_senden(
        &self,
        land: &Land,
        id: NachrichtId,
        wer: &Wer,
    ) -> Result<(), PostFehler> {
        let mut einheit = self.schreiben().await?;
        let nachricht = einheit
            .postausgang()
            .finde(&land.id, id)
            .await?
            .ok_or(PostFehler::NichtGefunden)?;
        match nachricht.stand {
            Zustellstand::Zugestellt { .. } => Err(PostFehler::SchonZugestellt),
            Zustellstand::Verworfen { .. } => Err(PostFehler::Verworfen),
            Zustellstand::Aufgegeben { .. } => {
                drop(einheit);
                self.erneut_senden(land, nachricht.fall, wer).await?;
                Ok(())
            }
            Zustellstand::Wartet {
                versuche,
                letzter_fehler,
                ..
            } => {
                let stand = Zustellstand::Wartet {
                    versuche,
                    faellig_am: self.jetzt(),
                    letzter_fehler,
                };
                einheit.postausgang().vermerke(&land.id, id, &stand).await?;
                let eintrag = Eintrag {
                    land: land.id.clone(),
                    fall: Some(nachricht.fall),
                    zeit: self.jetzt(),
                    vorgang: Vorgang::Vorgezogen {
                        nachricht: id,
                        von: wer.kennung(),
                    },
                };
                einheit.journal().schreibe(&eintrag).await?;
                Ok(einheit.speichern().await?)
            }
        }
    }

    /// Takes a message out of the outbox for good; its case moves as if it had been given up, and the journal says why in the
    /// operator's words.
    ///
    /// An attempt that is under way at this moment may still reach the register; its answer counts then.
    ///
    /// # Errors
    /// [`PostFehler`]; nothing is changed then.
    pub async fn nachricht_verwerfen(
        &self,
        land: &Land,
        id: NachrichtId,
        warum: &str,
        wer: &Wer,
    ) -> Result<(), PostFehler> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let nachricht = einheit
            .postausgang()
            .finde(&land.id, id)
            .await?
            .ok_or(PostFehler::NichtGefunden)?;
        match nachricht.stand {
            Zustellstand::Zugestellt { .. } => return Err(PostFehler::SchonZugestellt),
            Zustellstand::Verworfen { .. } => return Err(PostFehler::Verworfen),
            Zustellstand::Wartet { .. } | Zustellstand::Aufgegeben { .. } => {}
        }
        let stand = Zustellstand::Verworfen {
            am: jetzt,
            grund: warum.to_owned(),
        };
        einheit.postausgang().vermerke(&land.id, id, &stand).await?;
        let ereignis = Ereignis::Aufgegeben {
            grund: "verworfen".to_owned(),
        };
        bewege_fall(&mut *einheit, &nachricht, ereignis, jetzt).await?;
        let eintrag = Eintrag {
            land: land.id.clone(),
            fall: Some(nachricht.fall),
            zeit: jetzt,
            vorgang: Vorgang::Verworfen {
                nachricht: id,
                grund: warum.to_owned(),
                von: Some(wer.kennung()),
            },
        };
        einheit.journal().schreibe(&eintrag).await?;
        einheit.speichern().await?;
        tracing::info!(fall = %nachricht.fall, nachricht = %id, "a message was dropped by the operator");
        Ok(())
    }

    /// The messages of registers that are not worked off, oldest first; at most `hoechstens`.
    ///
    /// # Errors
    /// [`Stoerung`] if the store cannot be read.
    pub async fn unerledigte(&self, land: &Land, hoechstens: u32) -> Result<Vec<Unerledigt>, Stoerung> {
        Ok(self
            .lesen()
            .await?
            .posteingang()
            .unerledigte(&land.id, hoechstens)
            .await?)
    }

    /// One message of a register, whatever became of it.
    ///
    /// # Errors
    /// [`Stoerung`] if the store cannot be read.
    pub async fn eingegangene(
        &self,
        land: &Land,
        absender: Ags,
        id: Uuid,
    ) -> Result<Option<EingangRecord>, Stoerung> {
        Ok(self
            .lesen()
            .await?
            .posteingang()
            .finde(&land.id, absender, id)
            .await?)
    }

    /// Has a message that was put aside worked off again.
    ///
    /// # Errors
    /// [`PostFehler::NichtBeiseite`] if it is not aside.
    pub async fn eingang_wieder_vorlegen(
        &self,
        land: &Land,
        absender: Ags,
        id: Uuid,
        wer: &Wer,
    ) -> Result<(), PostFehler> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        if !einheit
            .posteingang()
            .lege_wieder_vor(&land.id, absender, id, jetzt)
            .await?
        {
            return Err(PostFehler::NichtBeiseite);
        }
        let eintrag = Eintrag {
            land: land.id.clone(),
            fall: None,
            zeit: jetzt,
            vorgang: Vorgang::Wiedervorgelegt {
                gemeinde: absender,
                nachricht: id,
                von: Some(wer.kennung()),
            },
        };
        einheit.journal().schreibe(&eintrag).await?;
        Ok(einheit.speichern().await?)
    }
}
