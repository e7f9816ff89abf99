//! Service, dev identity provider, two Musterregisters and their people in one process, on loopback only.

mod ansage;
mod aufbau;
mod check;
mod vorbereitung;
mod zeitstempel;

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    process::ExitCode,
    time::Duration,
};

pub use aufbau::{Aufbau, DemoFehler, Ports, einstellung};
pub use check::pruefe;
pub use vorbereitung::{VorbereitungFehler, bereite_vor, siegel_aus};

use crate::{
    config::{Protokollform, Protokollteil},
    ops,
};

/// What a demo shall be.
pub struct Wunsch {
    /// Port of the service; identity provider and registers take the three behind it. 0: any free ones.
    pub port: u16,
    /// Where data are kept.
    pub daten: PathBuf,
    /// Where every message to and from the registers is kept, if anywhere.
    pub out: Option<PathBuf>,
}

/// How long a Musterregister "works" on an Anmeldung, so that one sees the case on its way.
const ARBEITSZEIT: Duration = Duration::from_secs(2);

/// Runs a demo until it is told to end; 2 if it cannot start.
pub async fn laufe(wunsch: Wunsch) -> ExitCode {
    ops::protokolliere(&Protokollteil {
        form: Protokollform::Text,
        filter: "warn,meldewerk=info".to_owned(),
    });
    let start = async {
        let ports = Ports::belege(SocketAddr::from((Ipv4Addr::LOCALHOST, wunsch.port)))?;
        let lauscher = wunsch.out.map(check::mitschnitt).transpose()?;
        Aufbau::starte(ports, &wunsch.daten, ARBEITSZEIT, lauscher).await
    };
    let aufbau = match start.await {
        Ok(aufbau) => aufbau,
        Err(fehler) => {
            ansage::fehler(&fehler);
            return ExitCode::from(2);
        }
    };
    ansage::willkommen(&aufbau, &wunsch.daten);
    ops::warte_auf_ende().await;
    aufbau.stoppe().await;
    ansage::abschied();
    ExitCode::SUCCESS
}
