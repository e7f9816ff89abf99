//! Invitations by link: the word in it is random, only its hash finds the record, and it ends after 30 days.
//!
//! Whatever was answered stays with the draft. With the form submitted, requests for consent go, as their answers are in the
//! case; a link for others who move in ends two weeks later at the latest, the time that they have to register
//! (§ 17 Abs. 1 BMG). With the draft thrown away, all of them go.

use jiff::{SignedDuration, Timestamp};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use super::{Dienste, Entwurf, Mitnahme, Stoerung};
use crate::{
    kernel::{EntwurfId, KontoId, zufall},
    land::Land,
    store::{Einheit, EinladungRecord, Einladungsart},
};

/// How long an invitation may be answered.
const GUELTIG: SignedDuration = SignedDuration::from_hours(24 * 30);
/// How long others may begin by a link once its author has submitted.
const NACHFRIST: SignedDuration = SignedDuration::from_hours(24 * 14);

impl Dienste {
    /// A new word for a link: 128 random bits, hexadecimal.
    pub(super) fn neues_wort(&self) -> String {
        hex::encode(zufall::bytes::<16>(self.zufall()))
    }

    /// The invitation behind a word, if it is of this kind and still valid.
    pub(super) async fn finde_einladung<T: DeserializeOwned>(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        art: Einladungsart,
        wort: &str,
    ) -> Result<Option<(EinladungRecord, T)>, Stoerung> {
        let Some(record) = einheit.einladungen().finde(&land.id, kennung(wort)).await? else {
            return Ok(None);
        };
        if record.art != art || record.endet_am < self.jetzt() {
            return Ok(None);
        }
        let inhalt = lies(&record)?;
        Ok(Some((record, inhalt)))
    }
}

/// Ends what was asked by links of a form that is now submitted.
pub(super) async fn schliesse_ab(
    einheit: &mut dyn Einheit,
    land: &Land,
    konto: KontoId,
    entwurf: &Entwurf,
    jetzt: Timestamp,
) -> Result<(), Stoerung> {
    let records = einheit
        .einladungen()
        .von_entwurf(&land.id, konto, entwurf.id)
        .await?;
    for mut record in records {
        match record.art {
            Einladungsart::Zustimmung => {
                einheit
                    .einladungen()
                    .loesche(&land.id, konto, record.kennung)
                    .await?;
            }
            Einladungsart::Gemeinsam => {
                let mitnahme = lies::<Mitnahme>(&record)?.auf_stand(entwurf);
                record.inhalt = schreibe(&mitnahme)?;
                record.endet_am = record.endet_am.min(jetzt + NACHFRIST);
                einheit.einladungen().speichere(&record).await?;
            }
        }
    }
    Ok(())
}

/// Ends all links of a form that is thrown away.
pub(super) async fn verwirf(
    einheit: &mut dyn Einheit,
    land: &Land,
    konto: KontoId,
    entwurf: EntwurfId,
) -> Result<(), Stoerung> {
    let records = einheit
        .einladungen()
        .von_entwurf(&land.id, konto, entwurf)
        .await?;
    for record in records {
        einheit
            .einladungen()
            .loesche(&land.id, konto, record.kennung)
            .await?;
    }
    Ok(())
}

/// A record for a new invitation.
pub(super) fn neu(
    land: &Land,
    konto: KontoId,
    entwurf: EntwurfId,
    art: Einladungsart,
    wort: &str,
    inhalt: &impl Serialize,
    jetzt: Timestamp,
) -> Result<EinladungRecord, Stoerung> {
    Ok(EinladungRecord {
        kennung: kennung(wort),
        land: land.id.clone(),
        konto,
        entwurf,
        art,
        endet_am: jetzt + GUELTIG,
        inhalt: schreibe(inhalt)?,
    })
}

pub(super) fn schreibe(inhalt: &impl Serialize) -> Result<Vec<u8>, Stoerung> {
    serde_json::to_vec(inhalt).map_err(|_| Stoerung::Unlesbar("invitation"))
}

pub(super) fn lies<T: DeserializeOwned>(record: &EinladungRecord) -> Result<T, Stoerung> {
    serde_json::from_slice(&record.inhalt).map_err(|_| Stoerung::Unlesbar("invitation"))
}

fn kennung(wort: &str) -> [u8; 32] {
    Sha256::digest(wort.as_bytes()).into()
}
