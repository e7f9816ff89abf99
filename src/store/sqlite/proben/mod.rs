//! What the store promises, tried on real files.

mod auskuenfte;
mod entwuerfe;
mod faelle;
mod mails;
mod offen;
mod post;
mod ruhe;
mod zugang;

use std::sync::Arc;

use jiff::Timestamp;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, SqliteConnection};
use tempfile::TempDir;
use xoev::ags::Ags;

use crate::fall::{Erklaerung, Fall, Zustand};
use crate::kernel::zufall::FesterZufall;
use crate::kernel::{FallId, KontoId, LandId, NachrichtId};
use crate::meldewesen::Fallcode;
use crate::store::{
    Bestand, FallRecord, PostausgangRecord, Schluessel, Settings, SqliteBestand, StoreError, Zustellstand,
};

/// A database in a folder of its own.
pub(crate) struct Probe {
    ordner: TempDir,
    pub(crate) bestand: Arc<SqliteBestand>,
    pub(crate) zufall: Arc<FesterZufall>,
}

impl Probe {
    pub(crate) async fn neu() -> Self {
        let ordner = tempfile::tempdir().unwrap();
        let zufall = Arc::new(FesterZufall::neu(1));
        let bestand = Arc::new(
            SqliteBestand::oeffne(settings(&ordner, 1), zufall.clone())
                .await
                .unwrap(),
        );
        Self {
            ordner,
            bestand,
            zufall,
        }
    }

    /// Closes the database and opens it again.
    async fn wieder(self) -> Self {
        self.bestand.schliesse().await;
        let bestand = Arc::new(self.oeffne(1).await.unwrap());
        Self { bestand, ..self }
    }

    /// Another instance on the same file.
    pub(crate) async fn zweite_instanz(&self) -> Arc<SqliteBestand> {
        Arc::new(self.oeffne(1).await.unwrap())
    }

    async fn oeffne(&self, schluessel: u8) -> Result<SqliteBestand, StoreError> {
        // A fresh source of randomness: the same one again would repeat nonces, as no real one does.
        SqliteBestand::oeffne(
            settings(&self.ordner, schluessel),
            Arc::new(FesterZufall::neu(99)),
        )
        .await
    }

    /// Runs a statement past the store, as somebody with access to the file could.
    pub(crate) async fn sql(&self, sql: &'static str) {
        self.versuche_sql(sql).await.unwrap();
    }

    pub(crate) async fn versuche_sql(&self, sql: &'static str) -> Result<(), sqlx::Error> {
        let mut db = self.verbindung().await;
        sqlx::query(sql).execute(&mut db).await.map(drop)
    }

    /// How SQLite would answer `frage`.
    async fn plan(&self, frage: &str) -> String {
        let mut db = self.verbindung().await;
        let frage = sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {frage}"));
        let zeilen: Vec<(i64, i64, i64, String)> = sqlx::query_as(frage).fetch_all(&mut db).await.unwrap();
        zeilen
            .into_iter()
            .map(|zeile| zeile.3)
            .collect::<Vec<_>>()
            .join("; ")
    }

    /// Why a message from a register was put aside; `None` if it was not.
    pub(crate) async fn grund_der_ablage(&self, id: uuid::Uuid) -> Option<String> {
        let mut db = self.verbindung().await;
        sqlx::query_scalar("SELECT grund FROM posteingang WHERE id = ? AND stand = 'beiseite'")
            .bind(id.as_bytes().as_slice())
            .fetch_optional(&mut db)
            .await
            .unwrap()
    }

