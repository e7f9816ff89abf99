//! Documents kept for download.

use async_trait::async_trait;
use sqlx::FromRow;

use crate::kernel::{DokumentId, EntwurfId, FallId, KontoId, LandId};
use crate::store::krypto::Platz;
use crate::store::{DokumentRecord, DokumentStore, StoreError};

use super::einheit::Zugang;
use super::werte::{BISSEN, datenbank, getroffen, mikros, uuid, zeit};

const ART: &str = "dokument";

pub(super) struct Dokumente<'e>(pub Zugang<'e>);

#[derive(FromRow)]
struct Zeile {
    fall: Option<Vec<u8>>,
    dateiname: String,
    gesiegelt: bool,
    erstellt_am: i64,
    inhalt: Vec<u8>,
}

#[async_trait]
impl DokumentStore for Dokumente<'_> {
    async fn lege_an(&mut self, d: &DokumentRecord) -> Result<(), StoreError> {
        let (id, konto) = (d.id.uuid(), d.konto.uuid());
        let platz = Platz {
            tabelle: ART,
            land: &d.land,
            zeile: &[id.as_bytes(), konto.as_bytes()],
        };
        sqlx::query(
            "INSERT INTO dokument (land, id, konto, fall, dateiname, gesiegelt, erstellt_am, inhalt)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(d.land.as_str())
        .bind(id.as_bytes().as_slice())
        .bind(konto.as_bytes().as_slice())
        .bind(d.fall.map(|fall| fall.uuid().as_bytes().to_vec()))
        .bind(d.dateiname.as_str())
        .bind(d.gesiegelt)
        .bind(mikros(d.erstellt_am))
        .bind(self.0.tresor.verschliesse(platz, &d.inhalt)?)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to keep a document"))?;
        Ok(())
    }

    async fn finde(
        &mut self,
        land: &LandId,
        konto: KontoId,
        id: DokumentId,
    ) -> Result<Option<DokumentRecord>, StoreError> {
        let zeile: Option<Zeile> = sqlx::query_as(
            "SELECT fall, dateiname, gesiegelt, erstellt_am, inhalt FROM dokument
             WHERE land = ? AND konto = ? AND id = ?",
        )
        .bind(land.as_str())
        .bind(konto.uuid().as_bytes().as_slice())
        .bind(id.uuid().as_bytes().as_slice())
        .fetch_optional(&mut *self.0.db)
        .await
        .map_err(datenbank("to read a document"))?;
        let Some(zeile) = zeile else { return Ok(None) };
        let (dokument, besitzer) = (id.uuid(), konto.uuid());
        let platz = Platz {
            tabelle: ART,
            land,
            zeile: &[dokument.as_bytes(), besitzer.as_bytes()],
        };
        Ok(Some(DokumentRecord {
            id,
            land: land.clone(),
            konto,
            fall: zeile
                .fall
                .map(|fall| uuid(&fall, ART))
                .transpose()?
                .map(FallId::aus),
            inhalt: self.0.tresor.oeffne(platz, &zeile.inhalt)?.to_vec(),
            dateiname: zeile.dateiname,
            gesiegelt: zeile.gesiegelt,
            erstellt_am: zeit(zeile.erstellt_am, ART)?,
        }))
    }

    async fn gehoert_zu_entwurf(
        &mut self,
        land: &LandId,
        konto: KontoId,
        id: DokumentId,
        entwurf: EntwurfId,
    ) -> Result<(), StoreError> {
        let ergebnis = sqlx::query("UPDATE dokument SET entwurf = ? WHERE land = ? AND konto = ? AND id = ?")
            .bind(entwurf.uuid().as_bytes().as_slice())
            .bind(land.as_str())
            .bind(konto.uuid().as_bytes().as_slice())
            .bind(id.uuid().as_bytes().as_slice())
            .execute(&mut *self.0.db)
            .await
            .map_err(datenbank("to tie a document to a draft"))?;
        getroffen(&ergebnis, ART)
    }

    async fn gehoert_zu_fall(
        &mut self,
        land: &LandId,
        konto: KontoId,
        id: DokumentId,
        fall: FallId,
    ) -> Result<(), StoreError> {
        let ergebnis = sqlx::query("UPDATE dokument SET fall = ? WHERE land = ? AND konto = ? AND id = ?")
            .bind(fall.uuid().as_bytes().as_slice())
            .bind(land.as_str())
            .bind(konto.uuid().as_bytes().as_slice())
            .bind(id.uuid().as_bytes().as_slice())
            .execute(&mut *self.0.db)
            .await
            .map_err(datenbank("to tie a document to a case"))?;
        getroffen(&ergebnis, ART)
    }

    async fn loesche_upload(
        &mut self,
        land: &LandId,
        konto: KontoId,
        id: DokumentId,
    ) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM dokument WHERE land = ? AND konto = ? AND id = ? AND fall IS NULL")
            .bind(land.as_str())
            .bind(konto.uuid().as_bytes().as_slice())
            .bind(id.uuid().as_bytes().as_slice())
            .execute(&mut *self.0.db)
            .await
            .map_err(datenbank("to delete an upload"))?;
        Ok(())
    }

    async fn raeume_auf(&mut self) -> Result<u64, StoreError> {
        let ergebnis = sqlx::query(
            "DELETE FROM dokument WHERE rowid IN (
                 SELECT d.rowid FROM dokument d WHERE d.entwurf IS NOT NULL AND d.fall IS NULL
                 AND NOT EXISTS (SELECT 1 FROM entwurf e WHERE e.land = d.land AND e.id = d.entwurf) LIMIT ?)",
        )
        .bind(BISSEN)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to delete uploads without a draft"))?;
        Ok(ergebnis.rows_affected())
    }
}
