//! Messages from registers, raw.

use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::FromRow;
use uuid::Uuid;
use xoev::ags::Ags;

use crate::kernel::LandId;
use crate::store::krypto::Platz;
use crate::store::{EingangRecord, Eingangsstau, PosteingangStore, StoreError, Unerledigt};

use super::einheit::Zugang;
use super::werte::{ags, datenbank, getroffen, land, lesbar, mikros, uuid, zahl, zeit};

const ART: &str = "posteingang";

pub(super) struct Posteingang<'e>(pub Zugang<'e>);

#[derive(FromRow)]
struct Zeile {
    land: String,
    absender: String,
    id: Vec<u8>,
    empfangen_am: i64,
    fehlversuche: i64,
    inhalt: Vec<u8>,
}

/// A message with what became of it.
#[derive(FromRow)]
struct Standzeile {
    #[sqlx(flatten)]
    zeile: Zeile,
    beiseite: bool,
    grund: Option<String>,
}

#[async_trait]
impl PosteingangStore for Posteingang<'_> {
    async fn lege_an(&mut self, n: &EingangRecord) -> Result<bool, StoreError> {
        let platz = Platz {
            tabelle: ART,
            land: &n.land,
            zeile: &[n.absender.as_str().as_bytes(), n.id.as_bytes()],
        };
        let ergebnis = sqlx::query(
            "INSERT INTO posteingang (land, absender, id, empfangen_am, stand, faellig_am, fehlversuche, inhalt)
             VALUES (?, ?, ?, ?, 'offen', ?, ?, ?) ON CONFLICT (land, absender, id) DO NOTHING",
        )
        .bind(n.land.as_str())
        .bind(n.absender.as_str())
        .bind(n.id.as_bytes().as_slice())
        .bind(mikros(n.empfangen_am))
        .bind(mikros(n.empfangen_am))
        .bind(n.fehlversuche)
        .bind(self.0.tresor.verschliesse(platz, &n.inhalt)?)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to keep a message from a register"))?;
        Ok(ergebnis.rows_affected() == 1)
    }

    async fn offene(&mut self, jetzt: Timestamp, hoechstens: u32) -> Result<Vec<EingangRecord>, StoreError> {
        let zeilen: Vec<Zeile> = sqlx::query_as(
            "SELECT land, absender, id, empfangen_am, fehlversuche, inhalt FROM posteingang
             WHERE stand = 'offen' AND faellig_am <= ? ORDER BY folge LIMIT ?",
        )
        .bind(mikros(jetzt))
        .bind(hoechstens)
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to read the inbox"))?;
        Ok(zeilen
            .into_iter()
            .filter_map(|zeile| lesbar(self.lies(&zeile)))
            .collect())
    }

    async fn erledige(
        &mut self,
        land: &LandId,
        absender: Ags,
        id: Uuid,
        am: Timestamp,
    ) -> Result<(), StoreError> {
        let ergebnis = sqlx::query(
            "UPDATE posteingang SET stand = 'erledigt', erledigt_am = ?, grund = NULL
             WHERE land = ? AND absender = ? AND id = ?",
        )
        .bind(mikros(am))
        .bind(land.as_str())
        .bind(absender.as_str())
        .bind(id.as_bytes().as_slice())
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to note that a message is worked off"))?;
        getroffen(&ergebnis, ART)
    }

    async fn vertage(
        &mut self,
        land: &LandId,
        absender: Ags,
        id: Uuid,
        grund: &str,
        wieder: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let ergebnis = sqlx::query(
            "UPDATE posteingang SET fehlversuche = fehlversuche + 1, grund = ?,
                    stand = iif(? IS NULL, 'beiseite', 'offen'), faellig_am = coalesce(?, faellig_am)
             WHERE land = ? AND absender = ? AND id = ?",
        )
        .bind(grund)
        .bind(wieder.map(mikros))
        .bind(wieder.map(mikros))
        .bind(land.as_str())
        .bind(absender.as_str())
        .bind(id.as_bytes().as_slice())
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to put a message off"))?;
        getroffen(&ergebnis, ART)
    }

    async fn finde(
        &mut self,
        land: &LandId,
        absender: Ags,
        id: Uuid,
    ) -> Result<Option<EingangRecord>, StoreError> {
        let zeile: Option<Zeile> = sqlx::query_as(
            "SELECT land, absender, id, empfangen_am, fehlversuche, inhalt FROM posteingang
             WHERE land = ? AND absender = ? AND id = ?",
        )
        .bind(land.as_str())
        .bind(absender.as_str())
        .bind(id.as_bytes().as_slice())
        .fetch_optional(&mut *self.0.db)
        .await
        .map_err(datenbank("to read a message of the inbox"))?;
        zeile.map(|zeile| self.lies(&zeile)).transpose()
    }

    async fn unerledigte(&mut self, land: &LandId, hoechstens: u32) -> Result<Vec<Unerledigt>, StoreError> {
        let zeilen: Vec<Standzeile> = sqlx::query_as(
            "SELECT land, absender, id, empfangen_am, fehlversuche, inhalt, stand = 'beiseite' AS beiseite, grund
             FROM posteingang WHERE land = ? AND stand IN ('offen', 'beiseite') ORDER BY folge LIMIT ?",
        )
        .bind(land.as_str())
        .bind(hoechstens)
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to list the inbox"))?;
        let lies = |zeile: Standzeile| {
            Some(Unerledigt {
                eingang: lesbar(self.lies(&zeile.zeile))?,
                beiseite: zeile.beiseite,
                grund: zeile.grund,
            })
        };
        Ok(zeilen.into_iter().filter_map(lies).collect())
    }

    async fn lege_wieder_vor(
        &mut self,
        land: &LandId,
        absender: Ags,
        id: Uuid,
        jetzt: Timestamp,
    ) -> Result<bool, StoreError> {
        let ergebnis = sqlx::query(
            "UPDATE posteingang SET stand = 'offen', faellig_am = ?, fehlversuche = 0
             WHERE land = ? AND absender = ? AND id = ? AND stand = 'beiseite'",
        )
        .bind(mikros(jetzt))
        .bind(land.as_str())
        .bind(absender.as_str())
        .bind(id.as_bytes().as_slice())
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to put a message back among the open ones"))?;
        Ok(ergebnis.rows_affected() == 1)
    }

    async fn stau(&mut self, land: &LandId) -> Result<Eingangsstau, StoreError> {
        let (offen, aeltester, beiseite): (i64, Option<i64>, i64) = sqlx::query_as(
            "SELECT coalesce(sum(stand = 'offen'), 0), min(iif(stand = 'offen', empfangen_am, NULL)),
                    coalesce(sum(stand = 'beiseite'), 0)
             FROM posteingang WHERE land = ? AND stand IN ('offen', 'beiseite')",
        )
        .bind(land.as_str())
        .fetch_one(&mut *self.0.db)
        .await
        .map_err(datenbank("to count the inbox"))?;
        Ok(Eingangsstau {
            offen: zahl(offen, ART)?,
            aeltester: aeltester.map(|am| zeit(am, ART)).transpose()?,
            beiseite: zahl(beiseite, ART)?,
        })
    }
}

impl Posteingang<'_> {
    fn lies(&self, zeile: &Zeile) -> Result<EingangRecord, StoreError> {
        let land = land(&zeile.land, ART)?;
        let platz = Platz {
            tabelle: ART,
            land: &land,
            zeile: &[zeile.absender.as_bytes(), &zeile.id],
        };
        let inhalt = self.0.tresor.oeffne(platz, &zeile.inhalt)?.to_vec();
        Ok(EingangRecord {
            id: uuid(&zeile.id, ART)?,
            absender: ags(&zeile.absender, ART)?,
            inhalt,
            empfangen_am: zeit(zeile.empfangen_am, ART)?,
            fehlversuche: zahl(zeile.fehlversuche, ART)?,
            land,
        })
    }
}
