//! `/check`: "Kann ich das online erledigen?" One question a page, by GET; the answers travel in the address and are kept
//! nowhere. No login, no cookie.

mod ergebnis;
mod erinnerung;
mod frage;
mod frist;
#[cfg(test)]
mod wege;
pub(in crate::web) mod worte;

pub(in crate::web) use ergebnis::amt;
pub(in crate::web) use frist::meldefrist;

use actix_web::{HttpResponse, web};
use url::form_urlencoded;

use super::{anfrage::Anfrage, formular::Eingang, seite::Seite};
use crate::{
    antrag::{Frage, Vorabantworten},
    regeln::{Stand, Vorabpruefung},
};

/// Fields of a query.
type Felder = web::Query<Vec<(String, String)>>;

/// Path of the check.
const PFAD: &str = "/check";
/// The field that says which question a form showed, so that sending it without an answer is told from opening it.
const GESTELLT: &str = "gestellt";
/// The field that asks to see a question again.
const NOCHMAL: &str = "frage";

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.route(PFAD, web::get().to(zeige))
        .route("/check/erinnerung.ics", web::get().to(erinnerung::liefere));
}

async fn zeige(anfrage: Anfrage, felder: Felder) -> HttpResponse {
    let eingang = Eingang::neu(felder.into_inner());
    let (antworten, fehler) = Vorabantworten::parse(|name| eingang.wert(name));
    let pruefe = |antworten: &Vorabantworten| anfrage.dienste().vorab_pruefen(anfrage.land(), antworten);
    let pruefung = pruefe(&antworten);
    let gestellt = |frage, werte, fehler| frage::Gestellt {
        antworten: &antworten,
        gefragt: &pruefung.gefragt,
        frage,
        werte,
        fehler,
        eingang: &eingang,
    };
    let seite = seite(&anfrage, &antworten, &pruefung);
    let nochmal = Frage::parse(&eingang.wert(NOCHMAL)).filter(|frage| pruefung.gefragt.contains(frage));
    if let Some(nochmal) = nochmal
        && let Stand::Frage {
            frage,
            antworten: werte,
            ..
        } = pruefe(&antworten.ohne(nochmal)).stand
    {
        return frage::zeige(&anfrage, seite, &gestellt(frage, &werte, None));
    }
    match &pruefung.stand {
        Stand::Frage {
            frage,
            antworten: werte,
            fehler: widerspruch,
        } => {
            let gesendet = eingang.wert(GESTELLT) == frage.wert();
            let falsch = fehler
                .iter()
                .find(|fehler| gesendet && fehler.feld == frage.feld());
            let fehlt = || gesendet.then(|| frage::unbeantwortet(*frage));
            let fehler = widerspruch.as_ref().or(falsch).cloned().or_else(fehlt);
            frage::zeige(&anfrage, seite, &gestellt(*frage, werte, fehler))
        }
        Stand::Ergebnis(ergebnis) => {
            let geprueft = ergebnis::Geprueft {
                antworten: &antworten,
                pruefung: &pruefung,
                ergebnis,
                fehler: fehler.iter().find(|fehler| fehler.feld == Frage::Einzug.feld()),
                eingang: &eingang,
            };
            ergebnis::zeige(&anfrage, seite, &geprueft)
        }
    }
}

/// The frame; its language switch keeps the answers.
fn seite(anfrage: &Anfrage, antworten: &Vorabantworten, pruefung: &Vorabpruefung) -> Seite {
    let mut seite = anfrage.seite();
    seite.abfrage = abfrage(&paare(antworten, &pruefung.gefragt));
    seite
}

/// The answers that count, as names and values: those that were asked for, and the day of moving in.
fn paare(antworten: &Vorabantworten, gefragt: &[Frage]) -> Vec<(&'static str, String)> {
    let einzug = Some(Frage::Einzug).filter(|einzug| !gefragt.contains(einzug));
    gefragt
        .iter()
        .copied()
        .chain(einzug)
        .filter_map(|frage| Some((frage.wert(), antworten.wert(frage)?)))
        .collect()
}

fn abfrage(paare: &[(&'static str, String)]) -> String {
    form_urlencoded::Serializer::new(String::new())
        .extend_pairs(paare)
        .finish()
}

/// Address that shows `frage` again; everything that was answered stays.
fn nochmal(paare: &[(&'static str, String)], frage: Frage) -> String {
    let mut paare = paare.to_vec();
    paare.push((NOCHMAL, frage.wert().to_owned()));
    format!("{PFAD}?{}", abfrage(&paare))
}
