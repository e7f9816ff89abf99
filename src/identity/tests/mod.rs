//! What the room promises, tried against a hostile provider and against the dev provider over real HTTP.

mod abmelden;
mod abwehr;
mod feind;
mod haus;
mod liste;
mod maschine;
mod personen;
mod ruhe;
mod rundweg;
mod verschluesselt;

use std::sync::{Arc, Mutex, Once};

use jiff::{SignedDuration, Timestamp};

use crate::{
    identity::{
        Angabennamen, ClientAuthentisierung, Niveauabfrage, Schluesselpaar, Settings, Signaturalgorithmus,
        Zugriffshash,
    },
    kernel::{LandId, Uhr},
};

/// Our redirect URI; nobody listens there.
const WEITERLEITUNG: &str = "http://127.0.0.1:9/anmeldung/zurueck";

/// A clock that a test sets.
struct Stelluhr(Mutex<Timestamp>);

impl Stelluhr {
    fn neu() -> Arc<Self> {
        Arc::new(Self(Mutex::new("2026-07-01T10:00:00Z".parse().unwrap())))
    }

    fn stelle_vor(&self, um: SignedDuration) {
        let mut jetzt = self.0.lock().unwrap();
        *jetzt += um;
    }
}

impl Uhr for Stelluhr {
    fn jetzt(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

fn land() -> LandId {
    "musterland".parse().unwrap()
}

fn settings(aussteller: &str, schluessel: &Schluesselpaar) -> Settings {
    static TLS: Once = Once::new();
    TLS.call_once(|| {
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
    Settings {
        id: "bundid".parse().unwrap(),
        name: "BundID".to_owned(),
        aussteller: aussteller.to_owned(),
        client_id: "meldewerk".to_owned(),
        client_authentisierung: ClientAuthentisierung::PrivateKeyJwt(schluessel.privat_pem.clone()),
        weiterleitung: WEITERLEITUNG.to_owned(),
        bereiche: Vec::new(),
        niveau: Niveauabfrage::default(),
        angaben: Angabennamen::default(),
        entschluesselung: None,
        at_hash: Zugriffshash::default(),
        erlaubte_algorithmen: vec![Signaturalgorithmus::Es256, Signaturalgorithmus::Ps256],
    }
}
