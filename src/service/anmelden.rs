//! Fill in an Anmeldung: fetch the register's data, take the steps of the form, keep what was typed.

use sha2::{Digest, Sha256};
use xoev::ags::Ags;

use super::{AbrufFehler, Datei, Dienste, Entwurf, EntwurfFehler, Stoerung, abrufe::Abrufantwort};
use crate::{
    antrag::{
        Dateiart, NachweisFehler, NeueWohnung, Umzugsart, WohnungEingabe, WohnungsgeberAngabe,
        WohnungsgeberEingabe, dateiart,
    },
    identity::Sitzung,
    kernel::{DokumentId, EntwurfId},
    land::{Land, Leistung},
    nachricht::{Meldescheinantwort, abruf_meldeschein, lies_meldeschein},
    store::{DokumentRecord, Einheit},
    urkunde,
};

impl Dienste {
    /// Begins an Anmeldung: asks the register of the present address for the pre-filled Meldeschein (1702/1703).
    ///
    /// # Errors
    /// [`AbrufFehler`] says why the register's data could not be fetched.
    pub async fn anmeldung_beginnen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        art: Umzugsart,
    ) -> Result<EntwurfId, AbrufFehler> {
        let gemeinde = Self::abrufgemeinde(land, sitzung, Leistung::Anmeldung)?;
        let (meldedaten, xml) = self
            .frage(
                land,
                sitzung,
                gemeinde,
                |kopf| abruf_meldeschein(kopf, &sitzung.identitaet),
                |xml, anfrage| {
                    Ok(match lies_meldeschein(xml, anfrage, self.codelisten())? {
                        Meldescheinantwort::Erteilt(daten) => Abrufantwort::Erteilt(daten),
                        Meldescheinantwort::Abgelehnt(grund) => Abrufantwort::Abgelehnt(grund),
                    })
                },
            )
            .await?;
        let jetzt = self.jetzt();
        let entwurf = Entwurf {
            id: EntwurfId::neu(jetzt, self.zufall()),
            art,
            wegzug: gemeinde.ags,
            identitaet: sitzung.identitaet.clone(),
            meldedaten,
            meldeschein: String::from_utf8(xml).map_err(|_| Stoerung::Unlesbar("Meldeschein"))?,
            daten_bestaetigt: false,
            wohnung: WohnungEingabe {
                gemeinde: vorgewaehlte_gemeinde(art, gemeinde.ags, land),
                ..WohnungEingabe::default()
            },
            wohnungsgeber: WohnungsgeberEingabe::default(),
            datei: None,
        };
        let mut einheit = self.schreiben().await?;
        entwurf
            .sichere(&mut *einheit, &land.id, sitzung.konto, jetzt)
            .await?;
        einheit.speichern().await?;
        Ok(entwurf.id)
    }

    /// The draft with this id, if it is this person's.
    ///
    /// # Errors
    /// [`EntwurfFehler::NichtGefunden`] or a fault of ours.
    pub async fn entwurf(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
    ) -> Result<Entwurf, EntwurfFehler> {
        let mut einheit = self.lesen().await?;
        lade(&mut *einheit, land, sitzung, id).await
    }

    /// The drafts of this person, latest change first.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn entwuerfe(&self, land: &Land, sitzung: &Sitzung) -> Result<Vec<Entwurf>, Stoerung> {
        let records = self
            .lesen()
            .await?
            .entwuerfe()
            .von_konto(&land.id, sitzung.konto)
            .await?;
        records
            .iter()
            .map(|record| serde_json::from_slice(&record.inhalt).map_err(|_| Stoerung::Unlesbar("draft")))
            .collect()
    }

    /// Throws a draft away.
    ///
    /// # Errors
    /// [`EntwurfFehler::NichtGefunden`] or a fault of ours.
    pub async fn entwurf_loeschen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
    ) -> Result<(), EntwurfFehler> {
        let mut einheit = self.schreiben().await?;
        if !einheit.entwuerfe().loesche(&land.id, sitzung.konto, id).await? {
            return Err(EntwurfFehler::NichtGefunden);
        }
        Ok(einheit.speichern().await?)
    }

    /// Notes that the person has checked the register's data.
    ///
    /// # Errors
    /// [`EntwurfFehler`].
    pub async fn daten_bestaetigen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
    ) -> Result<(), EntwurfFehler> {
        self.aendere(land, sitzung, id, |entwurf| entwurf.daten_bestaetigt = true)
            .await?;
        Ok(())
    }

    /// Takes the step "new dwelling". What was typed is kept even where it is faulty.
    ///
    /// # Errors
    /// [`EntwurfFehler::Felder`] names every field that could not be taken.
    pub async fn wohnung_eintragen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        eingabe: WohnungEingabe,
    ) -> Result<(), EntwurfFehler> {
        let entwurf = self
            .aendere(land, sitzung, id, |entwurf| entwurf.wohnung = eingabe)
            .await?;
        self.neue_wohnung(land, &entwurf)
            .map(drop)
            .map_err(EntwurfFehler::Felder)
    }

    /// Takes the step "landlord". What was typed is kept even where it is faulty.
    ///
    /// # Errors
    /// [`EntwurfFehler::Felder`] names every field that could not be taken.
    pub async fn wohnungsgeber_eintragen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        eingabe: WohnungsgeberEingabe,
    ) -> Result<(), EntwurfFehler> {
        let entwurf = self
            .aendere(land, sitzung, id, |entwurf| entwurf.wohnungsgeber = eingabe)
            .await?;
        WohnungsgeberAngabe::parse(&entwurf.wohnungsgeber, entwurf.datei.is_some())
            .map(drop)
            .map_err(EntwurfFehler::Felder)
    }

    /// Takes a Wohnungsgeberbestätigung: a PDF as it is, a photo as a PDF made of it.
    ///
    /// # Errors
    /// [`EntwurfFehler::Datei`] says why the file is not taken; one taken before stays.
    pub async fn bestaetigung_hochladen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        name: &str,
        inhalt: Vec<u8>,
    ) -> Result<(), EntwurfFehler> {
        self.entwurf(land, sitzung, id).await?;
        let pdf = self.als_pdf(inhalt).await?;
        let jetzt = self.jetzt();
        let datei = Datei {
            name: anzeigename(name),
            dokument: DokumentId::neu(jetzt, self.zufall()),
            hash: hex::encode(Sha256::digest(&pdf)),
        };
        let mut einheit = self.schreiben().await?;
        let mut entwurf = lade(&mut *einheit, land, sitzung, id).await?;
        einheit
            .dokumente()
            .lege_an(&DokumentRecord {
                id: datei.dokument,
                land: land.id.clone(),
                konto: sitzung.konto,
                fall: None,
                dateiname: "wohnungsgeberbestaetigung.pdf".to_owned(),
                gesiegelt: false,
                inhalt: pdf,
                erstellt_am: jetzt,
            })
            .await?;
        entwurf.datei = Some(datei);
        "datei".clone_into(&mut entwurf.wohnungsgeber.bestaetigung);
        entwurf
            .sichere(&mut *einheit, &land.id, sitzung.konto, jetzt)
            .await?;
        einheit.speichern().await?;
        Ok(())
    }

    /// The communes that may be chosen for the new dwelling of this draft.
    #[must_use]
    pub fn waehlbare_gemeinden<'l>(&self, land: &'l Land, entwurf: &Entwurf) -> Vec<(Ags, &'l str)> {
        land.gemeinden
            .iter()
            .filter(|gemeinde| gemeinde.bietet(Leistung::Anmeldung))
            .filter(|gemeinde| (gemeinde.ags == entwurf.wegzug) == (entwurf.art == Umzugsart::Ummeldung))
            .map(|gemeinde| (gemeinde.ags, gemeinde.name.as_str()))
            .collect()
    }

    pub(super) fn neue_wohnung(
        &self,
        land: &Land,
        entwurf: &Entwurf,
    ) -> Result<NeueWohnung, Vec<crate::antrag::Feldfehler>> {
        NeueWohnung::parse(
            &entwurf.wohnung,
            &self.waehlbare_gemeinden(land, entwurf),
            self.heute(),
        )
    }

    async fn als_pdf(&self, inhalt: Vec<u8>) -> Result<Vec<u8>, EntwurfFehler> {
        let art = dateiart(&inhalt)?;
        if art == Dateiart::Pdf {
            return urkunde::ist_lesbar(&inhalt)
                .then_some(inhalt)
                .ok_or(NachweisFehler::Unlesbar.into());
        }
        let (setzerei, jetzt) = (self.setzerei().clone(), self.jetzt());
        let gesetzt = tokio::task::spawn_blocking(move || {
            let angaben = urkunde::Setzangaben {
                ident: hex::encode(Sha256::digest(&inhalt)),
                zeitpunkt: jetzt,
            };
            urkunde::als_pdf(&setzerei, &inhalt, "Wohnungsgeberbestätigung", &angaben)
        })
        .await;
        match gesetzt {
            Ok(Ok(pdf)) => Ok(pdf),
            Ok(Err(_)) | Err(_) => Err(NachweisFehler::Unlesbar.into()),
        }
    }

    async fn aendere(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        aendere: impl FnOnce(&mut Entwurf) + Send,
    ) -> Result<Entwurf, EntwurfFehler> {
        let mut einheit = self.schreiben().await?;
        let mut entwurf = lade(&mut *einheit, land, sitzung, id).await?;
        aendere(&mut entwurf);
        entwurf
            .sichere(&mut *einheit, &land.id, sitzung.konto, self.jetzt())
            .await?;
        einheit.speichern().await?;
        Ok(entwurf)
    }
}

