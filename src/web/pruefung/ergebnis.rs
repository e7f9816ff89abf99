//! The verdict on a document in words.

use serde::Deserialize;
use serde_json::Value;

use crate::{
    kernel::tag_in_berlin,
    meldewesen::Meldedaten,
    urkunde::{
        Beleg, Dokumentstatus, Pruefergebnis, Siegelstelle, Sperrstand, Traeger, Ungueltigkeit, Unklarheit,
        Veraenderung, Zeitquelle,
    },
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
        Pruefergebnis::Gueltig(beleg) => gueltig(s, beleg),
        Pruefergebnis::Ungueltig { stelle, grund } => ungueltig(s, stelle, *grund),
        Pruefergebnis::Unbestimmt { stelle, grund } => unbestimmt(s, stelle.as_ref(), *grund),
    }
}

fn gueltig(s: &Seite, beleg: &Beleg) -> Ergebnis {
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
    let zeit = match &beleg.zeitquelle {
        Zeitquelle::Behoerde => s.t1("pruefen-zeitpunkt", "zeitpunkt", &wann),
        Zeitquelle::Zeitstempel(_) => s.t1("pruefen-zeitstempel", "zeitpunkt", &wann),
    };
    let status = match beleg.status {
        Dokumentstatus::OhneListe => None,
        Dokumentstatus::NichtGeprueft => Some(s.t("pruefen-status-ungeprueft")),
        Dokumentstatus::Gueltig { .. } => Some(s.t("pruefen-status-gueltig")),
    };
    let sperrung = match beleg.sperrung {
        Sperrstand::Gut { .. } => None,
        Sperrstand::Gesperrt { .. } => Some(s.t("pruefen-spaeter-gesperrt")),
        Sperrstand::Unbekannt => Some(s.t("pruefen-sperrung-ungeprueft")),
    };
    let absaetze = [
        Some(s.t(text)),
        behoerde(s, &beleg.stelle),
        Some(zeit),
        status,
        sperrung,
        beleg.abgelaufen.map(|_| s.t("pruefen-spaeter-abgelaufen")),
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

fn ungueltig(s: &Seite, stelle: &Siegelstelle, grund: Ungueltigkeit) -> Ergebnis {
    let (titel, text, weg) = match grund {
        Ungueltigkeit::Veraendert(Veraenderung::Papiersiegel) => (
            "pruefen-papier-veraendert",
            "pruefen-papier-veraendert-text",
            "pruefen-ungueltig-weg",
        ),
        Ungueltigkeit::Veraendert(_)
        | Ungueltigkeit::ZeitstempelEntfernt
        | Ungueltigkeit::ZeitstempelFalsch => (
            "pruefen-veraendert",
            "pruefen-veraendert-text",
            "pruefen-veraendert-weg",
        ),
        Ungueltigkeit::Widerrufen => (
            "pruefen-widerrufen",
            "pruefen-widerrufen-text",
            "pruefen-ungueltig-weg",
        ),
        Ungueltigkeit::ZertifikatGesperrt { .. } => (
            "pruefen-ungueltig",
            "pruefen-gesperrt-text",
            "pruefen-ungueltig-weg",
        ),
        Ungueltigkeit::ZertifikatUngueltig | Ungueltigkeit::ZertifikatZweck | Ungueltigkeit::Zukunft => (
            "pruefen-ungueltig",
            "pruefen-zertifikat-text",
            "pruefen-ungueltig-weg",
        ),
    };
    Ergebnis {
        farbe: "danger",
        titel: s.t(titel),
        absaetze: [Some(s.t(text)), behoerde(s, stelle), Some(s.t(weg))]
            .into_iter()
            .flatten()
            .collect(),
        daten: Vec::new(),
    }
}

fn unbestimmt(s: &Seite, stelle: Option<&Siegelstelle>, grund: Unklarheit) -> Ergebnis {
    let (titel, text) = match grund {
        Unklarheit::KeinPdf => ("pruefen-fremd", "pruefen-kein-pdf-text"),
        Unklarheit::KeinCode => ("pruefen-fremd", "pruefen-kein-code-text"),
        Unklarheit::KeinPapiersiegel => ("pruefen-fremd", "pruefen-kein-papiersiegel-text"),
        Unklarheit::KeinNachweis => ("pruefen-fremd", "pruefen-kein-nachweis-text"),
        Unklarheit::ZuGross | Unklarheit::OhneSiegel | Unklarheit::FremderAussteller => {
            ("pruefen-fremd", "pruefen-fremd-text")
        }
        Unklarheit::ZertifikatAbgelaufen => ("pruefen-unbestimmt", "pruefen-abgelaufen-text"),
        Unklarheit::StatuslisteUnpassend => ("pruefen-unbestimmt", "pruefen-statusliste-text"),
    };
    Ergebnis {
        farbe: "warning",
        titel: s.t(titel),
        absaetze: [Some(s.t(text)), stelle.and_then(|stelle| behoerde(s, stelle))]
            .into_iter()
            .flatten()
            .collect(),
        daten: Vec::new(),
    }
}

fn behoerde(s: &Seite, stelle: &Siegelstelle) -> Option<String> {
    let name = stelle.organisation.as_deref().or(stelle.name.as_deref())?;
    Some(match &stelle.im_auftrag_von {
        Some(behoerde) => s.texte.mit(
            "pruefen-stelle-auftrag",
            &[
                ("stelle", name.to_owned().into()),
                ("behoerde", behoerde.clone().into()),
            ],
        ),
        None => s.t1("pruefen-stelle", "stelle", name),
    })
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
