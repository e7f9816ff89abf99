//! The JSON API under `/api/v1`: the same use cases as the pages, described by OpenAPI 3.1.
//!
//! A client works in a browser session: it logs in as a person does, sends the session's cookie, and puts the token of
//! `GET /api/v1/sitzung` into the header `X-CSRF-Token` of every unsafe request. Every error is RFC 9457 problem details.

mod amt;
mod bescheinigungen;
mod beschreibung;
mod betrieb;
mod dokumente;
mod entwuerfe;
mod faelle;
mod formen;
mod formulare;
mod problem;
mod pruefungen;
mod selbstauskuenfte;
mod sitzung;
mod vorabpruefung;
mod zugang;

use actix_web::{
    HttpResponse,
    web::{self, JsonConfig, PathConfig, PayloadConfig, QueryConfig},
};
use utoipa_swagger_ui::SwaggerUi;

pub use beschreibung::{openapi, openapi_yaml};
pub use problem::Problem;

use crate::antrag::UPLOAD_HOECHSTENS;

/// The most that a JSON body may hold, in bytes.
const JSON_HOECHSTENS: usize = 64 * 1024;

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.service(SwaggerUi::new("/api/docs/{_:.*}").url("/api/openapi.json", openapi()))
        .route("/api/docs", web::get().to(zur_beschreibung))
        .service(
            web::scope("/api/v1")
                .app_data(
                    JsonConfig::default()
                        .limit(JSON_HOECHSTENS)
                        .error_handler(|f, _| Problem::json(&f).into()),
                )
                .app_data(PathConfig::default().error_handler(|_, _| Problem::nicht_gefunden().into()))
                .app_data(QueryConfig::default().error_handler(|_, _| Problem::unlesbar().into()))
                .app_data(PayloadConfig::default().limit(UPLOAD_HOECHSTENS + 1))
                .configure(sitzung::routen)
                .configure(entwuerfe::routen)
                .configure(faelle::routen)
                .configure(dokumente::routen)
                .configure(bescheinigungen::routen)
                .configure(selbstauskuenfte::routen)
                .configure(pruefungen::routen)
                .configure(vorabpruefung::routen)
                .configure(amt::routen)
                .configure(betrieb::routen)
                .default_service(web::to(nicht_gefunden)),
        );
}

/// A resource of the API; methods that it does not know are answered as a problem too.
fn ressource(pfad: &str) -> actix_web::Resource {
    web::resource(pfad).default_service(web::to(falsche_methode))
}

async fn zur_beschreibung() -> HttpResponse {
    super::seite::weiter("/api/docs/")
}

async fn nicht_gefunden() -> Result<HttpResponse, Problem> {
    Err(Problem::nicht_gefunden())
}

async fn falsche_methode() -> Result<HttpResponse, Problem> {
    Err(Problem::falsche_methode())
}
