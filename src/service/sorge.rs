//! Take the step "custody": the answers, and the links that ask the others for consent.

use super::{Dienste, Entwurf, EntwurfFehler};
use crate::{
    antrag::{Feldfehler, Grund, SORGE, SORGE_UNTERLAGE, Sorge, SorgeEingabe},
    identity::Sitzung,
    kernel::EntwurfId,
    land::Land,
};

/// What the answers led to.
pub struct Sorgestand {
    /// The draft.
    pub entwurf: Entwurf,
    /// The page is to be shown once more: there is a new link to pass on.
    pub noch_einmal: bool,
}

impl Dienste {
    /// Notes how it stands with the custody of each child; makes the links that are needed now, and ends those that are not
    /// needed any more.
    ///
    /// # Errors
    /// [`EntwurfFehler::Felder`] names every child without an answer, and each whose paper is not uploaded yet.
    pub async fn sorge_eintragen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        eingabe: SorgeEingabe,
    ) -> Result<Sorgestand, EntwurfFehler> {
        self.aendere(land, sitzung, id, |entwurf| entwurf.eingaben.sorge = eingabe)
            .await?;
        let entwurf = self.entwurf(land, sitzung, id).await?;
        let mut fehler = Vec::new();
        let mut noch_einmal = false;
        for (nummer, kind) in entwurf.sorgekinder().into_iter().enumerate() {
            let schluessel = kind.schluessel.as_str();
            let sorge = match Sorge::parse(&entwurf.eingaben.sorge, schluessel, nummer) {
                Ok(sorge) => sorge,
                Err(fehlt) => {
                    fehler.push(fehlt);
                    continue;
                }
            };
            if sorge == Sorge::Zustimmung {
                if !entwurf.darf_um_zustimmung_bitten() {
                    fehler.push(feld(&SORGE, nummer, Grund::Form));
                } else if entwurf.bitte(schluessel).is_none_or(|bitte| bitte.lage.vorbei()) {
                    self.zustimmung_erbitten(land, sitzung, id, schluessel).await?;
                    noch_einmal = true;
                }
                continue;
            }
            if entwurf.bitte(schluessel).is_some() {
                let mut einheit = self.schreiben().await?;
                self.bitte_beenden(&mut *einheit, land, sitzung, id, schluessel)
                    .await?;
                einheit.speichern().await?;
            }
            if sorge == Sorge::Unterlage && !entwurf.unterlagen.iter().any(|(zu, _)| zu == schluessel) {
                fehler.push(feld(&SORGE_UNTERLAGE, nummer, Grund::Fehlt));
            }
        }
        if !fehler.is_empty() {
            return Err(EntwurfFehler::Felder(fehler));
        }
        Ok(Sorgestand {
            entwurf: self.entwurf(land, sitzung, id).await?,
            noch_einmal,
        })
    }
}

fn feld(felder: &[&'static str], nummer: usize, grund: Grund) -> Feldfehler {
    Feldfehler {
        feld: felder.get(nummer).copied().unwrap_or("sorge_0"),
        grund,
    }
}
