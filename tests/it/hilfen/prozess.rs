//! The binary under test as a process of its own.

use std::{
    fs::File,
    io::{BufRead, BufReader, Read},
    net::TcpListener,
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    sync::atomic::{AtomicU16, Ordering},
};

use super::{
    gegenstelle::{Ausgang, rufe},
    weg::Orte,
};

/// The binary under test.
pub(crate) fn meldewerk() -> Command {
    let mut befehl = Command::new(env!("CARGO_BIN_EXE_meldewerk"));
    befehl.env_remove("RUST_LOG");
    befehl
}

/// `meldewerk demo` on free ports; killed when dropped.
pub(crate) struct Demo {
    pub(crate) orte: Orte,
    kind: Child,
    ausgabe: BufReader<ChildStdout>,
}

impl Demo {
    /// A demo on any free ports; returns when it answers.
    pub(crate) fn starte(daten: &Path) -> Self {
        Self::starte_bei(daten, 0)
    }

    /// A demo on this port and the three behind it. People are known by the address of their identity provider, so
    /// that a demo finds their cases again only on the same ports.
    pub(crate) fn starte_bei(daten: &Path, port: u16) -> Self {
        Self::starte_mit(daten, port, None)
    }

    /// A demo on any free ports that writes everything it has to say, also what only developers want to know, into `protokoll`.
    pub(crate) fn starte_gespraechig(daten: &Path, protokoll: &Path) -> Self {
        let mut befehl = meldewerk();
        befehl.env("RUST_LOG", "debug");
        befehl.stderr(File::create(protokoll).unwrap());
        Self::aus(befehl, daten, 0, None)
    }

    /// A demo that keeps every message in the folder `nachrichten`.
    pub(crate) fn starte_mit(daten: &Path, port: u16, nachrichten: Option<&Path>) -> Self {
        let mut befehl = meldewerk();
        befehl.env("RUST_LOG", "error");
        Self::aus(befehl, daten, port, nachrichten)
    }

    fn aus(mut befehl: Command, daten: &Path, port: u16, nachrichten: Option<&Path>) -> Self {
        if let Some(ordner) = nachrichten {
            befehl.arg("demo").arg("--out").arg(ordner);
        } else {
            befehl.arg("demo");
        }
        let mut kind = befehl
            .args(["--port", &port.to_string(), "--data"])
            .arg(daten)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut ausgabe = BufReader::new(kind.stdout.take().unwrap());
        let mut gelesen = String::new();
        while !gelesen.contains("People:") {
            let laenge = ausgabe.read_line(&mut gelesen).unwrap();
            assert!(laenge > 0, "the demo ended before it was ready: {gelesen}");
        }
        let orte = Orte {
            dienst: adresse(&gelesen, "Open"),
            anbieter: adresse(&gelesen, "Login"),
            altstadt: adresse(&gelesen, "Altstadt"),
            neustadt: adresse(&gelesen, "Neustadt"),
        };
        Self { orte, kind, ausgabe }
    }

    /// SIGKILL; nothing is tidied up.
    pub(crate) fn toete(mut self) {
        self.kind.kill().unwrap();
        self.kind.wait().unwrap();
    }

    /// SIGTERM; gives what it still said and how it ended.
    pub(crate) fn beende(mut self) -> Ausgang {
        sigterm(&self.kind);
        let mut text = String::new();
        self.ausgabe.read_to_string(&mut text).unwrap();
        Ausgang {
            code: self.kind.wait().unwrap().code(),
            text,
        }
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.kind.kill();
        let _ = self.kind.wait();
    }
}

/// The first of four ports that were free just now, below those that the system gives out by itself.
pub(crate) fn vier_freie_ports() -> u16 {
    static NAECHSTER: AtomicU16 = AtomicU16::new(21_000);
    loop {
        let erster = NAECHSTER.fetch_add(4, Ordering::Relaxed);
        assert!(erster < 32_000, "there are no four free ports in a row");
        let frei = (erster..erster + 4).map(|port| TcpListener::bind(("127.0.0.1", port)));
        if frei.collect::<Result<Vec<_>, _>>().is_ok() {
            return erster;
        }
    }
}

/// Asks a process to end.
pub(crate) fn sigterm(kind: &Child) {
    let ausgang = rufe(Command::new("sh").args(["-c", "kill -TERM $0", &kind.id().to_string()]));
    assert_eq!(ausgang.code, Some(0), "{}", ausgang.text);
}

fn adresse(text: &str, wort: &str) -> String {
    let zeile = text
        .lines()
        .find(|zeile| zeile.trim_start().starts_with(wort))
        .unwrap_or_default();
    let url = zeile
        .split_whitespace()
        .find(|teil| teil.starts_with("http://"))
        .unwrap_or_default();
    url.trim_end_matches("/briefkasten").to_owned()
}
