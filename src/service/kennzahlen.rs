//! How the service does, in numbers: for whoever watches it.

use jiff::{SignedDuration, Timestamp};

use super::{Ablauf, Dienste, Stoerung};
use crate::{
    kernel::LandId,
    store::{Ausgangsstau, Eingangsstau},
};

/// Longer than any certificate lives.
const EWIG: SignedDuration = SignedDuration::from_hours(24 * 365 * 100);

/// How one Land does.
pub struct Kennzahlen {
    /// Which.
    pub land: LandId,
    /// Messages to registers that have not arrived, one entry for each register of the Land.
    pub ausgang: Vec<Ausgangsstau>,
    /// Messages from registers that are not worked off.
    pub eingang: Eingangsstau,
    /// Since when the oldest entry of the journal waits for its time-stamp; `None` too where there is no authority for it.
    pub journal_wartet_seit: Option<Timestamp>,
}

impl Dienste {
    /// The numbers of every Land at this moment.
    ///
    /// # Errors
    /// [`Stoerung`] if the store cannot be read.
    pub async fn kennzahlen(&self) -> Result<Vec<Kennzahlen>, Stoerung> {
        let mut einheit = self.lesen().await?;
        let mut alle = Vec::new();
        for land in self.laender() {
            let mut ausgang = einheit.postausgang().stau(&land.id).await?;
            for gemeinde in &land.gemeinden {
                if ausgang.iter().all(|stau| stau.empfaenger != gemeinde.ags) {
                    ausgang.push(Ausgangsstau {
                        empfaenger: gemeinde.ags,
                        wartend: 0,
                        aeltester: None,
                        aufgegeben: 0,
                    });
                }
            }
            let gestempelt = self.siegelstelle().stempelstelle(&land.id).is_some();
            let seit = einheit.journal().ungestempelt_seit(&land.id).await?;
            alle.push(Kennzahlen {
                land: land.id.clone(),
                ausgang,
                eingang: einheit.posteingang().stau(&land.id).await?,
                journal_wartet_seit: seit.filter(|_| gestempelt),
            });
        }
        Ok(alle)
    }

    /// The certificates on the way to the registers of each Land: whose, and until when.
    #[must_use]
    pub fn wegzertifikate(&self) -> Vec<(LandId, String, Timestamp)> {
        self.wege()
            .flat_map(|(land, weg)| {
                let je_land = |(name, ende)| (land.clone(), name, ende);
                weg.zertifikate().into_iter().map(je_land).collect::<Vec<_>>()
            })
            .collect()
    }

    /// When the last generation of each key ends.
    #[must_use]
    pub fn schluesselenden(&self) -> Vec<Ablauf> {
        self.siegelstelle().laufen_ab(self.jetzt(), EWIG)
    }
}
