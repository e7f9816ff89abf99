//! Drafts with the time that is left to them; and keep one for another thirty days.

use jiff::Timestamp;

use super::{Dienste, Entwurf, EntwurfFehler, Stoerung, anmelden};
use crate::{identity::Sitzung, kernel::EntwurfId, land::Land, regeln};

/// A draft, and when it goes.
pub struct Frist {
    /// The draft.
    pub entwurf: Entwurf,
    /// When it was last changed.
    pub geaendert_am: Timestamp,
    /// When it is deleted.
    pub loeschen_am: Timestamp,
    /// Whether that is soon.
    pub bald: bool,
}

impl Dienste {
    /// The drafts of this person with the time that is left to each, latest change first.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn entwurfsfristen(&self, land: &Land, sitzung: &Sitzung) -> Result<Vec<Frist>, Stoerung> {
        let records = self
            .lesen()
            .await?
            .entwuerfe()
            .von_konto(&land.id, sitzung.konto)
            .await?;
        let jetzt = self.jetzt();
        let frist = |record: &crate::store::EntwurfRecord| {
            Ok(Frist {
                entwurf: Entwurf::lies(&record.inhalt)?,
                geaendert_am: record.geaendert_am,
                loeschen_am: record.loeschen_am,
                bald: regeln::warnen(record.loeschen_am, jetzt),
            })
        };
        records.iter().map(frist).collect()
    }

    /// Keeps a draft as if it had been changed now.
    ///
    /// # Errors
    /// [`EntwurfFehler::NichtGefunden`] or a fault of ours.
    pub async fn entwurf_behalten(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
    ) -> Result<(), EntwurfFehler> {
        let mut einheit = self.schreiben().await?;
        let entwurf = anmelden::lade(&mut *einheit, land, sitzung, id).await?;
        entwurf
            .sichere(&mut *einheit, &land.id, sitzung.konto, self.jetzt())
            .await?;
        Ok(einheit.speichern().await?)
    }
}
