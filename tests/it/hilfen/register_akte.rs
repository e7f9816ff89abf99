//! What stands in the state file of a Musterregister.

use std::path::Path;

use serde_json::Value;

/// The state of the register of this commune, as it is on disk.
pub(crate) struct Akte(Value);

impl Akte {
    pub(crate) fn lies(daten: &Path, ags: &str) -> Self {
        let datei = daten.join(format!("register-{ags}/bestand.json"));
        Self(serde_json::from_slice(&std::fs::read(datei).unwrap()).unwrap())
    }

    /// The entries of people with this family name, as many as there are.
    pub(crate) fn personen(&self, familienname: &str) -> Vec<&Value> {
        let alle = self.0["einwohner"].as_object().unwrap().values();
        alle.filter(|person| person["person"]["familienname"] == familienname)
            .collect()
    }

    /// How many messages were taken in.
    pub(crate) fn nachrichten(&self) -> usize {
        self.0["bekannte"].as_object().unwrap().len()
    }
}

/// How many dwellings of this entry are not ended.
pub(crate) fn bewohnte(person: &Value) -> usize {
    person["wohnungen"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|bezug| bezug["auszug"].is_null())
        .count()
}
