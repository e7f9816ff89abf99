//! Messages that must reach a register.

use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::FromRow;

use crate::kernel::{FallId, LandId, NachrichtId};
use crate::store::krypto::Platz;
use crate::store::{Ausgangsstau, PostausgangRecord, PostausgangStore, StoreError, Zustellstand};

use super::einheit::Zugang;
use super::werte::{ags, datenbank, getroffen, land, lesbar, mikros, uuid, zahl, zeit};

const ART: &str = "postausgang";

pub(super) struct Postausgang<'e>(pub Zugang<'e>);

#[derive(FromRow)]
struct Zeile {
    land: String,
    id: Vec<u8>,
    fall: Vec<u8>,
    empfaenger: String,
    typ: String,
    angelegt_am: i64,
    stand: String,
    versuche: i64,
    faellig_am: Option<i64>,
    zugestellt_am: Option<i64>,
    verworfen_am: Option<i64>,
    grund: Option<String>,
    inhalt: Vec<u8>,
}

#[async_trait]
impl PostausgangStore for Postausgang<'_> {
    async fn lege_an(&mut self, n: &PostausgangRecord) -> Result<(), StoreError> {
        let (id, fall) = (n.id.uuid(), n.fall.uuid());
        let platz = Platz {
            tabelle: ART,
            land: &n.land,
            zeile: &[id.as_bytes(), fall.as_bytes()],
        };
        let spalten = Spalten::aus(&n.stand);
        sqlx::query(
            "INSERT INTO postausgang (land, id, fall, empfaenger, typ, angelegt_am, inhalt,
                                      stand, versuche, faellig_am, zugestellt_am, verworfen_am, grund)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )
        .bind(n.land.as_str())
        .bind(id.as_bytes().as_slice())
        .bind(fall.as_bytes().as_slice())
        .bind(n.empfaenger.as_str())
        .bind(n.typ.as_str())
        .bind(mikros(n.angelegt_am))
        .bind(self.0.tresor.verschliesse(platz, &n.inhalt)?)
        .bind(spalten.stand)
        .bind(spalten.versuche.unwrap_or(0))
        .bind(spalten.faellig_am)
        .bind(spalten.zugestellt_am)
        .bind(spalten.verworfen_am)
        .bind(spalten.grund)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to add a message to the outbox"))?;
        Ok(())
    }

    async fn faellige(
        &mut self,
        jetzt: Timestamp,
        hoechstens: u32,
    ) -> Result<Vec<PostausgangRecord>, StoreError> {
        let zeilen: Vec<Zeile> = sqlx::query_as(
            "SELECT land, id, fall, empfaenger, typ, angelegt_am, stand, versuche, faellig_am, zugestellt_am, verworfen_am, grund, inhalt
             FROM postausgang AS n
             WHERE n.stand = 'wartet' AND n.faellig_am <= ?
               AND NOT EXISTS (SELECT 1 FROM postausgang AS v
                               WHERE v.stand = 'wartet' AND v.land = n.land AND v.fall = n.fall AND v.folge < n.folge)
             ORDER BY n.faellig_am, n.folge LIMIT ?",
        )
        .bind(mikros(jetzt))
        .bind(hoechstens)
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to read the outbox"))?;
        Ok(zeilen
            .into_iter()
            .filter_map(|zeile| lesbar(self.lies(zeile)))
            .collect())
    }

    async fn beginne(
        &mut self,
        land: &LandId,
        id: NachrichtId,
        bisher: u32,
        bis: Timestamp,
    ) -> Result<bool, StoreError> {
        let ergebnis = sqlx::query(
            "UPDATE postausgang SET versuche = versuche + 1, faellig_am = ?
             WHERE land = ? AND id = ? AND stand = 'wartet' AND versuche = ?",
        )
        .bind(mikros(bis))
        .bind(land.as_str())
        .bind(id.uuid().as_bytes().as_slice())
        .bind(bisher)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to claim a message"))?;
        Ok(ergebnis.rows_affected() == 1)
    }

    async fn unversucht(&mut self, land: &LandId, fall: FallId) -> Result<Option<Timestamp>, StoreError> {
        let faellig: Option<i64> = sqlx::query_scalar(
            "SELECT min(faellig_am) FROM postausgang WHERE land = ? AND fall = ?
             HAVING sum(stand <> 'wartet' OR versuche > 0) = 0",
        )
        .bind(land.as_str())
        .bind(fall.uuid().as_bytes().as_slice())
        .fetch_optional(&mut *self.0.db)
        .await
        .map_err(datenbank("to look for a first attempt"))?
        .flatten();
        faellig.map(|faellig| zeit(faellig, ART)).transpose()
    }

    async fn nimm_zurueck(&mut self, land: &LandId, fall: FallId) -> Result<bool, StoreError> {
        if self.unversucht(land, fall).await?.is_none() {
            return Ok(false);
        }
        let ergebnis = sqlx::query(
            "DELETE FROM postausgang WHERE land = ? AND fall = ? AND stand = 'wartet' AND versuche = 0",
        )
        .bind(land.as_str())
        .bind(fall.uuid().as_bytes().as_slice())
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to take a message back"))?;
        Ok(ergebnis.rows_affected() > 0)
    }

    async fn vermerke(
        &mut self,
        land: &LandId,
        id: NachrichtId,
        stand: &Zustellstand,
    ) -> Result<(), StoreError> {
        let spalten = Spalten::aus(stand);
        let ergebnis = sqlx::query(
            "UPDATE postausgang
             SET stand = ?, versuche = coalesce(?, versuche), faellig_am = ?, zugestellt_am = ?,
                 verworfen_am = ?, grund = ?
             WHERE land = ? AND id = ?",
        )
        .bind(spalten.stand)
        .bind(spalten.versuche)
        .bind(spalten.faellig_am)
        .bind(spalten.zugestellt_am)
        .bind(spalten.verworfen_am)
        .bind(spalten.grund)
        .bind(land.as_str())
        .bind(id.uuid().as_bytes().as_slice())
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to note an attempt"))?;
        getroffen(&ergebnis, ART)
    }

    async fn finde(
        &mut self,
        land: &LandId,
        id: NachrichtId,
    ) -> Result<Option<PostausgangRecord>, StoreError> {
        let zeile: Option<Zeile> = sqlx::query_as(
            "SELECT land, id, fall, empfaenger, typ, angelegt_am, stand, versuche, faellig_am, zugestellt_am, verworfen_am, grund, inhalt
             FROM postausgang WHERE land = ? AND id = ?",
        )
        .bind(land.as_str())
        .bind(id.uuid().as_bytes().as_slice())
        .fetch_optional(&mut *self.0.db)
        .await
        .map_err(datenbank("to read a message of the outbox"))?;
        zeile.map(|zeile| self.lies(zeile)).transpose()
    }

    async fn von_fall(&mut self, land: &LandId, fall: FallId) -> Result<Vec<PostausgangRecord>, StoreError> {
        let zeilen: Vec<Zeile> = sqlx::query_as(
            "SELECT land, id, fall, empfaenger, typ, angelegt_am, stand, versuche, faellig_am, zugestellt_am, verworfen_am, grund, inhalt
             FROM postausgang WHERE land = ? AND fall = ? ORDER BY folge",
        )
        .bind(land.as_str())
        .bind(fall.uuid().as_bytes().as_slice())
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to read the messages of a case"))?;
        zeilen.into_iter().map(|zeile| self.lies(zeile)).collect()
    }

    async fn unzugestellte(
        &mut self,
        land: &LandId,
        hoechstens: u32,
    ) -> Result<Vec<PostausgangRecord>, StoreError> {
        let zeilen: Vec<Zeile> = sqlx::query_as(
            "SELECT land, id, fall, empfaenger, typ, angelegt_am, stand, versuche, faellig_am, zugestellt_am, verworfen_am, grund, inhalt
             FROM postausgang
             WHERE land = ? AND stand IN ('wartet', 'aufgegeben') AND verworfen_am IS NULL ORDER BY folge LIMIT ?",
        )
        .bind(land.as_str())
        .bind(hoechstens)
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to list the outbox"))?;
        Ok(zeilen
            .into_iter()
            .filter_map(|zeile| lesbar(self.lies(zeile)))
            .collect())
    }

    async fn stau(&mut self, land: &LandId) -> Result<Vec<Ausgangsstau>, StoreError> {
        let zeilen: Vec<(String, i64, Option<i64>, i64)> = sqlx::query_as(
            "SELECT empfaenger, sum(stand = 'wartet'), min(iif(stand = 'wartet', angelegt_am, NULL)),
                    sum(stand = 'aufgegeben')
             FROM postausgang
             WHERE land = ? AND stand IN ('wartet', 'aufgegeben') AND verworfen_am IS NULL GROUP BY empfaenger",
        )
        .bind(land.as_str())
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to count the outbox"))?;
        let lies = |(empfaenger, wartend, aeltester, aufgegeben): (String, i64, Option<i64>, i64)| {
            Ok(Ausgangsstau {
                empfaenger: ags(&empfaenger, ART)?,
                wartend: zahl(wartend, ART)?,
                aeltester: aeltester.map(|am| zeit(am, ART)).transpose()?,
                aufgegeben: zahl(aufgegeben, ART)?,
            })
        };
        zeilen.into_iter().map(lies).collect()
    }
}

