//! A question of the check: its answers, what was answered before, and the way back.

use actix_web::{HttpResponse, http::StatusCode};
use askama::Template;

use super::{nochmal, paare, worte};
use crate::{
    antrag::{Feldfehler, Frage, Grund, Vorabantworten},
    land::Land,
    regeln::FRAGEN_HOECHSTENS,
    web::{
        anfrage::Anfrage,
        formular::{Eingang, Formular},
        seite::{Seite, antworte},
        sprache::Texte,
    },
};

/// From how many communes on a list to open takes the place of one to see.
const LISTE_AB: usize = 8;

/// A question as it is to be shown.
pub(super) struct Gestellt<'a> {
    pub(super) antworten: &'a Vorabantworten,
    pub(super) gefragt: &'a [Frage],
    pub(super) frage: Frage,
    /// The answers that are offered.
    pub(super) werte: &'a [&'static str],
    pub(super) fehler: Option<Feldfehler>,
    /// What was typed.
    pub(super) eingang: &'a Eingang,
}

#[derive(Template)]
#[template(path = "web/vorabcheck_frage.html")]
struct Fragenseite {
    s: Seite,
    form: Formular,
    /// Name of the field, and of the question.
    feld: &'static str,
    nummer: String,
    titel: String,
    hilfe: Option<String>,
    karten: Vec<String>,
    gruppen: Vec<Gruppe>,
    als_liste: bool,
    versteckt: Vec<(&'static str, String)>,
    zurueck: String,
}

/// Answers under one heading; without a heading where there is only one group.
struct Gruppe {
    titel: String,
    wahl: Vec<Wahl>,
}

impl Gruppe {
    const fn neu(titel: String) -> Self {
        Self {
            titel,
            wahl: Vec::new(),
        }
    }
}

/// One answer.
struct Wahl {
    wert: String,
    id: String,
    text: String,
    hilfe: Option<String>,
    gewaehlt: bool,
}

pub(super) fn zeige(anfrage: &Anfrage, s: Seite, gestellt: &Gestellt<'_>) -> HttpResponse {
    let (frage, antworten) = (gestellt.frage, gestellt.antworten);
    let stelle = gestellt
        .gefragt
        .iter()
        .position(|f| *f == frage)
        .unwrap_or_default();
    let alle = paare(antworten, gestellt.gefragt);
    let zurueck = stelle
        .checked_sub(1)
        .and_then(|davor| gestellt.gefragt.get(davor));
    let gewaehlt = antworten.wert(frage).unwrap_or_default();
    let hilfe = format!("check-frage-{}-hilfe", frage.wert());
    let fehlerhaft = gestellt.fehler.is_some();
    let seite = Fragenseite {
        form: formular(&s.texte, gestellt),
        feld: frage.wert(),
        nummer: s.texte.mit(
            "check-frage-nummer",
            &[
                ("nummer", (stelle + 1).to_string().into()),
                ("hoechstens", FRAGEN_HOECHSTENS.to_string().into()),
            ],
        ),
        titel: worte::frage(&s.texte, frage, antworten),
        hilfe: s.hat(&hilfe).then(|| s.t(&hilfe)),
        karten: if matches!(frage, Frage::Fehlt | Frage::Ausweis) {
            worte::ausweise(&s.texte, anfrage.land())
        } else {
            Vec::new()
        },
        als_liste: anfrage.land().gemeinden.len() + anfrage.land().ohne_anschluss.len() >= LISTE_AB,
        gruppen: match frage {
            Frage::Einzug => Vec::new(),
            Frage::Gemeinde | Frage::Bisher => gemeinden(&s.texte, anfrage.land(), frage, &gewaehlt),
            _ => vec![antwortgruppe(&s.texte, gestellt, &gewaehlt)],
        },
        versteckt: alle
            .iter()
            .filter(|(name, _)| *name != frage.wert())
            .cloned()
            .collect(),
        zurueck: zurueck.map_or_else(|| "/".to_owned(), |davor| nochmal(&alle, *davor)),
        s,
    };
    let status = if fehlerhaft {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    antworte(status, &seite)
}

/// The fault of a question that was sent without an answer.
pub(super) const fn unbeantwortet(frage: Frage) -> Feldfehler {
    Feldfehler {
        feld: frage.feld(),
        grund: Grund::Fehlt,
    }
}

fn formular(texte: &Texte, gestellt: &Gestellt<'_>) -> Formular {
    let form = datum(gestellt.antworten, gestellt.eingang);
    match &gestellt.fehler {
        Some(fehler) => form.und_fehler(fehler.feld, worte::fehler(texte, gestellt.frage, &fehler.grund)),
        None => form,
    }
}

/// The three fields of the day of moving in, as they were typed or as they were answered before.
pub(super) fn datum(antworten: &Vorabantworten, eingang: &Eingang) -> Formular {
    let [tag, monat, jahr] = match antworten.einzug {
        Some(einzug) => [
            einzug.day().to_string(),
            einzug.month().to_string(),
            einzug.year().to_string(),
        ],
        None => ["einzug_tag", "einzug_monat", "einzug_jahr"].map(|feld| eingang.wert(feld)),
    };
    Formular::neu([
        ("einzug_tag", &*tag),
        ("einzug_monat", &*monat),
        ("einzug_jahr", &*jahr),
    ])
}

fn antwortgruppe(texte: &Texte, gestellt: &Gestellt<'_>, gewaehlt: &str) -> Gruppe {
    let frage = gestellt.frage;
    let erste = gestellt.werte.first().copied().unwrap_or_default();
    let wahl = gestellt.werte.iter().enumerate().map(|(stelle, wert)| {
        let schluessel = worte::antwortschluessel(frage, wert, erste);
        let hilfe = [&schluessel, "-hilfe"].concat();
        Wahl {
            id: id(frage, stelle, wert),
            text: texte.t(&schluessel),
            hilfe: texte.hat(&hilfe).then(|| texte.t(&hilfe)),
            gewaehlt: *wert == gewaehlt,
            wert: (*wert).to_owned(),
        }
    });
    Gruppe {
        titel: String::new(),
        wahl: wahl.collect(),
    }
}

fn gemeinden(texte: &Texte, land: &Land, frage: Frage, gewaehlt: &str) -> Vec<Gruppe> {
    let mut mit = Gruppe::neu(texte.t("check-gemeinden-mit"));
    let mut ohne = Gruppe::neu(texte.t("check-gemeinden-ohne"));
    for (stelle, (wert, text)) in worte::gemeinden(texte, land).into_iter().enumerate() {
        let gruppe = if stelle < land.gemeinden.len() {
            &mut mit
        } else {
            &mut ohne
        };
        gruppe.wahl.push(Wahl {
            id: id(frage, stelle, &wert),
            gewaehlt: wert == gewaehlt,
            hilfe: None,
            wert,
            text,
        });
    }
    vec![mit, ohne]
}

/// The first answer has the field's name for its id: the error summary leads there.
fn id(frage: Frage, stelle: usize, wert: &str) -> String {
    match stelle {
        0 => frage.wert().to_owned(),
        _ => format!("{}-{wert}", frage.wert()),
    }
}
