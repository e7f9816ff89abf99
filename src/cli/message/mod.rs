//! `meldewerk message`: writes an example of a message, or shows one to people.

mod baum;
mod einzug;
mod neu;
mod offen;
mod zeigen;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, Subcommand};

use super::eingabe;

/// What to do with a message.
#[derive(Debug, Subcommand)]
pub(super) enum Was {
    /// Write an example of a message that is valid today: new id, made now, invented persons, marked as a test.
    New(Neu),
    /// Show a message readably; personal data is masked.
    Show(Zeigen),
}

/// Which example, and where to.
#[derive(Args, Debug)]
pub(super) struct Neu {
    /// Number of the message, four digits: 1700 to 1715, 0010 or 0910.
    #[arg(value_name = "NUMBER")]
    nummer: String,
    /// Write to this file, which must not exist yet. Default: standard output.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// The example as it is explained for vendors: with comments, and with its id and time of then.
    #[arg(long)]
    annotated: bool,
}

/// Which message, and how much of it.
#[derive(Args, Debug)]
pub(super) struct Zeigen {
    /// The message; `-` is standard input.
    #[arg(value_name = "FILE")]
    datei: PathBuf,
    /// Show personal data too. Whoever sees the screen sees it then.
    #[arg(long)]
    reveal: bool,
    /// The most that is read; in bytes, KiB, MiB or GiB.
    #[arg(long, default_value = "16MiB", value_parser = eingabe::groesse, value_name = "BYTES")]
    limit: usize,
}

impl Was {
    /// 0 if it was done and the message is valid, 1 if the message is not, 2 if it could not be done.
    pub(super) fn fuehre_aus(self) -> ExitCode {
        match self {
            Self::New(auftrag) => neu::schreibe(&auftrag),
            Self::Show(auftrag) => zeigen::zeige(&auftrag),
        }
    }
}
