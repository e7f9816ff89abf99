//! What `meldewerk demo --check` leaves behind, and other documents of ours, hold before programs that others wrote.
//!
//! One file a subject; the run is shared by all of them.

mod amt;
mod feindlich;
pub(crate) mod fremdsiegel;
mod lauf;
mod nachweis;
mod nachweisurteile;
mod papier;
mod schrift;
mod siegel;
mod struktur;
mod tabelle;
mod urteile;
mod werkzeuge;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use crate::hilfen::{
    gegenstelle::{Ausgang, rufe},
    prozess::meldewerk,
};

/// The documents that it keeps.
const DOKUMENTE: [&str; 5] = [
    "meldebestaetigung.pdf",
    "meldebescheinigung.pdf",
    "meldebescheinigung-englisch.pdf",
    "meldedatensatz.pdf",
    "selbstauskunft.pdf",
];

/// One run for all tests of this file.
struct Lauf {
    ordner: PathBuf,
    ausgang: Ausgang,
}

static LAUF: LazyLock<Lauf> = LazyLock::new(|| {
    let ordner = Path::new(env!("CARGO_TARGET_TMPDIR")).join("demo-check");
    let _ = fs::remove_dir_all(&ordner);
    let ausgang = rufe(meldewerk().args(["demo", "--check", "--out"]).arg(&ordner));
    Lauf { ordner, ausgang }
});

/// The folder of a run that went well.
fn ordner() -> &'static Path {
    assert_eq!(LAUF.ausgang.code, Some(0), "{}", LAUF.ausgang.text);
    &LAUF.ordner
}

fn pruefe(datei: &Path) -> Ausgang {
    rufe(
        meldewerk()
            .arg("verify")
            .arg(datei)
            .arg("--trust")
            .arg(ordner().join("ca.pem")),
    )
}
