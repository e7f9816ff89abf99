//! Assertions of machines that were used.

use async_trait::async_trait;
use jiff::Timestamp;

use crate::kernel::LandId;
use crate::store::{MaschinenStore, StoreError};

use super::einheit::Zugang;
use super::werte::{BISSEN, datenbank, mikros};

pub(super) struct Maschinen<'e>(pub Zugang<'e>);

#[async_trait]
impl MaschinenStore for Maschinen<'_> {
    async fn verbrauche(
        &mut self,
        land: &LandId,
        abdruck: [u8; 32],
        bis: Timestamp,
    ) -> Result<bool, StoreError> {
        let ergebnis = sqlx::query(
            "INSERT INTO maschinennachweis (land, abdruck, bis) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        )
        .bind(land.as_str())
        .bind(abdruck.as_slice())
        .bind(mikros(bis))
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to use an assertion up"))?;
        Ok(ergebnis.rows_affected() == 1)
    }

    async fn raeume_auf(&mut self, jetzt: Timestamp) -> Result<u64, StoreError> {
        let ergebnis = sqlx::query(
            "DELETE FROM maschinennachweis WHERE rowid IN
             (SELECT rowid FROM maschinennachweis WHERE bis < ? LIMIT ?)",
        )
        .bind(mikros(jetzt))
        .bind(BISSEN)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to forget old assertions"))?;
        Ok(ergebnis.rows_affected())
    }
}
