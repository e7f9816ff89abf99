//! What was issued, and the certificates that sealed it.

use async_trait::async_trait;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use sqlx::FromRow;
use subtle::ConstantTimeEq;
use xoev::ags::Ags;

use crate::kernel::LandId;
use crate::meldewesen::{Pruefcode, Urkundennummer};
use crate::store::{StoreError, UrkundeRecord, UrkundeStore, Widerruf, Widerrufsgrund};

use super::einheit::Zugang;
use super::werte::{ags, datenbank, mikros, zahl, zeit};

const ART: &str = "urkunde";

pub(super) struct Urkunden<'e>(pub Zugang<'e>);

#[derive(FromRow)]
struct Zeile {
    nummer: String,
    gemeinde: String,
    art: String,
    ausgestellt_am: i64,
    code: Vec<u8>,
    liste: i64,
    platz: i64,
    widerrufen_am: Option<i64>,
    grund: Option<String>,
}

impl Zeile {
    fn urkunde(self, land: &LandId) -> Result<UrkundeRecord, StoreError> {
        let widerruf = match (self.widerrufen_am, self.grund) {
            (Some(am), Some(grund)) => Some(Widerruf {
                am: zeit(am, ART)?,
                grund: Widerrufsgrund::lies(&grund).ok_or(StoreError::Unlesbar(ART))?,
            }),
            _ => None,
        };
        Ok(UrkundeRecord {
            nummer: Urkundennummer::lies(&self.nummer).ok_or(StoreError::Unlesbar(ART))?,
            land: land.clone(),
            gemeinde: ags(&self.gemeinde, ART)?,
            art: self.art,
            ausgestellt_am: zeit(self.ausgestellt_am, ART)?,
            liste: zahl(self.liste, ART)?,
            platz: zahl(self.platz, ART)?,
            widerruf,
        })
    }
}

impl Urkunden<'_> {
    fn abdruck(&self, land: &LandId, nummer: &Urkundennummer, code: &Pruefcode) -> [u8; 32] {
        self.0.tresor.kennung(&[
            b"pruefcode",
            land.as_str().as_bytes(),
            nummer.as_str().as_bytes(),
            code.as_str().as_bytes(),
        ])
    }

    async fn zeile(&mut self, land: &LandId, nummer: &Urkundennummer) -> Result<Option<Zeile>, StoreError> {
        sqlx::query_as(
            "SELECT nummer, gemeinde, art, ausgestellt_am, code, liste, platz, widerrufen_am, grund FROM urkunde
             WHERE land = ? AND nummer = ?",
        )
        .bind(land.as_str())
        .bind(nummer.as_str())
        .fetch_optional(&mut *self.0.db)
        .await
        .map_err(datenbank("to find an issued document"))
    }
}

#[async_trait]
impl UrkundeStore for Urkunden<'_> {
    async fn lege_an(&mut self, u: &UrkundeRecord, code: &Pruefcode) -> Result<bool, StoreError> {
        let ergebnis = sqlx::query(
            "INSERT INTO urkunde (land, nummer, gemeinde, art, ausgestellt_am, code, liste, platz)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        )
        .bind(u.land.as_str())
        .bind(u.nummer.as_str())
        .bind(u.gemeinde.as_str())
        .bind(u.art.as_str())
        .bind(mikros(u.ausgestellt_am))
        .bind(self.abdruck(&u.land, &u.nummer, code).as_slice())
        .bind(i64::from(u.liste))
        .bind(i64::from(u.platz))
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to note an issued document"))?;
        Ok(ergebnis.rows_affected() == 1)
    }

    async fn letzte_liste(&mut self, land: &LandId) -> Result<u32, StoreError> {
        let liste: i64 = sqlx::query_scalar("SELECT COALESCE(MAX(liste), 1) FROM urkunde WHERE land = ?")
            .bind(land.as_str())
            .fetch_one(&mut *self.0.db)
            .await
            .map_err(datenbank("to find the last status list"))?;
        zahl(liste, ART)
    }

    async fn finde(
        &mut self,
        land: &LandId,
        nummer: &Urkundennummer,
    ) -> Result<Option<UrkundeRecord>, StoreError> {
        let zeile = self.zeile(land, nummer).await?;
        zeile.map(|zeile| zeile.urkunde(land)).transpose()
    }

    async fn finde_mit_code(
        &mut self,
        land: &LandId,
        nummer: &Urkundennummer,
        code: &Pruefcode,
    ) -> Result<Option<UrkundeRecord>, StoreError> {
        let erwartet = self.abdruck(land, nummer, code);
        let zeile = self.zeile(land, nummer).await?;
        // A number that does not exist is compared too, with a code that nobody has.
        let gespeichert = zeile
            .as_ref()
            .map_or([0; 32].as_slice(), |zeile| zeile.code.as_slice());
        let stimmt = bool::from(erwartet.as_slice().ct_eq(gespeichert));
        zeile
            .filter(|_| stimmt)
            .map(|zeile| zeile.urkunde(land))
            .transpose()
    }

    async fn widerrufe(
        &mut self,
        land: &LandId,
        gemeinde: Ags,
        nummer: &Urkundennummer,
        widerruf: Widerruf,
    ) -> Result<bool, StoreError> {
        let ergebnis = sqlx::query(
            "UPDATE urkunde SET widerrufen_am = ?, grund = ?
             WHERE land = ? AND nummer = ? AND gemeinde = ? AND widerrufen_am IS NULL",
        )
        .bind(mikros(widerruf.am))
        .bind(widerruf.grund.schluessel())
        .bind(land.as_str())
        .bind(nummer.as_str())
        .bind(gemeinde.as_str())
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to take a document back"))?;
        Ok(ergebnis.rows_affected() == 1)
    }

    async fn widerrufene(&mut self, land: &LandId, liste: u32) -> Result<Vec<u32>, StoreError> {
        let plaetze: Vec<i64> = sqlx::query_scalar(
            "SELECT platz FROM urkunde WHERE land = ? AND liste = ? AND widerrufen_am IS NOT NULL",
        )
        .bind(land.as_str())
        .bind(i64::from(liste))
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to list documents that were taken back"))?;
        plaetze.into_iter().map(|platz| zahl(platz, ART)).collect()
    }

    async fn merke_zertifikat(
        &mut self,
        land: &LandId,
        zertifikat: &[u8],
        seit: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO siegelzertifikat (land, abdruck, zertifikat, seit) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        )
        .bind(land.as_str())
        .bind(Sha256::digest(zertifikat).as_slice())
        .bind(zertifikat)
        .bind(mikros(seit))
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to keep a certificate"))?;
        Ok(())
    }

    async fn zertifikate(&mut self, land: &LandId) -> Result<Vec<Vec<u8>>, StoreError> {
        sqlx::query_scalar("SELECT zertifikat FROM siegelzertifikat WHERE land = ? ORDER BY seit, abdruck")
            .bind(land.as_str())
            .fetch_all(&mut *self.0.db)
            .await
            .map_err(datenbank("to list certificates"))
    }
}
