//! `/check/erinnerung.ics`: the day of a result for the reader's calendar.

use actix_web::{HttpResponse, http::header};

use super::{Felder, PFAD, abfrage, frist, frist::Termin, paare};
use crate::{
    antrag::Vorabantworten,
    regeln::{Stand, Vorabpruefung},
    web::{anfrage::Anfrage, ausweg::Ausweg, formular::Eingang, kalender},
};

/// Name of the file.
const DATEI: &str = "wohnung-anmelden.ics";

/// Link to the file for these answers.
pub(super) fn verweis(antworten: &Vorabantworten, pruefung: &Vorabpruefung) -> String {
    let abfrage = abfrage(&paare(antworten, &pruefung.gefragt));
    format!("{PFAD}/erinnerung.ics?{abfrage}")
}

pub(super) async fn liefere(anfrage: Anfrage, felder: Felder) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let (antworten, _) = Vorabantworten::parse(|name| eingang.wert(name));
    let (land, dienste) = (anfrage.land(), anfrage.dienste());
    let Stand::Ergebnis(ergebnis) = dienste.vorab_pruefen(land, &antworten).stand else {
        return Err(Ausweg::nicht_gefunden());
    };
    let frist = frist::meldefrist(&ergebnis, &antworten, land);
    let termin = Termin::zu(&ergebnis, frist, dienste.heute()).ok_or_else(Ausweg::nicht_gefunden)?;
    let texte = anfrage.seite().texte;
    let text = texte.mit(
        &[termin.schluessel(), "-text"].concat(),
        &[
            ("letzter", texte.tag(termin.letzter_tag()).into()),
            ("adresse", format!("{}{PFAD}", land.adresse).into()),
        ],
    );
    let host = land.adresse.split_once("://").map_or("", |(_, host)| host);
    let uid = format!("{}-{}@{host}", termin.schluessel(), termin.tag());
    let kalender = kalender::termin(
        &texte.t(termin.schluessel()),
        &text,
        termin.tag(),
        dienste.jetzt(),
        &uid,
    );
    let mut antwort = kalender::als_datei(kalender, DATEI);
    let sprache = header::HeaderValue::from_str(&texte.sprache().lang())
        .unwrap_or(header::HeaderValue::from_static("de"));
    antwort.headers_mut().insert(header::CONTENT_LANGUAGE, sprache);
    Ok(antwort)
}
