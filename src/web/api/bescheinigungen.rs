//! Meldebescheinigungen and Meldedatensaetze.

use actix_web::{HttpResponse, web};

use super::{
    Problem,
    formen::{AusgestelltForm, ElementeForm},
    ressource,
    zugang::Zugang,
};
use crate::antrag::{Ausfertigung, Datenumfang};

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.service(ressource("/meldebescheinigungen").route(web::post().to(hole)));
}

/// Get a Meldebescheinigung (§ 18 BMG) or a Meldedatensatz (§ 18a BMG)
#[utoipa::path(post, path = "/api/v1/meldebescheinigungen", tag = "Meldebescheinigung", request_body = ElementeForm,
    responses((status = 201, description = "The sealed document", body = AusgestelltForm)))]
pub(super) async fn hole(zugang: Zugang, form: web::Json<ElementeForm>) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let ungueltig = |fehler| Problem::felder(&[fehler], zugang.texte());
    let umfang = Datenumfang::parse(form.elemente.iter().map(String::as_str)).map_err(ungueltig)?;
    let als = Ausfertigung::parse(&form.ausfertigung).map_err(ungueltig)?;
    let ausgestellt = zugang
        .dienste()
        .bescheinigung_beantragen(zugang.land(), sitzung, &umfang, als)
        .await?;
    Ok(HttpResponse::Created().json(AusgestelltForm {
        dokument: ausgestellt.dokument.uuid(),
        meldedaten: ausgestellt.meldedaten,
    }))
}
