//! Forms being filled in.

use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::FromRow;

use crate::kernel::{EntwurfId, KontoId, LandId};
use crate::store::krypto::Platz;
use crate::store::{EntwurfRecord, EntwurfStore, StoreError};

use super::einheit::Zugang;
use super::werte::{BISSEN, datenbank, getroffen, mikros, uuid, zeit};

const ART: &str = "entwurf";

pub(super) struct Entwuerfe<'e>(pub Zugang<'e>);

#[derive(FromRow)]
struct Zeile {
    id: Vec<u8>,
    geaendert_am: i64,
    inhalt: Vec<u8>,
}

#[async_trait]
impl EntwurfStore for Entwuerfe<'_> {
    async fn speichere(&mut self, e: &EntwurfRecord) -> Result<(), StoreError> {
        let (id, konto) = (e.id.uuid(), e.konto.uuid());
        let platz = Platz {
            tabelle: ART,
            land: &e.land,
            zeile: &[id.as_bytes(), konto.as_bytes()],
        };
        let ergebnis = sqlx::query(
            "INSERT INTO entwurf (land, id, konto, geaendert_am, inhalt) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (land, id) DO UPDATE SET geaendert_am = excluded.geaendert_am, inhalt = excluded.inhalt
             WHERE konto = excluded.konto",
        )
        .bind(e.land.as_str())
        .bind(id.as_bytes().as_slice())
        .bind(konto.as_bytes().as_slice())
        .bind(mikros(e.geaendert_am))
        .bind(self.0.tresor.verschliesse(platz, &e.inhalt)?)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to keep a draft"))?;
        getroffen(&ergebnis, ART)
    }

    async fn finde(
        &mut self,
        land: &LandId,
        konto: KontoId,
        id: EntwurfId,
    ) -> Result<Option<EntwurfRecord>, StoreError> {
        let zeile: Option<Zeile> = sqlx::query_as(
            "SELECT id, geaendert_am, inhalt FROM entwurf WHERE land = ? AND konto = ? AND id = ?",
        )
        .bind(land.as_str())
        .bind(konto.uuid().as_bytes().as_slice())
        .bind(id.uuid().as_bytes().as_slice())
        .fetch_optional(&mut *self.0.db)
        .await
        .map_err(datenbank("to read a draft"))?;
        zeile.map(|zeile| self.lies(land, konto, &zeile)).transpose()
    }

    async fn von_konto(&mut self, land: &LandId, konto: KontoId) -> Result<Vec<EntwurfRecord>, StoreError> {
        let zeilen: Vec<Zeile> = sqlx::query_as(
            "SELECT id, geaendert_am, inhalt FROM entwurf WHERE land = ? AND konto = ?
             ORDER BY geaendert_am DESC, id DESC",
        )
        .bind(land.as_str())
        .bind(konto.uuid().as_bytes().as_slice())
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to read the drafts of an account"))?;
        zeilen.iter().map(|zeile| self.lies(land, konto, zeile)).collect()
    }

    async fn loesche(&mut self, land: &LandId, konto: KontoId, id: EntwurfId) -> Result<bool, StoreError> {
        let ergebnis = sqlx::query("DELETE FROM entwurf WHERE land = ? AND konto = ? AND id = ?")
            .bind(land.as_str())
            .bind(konto.uuid().as_bytes().as_slice())
            .bind(id.uuid().as_bytes().as_slice())
            .execute(&mut *self.0.db)
            .await
            .map_err(datenbank("to delete a draft"))?;
        Ok(ergebnis.rows_affected() == 1)
    }

    async fn raeume_auf(&mut self, vor: Timestamp) -> Result<u64, StoreError> {
        let ergebnis = sqlx::query(
            "DELETE FROM entwurf WHERE rowid IN (SELECT rowid FROM entwurf WHERE geaendert_am < ? LIMIT ?)",
        )
        .bind(mikros(vor))
        .bind(BISSEN)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to delete old drafts"))?;
        Ok(ergebnis.rows_affected())
    }
}

impl Entwuerfe<'_> {
    fn lies(&self, land: &LandId, konto: KontoId, zeile: &Zeile) -> Result<EntwurfRecord, StoreError> {
        let besitzer = konto.uuid();
        let platz = Platz {
            tabelle: ART,
            land,
            zeile: &[&zeile.id, besitzer.as_bytes()],
        };
        Ok(EntwurfRecord {
            id: EntwurfId::aus(uuid(&zeile.id, ART)?),
            land: land.clone(),
            konto,
            geaendert_am: zeit(zeile.geaendert_am, ART)?,
            inhalt: self.0.tresor.oeffne(platz, &zeile.inhalt)?.to_vec(),
        })
    }
}
