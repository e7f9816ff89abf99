//! Submitted Anmeldungen.

use actix_web::{HttpResponse, web};

use super::{
    Problem,
    formen::{CodeForm, FallForm, Neu},
    ressource,
    zugang::Zugang,
};
use crate::kernel::FallId;

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.service(ressource("/faelle").route(web::get().to(liste)))
        .service(ressource("/faelle/{id}").route(web::get().to(zeige)))
        .service(ressource("/faelle/{id}/code").route(web::post().to(sende_code)))
        .service(ressource("/faelle/{id}/ruecknahme").route(web::post().to(nimm_zurueck)))
        .service(ressource("/faelle/{id}/neu").route(web::post().to(beginne_neu)));
}

/// All cases of the person, latest first
#[utoipa::path(get, path = "/api/v1/faelle", tag = "Fälle",
    responses((status = 200, description = "The cases", body = Vec<FallForm>)))]
pub(super) async fn liste(zugang: Zugang) -> Result<HttpResponse, Problem> {
    let faelle = zugang.dienste().faelle(zugang.land(), zugang.sitzung()?).await?;
    Ok(HttpResponse::Ok().json(faelle.into_iter().map(FallForm::from).collect::<Vec<_>>()))
}

/// Where a case stands
#[utoipa::path(get, path = "/api/v1/faelle/{id}", tag = "Fälle", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The case", body = FallForm)))]
pub(super) async fn zeige(zugang: Zugang, id: web::Path<FallId>) -> Result<HttpResponse, Problem> {
    let fall = zugang
        .dienste()
        .fall(zugang.land(), zugang.sitzung()?, *id)
        .await?;
    let fall = fall.ok_or_else(Problem::nicht_gefunden)?;
    Ok(HttpResponse::Ok().json(FallForm::from(fall)))
}

/// The code from the letter to the new address
///
/// Whether it is right the register tells later; see the state of the case.
#[utoipa::path(post, path = "/api/v1/faelle/{id}/code", tag = "Fälle", request_body = CodeForm,
    params(("id" = uuid::Uuid, Path)), responses((status = 202, description = "On its way to the register")))]
pub(super) async fn sende_code(
    zugang: Zugang,
    id: web::Path<FallId>,
    form: web::Json<CodeForm>,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let ergebnis = zugang
        .dienste()
        .code_bestaetigen(zugang.land(), sitzung, *id, &form.code)
        .await;
    ergebnis.map_err(|fehler| Problem::code(fehler, zugang.texte()))?;
    Ok(HttpResponse::Accepted().finish())
}

/// Take an Anmeldung back before it is sent
///
/// Possible until the first attempt to send begins (`ruecknahme_bis` of the case); no message of the standard could do
/// it afterwards.
#[utoipa::path(post, path = "/api/v1/faelle/{id}/ruecknahme", tag = "Fälle", params(("id" = uuid::Uuid, Path)),
    responses((status = 204, description = "Taken back")))]
pub(super) async fn nimm_zurueck(zugang: Zugang, id: web::Path<FallId>) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let ergebnis = zugang.dienste().zuruecknehmen(zugang.land(), sitzung, *id).await;
    ergebnis.map_err(Problem::ruecknahme)?;
    Ok(HttpResponse::NoContent().finish())
}

/// Begin a corrected Anmeldung with everything kept
///
/// For a case that was refused, has lapsed, was taken back or is disturbed. Fetches the register's data anew.
#[utoipa::path(post, path = "/api/v1/faelle/{id}/neu", tag = "Fälle", params(("id" = uuid::Uuid, Path)),
    responses((status = 201, description = "A new draft", body = Neu)))]
pub(super) async fn beginne_neu(zugang: Zugang, id: web::Path<FallId>) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let ergebnis = zugang.dienste().neu_aus_fall(zugang.land(), sitzung, *id).await;
    let entwurf = ergebnis.map_err(Problem::neu_aus_fall)?;
    Ok(HttpResponse::Created().json(Neu { id: entwurf.uuid() }))
}
