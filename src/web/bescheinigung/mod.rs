//! The Meldebescheinigung: choose what it says, get it while waiting.

mod auswahl;
mod fertig;

use actix_web::web;

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.route("/bescheinigung", web::get().to(auswahl::zeige))
        .route("/bescheinigung", web::post().to(auswahl::hole))
        .route("/bescheinigung/{id}", web::get().to(fertig::zeige));
}
