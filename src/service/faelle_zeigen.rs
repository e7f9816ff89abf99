//! Where my cases stand.

use jiff::Timestamp;

use super::{Dienste, Stoerung};
use crate::{
    fall::{Fall, Zustand},
    identity::Sitzung,
    kernel::FallId,
    land::Land,
    store::FallRecord,
};

/// A case as its owner sees it.
pub struct Vorgang {
    /// The case.
    pub fall: Fall,
    /// When it last moved.
    pub geaendert_am: Timestamp,
    /// Until when it is sure that the person can take it back; known only where one case is asked for.
    pub ruecknahme_bis: Option<Timestamp>,
}

impl Dienste {
    /// All cases of this person, latest first.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn faelle(&self, land: &Land, sitzung: &Sitzung) -> Result<Vec<Vorgang>, Stoerung> {
        let faelle = self
            .lesen()
            .await?
            .faelle()
            .von_konto(&land.id, sitzung.konto)
            .await?;
        Ok(faelle.into_iter().map(Vorgang::from).collect())
    }

    /// The case with this id, if it is this person's.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn fall(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: FallId,
    ) -> Result<Option<Vorgang>, Stoerung> {
        let mut einheit = self.lesen().await?;
        let record = einheit
            .faelle()
            .finde_von_konto(&land.id, sitzung.konto, id)
            .await?;
        let Some(mut vorgang) = record.map(Vorgang::from) else {
            return Ok(None);
        };
        if vorgang.fall.zustand == Zustand::Eingereicht {
            vorgang.ruecknahme_bis = einheit.postausgang().unversucht(&land.id, id).await?;
        }
        Ok(Some(vorgang))
    }
}

impl From<FallRecord> for Vorgang {
    fn from(record: FallRecord) -> Self {
        Self {
            fall: record.fall,
            geaendert_am: record.geaendert_am,
            ruecknahme_bis: None,
        }
    }
}
