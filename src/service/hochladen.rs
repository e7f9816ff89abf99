//! Take uploaded papers: the Wohnungsgeberbestätigung, and what else the authority may want to see.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::{Datei, Dienste, Entwurf, EntwurfFehler, Stoerung, anmelden::lade};
use crate::{
    identity::Sitzung,
    kernel::{DokumentId, EntwurfId},
    land::Land,
    store::DokumentRecord,
    urkunde,
};

/// The most further papers that one draft holds.
pub const UNTERLAGEN_HOECHSTENS: usize = 10;

/// The most uploads that are converted at the same time; each holds up to 100 MiB of pictures in memory.
pub(super) const UMWANDLUNGEN_HOECHSTENS: usize = 2;

/// What a paper is for that belongs to no child.
pub const SONST: &str = "sonst";

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
    /// [`EntwurfFehler::Unpassend`] for a paper that the form does not ask for, [`EntwurfFehler::Ausgelastet`] while
    /// others are being converted.
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
        let pdf = self.als_pdf(land, dateien, titel).await?;
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
                if let Some(ersetzt) = entwurf.datei.replace(datei) {
                    einheit
                        .dokumente()
                        .loesche_upload(&land.id, sitzung.konto, ersetzt.dokument)
                        .await?;
                }
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
        let mut einheit = self.schreiben().await?;
        let mut entwurf = lade(&mut *einheit, land, sitzung, id).await?;
        let vorher = entwurf.unterlagen.len();
        entwurf.unterlagen.retain(|(_, datei)| datei.dokument != dokument);
        if entwurf.unterlagen.len() < vorher {
            einheit
                .dokumente()
                .loesche_upload(&land.id, sitzung.konto, dokument)
                .await?;
        }
        entwurf
            .sichere(&mut *einheit, &land.id, sitzung.konto, self.jetzt())
            .await?;
        Ok(einheit.speichern().await?)
    }

    async fn als_pdf(
        &self,
        land: &Land,
        dateien: Vec<Upload>,
        titel: &'static str,
    ) -> Result<Vec<u8>, EntwurfFehler> {
        let platz = Arc::clone(self.wandler())
            .try_acquire_owned()
            .map_err(|_| EntwurfFehler::Ausgelastet)?;
        let (setzerei, jetzt) = (self.setzerei(land)?.clone(), self.jetzt());
        let dateien: Vec<_> = dateien.into_iter().map(|datei| datei.inhalt).collect();
        let gefuegt = tokio::task::spawn_blocking(move || {
            // Held until the work is done, whether or not somebody still waits for it.
            let _platz = platz;
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

/// Whether the form asks for such a paper, and has room for it.
fn pruefe_zweck(entwurf: &Entwurf, zweck: Zweck<'_>) -> Result<(), EntwurfFehler> {
    let Zweck::Unterlage(zu) = zweck else {
        return Ok(());
    };
    if zu != SONST && !entwurf.ist_sorgekind(zu) {
        return Err(EntwurfFehler::Unpassend);
    }
    if entwurf.unterlagen.len() >= UNTERLAGEN_HOECHSTENS {
        return Err(EntwurfFehler::ZuVieleUnterlagen);
    }
    Ok(())
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
