//! The short check before the login; open to everybody, and nothing of it is kept.
#![allow(
    unused_qualifications,
    reason = "utoipa writes the query's type with its trait"
)]

use actix_web::{HttpResponse, web};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Problem, ressource, zugang::Zugang};
use crate::{
    antrag::{Anliegen, Feldfehler, Frage, Vorabantworten},
    land::{Behoerde, Land},
    regeln::{Ergebnis, Meldefrist, Stand, Vorabpruefung},
    web::{
        formular::Eingang,
        sprache::Texte,
        vorabcheck::{self, worte},
    },
};

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.service(ressource("/vorabpruefung").route(web::get().to(pruefe)));
}

/// The next question, or the result.
#[derive(Serialize, ToSchema)]
pub(super) struct VorabForm {
    /// `frage`, `ja`, `so-geht-es`, `nein` or `keine-pflicht`.
    #[schema(example = "ja")]
    ergebnis: &'static str,
    /// The question that is open; only with `frage`.
    frage: Option<FrageForm>,
    /// The reason as a key that does not change, such as `pin-fehlt`; absent with `frage`.
    grund: Option<String>,
    /// The reason in words, in the language of the request.
    grund_text: Option<String>,
    /// The paragraphs that decide.
    paragrafen: Vec<&'static str>,
    /// What to do now, in words.
    naechster_schritt: Option<String>,
    /// Path of the page on which the journey begins; with `ja` and `so-geht-es`.
    einstieg: Option<&'static str>,
    /// What comes with it; only with `so-geht-es`.
    zusaetze: Vec<ZusatzForm>,
    /// Whether papers besides the Wohnungsgeberbestätigung wait in the case under a case code.
    weitere_unterlagen: bool,
    /// What to bring to the counter, in words; only with `nein`.
    mitbringen: Vec<String>,
    /// The authority to turn to; only with `nein`, if the commune is known.
    behoerde: Option<AmtForm>,
    /// The first day of the duty to register; only with `keine-pflicht`.
    #[schema(value_type = Option<String>, format = Date)]
    pflicht_ab: Option<Date>,
    /// The last day on which an Anmeldung is in time; where a day of moving in was sent.
    #[schema(value_type = Option<String>, format = Date)]
    spaetestens: Option<Date>,
}

/// A question of the check.
#[derive(Serialize, ToSchema)]
pub(super) struct FrageForm {
    /// Name of the query parameter that answers it.
    name: &'static str,
    /// The question in words.
    text: String,
    /// The answers that fit; for a commune its AGS, none for a day.
    antworten: Vec<AntwortForm>,
}

/// An answer that is offered.
#[derive(Serialize, ToSchema)]
pub(super) struct AntwortForm {
    /// Value of the query parameter.
    wert: String,
    /// The answer in words.
    text: String,
}

/// What comes with an Anmeldung that can be done online.
#[derive(Serialize, ToSchema)]
pub(super) struct ZusatzForm {
    /// A key that does not change, such as `codebrief`.
    name: String,
    /// What it is, in words.
    text: String,
    /// The paragraphs it rests on.
    paragraf: &'static str,
}

/// An authority and how to reach it.
#[derive(Serialize, ToSchema)]
pub(super) struct AmtForm {
    name: String,
    /// Street, number, postcode and town on one line.
    anschrift: String,
    email: String,
    telefon: Option<String>,
    oeffnungszeiten: Option<String>,
}

/// Can it be done online?
///
/// Send the answers that you have; the next question comes back, after six at most the result. Needs no login. No
/// answer tells who somebody is, and none is kept.
#[utoipa::path(get, path = "/api/v1/vorabpruefung", tag = "Vorabprüfung",
    params(
        ("anliegen" = Option<String>, Query, example = "zuzug", description = "What somebody wants to do: innerhalb, zuzug, zweite-wohnung, aus-dem-ausland, auszug, nebenwohnung, unterkunft, bescheinigung"),
        ("quartier" = Option<String>, Query, description = "Which quarters: botschaft, dienst, kaserne, lehrgang, hotel, camping, heim, schiff"),
        ("ziel" = Option<String>, Query, description = "Where somebody goes who moves out: ausland, ohne-wohnung"),
        ("aenderung" = Option<String>, Query, description = "What becomes of a Nebenwohnung: aufgeben, tauschen"),
        ("gemeldet" = Option<String>, Query, description = "Whether another dwelling in Germany is registered and kept: ja, nein"),
        ("dauer" = Option<String>, Query, description = "How many months the stay takes at most: drei, sechs, zwoelf; or laenger"),
        ("einzug" = Option<String>, Query, description = "The day of moving in (YYYY-MM-DD), past or future; also gives the last day of the Meldefrist"),
        ("frueher" = Option<String>, Query, description = "Whether somebody from abroad was registered in Germany before: ja, nein"),
        ("gemeinde" = Option<String>, Query, example = "99000001", description = "AGS of the commune, or andere"),
        ("bisher" = Option<String>, Query, description = "AGS of the commune of the present dwelling, or andere"),
        ("wer" = Option<String>, Query, description = "Who moves: allein, familie, gemeinsam, getrennt, elternteil, jugendlich, kind, betreuung"),
        ("fehlt" = Option<String>, Query, description = "What is missing, of several the first: ausweis, pin, einzug, bestaetigung, nichts"),
        ("ausweis" = Option<String>, Query, description = "Whether somebody can identify online: mit-pin, ohne-pin, keiner"),
    ),
    security(()),
    responses(
        (status = 200, description = "The next question or the result", body = VorabForm),
        (status = 422, description = "An answer is none that is offered", body = Problem, content_type = "application/problem+json"),
    ))]
