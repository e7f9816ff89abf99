//! Let cases lapse whose code never came, so that they block no new Anmeldung.

use super::{Dienste, Stoerung};
use crate::{
    audit::{Eintrag, Vorgang},
    fall::{Ereignis, Uebergang},
    store::FallRecord,
};

/// How many cases one call takes up.
const JE_SCHRITT: u32 = 100;

impl Dienste {
    /// Ends the waiting for codes whose deadline and days of grace are over; returns how many cases that were. A late
    /// decision of the register still counts.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn fristen_pruefen(&self) -> Result<usize, Stoerung> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let mut anzahl = 0;
        let verfallende = einheit.faelle().verfallende(jetzt, JE_SCHRITT).await?;
        for record in verfallende {
            let Ok(Uebergang::Weiter(fall)) = record.fall.nach(Ereignis::FristVerstrichen, jetzt) else {
                continue;
            };
            let eintrag = Eintrag {
                land: record.land.clone(),
                fall: Some(fall.id),
                zeit: jetzt,
                vorgang: Vorgang::Verfallen,
            };
            einheit.journal().schreibe(&eintrag).await?;
            tracing::info!(fall = %fall.id, land = %record.land, "a case has lapsed: no code came");
            let bewegt = FallRecord {
                fall,
                geaendert_am: jetzt,
                ..record
            };
            einheit.faelle().speichere(&bewegt).await?;
            anzahl += 1;
        }
        einheit.speichern().await?;
        Ok(anzahl)
    }
}
