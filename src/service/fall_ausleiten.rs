//! All that is known of one case, in a signed container that proves it to others without this service.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{Dienste, Schluesselzweck, Stoerung};
use crate::{
    audit::{Vorgang, abdruck},
    kernel::{FallId, NachrichtId},
    land::Land,
    store::{Einheit, FallRecord, JournalRecord, Kettenstempel},
    urkunde::{Beigabe, verwahre},
};

/// How many entries are in memory at a time.
const SEITE: u32 = 1000;

/// What the container says about itself; for people, in German.
const LIESMICH: &str = "\
Akte eines Falles aus Meldewerk

fall.json          der Fall mit seinen Zuständen und Zeiten
journal.jsonl      was geschah, ein Eintrag je Zeile: Nummer, Text, Hash der Kette danach
kette.jsonl        das Stück der Kette von vor dem ersten dieser Einträge bis zum nächsten Zeitstempel; fremde Einträge
                   stehen darin nur mit dem SHA-256 ihres Textes
stempel/           der Zeitstempel (RFC 3161) am Ende dieses Stücks
nachrichten/       die Nachrichten an die Meldebehörde und von ihr, Byte für Byte; ihr SHA-256 steht im Journal

So wird geprüft:
1. Signatur: openssl cms -verify -binary -inform DER -in META-INF/signature.p7s -content META-INF/ASiCManifest.xml -CAfile ANKER
   Die SHA-256 der Dateien stehen in META-INF/ASiCManifest.xml.
2. Kette: Hash(n) = SHA-256(Hash(n-1) || n als 8 Bytes, höchstes zuerst || SHA-256(Text n)).
3. Zeitstempel: bezeugt SHA-256 von Hash(n): openssl ts -verify -digest SHA256_VON_HASH -in stempel/n.tst -token_in -CAfile ANKER
";

impl Dienste {
    /// The container (ASiC-E) for this case, sealed by the authority of its commune; `None` if there is no such case.
    ///
    /// # Errors
    /// [`Stoerung`] if the store cannot be read or nobody can seal for the authority.
    pub async fn fall_ausleiten(&self, land: &Land, id: FallId) -> Result<Option<Vec<u8>>, Stoerung> {
        let mut einheit = self.lesen().await?;
        let Some(fall) = einheit.faelle().finde(&land.id, id).await? else {
            return Ok(None);
        };
        let beigaben = sammle(&mut *einheit, land, &fall).await?;
        drop(einheit);
        let gemeinde = land
            .gemeinde(fall.fall.zuzug)
            .ok_or(Stoerung::NichtEingerichtet("gemeinde"))?;
        let stelle = self.siegelstelle();
        let wahl = stelle
            .schluessel(land, gemeinde, Schluesselzweck::Dokument, self.jetzt())
            .ok_or(Stoerung::NichtEingerichtet("siegel"))?;
        let zeitstempel = stelle.stempelstelle(&land.id).map(|stelle| stelle.dienst.clone());
        let akte = tokio::task::spawn_blocking(move || {
            verwahre(&beigaben, &*wahl.schluessel, zeitstempel.as_deref())
        });
        Ok(Some(akte.await.map_err(|_| Stoerung::Abgebrochen)??))
    }
}

