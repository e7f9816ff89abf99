//! The Meldebescheinigung: choose what it says, get it while waiting, pass on parts of it.

mod auswahl;
mod fertig;
mod nachweis;

use actix_web::web;

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.route("/bescheinigung", web::get().to(auswahl::zeige))
        .route("/bescheinigung", web::post().to(auswahl::hole))
        .route("/bescheinigung/{id}", web::get().to(fertig::zeige))
        .route("/bescheinigung/{id}/nachweis", web::get().to(nachweis::zeige))
        .route("/bescheinigung/{id}/nachweis", web::post().to(nachweis::lade));
}
