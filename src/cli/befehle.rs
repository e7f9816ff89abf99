//! What can be typed, and what it starts.

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use super::{doctor, journal, message, post, pruefen, register, rueckmeldungen, validate};
use crate::{config, demo, ops};

/// Register a dwelling and get a sealed Meldebescheinigung online.
#[derive(Debug, Parser)]
#[command(name = "meldewerk", version, about)]
pub struct Meldewerk {
    #[command(subcommand)]
    befehl: Befehl,
}

#[derive(Debug, Subcommand)]
enum Befehl {
    /// Run the service with a configuration.
    Serve {
        /// The main configuration file.
        #[arg(long, default_value = "config/meldewerk.toml", value_name = "FILE")]
        config: PathBuf,
    },
    /// Run service, dev identity provider and two Musterregisters on loopback, with synthetic people.
    Demo {
        /// Port of the service; the others take the three ports behind it.
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// Folder where the demo keeps its data.
        #[arg(long, default_value = "data/demo", value_name = "DIR")]
        data: PathBuf,
        /// Walk both journeys as a client on free ports, print one line a step, and end.
        #[arg(long)]
        check: bool,
        /// Keep every message to and from the registers here; with --check documents and pages too.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
    /// Run one Musterregister on its own, with invented people, to test a portal against.
    Register(register::Auftrag),
    /// Tell whether a document is valid (exit 0), invalid (1), or whether that cannot be told (3).
    Verify {
        /// The PDF, the credential (SD-JWT), or the seal on paper: its bytes or a photo (PNG, JPEG).
        #[arg(value_name = "FILE")]
        datei: PathBuf,
        /// Certificates of the issuers that count as ours (PEM); for paper those of its signers too. Default: those of the demo in data/demo.
        #[arg(long, default_value = "data/demo/ca.pem", value_name = "FILE")]
        trust: PathBuf,
        /// The published status list: tells whether the authority took the document back.
        #[arg(long, value_name = "FILE")]
        status: Option<PathBuf>,
        /// A revocation list of an issuer (DER or PEM); may be given several times.
        #[arg(long, value_name = "FILE")]
        crl: Vec<PathBuf>,
        /// Also print the data that the file itself holds.
        #[arg(long)]
        daten: bool,
    },
    /// Check XMeld messages: official schema, and the rules that the standard and the law state in words.
    Validate(validate::Auftrag),
    /// Write an example of a message, or show a message readably.
    Message {
        #[command(subcommand)]
        was: message::Was,
    },
    /// Ask everything that the service leans on, once: keys, database, login, registers, time-stamps.
    Doctor(doctor::Auftrag),
    /// Look after messages to registers that are stuck.
    Outbox {
        #[command(subcommand)]
        was: post::Ausgang,
    },
    /// Look after messages from registers that could not be worked off.
    Inbox {
        #[command(subcommand)]
        was: post::Eingang,
    },
    /// Prove that the journal is whole, or what happened to a case.
    Journal {
        #[command(subcommand)]
        was: journal::Was,
    },
    /// Print what people told us about the service (personal data: it may name them).
    Rueckmeldungen {
        /// The main configuration file.
        #[arg(long, default_value = "config/meldewerk.toml", value_name = "FILE")]
        config: PathBuf,
    },
    /// Print the description of the JSON API (OpenAPI 3.1, YAML).
    Openapi,
}

impl Meldewerk {
    pub(super) fn fuehre_aus(self) -> ExitCode {
        match self.befehl {
            Befehl::Serve { config } => serve(&config),
            Befehl::Demo {
                port,
                data,
                check: false,
                out,
            } => in_runtime(demo::laufe(demo::Wunsch {
                port,
                daten: data,
                out,
            })),
            Befehl::Demo { check: true, out, .. } => in_runtime(demo::pruefe(out)),
            Befehl::Register(auftrag) => register::laufe(&auftrag),
            Befehl::Verify {
                datei,
                trust,
                status,
                crl,
                daten,
            } => pruefen::pruefe(&pruefen::Auftrag {
                datei,
                anker: trust,
                statusliste: status,
                sperrlisten: crl,
                mit_daten: daten,
            }),
            Befehl::Validate(auftrag) => validate::pruefe(&auftrag),
            Befehl::Message { was } => was.fuehre_aus(),
            Befehl::Doctor(auftrag) => doctor::untersuche(&auftrag),
            Befehl::Outbox { was } => was.fuehre_aus(),
            Befehl::Inbox { was } => was.fuehre_aus(),
            Befehl::Journal { was } => was.fuehre_aus(),
            Befehl::Rueckmeldungen { config } => rueckmeldungen::zeige(&config),
            Befehl::Openapi => ausgeben(&crate::web::openapi_yaml()),
        }
    }
}

fn serve(datei: &std::path::Path) -> ExitCode {
    let config = match config::lies(datei) {
        Ok(config) => config,
        Err(fehler) => return ende_mit_2(&fehler),
    };
    ops::protokolliere(&config.protokoll);
    in_runtime(async move {
        let laufend = match ops::Laufend::starte_mit(config).await {
            Ok(laufend) => laufend,
            Err(fehler) => return ende_mit_2(&fehler),
        };
        tracing::info!(adresse = %laufend.adresse(), "listening");
        ops::warte_auf_ende().await;
        laufend.stoppe().await;
        ExitCode::SUCCESS
    })
}

pub(super) fn in_runtime(lauf: impl Future<Output = ExitCode>) -> ExitCode {
    match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime.block_on(lauf),
        Err(fehler) => ende_mit_2(&fehler),
    }
}

pub(super) fn ende_mit_2(fehler: &dyn std::fmt::Display) -> ExitCode {
    // One line, whatever the error's text holds.
    let zeile = fehler.to_string().replace('\n', " ");
    let _ = std::io::Write::write_all(&mut std::io::stderr(), format!("meldewerk: {zeile}\n").as_bytes());
    ExitCode::from(2)
}

/// Says on one line why nothing was done; ends with 1.
pub(super) fn nein(text: &str) -> ExitCode {
    let _ = std::io::Write::write_all(&mut std::io::stderr(), format!("meldewerk: {text}\n").as_bytes());
    ExitCode::FAILURE
}

pub(super) fn ausgeben(text: &str) -> ExitCode {
    match std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
