//! Keys, certificates and tokens of a demo: made at its first start, kept for the next.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

use jiff::{Timestamp, civil::Date};

use crate::{
    config::{Ankerteil, Landteil, Siegelteil},
    identity::{SchluesselFehler, Schluesselpaar},
    kernel::{Zufall, tag_in_berlin, zufall},
    land::Land,
    urkunde::{DemoPki, DemoSchluessel, PkiFehler},
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
    if !siegeldateien(land).all(|datei| ordner.join(datei).exists()) {
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

/// What must be there to seal; a folder of an older version lacks some of it.
fn siegeldateien(land: &Land) -> impl Iterator<Item = String> {
    let je_behoerde = land.gemeinden.iter().flat_map(|gemeinde| {
        ["siegel", "nachweis", "papier"].map(|zweck| format!("{zweck}-{}.key", gemeinde.ags))
    });
    ["ca.pem", "ca.crl", "status.key", "zeitstempel.key"]
        .map(str::to_owned)
        .into_iter()
        .chain(je_behoerde)
}

/// Lets `land` seal with the keys that [`bereite_vor`] put into `ordner`; without a time-stamp authority.
pub fn siegel_aus(land: &mut Landteil, ordner: &Path) {
    let schluessel = |name: &str| Siegelteil {
        zertifikat_datei: ordner.join(format!("{name}.pem")),
        schluessel_datei: Some(ordner.join(format!("{name}.key"))),
        pkcs11: None,
        fernsignatur: None,
        weitere: Vec::new(),
    };
    land.siegel = Ankerteil {
        anker_datei: ordner.join("ca.pem"),
        sperrlisten_dateien: vec![ordner.join("ca.crl")],
        status_ordner: Some(ordner.join("status")),
        zeitstempel: None,
        status: schluessel("status"),
        auftrag: None,
    };
    for gemeinde in &mut land.gemeinden {
        gemeinde.siegel = Some(schluessel(&format!("siegel-{}", gemeinde.ags)));
        gemeinde.nachweis = Some(schluessel(&format!("nachweis-{}", gemeinde.ags)));
        gemeinde.papier = Some(schluessel(&format!("papier-{}", gemeinde.ags)));
    }
}

/// Makes a new PKI. An anchor that is there stays one, so that what was sealed before stays valid.
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
    let nummer = u64::try_from(jetzt.as_second()).unwrap_or(1);
    let pki = DemoPki::neu(&land.name, &behoerden, nummer, jetzt, zufall)?;
    let paar = |name: &str, schluessel: &DemoSchluessel| {
        schreibe(&ordner.join(format!("{name}.pem")), &schluessel.zertifikat_pem)?;
        schreibe(
            &ordner.join(format!("{name}.key")),
            schluessel.schluessel_pem.offen(),
        )
    };
    for (gemeinde, siegel) in land.gemeinden.iter().zip(&pki.siegel) {
        paar(&format!("siegel-{}", gemeinde.ags), &siegel.dokument)?;
        paar(&format!("nachweis-{}", gemeinde.ags), &siegel.nachweis)?;
        paar(&format!("papier-{}", gemeinde.ags), &siegel.papier)?;
    }
    paar("status", &pki.status)?;
    paar("zeitstempel", &pki.zeitstempel)?;
    let fruehere = fs::read_to_string(ordner.join("ca.pem")).unwrap_or_default();
    schreibe(&ordner.join("ca.pem"), &format!("{}{fruehere}", pki.anker_pem))?;
    // Last, because its presence says that the others are there.
    schreibe(&ordner.join("ca.crl"), &pki.sperrliste_pem)
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
        .is_some_and(|endung| endung == "pem" || endung == "pub" || endung == "crl");
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