    async fn verbindung(&self) -> SqliteConnection {
        let pfad = settings(&self.ordner, 1).pfad;
        SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(pfad))
            .await
            .unwrap()
    }

    pub(crate) async fn konto(&self, land: &LandId, subjekt: &str) -> KontoId {
        let mut einheit = self.bestand.schreiben().await.unwrap();
        let neu = KontoId::neu(um(0), &*self.zufall);
        let konto = einheit
            .konten()
            .finde_oder_lege_an(land, "https://idp", subjekt, neu, um(0))
            .await
            .unwrap();
        einheit.speichern().await.unwrap();
        konto.id
    }

    /// A case of this account, stored.
    pub(crate) async fn fall(&self, land: &LandId, konto: KontoId, am: i64) -> FallRecord {
        let mut fall = FallRecord {
            land: land.clone(),
            konto,
            fall: musterfall(FallId::neu(um(am), &*self.zufall)),
            geaendert_am: um(am),
        };
        // Another authority each, because of one and the same an account has but one open case.
        fall.fall.zuzug = Ags::parse(&(99_000_002 + am).to_string()).unwrap();
        fall.fall.fallcode = Fallcode::neu(&*self.zufall);
        let mut einheit = self.bestand.schreiben().await.unwrap();
        einheit.faelle().lege_an(&fall).await.unwrap();
        einheit.speichern().await.unwrap();
        fall
    }

    pub(crate) fn nachricht(&self, fall: &FallRecord, faellig: i64) -> PostausgangRecord {
        PostausgangRecord {
            id: NachrichtId::neu(um(faellig), &*self.zufall),
            land: fall.land.clone(),
            fall: fall.fall.id,
            empfaenger: fall.fall.erklaerung.anschrift.ags,
            typ: "1704".to_owned(),
            inhalt: b"<xmeld>Mustermann</xmeld>".to_vec(),
            angelegt_am: um(0),
            stand: wartet(0, faellig),
        }
    }
}

fn settings(ordner: &TempDir, schluessel: u8) -> Settings {
    Settings {
        pfad: ordner.path().join("meldewerk.db"),
        schluessel: Schluessel::aus([schluessel; 32]),
    }
}

/// So many seconds after some Monday.
pub(crate) fn um(sekunde: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + sekunde).unwrap()
}

pub(crate) fn muster() -> LandId {
    "musterland".parse().unwrap()
}

fn anderes() -> LandId {
    "anderland".parse().unwrap()
}

fn wartet(versuche: u32, faellig: i64) -> Zustellstand {
    Zustellstand::Wartet {
        versuche,
        faellig_am: um(faellig),
        letzter_fehler: None,
    }
}

fn musterfall(id: FallId) -> Fall {
    let erklaerung: Erklaerung = serde_json::from_value(serde_json::json!({
        "art": "anmeldung",
        "identitaet": {
            "familienname": "Mustermann", "vornamen": "Erika", "geburtsdatum": "1964-08-12",
            "anschrift": {
                "ags": "99000001", "postleitzahl": "99001", "ort": "Altstadt", "strasse_hausnummer": "Heidestraße 17",
            },
        },
        "person": {
            "familienname": "Mustermann", "vornamen": "Erika", "rufname": null, "doktorgrad": null,
            "geburtsdatum": "1964-08-12",
        },
        "anschrift": {
            "ags": "99000002", "postleitzahl": "99002", "wohnort": "Neustadt", "strasse": "Lindenweg",
            "hausnummer": "5", "hausnummernzusatz": null, "teilnummer": null, "wohnungsnummer": null,
            "zusatzangaben": null, "wohnungsinhaber": null,
        },
        "einzug": "2026-11-01",
        "status": "alleinige",
    }))
    .unwrap();
    Fall {
        id,
        aktenzeichen: "MW-2026-7K3Q-9XHT".parse().unwrap(),
        fallcode: Fallcode::lies("7K3Q-9XHT-0B2C-M5VW").unwrap(),
        zuzug: erklaerung.anschrift.ags,
        eingereicht_am: um(0),
        erklaerung,
        angaben: crate::kernel::Personal::default(),
        eingaben: crate::antrag::Eingaben::default(),
        kopie: None,
        bestaetigung: None,
        sprache: "de".into(),
        email: None,
        loeschungen: Vec::new(),
        papiere: Vec::new(),
        zustand: Zustand::Eingereicht,
        bisher: Vec::new(),
    }
}
