//! The journal: numbered without a gap within a Land, each entry chained to the one before it.

use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::FromRow;

use crate::audit::{ANFANG, Eintrag, abdruck, verkette};
use crate::kernel::{FallId, LandId};
use crate::store::{JournalRecord, JournalStore, Kettenende, Kettenstempel, StoreError};

use super::einheit::Zugang;
use super::werte::{datenbank, hash, mikros, zahl, zeit};

const ART: &str = "journal";

pub(super) struct Journal<'e>(pub Zugang<'e>);

#[derive(FromRow)]
struct Zeile {
    nummer: i64,
    eintrag: String,
    hash: Vec<u8>,
}

#[derive(FromRow)]
struct Stempelzeile {
    bis: i64,
    hash: Vec<u8>,
    am: i64,
    token: Vec<u8>,
}

#[async_trait]
impl JournalStore for Journal<'_> {
    async fn schreibe(&mut self, eintrag: &Eintrag) -> Result<(), StoreError> {
        let ende = self.ende(&eintrag.land).await?;
        let (letzte, vorher) = ende.map_or((0, ANFANG), |ende| (ende.nummer, ende.hash));
        let nummer = letzte.checked_add(1).ok_or(StoreError::Unlesbar(ART))?;
        let text = serde_json::to_string(eintrag).map_err(|_| StoreError::Unlesbar(ART))?;
        let hash = verkette(vorher, nummer, abdruck(&text));
        sqlx::query("INSERT INTO journal (land, nummer, fall, eintrag, hash) VALUES (?, ?, ?, ?, ?)")
            .bind(eintrag.land.as_str())
            .bind(ganz(nummer)?)
            .bind(eintrag.fall.map(|fall| fall.uuid().as_bytes().to_vec()))
            .bind(text)
            .bind(hash.as_slice())
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

    async fn ueber_nachricht(
        &mut self,
        land: &LandId,
        nachricht: uuid::Uuid,
    ) -> Result<Vec<JournalRecord>, StoreError> {
        let zeilen: Vec<Zeile> = sqlx::query_as(
            "SELECT nummer, eintrag, hash FROM journal
             WHERE land = ? AND fall IS NULL AND json_extract(eintrag, '$.vorgang.nachricht') = ? ORDER BY nummer",
        )
        .bind(land.as_str())
        .bind(nachricht.to_string())
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to read the journal of a message"))?;
        zeilen.into_iter().map(Zeile::lies).collect()
    }

    async fn seite(
        &mut self,
        land: &LandId,
        nach: u64,
        hoechstens: u32,
    ) -> Result<Vec<JournalRecord>, StoreError> {
        let zeilen: Vec<Zeile> = sqlx::query_as(
            "SELECT nummer, eintrag, hash FROM journal WHERE land = ? AND nummer > ? ORDER BY nummer LIMIT ?",
        )
        .bind(land.as_str())
        .bind(ganz(nach)?)
        .bind(hoechstens)
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to read the journal"))?;
        zeilen.into_iter().map(Zeile::lies).collect()
    }

    async fn ende(&mut self, land: &LandId) -> Result<Option<Kettenende>, StoreError> {
        let letzte: Option<(i64, Vec<u8>)> =
            sqlx::query_as("SELECT nummer, hash FROM journal WHERE land = ? ORDER BY nummer DESC LIMIT 1")
                .bind(land.as_str())
                .fetch_optional(&mut *self.0.db)
                .await
                .map_err(datenbank("to read the end of the journal"))?;
        letzte
            .map(|(nummer, wert)| {
                Ok(Kettenende {
                    nummer: zahl(nummer, ART)?,
                    hash: hash(wert, ART)?,
                })
            })
            .transpose()
    }

    async fn lege_stempel_ab(&mut self, land: &LandId, stempel: &Kettenstempel) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO journalstempel (land, bis, hash, am, token) VALUES (?, ?, ?, ?, ?)
             ON CONFLICT (land, bis) DO NOTHING",
        )
        .bind(land.as_str())
        .bind(ganz(stempel.ende.nummer)?)
        .bind(stempel.ende.hash.as_slice())
        .bind(mikros(stempel.am))
        .bind(stempel.token.as_slice())
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to keep a time-stamp of the journal"))?;
        Ok(())
    }

    async fn stempel(&mut self, land: &LandId) -> Result<Vec<Kettenstempel>, StoreError> {
        let zeilen: Vec<Stempelzeile> =
            sqlx::query_as("SELECT bis, hash, am, token FROM journalstempel WHERE land = ? ORDER BY bis")
                .bind(land.as_str())
                .fetch_all(&mut *self.0.db)
                .await
                .map_err(datenbank("to read the time-stamps of the journal"))?;
        zeilen.into_iter().map(Stempelzeile::lies).collect()
    }

    async fn ungestempelt_seit(&mut self, land: &LandId) -> Result<Option<Timestamp>, StoreError> {
        let naechste: Option<Zeile> = sqlx::query_as(
            "SELECT nummer, eintrag, hash FROM journal WHERE land = ?1 AND nummer =
             (SELECT coalesce(max(bis), 0) + 1 FROM journalstempel WHERE land = ?1)",
        )
        .bind(land.as_str())
        .fetch_optional(&mut *self.0.db)
        .await
        .map_err(datenbank("to look for entries without a time-stamp"))?;
        naechste
            .map(|zeile| Ok(zeile.lies()?.eintrag()?.zeit))
            .transpose()
    }
}

impl Zeile {
    fn lies(self) -> Result<JournalRecord, StoreError> {
        Ok(JournalRecord {
            nummer: zahl(self.nummer, ART)?,
            text: self.eintrag,
            hash: hash(self.hash, ART)?,
        })
    }
}

impl Stempelzeile {
    fn lies(self) -> Result<Kettenstempel, StoreError> {
        Ok(Kettenstempel {
            ende: Kettenende {
                nummer: zahl(self.bis, ART)?,
                hash: hash(self.hash, ART)?,
            },
            am: zeit(self.am, ART)?,
            token: self.token,
        })
    }
}

fn ganz(nummer: u64) -> Result<i64, StoreError> {
    i64::try_from(nummer).map_err(|_| StoreError::Unlesbar(ART))
}
