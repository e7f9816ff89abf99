//! The issuing authority takes a wrong document back.

use super::{AmtFehler, Amtszugang, Dienste};
use crate::{
    audit::{Eintrag, Vorgang},
    land::Land,
    meldewesen::Urkundennummer,
    store::{Widerruf, Widerrufsgrund},
};

impl Dienste {
    /// Takes the document with this number back. Only the authority that issued it can; a document that it did not issue and
    /// one that was taken back before get the same answer as a wrong key.
    ///
    /// # Errors
    /// [`AmtFehler::Verweigert`], or that the store fails.
    pub async fn urkunde_widerrufen(
        &self,
        land: &Land,
        zugang: Amtszugang<'_>,
        nummer: &Urkundennummer,
        grund: Widerrufsgrund,
    ) -> Result<(), AmtFehler> {
        let gemeinde = self
            .amtsstelle()
            .gemeinde(&land.id, zugang.gemeinde, zugang.schluessel)
            .ok_or(AmtFehler::Verweigert)?;
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let widerruf = Widerruf { am: jetzt, grund };
        let widerrufen = einheit
            .urkunden()
            .widerrufe(&land.id, gemeinde, nummer, widerruf)
            .await?;
        if !widerrufen {
            return Err(AmtFehler::Verweigert);
        }
        einheit
            .journal()
            .schreibe(&Eintrag {
                land: land.id.clone(),
                fall: None,
                zeit: jetzt,
                vorgang: Vorgang::Widerrufen {
                    gemeinde,
                    nummer: nummer.to_string(),
                    grund: grund.schluessel().to_owned(),
                },
            })
            .await?;
        einheit.speichern().await?;
        // The next reader of the list sees it at once.
        if let Ok(mut vorrat) = self.listenvorrat().lock() {
            vorrat.clear();
        }
        Ok(())
    }
}
