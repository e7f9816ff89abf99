//! What a seal says, in the order and form of the profile.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::{
    kodierung::{lies_feld, schreibe_feld},
    profil::{FELDER, Feld, Form, PROFIL, tag_aus_text},
};
use crate::{
    meldewesen::{Meldedaten, Wohnungsstatus},
    urkunde::Statusplatz,
};

/// Where a verifier finds what a seal only points at.
#[derive(Clone, Debug)]
pub struct Fundstellen {
    /// Address of the profile, a URL.
    pub profil: String,
    /// Address of the signer's certificate, a URL.
    pub zertifikat: String,
    /// The document's place in a status list, if it has one.
    pub status: Option<Statusplatz>,
}

/// What a seal says: fields of the profile, each in its form, all that must be there. Holds personal data.
#[derive(Clone, Eq, PartialEq)]
pub struct Siegelinhalt {
    werte: BTreeMap<u8, Vec<u8>>,
}

impl std::fmt::Debug for Siegelinhalt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("‹personal›")
    }
}

impl Siegelinhalt {
    /// What a register says of a person, about the sole or main dwelling.
    ///
    /// `None` if the profile wants more than there is: given names, house number, the day of moving in, or the day of the
    /// Anmeldung (DSMeld 1311, `angemeldet_am`), which no 1701 has. A date of birth without a day is left out; the profile has
    /// no form for it.
    #[must_use]
    pub fn aus_meldedaten(
        daten: &Meldedaten,
        angemeldet_am: Option<Date>,
        fundstellen: &Fundstellen,
    ) -> Option<Self> {
        let (wohnung, status) = daten.wohnungen.iter().find_map(|wohnung| {
            let status = wohnung.status.filter(|art| *art != Wohnungsstatus::Neben)?;
            Some((wohnung, status))
        })?;
        let (person, anschrift) = (&daten.person, &wohnung.anschrift);
        anschrift.hausnummer.as_ref()?;
        let zeile = anschrift.strasse_und_nummer();
        let hausnummer = zeile.strip_prefix(anschrift.strasse.as_str())?.trim_start();
        let text = |text: &str| Some(text.as_bytes().to_vec());
        let tag = |tag: Date| text(&tag.strftime("%Y%m%d").to_string());
        let status_platz = fundstellen.status.as_ref();
        let felder = [
            (0, Some(PROFIL.to_vec())),
            (3, text(&fundstellen.profil)),
            (4, text(&fundstellen.zertifikat)),
            (5, status_platz.and_then(|platz| text(&platz.uri))),
            (6, status_platz.map(|platz| index(platz.index))),
            (10, text(person.familienname.as_str())),
            (
                11,
                person.doktorgrad.as_ref().and_then(|grad| text(grad.as_str())),
            ),
            (
                12,
                person.vornamen.as_ref().and_then(|namen| text(namen.as_str())),
            ),
            (13, person.rufname.as_ref().and_then(|name| text(name.as_str()))),
            (14, person.geburtsdatum.tag().and_then(tag)),
            (15, text(anschrift.strasse.as_str())),
            (16, text(hausnummer)),
            (17, text(anschrift.postleitzahl.as_str())),
            (18, text(anschrift.wohnort.as_str())),
            (19, wohnung.bezogen_am.and_then(tag)),
            (
                20,
                status
                    .schluessel()
                    .parse()
                    .ok()
                    .map(|schluessel: u8| vec![schluessel]),
            ),
            (21, angemeldet_am.and_then(tag)),
        ];
        Self::neu(
            felder
                .into_iter()
                .filter_map(|(tag, wert)| Some((tag, wert?)))
                .collect(),
        )
    }

    /// Takes values that have their form, if those that must be there are.
    fn neu(werte: BTreeMap<u8, Vec<u8>>) -> Option<Self> {
        let vollstaendig = FELDER.iter().all(|feld| {
            werte
                .get(&feld.tag)
                .map_or(!feld.pflicht, |wert| feld.form.passt(wert))
        });
        let bekannt = werte.keys().all(|tag| FELDER.iter().any(|feld| feld.tag == *tag));
        let status_ganz = werte.contains_key(&5) == werte.contains_key(&6);
        (vollstaendig && bekannt && status_ganz).then_some(Self { werte })
    }

    /// The fields as they stand in a seal.
    pub(super) fn bytes(&self) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        for (tag, wert) in &self.werte {
            schreibe_feld(&mut bytes, *tag, wert)?;
        }
        Some(bytes)
    }

    /// Reads fields, each once and in the order of their tags.
    pub(super) fn lies(mut bytes: &[u8]) -> Option<Self> {
        let mut werte = BTreeMap::new();
        while !bytes.is_empty() {
            let (tag, wert, rest) = lies_feld(bytes)?;
            if werte.last_key_value().is_some_and(|(letzter, _)| *letzter >= tag) {
                return None;
            }
            werte.insert(tag, wert.to_vec());
            bytes = rest;
        }
        Self::neu(werte)
    }

    /// Where its status stands, if it says so.
    #[must_use]
    pub fn statusplatz(&self) -> Option<Statusplatz> {
        let uri = std::str::from_utf8(self.werte.get(&5)?).ok()?.to_owned();
        let index = self
            .werte
            .get(&6)?
            .iter()
            .fold(0, |zahl, byte| zahl << 8 | u32::from(*byte));
        Some(Statusplatz { index, uri })
    }

    /// What it says about the person and the dwelling, by our words; days as YYYY-MM-DD, the status as
    /// [`Wohnungsstatus`] is written.
    #[must_use]
    pub fn daten(&self) -> Map<String, Value> {
        let person = FELDER.iter().filter(|feld| feld.tag >= 10);
        person
            .filter_map(|feld| {
                Some((
                    feld.schluessel.to_owned(),
                    lesbar(feld, self.werte.get(&feld.tag)?)?,
                ))
            })
            .collect()
    }
}

fn lesbar(feld: &Feld, wert: &[u8]) -> Option<Value> {
    match (feld.form, wert) {
        (Form::Tag, _) => Some(tag_aus_text(wert)?.to_string().into()),
        (Form::Wohnungsstatus, [schluessel]) => {
            serde_json::to_value(Wohnungsstatus::aus_schluessel(&schluessel.to_string())?).ok()
        }
        _ => Some(std::str::from_utf8(wert).ok()?.into()),
    }
}

/// As short as it goes, one byte at least.
fn index(zahl: u32) -> Vec<u8> {
    let bytes = zahl.to_be_bytes();
    let leer = bytes.iter().take(3).take_while(|byte| **byte == 0).count();
    bytes.get(leer..).unwrap_or_default().to_vec()
}
