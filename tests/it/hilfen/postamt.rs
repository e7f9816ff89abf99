//! A mail server that others wrote (Python `aiosmtpd`), as a process of its own.

use std::{fs, path::Path};

use serde_json::Value;

use super::{fremddienst::Fremddienst, laufzeit::warte_auf};

/// A running mail server; ends when dropped, its mails with it.
pub(crate) struct Postamt {
    dienst: Fremddienst,
    pub(crate) port: u16,
}

impl Postamt {
    /// On a free port.
    pub(crate) fn starte() -> Self {
        Self::mit(0, &[])
    }

    /// On this port, because a service looks for it there.
    pub(crate) fn starte_bei(port: u16) -> Self {
        Self::mit(port, &[])
    }

    /// Takes mails only after STARTTLS with this certificate.
    pub(crate) fn starte_mit_tls(zertifikat: &Path, schluessel: &Path) -> Self {
        let (zertifikat, schluessel) = (zertifikat.to_str().unwrap(), schluessel.to_str().unwrap());
        Self::mit(0, &["--zertifikat", zertifikat, "--schluessel", schluessel])
    }

    fn mit(port: u16, mehr: &[&str]) -> Self {
        let port = port.to_string();
        let argumente = [&["--port", &*port], mehr].concat();
        let dienst = Fremddienst::starte("smtp_server.py", &argumente);
        Self {
            port: dienst.port,
            dienst,
        }
    }

    /// A port at which nobody takes mails just now.
    pub(crate) fn keins() -> u16 {
        Self::starte().port
    }

    /// The mails so far, in the order in which they came.
    pub(crate) fn mails(&self) -> Vec<Value> {
        let mut dateien: Vec<_> = fs::read_dir(self.dienst.ordner())
            .unwrap()
            .map(|datei| datei.unwrap().path())
            .filter(|datei| datei.extension().is_some_and(|endung| endung == "json"))
            .collect();
        dateien.sort();
        dateien
            .iter()
            .map(|datei| serde_json::from_slice(&fs::read(datei).unwrap()).unwrap())
            .collect()
    }

    /// Waits until so many mails have come.
    pub(crate) async fn warte_auf(&self, anzahl: usize) -> Vec<Value> {
        warte_auf(&format!("{anzahl} mails come"), async || {
            let mails = self.mails();
            (mails.len() >= anzahl).then_some(mails)
        })
        .await
    }
}
