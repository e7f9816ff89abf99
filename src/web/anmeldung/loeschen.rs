//! `/entwurf/{id}/loeschen`: throw a draft away, after one more question.

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use super::Felder;
use crate::{
    kernel::EntwurfId,
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        entwurfsbild::Entwurfsbild,
        formular::Eingang,
        seite::{Seite, antworte, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/entwurf_loeschen.html")]
struct Loeschen {
    s: Seite,
    bild: Entwurfsbild,
}

/// Asks back and names what is lost.
pub(super) async fn frage(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet()?;
    let (dienste, land) = (anfrage.dienste(), anfrage.land());
    dienste.entwurf(land, sitzung, *id).await?;
    let fristen = dienste.entwurfsfristen(land, sitzung).await?;
    let frist = fristen.iter().find(|frist| frist.entwurf.id == *id);
    let s = anfrage.seite();
    let bild = Entwurfsbild::neu(&s, land, frist.ok_or_else(Ausweg::nicht_gefunden)?);
    Ok(antworte(StatusCode::OK, &Loeschen { s, bild }))
}

/// Deletes it.
pub(super) async fn loesche(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet_mit(&Eingang::neu(felder.into_inner()))?;
    anfrage
        .dienste()
        .entwurf_loeschen(anfrage.land(), sitzung, *id)
        .await?;
    Ok(weiter("/faelle"))
}
