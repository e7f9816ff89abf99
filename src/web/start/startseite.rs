//! `/`: what there is to do, what one needs, who takes part.

use actix_web::{HttpResponse, http::StatusCode};
use askama::Template;

use crate::{
    land::Leistung,
    web::{
        anfrage::Anfrage,
        seite::{Seite, antworte},
    },
};

#[derive(Template)]
#[template(path = "web/start.html")]
struct Startseite {
    s: Seite,
    gemeinden: Vec<String>,
    /// Whether any commune offers the Selbstauskunft.
    selbstauskunft: bool,
}

pub(super) async fn zeige(anfrage: Anfrage) -> HttpResponse {
    let mut gemeinden: Vec<String> = anfrage.land().gemeinden.iter().map(|g| g.name.clone()).collect();
    gemeinden.sort();
    antworte(
        StatusCode::OK,
        &Startseite {
            s: anfrage.seite(),
            gemeinden,
            selbstauskunft: anfrage
                .land()
                .gemeinden
                .iter()
                .any(|gemeinde| gemeinde.bietet(Leistung::Selbstauskunft)),
        },
    )
}
