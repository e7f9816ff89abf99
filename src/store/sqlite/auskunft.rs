//! Requests for a Selbstauskunft.

use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::FromRow;
use xoev::ags::Ags;

use crate::kernel::{AuskunftId, DokumentId, KontoId, LandId, NachrichtId};
use crate::store::krypto::Platz;
use crate::store::{AuskunftRecord, AuskunftStore, Auskunftshindernis, Auskunftsstand, StoreError};

use super::einheit::Zugang;
use super::werte::{BISSEN, ags, datenbank, getroffen, mikros, uuid, zeit};

const ART: &str = "selbstauskunft";

pub(super) struct Auskuenfte<'e>(pub Zugang<'e>);

#[derive(FromRow)]
struct Zeile {
    id: Vec<u8>,
    konto: Vec<u8>,
    gemeinde: String,
    nachricht: Vec<u8>,
    gestellt_am: i64,
    geaendert_am: i64,
    stand: String,
    dokument: Option<Vec<u8>>,
    grund: Option<String>,
    inhalt: Vec<u8>,
}

const AUSWAHL: &str =
    "SELECT id, konto, gemeinde, nachricht, gestellt_am, geaendert_am, stand, dokument, grund, inhalt
     FROM selbstauskunft WHERE land = ?";

/// A state as its columns.
struct Spalten {
    stand: &'static str,
    dokument: Option<Vec<u8>>,
    grund: Option<&'static str>,
}

impl From<Auskunftsstand> for Spalten {
    fn from(stand: Auskunftsstand) -> Self {
        let (stand, dokument, grund) = match stand {
            Auskunftsstand::Gestellt => ("gestellt", None, None),
            Auskunftsstand::Wartet => ("wartet", None, None),
            Auskunftsstand::Geliefert { dokument } => ("geliefert", Some(dokument), None),
            Auskunftsstand::Gescheitert { grund } => ("gescheitert", None, Some(grund.schluessel())),
        };
        Self {
            stand,
            dokument: dokument.map(|id| id.uuid().as_bytes().to_vec()),
            grund,
        }
    }
}

#[async_trait]
impl AuskunftStore for Auskuenfte<'_> {
    async fn lege_an(&mut self, a: &AuskunftRecord) -> Result<(), StoreError> {
        let (id, konto) = (a.id.uuid(), a.konto.uuid());
        let platz = Platz {
            tabelle: ART,
            land: &a.land,
            zeile: &[id.as_bytes(), konto.as_bytes()],
        };
        let inhalt = serde_json::to_vec(&a.inhalt).map_err(|_| StoreError::Unlesbar(ART))?;
        let spalten = Spalten::from(a.stand);
        sqlx::query(
            "INSERT INTO selbstauskunft (land, id, konto, gemeinde, nachricht, gestellt_am, geaendert_am, stand, dokument,
                                         grund, inhalt)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(a.land.as_str())
        .bind(id.as_bytes().as_slice())
        .bind(konto.as_bytes().as_slice())
        .bind(a.gemeinde.as_str())
        .bind(a.nachricht.uuid().as_bytes().as_slice())
        .bind(mikros(a.gestellt_am))
        .bind(mikros(a.geaendert_am))
        .bind(spalten.stand)
        .bind(spalten.dokument)
        .bind(spalten.grund)
        .bind(self.0.tresor.verschliesse(platz, &inhalt)?)
        .execute(&mut *self.0.db)
        .await
        .map_err(schon_offen)?;
        Ok(())
    }

    async fn vermerke(
        &mut self,
        land: &LandId,
        id: AuskunftId,
        stand: Auskunftsstand,
        am: Timestamp,
    ) -> Result<(), StoreError> {
        let spalten = Spalten::from(stand);
        let ergebnis = sqlx::query(
            "UPDATE selbstauskunft SET stand = ?, dokument = ?, grund = ?, geaendert_am = ? WHERE land = ? AND id = ?",
        )
        .bind(spalten.stand)
        .bind(spalten.dokument)
        .bind(spalten.grund)
        .bind(mikros(am))
        .bind(land.as_str())
        .bind(id.uuid().as_bytes().as_slice())
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to move a request for a Selbstauskunft"))?;
        getroffen(&ergebnis, ART)
    }

    async fn finde(
        &mut self,
        land: &LandId,
        konto: KontoId,
        id: AuskunftId,
    ) -> Result<Option<AuskunftRecord>, StoreError> {
        let zeile: Option<Zeile> =
            sqlx::query_as(sqlx::AssertSqlSafe(format!("{AUSWAHL} AND konto = ? AND id = ?")))
                .bind(land.as_str())
                .bind(konto.uuid().as_bytes().as_slice())
                .bind(id.uuid().as_bytes().as_slice())
                .fetch_optional(&mut *self.0.db)
                .await
                .map_err(datenbank("to read a request for a Selbstauskunft"))?;
        zeile.map(|zeile| self.lies(land, &zeile)).transpose()
    }

    async fn offene(
        &mut self,
        land: &LandId,
        konto: KontoId,
        gemeinde: Ags,
    ) -> Result<Option<AuskunftRecord>, StoreError> {
        let zeile: Option<Zeile> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "{AUSWAHL} AND konto = ? AND gemeinde = ? AND stand IN ('gestellt', 'wartet')"
        )))
        .bind(land.as_str())
        .bind(konto.uuid().as_bytes().as_slice())
        .bind(gemeinde.as_str())
        .fetch_optional(&mut *self.0.db)
        .await
        .map_err(datenbank("to look for a request for a Selbstauskunft that waits"))?;
        zeile.map(|zeile| self.lies(land, &zeile)).transpose()
    }

    async fn zu_nachricht(
        &mut self,
        land: &LandId,
        nachricht: NachrichtId,
    ) -> Result<Option<AuskunftRecord>, StoreError> {
        let zeile: Option<Zeile> =
            sqlx::query_as(sqlx::AssertSqlSafe(format!("{AUSWAHL} AND nachricht = ?")))
                .bind(land.as_str())
                .bind(nachricht.uuid().as_bytes().as_slice())
                .fetch_optional(&mut *self.0.db)
                .await
                .map_err(datenbank("to find the request that a message answers"))?;
        zeile.map(|zeile| self.lies(land, &zeile)).transpose()
    }

    async fn von_konto(&mut self, land: &LandId, konto: KontoId) -> Result<Vec<AuskunftRecord>, StoreError> {
        let zeilen: Vec<Zeile> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "{AUSWAHL} AND konto = ? ORDER BY gestellt_am DESC, id DESC"
        )))
        .bind(land.as_str())
        .bind(konto.uuid().as_bytes().as_slice())
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to list requests for a Selbstauskunft"))?;
        zeilen.iter().map(|zeile| self.lies(land, zeile)).collect()
    }

    async fn loesche(&mut self, land: &LandId, konto: KontoId, id: AuskunftId) -> Result<(), StoreError> {
        sqlx::query(
            "DELETE FROM selbstauskunft WHERE land = ? AND konto = ? AND id = ? AND stand = 'gestellt'",
        )
        .bind(land.as_str())
        .bind(konto.uuid().as_bytes().as_slice())
        .bind(id.uuid().as_bytes().as_slice())
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to delete a request for a Selbstauskunft"))?;
        Ok(())
    }

    async fn raeume_auf(&mut self, vor: Timestamp) -> Result<u64, StoreError> {
        // The document goes with its request: both or neither, and the request refers to it until then.
        let weg: Vec<(String, Option<Vec<u8>>)> = sqlx::query_as(
            "DELETE FROM selbstauskunft WHERE rowid IN (SELECT rowid FROM selbstauskunft
             WHERE stand IN ('geliefert', 'gescheitert') AND geaendert_am < ? LIMIT ?) RETURNING land, dokument",
        )
        .bind(mikros(vor))
        .bind(BISSEN)
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to delete old requests for a Selbstauskunft"))?;
        for (land, dokument) in &weg {
            let Some(dokument) = dokument else { continue };
            sqlx::query("DELETE FROM dokument WHERE land = ? AND id = ?")
                .bind(land.as_str())
                .bind(dokument.as_slice())
                .execute(&mut *self.0.db)
                .await
                .map_err(datenbank("to delete an old Selbstauskunft"))?;
        }
        Ok(u64::try_from(weg.len()).unwrap_or(u64::MAX))
    }
}

