//! The authority's side: with its access key and a case code it sees a case and the papers that wait in it.
//!
//! Key and code together open; which of them was wrong nobody learns, neither from the answer nor from its time.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use subtle::{Choice, ConstantTimeEq};
use xoev::ags::Ags;

use super::{Abholung, Dienste, Stoerung, amtsschein};
use crate::{
    audit::{Eintrag, Vorgang},
    fall::Fall,
    kernel::{DokumentId, Geheim, LandId, Zufall, zufall},
    land::Land,
    meldewesen::Fallcode,
    store::{Einheit, FallRecord},
};

/// How long the papers of a case can be downloaded after a look at it.
pub(super) const SCHEIN: SignedDuration = SignedDuration::from_mins(15);

/// The access keys of the authorities.
pub struct Amtsstelle {
    zugaenge: Vec<(LandId, Ags, [u8; 32])>,
    geheim: [u8; 32],
}

impl Amtsstelle {
    /// One access key per authority that has one. Keys are kept as keyed hashes, so that comparing takes the same time
    /// for all of them.
    #[must_use]
    pub fn neu(schluessel: &BTreeMap<(LandId, Ags), Geheim>, zufall: &dyn Zufall) -> Self {
        let geheim = zufall::bytes::<32>(zufall);
        let zugaenge = schluessel
            .iter()
            .map(|((land, gemeinde), schluessel)| {
                let abdruck = amtsschein::mac(&geheim, &[b"zugang", schluessel.offen().as_bytes()]);
                (land.clone(), *gemeinde, abdruck)
            })
            .collect();
        Self { zugaenge, geheim }
    }

    /// Whether an authority of `land` has an access key at all.
    #[must_use]
    pub(super) fn gibt_es(&self, land: &LandId, gemeinde: Ags) -> bool {
        self.zugaenge.iter().any(|(l, g, _)| l == land && *g == gemeinde)
    }

    /// Whose key this is. Every key is compared, whether or not one before it has fitted.
    pub(super) fn gemeinde(&self, land: &LandId, gewaehlt: Option<Ags>, schluessel: &str) -> Option<Ags> {
        let abdruck = amtsschein::mac(&self.geheim, &[b"zugang", schluessel.as_bytes()]);
        let mut gefunden = None;
        for (l, gemeinde, erwartet) in &self.zugaenge {
            let passt = erwartet.ct_eq(&abdruck)
                & Choice::from(u8::from(l == land))
                & Choice::from(u8::from(gewaehlt.is_none_or(|ags| ags == *gemeinde)));
            if passt.into() {
                gefunden = Some(*gemeinde);
            }
        }
        gefunden
    }

    pub(super) const fn geheim(&self) -> &[u8; 32] {
        &self.geheim
    }
}

/// What an authority shows to get in.
#[derive(Clone, Copy)]
pub struct Amtszugang<'a> {
    /// The commune, if it was chosen; otherwise the key tells.
    pub gemeinde: Option<Ags>,
    /// The access key.
    pub schluessel: &'a str,
    /// The case code as typed.
    pub fallcode: &'a str,
}

/// A case as the authority sees it.
pub struct Einsicht {
    /// The case.
    pub fall: Fall,
    /// When it last moved.
    pub geaendert_am: Timestamp,
    /// Lets the papers be downloaded for a quarter of an hour without the key.
    pub schein: String,
}

/// Why an authority does not get in.
#[derive(Debug, thiserror::Error)]
pub enum AmtFehler {
    /// Key and code do not fit together, or there is no such paper.
    #[error("access key and case code do not fit together")]
    Verweigert,
    /// Ours.
    #[error(transparent)]
    Stoerung(#[from] Stoerung),
}

impl From<crate::store::StoreError> for AmtFehler {
    fn from(fehler: crate::store::StoreError) -> Self {
        Self::Stoerung(fehler.into())
    }
}

impl Dienste {
    /// The communes whose authority has an access key.
    #[must_use]
    pub fn amt_gemeinden<'l>(&self, land: &'l Land) -> Vec<(Ags, &'l str)> {
        land.gemeinden
            .iter()
            .filter(|gemeinde| self.amtsstelle().gibt_es(&land.id, gemeinde.ags))
            .map(|gemeinde| (gemeinde.ags, gemeinde.name.as_str()))
            .collect()
    }

    /// The case with this code, if it is one of the authority whose key this is; the journal notes the look.
    ///
    /// # Errors
    /// [`AmtFehler::Verweigert`], the same for a wrong key and a wrong code.
    pub async fn amt_einsehen(&self, land: &Land, zugang: Amtszugang<'_>) -> Result<Einsicht, AmtFehler> {
        let mut einheit = self.schreiben().await?;
        let (record, gemeinde) = self.amt_oeffne(&mut *einheit, land, zugang).await?;
        self.notiere_einsicht(&mut *einheit, &record, gemeinde, None)
            .await?;
        einheit.speichern().await?;
        let bis = self.jetzt() + SCHEIN;
        let schein = amtsschein::stelle_aus(
            self.amtsstelle().geheim(),
            &land.id,
            record.fall.id,
            gemeinde,
            bis,
        );
        Ok(Einsicht {
            geaendert_am: record.geaendert_am,
            fall: record.fall,
            schein,
        })
    }

