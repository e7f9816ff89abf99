//! `/faelle/{id}`: where one case stands; with `?neu` the receipt.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;

use super::ansicht::{self, Station};
use crate::{
    fall::Zustand,
    kernel::{DokumentId, FallId},
    land::Behoerde,
    service::Vorgang,
    web::{
        anfrage::Anfrage,
        angaben::{self, Gruppe},
        ausweg::Ausweg,
        formular::Formular,
        seite::{Seite, antworte},
    },
};

#[derive(Template)]
#[template(path = "web/fall.html")]
struct Fallseite {
    s: Seite,
    id: FallId,
    form: Formular,
    neu: bool,
    titel: String,
    aktenzeichen: String,
    stand: String,
    farbe: &'static str,
    hinweise: Vec<String>,
    abweichungen: Vec<String>,
    dokumente: Vec<Dokumentzeile>,
    code_erwartet: bool,
    kontakt: bool,
    amt: Behoerde,
    verlauf: Vec<Station>,
    daten: Vec<Gruppe>,
}

struct Dokumentzeile {
    pfad: String,
    name: String,
}

pub(super) async fn zeige(
    anfrage: Anfrage,
    request: HttpRequest,
    id: web::Path<FallId>,
) -> Result<HttpResponse, Ausweg> {
    let vorgang = anfrage
        .dienste()
        .fall(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?
        .ok_or_else(Ausweg::nicht_gefunden)?;
    let neu = url::form_urlencoded::parse(request.query_string().as_bytes()).any(|(name, _)| name == "neu");
    Ok(seite(&anfrage, &vorgang, Formular::default(), neu))
}

/// The page of a case, with the form for the code as it was sent.
pub(super) fn seite(anfrage: &Anfrage, vorgang: &Vorgang, form: Formular, neu: bool) -> HttpResponse {
    let s = anfrage.seite();
    let fall = &vorgang.fall;
    let zustand = &fall.zustand;
    let land = anfrage.land();
    let amt = land
        .gemeinde(fall.zuzug)
        .map_or(&land.portal, |g| &g.meldebehoerde)
        .clone();
    let (dokumente, abweichungen) = ergebnis(&s, zustand);
    let aktenzeichen_dort = ansicht::aktenzeichen_der_behoerde(zustand).map(String::as_str);
    let status = if form.fehlerhaft() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let seite = Fallseite {
        id: fall.id,
        form,
        neu,
        titel: s.t(ansicht::titel(fall.erklaerung.art)),
        aktenzeichen: fall.aktenzeichen.to_string(),
        stand: s.t(&ansicht::stand(zustand)),
        farbe: ansicht::farbe(zustand),
        hinweise: ansicht::hinweise(&s.texte, zustand),
        kontakt: !abweichungen.is_empty()
            || matches!(zustand, Zustand::Abgelehnt { .. } | Zustand::CodeErwartet { .. }),
        abweichungen,
        dokumente,
        code_erwartet: matches!(zustand, Zustand::CodeErwartet { .. }),
        verlauf: ansicht::verlauf(&s.texte, vorgang),
        daten: vec![angaben::fall(&s.texte, fall, Some(&amt.name), aktenzeichen_dort)],
        amt,
        s,
    };
    antworte(status, &seite)
}

fn ergebnis(s: &Seite, zustand: &Zustand) -> (Vec<Dokumentzeile>, Vec<String>) {
    let zeile = |id: &DokumentId, name: &str| Dokumentzeile {
        pfad: format!("/dokumente/{id}"),
        name: s.t(name),
    };
    match zustand {
        Zustand::Angemeldet {
            dokumente,
            abweichungen,
            ..
        } => (
            dokumente
                .iter()
                .map(|id| zeile(id, "dokument-meldebestaetigung"))
                .collect(),
            abweichungen
                .iter()
                .map(|abweichung| s.t(abweichung.schluessel()))
                .collect(),
        ),
        Zustand::Abgelehnt { dokument, .. } => (
            dokument.iter().map(|id| zeile(id, "dokument-bescheid")).collect(),
            Vec::new(),
        ),
        _ => (Vec::new(), Vec::new()),
    }
}
