//! Register a dwelling: the page before the login, four steps, and the signature.

mod daten;
mod fehler;
mod vorab;
mod wohnung;
mod wohnungsgeber;
mod zusammenfassung;

use actix_web::{HttpResponse, web};

pub(in crate::web) use fehler::{abruf_gescheitert, einreichung_gescheitert};
pub(in crate::web) use wohnungsgeber::dateifehler;

use super::{anfrage::Anfrage, ausweg::Ausweg, formular::Eingang, seite::weiter};
use crate::{
    kernel::EntwurfId,
    service::{Einreichungsstand, Schritt},
};

/// Fields of a form without a file.
type Felder = web::Form<Vec<(String, String)>>;

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.route("/anmeldung", web::get().to(vorab::anmeldung))
        .route("/anmeldung", web::post().to(vorab::anmeldung_beginnen))
        .route("/ummeldung", web::get().to(vorab::ummeldung))
        .route("/ummeldung", web::post().to(vorab::ummeldung_beginnen))
        .route("/entwurf/{id}", web::get().to(naechster_schritt))
        .route("/entwurf/{id}/daten", web::get().to(daten::zeige))
        .route("/entwurf/{id}/daten", web::post().to(daten::bestaetige))
        .route("/entwurf/{id}/wohnung", web::get().to(wohnung::zeige))
        .route("/entwurf/{id}/wohnung", web::post().to(wohnung::trage_ein))
        .route("/entwurf/{id}/wohnungsgeber", web::get().to(wohnungsgeber::zeige))
        .route(
            "/entwurf/{id}/wohnungsgeber",
            web::post().to(wohnungsgeber::trage_ein),
        )
        .route(
            "/entwurf/{id}/zusammenfassung",
            web::get().to(zusammenfassung::zeige),
        )
        .route(
            "/entwurf/{id}/zusammenfassung",
            web::post().to(zusammenfassung::unterschreibe),
        )
        .route("/entwurf/{id}/loeschen", web::post().to(loesche));
}

/// Path of a step of this draft.
fn pfad(id: EntwurfId, schritt: Schritt) -> String {
    let name = match schritt {
        Schritt::Daten => "daten",
        Schritt::Wohnung => "wohnung",
        Schritt::Wohnungsgeber => "wohnungsgeber",
        Schritt::Zusammenfassung => "zusammenfassung",
    };
    format!("/entwurf/{id}/{name}")
}

/// `/entwurf/{id}`: on to the first step that is not complete.
async fn naechster_schritt(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let entwurf = anfrage
        .dienste()
        .entwurf(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?;
    let schritt = match anfrage.dienste().einreichungsstand(anfrage.land(), &entwurf) {
        Einreichungsstand::Offen(schritt) => schritt,
        Einreichungsstand::Regelwidrig(_) | Einreichungsstand::Bereit(_) => Schritt::Zusammenfassung,
    };
    Ok(weiter(&pfad(*id, schritt)))
}

async fn loesche(anfrage: Anfrage, id: web::Path<EntwurfId>, felder: Felder) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet_mit(&Eingang::neu(felder.into_inner()))?;
    anfrage
        .dienste()
        .entwurf_loeschen(anfrage.land(), sitzung, *id)
        .await?;
    Ok(weiter("/faelle"))
}
