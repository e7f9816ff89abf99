//! How many people registered at an address, without knowing who.

use async_trait::async_trait;
use jiff::Timestamp;

use crate::kernel::LandId;
use crate::meldewesen::Anschrift;
use crate::store::{StoreError, ZuzugStore};

use super::einheit::Zugang;
use super::werte::{BISSEN, datenbank, mikros};

pub(super) struct Zuzuege<'e>(pub Zugang<'e>);

#[async_trait]
impl ZuzugStore for Zuzuege<'_> {
    async fn merke(
        &mut self,
        land: &LandId,
        anschrift: &Anschrift,
        familienname: &str,
        am: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO zuzug (land, anschrift, name, am) VALUES (?, ?, ?, ?)
             ON CONFLICT (land, anschrift, name) DO UPDATE SET am = excluded.am",
        )
        .bind(land.as_str())
        .bind(self.haus(land, anschrift).as_slice())
        .bind(self.name(land, familienname).as_slice())
        .bind(mikros(am))
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to note a move"))?;
        Ok(())
    }

    async fn fremde(
        &mut self,
        land: &LandId,
        anschrift: &Anschrift,
        familienname: &str,
        seit: Timestamp,
    ) -> Result<u32, StoreError> {
        sqlx::query_scalar(
            "SELECT COUNT(*) FROM zuzug WHERE land = ? AND anschrift = ? AND name <> ? AND am >= ?",
        )
        .bind(land.as_str())
        .bind(self.haus(land, anschrift).as_slice())
        .bind(self.name(land, familienname).as_slice())
        .bind(mikros(seit))
        .fetch_one(&mut *self.0.db)
        .await
        .map_err(datenbank("to count the moves to an address"))
    }

    async fn raeume_auf(&mut self, vor: Timestamp) -> Result<u64, StoreError> {
        let ergebnis =
            sqlx::query("DELETE FROM zuzug WHERE rowid IN (SELECT rowid FROM zuzug WHERE am < ? LIMIT ?)")
                .bind(mikros(vor))
                .bind(BISSEN)
                .execute(&mut *self.0.db)
                .await
                .map_err(datenbank("to forget old moves"))?;
        Ok(ergebnis.rows_affected())
    }
}

impl Zuzuege<'_> {
    /// The dwelling: house and flat, so that a large house is not one address.
    fn haus(&self, land: &LandId, anschrift: &Anschrift) -> [u8; 32] {
        let haus = anschrift.einzeilig().to_lowercase();
        let wohnung = anschrift
            .wohnungsnummer
            .as_ref()
            .map_or("", |nummer| nummer.as_str());
        self.0.tresor.kennung(&[
            b"zuzug/anschrift",
            land.as_str().as_bytes(),
            anschrift.ags.as_str().as_bytes(),
            haus.as_bytes(),
            wohnung.to_lowercase().as_bytes(),
        ])
    }

    fn name(&self, land: &LandId, familienname: &str) -> [u8; 32] {
        self.0.tresor.kennung(&[
            b"zuzug/name",
            land.as_str().as_bytes(),
            familienname.to_lowercase().as_bytes(),
        ])
    }
}
