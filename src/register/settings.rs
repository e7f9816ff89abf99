//! What one Musterregister is told: its commune, who asks it, where its state lies, who lives there.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    time::Duration,
};

use jiff::civil::Date;
use serde::Deserialize;
use xoev::ags::Ags;

use super::{
    einwohner::{Einwohner, Schluessel},
    fehler::RegisterFehler,
    personen::{self, Personenangabe},
    szenario::Szenario,
    xta::{Xtadatei, Xtazugang},
};
use crate::{
    kernel::Geheim,
    land::{Behoerde, Gemeinde},
};

/// Settings of one Musterregister.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The commune whose Meldebehörde answers.
    pub gemeinde: Gemeinde,
    /// What a caller must send as Bearer token.
    pub zugangsschluessel: Geheim,
    /// The Verwaltungsportal that reads our answers.
    pub portal: Portal,
    /// The folder of the state file.
    pub verzeichnis: PathBuf,
    /// The inhabitants of a register that starts for the first time.
    pub bestand: BTreeMap<Schluessel, Einwohner>,
    /// All streets of the commune; an Anmeldung elsewhere is refused.
    pub strassen: Vec<Strasse>,
    /// Other Musterregister that are told when a person has moved here from them.
    pub andere: Vec<AnderesRegister>,
    /// How long the office takes before it answers an Anmeldung.
    pub antwortverzug: Duration,
    /// Where it is reached by XTA 2.1.1; `None` for nowhere.
    pub xta: Option<Xtazugang>,
    /// For whom it does something else than an office would.
    pub szenarien: Vec<Szenario>,
    /// Whether messages carry the attribute `test` and documents say that they are not official.
    pub testbetrieb: bool,
}

/// The Verwaltungsportal as it stands in message headers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portal {
    /// Its id in the directory without the prefix `mbp:`.
    pub kennung: String,
    /// Name and address.
    pub behoerde: Behoerde,
}

/// A street, or its part in one postcode.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Strasse {
    /// The name as the commune writes it.
    pub name: String,
    /// Five digits.
    pub postleitzahl: String,
}

/// Another Musterregister.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnderesRegister {
    /// Its commune.
    pub ags: Ags,
    /// Its base URL without a trailing slash.
    pub adresse: String,
    /// Its Bearer token.
    pub zugangsschluessel: Geheim,
}

impl Settings {
    /// Reads the settings of a register that runs on its own; ages of its people count on `stichtag`, and files lie in
    /// `ordner`.
    ///
    /// # Errors
    /// [`RegisterFehler::Angaben`] with key and reason; no value is repeated.
    pub fn aus_toml(text: &str, ordner: &Path, stichtag: Date) -> Result<Self, RegisterFehler> {
        let datei: Datei = personen::lies_toml("the register's settings", text)?;
        Ok(Self {
            bestand: personen::aufnehmen(datei.person, datei.gemeinde.ags, stichtag)?,
            gemeinde: datei.gemeinde,
            zugangsschluessel: datei.zugangsschluessel,
            portal: datei.portal,
            verzeichnis: ordner.join(datei.verzeichnis),
            strassen: datei.strassen,
            andere: datei.andere,
            antwortverzug: Duration::from_secs(datei.antwortverzug_sekunden),
            xta: datei.xta.map(|xta| xta.lies(ordner)).transpose()?,
            szenarien: datei.szenario,
            testbetrieb: datei.testbetrieb,
        })
    }

    /// Whether this street lies in the commune under this postcode; case and white space do not matter.
    #[must_use]
    pub fn kennt_strasse(&self, name: &str, postleitzahl: &str) -> bool {
        let gleich = |strasse: &Strasse| {
            strasse.postleitzahl == postleitzahl
                && super::erkennen::verdichtet(&strasse.name) == super::erkennen::verdichtet(name)
        };
        self.strassen.iter().any(gleich)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Datei {
    gemeinde: Gemeinde,
    zugangsschluessel: Geheim,
    portal: Portal,
    verzeichnis: PathBuf,
    #[serde(default)]
    person: Vec<Personenangabe>,
    strassen: Vec<Strasse>,
    #[serde(default)]
    andere: Vec<AnderesRegister>,
    #[serde(default)]
    antwortverzug_sekunden: u64,
    #[serde(default)]
    xta: Option<Xtadatei>,
    #[serde(default)]
    szenario: Vec<Szenario>,
    #[serde(default = "ja")]
    testbetrieb: bool,
}

/// A Musterregister holds invented people, so its messages say so unless told otherwise.
const fn ja() -> bool {
    true
}
