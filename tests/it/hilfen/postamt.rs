//! A mail server that others wrote (Python `aiosmtpd`), as a process of its own.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;

use super::{gegenstelle::quelle, laufzeit::warte_auf};

/// A running mail server; ends when dropped, its mails with it.
pub(crate) struct Postamt {
    kind: Child,
    ordner: TempDir,
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
        let ordner = tempfile::tempdir().unwrap();
        let mut kind = Command::new(quelle("target/venv/bin/python"))
            .arg(quelle("tests/conformance/smtp_server.py"))
            .args(["--port", &port.to_string(), "--ordner"])
            .arg(ordner.path())
            .args(mehr)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut zeile = String::new();
        BufReader::new(kind.stdout.take().unwrap())
            .read_line(&mut zeile)
            .unwrap();
        let port = zeile
            .trim()
            .strip_prefix("PORT ")
            .expect("the mail server starts");
        Self {
            port: port.parse().unwrap(),
            kind,
            ordner,
        }
    }

    /// A port at which nobody takes mails just now.
    pub(crate) fn keins() -> u16 {
        Self::starte().port
    }

    /// The mails so far, in the order in which they came.
    pub(crate) fn mails(&self) -> Vec<Value> {
        let mut dateien: Vec<_> = fs::read_dir(self.ordner.path())
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

impl Drop for Postamt {
    fn drop(&mut self) {
        let _ = self.kind.kill();
        let _ = self.kind.wait();
    }
}