    /// A paper of the case with this code.
    ///
    /// # Errors
    /// [`AmtFehler::Verweigert`] also if the case has no such paper.
    pub async fn amt_papier(
        &self,
        land: &Land,
        zugang: Amtszugang<'_>,
        dokument: DokumentId,
    ) -> Result<Abholung, AmtFehler> {
        let mut einheit = self.schreiben().await?;
        let (record, gemeinde) = self.amt_oeffne(&mut *einheit, land, zugang).await?;
        self.papier(einheit, &record, gemeinde, dokument).await
    }

    /// A paper of a case that the authority has just looked at.
    ///
    /// # Errors
    /// [`AmtFehler::Verweigert`] also if the quarter of an hour is over.
    pub async fn amt_papier_mit_schein(
        &self,
        land: &Land,
        schein: &str,
        dokument: DokumentId,
    ) -> Result<Abholung, AmtFehler> {
        let (fall, gemeinde) = amtsschein::pruefe(self.amtsstelle().geheim(), &land.id, schein, self.jetzt())
            .ok_or(AmtFehler::Verweigert)?;
        let mut einheit = self.schreiben().await?;
        let record = einheit
            .faelle()
            .finde(&land.id, fall)
            .await?
            .ok_or(AmtFehler::Verweigert)?;
        self.papier(einheit, &record, gemeinde, dokument).await
    }

    /// Does the same work whatever is wrong: without the right key another code is looked for, one that nobody has.
    async fn amt_oeffne(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        zugang: Amtszugang<'_>,
    ) -> Result<(FallRecord, Ags), AmtFehler> {
        let gemeinde = self
            .amtsstelle()
            .gemeinde(&land.id, zugang.gemeinde, zugang.schluessel);
        let niemandes = Fallcode::neu(self.zufall());
        let code = Fallcode::lies(zugang.fallcode)
            .filter(|_| gemeinde.is_some())
            .unwrap_or(niemandes);
        let record = einheit.faelle().finde_fallcode(&land.id, &code).await?;
        let gefunden = record
            .zip(gemeinde)
            .filter(|(record, gemeinde)| record.fall.zuzug == *gemeinde);
        if gefunden.is_none() {
            tracing::warn!(land = %land.id, "an authority was not let in: access key and case code do not fit");
        }
        gefunden.ok_or(AmtFehler::Verweigert)
    }

    async fn papier(
        &self,
        mut einheit: Box<dyn Einheit>,
        record: &FallRecord,
        gemeinde: Ags,
        id: DokumentId,
    ) -> Result<Abholung, AmtFehler> {
        if !record.fall.papiere.iter().any(|papier| papier.dokument == id) {
            return Err(AmtFehler::Verweigert);
        }
        let dokument = einheit
            .dokumente()
            .finde(&record.land, record.konto, id)
            .await?
            .ok_or(AmtFehler::Verweigert)?;
        self.notiere_einsicht(&mut *einheit, record, gemeinde, Some(id))
            .await?;
        einheit.speichern().await?;
        Ok(Abholung {
            dateiname: dokument.dateiname,
            gesiegelt: dokument.gesiegelt,
            inhalt: dokument.inhalt,
        })
    }

    async fn notiere_einsicht(
        &self,
        einheit: &mut dyn Einheit,
        record: &FallRecord,
        gemeinde: Ags,
        dokument: Option<DokumentId>,
    ) -> Result<(), Stoerung> {
        let eintrag = Eintrag {
            land: record.land.clone(),
            fall: Some(record.fall.id),
            zeit: self.jetzt(),
            vorgang: Vorgang::AmtlicheEinsicht { gemeinde, dokument },
        };
        Ok(einheit.journal().schreibe(&eintrag).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::zufall::FesterZufall;

    fn land(id: &str) -> LandId {
        id.parse().unwrap()
    }

    fn ags(ags: &str) -> Ags {
        Ags::parse(ags).unwrap()
    }

    #[test]
    fn a_key_opens_its_own_commune_in_its_own_land() {
        let (altstadt, neustadt) = (ags("99000001"), ags("99000002"));
        let schluessel = BTreeMap::from([
            ((land("musterland"), altstadt), Geheim::neu("a".repeat(40))),
            ((land("musterland"), neustadt), Geheim::neu("n".repeat(40))),
        ]);
        let stelle = Amtsstelle::neu(&schluessel, &FesterZufall::neu(1));
        let (muster, n) = (land("musterland"), "n".repeat(40));
        for (wo, gewaehlt, mit, wer) in [
            (&muster, None, n.as_str(), Some(neustadt)),
            (&muster, Some(neustadt), &n, Some(neustadt)),
            (&muster, Some(altstadt), &n, None),
            (&land("anderland"), None, &n, None),
            (&muster, None, "", None),
            (&muster, Some(neustadt), "nnn", None),
        ] {
            assert_eq!(stelle.gemeinde(wo, gewaehlt, mit), wer, "{wo} {gewaehlt:?}");
        }
    }
}
