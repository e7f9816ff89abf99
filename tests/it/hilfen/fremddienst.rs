//! A service in Python as a process of its own, on a port that it chooses.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use tempfile::TempDir;

use super::gegenstelle::quelle;

/// A running service; ends when dropped, its folder with it.
pub(crate) struct Fremddienst {
    kind: Child,
    ordner: TempDir,
    pub(crate) port: u16,
}

impl Fremddienst {
    /// Starts this script of tests/conformance; returns when it listens.
    pub(crate) fn starte(skript: &str, argumente: &[&str]) -> Self {
        let ordner = tempfile::tempdir().unwrap();
        let mut kind = Command::new(quelle("target/venv/bin/python"))
            .arg(quelle("tests/conformance").join(skript))
            .args(argumente)
            .arg("--ordner")
            .arg(ordner.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut zeile = String::new();
        BufReader::new(kind.stdout.take().unwrap())
            .read_line(&mut zeile)
            .unwrap();
        let port = zeile.trim().strip_prefix("PORT ");
        let port = port
            .unwrap_or_else(|| panic!("{skript} does not start"))
            .parse()
            .unwrap();
        Self { kind, ordner, port }
    }

    /// Where it keeps what it saw.
    pub(crate) fn ordner(&self) -> &Path {
        self.ordner.path()
    }
}

impl Drop for Fremddienst {
    fn drop(&mut self) {
        let _ = self.kind.kill();
        let _ = self.kind.wait();
    }
}
