//! Move together without being a family: each person has an Anmeldung of their own, tied by a mark, with one paper.

use serde::{Deserialize, Serialize};

use super::{AbrufFehler, Datei, Dienste, Entwurf, EntwurfFehler, Stoerung, anmelden::lade, einladung};
use crate::{
    antrag::{Eingaben, EinzugEingabe, NachweisEingabe, Umzugsart, WohnungEingabe, WohnungsgeberEingabe},
    identity::Sitzung,
    kernel::{DokumentId, EntwurfId, KontoId},
    land::Land,
    meldewesen::Gemeinschaft,
    store::{DokumentRecord, Einheit, EinladungRecord, Einladungsart},
};

/// The most people who may begin by one link.
const MITBEWOHNER_HOECHSTENS: usize = 9;

/// What the invited person finds filled in already.
#[derive(Clone, Deserialize, Serialize)]
pub struct Mitnahme {
    wort: String,
    gemeinschaft: Gemeinschaft,
    /// The mark was made for this link; it goes with it if nobody has used it.
    #[serde(default)]
    neue_gemeinschaft: bool,
    /// Who invites.
    pub von: String,
    wohnung: WohnungEingabe,
    einzug: EinzugEingabe,
    wohnungsgeber: WohnungsgeberEingabe,
    nachweis: NachweisEingabe,
    datei: Option<Datei>,
    /// Who has begun by it.
    #[serde(default)]
    begonnen: Vec<KontoId>,
}

/// What somebody who opens a link finds.
pub enum Gemeinsamlink {
    /// An invitation.
    Einladung(Box<Mitnahme>),
    /// The own link, of this draft.
    Eigener(EntwurfId),
}

impl Mitnahme {
    /// The same invitation with what the form says now.
    pub(super) fn auf_stand(self, entwurf: &Entwurf) -> Self {
        let eingaben = &entwurf.eingaben;
        Self {
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
            ..self
        }
    }

    fn nimmt(&self, konto: KontoId) -> bool {
        self.begonnen.contains(&konto) || self.begonnen.len() < MITBEWOHNER_HOECHSTENS
    }
}

