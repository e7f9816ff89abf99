//! Delete what has had its day: ended sessions, logins never finished, drafts nobody touched for 30 days.

use jiff::SignedDuration;

use super::{Dienste, Stoerung};

/// A login takes ten minutes at most; an hour leaves room for clocks.
const ANMELDUNG: SignedDuration = SignedDuration::from_hours(1);
/// Source: § 8a Abs. 2 OZG, 30 days after the last change.
const ENTWURF: SignedDuration = SignedDuration::from_hours(24 * 30);

/// Moves to an address are counted for twelve months.
const ZUZUG: SignedDuration = SignedDuration::from_hours(24 * 366);

impl Dienste {
    /// Deletes one portion of each; returns how many records went.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn aufraeumen(&self) -> Result<u64, Stoerung> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let sitzungen = einheit.sitzungen().raeume_auf(jetzt).await?;
        let anmeldungen = einheit.anmeldungen().raeume_auf(jetzt - ANMELDUNG).await?;
        let entwuerfe = einheit.entwuerfe().raeume_auf(jetzt - ENTWURF).await?;
        let einladungen = einheit.einladungen().raeume_auf(jetzt).await?;
        let zuzuege = einheit.zuzuege().raeume_auf(jetzt - ZUZUG).await?;
        einheit.speichern().await?;
        Ok(sitzungen + anmeldungen + entwuerfe + einladungen + zuzuege)
    }
}
