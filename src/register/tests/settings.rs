//! The settings of a register that a vendor runs on its own.

use std::path::Path;

use crate::register::{RegisterFehler, Settings};

const DATEI: &str = r#"
zugangsschluessel = "geheim-geheim"
verzeichnis = "/tmp/musterregister"
antwortverzug_sekunden = 2
strassen = [{ name = "Neue Straße", postleitzahl = "99002" }]

[gemeinde]
ags = "99000002"
name = "Neustadt"
leistungen = ["anmeldung"]

[gemeinde.meldebehoerde]
name = "Stadt Neustadt"
email = "buergerservice@neustadt.example"
anschrift = { strasse = "Marktstraße", hausnummer = "2", postleitzahl = "99002", ort = "Neustadt" }

[portal]
kennung = "990000000001"

[portal.behoerde]
name = "Portal"
email = "portal@musterland.example"
anschrift = { strasse = "Portalweg", hausnummer = "1", postleitzahl = "99000", ort = "Musterstadt" }

[[person]]
key = "nina"
vornamen = "Nina"
familienname = "Neumann"
geburtsdatum = "1990-00"

[person.register]
geschlecht = "w"
wohnung = { strasse = "Neue Straße", hausnummer = "1", postleitzahl = "99002", ort = "Neustadt", ags = "99000002" }
"#;

fn aus_toml(text: &str) -> Result<Settings, RegisterFehler> {
    Settings::aus_toml(text, Path::new("/"), "2026-11-21".parse().unwrap())
}

#[test]
fn a_register_of_its_own_is_described_by_one_file() {
    let settings = aus_toml(&DATEI.replace("1990-00", "1990-05")).unwrap();
    assert_eq!((settings.bestand.len(), settings.antwortverzug.as_secs()), (1, 2));
    assert!(settings.testbetrieb, "unless told otherwise");
    assert!(
        settings.kennt_strasse("neue  Straße", "99002") && !settings.kennt_strasse("Neue Straße", "99003")
    );
}

#[test]
fn a_fault_in_the_file_is_named_by_line_without_its_value() {
    let fehler = aus_toml(DATEI).unwrap_err().to_string();
    assert!(fehler.contains("line") && !fehler.contains("1990"), "{fehler}");
    let fehler = aus_toml(&DATEI.replace("verzeichnis", "ordner"))
        .unwrap_err()
        .to_string();
    assert!(
        fehler.contains("ordner") && !fehler.contains("geheim"),
        "{fehler}"
    );
}
