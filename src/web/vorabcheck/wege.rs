//! Every way through the check in German words, to be read: `cargo test -- --nocapture every_way_can_be_read`.

use std::{collections::BTreeMap, path::Path};

use jiff::civil::{Date, date};

use super::worte;
use crate::{
    antrag::{Anliegen, Frage, Vorabantworten},
    config,
    land::Land,
    regeln::{Ergebnis, Stand, pruefe_vorab},
    web::sprache::Texte,
};

const HEUTE: Date = date(2026, 11, 26);

/// Musterland as it is shipped.
fn land() -> Land {
    let datei = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/land/musterland.toml");
    let text = std::fs::read_to_string(&datei).unwrap();
    config::lies_land_text(&text, &datei).unwrap().land()
}

/// The answers of one way, and how it ends.
struct Weg {
    gegeben: Vec<(&'static str, String)>,
    antworten: Vorabantworten,
    ergebnis: Ergebnis,
}

fn lies(gegeben: &[(&'static str, String)]) -> Vorabantworten {
    Vorabantworten::parse(|name| {
        let wert = gegeben.iter().find(|(feld, _)| *feld == name);
        wert.map(|(_, wert)| wert.clone()).unwrap_or_default()
    })
    .0
}

fn wege(land: &Land) -> Vec<Weg> {
    let mut offen = vec![Vec::new()];
    let mut wege = Vec::new();
    while let Some(gegeben) = offen.pop() {
        let antworten = lies(&gegeben);
        let (frage, werte) = match pruefe_vorab(&antworten, land, HEUTE).stand {
            Stand::Ergebnis(ergebnis) => {
                wege.push(Weg {
                    gegeben,
                    antworten,
                    ergebnis,
                });
                continue;
            }
            Stand::Frage {
                frage,
                antworten: werte,
                ..
            } => (frage, werte),
        };
        let werte: Vec<String> = match frage {
            Frage::Gemeinde | Frage::Bisher => ["99000001", "99000002", "99000003", "andere"]
                .map(str::to_owned)
                .into(),
            Frage::Einzug => [date(2026, 11, 1), date(2026, 12, 24)]
                .map(|tag| tag.to_string())
                .into(),
            _ => werte.into_iter().map(str::to_owned).collect(),
        };
        for wert in werte {
            let mut weiter = gegeben.clone();
            weiter.push((frage.wert(), wert));
            offen.push(weiter);
        }
    }
    wege
}

/// What the page says, in one piece.
fn gesagt(texte: &Texte, weg: &Weg) -> String {
    let anliegen = weg.antworten.anliegen.unwrap_or(Anliegen::Zuzug);
    let mut saetze = vec![
        worte::grund(texte, &weg.ergebnis),
        worte::schritt(texte, &weg.ergebnis),
    ];
    if let Ergebnis::SoGehtEs { was, .. } = &weg.ergebnis {
        saetze.extend(was.iter().map(|zusatz| worte::zusatz(texte, *zusatz).1));
    }
    if let Ergebnis::Nein { grund } = &weg.ergebnis {
        let bringen = grund.unterlagen(anliegen, weg.antworten.wer);
        saetze.extend(bringen.into_iter().map(|u| worte::unterlage(texte, u)));
    }
    if weg.ergebnis.mit_meldefrist(anliegen) {
        saetze.push(texte.t("check-frist-text"));
    }
    saetze.push(worte::normen(&weg.ergebnis, anliegen));
    saetze.join(" | ")
}

#[test]
fn every_way_can_be_read_and_its_reasons_fit_its_answers() {
    let (land, texte) = (land(), Texte::lade().unwrap());
    let mut gelesen = BTreeMap::<String, String>::new();
    for weg in wege(&land) {
        let (text, antworten) = (gesagt(&texte, &weg), &weg.antworten);
        let beispiel: Vec<_> = weg.gegeben.iter().map(|(f, w)| format!("{f}={w}")).collect();
        let wo = beispiel.join(" ");
        let sagt = |worte: &str| text.contains(worte);
        let gibt = |feld: &str, wert: &str| weg.gegeben.iter().any(|(f, w)| *f == feld && w == wert);
        if gibt("anliegen", "bescheinigung") {
            let fremd = ["Einzug", "zwei Wochen", "§\u{a0}17", "die umziehen"];
            assert!(!fremd.into_iter().any(sagt), "{wo}: {text}");
        }
        if gibt("gemeldet", "nein") {
            assert!(
                !sagt("Sie sind schon gemeldet") && !sagt("solange Sie in Deutschland"),
                "{wo}: {text}"
            );
        }
        if gibt("gemeldet", "ja") {
            assert!(
                !sagt("nicht gemeldet") && !sagt("sonst im Ausland"),
                "{wo}: {text}"
            );
        }
        if gibt("wer", "allein") || gibt("wer", "gemeinsam") {
            assert!(!sagt("Heiratsurkunde"), "{wo}: {text}");
        }
        if let (Some(einstieg), Some(ziel), Some(bisher)) =
            (weg.ergebnis.einstieg(), antworten.gemeinde, antworten.bisher)
        {
            let pfad = if ziel == bisher {
                "/ummeldung"
            } else {
                "/anmeldung"
            };
            assert_eq!(
                worte::pfad(einstieg),
                pfad,
                "{wo}: the form lets only this one pass"
            );
        }
        gelesen.entry(text).or_insert(wo);
    }
    for (text, wo) in &gelesen {
        println!("{wo}\n    → {text}\n");
    }
    assert!(gelesen.len() > 40, "{}", gelesen.len());
}
