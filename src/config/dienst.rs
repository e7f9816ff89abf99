//! The sections of `meldewerk.toml`.

use std::{net::SocketAddr, path::PathBuf};

use serde::Deserialize;

use super::{Mailteil, transport::Zustellteil};
use crate::web::Grenzen;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hauptdatei {
    pub dienst: Dienstteil,
    pub bestand: Bestandsteil,
    #[serde(default)]
    pub protokoll: Protokollteil,
    #[serde(default)]
    pub mail: Option<Mailteil>,
    #[serde(default)]
    pub codelisten: Codelistenteil,
    #[serde(default)]
    pub laender: Laenderteil,
}

/// Section `dienst`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dienstteil {
    /// Address to listen on.
    pub adresse: SocketAddr,
    /// Threads that answer requests.
    #[serde(default = "zwei")]
    pub arbeiter: usize,
    /// Address on which the numbers of the service can be read (`/metrics`); `None` for nowhere.
    #[serde(default)]
    pub metriken_adresse: Option<SocketAddr>,
    /// Where registers deliver to us by XTA; `None` for nowhere.
    #[serde(default)]
    pub xta: Option<Zustellteil>,
    /// How often an address may ask.
    #[serde(default)]
    pub grenzen: Grenzen,
}

/// Section `bestand`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bestandsteil {
    /// The SQLite file.
    pub pfad: PathBuf,
    /// File with the key of the encryption at rest.
    pub schluessel_datei: PathBuf,
}

/// Section `protokoll`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Protokollteil {
    /// For people or for machines.
    pub form: Protokollform,
    /// What is logged, as in `RUST_LOG`.
    pub filter: String,
}

impl Default for Protokollteil {
    fn default() -> Self {
        Self {
            form: Protokollform::Text,
            filter: "info".to_owned(),
        }
    }
}

/// How log lines look.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Protokollform {
    /// For people.
    Text,
    /// For machines, one object a line.
    Json,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Laenderteil {
    pub verzeichnis: PathBuf,
}

impl Default for Laenderteil {
    fn default() -> Self {
        Self {
            verzeichnis: "land".into(),
        }
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Codelistenteil {
    pub verzeichnis: Option<PathBuf>,
}

const fn zwei() -> usize {
    2
}
