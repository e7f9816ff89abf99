//! The result of the check: what, why, where it stands, and what to do now.

use actix_web::{HttpResponse, http::StatusCode};
use askama::Template;

use super::{GESTELLT, erinnerung, frage, frist, frist::Termin, nochmal, paare, worte};
use crate::{
    antrag::{Anliegen, Feldfehler, Frage, Gemeindewahl, Vorabantworten},
    land::{Behoerde, Land},
    regeln::{Ergebnis, Hindernis, Pflichtbeginn, Stand, Vorabpruefung},
    web::{
        anfrage::Anfrage,
        formular::{Eingang, Formular},
        seite::{Seite, antworte},
    },
};

#[derive(Template)]
#[template(path = "web/vorabcheck_ergebnis.html")]
struct Ergebnisseite {
    s: Seite,
    form: Formular,
    titel: &'static str,
    /// Colour and icon of KERN.
    farbe: &'static str,
    grund: String,
    normen: String,
    schritt: String,
    zusaetze: Vec<(String, String)>,
    /// When the duty begins, and until when it is to be met.
    beginn: Option<String>,
    /// Where the journey begins, and the words of the button.
    einstieg: Option<(&'static str, String)>,
    zur_pin: bool,
    fallcode: bool,
    karten: Vec<String>,
    /// Whether the two weeks after moving in run.
    meldefrist: bool,
    unterlagen: Vec<String>,
    amt: Option<Behoerde>,
    frist: Option<String>,
    versteckt: Vec<(&'static str, String)>,
    /// Link to the calendar's file and its words.
    termin: Option<(String, String)>,
    antworten: Vec<Zeile>,
}

/// A question with its answer, and the way to change it.
struct Zeile {
    frage: String,
    antwort: String,
    aendern: String,
}

/// What a result is made of.
pub(super) struct Geprueft<'a> {
    pub(super) antworten: &'a Vorabantworten,
    pub(super) pruefung: &'a Vorabpruefung,
    pub(super) ergebnis: &'a Ergebnis,
    /// What is wrong with the day of moving in, which one may add on this page.
    pub(super) fehler: Option<&'a Feldfehler>,
    pub(super) eingang: &'a Eingang,
}

pub(super) fn zeige(anfrage: &Anfrage, s: Seite, geprueft: &Geprueft<'_>) -> HttpResponse {
    let Geprueft {
        antworten,
        pruefung,
        ergebnis,
        ..
    } = *geprueft;
    let (land, heute) = (anfrage.land(), anfrage.dienste().heute());
    let anliegen = antworten.anliegen.unwrap_or(Anliegen::Zuzug);
    let frist = frist::meldefrist(ergebnis, antworten, land);
    let versteckt: Vec<_> = paare(antworten, &pruefung.gefragt)
        .into_iter()
        .filter(|(name, _)| *name != Frage::Einzug.wert())
        .collect();
    let seite = Ergebnisseite {
        form: formular(&s, geprueft),
        titel: titel(ergebnis),
        farbe: farbe(ergebnis),
        grund: worte::grund(&s.texte, ergebnis),
        normen: worte::normen(ergebnis, anliegen),
        schritt: worte::schritt(&s.texte, ergebnis),
        zusaetze: match ergebnis {
            Ergebnis::SoGehtEs { was, .. } => was.iter().map(|z| worte::zusatz(&s.texte, *z)).collect(),
            _ => Vec::new(),
        },
        beginn: match ergebnis {
            Ergebnis::KeinePflicht { bis, .. } => bis.map(|bis| beginn(&s, &bis)),
            _ => None,
        },
        einstieg: ergebnis.einstieg().map(|einstieg| {
            (
                worte::pfad(einstieg),
                s.t(&format!("check-knopf-{}", worte::reise(einstieg))),
            )
        }),
        zur_pin: matches!(
            ergebnis,
            Ergebnis::Nein {
                grund: Hindernis::PinFehlt | Hindernis::AusweisFehlt
            }
        ),
        fallcode: ergebnis.mit_unterlagen(anliegen, antworten.wer),
        karten: match ergebnis.einstieg() {
            Some(_) => worte::ausweise(&s.texte, land),
            None => Vec::new(),
        },
        meldefrist: ergebnis.mit_meldefrist(anliegen),
        unterlagen: match ergebnis {
            Ergebnis::Nein { grund } => {
                let unterlagen = grund.unterlagen(anliegen, antworten.wer);
                unterlagen
                    .into_iter()
                    .map(|u| worte::unterlage(&s.texte, u))
                    .collect()
            }
            _ => Vec::new(),
        },
        amt: amt(ergebnis, antworten, land).cloned(),
        frist: frist.map(|frist| frist::satz(&s.texte, frist, heute)),
        termin: Termin::zu(ergebnis, frist, heute).map(|termin| {
            let worte = s.t(&[termin.schluessel(), "-knopf"].concat());
            (erinnerung::verweis(antworten, pruefung), worte)
        }),
        antworten: zeilen(anfrage, &s, antworten, pruefung),
        versteckt,
        s,
    };
    let status = if seite.form.fehlerhaft() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    antworte(status, &seite)
}

/// The day of moving in, which is asked for here because nothing but the two weeks depends on it.
fn formular(s: &Seite, geprueft: &Geprueft<'_>) -> Formular {
    let form = frage::datum(geprueft.antworten, geprueft.eingang);
    let gefragt = geprueft.eingang.wert(GESTELLT) == Frage::Einzug.wert();
    match geprueft.fehler {
        Some(fehler) => form.und_fehler(fehler.feld, worte::fehler(&s.texte, Frage::Einzug, &fehler.grund)),
        None if gefragt && geprueft.antworten.einzug.is_none() => {
            let fehlt = frage::unbeantwortet(Frage::Einzug);
            form.und_fehler(fehlt.feld, worte::fehler(&s.texte, Frage::Einzug, &fehlt.grund))
        }
        None => form,
    }
}

fn zeilen(anfrage: &Anfrage, s: &Seite, antworten: &Vorabantworten, pruefung: &Vorabpruefung) -> Vec<Zeile> {
    let alle = paare(antworten, &pruefung.gefragt);
    let zeile = |frage: &Frage| {
        // How long "longer" is depends on what was offered beside it.
        let wieder = anfrage
            .dienste()
            .vorab_pruefen(anfrage.land(), &antworten.ohne(*frage));
        let erste = match &wieder.stand {
            Stand::Frage { antworten, .. } => antworten.first().copied().unwrap_or_default(),
            Stand::Ergebnis(_) => "",
        };
        Some(Zeile {
            frage: worte::frage(&s.texte, *frage, antworten),
            antwort: worte::gegeben(&s.texte, anfrage.land(), antworten, *frage, erste)?,
            aendern: nochmal(&alle, *frage),
        })
    };
    pruefung.gefragt.iter().filter_map(zeile).collect()
}

/// The authority to turn to where it cannot be done online.
pub(in crate::web) fn amt<'a>(
    ergebnis: &Ergebnis,
    antworten: &Vorabantworten,
    land: &'a Land,
) -> Option<&'a Behoerde> {
    let ags = antworten.gemeinde.and_then(Gemeindewahl::ags);
    ags.filter(|_| matches!(ergebnis, Ergebnis::Nein { .. }))
        .and_then(|ags| land.meldebehoerde(ags))
}

fn beginn(s: &Seite, beginn: &Pflichtbeginn) -> String {
    let ab = s.t1("check-beginn", "ab", &s.tag(&beginn.ab));
    let frist = s.t1(
        "check-beginn-frist",
        "letzter",
        &s.tag(&beginn.frist.letzter_tag()),
    );
    [ab, frist].join(" ")
}

const fn titel(ergebnis: &Ergebnis) -> &'static str {
    match ergebnis {
        Ergebnis::Ja { .. } => "check-titel-ja",
        Ergebnis::SoGehtEs { .. } => "check-titel-so",
        Ergebnis::Nein { .. } => "check-titel-nein",
        Ergebnis::KeinePflicht { bis: Some(_), .. } => "check-titel-noch-keine",
        Ergebnis::KeinePflicht { bis: None, .. } => "check-titel-keine",
    }
}

const fn farbe(ergebnis: &Ergebnis) -> &'static str {
    match ergebnis {
        Ergebnis::Ja { .. } | Ergebnis::SoGehtEs { .. } => "success",
        Ergebnis::Nein { .. } => "warning",
        Ergebnis::KeinePflicht { .. } => "info",
    }
}
