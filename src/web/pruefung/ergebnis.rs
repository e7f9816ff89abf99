//! The verdict on a document in words.

use serde::Deserialize;
use serde_json::Value;

use crate::{
    kernel::tag_in_berlin,
    meldewesen::Meldedaten,
    urkunde::{Beleg, Fremdheit, Pruefergebnis, Siegelstelle, Traeger, Veraenderung},
    web::{
        angaben::{self, Gruppe},
        nachweisfelder,
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
        Pruefergebnis::Veraendert {
            stelle,
            grund: Veraenderung::Papiersiegel,
        } => Ergebnis {
            farbe: "danger",
            titel: s.t("pruefen-papier-veraendert"),
            absaetze: [Some(s.t("pruefen-papier-veraendert-text")), behoerde(s, stelle)]
                .into_iter()
                .flatten()
                .collect(),
            daten: Vec::new(),
        },
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
                Fremdheit::KeinCode => "pruefen-kein-code-text",
                Fremdheit::KeinPapiersiegel => "pruefen-kein-papiersiegel-text",
                Fremdheit::KeinNachweis => "pruefen-kein-nachweis-text",
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
    let (titel, text, wann) = match beleg.traeger {
        Traeger::Papier => {
            let tag = s.texte.tag(tag_in_berlin(beleg.zeitpunkt));
            ("pruefen-papier", "pruefen-papier-text", tag)
        }
        Traeger::Datei | Traeger::Nachweis => {
            let zeitpunkt = s.zeitpunkt(&beleg.zeitpunkt);
            ("pruefen-echt", "pruefen-echt-text", zeitpunkt)
        }
    };
    let absaetze = [
        Some(s.t(text)),
        behoerde(s, &beleg.stelle),
        Some(s.t1("pruefen-zeitpunkt", "zeitpunkt", &wann)),
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
        titel: s.t(titel),
        absaetze: absaetze.into_iter().flatten().collect(),
        daten,
    }
}

fn behoerde(s: &Seite, stelle: &Siegelstelle) -> Option<String> {
    let name = stelle.organisation.as_deref().or(stelle.name.as_deref())?;
    Some(s.t1("pruefen-stelle", "stelle", name))
}

/// The attached data in one group: what a register sent or a credential discloses, in the words of our pages.
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
        None => zeilen.extend(
            daten
                .as_object()
                .into_iter()
                .flatten()
                .flat_map(|(name, wert)| nachweisfelder::zeilen(&s.texte, name, wert)),
        ),
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