impl Postausgang<'_> {
    fn lies(&self, zeile: Zeile) -> Result<PostausgangRecord, StoreError> {
        let land = land(&zeile.land, ART)?;
        let platz = Platz {
            tabelle: ART,
            land: &land,
            zeile: &[&zeile.id, &zeile.fall],
        };
        let inhalt = self.0.tresor.oeffne(platz, &zeile.inhalt)?.to_vec();
        Ok(PostausgangRecord {
            id: NachrichtId::aus(uuid(&zeile.id, ART)?),
            fall: FallId::aus(uuid(&zeile.fall, ART)?),
            empfaenger: ags(&zeile.empfaenger, ART)?,
            angelegt_am: zeit(zeile.angelegt_am, ART)?,
            stand: zeile.stand()?,
            typ: zeile.typ,
            inhalt,
            land,
        })
    }
}

impl Zeile {
    fn stand(&self) -> Result<Zustellstand, StoreError> {
        let versuche = zahl(self.versuche, ART)?;
        match (
            self.stand.as_str(),
            self.faellig_am,
            self.zugestellt_am,
            &self.grund,
        ) {
            ("wartet", Some(faellig_am), _, letzter_fehler) => Ok(Zustellstand::Wartet {
                versuche,
                faellig_am: zeit(faellig_am, ART)?,
                letzter_fehler: letzter_fehler.clone(),
            }),
            ("zugestellt", _, Some(am), _) => Ok(Zustellstand::Zugestellt { am: zeit(am, ART)? }),
            ("aufgegeben", _, _, Some(grund)) => Ok(match self.verworfen_am {
                Some(am) => Zustellstand::Verworfen {
                    am: zeit(am, ART)?,
                    grund: grund.clone(),
                },
                None => Zustellstand::Aufgegeben {
                    versuche,
                    grund: grund.clone(),
                },
            }),
            _ => Err(StoreError::Unlesbar(ART)),
        }
    }
}

