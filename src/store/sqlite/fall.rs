//! Cases.

use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::FromRow;
use xoev::ags::Ags;

use crate::fall::Fall;
use crate::kernel::{FallId, KontoId, LandId};
use crate::meldewesen::Fallcode;
use crate::store::krypto::Platz;
use crate::store::{FallRecord, FallStore, StoreError};

use super::einheit::Zugang;
use super::werte::{datenbank, getroffen, land, lesbar, mikros, uuid, zeit};

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
            "INSERT INTO fall (land, id, konto, zuzug, zustand, geaendert_am, inhalt, offen, verfaellt_am, fallcode_hash)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(f.land.as_str())
        .bind(f.fall.id.uuid().as_bytes().as_slice())
        .bind(f.konto.uuid().as_bytes().as_slice())
        .bind(f.fall.zuzug.as_str())
        .bind(f.fall.zustand.name())
        .bind(mikros(f.geaendert_am))
        .bind(inhalt)
        .bind(f.fall.zustand.ist_offen())
        .bind(f.fall.zustand.verfaellt_am().map(mikros))
        .bind(self.kennung(&f.land, &f.fall.fallcode).as_slice())
        .execute(&mut *self.0.db)
        .await
        .map_err(schon_offen)?;
        Ok(())
    }

    async fn speichere(&mut self, f: &FallRecord) -> Result<(), StoreError> {
        let inhalt = self.verschliesse(f)?;
        let ergebnis = sqlx::query(
            "UPDATE fall SET zuzug = ?, zustand = ?, geaendert_am = ?, inhalt = ?, verfaellt_am = ?,
                    offen = ? AND NOT EXISTS (SELECT 1 FROM fall AS andere
                                              WHERE andere.land = fall.land AND andere.konto = fall.konto
                                                AND andere.zuzug = fall.zuzug AND andere.offen = 1
                                                AND andere.id <> fall.id)
             WHERE land = ? AND id = ? AND konto = ?",
        )
        .bind(f.fall.zuzug.as_str())
        .bind(f.fall.zustand.name())
        .bind(mikros(f.geaendert_am))
        .bind(inhalt)
        .bind(f.fall.zustand.verfaellt_am().map(mikros))
        .bind(f.fall.zustand.ist_offen())
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

    async fn offener(
        &mut self,
        land: &LandId,
        konto: KontoId,
        zuzug: Ags,
    ) -> Result<Option<FallId>, StoreError> {
        let id: Option<Vec<u8>> = sqlx::query_scalar(
            "SELECT id FROM fall WHERE land = ? AND konto = ? AND zuzug = ? AND offen = 1",
        )
        .bind(land.as_str())
        .bind(konto.uuid().as_bytes().as_slice())
        .bind(zuzug.as_str())
        .fetch_optional(&mut *self.0.db)
        .await
        .map_err(datenbank("to look for an open case"))?;
        id.map(|id| uuid(&id, ART).map(FallId::aus)).transpose()
    }

    async fn finde_fallcode(
        &mut self,
        land: &LandId,
        code: &Fallcode,
    ) -> Result<Option<FallRecord>, StoreError> {
        let zeile: Option<Zeile> = sqlx::query_as(
            "SELECT id, konto, geaendert_am, inhalt FROM fall WHERE land = ? AND fallcode_hash = ?",
        )
        .bind(land.as_str())
        .bind(self.kennung(land, code).as_slice())
        .fetch_optional(&mut *self.0.db)
        .await
        .map_err(datenbank("to read a case by its code"))?;
        zeile.map(|zeile| self.lies(land, &zeile)).transpose()
    }

    async fn verfallende(
        &mut self,
        jetzt: Timestamp,
        hoechstens: u32,
    ) -> Result<Vec<FallRecord>, StoreError> {
        #[derive(FromRow)]
        struct MitLand {
            land: String,
            #[sqlx(flatten)]
            zeile: Zeile,
        }
        let zeilen: Vec<MitLand> = sqlx::query_as(
            "SELECT land, id, konto, geaendert_am, inhalt FROM fall WHERE verfaellt_am <= ?
             ORDER BY verfaellt_am LIMIT ?",
        )
        .bind(mikros(jetzt))
        .bind(hoechstens)
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to read the cases that lapse"))?;
        Ok(zeilen
            .iter()
            .filter_map(|zeile| {
                lesbar(land(&zeile.land, ART).and_then(|land| self.lies(&land, &zeile.zeile)))
            })
            .collect())
    }
}

/// The only uniqueness that a caller can do something about has a name of its own.
fn schon_offen(fehler: sqlx::Error) -> StoreError {
    let offen = fehler
        .as_database_error()
        .is_some_and(|fehler| fehler.is_unique_violation() && fehler.message().contains("fall.zuzug"));
    if offen {
        StoreError::SchonOffen
    } else {
        datenbank("to add a case")(fehler)
    }
}

impl Faelle<'_> {
    /// The keyed hash by which a case is found from its code.
    fn kennung(&self, land: &LandId, code: &Fallcode) -> [u8; 32] {
        self.0
            .tresor
            .kennung(&[b"fallcode", land.as_str().as_bytes(), code.as_str().as_bytes()])
    }

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
