//! Accounts. Issuer and subject are not stored, only a keyed hash that finds the account again.

use async_trait::async_trait;
use jiff::Timestamp;

use crate::kernel::{KontoId, LandId};
use crate::store::{KontoRecord, KontoStore, StoreError};

use super::einheit::Zugang;
use super::werte::{datenbank, mikros, uuid};

pub(super) struct Konten<'e>(pub Zugang<'e>);

#[async_trait]
impl KontoStore for Konten<'_> {
    async fn finde_oder_lege_an(
        &mut self,
        land: &LandId,
        aussteller: &str,
        subjekt: &str,
        neu: KontoId,
        jetzt: Timestamp,
    ) -> Result<KontoRecord, StoreError> {
        let teile = [land.as_str(), aussteller, subjekt].map(str::as_bytes);
        let kennung = self.0.tresor.kennung(&teile);
        sqlx::query(
            "INSERT INTO konto (land, id, kennung, angelegt_am) VALUES (?, ?, ?, ?)
             ON CONFLICT (land, kennung) DO NOTHING",
        )
        .bind(land.as_str())
        .bind(neu.uuid().as_bytes().as_slice())
        .bind(kennung.as_slice())
        .bind(mikros(jetzt))
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to add an account"))?;
        let id: Vec<u8> = sqlx::query_scalar("SELECT id FROM konto WHERE land = ? AND kennung = ?")
            .bind(land.as_str())
            .bind(kennung.as_slice())
            .fetch_one(&mut *self.0.db)
            .await
            .map_err(datenbank("to read an account"))?;
        Ok(KontoRecord {
            id: KontoId::aus(uuid(&id, "konto")?),
            land: land.clone(),
        })
    }
}