/// The only uniqueness that a caller can do something about.
fn schon_offen(fehler: sqlx::Error) -> StoreError {
    let offen = fehler.as_database_error().is_some_and(|fehler| {
        fehler.is_unique_violation() && fehler.message().contains("selbstauskunft.gemeinde")
    });
    if offen {
        StoreError::SchonOffen
    } else {
        datenbank("to add a request for a Selbstauskunft")(fehler)
    }
}

impl Auskuenfte<'_> {
    fn lies(&self, land: &LandId, zeile: &Zeile) -> Result<AuskunftRecord, StoreError> {
        let platz = Platz {
            tabelle: ART,
            land,
            zeile: &[&zeile.id, &zeile.konto],
        };
        let inhalt = self.0.tresor.oeffne(platz, &zeile.inhalt)?;
        let unlesbar = || StoreError::Unlesbar(ART);
        let stand = match (zeile.stand.as_str(), &zeile.dokument, &zeile.grund) {
            ("gestellt", None, None) => Auskunftsstand::Gestellt,
            ("wartet", None, None) => Auskunftsstand::Wartet,
            ("geliefert", Some(dokument), None) => Auskunftsstand::Geliefert {
                dokument: DokumentId::aus(uuid(dokument, ART)?),
            },
            ("gescheitert", None, Some(grund)) => Auskunftsstand::Gescheitert {
                grund: Auskunftshindernis::lies(grund).ok_or_else(unlesbar)?,
            },
            _ => return Err(unlesbar()),
        };
        Ok(AuskunftRecord {
            id: AuskunftId::aus(uuid(&zeile.id, ART)?),
            land: land.clone(),
            konto: KontoId::aus(uuid(&zeile.konto, ART)?),
            gemeinde: ags(&zeile.gemeinde, ART)?,
            nachricht: NachrichtId::aus(uuid(&zeile.nachricht, ART)?),
            gestellt_am: zeit(zeile.gestellt_am, ART)?,
            geaendert_am: zeit(zeile.geaendert_am, ART)?,
            stand,
            inhalt: serde_json::from_slice(&inhalt).map_err(|_| unlesbar())?,
        })
    }
}
