//! Who is logged in.

use actix_web::{HttpResponse, web};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Problem, ressource, zugang::Zugang};

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.service(ressource("/sitzung").route(web::get().to(zeige)));
}

/// The session of the caller.
#[derive(Serialize, ToSchema)]
pub(super) struct SitzungForm {
    /// The value for the header `X-CSRF-Token`.
    csrf: String,
    /// STORK level of the login, 4 is `hoch`.
    niveau: u8,
    /// When it ends unless it is used.
    #[schema(value_type = String, format = DateTime)]
    ruht_bis: Timestamp,
    /// When it ends at the latest.
    #[schema(value_type = String, format = DateTime)]
    endet_am: Timestamp,
}

/// The session and its token
///
/// Without a session the answer is 401; log in by sending the browser to `/anmelden?zurueck=<path>`.
#[utoipa::path(get, path = "/api/v1/sitzung", tag = "Sitzung",
    responses((status = 200, description = "The session", body = SitzungForm)))]
pub(super) async fn zeige(zugang: Zugang) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.sitzung()?;
    Ok(HttpResponse::Ok().json(SitzungForm {
        csrf: sitzung.csrf.offen().to_owned(),
        niveau: sitzung.niveau.stufe(),
        ruht_bis: sitzung.ruht_bis,
        endet_am: sitzung.endet_am,
    }))
}
