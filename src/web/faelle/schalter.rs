//! `/faelle/{id}/schalter`: a page for the counter, to print or to show on the phone.

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use super::ansicht;
use crate::{
    kernel::FallId,
    land::Behoerde,
    urkunde::qr_svg,
    web::{
        anfrage::Anfrage,
        angaben::{self, Gruppe},
        ausweg::Ausweg,
        seite::{Seite, antworte},
    },
};

#[derive(Template)]
#[template(path = "web/schalter.html")]
struct Schalter {
    s: Seite,
    id: FallId,
    aktenzeichen: String,
    fallcode: String,
    eingereicht: String,
    qr: Option<String>,
    papiere: bool,
    adresse: String,
    amt: Behoerde,
    daten: Vec<Gruppe>,
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<FallId>) -> Result<HttpResponse, Ausweg> {
    let vorgang = anfrage
        .dienste()
        .fall(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?
        .ok_or_else(Ausweg::nicht_gefunden)?;
    let (s, land, fall) = (anfrage.seite(), anfrage.land(), &vorgang.fall);
    let amt = land
        .gemeinde(fall.zuzug)
        .map_or(&land.portal, |g| &g.meldebehoerde)
        .clone();
    let adresse = format!("{}/amt", land.adresse);
    let seite = Schalter {
        id: fall.id,
        aktenzeichen: fall.aktenzeichen.to_string(),
        fallcode: fall.fallcode.as_str().to_owned(),
        eingereicht: s.zeitpunkt(&fall.eingereicht_am),
        qr: qr_svg(&format!("{adresse}?code={}", fall.fallcode.as_str())),
        papiere: !fall.papiere.is_empty(),
        adresse,
        daten: vec![angaben::fall(
            &s.texte,
            fall,
            Some(&amt.name),
            ansicht::aktenzeichen_der_behoerde(&fall.zustand).map(String::as_str),
        )],
        amt,
        s,
    };
    Ok(antworte(StatusCode::OK, &seite))
}
