//! Check a document that somebody was handed; nothing of it is kept.

use super::{Dienste, Stoerung};
use crate::urkunde::{Pruefergebnis, pruefe};

impl Dienste {
    /// Whether `datei` is genuine, changed or not ours. Anyone may ask; the file is read in memory only.
    ///
    /// # Errors
    /// [`Stoerung`] if the check itself could not run.
    pub async fn urkunde_pruefen(&self, datei: Vec<u8>) -> Result<Pruefergebnis, Stoerung> {
        let anker = self.siegelstelle().anker().to_vec();
        let jetzt = self.jetzt();
        tokio::task::spawn_blocking(move || pruefe(&datei, &anker, jetzt))
            .await
            .map_err(|_| Stoerung::Abgebrochen)
    }
}
