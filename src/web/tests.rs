//! The texts against the templates and handlers that name them; `sprache/regelheft.rs` holds the languages together.

use std::{fs, path::Path};

use super::sprache::Texte;
use crate::{antrag::Grund, fall::Abweichung, regeln::Befund};

/// Texts of code that look like the key of a text but are something else.
const KEINE_TEXTE: [&str; 31] = [
    "mit-englisch",
    "sd-jwt",
    "unterlage-sonst",
    "address-line1",
    "postal-code",
    "one-time-code",
    "mw-kurz",
    "mw-mittel",
    "sec-fetch-site",
    "permissions-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "same-origin",
    "no-store",
    "no-referrer",
    "x-csrf-token",
    "set-cookie",
    "wie-lange",
    "grund-",
    "befund-",
    "zustand-",
    "element-",
    "blatt-",
    "fehler-",
    "accept-language",
    "utf-8",
    "antrag-fehler",
    "x-forwarded-for",
    "papier-",
    "danach-",
    "code-erwartet",
];

fn dateien(ordner: &Path, endung: &str) -> Vec<(String, String)> {
    let mut gefunden = Vec::new();
    for eintrag in fs::read_dir(ordner).unwrap().map(Result::unwrap) {
        let pfad = eintrag.path();
        if pfad.is_dir() {
            gefunden.extend(dateien(&pfad, endung));
        } else if pfad.extension().is_some_and(|e| e == endung) {
            gefunden.push((pfad.display().to_string(), fs::read_to_string(&pfad).unwrap()));
        }
    }
    gefunden
}

fn wurzel(ordner: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(ordner)
}

/// What stands between quotation marks in `text`.
fn zitate(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}

fn sieht_aus_wie_schluessel(text: &str) -> bool {
    text.contains('-')
        && text.split('-').all(|teil| {
            !teil.is_empty() && teil.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

#[test]
fn every_text_that_a_template_names_exists() {
    let texte = Texte::lade().unwrap();
    for (datei, inhalt) in dateien(&wurzel("templates/web"), "html") {
        let direkt = inhalt
            .split("s.t(\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next());
        let bausteine = inhalt
            .split("{% call f::")
            .skip(1)
            .filter_map(|rest| rest.split("%}").next())
            .flat_map(zitate)
            .filter(|zitat| sieht_aus_wie_schluessel(zitat) && !KEINE_TEXTE.contains(zitat));
        for schluessel in direkt.chain(bausteine) {
            assert!(texte.hat(schluessel), "{schluessel} in {datei}");
        }
    }
}

#[test]
fn every_text_that_a_handler_names_exists() {
    let texte = Texte::lade().unwrap();
    for (datei, inhalt) in dateien(&wurzel("src/web"), "rs") {
        let andere = ["tests.rs", "gebrauch.rs"]
            .iter()
            .any(|ende| datei.ends_with(ende));
        if andere || datei.contains("/api/") {
            continue;
        }
        let ohne_kommentar: Vec<&str> = inhalt
            .lines()
            .filter(|zeile| !zeile.trim_start().starts_with("//"))
            .collect();
        for zitat in zitate(&ohne_kommentar.join("\n")) {
            if sieht_aus_wie_schluessel(zitat) && !KEINE_TEXTE.contains(&zitat) {
                assert!(texte.hat(zitat), "{zitat} in {datei}");
            }
        }
    }
}

#[test]
fn every_reason_finding_and_difference_has_words() {
    let texte = Texte::lade().unwrap();
    let gruende = [
        Grund::Fehlt,
        Grund::zeichen_oder_form("\u{416}"),
        Grund::ZuLang,
        Grund::Form,
        Grund::KeinDatum,
        Grund::ZuWeitVoraus,
        Grund::Spanne,
        Grund::ZuFrueh,
        Grund::GemeindeUnbekannt,
        Grund::NichtInListe,
    ];
    let befunde = [
        Befund::Unter16,
        Befund::MinderjaehrigFuerAndere,
        Befund::ZustimmungFehlt,
        Befund::UnterlageFehlt,
        Befund::SchonGemeldet,
        Befund::AndereGemeinde,
        Befund::GleicheGemeinde,
        Befund::VorGeburt,
    ];
    let abweichungen = [
        Abweichung::Name,
        Abweichung::Geburtsdatum,
        Abweichung::Anschrift,
        Abweichung::Einzugsdatum,
        Abweichung::Status,
    ];
    let schluessel = gruende
        .iter()
        .map(Grund::schluessel)
        .chain(befunde.map(Befund::schluessel))
        .chain(abweichungen.map(Abweichung::schluessel));
    for schluessel in schluessel {
        assert!(texte.hat(schluessel), "{schluessel}");
    }
}

#[test]
fn no_page_carries_a_script_or_a_style_of_its_own() {
    for (datei, inhalt) in dateien(&wurzel("templates/web"), "html") {
        for verboten in ["<script", "<style", " style=", "onclick=", "http://", "https://"] {
            let inhalt = inhalt
                .replace("http://www.w3.org/2000/svg", "")
                .replace("<script src=\"{{ s.datei(", "");
            assert!(
                !inhalt.contains(verboten),
                "{verboten} in {datei}: the content security policy would stop it"
            );
        }
    }
}
