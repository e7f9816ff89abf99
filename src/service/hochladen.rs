//! Take uploaded papers: the Wohnungsgeberbestätigung, and what else the authority may want to see.

use sha2::{Digest, Sha256};

use super::{Datei, Dienste, Entwurf, EntwurfFehler, Stoerung, Umziehend, anmelden::lade};
use crate::{
    identity::Sitzung,
    kernel::{DokumentId, EntwurfId},
    land::Land,
    store::DokumentRecord,
    urkunde,
};

/// The most further papers that one draft holds.
pub const UNTERLAGEN_HOECHSTENS: usize = 10;

/// An uploaded file as it came.
pub struct Upload {
    /// The name on the person's device.
    pub name: String,
    /// The bytes.
    pub inhalt: Vec<u8>,
}

/// What an upload is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Zweck<'z> {
    /// The Wohnungsgeberbestätigung; a new one replaces it.
    Bestaetigung,
    /// A further paper, for a child (its key) or `sonst`.
    Unterlage(&'z str),
}

impl Dienste {
    /// Takes files: one PDF as it is, photos and several files joined into one PDF.
    ///
    /// # Errors
    /// [`EntwurfFehler::Datei`] says why they are not taken; what was taken before stays.
    pub async fn hochladen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        zweck: Zweck<'_>,
        dateien: Vec<Upload>,
    ) -> Result<(), EntwurfFehler> {
        let entwurf = self.entwurf(land, sitzung, id).await?;
        pruefe_zweck(&entwurf, zweck)?;
        let name = anzeigename(&dateien);
        let titel = match zweck {
            Zweck::Bestaetigung => "Wohnungsgeberbestätigung",
            Zweck::Unterlage(_) => "Unterlage",
        };
        let pdf = self.als_pdf(dateien, titel).await?;
        let jetzt = self.jetzt();
        let datei = Datei {
            name,
            dokument: DokumentId::neu(jetzt, self.zufall()),
            hash: hex::encode(Sha256::digest(&pdf)),
        };
        let mut einheit = self.schreiben().await?;
        let mut entwurf = lade(&mut *einheit, land, sitzung, id).await?;
        pruefe_zweck(&entwurf, zweck)?;
        einheit
            .dokumente()
            .lege_an(&DokumentRecord {
                id: datei.dokument,
                land: land.id.clone(),
                konto: sitzung.konto,
                fall: None,
                dateiname: match zweck {
                    Zweck::Bestaetigung => "wohnungsgeberbestaetigung.pdf".to_owned(),
                    Zweck::Unterlage(_) => "unterlage.pdf".to_owned(),
                },
                gesiegelt: false,
                inhalt: pdf,
                erstellt_am: jetzt,
            })
            .await?;
        einheit
            .dokumente()
            .gehoert_zu_entwurf(&land.id, sitzung.konto, datei.dokument, id)
            .await?;
        match zweck {
            Zweck::Bestaetigung => {
                entwurf.datei = Some(datei);
                "datei".clone_into(&mut entwurf.eingaben.nachweis.nachweis);
            }
            Zweck::Unterlage(zu) => entwurf.unterlagen.push((zu.to_owned(), datei)),
        }
        entwurf
            .sichere(&mut *einheit, &land.id, sitzung.konto, jetzt)
            .await?;
        einheit.speichern().await?;
        Ok(())
    }

    /// Takes a further paper out of the draft again.
    ///
    /// # Errors
    /// [`EntwurfFehler`].
    pub async fn unterlage_entfernen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        dokument: DokumentId,
    ) -> Result<(), EntwurfFehler> {
        self.aendere(land, sitzung, id, |entwurf| {
            entwurf.unterlagen.retain(|(_, datei)| datei.dokument != dokument);
        })
        .await?;
        Ok(())
    }

    async fn als_pdf(&self, dateien: Vec<Upload>, titel: &'static str) -> Result<Vec<u8>, EntwurfFehler> {
        let (setzerei, jetzt) = (self.setzerei().clone(), self.jetzt());
        let dateien: Vec<_> = dateien.into_iter().map(|datei| datei.inhalt).collect();
        let gefuegt = tokio::task::spawn_blocking(move || {
            let mut ident = Sha256::new();
            for datei in &dateien {
                ident.update(datei);
            }
            let angaben = urkunde::Setzangaben {
                ident: hex::encode(ident.finalize()),
                zeitpunkt: jetzt,
            };
            urkunde::vereinige(&setzerei, dateien, titel, &angaben)
        })
        .await;
        match gefuegt {
            Ok(ergebnis) => Ok(ergebnis?),
            Err(_) => Err(Stoerung::Abgebrochen.into()),
        }
    }
}

/// A further paper is for a child of the form or for nobody in particular, and there are not too many.
fn pruefe_zweck(entwurf: &Entwurf, zweck: Zweck<'_>) -> Result<(), EntwurfFehler> {
    match zweck {
        Zweck::Bestaetigung => Ok(()),
        Zweck::Unterlage(zu) if zu != "sonst" && !entwurf.person(zu).is_some_and(Umziehend::ist_kind) => {
            Err(EntwurfFehler::Unpassend)
        }
        Zweck::Unterlage(_) if entwurf.unterlagen.len() >= UNTERLAGEN_HOECHSTENS => {
            Err(EntwurfFehler::ZuVieleUnterlagen)
        }
        Zweck::Unterlage(_) => Ok(()),
    }
}

/// The names as they may be shown again: last parts, without control characters, not too long.
fn anzeigename(dateien: &[Upload]) -> String {
    let eins = |name: &str| -> String {
        let letzter = name.rsplit(['/', '\\']).next().unwrap_or_default();
        letzter.chars().filter(|c| !c.is_control()).take(80).collect()
    };
    let namen: Vec<_> = dateien.iter().map(|datei| eins(&datei.name)).collect();
    namen.join(", ").chars().take(240).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_shown_without_its_folders() {
        let datei = |name: &str| Upload {
            name: name.to_owned(),
            inhalt: Vec::new(),
        };
        assert_eq!(
            anzeigename(&[datei("C:\\Users\\erika\\seite 1.jpg"), datei("../../x\u{7}.pdf")]),
            "seite 1.jpg, x.pdf"
        );
    }
}
