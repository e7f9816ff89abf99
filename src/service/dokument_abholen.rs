//! Download a document; retrieval is notification, so the journal keeps it (§ 9 OZG, § 41 Abs. 2a VwVfG).

use sha2::{Digest, Sha256};

use super::{Dienste, Stoerung};
use crate::{
    audit::{Eintrag, Vorgang},
    identity::Sitzung,
    kernel::DokumentId,
    land::Land,
};

/// A document on its way to its owner.
pub struct Abholung {
    /// File name for the download, without personal data.
    pub dateiname: String,
    /// Whether it carries our seal.
    pub gesiegelt: bool,
    /// The PDF.
    pub inhalt: Vec<u8>,
}

impl Dienste {
    /// The document with this id, if it is this person's.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn dokument_abholen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: DokumentId,
    ) -> Result<Option<Abholung>, Stoerung> {
        let mut einheit = self.schreiben().await?;
        let Some(dokument) = einheit.dokumente().finde(&land.id, sitzung.konto, id).await? else {
            return Ok(None);
        };
        let eintrag = Eintrag {
            land: land.id.clone(),
            fall: dokument.fall,
            zeit: self.jetzt(),
            vorgang: Vorgang::Abgeholt {
                konto: sitzung.konto,
                hash: hex::encode(Sha256::digest(&dokument.inhalt)),
            },
        };
        einheit.journal().schreibe(&eintrag).await?;
        einheit.speichern().await?;
        Ok(Some(Abholung {
            dateiname: dokument.dateiname,
            gesiegelt: dokument.gesiegelt,
            inhalt: dokument.inhalt,
        }))
    }
}
