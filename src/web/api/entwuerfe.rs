//! Fill in an Anmeldung and submit it.

use actix_web::{HttpResponse, http::header, web};

use super::{
    Problem,
    formen::{Abdruck, EntwurfForm, Neu, NeuerEntwurf, Unterschrift, WohnungForm, WohnungsgeberForm},
    ressource,
    zugang::{Zugang, lies},
};
use crate::{
    kernel::EntwurfId,
    service::{EinreichFehler, Einreichungsstand},
};

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.service(ressource("/entwuerfe").route(web::post().to(beginne)))
        .service(ressource("/entwuerfe/{id}").route(web::get().to(zeige)))
        .service(ressource("/entwuerfe/{id}/datenbestaetigung").route(web::put().to(bestaetige_daten)))
        .service(ressource("/entwuerfe/{id}/wohnung").route(web::put().to(trage_wohnung_ein)))
        .service(ressource("/entwuerfe/{id}/wohnungsgeber").route(web::put().to(trage_wohnungsgeber_ein)))
        .service(ressource("/entwuerfe/{id}/bestaetigung").route(web::put().to(lade_hoch)))
        .service(ressource("/entwuerfe/{id}/zusammenfassung").route(web::get().to(fasse_zusammen)))
        .service(ressource("/entwuerfe/{id}/einreichung").route(web::post().to(reiche_ein)));
}

/// Begin an Anmeldung
///
/// Fetches the pre-filled Meldeschein from the register of the present address (§ 23a Abs. 1 BMG).
#[utoipa::path(post, path = "/api/v1/entwuerfe", tag = "Anmeldung", request_body = NeuerEntwurf,
    responses((status = 201, description = "The draft", body = Neu)))]
pub(super) async fn beginne(zugang: Zugang, neu: web::Json<NeuerEntwurf>) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let id = zugang
        .dienste()
        .anmeldung_beginnen(zugang.land(), sitzung, neu.art.into())
        .await?;
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, format!("/api/v1/entwuerfe/{id}")))
        .json(Neu { id: id.uuid() }))
}

/// A draft with the register's data and what was sent so far
#[utoipa::path(get, path = "/api/v1/entwuerfe/{id}", tag = "Anmeldung", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The draft", body = EntwurfForm)))]
pub(super) async fn zeige(zugang: Zugang, id: web::Path<EntwurfId>) -> Result<HttpResponse, Problem> {
    let entwurf = zugang
        .dienste()
        .entwurf(zugang.land(), zugang.sitzung()?, *id)
        .await
        .map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    let stand = zugang.dienste().einreichungsstand(zugang.land(), &entwurf);
    Ok(HttpResponse::Ok().json(EntwurfForm::neu(entwurf, &stand)))
}

/// Confirm the register's data
#[utoipa::path(put, path = "/api/v1/entwuerfe/{id}/datenbestaetigung", tag = "Anmeldung",
    params(("id" = uuid::Uuid, Path)), responses((status = 204, description = "Noted")))]
pub(super) async fn bestaetige_daten(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let ergebnis = zugang
        .dienste()
        .daten_bestaetigen(zugang.land(), sitzung, *id)
        .await;
    ergebnis.map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    Ok(HttpResponse::NoContent().finish())
}

/// The new dwelling
#[utoipa::path(put, path = "/api/v1/entwuerfe/{id}/wohnung", tag = "Anmeldung", request_body = WohnungForm,
    params(("id" = uuid::Uuid, Path)), responses((status = 204, description = "Taken")))]
pub(super) async fn trage_wohnung_ein(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
    form: web::Json<WohnungForm>,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let ergebnis = zugang
        .dienste()
        .wohnung_eintragen(zugang.land(), sitzung, *id, form.into_inner().into())
        .await;
    ergebnis.map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    Ok(HttpResponse::NoContent().finish())
}

/// The landlord
#[utoipa::path(put, path = "/api/v1/entwuerfe/{id}/wohnungsgeber", tag = "Anmeldung",
    request_body = WohnungsgeberForm, params(("id" = uuid::Uuid, Path)),
    responses((status = 204, description = "Taken")))]
pub(super) async fn trage_wohnungsgeber_ein(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
    form: web::Json<WohnungsgeberForm>,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let ergebnis = zugang
        .dienste()
        .wohnungsgeber_eintragen(zugang.land(), sitzung, *id, form.into_inner().into())
        .await;
    ergebnis.map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    Ok(HttpResponse::NoContent().finish())
}

/// Upload the Wohnungsgeberbestätigung
///
/// PDF, JPEG or PNG, at most 10 MiB; the content tells the kind.
#[utoipa::path(put, path = "/api/v1/entwuerfe/{id}/bestaetigung", tag = "Anmeldung",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"), params(("id" = uuid::Uuid, Path)),
    responses((status = 204, description = "Taken")))]
pub(super) async fn lade_hoch(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
    body: web::Payload,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let inhalt = lies(body).await?;
    let name = "bestaetigung";
    let ergebnis = zugang
        .dienste()
        .bestaetigung_hochladen(zugang.land(), sitzung, *id, name, inhalt)
        .await;
    ergebnis.map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    Ok(HttpResponse::NoContent().finish())
}

/// What the signature will bind to
#[utoipa::path(get, path = "/api/v1/entwuerfe/{id}/zusammenfassung", tag = "Anmeldung",
    params(("id" = uuid::Uuid, Path)), responses((status = 200, description = "Complete", body = Abdruck)))]
pub(super) async fn fasse_zusammen(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
) -> Result<HttpResponse, Problem> {
    let entwurf = zugang
        .dienste()
        .entwurf(zugang.land(), zugang.sitzung()?, *id)
        .await
        .map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    let fehler = match zugang.dienste().einreichungsstand(zugang.land(), &entwurf) {
        Einreichungsstand::Bereit(inhalt) => {
            return Ok(HttpResponse::Ok().json(Abdruck {
                abdruck: hex::encode(inhalt.abdruck),
            }));
        }
        Einreichungsstand::Offen(_) => EinreichFehler::Unvollstaendig,
        Einreichungsstand::Regelwidrig(befunde) => EinreichFehler::Regeln(befunde),
    };
    Err(Problem::einreichung(fehler, zugang.texte()))
}

/// Submit: begin the login that signs the form
///
/// Send the browser to `anmelde_url`; after the fresh login the form is submitted and the browser comes to its case.
#[utoipa::path(post, path = "/api/v1/entwuerfe/{id}/einreichung", tag = "Anmeldung", request_body = Abdruck,
    params(("id" = uuid::Uuid, Path)), responses((status = 200, description = "Where to sign", body = Unterschrift)))]
pub(super) async fn reiche_ein(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
    form: web::Json<Abdruck>,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let mut gezeigt = [0; 32];
    hex::decode_to_slice(&form.abdruck, &mut gezeigt).map_err(|_| Problem::unlesbar())?;
    let beginn = zugang
        .dienste()
        .einreichung_beginnen(zugang.land(), sitzung, *id, gezeigt)
        .await
        .map_err(|fehler| Problem::einreichung(fehler, zugang.texte()))?;
    let cookie = zugang
        .anfrage()
        .umgebung()
        .cookieart
        .setze_anmeldung(&beginn.state, beginn.browser_geheimnis.offen());
    Ok(HttpResponse::Ok()
        .insert_header((header::SET_COOKIE, cookie))
        .json(Unterschrift {
            anmelde_url: beginn.url,
        }))
}
