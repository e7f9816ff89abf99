//! `/amt`: the authority's side. No citizen logs in here; an access key and a case code open one case.

mod einsicht;
mod papier;
mod tuer;

use actix_web::web;

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.route("/amt", web::get().to(tuer::zeige))
        .route("/amt", web::post().to(tuer::oeffne))
        .route("/amt/papier", web::post().to(papier::lade));
}