async fn sammle(einheit: &mut dyn Einheit, land: &Land, fall: &FallRecord) -> Result<Vec<Beigabe>, Stoerung> {
    let mut beigaben = vec![
        beigabe("LIESMICH.txt", "text/plain", LIESMICH),
        beigabe("fall.json", "application/json", json(&fall.fall)?),
    ];
    let mut eintraege = einheit.journal().von_fall(&land.id, fall.fall.id).await?;
    for nachricht in einheit.postausgang().von_fall(&land.id, fall.fall.id).await? {
        let pfad = format!("nachrichten/{}-{}.xml", nachricht.id, nachricht.typ);
        beigaben.push(beigabe(&pfad, "application/xml", nachricht.inhalt));
    }
    for id in antworten(&eintraege) {
        let vermerke = einheit.journal().ueber_nachricht(&land.id, id).await?;
        if let Some(absender) = vermerke.iter().find_map(absender)
            && let Some(eingang) = einheit.posteingang().finde(&land.id, absender, id).await?
        {
            let pfad = format!("nachrichten/{}.xml", NachrichtId::aus(id));
            beigaben.push(beigabe(&pfad, "application/xml", eingang.inhalt));
        }
        eintraege.extend(vermerke);
    }
    eintraege.sort_by_key(|eintrag| eintrag.nummer);
    eintraege.dedup_by_key(|eintrag| eintrag.nummer);
    let (kette, stempel) = kettenstueck(einheit, land, &eintraege).await?;
    beigaben.push(beigabe("journal.jsonl", "application/jsonl", zeilen(&eintraege)));
    beigaben.push(beigabe("kette.jsonl", "application/jsonl", kette));
    if let Some(stempel) = stempel {
        let pfad = format!("stempel/{}.tst", stempel.ende.nummer);
        beigaben.push(beigabe(
            &pfad,
            "application/vnd.etsi.timestamp-token",
            stempel.token,
        ));
    }
    Ok(beigaben)
}

fn beigabe(pfad: &str, art: &'static str, inhalt: impl Into<Vec<u8>>) -> Beigabe {
    Beigabe {
        pfad: pfad.to_owned(),
        art,
        inhalt: inhalt.into(),
    }
}

fn json(was: &impl serde::Serialize) -> Result<Vec<u8>, Stoerung> {
    serde_json::to_vec_pretty(was).map_err(|_| Stoerung::Unlesbar("fall"))
}

/// The messages of registers that the entries of a case name.
fn antworten(eintraege: &[JournalRecord]) -> Vec<uuid::Uuid> {
    let vorgang = |eintrag: &JournalRecord| Some(eintrag.eintrag().ok()?.vorgang);
    let mut ids: Vec<_> = eintraege
        .iter()
        .filter_map(vorgang)
        .filter_map(|vorgang| vorgang.nachricht_des_registers())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn absender(eintrag: &JournalRecord) -> Option<xoev::ags::Ags> {
    match eintrag.eintrag().ok()?.vorgang {
        Vorgang::Eingegangen { gemeinde, .. } => Some(gemeinde),
        _ => None,
    }
}

fn zeilen(eintraege: &[JournalRecord]) -> String {
    eintraege.iter().fold(String::new(), |mut text, eintrag| {
        let zeile = serde_json::json!({
            "nummer": eintrag.nummer,
            "text": eintrag.text,
            "hash": hex::encode(eintrag.hash),
        });
        let _ = writeln!(text, "{zeile}");
        text
    })
}

/// The chain from before the first of these entries to the first time-stamp that covers the last of them, or to its end.
async fn kettenstueck(
    einheit: &mut dyn Einheit,
    land: &Land,
    eintraege: &[JournalRecord],
) -> Result<(String, Option<Kettenstempel>), Stoerung> {
    let (Some(erster), Some(letzter)) = (eintraege.first(), eintraege.last()) else {
        return Ok((String::new(), None));
    };
    let stempel = einheit.journal().stempel(&land.id).await?;
    let stempel = stempel
        .into_iter()
        .find(|stempel| stempel.ende.nummer >= letzter.nummer);
    let bis = stempel.as_ref().map_or(u64::MAX, |stempel| stempel.ende.nummer);
    let mut nach = erster.nummer.saturating_sub(2);
    let mut text = String::new();
    loop {
        let seite = einheit.journal().seite(&land.id, nach, SEITE).await?;
        let Some(ende) = seite.last().map(|eintrag| eintrag.nummer) else {
            break;
        };
        for eintrag in seite.iter().filter(|eintrag| eintrag.nummer <= bis) {
            let zeile = serde_json::json!({
                "nummer": eintrag.nummer,
                "abdruck": hex::encode(abdruck(&eintrag.text)),
                "hash": hex::encode(eintrag.hash),
                "bezeugt": hex::encode(Sha256::digest(eintrag.hash)),
            });
            let _ = writeln!(text, "{zeile}");
        }
        if ende >= bis {
            break;
        }
        nach = ende;
    }
    Ok((text, stempel))
}
