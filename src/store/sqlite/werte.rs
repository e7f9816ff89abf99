//! Between columns and the types they stand for.

use jiff::Timestamp;
use sqlx::sqlite::SqliteQueryResult;
use uuid::Uuid;
use xoev::ags::Ags;

use crate::kernel::LandId;
use crate::store::StoreError;

/// How many rows one call to tidy up deletes: a longer transaction would hold up the writers.
pub(super) const BISSEN: u32 = 500;

/// Turns an error of the driver into ours; parameters are never part of it.
pub(super) fn datenbank(was: &'static str) -> impl FnOnce(sqlx::Error) -> StoreError {
    move |fehler| {
        let grund = match fehler {
            sqlx::Error::Database(fehler) => fehler.message().to_owned(),
            sqlx::Error::Io(fehler) => fehler.kind().to_string(),
            sqlx::Error::PoolTimedOut => "the units of work before this one took too long".to_owned(),
            sqlx::Error::PoolClosed => "the database is closed".to_owned(),
            sqlx::Error::RowNotFound => "a row is missing".to_owned(),
            _ => "the driver failed".to_owned(),
        };
        StoreError::Datenbank { was, grund }
    }
}

/// An error if the statement changed nothing.
pub(super) fn getroffen(ergebnis: &SqliteQueryResult, art: &'static str) -> Result<(), StoreError> {
    if ergebnis.rows_affected() == 0 {
        Err(StoreError::Fehlt(art))
    } else {
        Ok(())
    }
}

/// Leaves out a record that cannot be read, so that one damaged row does not hold up all others.
pub(super) fn lesbar<T>(ergebnis: Result<T, StoreError>) -> Option<T> {
    ergebnis
        .inspect_err(
            |fehler| tracing::error!(%fehler, "a queue holds a row that cannot be read; it is passed over"),
        )
        .ok()
}

/// Microseconds since 1970, as times are stored.
pub(super) fn mikros(zeit: Timestamp) -> i64 {
    zeit.as_microsecond()
}

pub(super) fn zeit(mikros: i64, art: &'static str) -> Result<Timestamp, StoreError> {
    Timestamp::from_microsecond(mikros).map_err(|_| StoreError::Unlesbar(art))
}

pub(super) fn uuid(bytes: &[u8], art: &'static str) -> Result<Uuid, StoreError> {
    Uuid::from_slice(bytes).map_err(|_| StoreError::Unlesbar(art))
}

pub(super) fn hash(bytes: Vec<u8>, art: &'static str) -> Result<[u8; 32], StoreError> {
    bytes.try_into().map_err(|_| StoreError::Unlesbar(art))
}

pub(super) fn ags(text: &str, art: &'static str) -> Result<Ags, StoreError> {
    Ags::parse(text).map_err(|_| StoreError::Unlesbar(art))
}

pub(super) fn land(text: &str, art: &'static str) -> Result<LandId, StoreError> {
    text.parse().map_err(|_| StoreError::Unlesbar(art))
}

pub(super) fn zahl<T: TryFrom<i64>>(wert: i64, art: &'static str) -> Result<T, StoreError> {
    T::try_from(wert).map_err(|_| StoreError::Unlesbar(art))
}
