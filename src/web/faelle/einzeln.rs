//! `/faelle/{id}`: where one case stands; with `?neu` the receipt.

use actix_web::{HttpRequest, HttpResponse, http::StatusCode, web};
use askama::Template;

use super::{
    ansicht,
    danach::{self, Aufgabe},
    dokumente::{self, Dokumentzeile},
    frist,
    verlauf::{Station, verlauf},
};
use crate::{
    fall::{Fall, Zustand},
    kernel::FallId,
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
    von_der_behoerde: Vec<Dokumentzeile>,
    eigene: Vec<Dokumentzeile>,
    papiere: Vec<Dokumentzeile>,
    fallcode: String,
    wege: Wege,
    mit_frist: Option<String>,
    ruecknahme_bis: Option<String>,
    unterwegs: bool,
    erfolg: Option<Erfolg>,
    kontakt: bool,
    amt: Behoerde,
    verlauf: Vec<Station>,
    daten: Vec<Gruppe>,
}

/// What a person can do next.
struct Wege {
    /// Type the code from the letter.
    code: bool,
    /// Correct and submit again.
    neu: bool,
    /// Go to the counter.
    schalter: bool,
}

/// What a person needs to know once registered.
struct Erfolg {
    ausweis_adresse: Option<String>,
    aufgaben: Vec<Aufgabe>,
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
    let abweichungen = abweichungen(&s, zustand);
    let ruecknahme_bis = vorgang.ruecknahme_bis.map(|bis| s.zeitpunkt(&bis));
    let unterwegs = zustand.ist_offen() && ruecknahme_bis.is_none();
    let aktenzeichen_dort = ansicht::aktenzeichen_der_behoerde(zustand).map(String::as_str);
    let status = if form.fehlerhaft() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let seite = Fallseite {
        id: fall.id,
        form,
        neu: neu && zustand.ist_offen(),
        titel: s.t(ansicht::titel(fall.erklaerung.art)),
        aktenzeichen: fall.aktenzeichen.to_string(),
        stand: s.t(&ansicht::stand(zustand)),
        farbe: ansicht::farbe(zustand),
        hinweise: ansicht::hinweise(&s.texte, zustand),
        kontakt: !abweichungen.is_empty() || unterwegs || mit_kontakt(zustand),
        abweichungen,
        von_der_behoerde: dokumente::von_der_behoerde(&s.texte, fall),
        eigene: dokumente::eigene(&s.texte, fall),
        papiere: dokumente::papiere(&s.texte, fall),
        fallcode: fall.fallcode.as_str().to_owned(),
        wege: wege(fall),
        mit_frist: frist::fristende(zustand).map(|_| format!("/faelle/{}/frist.ics", fall.id)),
        ruecknahme_bis,
        unterwegs,
        erfolg: matches!(zustand, Zustand::Angemeldet { .. }).then(|| Erfolg {
            ausweis_adresse: land.ausweis_adresse.clone(),
            aufgaben: danach::aufgaben(&s.texte),
        }),
        verlauf: verlauf(&s.texte, vorgang),
        daten: vec![angaben::fall(&s.texte, fall, Some(&amt.name), aktenzeichen_dort)],
        amt,
        s,
    };
    antworte(status, &seite)
}

/// Papers that wait are a reason to go to the counter with their code, whatever else is possible.
fn wege(fall: &Fall) -> Wege {
    let zustand = &fall.zustand;
    let erledigt = matches!(zustand, Zustand::Angemeldet { .. } | Zustand::Zurueckgezogen);
    Wege {
        code: matches!(zustand, Zustand::CodeErwartet { .. }),
        neu: zustand.erlaubt_neue(),
        schalter: !erledigt && (zustand.erlaubt_neue() || !fall.papiere.is_empty()),
    }
}

/// Whether the way on leads to the authority.
const fn mit_kontakt(zustand: &Zustand) -> bool {
    matches!(
        zustand,
        Zustand::Abgelehnt { .. } | Zustand::Gestoert { .. } | Zustand::Verfallen { .. }
    )
}

/// Where the register entered something else than was declared.
fn abweichungen(s: &Seite, zustand: &Zustand) -> Vec<String> {
    match zustand {
        Zustand::Angemeldet { abweichungen, .. } => abweichungen
            .iter()
            .map(|abweichung| s.t(abweichung.schluessel()))
            .collect(),
        _ => Vec::new(),
    }
}
