//! Delete what has had its day: ended sessions, logins never finished, drafts and Selbstauskuenfte whose time is over, old
//! mails and messages.

use jiff::SignedDuration;

use super::{Dienste, Stoerung};
use crate::identity::RUHE;

/// A login takes ten minutes at most; an hour leaves room for clocks.
const ANMELDUNG: SignedDuration = SignedDuration::from_hours(1);
/// How long it can be told that a mail was sent; what was in it has gone before.
const MAIL: SignedDuration = SignedDuration::from_hours(24 * 30);
/// How long we keep what people tell us about the service.
const RUECKMELDUNG: SignedDuration = SignedDuration::from_hours(24 * 365);

/// How long a Selbstauskunft waits to be downloaded: it holds everything that a register knows of a person.
pub(super) const SELBSTAUSKUNFT: SignedDuration = SignedDuration::from_hours(24 * 30);
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
        let sitzungen = einheit.sitzungen().raeume_auf(jetzt - RUHE).await?;
        let anmeldungen = einheit.anmeldungen().raeume_auf(jetzt - ANMELDUNG).await?;
        let entwuerfe = einheit.entwuerfe().raeume_auf(jetzt).await?;
        let uploads = einheit.dokumente().raeume_auf().await?;
        let einladungen = einheit.einladungen().raeume_auf(jetzt).await?;
        let zuzuege = einheit.zuzuege().raeume_auf(jetzt - ZUZUG).await?;
        let mails = einheit.mailausgang().raeume_auf(jetzt - MAIL).await?;
        let rueckmeldungen = einheit.rueckmeldungen().raeume_auf(jetzt - RUECKMELDUNG).await?;
        let auskuenfte = einheit.auskuenfte().raeume_auf(jetzt - SELBSTAUSKUNFT).await?;
        let nachweise = einheit.maschinen().raeume_auf(jetzt).await?;
        einheit.speichern().await?;
        Ok(sitzungen
            + anmeldungen
            + entwuerfe
            + uploads
            + einladungen
            + zuzuege
            + mails
            + rueckmeldungen
            + auskuenfte
            + nachweise)
    }
}
