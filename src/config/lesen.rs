//! Reads `meldewerk.toml` and the files of the Länder beside it.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use serde::de::DeserializeOwned;

use super::{
    Config, ConfigFehler, Landteil,
    codelisten::{lies_codelisten, lies_codelisten_falls_da},
    dienst::Hauptdatei,
};
use crate::kernel::Geheim;

/// Reads the configuration whose main file is `datei`.
///
/// # Errors
/// [`ConfigFehler`], one line that names file and key.
pub fn lies(datei: &Path) -> Result<Config, ConfigFehler> {
    let haupt: Hauptdatei = lies_toml(datei)?;
    let ordner = datei.parent().unwrap_or(Path::new("."));
    let mut dienst = haupt.dienst;
    dienst.xta = dienst.xta.map(|xta| xta.neben(ordner));
    let mut bestand = haupt.bestand;
    bestand.pfad = ordner.join(&bestand.pfad);
    bestand.schluessel_datei = ordner.join(&bestand.schluessel_datei);
    let mut mail = haupt.mail;
    if let Some(mail) = &mut mail {
        mail.pruefe(datei)?;
        mail.kennwort_datei = mail.kennwort_datei.as_ref().map(|pfad| ordner.join(pfad));
    }
    let codelisten = match &haupt.codelisten.verzeichnis {
        Some(verzeichnis) => lies_codelisten(&ordner.join(verzeichnis))?,
        None => lies_codelisten_falls_da(&ordner.join("codelisten"))?,
    };
    let laender = lies_laender(&ordner.join(&haupt.laender.verzeichnis))?;
    Ok(Config {
        dienst,
        bestand,
        protokoll: haupt.protokoll,
        mail,
        codelisten: Arc::new(codelisten),
        laender,
    })
}

fn lies_laender(verzeichnis: &Path) -> Result<Vec<Landteil>, ConfigFehler> {
    let eintraege = fs::read_dir(verzeichnis).map_err(|fehler| nicht_lesbar(verzeichnis, &fehler))?;
    let mut dateien: Vec<PathBuf> = eintraege
        .filter_map(|eintrag| eintrag.ok().map(|eintrag| eintrag.path()))
        .filter(|pfad| pfad.extension().is_some_and(|endung| endung == "toml"))
        .collect();
    dateien.sort();
    if dateien.is_empty() {
        let grund = "holds no file of a Land (*.toml)".to_owned();
        return Err(ConfigFehler::Datei {
            datei: verzeichnis.to_owned(),
            grund,
        });
    }
    dateien.iter().map(|datei| lies_land(datei)).collect()
}

fn lies_land(datei: &Path) -> Result<Landteil, ConfigFehler> {
    let text = fs::read_to_string(datei).map_err(|fehler| nicht_lesbar(datei, &fehler))?;
    lies_land_text(&text, datei)
}

/// Reads one Land from `text`; paths in it are relative to the folder of `datei`.
///
/// # Errors
/// [`ConfigFehler`].
pub fn lies_land_text(text: &str, datei: &Path) -> Result<Landteil, ConfigFehler> {
    let mut land: Landteil = toml::from_str(text).map_err(|fehler| inhalt(datei, text, &fehler))?;
    datei.clone_into(&mut land.datei);
    land.pruefe()?;
    Ok(land)
}

fn lies_toml<T: DeserializeOwned>(datei: &Path) -> Result<T, ConfigFehler> {
    let text = fs::read_to_string(datei).map_err(|fehler| nicht_lesbar(datei, &fehler))?;
    toml::from_str(&text).map_err(|fehler| inhalt(datei, &text, &fehler))
}

/// A secret from its own file, white space at its ends dropped.
///
/// # Errors
/// [`ConfigFehler::Datei`].
pub fn lies_geheim(datei: &Path) -> Result<Geheim, ConfigFehler> {
    let text = fs::read_to_string(datei).map_err(|fehler| nicht_lesbar(datei, &fehler))?;
    Ok(Geheim::neu(text.trim().to_owned()))
}

pub(super) fn nicht_lesbar(datei: &Path, fehler: &std::io::Error) -> ConfigFehler {
    ConfigFehler::Datei {
        datei: datei.to_owned(),
        grund: fehler.to_string(),
    }
}

fn inhalt(datei: &Path, text: &str, fehler: &toml::de::Error) -> ConfigFehler {
    let anfang = fehler.span().map_or(0, |span| span.start);
    let davor = text.get(..anfang).unwrap_or_default();
    let zeile = davor.matches('\n').count() + 1;
    let schluessel = text
        .lines()
        .nth(zeile - 1)
        .unwrap_or_default()
        .split('=')
        .next()
        .unwrap_or_default()
        .trim();
    let meldung = fehler.message().replace('\n', " ");
    let genannt =
        schluessel.is_empty() || schluessel.starts_with('[') || meldung.contains(&format!("`{schluessel}`"));
    let grund = if genannt {
        meldung
    } else {
        format!("`{schluessel}`: {meldung}")
    };
    ConfigFehler::Inhalt {
        datei: datei.to_owned(),
        zeile,
        grund,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fehler_in(zeilen: &str) -> String {
        let ordner = tempfile::tempdir().unwrap();
        let datei = ordner.path().join("meldewerk.toml");
        fs::write(&datei, zeilen).unwrap();
        let Err(fehler) = lies(&datei) else {
            panic!("this configuration has a fault")
        };
        fehler.to_string()
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let fehler = fehler_in(
            "[dienst]\nadresse = \"127.0.0.1:1\"\nfarbe = 1\n[bestand]\npfad=\"x\"\nschluessel_datei=\"y\"\n",
        );
        assert!(
            fehler.contains(":3:") && fehler.contains("farbe") && !fehler.contains('\n'),
            "{fehler}"
        );
    }

    #[test]
    fn a_value_that_does_not_fit_is_named_with_its_key() {
        let fehler =
            fehler_in("[dienst]\nadresse = \"hier\"\n[bestand]\npfad=\"x\"\nschluessel_datei=\"y\"\n");
        assert!(fehler.contains(":2:") && fehler.contains("adresse"), "{fehler}");
        let fehler = fehler_in("[dienst]\nadresse = 1\n[bestand]\npfad=\"x\"\nschluessel_datei=\"y\"\n");
        assert!(fehler.contains(":2: `adresse`"), "{fehler}");
    }

    #[test]
    fn a_land_that_contradicts_itself_or_names_no_day_is_refused() {
        let datei = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/land/musterland.toml");
        let text = fs::read_to_string(&datei).unwrap();
        for (alt, neu, was) in [
            ("99000003", "99000002", "gemeinde_ohne_anschluss.ags"),
            ("ostern+39", "himmelfahrt", "ostern"),
        ] {
            let fehler = lies_land_text(&text.replacen(alt, neu, 1), &datei)
                .unwrap_err()
                .to_string();
            assert!(fehler.contains(was) && !fehler.contains('\n'), "{fehler}");
        }
    }

    #[test]
    fn the_shipped_configuration_is_read() {
        let datei = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/meldewerk.toml");
        let config = lies(&datei).unwrap();
        assert_eq!(config.laender.len(), 1);
        let land = config.laender[0].land();
        assert_eq!((land.gemeinden.len(), land.ohne_anschluss.len()), (2, 1));
        assert!(
            land.feiertage.ist_feiertag(jiff::civil::date(2027, 3, 29)),
            "Easter Monday"
        );
    }
}