/// A [`Zustellstand`] as columns; `versuche` is `None` where the count so far stays.
struct Spalten<'a> {
    stand: &'static str,
    versuche: Option<u32>,
    faellig_am: Option<i64>,
    zugestellt_am: Option<i64>,
    verworfen_am: Option<i64>,
    grund: Option<&'a str>,
}

impl<'a> Spalten<'a> {
    fn aus(stand: &'a Zustellstand) -> Self {
        let leer = Self {
            stand: "",
            versuche: None,
            faellig_am: None,
            zugestellt_am: None,
            verworfen_am: None,
            grund: None,
        };
        match stand {
            Zustellstand::Wartet {
                versuche,
                faellig_am,
                letzter_fehler,
            } => Self {
                stand: "wartet",
                versuche: Some(*versuche),
                faellig_am: Some(mikros(*faellig_am)),
                grund: letzter_fehler.as_deref(),
                ..leer
            },
            Zustellstand::Zugestellt { am } => Self {
                stand: "zugestellt",
                zugestellt_am: Some(mikros(*am)),
                ..leer
            },
            Zustellstand::Verworfen { am, grund } => Self {
                stand: "aufgegeben",
                verworfen_am: Some(mikros(*am)),
                grund: Some(grund),
                ..leer
            },
            Zustellstand::Aufgegeben { versuche, grund } => Self {
                stand: "aufgegeben",
                versuche: Some(*versuche),
                grund: Some(grund),
                ..leer
            },
        }
    }
}
