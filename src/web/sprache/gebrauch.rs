//! Whether each text is still used: a text that nothing shows is one more that every language has to translate.
//!
//! Code names a text by its key, or begins a key and adds a value (`zustand-{…}`); help texts and paragraphs of the
//! information pages hang on the key of what they belong to.

use std::{collections::BTreeSet, fs, path::Path};

use super::{lesart::lies, sprachen::dateien};

/// Sources that name keys without using the texts.
const OHNE: [&str; 4] = ["regelheft.rs", "gebrauch.rs", "lesart.rs", "web/tests.rs"];
/// Beginnings that code cuts off or builds from two values: of these every key is looked for by itself.
const KEIN_ANFANG: [&str; 3] = ["grund-", "befund-", "fehler-"];
/// Ends by which a text hangs on another one, numbers aside.
const ANHANG: [&str; 3] = ["hilfe", "liste", "danach"];

/// What the sources say about keys.
#[derive(Default)]
struct Quellen {
    /// Everything between two quotation marks.
    zitate: BTreeSet<String>,
    /// Beginnings of keys, with the hyphen.
    anfaenge: BTreeSet<String>,
}

impl Quellen {
    fn lies(rust: &[String], vorlagen: &[String]) -> Self {
        let mut quellen = Self::default();
        for zitat in rust.iter().flat_map(|inhalt| inhalt.split('"')) {
            quellen.zitate.insert(zitat.to_owned());
            let anfang = zitat.split_once('{').map_or(zitat, |(anfang, _)| anfang);
            if anfang.ends_with('-') && !KEIN_ANFANG.contains(&anfang) {
                quellen.anfaenge.insert(anfang.to_owned());
            }
        }
        let vorlagen = vorlagen.iter().flat_map(|inhalt| inhalt.split('"'));
        quellen.zitate.extend(vorlagen.map(str::to_owned));
        quellen
    }

    fn nennen(&self, schluessel: &str) -> bool {
        if self.zitate.contains(schluessel) || self.beginnen(schluessel) || self.fehler(schluessel) {
            return true;
        }
        schluessel.rsplit_once('-').is_some_and(|(davor, ende)| {
            let angehaengt = ANHANG.contains(&ende) || ende.bytes().all(|b| b.is_ascii_digit());
            angehaengt && self.nennen(davor)
        })
    }

    fn beginnen(&self, schluessel: &str) -> bool {
        schluessel
            .match_indices('-')
            .any(|(stelle, _)| self.anfaenge.contains(&schluessel[..=stelle]))
    }

    /// `fehler-<field>-grund-<reason>`: there is such a field, and such a reason.
    fn fehler(&self, schluessel: &str) -> bool {
        let teile = schluessel
            .strip_prefix("fehler-")
            .and_then(|rest| rest.rsplit_once("-grund-"));
        teile.is_some_and(|(feld, grund)| {
            self.zitate.contains(&feld.replace('-', "_")) && self.zitate.contains(&["grund-", grund].concat())
        })
    }
}

fn inhalte(ordner: &Path, endungen: &[&str]) -> Vec<String> {
    let mut gefunden = Vec::new();
    for eintrag in fs::read_dir(ordner).unwrap().map(Result::unwrap) {
        let pfad = eintrag.path();
        if pfad.is_dir() {
            gefunden.extend(inhalte(&pfad, endungen));
        } else if endungen
            .iter()
            .any(|endung| pfad.extension().is_some_and(|e| e == *endung))
            && !OHNE.iter().any(|ohne| pfad.ends_with(ohne))
        {
            gefunden.push(fs::read_to_string(&pfad).unwrap());
        }
    }
    gefunden
}

#[test]
fn every_text_is_used() {
    let wurzel = Path::new(env!("CARGO_MANIFEST_DIR"));
    let quellen = Quellen::lies(
        &inhalte(&wurzel.join("src"), &["rs"]),
        &inhalte(&wurzel.join("templates"), &["html", "typ"]),
    );
    let sprachen = lies(dateien());
    let unbenutzt: Vec<_> = sprachen["de"]
        .keys()
        .filter(|schluessel| !quellen.nennen(schluessel))
        .collect();
    assert!(unbenutzt.is_empty(), "nothing shows these texts: {unbenutzt:#?}");
}

#[test]
fn this_test_finds_what_it_is_for() {
    let rust = [
        r#"t("knopf"); format!("zustand-{}", z); ["papier-", p].concat(); "grund-fehlt"; x.trim("grund-")"#
            .to_owned(),
        r#"Feldfehler { feld: "haus_nummer" }; format!("fehler-{}-{}", f, g)"#.to_owned(),
    ];
    let quellen = Quellen::lies(
        &rust,
        &[r#"{{ s.t("titel") }} <p id="seite-{{ n }}">"#.to_owned()],
    );
    for benutzt in [
        "knopf",
        "knopf-hilfe",
        "titel",
        "titel-2",
        "titel-liste-1",
        "zustand-neu",
        "papier-leer",
        "grund-fehlt",
        "fehler-haus-nummer-grund-fehlt",
    ] {
        assert!(quellen.nennen(benutzt), "{benutzt}");
    }
    for unbenutzt in [
        "knopf-text",
        "seite-1",
        "seite-neu",
        "zustand",
        "grund-form",
        "fehler-haus-nummer-grund-form",
        "fehler-strasse-grund-fehlt",
    ] {
        assert!(!quellen.nennen(unbenutzt), "{unbenutzt}");
    }
}
