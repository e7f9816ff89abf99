//! `meldewerk rueckmeldungen`: what people told us, for whoever answers them.

use std::{fmt::Write as _, path::Path, process::ExitCode};

use super::befehle::{ausgeben, ende_mit_2, in_runtime};
use crate::{config, kernel::uhr::in_berlin, ops, store::RueckmeldungRecord};

/// Prints all of them, oldest first; 2 if configuration or database cannot be used.
pub(super) fn zeige(datei: &Path) -> ExitCode {
    let config = match config::lies(datei) {
        Ok(config) => config,
        Err(fehler) => return ende_mit_2(&fehler),
    };
    in_runtime(async move {
        match ops::rueckmeldungen(&config).await {
            Ok(alle) => ausgeben(&text(&alle)),
            Err(fehler) => ende_mit_2(&fehler),
        }
    })
}

fn text(alle: &[RueckmeldungRecord]) -> String {
    let mut text = String::new();
    for eine in alle {
        let wann = in_berlin(eine.eingegangen_am).strftime("%Y-%m-%d %H:%M");
        let (land, thema) = (&eine.land, eine.inhalt.thema.schluessel());
        let seite = eine.inhalt.seite.as_ref().map_or("-", |seite| seite.as_str());
        let email = eine.inhalt.email.as_ref().map_or("-", |email| email.as_str());
        let nummer = &eine.nummer;
        let _ = writeln!(
            text,
            "{nummer}  {wann}  {land}  {thema}  page {seite}  answer to {email}"
        );
        for zeile in eine.inhalt.text.lines() {
            let _ = writeln!(text, "    {zeile}");
        }
        text.push('\n');
    }
    let _ = writeln!(text, "{} in all", alle.len());
    text
}
