//! Check a document that somebody was handed; nothing of it is kept.

use super::{Dienste, Stoerung, urkunde_registrieren::liste_von};
use crate::urkunde::{
    Pruefergebnis, Statusliste, Statusplatz, Vertrauen, aus_der, entnimm, pruefe, statusplatz,
};

impl Dienste {
    /// Whether `datei` is valid, invalid or cannot be judged. Anyone may ask; the file is read in memory only.
    ///
    /// # Errors
    /// [`Stoerung`] if the check itself could not run.
    pub async fn urkunde_pruefen(&self, datei: Vec<u8>) -> Result<Pruefergebnis, Stoerung> {
        let jetzt = self.jetzt();
        let entnommen = self
            .siegelstelle()
            .an_der_werkbank(move || entnimm(&datei).map(|datei| (datei.to_vec(), statusplatz(&datei))))
            .await?;
        let (datei, platz) = match entnommen {
            Ok(entnommen) => entnommen,
            Err(ergebnis) => return Ok(ergebnis),
        };
        let mut vertrauen = Vertrauen {
            anker: self.siegelstelle().anker().to_vec(),
            sperrlisten: self.siegelstelle().sperrlisten().to_vec(),
            ..Vertrauen::default()
        };
        // Seals on paper bring no certificate along; those of former keys are in the store.
        for land in self.laender() {
            let frueher = self.lesen().await?.urkunden().zertifikate(&land.id).await?;
            vertrauen
                .anker
                .extend(frueher.iter().filter_map(|der| aus_der(der)));
        }
        if let Some(platz) = platz {
            vertrauen.statuslisten.extend(self.eigene_liste(&platz).await?);
        }
        self.siegelstelle()
            .an_der_werkbank(move || pruefe(&datei, &vertrauen, jetzt))
            .await
    }

    /// The list in which this place is, if one of our Länder publishes it.
    async fn eigene_liste(&self, platz: &Statusplatz) -> Result<Option<Statusliste>, Stoerung> {
        for land in self.laender() {
            if let Some(liste) = liste_von(land, &platz.uri) {
                return Ok(Some(self.statusliste_jetzt(land, liste).await?));
            }
        }
        Ok(None)
    }
}
