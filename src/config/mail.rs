//! Section `mail` of `meldewerk.toml`.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::{ConfigFehler, lesen::lies_geheim};
use crate::transport::{MailSettings, Mailsicherung, Mailzugang};

/// Section `mail`. Without it the service sends no mails, and its pages offer none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mailteil {
    /// Host name of the mail server.
    pub server: String,
    /// Port.
    pub port: u16,
    /// Encryption on the way.
    #[serde(default)]
    pub verschluesselung: Mailverschluesselung,
    /// User name, if the server asks for one.
    #[serde(default)]
    pub benutzer: Option<String>,
    /// File with the password.
    #[serde(default)]
    pub kennwort_datei: Option<PathBuf>,
    /// The address that mails come from.
    pub absender: String,
}

/// Encryption on the way to the mail server.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub enum Mailverschluesselung {
    /// STARTTLS, or not at all.
    #[default]
    Starttls,
    /// TLS from the first byte.
    Tls,
    /// None; only for a server on this machine.
    Keine,
}

impl Mailteil {
    /// The Settings of the mail client.
    ///
    /// # Errors
    /// [`ConfigFehler`] if the file with the password cannot be read.
    pub fn settings(&self) -> Result<MailSettings, ConfigFehler> {
        let zugang = match (&self.benutzer, &self.kennwort_datei) {
            (Some(benutzer), Some(datei)) => Some(Mailzugang {
                benutzer: benutzer.clone(),
                kennwort: lies_geheim(datei)?,
            }),
            _ => None,
        };
        Ok(MailSettings {
            server: self.server.clone(),
            port: self.port,
            sicherung: match self.verschluesselung {
                Mailverschluesselung::Starttls => Mailsicherung::Starttls,
                Mailverschluesselung::Tls => Mailsicherung::Tls,
                Mailverschluesselung::Keine => Mailsicherung::Keine,
            },
            zugang,
            absender: self.absender.clone(),
        })
    }

    /// Checks what only the meaning of values rules out; `datei` is the file that holds the section.
    pub(super) fn pruefe(&self, datei: &Path) -> Result<(), ConfigFehler> {
        let wert = |schluessel, grund: &str| ConfigFehler::Wert {
            datei: datei.to_owned(),
            schluessel,
            grund: grund.to_owned(),
        };
        let hier = matches!(self.server.as_str(), "localhost" | "127.0.0.1" | "::1");
        if self.verschluesselung == Mailverschluesselung::Keine && !hier {
            return Err(wert(
                "mail.verschluesselung",
                "may be \"keine\" only for a server on this machine",
            ));
        }
        if self.benutzer.is_some() != self.kennwort_datei.is_some() {
            return Err(wert(
                "mail.kennwort_datei",
                "name both benutzer and kennwort_datei, or neither",
            ));
        }
        if !self.absender.contains('@') {
            return Err(wert("mail.absender", "is not an address"));
        }
        Ok(())
    }
}
