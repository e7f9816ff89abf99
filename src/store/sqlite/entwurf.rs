//! Forms being filled in.

use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::FromRow;

use crate::kernel::{EntwurfId, KontoId, LandId};
use crate::store::krypto::Platz;
use crate::store::{EntwurfRecord, EntwurfStore, StoreError};

use super::einheit::Zugang;
use super::werte::{BISSEN, datenbank, getroffen, land, lesbar, mikros, uuid, zeit};

const ART: &str = "entwurf";

pub(super) struct Entwuerfe<'e>(pub Zugang<'e>);

#[derive(FromRow)]
struct Zeile {
    land: String,
    id: Vec<u8>,
    konto: Vec<u8>,
    geaendert_am: i64,
    loeschen_am: i64,
    erinnern_am: Option<i64>,
    inhalt: Vec<u8>,
}

#[async_trait]
impl EntwurfStore for Entwuerfe<'_> {
    async fn speichere(&mut self, e: &EntwurfRecord) -> Result<(), StoreError> {
        let (id, konto) = (e.id.uuid(), e.konto.uuid());
        let platz = Platz {
            tabelle: ART,
            land: &e.land,
            zeile: &[id.as_bytes(), konto.as_bytes()],
        };
        let ergebnis = sqlx::query(
            "INSERT INTO entwurf (land, id, konto, geaendert_am, loeschen_am, erinnern_am, inhalt)
             VALUES (?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (land, id) DO UPDATE
             SET geaendert_am = excluded.geaendert_am, loeschen_am = excluded.loeschen_am,
                 erinnern_am = excluded.erinnern_am, gewarnt = 0, inhalt = excluded.inhalt
             WHERE konto = excluded.konto",
        )
        .bind(e.land.as_str())
        .bind(id.as_bytes().as_slice())
        .bind(konto.as_bytes().as_slice())
        .bind(mikros(e.geaendert_am))
        .bind(mikros(e.loeschen_am))
        .bind(e.erinnern_am.map(mikros))
        .bind(self.0.tresor.verschliesse(platz, &e.inhalt)?)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to keep a draft"))?;
        getroffen(&ergebnis, ART)
    }

    async fn finde(
        &mut self,
        land: &LandId,
        konto: KontoId,
        id: EntwurfId,
    ) -> Result<Option<EntwurfRecord>, StoreError> {
        let zeile: Option<Zeile> = sqlx::query_as(
            "SELECT land, id, konto, geaendert_am, loeschen_am, erinnern_am, inhalt FROM entwurf
             WHERE land = ? AND konto = ? AND id = ?",
        )
        .bind(land.as_str())
        .bind(konto.uuid().as_bytes().as_slice())
        .bind(id.uuid().as_bytes().as_slice())
        .fetch_optional(&mut *self.0.db)
        .await
        .map_err(datenbank("to read a draft"))?;
        zeile.map(|zeile| self.lies(&zeile)).transpose()
    }

    async fn von_konto(&mut self, land: &LandId, konto: KontoId) -> Result<Vec<EntwurfRecord>, StoreError> {
        let zeilen: Vec<Zeile> = sqlx::query_as(
            "SELECT land, id, konto, geaendert_am, loeschen_am, erinnern_am, inhalt FROM entwurf
             WHERE land = ? AND konto = ? ORDER BY geaendert_am DESC, id DESC",
        )
        .bind(land.as_str())
        .bind(konto.uuid().as_bytes().as_slice())
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to read the drafts of an account"))?;
        zeilen.iter().map(|zeile| self.lies(zeile)).collect()
    }

    async fn loesche(&mut self, land: &LandId, konto: KontoId, id: EntwurfId) -> Result<bool, StoreError> {
        let ergebnis = sqlx::query("DELETE FROM entwurf WHERE land = ? AND konto = ? AND id = ?")
            .bind(land.as_str())
            .bind(konto.uuid().as_bytes().as_slice())
            .bind(id.uuid().as_bytes().as_slice())
            .execute(&mut *self.0.db)
            .await
            .map_err(datenbank("to delete a draft"))?;
        Ok(ergebnis.rows_affected() == 1)
    }

    async fn zu_warnen(&mut self, bis: Timestamp, hoechstens: u32) -> Result<Vec<EntwurfRecord>, StoreError> {
        let zeilen: Vec<Zeile> = sqlx::query_as(
            "SELECT land, id, konto, geaendert_am, loeschen_am, erinnern_am, inhalt FROM entwurf
             WHERE gewarnt = 0 AND loeschen_am <= ? ORDER BY loeschen_am LIMIT ?",
        )
        .bind(mikros(bis))
        .bind(hoechstens)
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to read drafts that go soon"))?;
        Ok(zeilen
            .iter()
            .filter_map(|zeile| lesbar(self.lies(zeile)))
            .collect())
    }

    async fn zu_erinnern(
        &mut self,
        jetzt: Timestamp,
        hoechstens: u32,
    ) -> Result<Vec<EntwurfRecord>, StoreError> {
        let zeilen: Vec<Zeile> = sqlx::query_as(
            "SELECT land, id, konto, geaendert_am, loeschen_am, erinnern_am, inhalt FROM entwurf
             WHERE erinnern_am IS NOT NULL AND erinnern_am <= ? ORDER BY erinnern_am LIMIT ?",
        )
        .bind(mikros(jetzt))
        .bind(hoechstens)
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to read drafts that wait for a day"))?;
        Ok(zeilen
            .iter()
            .filter_map(|zeile| lesbar(self.lies(zeile)))
            .collect())
    }

    async fn gewarnt(&mut self, land: &LandId, konto: KontoId, id: EntwurfId) -> Result<(), StoreError> {
        let ergebnis = sqlx::query("UPDATE entwurf SET gewarnt = 1 WHERE land = ? AND konto = ? AND id = ?")
            .bind(land.as_str())
            .bind(konto.uuid().as_bytes().as_slice())
            .bind(id.uuid().as_bytes().as_slice())
            .execute(&mut *self.0.db)
            .await
            .map_err(datenbank("to note a notice"))?;
        getroffen(&ergebnis, ART)
    }

    async fn erinnert(&mut self, land: &LandId, konto: KontoId, id: EntwurfId) -> Result<(), StoreError> {
        let ergebnis =
            sqlx::query("UPDATE entwurf SET erinnern_am = NULL WHERE land = ? AND konto = ? AND id = ?")
                .bind(land.as_str())
                .bind(konto.uuid().as_bytes().as_slice())
                .bind(id.uuid().as_bytes().as_slice())
                .execute(&mut *self.0.db)
                .await
                .map_err(datenbank("to note a reminder"))?;
        getroffen(&ergebnis, ART)
    }

    async fn raeume_auf(&mut self, jetzt: Timestamp) -> Result<u64, StoreError> {
        let ergebnis = sqlx::query(
            "DELETE FROM entwurf WHERE rowid IN (SELECT rowid FROM entwurf WHERE loeschen_am <= ? LIMIT ?)",
        )
        .bind(mikros(jetzt))
        .bind(BISSEN)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to delete old drafts"))?;
        Ok(ergebnis.rows_affected())
    }
}

impl Entwuerfe<'_> {
    fn lies(&self, zeile: &Zeile) -> Result<EntwurfRecord, StoreError> {
        let land = land(&zeile.land, ART)?;
        let platz = Platz {
            tabelle: ART,
            land: &land,
            zeile: &[&zeile.id, &zeile.konto],
        };
        let inhalt = self.0.tresor.oeffne(platz, &zeile.inhalt)?.to_vec();
        Ok(EntwurfRecord {
            id: EntwurfId::aus(uuid(&zeile.id, ART)?),
            konto: KontoId::aus(uuid(&zeile.konto, ART)?),
            geaendert_am: zeit(zeile.geaendert_am, ART)?,
            loeschen_am: zeit(zeile.loeschen_am, ART)?,
            erinnern_am: zeile.erinnern_am.map(|am| zeit(am, ART)).transpose()?,
            inhalt,
            land,
        })
    }
}
