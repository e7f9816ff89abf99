//! What is said about a transport service.

use std::time::Duration;

use url::Url;
use xoev::ags::Ags;

use super::metadaten::Umschlagtexte;
use crate::transport::gegenseitig::TlsSettings;

/// A transport service that speaks XTA 2.1.1, and the registers behind it.
#[derive(Clone, Debug)]
pub struct XtaSettings {
    /// Its name in the configuration, for logs.
    pub name: String,
    /// Where its ports are.
    pub adressen: XtaAdressen,
    /// Our certificate, and whom we trust.
    pub tls: TlsSettings,
    /// Who we are: our identifier in the directory, such as `mbp:990000000001`.
    pub kennung: String,
    /// What stands on each message.
    pub texte: Umschlagtexte,
    /// The communes whose registers are reached by it.
    pub register: Vec<Ags>,
    /// How long a whole answer may take.
    pub antwortzeit: Duration,
}

/// The ports of a transport service; `https`.
#[derive(Clone, Debug)]
pub struct XtaAdressen {
    /// `managementPort`.
    pub management: Url,
    /// `sendPort`.
    pub senden: Url,
    /// `msgBoxPort`.
    pub postfach: Url,
}
