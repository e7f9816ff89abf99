//! The journal: numbered without a gap within a Land, each entry chained to the one before it.

use async_trait::async_trait;
use sqlx::FromRow;

use crate::audit::{ANFANG, Eintrag, verkette};
use crate::kernel::{FallId, LandId};
use crate::store::{JournalRecord, JournalStore, StoreError};

use super::einheit::Zugang;
use super::werte::{datenbank, hash, zahl};

const ART: &str = "journal";

pub(super) struct Journal<'e>(pub Zugang<'e>);

#[derive(FromRow)]
struct Zeile {
    nummer: i64,
    eintrag: String,
    hash: Vec<u8>,
}

#[async_trait]
impl JournalStore for Journal<'_> {
    async fn schreibe(&mut self, eintrag: &Eintrag) -> Result<(), StoreError> {
        let letzter: Option<(i64, Vec<u8>)> =
            sqlx::query_as("SELECT nummer, hash FROM journal WHERE land = ? ORDER BY nummer DESC LIMIT 1")
                .bind(eintrag.land.as_str())
                .fetch_optional(&mut *self.0.db)
                .await
                .map_err(datenbank("to read the end of the journal"))?;
        let (nummer, vorher) = match letzter {
            Some((nummer, vorher)) => (nummer, hash(vorher, ART)?),
            None => (0, ANFANG),
        };
        sqlx::query("INSERT INTO journal (land, nummer, fall, eintrag, hash) VALUES (?, ?, ?, ?, ?)")
            .bind(eintrag.land.as_str())
            .bind(nummer + 1)
            .bind(eintrag.fall.map(|fall| fall.uuid().as_bytes().to_vec()))
            .bind(serde_json::to_string(eintrag).map_err(|_| StoreError::Unlesbar(ART))?)
            .bind(verkette(vorher, eintrag).as_slice())
            .execute(&mut *self.0.db)
            .await
            .map_err(datenbank("to write the journal"))?;
        Ok(())
    }

    async fn von_fall(&mut self, land: &LandId, fall: FallId) -> Result<Vec<JournalRecord>, StoreError> {
        let zeilen: Vec<Zeile> = sqlx::query_as(
            "SELECT nummer, eintrag, hash FROM journal WHERE land = ? AND fall = ? ORDER BY nummer",
        )
        .bind(land.as_str())
        .bind(fall.uuid().as_bytes().as_slice())
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to read the journal of a case"))?;
        zeilen.into_iter().map(Zeile::lies).collect()
    }

    async fn alle(&mut self, land: &LandId) -> Result<Vec<JournalRecord>, StoreError> {
        let zeilen: Vec<Zeile> =
            sqlx::query_as("SELECT nummer, eintrag, hash FROM journal WHERE land = ? ORDER BY nummer")
                .bind(land.as_str())
                .fetch_all(&mut *self.0.db)
                .await
                .map_err(datenbank("to read the journal"))?;
        zeilen.into_iter().map(Zeile::lies).collect()
    }
}

impl Zeile {
    fn lies(self) -> Result<JournalRecord, StoreError> {
        Ok(JournalRecord {
            nummer: zahl(self.nummer, ART)?,
            eintrag: serde_json::from_str(&self.eintrag).map_err(|_| StoreError::Unlesbar(ART))?,
            hash: hash(self.hash, ART)?,
        })
    }
}
