//! Cases.

use async_trait::async_trait;
use sqlx::FromRow;

use crate::fall::Fall;
use crate::kernel::{FallId, KontoId, LandId};
use crate::store::krypto::Platz;
use crate::store::{FallRecord, FallStore, StoreError};

use super::einheit::Zugang;
use super::werte::{datenbank, getroffen, mikros, uuid, zeit};

const ART: &str = "fall";

pub(super) struct Faelle<'e>(pub Zugang<'e>);

#[derive(FromRow)]
struct Zeile {
    id: Vec<u8>,
    konto: Vec<u8>,
    geaendert_am: i64,
    inhalt: Vec<u8>,
}

#[async_trait]
impl FallStore for Faelle<'_> {
    async fn lege_an(&mut self, f: &FallRecord) -> Result<(), StoreError> {
        let inhalt = self.verschliesse(f)?;
        sqlx::query(
            "INSERT INTO fall (land, id, konto, zuzug, zustand, geaendert_am, inhalt) VALUES (?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(f.land.as_str())
        .bind(f.fall.id.uuid().as_bytes().as_slice())
        .bind(f.konto.uuid().as_bytes().as_slice())
        .bind(f.fall.zuzug.as_str())
        .bind(f.fall.zustand.name())
        .bind(mikros(f.geaendert_am))
        .bind(inhalt)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to add a case"))?;
        Ok(())
    }

    async fn speichere(&mut self, f: &FallRecord) -> Result<(), StoreError> {
        let inhalt = self.verschliesse(f)?;
        let ergebnis = sqlx::query(
            "UPDATE fall SET zuzug = ?, zustand = ?, geaendert_am = ?, inhalt = ?
             WHERE land = ? AND id = ? AND konto = ?",
        )
        .bind(f.fall.zuzug.as_str())
        .bind(f.fall.zustand.name())
        .bind(mikros(f.geaendert_am))
        .bind(inhalt)
        .bind(f.land.as_str())
        .bind(f.fall.id.uuid().as_bytes().as_slice())
        .bind(f.konto.uuid().as_bytes().as_slice())
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to keep the state of a case"))?;
        getroffen(&ergebnis, ART)
    }

    async fn finde(&mut self, land: &LandId, id: FallId) -> Result<Option<FallRecord>, StoreError> {
        let zeile: Option<Zeile> =
            sqlx::query_as("SELECT id, konto, geaendert_am, inhalt FROM fall WHERE land = ? AND id = ?")
                .bind(land.as_str())
                .bind(id.uuid().as_bytes().as_slice())
                .fetch_optional(&mut *self.0.db)
                .await
                .map_err(datenbank("to read a case"))?;
        zeile.map(|zeile| self.lies(land, &zeile)).transpose()
    }

    async fn finde_von_konto(
        &mut self,
        land: &LandId,
        konto: KontoId,
        id: FallId,
    ) -> Result<Option<FallRecord>, StoreError> {
        Ok(self.finde(land, id).await?.filter(|fall| fall.konto == konto))
    }

    async fn von_konto(&mut self, land: &LandId, konto: KontoId) -> Result<Vec<FallRecord>, StoreError> {
        let zeilen: Vec<Zeile> = sqlx::query_as(
            "SELECT id, konto, geaendert_am, inhalt FROM fall WHERE land = ? AND konto = ?
             ORDER BY geaendert_am DESC, id DESC",
        )
        .bind(land.as_str())
        .bind(konto.uuid().as_bytes().as_slice())
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to read the cases of an account"))?;
        zeilen.iter().map(|zeile| self.lies(land, zeile)).collect()
    }
}

impl Faelle<'_> {
    fn verschliesse(&self, f: &FallRecord) -> Result<Vec<u8>, StoreError> {
        let (id, konto) = (f.fall.id.uuid(), f.konto.uuid());
        let platz = Platz {
            tabelle: ART,
            land: &f.land,
            zeile: &[id.as_bytes(), konto.as_bytes()],
        };
        self.0.tresor.verschliesse_json(platz, &f.fall)
    }

    fn lies(&self, land: &LandId, zeile: &Zeile) -> Result<FallRecord, StoreError> {
        let platz = Platz {
            tabelle: ART,
            land,
            zeile: &[&zeile.id, &zeile.konto],
        };
        let fall: Fall = self.0.tresor.oeffne_json(platz, &zeile.inhalt)?;
        Ok(FallRecord {
            land: land.clone(),
            konto: KontoId::aus(uuid(&zeile.konto, ART)?),
            fall,
            geaendert_am: zeit(zeile.geaendert_am, ART)?,
        })
    }
}
