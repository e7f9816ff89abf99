//! What the way to the registers promises, tried against a register of a few lines.

mod berichte;
mod holen;
mod http;
mod mails;
pub(crate) mod pki;
mod senden;
mod sicherung;
mod stummel;

use std::sync::{Arc, Mutex};

use jiff::Timestamp;

use crate::kernel::Uhr;
use crate::store::Bestand;
use crate::store::proben::{Probe, muster};

use super::{HttpVerbindung, RegisterSettings, Registerverbindung, Settings, Verbindungen, Verzeichnis};

use self::stummel::Stummel;

const SCHLUESSEL: &str = "geheimer-schluessel";

/// A clock that the test moves.
pub(super) struct Stelluhr(Mutex<Timestamp>);

impl Stelluhr {
    pub(super) fn neu(zeit: Timestamp) -> Arc<Self> {
        Arc::new(Self(Mutex::new(zeit)))
    }

    fn stelle(&self, zeit: Timestamp) {
        *self.0.lock().unwrap() = zeit;
    }
}

impl Uhr for Stelluhr {
    fn jetzt(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

/// The way to these registers, by commune.
fn verbindung(register: &[(&str, &Stummel)]) -> Arc<dyn Registerverbindung> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let register = register
        .iter()
        .map(|(ags, stummel)| RegisterSettings {
            ags: xoev::ags::Ags::parse(ags).unwrap(),
            adresse: stummel.adresse(),
            zugangsschluessel: crate::kernel::Geheim::neu(SCHLUESSEL.to_owned()),
            rechtsgrundlage: None,
        })
        .collect();
    let verzeichnis = Verzeichnis::neu(Settings {
        antwortzeit_sekunden: 20,
        laenderschluessel: "99".to_owned(),
        register,
    })
    .unwrap();
    Arc::new(HttpVerbindung::neu(verzeichnis).unwrap())
}

fn verbindungen(register: &[(&str, &Stummel)]) -> Verbindungen {
    [(muster(), verbindung(register))].into()
}

fn bestand(probe: &Probe) -> Arc<dyn Bestand> {
    probe.bestand.clone()
}
