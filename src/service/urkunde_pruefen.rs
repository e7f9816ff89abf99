//! Check a document that somebody was handed; nothing of it is kept.

use std::borrow::Cow;

use super::{Dienste, Stoerung, siegelstelle::Werkbank, urkunde_registrieren::liste_von};
use crate::urkunde::{
    Pruefergebnis, Statusliste, Statusplatz, Vertrauen, aus_der, entnimm, ist_bild, pruefe, statusplatz,
};

impl Dienste {
    /// Whether `datei` is valid, invalid or cannot be judged. Anyone may ask; the file is read in memory only.
    ///
    /// # Errors
    /// [`Stoerung`] if the check itself could not run.
    pub async fn urkunde_pruefen(&self, datei: Vec<u8>) -> Result<Pruefergebnis, Stoerung> {
        let jetzt = self.jetzt();
        let stelle = self.siegelstelle();
        let datei = if ist_bild(&datei) {
            let suche = move || entnimm(&datei).map(Cow::into_owned);
            match stelle.an_der(Werkbank::Bildsuche, suche).await? {
                Ok(siegel) => siegel,
                Err(ergebnis) => return Ok(ergebnis),
            }
        } else {
            datei
        };
        let lies = move || (statusplatz(&datei), datei);
        let (platz, datei) = stelle.an_der(Werkbank::Pruefen, lies).await?;
        let mut vertrauen = Vertrauen {
            anker: stelle.anker().to_vec(),
            sperrlisten: stelle.sperrlisten().to_vec(),
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
        stelle
            .an_der(Werkbank::Pruefen, move || pruefe(&datei, &vertrauen, jetzt))
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
