//! Tell people by mail of drafts that go soon, and of those whose day has come.

use super::{Dienste, Entwurf, Mailart, Stoerung};
use crate::{
    antrag::Mailadresse,
    regeln::WARNFRIST,
    store::{Einheit, EntwurfRecord},
};

#[cfg(test)]
mod tests;

/// How many drafts one step takes up of each kind.
const JE_SCHRITT: u32 = 50;

impl Dienste {
    /// Writes the mails that are due and notes it, all at once; returns how many drafts there were.
    ///
    /// A draft without an address is noted too: its page tells the same.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn erinnern(&self) -> Result<usize, Stoerung> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let bald = jetzt.checked_add(WARNFRIST).unwrap_or(jetzt);
        let gehende = einheit.entwuerfe().zu_warnen(bald, JE_SCHRITT).await?;
        for record in &gehende {
            self.schreibe_an(&mut *einheit, record, Mailart::EntwurfWirdGeloescht)
                .await?;
            einheit
                .entwuerfe()
                .gewarnt(&record.land, record.konto, record.id)
                .await?;
        }
        let wartende = einheit.entwuerfe().zu_erinnern(jetzt, JE_SCHRITT).await?;
        for record in &wartende {
            self.schreibe_an(&mut *einheit, record, Mailart::EinzugHeute)
                .await?;
            einheit
                .entwuerfe()
                .erinnert(&record.land, record.konto, record.id)
                .await?;
        }
        let anzahl = gehende.len() + wartende.len();
        if anzahl > 0 {
            einheit.speichern().await?;
        }
        Ok(anzahl)
    }

    async fn schreibe_an(
        &self,
        einheit: &mut dyn Einheit,
        record: &EntwurfRecord,
        art: Mailart,
    ) -> Result<(), Stoerung> {
        // A draft that cannot be read must not hold up the others; a Land that is gone has no pages to lead to.
        let Ok(entwurf) = serde_json::from_slice::<Entwurf>(&record.inhalt) else {
            tracing::error!(entwurf = %record.id, "a draft cannot be read; its owner is not told");
            return Ok(());
        };
        let adresse = Mailadresse::parse(&entwurf.eingaben.wuensche.email)
            .ok()
            .flatten();
        let (Some(land), Some(an)) = (self.land(&record.land), adresse) else {
            return Ok(());
        };
        let land = land.clone();
        self.melde(einheit, &land, record.konto, &an, &entwurf.sprache, art)
            .await
    }
}
