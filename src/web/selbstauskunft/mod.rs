//! The Selbstauskunft (Art. 15 DSGVO, § 10 BMG): ask for it, and see where the request stands.

mod anfordern;
mod stand;

use actix_web::web;

pub(in crate::web) use stand::stand_schluessel;

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.route("/selbstauskunft", web::get().to(anfordern::zeige))
        .route("/selbstauskunft", web::post().to(anfordern::fordere_an))
        .route("/selbstauskunft/{id}", web::get().to(stand::zeige));
}
