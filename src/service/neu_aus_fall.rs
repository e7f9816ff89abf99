//! Begin a corrected Anmeldung with everything that was typed for an earlier one.

use xoev::latin::Text;

use super::{AbrufFehler, Dienste, Entwurf, NeuFehler, Stoerung};
use crate::{
    antrag::WohnungEingabe,
    fall::Fall,
    identity::Sitzung,
    kernel::{EntwurfId, FallId},
    land::Land,
    meldewesen::{Hausnummer, Hausnummernzusatz, Wohnungsnummer, Wohnungsstatus},
};

impl Dienste {
    /// A new draft with the register's data as they are now and what was declared in this case.
    ///
    /// # Errors
    /// [`NeuFehler`]; the case stays as it is.
    pub async fn neu_aus_fall(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: FallId,
    ) -> Result<EntwurfId, NeuFehler> {
        let vorgang = self.fall(land, sitzung, id).await.map_err(AbrufFehler::from)?;
        let fall = vorgang.ok_or(NeuFehler::NichtGefunden)?.fall;
        if !fall.zustand.erlaubt_neue() {
            return Err(NeuFehler::NichtNoetig);
        }
        let neu = self
            .anmeldung_beginnen(land, sitzung, fall.erklaerung.art)
            .await?;
        self.behalte(land, sitzung, neu, &fall)
            .await
            .map_err(AbrufFehler::from)?;
        Ok(neu)
    }

    async fn behalte(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: EntwurfId,
        fall: &Fall,
    ) -> Result<(), Stoerung> {
        let mut einheit = self.schreiben().await?;
        if let Some(mut entwurf) = Entwurf::lade(&mut *einheit, &land.id, sitzung.konto, id).await? {
            entwurf.wohnung = wohnung(fall);
            entwurf
                .sichere(&mut *einheit, &land.id, sitzung.konto, self.jetzt())
                .await?;
        }
        Ok(einheit.speichern().await?)
    }
}

/// The declared dwelling as it would be typed.
fn wohnung(fall: &Fall) -> WohnungEingabe {
    let erklaert = &fall.erklaerung;
    let anschrift = &erklaert.anschrift;
    let text = |teil: Option<&str>| teil.unwrap_or_default().to_owned();
    WohnungEingabe {
        gemeinde: anschrift.ags.to_string(),
        strasse: anschrift.strasse.as_str().to_owned(),
        hausnummer: text(anschrift.hausnummer.as_ref().map(Hausnummer::as_str)),
        hausnummernzusatz: text(
            anschrift
                .hausnummernzusatz
                .as_ref()
                .map(Hausnummernzusatz::as_str),
        ),
        postleitzahl: anschrift.postleitzahl.as_str().to_owned(),
        wohnungsnummer: text(anschrift.wohnungsnummer.as_ref().map(Wohnungsnummer::as_str)),
        zusatzangaben: text(anschrift.zusatzangaben.as_ref().map(Text::as_str)),
        einzug_tag: erklaert.einzug.day().to_string(),
        einzug_monat: erklaert.einzug.month().to_string(),
        einzug_jahr: erklaert.einzug.year().to_string(),
        status: match erklaert.status {
            Wohnungsstatus::Alleinige => "alleinige",
            Wohnungsstatus::Haupt => "haupt",
            Wohnungsstatus::Neben => "neben",
        }
        .to_owned(),
    }
}
