//! What people told us about the service.

use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::FromRow;

use crate::antrag::Rueckmeldenummer;
use crate::kernel::LandId;
use crate::store::krypto::Platz;
use crate::store::{RueckmeldungRecord, RueckmeldungStore, StoreError};

use super::einheit::Zugang;
use super::werte::{BISSEN, datenbank, mikros, zeit};

const ART: &str = "rueckmeldung";

pub(super) struct Rueckmeldungen<'e>(pub Zugang<'e>);

#[derive(FromRow)]
struct Zeile {
    nummer: String,
    eingegangen_am: i64,
    inhalt: Vec<u8>,
}

#[async_trait]
impl RueckmeldungStore for Rueckmeldungen<'_> {
    async fn lege_an(&mut self, r: &RueckmeldungRecord) -> Result<(), StoreError> {
        let platz = Platz {
            tabelle: ART,
            land: &r.land,
            zeile: &[r.nummer.as_str().as_bytes()],
        };
        sqlx::query("INSERT INTO rueckmeldung (land, nummer, eingegangen_am, inhalt) VALUES (?, ?, ?, ?)")
            .bind(r.land.as_str())
            .bind(r.nummer.as_str())
            .bind(mikros(r.eingegangen_am))
            .bind(self.0.tresor.verschliesse_json(platz, &r.inhalt)?)
            .execute(&mut *self.0.db)
            .await
            .map_err(datenbank("to keep what somebody told us"))?;
        Ok(())
    }

    async fn alle(&mut self, land: &LandId) -> Result<Vec<RueckmeldungRecord>, StoreError> {
        let zeilen: Vec<Zeile> = sqlx::query_as(
            "SELECT nummer, eingegangen_am, inhalt FROM rueckmeldung WHERE land = ?
             ORDER BY eingegangen_am, nummer",
        )
        .bind(land.as_str())
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to read what people told us"))?;
        zeilen.iter().map(|zeile| self.lies(land, zeile)).collect()
    }

    async fn raeume_auf(&mut self, vor: Timestamp) -> Result<u64, StoreError> {
        let ergebnis = sqlx::query(
            "DELETE FROM rueckmeldung WHERE rowid IN
             (SELECT rowid FROM rueckmeldung WHERE eingegangen_am < ? LIMIT ?)",
        )
        .bind(mikros(vor))
        .bind(BISSEN)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to delete what people told us long ago"))?;
        Ok(ergebnis.rows_affected())
    }
}

impl Rueckmeldungen<'_> {
    fn lies(&self, land: &LandId, zeile: &Zeile) -> Result<RueckmeldungRecord, StoreError> {
        let platz = Platz {
            tabelle: ART,
            land,
            zeile: &[zeile.nummer.as_bytes()],
        };
        Ok(RueckmeldungRecord {
            land: land.clone(),
            nummer: Rueckmeldenummer::parse(&zeile.nummer).ok_or(StoreError::Unlesbar(ART))?,
            eingegangen_am: zeit(zeile.eingegangen_am, ART)?,
            inhalt: self.0.tresor.oeffne_json(platz, &zeile.inhalt)?,
        })
    }
}
