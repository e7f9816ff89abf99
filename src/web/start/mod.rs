//! The start page, help, and the pages that the law asks for.

mod auskunft;
mod startseite;

use actix_web::web;

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.route("/", web::get().to(startseite::zeige))
        .route("/hilfe", web::get().to(auskunft::hilfe))
        .route("/impressum", web::get().to(auskunft::impressum))
        .route("/datenschutz", web::get().to(auskunft::datenschutz))
        .route("/barrierefreiheit", web::get().to(auskunft::barrierefreiheit));
}
