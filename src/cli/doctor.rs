//! `meldewerk doctor`: would this configuration work?

use std::{fmt::Write as _, path::PathBuf, process::ExitCode};

use clap::Args;

use super::{
    befehle::{ausgeben, ende_mit_2, in_runtime},
    betrieb::KEIN_LAND,
};
use crate::{
    config,
    kernel::LandId,
    ops::{self, Lage},
};

/// What is looked at.
#[derive(Args, Debug)]
pub(super) struct Auftrag {
    /// The main configuration file.
    #[arg(long, default_value = "config/meldewerk.toml", value_name = "FILE")]
    config: PathBuf,
    /// Only this Land, by its key.
    #[arg(long, value_name = "LAND")]
    land: Option<LandId>,
}

/// One line for each thing that was looked at; ends with 1 if one of them does not work, 2 without a configuration.
pub(super) fn untersuche(auftrag: &Auftrag) -> ExitCode {
    let config = match config::lies(&auftrag.config) {
        Ok(config) => config,
        Err(fehler) => return ende_mit_2(&fehler),
    };
    let gemeint = |id: &&LandId| auftrag.land.as_ref().is_none_or(|nur| nur == *id);
    let laender = config.laender.iter().map(|teil| &teil.id);
    let laender: Vec<LandId> = laender.filter(gemeint).cloned().collect();
    if laender.is_empty() {
        return ende_mit_2(&KEIN_LAND);
    }
    in_runtime(async move {
        let mut text = String::new();
        let mut gut = true;
        for befund in ops::untersuche(&config, &laender).await {
            let (wort, wie) = match &befund.lage {
                Lage::Gut(wie) => ("ok  ", wie),
                Lage::Warnung(wie) => ("warn", wie),
                Lage::Fehler(wie) => {
                    gut = false;
                    ("FAIL", wie)
                }
            };
            let _ = writeln!(text, "{wort}  {}: {}", befund.was, wie.replace('\n', " "));
        }
        ausgeben(&text);
        if gut { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    })
}
