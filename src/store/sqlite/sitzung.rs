//! Sessions.

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::FromRow;

use crate::kernel::{AnbieterId, Geheim, KontoId, LandId};
use crate::meldewesen::Identitaet;
use crate::store::krypto::Platz;
use crate::store::{SitzungRecord, SitzungStore, StoreError};

use super::einheit::Zugang;
use super::werte::{BISSEN, datenbank, hash, mikros, uuid, zahl, zeit};

const ART: &str = "sitzung";

pub(super) struct Sitzungen<'e>(pub Zugang<'e>);

#[derive(FromRow)]
struct Zeile {
    konto: Vec<u8>,
    niveau: i64,
    angemeldet_am: i64,
    ruht_bis: i64,
    endet_am: i64,
    anbieter_sitzung: Option<Vec<u8>>,
    inhalt: Vec<u8>,
}

/// What is encrypted, as it is written.
#[derive(Serialize)]
struct Verschlossen<'a> {
    anbieter: &'a AnbieterId,
    identitaet: &'a Identitaet,
    csrf: &'a str,
}

/// What is encrypted, as it is read.
#[derive(Deserialize)]
struct Offen {
    anbieter: AnbieterId,
    identitaet: Identitaet,
    csrf: Geheim,
}

#[async_trait]
impl SitzungStore for Sitzungen<'_> {
    async fn lege_an(&mut self, s: &SitzungRecord) -> Result<(), StoreError> {
        let konto = s.konto.uuid();
        let platz = Platz {
            tabelle: ART,
            land: &s.land,
            zeile: &[&s.id_hash, konto.as_bytes()],
        };
        let inhalt = Verschlossen {
            anbieter: &s.anbieter,
            identitaet: &s.identitaet,
            csrf: s.csrf.offen(),
        };
        let inhalt = self.0.tresor.verschliesse_json(platz, &inhalt)?;
        sqlx::query(
            "INSERT INTO sitzung (land, id_hash, konto, niveau, angemeldet_am, ruht_bis, endet_am, anbieter_sitzung, inhalt)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(s.land.as_str())
        .bind(s.id_hash.as_slice())
        .bind(konto.as_bytes().as_slice())
        .bind(i64::from(s.niveau))
        .bind(mikros(s.angemeldet_am))
        .bind(mikros(s.ruht_bis))
        .bind(mikros(s.endet_am))
        .bind(s.anbieter_sitzung.as_ref().map(<[u8; 32]>::as_slice))
        .bind(inhalt)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to add a session"))?;
        Ok(())
    }

    async fn finde(&mut self, land: &LandId, id_hash: [u8; 32]) -> Result<Option<SitzungRecord>, StoreError> {
        let zeile: Option<Zeile> = sqlx::query_as(
            "SELECT konto, niveau, angemeldet_am, ruht_bis, endet_am, anbieter_sitzung, inhalt FROM sitzung
             WHERE land = ? AND id_hash = ?",
        )
        .bind(land.as_str())
        .bind(id_hash.as_slice())
        .fetch_optional(&mut *self.0.db)
        .await
        .map_err(datenbank("to read a session"))?;
        let Some(zeile) = zeile else { return Ok(None) };
        let platz = Platz {
            tabelle: ART,
            land,
            zeile: &[&id_hash, &zeile.konto],
        };
        let offen: Offen = self.0.tresor.oeffne_json(platz, &zeile.inhalt)?;
        Ok(Some(SitzungRecord {
            id_hash,
            land: land.clone(),
            konto: KontoId::aus(uuid(&zeile.konto, ART)?),
            identitaet: offen.identitaet,
            niveau: zahl(zeile.niveau, ART)?,
            angemeldet_am: zeit(zeile.angemeldet_am, ART)?,
            ruht_bis: zeit(zeile.ruht_bis, ART)?,
            endet_am: zeit(zeile.endet_am, ART)?,
            csrf: offen.csrf,
            anbieter: offen.anbieter,
            anbieter_sitzung: zeile.anbieter_sitzung.map(|wert| hash(wert, ART)).transpose()?,
        }))
    }

    async fn beruehre(
        &mut self,
        land: &LandId,
        id_hash: [u8; 32],
        ruht_bis: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query("UPDATE sitzung SET ruht_bis = ? WHERE land = ? AND id_hash = ?")
            .bind(mikros(ruht_bis))
            .bind(land.as_str())
            .bind(id_hash.as_slice())
            .execute(&mut *self.0.db)
            .await
            .map_err(datenbank("to prolong a session"))?;
        Ok(())
    }

    async fn beende(&mut self, land: &LandId, id_hash: [u8; 32]) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM sitzung WHERE land = ? AND id_hash = ?")
            .bind(land.as_str())
            .bind(id_hash.as_slice())
            .execute(&mut *self.0.db)
            .await
            .map_err(datenbank("to end a session"))?;
        Ok(())
    }

    async fn beende_von_konto(
        &mut self,
        land: &LandId,
        konto: KontoId,
        bis: Timestamp,
    ) -> Result<u64, StoreError> {
        let ergebnis = sqlx::query("DELETE FROM sitzung WHERE land = ? AND konto = ? AND angemeldet_am < ?")
            .bind(land.as_str())
            .bind(konto.uuid().as_bytes().as_slice())
            .bind(mikros(bis))
            .execute(&mut *self.0.db)
            .await
            .map_err(datenbank("to end the sessions of an account"))?;
        Ok(ergebnis.rows_affected())
    }

    async fn beende_beim_anbieter(
        &mut self,
        land: &LandId,
        anbieter_sitzung: [u8; 32],
        konto: Option<KontoId>,
        bis: Timestamp,
    ) -> Result<u64, StoreError> {
        let ergebnis = sqlx::query(
            "DELETE FROM sitzung WHERE land = ?1 AND anbieter_sitzung = ?2 AND (?3 IS NULL OR konto = ?3)
             AND angemeldet_am < ?4",
        )
        .bind(land.as_str())
        .bind(anbieter_sitzung.as_slice())
        .bind(konto.map(|konto| konto.uuid().as_bytes().to_vec()))
        .bind(mikros(bis))
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to end the sessions that ended at the provider"))?;
        Ok(ergebnis.rows_affected())
    }

    async fn raeume_auf(&mut self, jetzt: Timestamp) -> Result<u64, StoreError> {
        let ergebnis = sqlx::query(
            "DELETE FROM sitzung WHERE rowid IN
             (SELECT rowid FROM sitzung WHERE min(ruht_bis, endet_am) < ? LIMIT ?)",
        )
        .bind(mikros(jetzt))
        .bind(BISSEN)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to delete old sessions"))?;
        Ok(ergebnis.rows_affected())
    }
}
