//! The operator sends again what was given up, when the register is back.

use super::{Dienste, ErneutFehler, Wer};
use crate::{
    audit::{Eintrag, Vorgang},
    fall::{Ereignis, Uebergang},
    kernel::{FallId, NachrichtId},
    land::Land,
    store::{FallRecord, Zustellstand},
};

impl Dienste {
    /// Puts the messages of a case that were given up into the outbox again, under the same UUIDs: a register that has
    /// one after all knows it. Attempts go on being counted, so the person cannot take it back.
    ///
    /// What a register rejected (0010) is not sent again: the same bytes would be rejected again.
    ///
    /// # Errors
    /// [`ErneutFehler`]; nothing is sent then.
    pub async fn erneut_senden(
        &self,
        land: &Land,
        id: FallId,
        wer: &Wer,
    ) -> Result<Vec<NachrichtId>, ErneutFehler> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let record = einheit
            .faelle()
            .finde(&land.id, id)
            .await?
            .ok_or(ErneutFehler::NichtGefunden)?;
        let mut nachrichten = Vec::new();
        let alle = einheit.postausgang().von_fall(&land.id, id).await?;
        for nachricht in alle {
            let Zustellstand::Aufgegeben { versuche, grund } = nachricht.stand else {
                continue;
            };
            let stand = Zustellstand::Wartet {
                versuche,
                faellig_am: jetzt,
                letzter_fehler: Some(grund),
            };
            einheit
                .postausgang()
                .vermerke(&land.id, nachricht.id, &stand)
                .await?;
            nachrichten.push(nachricht.id);
        }
        if nachrichten.is_empty() {
            return Err(ErneutFehler::NichtsAufgegeben);
        }
        let zuzug = record.fall.zuzug;
        if let Some(anderer) = einheit.faelle().offener(&land.id, record.konto, zuzug).await?
            && anderer != id
        {
            return Err(ErneutFehler::AndererOffen(anderer));
        }
        let Ok(Uebergang::Weiter(fall)) = record.fall.nach(Ereignis::ErneutGesendet, jetzt) else {
            return Err(ErneutFehler::NichtsAufgegeben);
        };
        let eintrag = Eintrag {
            land: land.id.clone(),
            fall: Some(id),
            zeit: jetzt,
            vorgang: Vorgang::ErneutGesendet {
                nachrichten: nachrichten.clone(),
                von: Some(wer.kennung()),
            },
        };
        einheit.journal().schreibe(&eintrag).await?;
        let bewegt = FallRecord {
            fall,
            geaendert_am: jetzt,
            ..record
        };
        einheit.faelle().speichere(&bewegt).await?;
        einheit.speichern().await?;
        tracing::info!(fall = %id, anzahl = nachrichten.len(), "messages put into the outbox again");
        Ok(nachrichten)
    }
}
