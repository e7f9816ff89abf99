//! Keys, certificates and tokens of a demo: made at its first start, kept for the next.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, civil::Date};

use crate::{
    identity::{SchluesselFehler, Schluesselpaar},
    kernel::{Zufall, tag_in_berlin, zufall},
    land::Land,
    urkunde::{DemoPki, PkiFehler},
};

/// The demo could not prepare its folder.
#[derive(Debug, thiserror::Error)]
pub enum VorbereitungFehler {
    /// A file could not be written.
    #[error("{}: {grund}", pfad.display())]
    Datei {
        /// Which.
        pfad: PathBuf,
        /// The system's words.
        grund: io::Error,
    },
    /// Certificates could not be made.
    #[error(transparent)]
    Pki(#[from] PkiFehler),
    /// The login's key could not be made.
    #[error(transparent)]
    Schluessel(#[from] SchluesselFehler),
}

/// Makes what `ordner` lacks of keys, certificates and tokens for the communes of `land`.
///
/// # Errors
/// [`VorbereitungFehler`].
pub fn bereite_vor(
    ordner: &Path,
    land: &Land,
    jetzt: Timestamp,
    zufall: &dyn Zufall,
) -> Result<(), VorbereitungFehler> {
    fs::create_dir_all(ordner).map_err(|grund| VorbereitungFehler::Datei {
        pfad: ordner.to_owned(),
        grund,
    })?;
    let hex_geheimnis = || hex::encode(zufall::bytes::<32>(zufall));
    schreibe_einmal(&ordner.join("bestand.key"), hex_geheimnis)?;
    schreibe_einmal(&ordner.join(STICHTAG), || tag_in_berlin(jetzt).to_string())?;
    for gemeinde in &land.gemeinden {
        schreibe_einmal(
            &ordner.join(format!("register-{}.token", gemeinde.ags)),
            hex_geheimnis,
        )?;
        schreibe_einmal(&ordner.join(format!("amt-{}.key", gemeinde.ags)), hex_geheimnis)?;
    }
    if !ordner.join("client.key").exists() {
        let paar = Schluesselpaar::erzeuge()?;
        schreibe(&ordner.join("client.pub"), &paar.oeffentlich_pem)?;
        schreibe(&ordner.join("client.key"), paar.privat_pem.offen())?;
    }
    // A folder from before there were seals on paper gets a new issuer: the key of the old one is gone.
    let papier_da = land
        .gemeinden
        .iter()
        .all(|gemeinde| ordner.join(format!("papier-{}.pem", gemeinde.ags)).exists());
    if !papier_da || !ordner.join("ca.pem").exists() {
        siegel(ordner, land, jetzt, zufall)?;
    }
    Ok(())
}

/// The file with the day on which the ages of the invented people hold: the first day of this folder. The registers
/// keep their people in the folder, so later starts must not make anybody younger.
const STICHTAG: &str = "stichtag";

/// The day on which the ages of the invented people hold.
///
/// # Errors
/// [`VorbereitungFehler::Datei`] if the folder has none that can be read.
pub(super) fn stichtag(ordner: &Path) -> Result<Date, VorbereitungFehler> {
    let pfad = ordner.join(STICHTAG);
    let gelesen = fs::read_to_string(&pfad)
        .and_then(|text| text.trim().parse().map_err(|_| io::Error::other("not a date")));
    gelesen.map_err(|grund| VorbereitungFehler::Datei { pfad, grund })
}

fn siegel(
    ordner: &Path,
    land: &Land,
    jetzt: Timestamp,
    zufall: &dyn Zufall,
) -> Result<(), VorbereitungFehler> {
    let behoerden: Vec<&str> = land
        .gemeinden
        .iter()
        .map(|gemeinde| gemeinde.meldebehoerde.name.as_str())
        .collect();
    let pki = DemoPki::neu(&behoerden, 1, jetzt, zufall)?;
    for (gemeinde, siegel) in land.gemeinden.iter().zip(pki.siegel) {
        for (zweck, schluessel) in [
            ("siegel", &siegel.dokument),
            ("nachweis", &siegel.nachweis),
            ("papier", &siegel.papier),
        ] {
            let datei = |endung: &str| ordner.join(format!("{zweck}-{}.{endung}", gemeinde.ags));
            schreibe(&datei("pem"), &schluessel.zertifikat_pem)?;
            schreibe(&datei("key"), schluessel.schluessel_pem.offen())?;
        }
    }
    // Last, because its presence says that the others are there.
    schreibe(&ordner.join("ca.pem"), &pki.anker_pem)
}

fn schreibe_einmal(pfad: &Path, inhalt: impl FnOnce() -> String) -> Result<(), VorbereitungFehler> {
    if pfad.exists() {
        Ok(())
    } else {
        schreibe(pfad, &inhalt())
    }
}

/// Writes beside the file and moves it into place, so that a crash leaves no half of a key.
fn schreibe(pfad: &Path, inhalt: &str) -> Result<(), VorbereitungFehler> {
    // Certificates and public keys are for everybody, the rest is for us.
    let oeffentlich = pfad
        .extension()
        .is_some_and(|endung| endung == "pem" || endung == "pub");
    let modus = if oeffentlich { 0o644 } else { 0o600 };
    let daneben = pfad.with_extension("neu");
    let schreiben = || {
        let mut datei = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(modus)
            .open(&daneben)?;
        datei.write_all(inhalt.as_bytes())?;
        datei.sync_all()?;
        fs::rename(&daneben, pfad)
    };
    schreiben().map_err(|grund| VorbereitungFehler::Datei {
        pfad: pfad.to_owned(),
        grund,
    })
}
