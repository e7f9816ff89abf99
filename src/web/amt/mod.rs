//! `/amt`: the authority's side. No citizen logs in here; an access key and a case code open one case, and with its key an
//! authority takes back a document that it issued.

mod einsicht;
mod papier;
mod tuer;
mod widerruf;

use actix_web::web;

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.route("/amt", web::get().to(tuer::zeige))
        .route("/amt", web::post().to(tuer::oeffne))
        .route("/amt/widerruf", web::get().to(widerruf::zeige))
        .route("/amt/widerruf", web::post().to(widerruf::widerrufe))
        .route("/amt/papier", web::post().to(papier::lade));
}
