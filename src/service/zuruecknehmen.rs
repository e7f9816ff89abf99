//! Take an Anmeldung back before anything of it was sent; no message of the standard could do so afterwards.

use super::{Dienste, RuecknahmeFehler};
use crate::{
    audit::{Eintrag, Vorgang},
    fall::{Ereignis, Uebergang, Zustand},
    identity::Sitzung,
    kernel::FallId,
    land::Land,
    store::FallRecord,
};

impl Dienste {
    /// Deletes the 1704 from the outbox and ends the case, in one transaction with the journal. Doing it twice is no
    /// error.
    ///
    /// # Errors
    /// [`RuecknahmeFehler::Unterwegs`] once an attempt to send has begun.
    pub async fn zuruecknehmen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: FallId,
    ) -> Result<(), RuecknahmeFehler> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let record = einheit
            .faelle()
            .finde_von_konto(&land.id, sitzung.konto, id)
            .await?
            .ok_or(RuecknahmeFehler::NichtGefunden)?;
        if record.fall.zustand == Zustand::Zurueckgezogen {
            return Ok(());
        }
        let Ok(Uebergang::Weiter(fall)) = record.fall.nach(Ereignis::Zurueckgezogen, jetzt) else {
            return Err(RuecknahmeFehler::Unterwegs);
        };
        if !einheit.postausgang().nimm_zurueck(&land.id, id).await? {
            return Err(RuecknahmeFehler::Unterwegs);
        }
        let eintrag = Eintrag {
            land: land.id.clone(),
            fall: Some(id),
            zeit: jetzt,
            vorgang: Vorgang::Zurueckgezogen { konto: sitzung.konto },
        };
        einheit.journal().schreibe(&eintrag).await?;
        let bewegt = FallRecord {
            fall,
            geaendert_am: jetzt,
            ..record
        };
        einheit.faelle().speichere(&bewegt).await?;
        einheit.speichern().await?;
        tracing::info!(fall = %id, "Anmeldung taken back before it was sent");
        Ok(())
    }
}
