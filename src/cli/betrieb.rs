//! What the commands of the operator share: a configuration, its use cases, and the Länder they are about.

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use clap::Args;

use super::befehle::{ende_mit_2, in_runtime};
use crate::{config, demo, kernel::LandId, land::Land, ops, service::Dienste};

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

impl Woran {
    /// The configuration of all Länder.
    pub(super) fn lies(&self) -> Result<config::Config, String> {
        match &self.demo {
            Some(daten) => demo::einstellung(daten).map_err(|fehler| fehler.to_string()),
            None => config::lies(&self.config).map_err(|fehler| fehler.to_string()),
        }
    }
}

/// What is worked on.
pub(super) struct Werkstatt {
    pub(super) dienste: Dienste,
    /// Those that the command is about; at least one.
    pub(super) laender: Vec<Arc<Land>>,
}

/// Runs a command; 2 if configuration or database cannot be used, or the Land is unknown.
pub(super) fn arbeite<F>(woran: &Woran, arbeit: impl FnOnce(Werkstatt) -> F) -> ExitCode
where
    F: Future<Output = Result<ExitCode, String>>,
{
    let config = match woran.lies() {
        Ok(config) => config,
        Err(fehler) => return ende_mit_2(&fehler),
    };
    in_runtime(async move {
        let dienste = match ops::dienste(&config).await {
            Ok(dienste) => dienste,
            Err(fehler) => return ende_mit_2(&fehler),
        };
        let gemeint = |id: &LandId| woran.land.as_ref().is_none_or(|nur| nur == id);
        let ids = config
            .laender
            .iter()
            .map(|teil| &teil.id)
            .filter(|id| gemeint(id));
        let laender: Vec<_> = ids.filter_map(|id| dienste.land(id).cloned()).collect();
        if laender.is_empty() {
            return ende_mit_2(&"the configuration has no such Land");
        }
        match arbeit(Werkstatt { dienste, laender }).await {
            Ok(ende) => ende,
            Err(fehler) => ende_mit_2(&fehler),
        }
    })
}