pub(super) async fn lade(
    einheit: &mut dyn Einheit,
    land: &Land,
    sitzung: &Sitzung,
    id: EntwurfId,
) -> Result<Entwurf, EntwurfFehler> {
    Entwurf::lade(einheit, &land.id, sitzung.konto, id)
        .await?
        .ok_or(EntwurfFehler::NichtGefunden)
}

/// The commune that a form shows at first: the only one there is to choose.
fn vorgewaehlte_gemeinde(art: Umzugsart, wegzug: Ags, land: &Land) -> String {
    let mut andere = land
        .gemeinden
        .iter()
        .filter(|g| g.ags != wegzug && g.bietet(Leistung::Anmeldung));
    match (art, andere.next(), andere.next()) {
        (Umzugsart::Ummeldung, ..) => wegzug.to_string(),
        (Umzugsart::Anmeldung, Some(einzige), None) => einzige.ags.to_string(),
        _ => String::new(),
    }
}

/// A file name as it may be shown again: its last part, without control characters, not too long.
fn anzeigename(name: &str) -> String {
    let letzter = name.rsplit(['/', '\\']).next().unwrap_or_default();
    letzter.chars().filter(|c| !c.is_control()).take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_shown_without_its_folders() {
        assert_eq!(
            anzeigename("C:\\Users\\erika\\bestaetigung.pdf"),
            "bestaetigung.pdf"
        );
        assert_eq!(anzeigename("../../x\u{7}.pdf"), "x.pdf");
    }
}
