//! Service, dev identity provider, registers and personas in one process, on loopback only.

use std::{net::SocketAddr, path::PathBuf, process::ExitCode};
mod vorbereitung;

/// What a demo shall be.
pub struct Wunsch {
    /// Where the service listens.
    pub adresse: SocketAddr,
    /// Where data are kept.
    pub daten: PathBuf,
}

/// Runs.
pub async fn laufe(_: Wunsch) -> ExitCode { ExitCode::SUCCESS }
/// Checks.
pub async fn pruefe(_: Option<PathBuf>) -> ExitCode { ExitCode::SUCCESS }
