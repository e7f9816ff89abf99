//! Invitations, found by the hash of the word in their link.

use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::FromRow;

use crate::kernel::{EntwurfId, KontoId, LandId};
use crate::store::krypto::Platz;
use crate::store::{EinladungRecord, EinladungStore, Einladungsart, StoreError};

use super::einheit::Zugang;
use super::werte::{BISSEN, datenbank, mikros, uuid, zeit};

const ART: &str = "einladung";

pub(super) struct Einladungen<'e>(pub Zugang<'e>);

#[derive(FromRow)]
struct Zeile {
    kennung: Vec<u8>,
    konto: Vec<u8>,
    entwurf: Vec<u8>,
    art: String,
    endet_am: i64,
    inhalt: Vec<u8>,
}

const SPALTEN: &str = "kennung, konto, entwurf, art, endet_am, inhalt";

#[async_trait]
impl EinladungStore for Einladungen<'_> {
    async fn speichere(&mut self, e: &EinladungRecord) -> Result<(), StoreError> {
        let konto = e.konto.uuid();
        let platz = Platz {
            tabelle: ART,
            land: &e.land,
            zeile: &[&e.kennung, konto.as_bytes()],
        };
        sqlx::query(
            "INSERT INTO einladung (land, kennung, konto, entwurf, art, endet_am, inhalt) VALUES (?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (land, kennung) DO UPDATE SET endet_am = excluded.endet_am, inhalt = excluded.inhalt
             WHERE konto = excluded.konto",
        )
        .bind(e.land.as_str())
        .bind(e.kennung.as_slice())
        .bind(konto.as_bytes().as_slice())
        .bind(e.entwurf.uuid().as_bytes().as_slice())
        .bind(wort(e.art))
        .bind(mikros(e.endet_am))
        .bind(self.0.tresor.verschliesse(platz, &e.inhalt)?)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to keep an invitation"))?;
        Ok(())
    }

    async fn finde(
        &mut self,
        land: &LandId,
        kennung: [u8; 32],
    ) -> Result<Option<EinladungRecord>, StoreError> {
        let zeile: Option<Zeile> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "SELECT {SPALTEN} FROM einladung WHERE land = ? AND kennung = ?"
        )))
        .bind(land.as_str())
        .bind(kennung.as_slice())
        .fetch_optional(&mut *self.0.db)
        .await
        .map_err(datenbank("to read an invitation"))?;
        zeile.map(|zeile| self.lies(land, &zeile)).transpose()
    }

    async fn von_entwurf(
        &mut self,
        land: &LandId,
        konto: KontoId,
        entwurf: EntwurfId,
    ) -> Result<Vec<EinladungRecord>, StoreError> {
        let zeilen: Vec<Zeile> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "SELECT {SPALTEN} FROM einladung WHERE land = ? AND konto = ? AND entwurf = ? ORDER BY kennung"
        )))
        .bind(land.as_str())
        .bind(konto.uuid().as_bytes().as_slice())
        .bind(entwurf.uuid().as_bytes().as_slice())
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to read the invitations of a draft"))?;
        zeilen.iter().map(|zeile| self.lies(land, zeile)).collect()
    }

    async fn loesche(&mut self, land: &LandId, konto: KontoId, kennung: [u8; 32]) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM einladung WHERE land = ? AND konto = ? AND kennung = ?")
            .bind(land.as_str())
            .bind(konto.uuid().as_bytes().as_slice())
            .bind(kennung.as_slice())
            .execute(&mut *self.0.db)
            .await
            .map_err(datenbank("to delete an invitation"))?;
        Ok(())
    }

    async fn raeume_auf(&mut self, jetzt: Timestamp) -> Result<u64, StoreError> {
        let ergebnis = sqlx::query(
            "DELETE FROM einladung WHERE rowid IN (SELECT e.rowid FROM einladung e
             WHERE (e.art = 'gemeinsam' AND e.endet_am < ?) OR (e.art = 'zustimmung' AND NOT EXISTS
             (SELECT 1 FROM entwurf f WHERE f.land = e.land AND f.konto = e.konto AND f.id = e.entwurf)) LIMIT ?)",
        )
        .bind(mikros(jetzt))
        .bind(BISSEN)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to delete ended invitations"))?;
        Ok(ergebnis.rows_affected())
    }
}

const fn wort(art: Einladungsart) -> &'static str {
    match art {
        Einladungsart::Zustimmung => "zustimmung",
        Einladungsart::Gemeinsam => "gemeinsam",
    }
}

impl Einladungen<'_> {
    fn lies(&self, land: &LandId, zeile: &Zeile) -> Result<EinladungRecord, StoreError> {
        let platz = Platz {
            tabelle: ART,
            land,
            zeile: &[&zeile.kennung, &zeile.konto],
        };
        let art = [Einladungsart::Zustimmung, Einladungsart::Gemeinsam]
            .into_iter()
            .find(|art| wort(*art) == zeile.art)
            .ok_or(StoreError::Unlesbar(ART))?;
        Ok(EinladungRecord {
            kennung: zeile
                .kennung
                .as_slice()
                .try_into()
                .map_err(|_| StoreError::Unlesbar(ART))?,
            land: land.clone(),
            konto: KontoId::aus(uuid(&zeile.konto, ART)?),
            entwurf: EntwurfId::aus(uuid(&zeile.entwurf, ART)?),
            art,
            endet_am: zeit(zeile.endet_am, ART)?,
            inhalt: self.0.tresor.oeffne(platz, &zeile.inhalt)?.to_vec(),
        })
    }
}
