//! Take the step "custody": the answers, and the links that ask the others for consent.

use super::{Dienste, Entwurf, EntwurfFehler};
use crate::{
    antrag::{Sorge, SorgeEingabe},
    identity::Sitzung,
    kernel::EntwurfId,
    land::Land,
};

/// What the answers led to.
pub struct Sorgestand {
    /// The draft.
    pub entwurf: Entwurf,
    /// The page is to be shown once more: there is a link to pass on, or a paper to upload.
    pub noch_einmal: bool,
}

impl Dienste {
    /// Notes how it stands with the custody of each child; makes the links that are needed now.
    ///
    /// # Errors
    /// [`EntwurfFehler::Felder`] names every child without an answer.
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
        let antworten: Vec<_> = entwurf
            .sorgekinder()
            .iter()
            .enumerate()
            .map(|(nummer, kind)| {
                Sorge::parse(&entwurf.eingaben.sorge, &kind.schluessel, nummer)
                    .map(|sorge| (kind.schluessel.clone(), sorge))
            })
            .collect();
        let fehler: Vec<_> = antworten.iter().filter_map(|a| a.clone().err()).collect();
        if !fehler.is_empty() {
            return Err(EntwurfFehler::Felder(fehler));
        }
        let mut noch_einmal = false;
        for (kind, sorge) in antworten.into_iter().flatten() {
            match sorge {
                Sorge::Zustimmung => {
                    let gilt = entwurf
                        .zustimmungen
                        .iter()
                        .any(|stand| stand.kind == kind && !stand.ueberholt);
                    if !gilt {
                        self.zustimmung_erbitten(land, sitzung, id, &kind).await?;
                        noch_einmal = true;
                    }
                }
                Sorge::Unterlage => {
                    noch_einmal |= !entwurf.unterlagen.iter().any(|(zu, _)| *zu == kind);
                }
                Sorge::ZiehenMit | Sorge::Allein | Sorge::Spaeter => {}
            }
        }
        Ok(Sorgestand {
            entwurf: self.entwurf(land, sitzung, id).await?,
            noch_einmal,
        })
    }
}