pub(super) async fn pruefe(
    zugang: Zugang,
    felder: web::Query<Vec<(String, String)>>,
) -> Result<HttpResponse, Problem> {
    let eingang = Eingang::neu(felder.into_inner());
    let (antworten, fehler) = Vorabantworten::parse(|name| eingang.wert(name));
    let pruefung = zugang.dienste().vorab_pruefen(zugang.land(), &antworten);
    let texte = zugang.texte();
    let widerspruch = match &pruefung.stand {
        Stand::Frage { fehler, .. } => fehler.clone(),
        Stand::Ergebnis(_) => None,
    };
    let fehler: Vec<Feldfehler> = fehler
        .into_iter()
        .chain(widerspruch)
        .map(im_feld_der_api)
        .collect();
    if !fehler.is_empty() {
        return Err(Problem::felder(&fehler, texte));
    }
    Ok(HttpResponse::Ok().json(form(texte, zugang.land(), &antworten, &pruefung)))
}

/// A page asks for a day in three fields, the API in one.
fn im_feld_der_api(fehler: Feldfehler) -> Feldfehler {
    if fehler.feld == Frage::Einzug.feld() {
        Feldfehler {
            feld: Frage::Einzug.wert(),
            ..fehler
        }
    } else {
        fehler
    }
}

fn form(texte: &Texte, land: &Land, antworten: &Vorabantworten, pruefung: &Vorabpruefung) -> VorabForm {
    match &pruefung.stand {
        Stand::Frage {
            frage,
            antworten: werte,
            ..
        } => offen(texte, land, antworten, *frage, werte),
        Stand::Ergebnis(ergebnis) => beantwortet(texte, land, antworten, ergebnis),
    }
}

fn offen(texte: &Texte, land: &Land, gegeben: &Vorabantworten, frage: Frage, werte: &[&str]) -> VorabForm {
    let erste = werte.first().copied().unwrap_or_default();
    let antworten = match frage {
        Frage::Gemeinde | Frage::Bisher => worte::gemeinden(texte, land),
        _ => werte
            .iter()
            .map(|wert| ((*wert).to_owned(), worte::antwort(texte, frage, wert, erste)))
            .collect(),
    };
    VorabForm {
        frage: Some(FrageForm {
            name: frage.wert(),
            text: worte::frage(texte, frage, gegeben),
            antworten: antworten
                .into_iter()
                .map(|(wert, text)| AntwortForm { wert, text })
                .collect(),
        }),
        ..leer("frage")
    }
}

fn beantwortet(texte: &Texte, land: &Land, antworten: &Vorabantworten, ergebnis: &Ergebnis) -> VorabForm {
    let anliegen = antworten.anliegen.unwrap_or(Anliegen::Zuzug);
    let (name, grund) = match ergebnis {
        Ergebnis::Ja { einstieg } => ("ja", worte::wort(einstieg)),
        Ergebnis::SoGehtEs { einstieg, .. } => ("so-geht-es", worte::wort(einstieg)),
        Ergebnis::Nein { grund } => ("nein", worte::wort(grund)),
        Ergebnis::KeinePflicht { ausnahme, .. } => ("keine-pflicht", worte::wort(ausnahme)),
    };
    let beginn = match ergebnis {
        Ergebnis::KeinePflicht { bis, .. } => *bis,
        _ => None,
    };
    let frist =
        vorabcheck::meldefrist(ergebnis, antworten, land).or_else(|| beginn.map(|beginn| beginn.frist));
    let zusaetze = match ergebnis {
        Ergebnis::SoGehtEs { was, .. } => was.as_slice(),
        _ => &[],
    };
    let mitbringen = match ergebnis {
        Ergebnis::Nein { grund } => grund.unterlagen(anliegen, antworten.wer),
        _ => Vec::new(),
    };
    VorabForm {
        grund: Some(grund),
        grund_text: Some(worte::grund(texte, ergebnis)),
        paragrafen: ergebnis.normen(anliegen),
        naechster_schritt: Some(worte::schritt(texte, ergebnis)),
        einstieg: ergebnis.einstieg().map(worte::pfad),
        zusaetze: zusaetze
            .iter()
            .map(|zusatz| ZusatzForm {
                name: worte::wort(zusatz),
                text: worte::zusatz(texte, *zusatz).1,
                paragraf: zusatz.norm(),
            })
            .collect(),
        weitere_unterlagen: ergebnis.mit_unterlagen(anliegen, antworten.wer),
        mitbringen: mitbringen
            .into_iter()
            .map(|unterlage| worte::unterlage(texte, unterlage))
            .collect(),
        behoerde: vorabcheck::amt(ergebnis, antworten, land).map(amt),
        pflicht_ab: beginn.map(|beginn| beginn.ab),
        spaetestens: frist.map(Meldefrist::letzter_tag),
        ..leer(name)
    }
}

const fn leer(ergebnis: &'static str) -> VorabForm {
    VorabForm {
        ergebnis,
        frage: None,
        grund: None,
        grund_text: None,
        paragrafen: Vec::new(),
        naechster_schritt: None,
        einstieg: None,
        zusaetze: Vec::new(),
        weitere_unterlagen: false,
        mitbringen: Vec::new(),
        behoerde: None,
        pflicht_ab: None,
        spaetestens: None,
    }
}

fn amt(behoerde: &Behoerde) -> AmtForm {
    let ort = &behoerde.anschrift;
    AmtForm {
        name: behoerde.name.clone(),
        anschrift: format!(
            "{} {}, {} {}",
            ort.strasse, ort.hausnummer, ort.postleitzahl, ort.ort
        ),
        email: behoerde.email.clone(),
        telefon: behoerde.telefon.clone(),
        oeffnungszeiten: behoerde.oeffnungszeiten.clone(),
    }
}
