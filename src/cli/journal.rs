//! `meldewerk journal`: is the record of what happened still the one that was written?

use std::{
    fmt::Write as _,
    fs::OpenOptions,
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Subcommand;

use super::{
    befehle::{ausgeben, nein},
    betrieb::{Werkstatt, Woran, arbeite},
};
use crate::{kernel::FallId, land::Land, service::Journalbefund};

/// What can be done with the journal.
#[derive(Debug, Subcommand)]
pub(super) enum Was {
    /// Check every entry and every time-stamp; ends with 1 and names the first broken link if one is broken.
    Verify {
        #[command(flatten)]
        woran: Woran,
    },
    /// Write all that is known of one case into a new file, a signed container (ASiC-E), for a dispute (personal data).
    Export {
        #[command(flatten)]
        woran: Woran,
        /// The id of the case.
        fall: FallId,
        /// Where the container goes.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

impl Was {
    pub(super) fn fuehre_aus(self) -> ExitCode {
        match self {
            Self::Verify { woran } => arbeite(&woran, pruefe),
            Self::Export { woran, fall, out } => arbeite(&woran, |werkstatt| leite_aus(werkstatt, fall, out)),
        }
    }
}

async fn pruefe(werkstatt: Werkstatt) -> Result<ExitCode, String> {
    let mut heil = true;
    for land in &werkstatt.laender {
        let befund = werkstatt.dienste.journal_pruefen(land).await;
        let befund = befund.map_err(|fehler| fehler.to_string())?;
        heil &= befund.heil();
        ausgeben(&text(land.id.as_str(), &befund));
    }
    Ok(if heil {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn text(land: &str, befund: &Journalbefund) -> String {
    let mut text = String::new();
    let (ganz, hash) = (befund.ganz, hex::encode(befund.hash));
    match befund.bruch {
        None => {
            let _ = writeln!(
                text,
                "{land}: {ganz} entries, the chain is whole; it ends with {hash}"
            );
        }
        Some(bruch) => {
            let _ = writeln!(text, "{land}: BROKEN behind entry {ganz}: {bruch}");
        }
    }
    for stempel in &befund.stempel {
        let bis = stempel.bis;
        let _ = match &stempel.befund {
            Ok(bezeugt) => writeln!(
                text,
                "{land}: attested up to entry {bis}: {} by {}",
                bezeugt.zeitpunkt, bezeugt.stelle
            ),
            Err(mangel) => writeln!(text, "{land}: BROKEN time-stamp up to entry {bis}: {mangel}"),
        };
    }
    if let Some(seit) = befund.ungestempelt_seit {
        let _ = writeln!(text, "{land}: entries since {seit} have no time-stamp");
    }
    text
}

async fn leite_aus(werkstatt: Werkstatt, fall: FallId, out: PathBuf) -> Result<ExitCode, String> {
    let suche = async |land: &Land| werkstatt.dienste.fall_ausleiten(land, fall).await;
    let Some((_, akte)) = werkstatt.suche(suche).await? else {
        return Ok(nein("there is no such case"));
    };
    schreibe(&out, &akte).map_err(|fehler| format!("{}: {fehler}", out.display()))?;
    Ok(ausgeben(&format!("written to {}\n", out.display())))
}

/// A new file that only its owner reads; one that is there is not touched.
fn schreibe(datei: &Path, inhalt: &[u8]) -> io::Result<()> {
    let mut neu = OpenOptions::new();
    neu.write(true).create_new(true).mode(0o600);
    neu.open(datei)?.write_all(inhalt)
}
