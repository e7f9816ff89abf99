//! Begin a corrected Anmeldung with everything that was typed and uploaded for an earlier one; once for each case.

use super::{AbrufFehler, Datei, Dienste, NeuFehler, anmelden::entwuerfe};
use crate::{
    fall::Papier,
    identity::Sitzung,
    kernel::{EntwurfId, FallId},
    land::Land,
};

impl Dienste {
    /// A new draft with the register's data as they are now and everything that was typed for this case; the same one
    /// as long as there is one.
    ///
    /// # Errors
    /// [`NeuFehler`]; the case stays as it is.
    pub async fn neu_aus_fall(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: FallId,
    ) -> Result<EntwurfId, NeuFehler> {
        let vorgang = self.fall(land, sitzung, id).await.map_err(AbrufFehler::from)?;
        let fall = vorgang.ok_or(NeuFehler::NichtGefunden)?.fall;
        if !fall.zustand.erlaubt_neue() {
            return Err(NeuFehler::NichtNoetig);
        }
        let mut einheit = self.lesen().await.map_err(AbrufFehler::from)?;
        let schon_da = entwuerfe(&mut *einheit, land, sitzung)
            .await
            .map_err(AbrufFehler::from)?
            .into_iter()
            .find(|entwurf| entwurf.aus_fall == Some(id));
        if let Some(entwurf) = schon_da {
            return Ok(entwurf.id);
        }
        let offener = einheit
            .faelle()
            .offener(&land.id, sitzung.konto, fall.zuzug)
            .await;
        if let Some(anderer) = offener.map_err(AbrufFehler::from)? {
            return Err(NeuFehler::SchonOffen(anderer));
        }
        drop(einheit);
        let bestaetigung = fall.bestaetigung.map(datei);
        let unterlagen = fall
            .papiere
            .into_iter()
            .map(|papier| (papier.art.clone(), datei(papier)))
            .collect();
        let art = fall.erklaerung.art;
        let neu = self
            .beginne(land, sitzung, art, &fall.sprache, fall.eingaben, |entwurf| {
                entwurf.datei = bestaetigung;
                entwurf.unterlagen = unterlagen;
                entwurf.aus_fall = Some(id);
            })
            .await?;
        Ok(neu)
    }
}

fn datei(papier: Papier) -> Datei {
    Datei {
        name: papier.name,
        dokument: papier.dokument,
        hash: papier.hash,
    }
}
