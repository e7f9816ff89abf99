//! Log in at the identity provider, come back, log out.

mod abmelden;
mod beginnen;
mod rueckkehr;
mod verlaengern;

use actix_web::web;

pub(super) use beginnen::{umleitung, zur_anmeldung};
pub(super) use rueckkehr::ausweg;
pub(super) use verlaengern::Sitzungsfrist;

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.route("/anmelden", web::get().to(beginnen::beginne))
        .route(
            "/anmelden/rueckkehr/{anbieter}",
            web::get().to(rueckkehr::nimm_auf),
        )
        .route("/sitzung", web::post().to(verlaengern::verlaengere))
        .route("/abmelden", web::post().to(abmelden::melde_ab))
        .route(
            "/abmelden/anbieter/{anbieter}",
            web::post().to(abmelden::vom_anbieter),
        )
        .route("/abmelden", web::get().to(abmelden::zeige));
}
