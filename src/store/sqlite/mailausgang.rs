//! Mails that must reach a person.

use async_trait::async_trait;
use jiff::Timestamp;
use sqlx::FromRow;

use crate::kernel::{LandId, MailId};
use crate::store::krypto::Platz;
use crate::store::{MailRecord, MailausgangStore, StoreError};

use super::einheit::Zugang;
use super::werte::{BISSEN, datenbank, getroffen, land, lesbar, mikros, uuid, zahl, zeit};

const ART: &str = "mailausgang";

pub(super) struct Mailausgang<'e>(pub Zugang<'e>);

#[derive(FromRow)]
struct Zeile {
    land: String,
    id: Vec<u8>,
    angelegt_am: i64,
    versuche: i64,
    inhalt: Vec<u8>,
}

#[async_trait]
impl MailausgangStore for Mailausgang<'_> {
    async fn lege_an(&mut self, m: &MailRecord) -> Result<(), StoreError> {
        let id = m.id.uuid();
        let platz = Platz {
            tabelle: ART,
            land: &m.land,
            zeile: &[id.as_bytes()],
        };
        sqlx::query(
            "INSERT INTO mailausgang (land, id, angelegt_am, stand, versuche, faellig_am, inhalt)
             VALUES (?, ?, ?, 'wartet', ?, ?, ?)",
        )
        .bind(m.land.as_str())
        .bind(id.as_bytes().as_slice())
        .bind(mikros(m.angelegt_am))
        .bind(m.versuche)
        .bind(mikros(m.angelegt_am))
        .bind(self.0.tresor.verschliesse_json(platz, &m.inhalt)?)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to add a mail"))?;
        Ok(())
    }

    async fn faellige(&mut self, jetzt: Timestamp, hoechstens: u32) -> Result<Vec<MailRecord>, StoreError> {
        let zeilen: Vec<Zeile> = sqlx::query_as(
            "SELECT land, id, angelegt_am, versuche, inhalt FROM mailausgang
             WHERE stand = 'wartet' AND faellig_am <= ? ORDER BY folge LIMIT ?",
        )
        .bind(mikros(jetzt))
        .bind(hoechstens)
        .fetch_all(&mut *self.0.db)
        .await
        .map_err(datenbank("to read the mails that are due"))?;
        Ok(zeilen
            .iter()
            .filter_map(|zeile| lesbar(self.lies(zeile)))
            .collect())
    }

    async fn beginne(
        &mut self,
        land: &LandId,
        id: MailId,
        jetzt: Timestamp,
        bis: Timestamp,
    ) -> Result<bool, StoreError> {
        let ergebnis = sqlx::query(
            "UPDATE mailausgang SET faellig_am = ?
             WHERE land = ? AND id = ? AND stand = 'wartet' AND faellig_am <= ?",
        )
        .bind(mikros(bis))
        .bind(land.as_str())
        .bind(id.uuid().as_bytes().as_slice())
        .bind(mikros(jetzt))
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to claim a mail"))?;
        Ok(ergebnis.rows_affected() == 1)
    }

    async fn gib_frei(&mut self, land: &LandId, id: MailId, jetzt: Timestamp) -> Result<(), StoreError> {
        let ergebnis = sqlx::query(
            "UPDATE mailausgang SET faellig_am = ? WHERE land = ? AND id = ? AND stand = 'wartet'",
        )
        .bind(mikros(jetzt))
        .bind(land.as_str())
        .bind(id.uuid().as_bytes().as_slice())
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to let go of a mail"))?;
        getroffen(&ergebnis, ART)
    }

    async fn gesendet(&mut self, land: &LandId, id: MailId, am: Timestamp) -> Result<(), StoreError> {
        let ergebnis = sqlx::query(
            "UPDATE mailausgang SET stand = 'gesendet', erledigt_am = ?, grund = NULL, inhalt = NULL
             WHERE land = ? AND id = ? AND stand = 'wartet'",
        )
        .bind(mikros(am))
        .bind(land.as_str())
        .bind(id.uuid().as_bytes().as_slice())
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to note that a mail is sent"))?;
        getroffen(&ergebnis, ART)
    }

    async fn vertage(
        &mut self,
        land: &LandId,
        id: MailId,
        grund: &str,
        wieder: Timestamp,
    ) -> Result<(), StoreError> {
        let ergebnis = sqlx::query(
            "UPDATE mailausgang SET versuche = versuche + 1, faellig_am = ?, grund = ?
             WHERE land = ? AND id = ? AND stand = 'wartet'",
        )
        .bind(mikros(wieder))
        .bind(grund)
        .bind(land.as_str())
        .bind(id.uuid().as_bytes().as_slice())
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to put a mail off"))?;
        getroffen(&ergebnis, ART)
    }

    async fn gib_auf(
        &mut self,
        land: &LandId,
        id: MailId,
        grund: &str,
        am: Timestamp,
    ) -> Result<(), StoreError> {
        let ergebnis = sqlx::query(
            "UPDATE mailausgang
             SET stand = 'aufgegeben', versuche = versuche + 1, erledigt_am = ?, grund = ?, inhalt = NULL
             WHERE land = ? AND id = ? AND stand = 'wartet'",
        )
        .bind(mikros(am))
        .bind(grund)
        .bind(land.as_str())
        .bind(id.uuid().as_bytes().as_slice())
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to give a mail up"))?;
        getroffen(&ergebnis, ART)
    }

    async fn raeume_auf(&mut self, vor: Timestamp) -> Result<u64, StoreError> {
        let ergebnis = sqlx::query(
            "DELETE FROM mailausgang WHERE folge IN
             (SELECT folge FROM mailausgang WHERE erledigt_am IS NOT NULL AND erledigt_am < ? LIMIT ?)",
        )
        .bind(mikros(vor))
        .bind(BISSEN)
        .execute(&mut *self.0.db)
        .await
        .map_err(datenbank("to delete what is left of mails"))?;
        Ok(ergebnis.rows_affected())
    }
}

impl Mailausgang<'_> {
    fn lies(&self, zeile: &Zeile) -> Result<MailRecord, StoreError> {
        let land = land(&zeile.land, ART)?;
        let platz = Platz {
            tabelle: ART,
            land: &land,
            zeile: &[&zeile.id],
        };
        let inhalt = self.0.tresor.oeffne_json(platz, &zeile.inhalt)?;
        Ok(MailRecord {
            id: MailId::aus(uuid(&zeile.id, ART)?),
            angelegt_am: zeit(zeile.angelegt_am, ART)?,
            versuche: zahl(zeile.versuche, ART)?,
            inhalt,
            land,
        })
    }
}
