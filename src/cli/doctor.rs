//! `meldewerk doctor`: would this configuration work?

use std::{fmt::Write as _, process::ExitCode};

use super::{
    befehle::{ausgeben, ende_mit_2, in_runtime},
    betrieb::{KEIN_LAND, Woran},
};
use crate::ops::{self, Lage};

/// One line for each thing that was looked at; ends with 1 if one of them does not work, 2 without a configuration.
pub(super) fn untersuche(woran: &Woran) -> ExitCode {
    let config = match woran.lies() {
        Ok(config) => config,
        Err(fehler) => return ende_mit_2(&fehler),
    };
    let laender: Vec<_> = config.laender.iter().map(|teil| &teil.id).cloned().collect();
    let gemeint: Vec<_> = laender.into_iter().filter(|id| woran.meint(id)).collect();
    if gemeint.is_empty() {
        return ende_mit_2(&KEIN_LAND);
    }
    in_runtime(async move {
        let mut text = String::new();
        let mut gut = true;
        for befund in ops::untersuche(&config, &gemeint).await {
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
