//! Accounts. Issuer and subject are not stored, only a keyed hash that finds the account again.

use async_trait::async_trait;
use jiff::Timestamp;

use crate::kernel::{KontoId, LandId};
use crate::store::{KontoRecord, KontoStore, StoreError};

use super::einheit::Zugang;
use super::werte::{datenbank, getroffen, mikros, uuid};

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

    async fn finde(
        &mut self,
        land: &LandId,
        aussteller: &str,
        subjekt: &str,
    ) -> Result<Option<KontoId>, StoreError> {
        let teile = [land.as_str(), aussteller, subjekt].map(str::as_bytes);
        let kennung = self.0.tresor.kennung(&teile);
        let id: Option<Vec<u8>> = sqlx::query_scalar("SELECT id FROM konto WHERE land = ? AND kennung = ?")
            .bind(land.as_str())
            .bind(kennung.as_slice())
            .fetch_optional(&mut *self.0.db)
            .await
            .map_err(datenbank("to look for an account"))?;
        id.map(|id| Ok(KontoId::aus(uuid(&id, "konto")?))).transpose()
    }

    async fn ohne_mail(&mut self, land: &LandId, konto: KontoId) -> Result<bool, StoreError> {
        let ohne: Option<i64> = sqlx::query_scalar("SELECT ohne_mail FROM konto WHERE land = ? AND id = ?")
            .bind(land.as_str())
            .bind(konto.uuid().as_bytes().as_slice())
            .fetch_optional(&mut *self.0.db)
            .await
            .map_err(datenbank("to read whether a person wants mails"))?;
        Ok(ohne != Some(0))
    }

    async fn setze_ohne_mail(&mut self, land: &LandId, konto: KontoId, ohne: bool) -> Result<(), StoreError> {
        let ergebnis = sqlx::query("UPDATE konto SET ohne_mail = ? WHERE land = ? AND id = ?")
            .bind(i64::from(ohne))
            .bind(land.as_str())
            .bind(konto.uuid().as_bytes().as_slice())
            .execute(&mut *self.0.db)
            .await
            .map_err(datenbank("to note whether a person wants mails"))?;
        getroffen(&ergebnis, "konto")
    }
}
