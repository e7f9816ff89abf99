//! The verdict on a document in words.

use serde::Deserialize;
use serde_json::Value;

use crate::{
    meldewesen::Meldedaten,
    urkunde::{Beleg, Fremdheit, Pruefergebnis, Siegelstelle},
    web::{
        angaben::{self, Gruppe, Zeile},
        seite::Seite,
    },
};

/// The verdict as the page shows it.
pub(super) struct Ergebnis {
    /// KERN's colour and icon; the title says the same.
    pub(super) farbe: &'static str,
    /// The verdict.
    pub(super) titel: String,
    /// What it means.
    pub(super) absaetze: Vec<String>,
    /// The data attached to a genuine file.
    pub(super) daten: Vec<Gruppe>,
}

/// The verdict in the page's language.
pub(super) fn zeige(s: &Seite, urteil: &Pruefergebnis) -> Ergebnis {
    match urteil {
        Pruefergebnis::Echt(beleg) => echt(s, beleg),
        Pruefergebnis::Veraendert { stelle, .. } => Ergebnis {
            farbe: "danger",
            titel: s.t("pruefen-veraendert"),
            absaetze: [
                Some(s.t("pruefen-veraendert-text")),
                behoerde(s, stelle),
                Some(s.t("pruefen-veraendert-weg")),
            ]
            .into_iter()
            .flatten()
            .collect(),
            daten: Vec::new(),
        },
        Pruefergebnis::NichtVonUns { grund } => {
            let text = match grund {
                Fremdheit::KeinPdf => "pruefen-kein-pdf-text",
                _ => "pruefen-fremd-text",
            };
            Ergebnis {
                farbe: "warning",
                titel: s.t("pruefen-fremd"),
                absaetze: vec![s.t(text)],
                daten: Vec::new(),
            }
        }
    }
}

fn echt(s: &Seite, beleg: &Beleg) -> Ergebnis {
    let absaetze = [
        Some(s.t("pruefen-echt-text")),
        behoerde(s, &beleg.stelle),
        Some(s.t1("pruefen-zeitpunkt", "zeitpunkt", &s.zeitpunkt(&beleg.zeitpunkt))),
        Some(s.t("pruefen-stand")),
        s.testbetrieb.then(|| s.t("pruefen-test")),
    ];
    let daten = beleg
        .angehaengte_daten
        .as_ref()
        .map(|daten| lies(s, daten.offen()))
        .unwrap_or_default();
    Ergebnis {
        farbe: "success",
        titel: s.t("pruefen-echt"),
        absaetze: absaetze.into_iter().flatten().collect(),
        daten,
    }
}

fn behoerde(s: &Seite, stelle: &Siegelstelle) -> Option<String> {
    let name = stelle.organisation.as_deref().or(stelle.name.as_deref())?;
    Some(s.t1("pruefen-stelle", "stelle", name))
}

/// The attached data in one group: what a register sent in the words of our pages, anything else as it stands.
fn lies(s: &Seite, daten: &Value) -> Vec<Gruppe> {
    let meldedaten = daten
        .get("meldedaten")
        .and_then(|wert| Meldedaten::deserialize(wert).ok());
    let mut zeilen = Vec::new();
    match meldedaten {
        Some(daten) => zeilen.extend(
            angaben::meldedaten(&s.texte, &daten, false)
                .into_iter()
                .flat_map(|g| g.zeilen),
        ),
        None => sammle("", daten, &mut zeilen),
    }
    if zeilen.is_empty() {
        return Vec::new();
    }
    vec![Gruppe {
        titel: s.t("pruefen-daten"),
        zeilen,
        aendern: None,
    }]
}

fn sammle(pfad: &str, wert: &Value, zeilen: &mut Vec<Zeile>) {
    let unter = |name: &str| {
        if pfad.is_empty() {
            name.to_owned()
        } else {
            [pfad, name].join(" – ")
        }
    };
    match wert {
        Value::Object(felder) => felder
            .iter()
            .for_each(|(name, wert)| sammle(&unter(name), wert, zeilen)),
        Value::Array(werte) if werte.len() == 1 => werte.iter().for_each(|wert| sammle(pfad, wert, zeilen)),
        Value::Array(werte) => {
            (1..)
                .zip(werte)
                .for_each(|(nummer, wert)| sammle(&unter(&format!("{nummer}")), wert, zeilen));
        }
        Value::String(text) => zeilen.push(Zeile {
            angabe: None,
            name: pfad.to_owned(),
            wert: text.clone(),
        }),
        Value::Number(zahl) => zeilen.push(Zeile {
            angabe: None,
            name: pfad.to_owned(),
            wert: zahl.to_string(),
        }),
        Value::Bool(_) | Value::Null => {}
    }
}
