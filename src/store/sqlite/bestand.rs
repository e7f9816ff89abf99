//! Opening the database: file, key, tables, connections.

use std::{fs, path::Path, path::PathBuf, sync::Arc, time::Duration};

use async_trait::async_trait;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use crate::kernel::{LandId, Zufall};
use crate::store::krypto::{Platz, Schluessel, Tresor};
use crate::store::{Bestand, Einheit, StoreError};

use super::einheit::{Leitung, SqliteEinheit};
use super::werte::datenbank;

/// Where the database is and what it is encrypted with.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The file; made if there is none. Its folder must exist. Two more files (`-wal`, `-shm`) stand beside it.
    pub pfad: PathBuf,
    /// The key. Without it nothing personal can be read again.
    pub schluessel: Schluessel,
}

/// A database in one SQLite file.
///
/// One connection writes and others wait their turn; a few connections read beside it. `synchronous=FULL`: what is
/// saved survives a power failure.
pub struct SqliteBestand {
    schreiber: SqlitePool,
    leser: SqlitePool,
    tresor: Arc<Tresor>,
}

/// How many units of work may read at the same time.
const LESER: u32 = 4;

/// How long a unit of work waits for the one before it.
const GEDULD: Duration = Duration::from_secs(10);

impl SqliteBestand {
    /// Opens the database, making file (mode 0600) and tables where they are missing.
    ///
    /// # Errors
    /// [`StoreError::Datenbank`] if the file cannot be opened or its tables are of a newer release,
    /// [`StoreError::Unlesbar`] if it was made with another key.
    pub async fn oeffne(settings: Settings, zufall: Arc<dyn Zufall>) -> Result<Self, StoreError> {
        lege_datei_an(&settings.pfad).map_err(|fehler| StoreError::Datenbank {
            was: "to open the file",
            grund: fehler.kind().to_string(),
        })?;
        let optionen = SqliteConnectOptions::new()
            .filename(&settings.pfad)
            .foreign_keys(true)
            .busy_timeout(GEDULD)
            .synchronous(SqliteSynchronous::Full);
        let schreiber = SqlitePoolOptions::new()
            .max_connections(1)
            .min_connections(1)
            .acquire_timeout(GEDULD)
            .idle_timeout(None)
            .max_lifetime(None)
            // A connection to a file does not go stale; asking it first costs as much as a query.
            .test_before_acquire(false)
            .connect_with(optionen.clone().journal_mode(SqliteJournalMode::Wal))
            .await
            .map_err(datenbank("to open the file"))?;
        sqlx::migrate!("migrations/sqlite")
            .run(&schreiber)
            .await
            .map_err(|fehler| StoreError::Datenbank {
                was: "to bring the tables up to date",
                grund: fehler.to_string(),
            })?;
        let leser = SqlitePoolOptions::new()
            .max_connections(LESER)
            .acquire_timeout(GEDULD)
            .test_before_acquire(false)
            .connect_with(optionen.pragma("query_only", "ON"))
            .await
            .map_err(datenbank("to open the file for reading"))?;
        let bestand = Self {
            schreiber,
            leser,
            tresor: Arc::new(Tresor::neu(&settings.schluessel, zufall)),
        };
        bestand.pruefe_schluessel().await?;
        Ok(bestand)
    }

    /// Closes all connections and waits for them; what was not saved is undone.
    pub async fn schliesse(&self) {
        self.leser.close().await;
        self.schreiber.close().await;
    }

    /// Reads what the first opening wrote: with another key that fails, before anything else is written.
    async fn pruefe_schluessel(&self) -> Result<(), StoreError> {
        const PROBE: &[u8] = b"meldewerk";
        let land: LandId = "bestand"
            .parse()
            .map_err(|_| StoreError::Unlesbar("schluesselprobe"))?;
        let platz = Platz {
            tabelle: "schluesselprobe",
            land: &land,
            zeile: &[],
        };
        sqlx::query("INSERT INTO schluesselprobe (nummer, probe) VALUES (1, ?) ON CONFLICT DO NOTHING")
            .bind(self.tresor.verschliesse(platz, PROBE)?)
            .execute(&self.schreiber)
            .await
            .map_err(datenbank("to note the key"))?;
        let probe: Vec<u8> = sqlx::query_scalar("SELECT probe FROM schluesselprobe")
            .fetch_one(&self.schreiber)
            .await
            .map_err(datenbank("to check the key"))?;
        self.tresor.oeffne(platz, &probe).map(drop)
    }
}

#[async_trait]
impl Bestand for SqliteBestand {
    async fn lesen(&self) -> Result<Box<dyn Einheit>, StoreError> {
        let tx = self.leser.begin().await.map_err(datenbank("to begin reading"))?;
        let leitung = Leitung::Transaktion(tx);
        Ok(Box::new(SqliteEinheit::neu(leitung, Arc::clone(&self.tresor))))
    }

    async fn nachsehen(&self) -> Result<Box<dyn Einheit>, StoreError> {
        let verbindung = self
            .leser
            .acquire()
            .await
            .map_err(datenbank("to begin reading"))?;
        let leitung = Leitung::Verbindung(verbindung);
        Ok(Box::new(SqliteEinheit::neu(leitung, Arc::clone(&self.tresor))))
    }

    async fn schreiben(&self) -> Result<Box<dyn Einheit>, StoreError> {
        // IMMEDIATE: a transaction that reads first and writes later must not find the database changed in between.
        let tx = self
            .schreiber
            .begin_with("BEGIN IMMEDIATE")
            .await
            .map_err(datenbank("to begin writing"))?;
        let leitung = Leitung::Transaktion(tx);
        Ok(Box::new(SqliteEinheit::neu(leitung, Arc::clone(&self.tresor))))
    }
}

/// Makes the file readable by nobody else; SQLite gives its companions the same mode.
fn lege_datei_an(pfad: &Path) -> std::io::Result<()> {
    let mut optionen = fs::OpenOptions::new();
    optionen.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut optionen, 0o600);
    optionen.open(pfad).map(drop)
}
