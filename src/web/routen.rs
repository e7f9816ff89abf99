//! Every path of the service.

use actix_web::{
    HttpResponse,
    middleware::from_fn,
    web::{self, FormConfig, ServiceConfig},
};

use super::{
    Umgebung, amt, anmeldung, api, ausweg::Ausweg, bescheinigung, drossel, faelle, login, oauth, pruefung,
    rahmen, rueckmeldung, selbstauskunft, start, statisch, vorabcheck,
};

/// The most that a form without a file may hold, in bytes.
const FORMULAR_HOECHSTENS: usize = 64 * 1024;

/// Adds the pages, the API and the assets.
pub fn routen(cfg: &mut ServiceConfig, umgebung: web::Data<Umgebung>) {
    cfg.app_data(umgebung).service(
        web::scope("")
            .wrap(from_fn(drossel::drosseln))
            .wrap(from_fn(rahmen::umrahmen))
            .app_data(FormConfig::default().limit(FORMULAR_HOECHSTENS))
            .configure(statisch::routen)
            .configure(api::routen)
            .configure(start::routen)
            .configure(vorabcheck::routen)
            .configure(login::routen)
            .configure(oauth::routen)
            .configure(anmeldung::routen)
            .configure(faelle::routen)
            .configure(bescheinigung::routen)
            .configure(selbstauskunft::routen)
            .configure(pruefung::routen)
            .configure(amt::routen)
            .configure(rueckmeldung::routen)
            .default_service(web::to(nicht_gefunden)),
    );
}

async fn nicht_gefunden() -> Result<HttpResponse, Ausweg> {
    Err(Ausweg::nicht_gefunden())
}
