//! Move together without being a family: each person has an Anmeldung of their own, tied by a mark, with one paper.

use serde::{Deserialize, Serialize};

use super::{AbrufFehler, Datei, Dienste, EntwurfFehler, Stoerung, anmelden::lade, einladung};
use crate::{
    antrag::{Eingaben, EinzugEingabe, NachweisEingabe, Umzugsart, WohnungEingabe, WohnungsgeberEingabe},
    identity::Sitzung,
    kernel::{DokumentId, EntwurfId},
    land::Land,
    meldewesen::Gemeinschaft,
    store::{DokumentRecord, Einladungsart},
};

/// What the invited person finds filled in already.
#[derive(Clone, Deserialize, Serialize)]
pub struct Mitnahme {
    wort: String,
    gemeinschaft: Gemeinschaft,
    /// Who invites.
    pub von: String,
    wohnung: WohnungEingabe,
    einzug: EinzugEingabe,
    wohnungsgeber: WohnungsgeberEingabe,
    nachweis: NachweisEingabe,
    datei: Option<Datei>,
}

impl Dienste {
    /// Makes the link by which others begin their own Anmeldung into the same dwelling; returns its path.
    ///
    /// # Errors
    /// [`EntwurfFehler`].
    pub async fn gemeinsam_einladen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
    ) -> Result<String, EntwurfFehler> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let mut entwurf = lade(&mut *einheit, land, sitzung, id).await?;
        let gemeinschaft = entwurf
            .gemeinschaft
            .clone()
            .unwrap_or_else(|| Gemeinschaft::neu(self.zufall()));
        let eingaben = &entwurf.eingaben;
        let wort = self.neues_wort();
        let mitnahme = Mitnahme {
            wort: wort.clone(),
            gemeinschaft: gemeinschaft.clone(),
            von: entwurf
                .ich()
                .map_or_else(String::new, |ich| ich.meldedaten.person.anzeigename()),
            wohnung: eingaben.wohnung.clone(),
            einzug: EinzugEingabe {
                einzug_tag: eingaben.einzug.einzug_tag.clone(),
                einzug_monat: eingaben.einzug.einzug_monat.clone(),
                einzug_jahr: eingaben.einzug.einzug_jahr.clone(),
                ..EinzugEingabe::default()
            },
            wohnungsgeber: eingaben.wohnungsgeber.clone(),
            nachweis: eingaben.nachweis.clone(),
            datei: entwurf.datei.clone(),
        };
        let record = einladung::neu(
            land,
            sitzung.konto,
            id,
            Einladungsart::Gemeinsam,
            &wort,
            &mitnahme,
            jetzt,
        )?;
        einheit.einladungen().speichere(&record).await?;
        entwurf.gemeinschaft = Some(gemeinschaft);
        entwurf
            .sichere(&mut *einheit, &land.id, sitzung.konto, jetzt)
            .await?;
        einheit.speichern().await?;
        Ok(format!("/gemeinsam/{wort}"))
    }

    /// The paths of the links that this draft has made.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn gemeinsame_links(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
    ) -> Result<Vec<String>, Stoerung> {
        let mut einheit = self.lesen().await?;
        let records = einheit
            .einladungen()
            .von_entwurf(&land.id, sitzung.konto, id)
            .await?;
        records
            .iter()
            .filter(|record| record.art == Einladungsart::Gemeinsam)
            .map(|record| einladung::lies::<Mitnahme>(record).map(|m| format!("/gemeinsam/{}", m.wort)))
            .collect()
    }

    /// What the link offers; `None` if there is none or it has ended.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn mitnahme(&self, land: &Land, wort: &str) -> Result<Option<Mitnahme>, Stoerung> {
        let mut einheit = self.lesen().await?;
        Ok(self
            .finde_einladung::<Mitnahme>(&mut *einheit, land, Einladungsart::Gemeinsam, wort)
            .await?
            .map(|(_, mitnahme)| mitnahme))
    }

    /// Begins the invited person's own Anmeldung with address, day, landlord and paper filled in.
    ///
    /// # Errors
    /// [`AbrufFehler`] says why the register's data could not be fetched; `Ok(None)` if the link has ended.
    pub async fn gemeinsam_beginnen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        wort: &str,
        sprache: &str,
    ) -> Result<Option<EntwurfId>, AbrufFehler> {
        let mut einheit = self.lesen().await?;
        let gefunden = self
            .finde_einladung::<Mitnahme>(&mut *einheit, land, Einladungsart::Gemeinsam, wort)
            .await?;
        let Some((einladung, mitnahme)) = gefunden else {
            return Ok(None);
        };
        let original = match &mitnahme.datei {
            Some(datei) => einheit
                .dokumente()
                .finde(&land.id, einladung.konto, datei.dokument)
                .await
                .map_err(Stoerung::from)?,
            None => None,
        };
        drop(einheit);
        let jetzt = self.jetzt();
        let kopie = original.map(|original| DokumentRecord {
            id: DokumentId::neu(jetzt, self.zufall()),
            konto: sitzung.konto,
            fall: None,
            erstellt_am: jetzt,
            ..original
        });
        if let Some(kopie) = &kopie {
            let mut einheit = self.schreiben().await?;
            einheit.dokumente().lege_an(kopie).await.map_err(Stoerung::from)?;
            einheit.speichern().await.map_err(Stoerung::from)?;
        }
        let hier = sitzung.identitaet.anschrift.ags.to_string() == mitnahme.wohnung.gemeinde;
        let art = if hier {
            Umzugsart::Ummeldung
        } else {
            Umzugsart::Anmeldung
        };
        let eingaben = Eingaben {
            wohnung: mitnahme.wohnung,
            einzug: mitnahme.einzug,
            wohnungsgeber: mitnahme.wohnungsgeber,
            nachweis: mitnahme.nachweis,
            ..Eingaben::default()
        };
        let datei = mitnahme.datei.zip(kopie).map(|(datei, kopie)| Datei {
            dokument: kopie.id,
            ..datei
        });
        let gemeinschaft = mitnahme.gemeinschaft;
        let kopiert = datei.as_ref().map(|datei| datei.dokument);
        let id = self
            .beginne(land, sitzung, art, sprache, eingaben, |entwurf| {
                entwurf.datei = datei;
                entwurf.gemeinschaft = Some(gemeinschaft);
            })
            .await?;
        if let Some(dokument) = kopiert {
            let mut einheit = self.schreiben().await?;
            einheit
                .dokumente()
                .gehoert_zu_entwurf(&land.id, sitzung.konto, dokument, id)
                .await?;
            einheit.speichern().await?;
        }
        Ok(Some(id))
    }
}
