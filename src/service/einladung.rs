//! Invitations by link: the word in it is random, only its hash finds the record, and it ends after 30 days.

use jiff::{SignedDuration, Timestamp};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use super::{Dienste, Stoerung};
use crate::{
    kernel::{EntwurfId, KontoId, zufall},
    land::Land,
    store::{Einheit, EinladungRecord, Einladungsart},
};

/// How long an invitation may be answered.
const GUELTIG: SignedDuration = SignedDuration::from_hours(24 * 30);

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
