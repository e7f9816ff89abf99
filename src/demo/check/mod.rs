//! `meldewerk demo --check`: walks both journeys as a client over HTTP, once over the pages and once over the API.
//!
//! One line a step with its milliseconds; ends with 0, or with 1 and the step that failed.

mod apiweg;
mod ausgabe;
mod beschreibung;
mod browser;
mod mitschnitt;
mod schritte;
mod seitenweg;
mod widerruf;

use std::{
    fs,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::Duration,
};

use self::{ausgabe::Ausgabe, mitschnitt::Mitschnitt, schritte::Schritte};
use super::{Aufbau, DemoFehler, Ports, ansage};
use crate::{
    kernel::zufall,
    ops::{Lauscher, SystemZufall},
    urkunde::{SiegelFehler, zertifikate_aus_pem},
};

/// Listens in on the way to the registers and keeps every message in this folder.
pub(super) fn mitschnitt(ordner: PathBuf) -> Result<Lauscher, DemoFehler> {
    let ausgabe = Ausgabe::neu(Some(ordner)).map_err(|(pfad, fehler)| DemoFehler::Ordner(pfad, fehler))?;
    let ausgabe = Arc::new(ausgabe);
    Ok(Box::new(move |verbindung| {
        Mitschnitt::um(verbindung, ausgabe.clone())
    }))
}

/// Why a step failed: what was expected, and what came instead, without personal data.
type Fehlschlag = String;

/// Starts a demo on free ports, walks both journeys, and keeps in `out` what a stranger needs to check them.
pub async fn pruefe(out: Option<PathBuf>) -> ExitCode {
    let ordner = std::env::temp_dir().join(format!(
        "meldewerk-check-{}",
        hex::encode(zufall::bytes::<8>(&SystemZufall))
    ));
    let ergebnis = in_ordner(&ordner, out).await;
    let _ = fs::remove_dir_all(&ordner);
    match ergebnis {
        Ok(()) => ExitCode::SUCCESS,
        Err(Abbruch::Start(fehler)) => {
            ansage::fehler(&fehler);
            ExitCode::from(2)
        }
        Err(Abbruch::Schritt) => ExitCode::FAILURE,
    }
}

enum Abbruch {
    Start(DemoFehler),
    Schritt,
}

impl<F: Into<DemoFehler>> From<F> for Abbruch {
    fn from(fehler: F) -> Self {
        Self::Start(fehler.into())
    }
}

async fn in_ordner(ordner: &Path, out: Option<PathBuf>) -> Result<(), Abbruch> {
    let ausgabe = Arc::new(Ausgabe::neu(out).map_err(|(pfad, fehler)| DemoFehler::Ordner(pfad, fehler))?);
    let ports = Ports::belege(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)))?;
    let mitschnitt = ausgabe.clone();
    let lauscher = Box::new(move |verbindung| Mitschnitt::um(verbindung, mitschnitt.clone()));
    let aufbau = Aufbau::starte(ports, ordner, Duration::ZERO, Some(lauscher)).await?;
    let ca = fs::read_to_string(ordner.join("ca.pem"))
        .map_err(|fehler| DemoFehler::Ordner(ordner.to_owned(), fehler))?;
    ausgabe.datei("ca.pem", ca.as_bytes());
    let anker = zertifikate_aus_pem(&ca).map_err(|_: SiegelFehler| DemoFehler::Anker)?;
    let mut schritte = Schritte::neu(&aufbau, anker, ausgabe);
    let weg = async {
        seitenweg::geh(&mut schritte).await?;
        apiweg::geh(&mut schritte).await
    };
    let ergebnis = weg.await;
    schritte.schluss(&ergebnis);
    aufbau.stoppe().await;
    ergebnis.map_err(|_| Abbruch::Schritt)
}
