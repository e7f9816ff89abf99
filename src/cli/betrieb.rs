//! What the commands of the operator share: a configuration, its use cases, and the Länder they are about.

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use clap::Args;

use super::befehle::{ende_mit_2, in_runtime};
use crate::{
    config, demo,
    kernel::LandId,
    land::Land,
    ops,
    service::{Dienste, Stoerung},
};

/// Said where `--land` names none.
pub(super) const KEIN_LAND: &str = "the configuration has no such Land";

/// The configuration that a command works with.
#[derive(Args, Debug)]
pub(super) struct Woran {
    /// The main configuration file.
    #[arg(long, default_value = "config/meldewerk.toml", value_name = "FILE")]
    config: PathBuf,
    /// The data of a demo in place of a configuration.
    #[arg(long, value_name = "DIR", conflicts_with = "config")]
    demo: Option<PathBuf>,
    /// Only this Land, by its key.
    #[arg(long, value_name = "LAND")]
    land: Option<LandId>,
}

/// What is worked on.
pub(super) struct Werkstatt {
    pub(super) dienste: Dienste,
    /// Those that the command is about; at least one.
    pub(super) laender: Vec<Arc<Land>>,
}

impl Werkstatt {
    /// The first of the Länder that has what is asked for, and that.
    pub(super) async fn suche<T>(
        &self,
        frage: impl AsyncFn(&Land) -> Result<Option<T>, Stoerung>,
    ) -> Result<Option<(Arc<Land>, T)>, String> {
        for land in &self.laender {
            if let Some(gefunden) = frage(land).await.map_err(|fehler| fehler.to_string())? {
                return Ok(Some((land.clone(), gefunden)));
            }
        }
        Ok(None)
    }
}

/// Runs a command; 2 if configuration or database cannot be used, or the Land is unknown.
pub(super) fn arbeite<F>(woran: &Woran, arbeit: impl FnOnce(Werkstatt) -> F) -> ExitCode
where
    F: Future<Output = Result<ExitCode, String>>,
{
    let config = match &woran.demo {
        Some(daten) => demo::einstellung(daten).map_err(|fehler| fehler.to_string()),
        None => config::lies(&woran.config).map_err(|fehler| fehler.to_string()),
    };
    let config = match config {
        Ok(config) => config,
        Err(fehler) => return ende_mit_2(&fehler),
    };
    in_runtime(async move {
        let dienste = match ops::dienste(&config).await {
            Ok(dienste) => dienste,
            Err(fehler) => return ende_mit_2(&fehler),
        };
        let ids = config
            .laender
            .iter()
            .map(|teil| &teil.id)
            .filter(|id| woran.land.as_ref().is_none_or(|nur| nur == *id));
        let laender: Vec<_> = ids.filter_map(|id| dienste.land(id).cloned()).collect();
        if laender.is_empty() {
            return ende_mit_2(&KEIN_LAND);
        }
        match arbeit(Werkstatt { dienste, laender }).await {
            Ok(ende) => ende,
            Err(fehler) => ende_mit_2(&fehler),
        }
    })
}
