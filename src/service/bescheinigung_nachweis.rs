//! The credential beside a Meldebescheinigung: what it says, and what of it its holder passes on.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::{Abholung, Dienste, Stoerung, urkunde_registrieren::Registriert};
use crate::{
    antrag::Ausfertigung,
    audit::{Eintrag, Vorgang},
    identity::Sitzung,
    kernel::{DokumentId, Zufall},
    land::{Gemeinde, Land},
    meldewesen::{Meldedaten, mit_schluessel},
    store::DokumentRecord,
    urkunde::sdjwt::{self, Offenlegung, Sdjwt},
};

/// What the credential of this document says: number, authority and time of the register's answer always, each fact about
/// the person as its holder likes (§ 18a Abs. 1 Satz 4 BMG names the time of retrieval).
pub(super) fn inhalt(
    land: &Land,
    gemeinde: &Gemeinde,
    urkunde: &Registriert,
    im_auftrag: bool,
    jetzt: Timestamp,
    daten: &Meldedaten,
    zufall: &dyn Zufall,
) -> sdjwt::Inhalt {
    let auftrag = im_auftrag.then(|| ("im_auftrag_von", json!(gemeinde.meldebehoerde.name)));
    let offen = [
        ("nummer", json!(urkunde.nummer)),
        ("status", json!({ "status_list": urkunde.status })),
        ("statusstelle", json!(land.name)),
        ("behoerde", json!(gemeinde.meldebehoerde.name)),
        ("ags", json!(gemeinde.ags)),
        ("abgerufen", json!(jetzt)),
    ];
    sdjwt::Inhalt {
        aussteller: land.adresse.clone(),
        art: format!("{}/nachweis/meldebescheinigung", land.adresse),
        ausgestellt: jetzt,
        offen: offen
            .into_iter()
            .chain(auftrag)
            .map(|(name, wert)| (name.to_owned(), wert))
            .collect::<Map<_, _>>(),
        waehlbar: felder(daten)
            .into_iter()
            .map(|(name, wert)| Offenlegung::neu(zufall, &name, wert))
            .collect(),
    }
}

/// Every fact about the person under a name of its own: those of § 18 Abs. 1 BMG by their word, dwellings, places and
/// relatives counted, further ones by their DSMeld sheet.
fn felder(daten: &Meldedaten) -> Vec<(String, Value)> {
    let person = &daten.person;
    let mut felder: Vec<(String, Value)> = [
        ("familienname", Some(wert(&person.familienname))),
        ("vornamen", person.vornamen.as_ref().map(wert)),
        ("rufname", person.rufname.as_ref().map(wert)),
        ("doktorgrad", person.doktorgrad.as_ref().map(wert)),
        ("geburtsdatum", Some(wert(&person.geburtsdatum))),
    ]
    .into_iter()
    .filter_map(|(name, wert)| Some((name.to_owned(), wert?)))
    .collect();
    let wohnungen = daten.wohnungen.iter().map(wert);
    felder.extend(
        (1..)
            .zip(wohnungen)
            .map(|(n, w): (u32, _)| (format!("wohnung_{n}"), w)),
    );
    let orte = (1..).zip(daten.weitere_wohnungen.iter().map(wert));
    felder.extend(orte.map(|(n, w): (u32, _)| (format!("ort_{n}"), w)));
    let wer = daten.beteiligte_gezaehlt().into_iter();
    felder.extend(wer.map(|(n, b)| (format!("{}_{n}", b.als.schluessel()), wert(&b.angaben))));
    let weitere = mit_schluessel(&daten.weitere).into_iter();
    felder.extend(weitere.map(|(schluessel, angabe)| (format!("dsmeld_{schluessel}"), wert(angabe))));
    felder
}

/// None of these types fails to be written as JSON.
fn wert(angabe: &impl Serialize) -> Value {
    serde_json::to_value(angabe).unwrap_or(Value::Null)
}

/// What the page about a made document says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Bescheinigungsstand {
    /// What it is; which languages it speaks, only it knows.
    pub als: Ausfertigung,
    /// Whether parts of it can be passed on.
    pub nachweis: bool,
}

impl Dienste {
    /// What this document is, if it is this person's.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn bescheinigung(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: DokumentId,
    ) -> Result<Option<Bescheinigungsstand>, Stoerung> {
        let dokument = self.eigenes_dokument(land, sitzung, id).await?;
        Ok(dokument.map(|dokument| Bescheinigungsstand {
            als: Ausfertigung::aus_art(dokument.dateiname.trim_end_matches(".pdf")),
            nachweis: Sdjwt::aus_pdf(&dokument.inhalt).is_some(),
        }))
    }

    /// The credential that this document carries, if it is this person's and carries one.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn nachweis(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: DokumentId,
    ) -> Result<Option<Sdjwt>, Stoerung> {
        let dokument = self.eigenes_dokument(land, sitzung, id).await?;
        Ok(dokument.and_then(|dokument| Sdjwt::aus_pdf(&dokument.inhalt)))
    }

    async fn eigenes_dokument(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: DokumentId,
    ) -> Result<Option<DokumentRecord>, Stoerung> {
        let mut einheit = self.lesen().await?;
        Ok(einheit.dokumente().finde(&land.id, sitzung.konto, id).await?)
    }

    /// The credential with the chosen fields alone; the journal keeps that it was fetched, by its hash.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn nachweis_abholen(
        &self,
        land: &Land,
        sitzung: &Sitzung,
        id: DokumentId,
        felder: &BTreeSet<&str>,
    ) -> Result<Option<Abholung>, Stoerung> {
        let Some(nachweis) = self.nachweis(land, sitzung, id).await? else {
            return Ok(None);
        };
        let inhalt = nachweis.auswahl(felder).text().into_bytes();
        let eintrag = Eintrag {
            land: land.id.clone(),
            fall: None,
            zeit: self.jetzt(),
            vorgang: Vorgang::Abgeholt {
                konto: sitzung.konto,
                hash: hex::encode(Sha256::digest(&inhalt)),
            },
        };
        let mut einheit = self.schreiben().await?;
        einheit.journal().schreibe(&eintrag).await?;
        einheit.speichern().await?;
        Ok(Some(Abholung {
            dateiname: "meldebescheinigung.sd-jwt".to_owned(),
            gesiegelt: true,
            inhalt,
        }))
    }
}
