//! The state file: written whole beside the old one, then put in its place, so that no crash leaves half of it.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::{bestand::Bestand, fehler::RegisterFehler};

const DATEI: &str = "bestand.json";
const NEUE_DATEI: &str = "bestand.json.neu";

/// Where the state lies on disk.
#[derive(Debug)]
pub(super) struct Ablage {
    verzeichnis: PathBuf,
}

impl Ablage {
    /// Makes the directory if it is missing.
    pub(super) fn oeffne(verzeichnis: &Path) -> Result<Self, RegisterFehler> {
        let ablage = Self {
            verzeichnis: verzeichnis.to_owned(),
        };
        fs::create_dir_all(verzeichnis).map_err(|grund| ablage.fehler("written", grund))?;
        Ok(ablage)
    }

    /// The state of the last write; `None` on the first start.
    pub(super) fn lies(&self) -> Result<Option<Bestand>, RegisterFehler> {
        let text = match fs::read(self.datei()) {
            Ok(text) => text,
            Err(grund) if grund.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(grund) => return Err(self.fehler("read", grund)),
        };
        serde_json::from_slice(&text)
            .map(Some)
            .map_err(|_| RegisterFehler::Inhalt(self.datei()))
    }

    /// Returns once the state is on disk for good.
    pub(super) fn schreibe(&self, bestand: &Bestand) -> Result<(), RegisterFehler> {
        let text = serde_json::to_vec(bestand).map_err(|_| RegisterFehler::Inhalt(self.datei()))?;
        self.ersetze(&text).map_err(|grund| self.fehler("written", grund))
    }

    fn ersetze(&self, text: &[u8]) -> io::Result<()> {
        let neu = self.verzeichnis.join(NEUE_DATEI);
        let mut datei = File::create(&neu)?;
        datei.write_all(text)?;
        datei.sync_all()?;
        fs::rename(&neu, self.datei())?;
        // Without this the new name may be lost on a power cut.
        File::open(&self.verzeichnis)?.sync_all()
    }

    fn datei(&self) -> PathBuf {
        self.verzeichnis.join(DATEI)
    }

    fn fehler(&self, tat: &'static str, grund: io::Error) -> RegisterFehler {
        RegisterFehler::Ablage {
            datei: self.datei(),
            tat,
            grund,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_half_written_new_file_does_not_harm_the_old_state() {
        let ordner = tempfile::tempdir().unwrap();
        let ablage = Ablage::oeffne(ordner.path()).unwrap();
        assert!(ablage.lies().unwrap().is_none());
        ablage
            .schreibe(&Bestand {
                laufende_nummer: 7,
                ..Bestand::default()
            })
            .unwrap();
        fs::write(ordner.path().join(NEUE_DATEI), b"{\"einwohner\":").unwrap();
        assert_eq!(ablage.lies().unwrap().unwrap().laufende_nummer, 7);
    }

    #[test]
    fn a_foreign_state_file_is_named_and_not_overwritten() {
        let ordner = tempfile::tempdir().unwrap();
        fs::write(ordner.path().join(DATEI), b"not ours").unwrap();
        let fehler = Ablage::oeffne(ordner.path()).unwrap().lies().unwrap_err();
        assert!(matches!(fehler, RegisterFehler::Inhalt(_)));
        assert_eq!(fs::read(ordner.path().join(DATEI)).unwrap(), b"not ours");
    }
}