impl Dienste {
    /// Makes the link by which others begin their own Anmeldung into the same dwelling; the one before it ends.
    ///
    /// # Errors
    /// [`EntwurfFehler`].
    pub async fn gemeinsam_einladen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
    ) -> Result<(), EntwurfFehler> {
        let jetzt = self.jetzt();
        let mut einheit = self.schreiben().await?;
        let mut entwurf = lade(&mut *einheit, land, sitzung, id).await?;
        let vorige = beende(&mut *einheit, land, sitzung, id).await?;
        let wort = self.neues_wort();
        let gemeinschaft = entwurf.gemeinschaft.clone();
        let mitnahme = Mitnahme {
            wort: wort.clone(),
            neue_gemeinschaft: vorige
                .as_ref()
                .map_or(gemeinschaft.is_none(), |vorige| vorige.neue_gemeinschaft),
            gemeinschaft: gemeinschaft.unwrap_or_else(|| Gemeinschaft::neu(self.zufall())),
            von: entwurf
                .ich()
                .map_or_else(String::new, |ich| ich.meldedaten.person.anzeigename()),
            wohnung: WohnungEingabe::default(),
            einzug: EinzugEingabe::default(),
            wohnungsgeber: WohnungsgeberEingabe::default(),
            nachweis: NachweisEingabe::default(),
            datei: None,
            begonnen: vorige.map(|vorige| vorige.begonnen).unwrap_or_default(),
        }
        .auf_stand(&entwurf);
        let art = Einladungsart::Gemeinsam;
        let record = einladung::neu(land, sitzung.konto, id, art, &wort, &mitnahme, jetzt)?;
        einheit.einladungen().speichere(&record).await?;
        entwurf.gemeinschaft = Some(mitnahme.gemeinschaft);
        entwurf
            .sichere(&mut *einheit, &land.id, sitzung.konto, jetzt)
            .await?;
        Ok(einheit.speichern().await?)
    }

    /// Takes the link back. Who has begun by it keeps what they have.
    ///
    /// # Errors
    /// [`EntwurfFehler`].
    pub async fn gemeinsam_zuruecknehmen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
    ) -> Result<(), EntwurfFehler> {
        let mut einheit = self.schreiben().await?;
        let mut entwurf = lade(&mut *einheit, land, sitzung, id).await?;
        let vorige = beende(&mut *einheit, land, sitzung, id).await?;
        if vorige.is_some_and(|vorige| vorige.neue_gemeinschaft && vorige.begonnen.is_empty()) {
            entwurf.gemeinschaft = None;
            entwurf
                .sichere(&mut *einheit, &land.id, sitzung.konto, self.jetzt())
                .await?;
        }
        Ok(einheit.speichern().await?)
    }

    /// The path of the link that this draft has made, if it still works.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn gemeinsamer_link(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
    ) -> Result<Option<String>, Stoerung> {
        let mut einheit = self.lesen().await?;
        let records = von_entwurf(&mut *einheit, land, sitzung, id).await?;
        records
            .iter()
            .find(|record| record.endet_am >= self.jetzt())
            .map(|record| einladung::lies::<Mitnahme>(record).map(|m| format!("/gemeinsam/{}", m.wort)))
            .transpose()
    }

    /// What the link offers to whoever opens it; `None` if there is none, it has ended, or enough have begun by it.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn gemeinsam_zeigen(
        &self,
        land: &Land,
        sitzung: Option<&Sitzung>,
        wort: &str,
    ) -> Result<Option<Gemeinsamlink>, Stoerung> {
        let mut einheit = self.lesen().await?;
        let gefunden = self.finde_mitnahme(&mut *einheit, land, wort).await?;
        Ok(gefunden.and_then(|(record, mitnahme)| match sitzung {
            Some(sitzung) if sitzung.konto == record.konto => Some(Gemeinsamlink::Eigener(record.entwurf)),
            Some(sitzung) if !mitnahme.nimmt(sitzung.konto) => None,
            _ => Some(Gemeinsamlink::Einladung(Box::new(mitnahme))),
        }))
    }

    /// Begins the invited person's own Anmeldung with address, day, landlord and paper filled in; a form that was begun
    /// before goes on.
    ///
    /// # Errors
    /// [`AbrufFehler`] says why the register's data could not be fetched; `Ok(None)` if the link is not for this person.
    pub async fn gemeinsam_beginnen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        wort: &str,
        sprache: &str,
    ) -> Result<Option<EntwurfId>, AbrufFehler> {
        let Some((einladung, mitnahme)) = self.nimm_an(land, sitzung, wort).await? else {
            return Ok(None);
        };
        let begonnen = self.entwuerfe(land, sitzung).await?;
        let angefangen = begonnen
            .iter()
            .find(|entwurf| entwurf.gemeinschaft.as_ref() == Some(&mitnahme.gemeinschaft));
        if let Some(entwurf) = angefangen {
            return Ok(Some(entwurf.id));
        }
        let mut einheit = self.lesen().await?;
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

    /// Notes that this person begins by the link, if they may: one after the other, so that the limit holds.
    async fn nimm_an(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        wort: &str,
    ) -> Result<Option<(EinladungRecord, Mitnahme)>, Stoerung> {
        let mut einheit = self.schreiben().await?;
        let gefunden = self.finde_mitnahme(&mut *einheit, land, wort).await?;
        let Some((mut record, mut mitnahme)) = gefunden
            .filter(|(record, mitnahme)| record.konto != sitzung.konto && mitnahme.nimmt(sitzung.konto))
        else {
            return Ok(None);
        };
        if !mitnahme.begonnen.contains(&sitzung.konto) {
            mitnahme.begonnen.push(sitzung.konto);
            record.inhalt = einladung::schreibe(&mitnahme)?;
            einheit.einladungen().speichere(&record).await?;
            einheit.speichern().await?;
        }
        Ok(Some((record, mitnahme)))
    }

    /// The invitation with what its author's form says now, as long as there is one.
    async fn finde_mitnahme(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        wort: &str,
    ) -> Result<Option<(EinladungRecord, Mitnahme)>, Stoerung> {
        let gefunden = self
            .finde_einladung::<Mitnahme>(einheit, land, Einladungsart::Gemeinsam, wort)
            .await?;
        let Some((record, mitnahme)) = gefunden else {
            return Ok(None);
        };
        let entwurf = Entwurf::lade(einheit, &land.id, record.konto, record.entwurf).await?;
        let mitnahme = match &entwurf {
            Some(entwurf) => mitnahme.auf_stand(entwurf),
            None => mitnahme,
        };
        Ok(Some((record, mitnahme)))
    }
}

async fn von_entwurf(
    einheit: &mut dyn Einheit,
    land: &Land,
    sitzung: &Sitzung,
    id: EntwurfId,
) -> Result<Vec<EinladungRecord>, Stoerung> {
    let mut records = einheit
        .einladungen()
        .von_entwurf(&land.id, sitzung.konto, id)
        .await?;
    records.retain(|record| record.art == Einladungsart::Gemeinsam);
    Ok(records)
}

/// Ends the link of this draft; returns what it offered.
async fn beende(
    einheit: &mut dyn Einheit,
    land: &Land,
    sitzung: &Sitzung,
    id: EntwurfId,
) -> Result<Option<Mitnahme>, Stoerung> {
    let mut vorige = None;
    for record in von_entwurf(einheit, land, sitzung, id).await? {
        vorige = Some(einladung::lies(&record)?);
        einheit
            .einladungen()
            .loesche(&land.id, sitzung.konto, record.kennung)
            .await?;
    }
    Ok(vorige)
}
