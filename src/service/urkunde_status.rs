//! Whether an issued document still holds: the published lists, and the answer to whoever has number and code.

use jiff::{SignedDuration, Timestamp};

use super::{Dienste, Stoerung, siegelstelle::Werkbank, urkunde_registrieren::adresse};
use crate::{
    land::Land,
    meldewesen::{Pruefcode, Urkundennummer},
    store::UrkundeRecord,
    urkunde::{Statusliste, als_pem},
};

/// How long a signed list is handed out before it is made anew.
const VORRAT: SignedDuration = SignedDuration::from_secs(60);

/// The signed lists made last, by Land and number, with their time.
pub(super) type Listenvorrat = std::collections::HashMap<(crate::kernel::LandId, u32), (Timestamp, String)>;

impl Dienste {
    /// The status of the document with this number and code: type, day of issue, whether it was taken back. `None` if number
    /// or code is wrong; which one nobody learns.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn urkunde_status(
        &self,
        land: &Land,
        nummer: &Urkundennummer,
        code: &Pruefcode,
    ) -> Result<Option<UrkundeRecord>, Stoerung> {
        let mut einheit = self.lesen().await?;
        Ok(einheit.urkunden().finde_mit_code(&land.id, nummer, code).await?)
    }

    /// The number of the latest status list of `land`, from 1; 0 before the first document.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn letzte_statusliste(&self, land: &Land) -> Result<u32, Stoerung> {
        Ok(self.lesen().await?.urkunden().letzte_liste(&land.id).await?)
    }

    /// The published status list with this number; `None` if there is none.
    ///
    /// # Errors
    /// [`Stoerung`] if the store or the key fails.
    pub async fn statusliste(&self, land: &Land, liste: u32) -> Result<Option<String>, Stoerung> {
        let jetzt = self.jetzt();
        let platz = (land.id.clone(), liste);
        if let Ok(vorrat) = self.listenvorrat().lock()
            && let Some((seit, text)) = vorrat.get(&platz)
            && jetzt.duration_since(*seit) < VORRAT
        {
            return Ok(Some(text.clone()));
        }
        let letzte = self.letzte_statusliste(land).await?;
        let Some(schluessel) = self.siegelstelle().statusschluessel(land, jetzt).cloned() else {
            return Ok(None);
        };
        if liste == 0 || liste > letzte {
            return Ok(None);
        }
        let inhalt = self.statusliste_jetzt(land, liste).await?;
        let text = self
            .siegelstelle()
            .an_der(Werkbank::Siegeln, move || inhalt.veroeffentliche(&*schluessel))
            .await??;
        if let Ok(mut vorrat) = self.listenvorrat().lock() {
            vorrat.insert(platz, (jetzt, text.clone()));
        }
        Ok(Some(text))
    }

    /// What a list says now, from our own store.
    pub(super) async fn statusliste_jetzt(&self, land: &Land, liste: u32) -> Result<Statusliste, Stoerung> {
        let mut einheit = self.lesen().await?;
        let widerrufen = einheit.urkunden().widerrufene(&land.id, liste).await?;
        Ok(Statusliste::neu(adresse(land, liste), widerrufen, self.jetzt()))
    }

    /// Every certificate that ever sealed for this Land and the anchors that they lead to, in PEM.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn siegelzertifikate(&self, land: &Land) -> Result<String, Stoerung> {
        let mut einheit = self.lesen().await?;
        let frueher = einheit.urkunden().zertifikate(&land.id).await?;
        Ok(als_pem(self.siegelstelle().anker(), &frueher))
    }

    /// Notes the certificates that are configured now, so that they are published for ever.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn merke_siegelzertifikate(&self) -> Result<(), Stoerung> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        for land in self.laender() {
            for zertifikat in self.siegelstelle().zertifikate(&land.id) {
                if let Some(der) = crate::urkunde::als_der(zertifikat) {
                    einheit.urkunden().merke_zertifikat(&land.id, &der, jetzt).await?;
                }
            }
        }
        einheit.speichern().await?;
        Ok(())
    }
}
