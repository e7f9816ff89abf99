//! A form being filled in: what the register knows, what the person typed, and which step comes next.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use xoev::ags::Ags;

use super::Stoerung;
use crate::{
    antrag::{Umzugsart, WohnungEingabe, WohnungsgeberEingabe},
    kernel::{DokumentId, EntwurfId, KontoId, LandId},
    meldewesen::{Identitaet, Meldedaten},
    regeln::{Aufbewahrung, aufbewahrung},
    store::{Einheit, EntwurfRecord},
};

/// A draft. Everything in it is personal; its owner alone finds it.
#[derive(Clone, Deserialize, Serialize)]
pub struct Entwurf {
    /// Its id.
    pub id: EntwurfId,
    /// From where to where.
    pub art: Umzugsart,
    /// The commune whose register sent the data below.
    pub wegzug: Ags,
    /// Who began it, as the means of identification said.
    pub identitaet: Identitaet,
    /// The register's data, for showing and checking.
    pub meldedaten: Meldedaten,
    /// The 1703 as it came; the 1704 repeats its data unaltered (§ 23a Abs. 1 BMG).
    pub(super) meldeschein: String,
    /// The person has looked at the register's data and confirmed them.
    pub daten_bestaetigt: bool,
    /// The step "new dwelling" as typed.
    pub wohnung: WohnungEingabe,
    /// The step "landlord" as typed.
    pub wohnungsgeber: WohnungsgeberEingabe,
    /// The uploaded confirmation.
    pub datei: Option<Datei>,
}

/// An uploaded file, already a PDF.
#[derive(Clone, Deserialize, Serialize)]
pub struct Datei {
    /// The name it had on the person's device, for recognising it.
    pub name: String,
    /// Where its content is kept.
    pub dokument: DokumentId,
    /// SHA-256 of the PDF, hexadecimal.
    pub hash: String,
}

/// A step of the form.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Schritt {
    /// Check the register's data.
    Daten,
    /// The new dwelling.
    Wohnung,
    /// The landlord.
    Wohnungsgeber,
    /// Read everything once more and submit.
    Zusammenfassung,
}

impl Entwurf {
    /// The day of moving in as typed, if it is a day of the calendar at all.
    pub(super) fn einzug(&self) -> Option<Date> {
        let (tag, monat, jahr) = (
            self.wohnung.einzug_tag.trim().parse().ok()?,
            self.wohnung.einzug_monat.trim().parse().ok()?,
            self.wohnung.einzug_jahr.trim().parse().ok()?,
        );
        Date::new(jahr, monat, tag).ok()
    }

    pub(super) async fn lade(
        einheit: &mut dyn Einheit,
        land: &LandId,
        konto: KontoId,
        id: EntwurfId,
    ) -> Result<Option<Self>, Stoerung> {
        let Some(record) = einheit.entwuerfe().finde(land, konto, id).await? else {
            return Ok(None);
        };
        serde_json::from_slice(&record.inhalt)
            .map(Some)
            .map_err(|_| Stoerung::Unlesbar("draft"))
    }

    pub(super) async fn sichere(
        &self,
        einheit: &mut dyn Einheit,
        land: &LandId,
        konto: KontoId,
        jetzt: jiff::Timestamp,
    ) -> Result<(), Stoerung> {
        let inhalt = serde_json::to_vec(self).map_err(|_| Stoerung::Unlesbar("draft"))?;
        let Aufbewahrung {
            loeschen_am,
            erinnern_am,
        } = aufbewahrung(jetzt, self.einzug());
        let record = EntwurfRecord {
            id: self.id,
            land: land.clone(),
            konto,
            geaendert_am: jetzt,
            loeschen_am,
            erinnern_am,
            inhalt,
        };
        Ok(einheit.entwuerfe().speichere(&record).await?)
    }
}
