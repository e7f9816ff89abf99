//! A Land's own templates, read from its folder.

use std::{fs, io::Read, path::Path};

use super::{ConfigFehler, Landteil, lesen::nicht_lesbar};
use crate::urkunde::{EigeneVorlage, GROESSTE_VORLAGE};

/// More files than there are templates are a wrong folder.
const HOECHSTENS: usize = 64;

impl Landteil {
    /// The files `*.typ` of `vorlagen_ordner`, in the order of their names; none without one. Other files stay unread.
    ///
    /// # Errors
    /// [`ConfigFehler`] if the folder or a file cannot be read, is no text, or is beyond any template.
    pub fn vorlagen(&self) -> Result<Vec<EigeneVorlage>, ConfigFehler> {
        let Some(ordner) = &self.vorlagen_ordner else {
            return Ok(Vec::new());
        };
        let ordner = self.neben(ordner);
        let eintraege = fs::read_dir(&ordner).map_err(|fehler| nicht_lesbar(&ordner, &fehler))?;
        let mut dateien: Vec<_> = eintraege
            .filter_map(|eintrag| eintrag.ok().map(|eintrag| eintrag.path()))
            .filter(|pfad| pfad.extension().is_some_and(|endung| endung == "typ"))
            .take(HOECHSTENS + 1)
            .collect();
        if dateien.len() > HOECHSTENS {
            return Err(self.wert("vorlagen_ordner", "holds more files than there are templates"));
        }
        dateien.sort();
        dateien.iter().map(|datei| lies(datei)).collect()
    }
}

/// One byte over the limit is enough to be refused as too large later.
fn lies(datei: &Path) -> Result<EigeneVorlage, ConfigFehler> {
    let mut text = String::new();
    fs::File::open(datei)
        .and_then(|offen| {
            offen
                .take(
                    u64::try_from(GROESSTE_VORLAGE)
                        .unwrap_or(u64::MAX)
                        .saturating_add(1),
                )
                .read_to_string(&mut text)
        })
        .map_err(|fehler| nicht_lesbar(datei, &fehler))?;
    let name = datei
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Ok(EigeneVorlage { name, text })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::lies_land_text;

    fn land(ordner: &Path) -> Landteil {
        let muster = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/land/musterland.toml");
        let text = fs::read_to_string(muster).unwrap();
        lies_land_text(
            &format!("vorlagen_ordner = \"eigene\"\n{text}"),
            &ordner.join("land.toml"),
        )
        .unwrap()
    }

    #[test]
    fn templates_are_read_from_the_folder_beside_the_file_and_nothing_else_is() {
        let ordner = tempfile::tempdir().unwrap();
        let eigene = ordner.path().join("eigene");
        fs::create_dir(&eigene).unwrap();
        for (name, text) in [
            ("rahmen.typ", "#let a = 1"),
            ("ablehnung.typ", ""),
            ("LIESMICH.txt", "nein"),
        ] {
            fs::write(eigene.join(name), text).unwrap();
        }
        let namen: Vec<_> = land(ordner.path())
            .vorlagen()
            .unwrap()
            .into_iter()
            .map(|v| v.name)
            .collect();
        assert_eq!(namen, ["ablehnung.typ", "rahmen.typ"]);
    }

    #[test]
    fn a_folder_that_is_missing_is_named_and_a_huge_file_is_read_only_to_the_limit() {
        let ordner = tempfile::tempdir().unwrap();
        let fehler = land(ordner.path()).vorlagen().unwrap_err().to_string();
        assert!(fehler.contains("eigene: cannot be read"), "{fehler}");
        fs::create_dir(ordner.path().join("eigene")).unwrap();
        fs::write(
            ordner.path().join("eigene/rahmen.typ"),
            "/".repeat(GROESSTE_VORLAGE * 2),
        )
        .unwrap();
        let gelesen = land(ordner.path()).vorlagen().unwrap();
        assert_eq!(gelesen[0].text.len(), GROESSTE_VORLAGE + 1);
    }
}
