//! My cases: what is begun, what is sent, where it stands, the code from the letter, the documents.

mod ansicht;
mod behalten;
mod code;
mod dokument;
mod einzeln;
mod uebersicht;

use actix_web::web;

pub(in crate::web) use dokument::herunterladen;

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.route("/faelle", web::get().to(uebersicht::zeige))
        .route("/faelle/mails", web::post().to(behalten::mails))
        .route("/entwurf/{id}/behalten", web::post().to(behalten::behalte))
        .route("/faelle/{id}", web::get().to(einzeln::zeige))
        .route("/faelle/{id}/code", web::post().to(code::sende))
        .route("/faelle/{id}/code", web::get().to(code::zum_fall))
        .route("/dokumente/{id}", web::get().to(dokument::lade));
}
