//! Logins under way.

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sqlx::FromRow;

use crate::kernel::{AnbieterId, Geheim, LandId};
use crate::store::krypto::Platz;
use crate::store::{AnmeldeRecord, AnmeldeStore, AnmeldeZweck, StoreError};

use super::einheit::Zugang;
use super::werte::{BISSEN, datenbank, hash, mikros, zeit};

const ART: &str = "anmeldung";

pub(super) struct Anmeldungen<'e>(pub Zugang<'e>);

#[derive(FromRow)]
struct Zeile {
    browser_hash: Vec<u8>,
    begonnen_am: i64,
    inhalt: Vec<u8>,
}

/// What is encrypted, as it is written.
#[derive(Serialize)]
struct Verschlossen<'a> {
    anbieter: &'a AnbieterId,
    nonce: &'a str,
    pkce: &'a str,
    zweck: &'a AnmeldeZweck,
    zurueck: &'a str,
}

/// What is encrypted, as it is read.
#[derive(Deserialize)]
struct Offen {
    anbieter: AnbieterId,
    nonce: Geheim,
    pkce: Geheim,
    zweck: AnmeldeZweck,
    zurueck: String,
}

#[async_trait]
impl AnmeldeStore for Anmeldungen<'_> {
    async fn lege_an(&mut self, a: &AnmeldeRecord) -> Result<(), StoreError> {
        let platz = Platz {
            tabelle: ART,
            land: &a.land,
            zeile: &[&a.state_hash, &a.browser_hash],
        };
        let inhalt = Verschlossen {
            anbieter: &a.anbieter,
            nonce: a.nonce.offen(),
            pkce: a.pkce.offen(),
            zweck: &a.zweck,
            zurueck: &a.zurueck,
        };
        let inhalt = self.0.tresor.verschliesse_json(platz, &inhalt)?;
        sqlx::query(
            "INSERT INTO anmeldung (land, state_hash, browser_hash, begonnen_am, inhalt) VALUES (?, ?, ?, ?, ?)",
        )
        .bind(a.land.as_str())
        .bind(a.state_hash.as_slice())
        .bind(a.browser_hash.as_slice())
        .bind(mikros(a.begonnen_am))
        .bind(inhalt)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to add a login"))?;
        Ok(())
    }

    async fn entnimm(
        &mut self,
        land: &LandId,
        state_hash: [u8; 32],
    ) -> Result<Option<AnmeldeRecord>, StoreError> {
        let zeile: Option<Zeile> = sqlx::query_as(
            "DELETE FROM anmeldung WHERE land = ? AND state_hash = ?
             RETURNING browser_hash, begonnen_am, inhalt",
        )
        .bind(land.as_str())
        .bind(state_hash.as_slice())
        .fetch_optional(&mut *self.0.db)
        .await
        .map_err(datenbank("to take a login"))?;
        let Some(zeile) = zeile else { return Ok(None) };
        let platz = Platz {
            tabelle: ART,
            land,
            zeile: &[&state_hash, &zeile.browser_hash],
        };
        let offen: Offen = self.0.tresor.oeffne_json(platz, &zeile.inhalt)?;
        Ok(Some(AnmeldeRecord {
            state_hash,
            land: land.clone(),
            anbieter: offen.anbieter,
            browser_hash: hash(zeile.browser_hash, ART)?,
            nonce: offen.nonce,
            pkce: offen.pkce,
            zweck: offen.zweck,
            begonnen_am: zeit(zeile.begonnen_am, ART)?,
            zurueck: offen.zurueck,
        }))
    }

    async fn raeume_auf(&mut self, vor: Timestamp) -> Result<u64, StoreError> {
        let ergebnis = sqlx::query(
            "DELETE FROM anmeldung WHERE rowid IN (SELECT rowid FROM anmeldung WHERE begonnen_am < ? LIMIT ?)",
        )
        .bind(mikros(vor))
        .bind(BISSEN)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to delete old logins"))?;
        Ok(ergebnis.rows_affected())
    }
}
