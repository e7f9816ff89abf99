//! Messages whose last report of a transport service is still to be asked for.

use async_trait::async_trait;
use jiff::Timestamp;

use crate::kernel::{LandId, NachrichtId};
use crate::store::{BerichtRecord, BerichtStore, StoreError};

use super::einheit::Zugang;
use super::werte::{datenbank, getroffen, land, lesbar, mikros, uuid, zahl};

const ART: &str = "transportbericht";

pub(super) struct Berichte<'e>(pub Zugang<'e>);

#[async_trait]
impl BerichtStore for Berichte<'_> {
    async fn erwarte(
        &mut self,
        land: &LandId,
        nachricht: NachrichtId,
        faellig_am: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO transportbericht (land, nachricht, faellig_am) VALUES (?, ?, ?)
             ON CONFLICT (land, nachricht) DO UPDATE SET faellig_am = excluded.faellig_am, versuche = 0",
        )
        .bind(land.as_str())
        .bind(nachricht.uuid().as_bytes().as_slice())
        .bind(mikros(faellig_am))
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to wait for a report"))?;
        Ok(())
    }

    async fn faellige(
        &mut self,
        jetzt: Timestamp,
        hoechstens: u32,
    ) -> Result<Vec<BerichtRecord>, StoreError> {
        let zeilen: Vec<(String, Vec<u8>, i64)> = sqlx::query_as(
            "SELECT land, nachricht, versuche FROM transportbericht WHERE faellig_am <= ?
             ORDER BY faellig_am LIMIT ?",
        )
        .bind(mikros(jetzt))
        .bind(hoechstens)
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to look for reports"))?;
        Ok(zeilen
            .into_iter()
            .filter_map(|(land_von, id, versuche)| {
                lesbar((|| {
                    Ok(BerichtRecord {
                        land: land(&land_von, ART)?,
                        nachricht: NachrichtId::aus(uuid(&id, ART)?),
                        versuche: zahl(versuche, ART)?,
                    })
                })())
            })
            .collect())
    }

    async fn vertage(
        &mut self,
        land: &LandId,
        nachricht: NachrichtId,
        faellig_am: Timestamp,
    ) -> Result<(), StoreError> {
        let ergebnis = sqlx::query(
            "UPDATE transportbericht SET faellig_am = ?, versuche = versuche + 1 WHERE land = ? AND nachricht = ?",
        )
        .bind(mikros(faellig_am))
        .bind(land.as_str())
        .bind(nachricht.uuid().as_bytes().as_slice())
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to put a report off"))?;
        getroffen(&ergebnis, ART)
    }

    async fn erledige(&mut self, land: &LandId, nachricht: NachrichtId) -> Result<bool, StoreError> {
        let ergebnis = sqlx::query("DELETE FROM transportbericht WHERE land = ? AND nachricht = ?")
            .bind(land.as_str())
            .bind(nachricht.uuid().as_bytes().as_slice())
            .execute(&mut *self.0.db)
            .await
            .map_err(datenbank("to end waiting for a report"))?;
        Ok(ergebnis.rows_affected() == 1)
    }
}
