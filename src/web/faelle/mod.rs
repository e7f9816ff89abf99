//! My cases: what is begun, what is sent, where it stands, the code from the letter, the documents.

mod ansicht;
mod behalten;
mod code;
mod danach;
mod dokument;
mod dokumente;
mod einzeln;
mod frist;
mod neu;
mod ruecknahme;
mod schalter;
mod tage;
#[cfg(test)]
mod tests;
mod uebersicht;
mod verlauf;

use actix_web::web;

pub(in crate::web) use ansicht::{stand, titel};
pub(in crate::web) use dokument::herunterladen;
pub(in crate::web) use dokumente::papierart;

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.route("/faelle", web::get().to(uebersicht::zeige))
        .route("/faelle/mails", web::post().to(behalten::mails))
        .route("/entwurf/{id}/behalten", web::post().to(behalten::behalte))
        .route("/faelle/{id}", web::get().to(einzeln::zeige))
        .route("/faelle/{id}/code", web::post().to(code::sende))
        .route("/faelle/{id}/code", web::get().to(code::zum_fall))
        .route(
            "/faelle/{id}/ruecknahme",
            web::post().to(ruecknahme::nimm_zurueck),
        )
        .route("/faelle/{id}/ruecknahme", web::get().to(code::zum_fall))
        .route("/faelle/{id}/neu", web::post().to(neu::beginne))
        .route("/faelle/{id}/neu", web::get().to(code::zum_fall))
        .route("/faelle/{id}/schalter", web::get().to(schalter::zeige))
        .route("/faelle/{id}/frist.ics", web::get().to(frist::lade))
        .route("/dokumente/{id}", web::get().to(dokument::lade));
}
