//! Check documents; open to everybody.

use actix_web::{HttpResponse, web};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    Problem, ressource,
    zugang::{Zugang, lies},
};
use crate::{
    antrag::UPLOAD_HOECHSTENS,
    urkunde::{Pruefergebnis, Siegelstelle, Urteil},
};

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.service(ressource("/pruefungen").route(web::post().to(pruefe)));
}

/// The verdict on a document.
#[derive(Serialize, ToSchema)]
pub(super) struct UrteilForm {
    /// `echt`, `veraendert` or `nicht-von-uns`.
    urteil: &'static str,
    /// The authority that sealed, as its certificate names it.
    stelle: Option<String>,
    /// When it was sealed, by the authority's clock; only for a genuine document.
    #[schema(value_type = Option<String>, format = DateTime)]
    gesiegelt_am: Option<Timestamp>,
    /// The data attached to a genuine document, or disclosed by a genuine credential.
    #[schema(value_type = Option<Object>)]
    daten: Option<serde_json::Value>,
}

/// Is this PDF, or this credential (SD-JWT VC), genuine?
///
/// Nothing of the file is kept. Needs no login and no token.
#[utoipa::path(post, path = "/api/v1/pruefungen", tag = "Prüfung", security(()),
    request_body(content = Vec<u8>, content_type = "application/pdf"),
    responses((status = 200, description = "The verdict", body = UrteilForm)))]
pub(super) async fn pruefe(zugang: Zugang, body: web::Payload) -> Result<HttpResponse, Problem> {
    let datei = lies(body).await?;
    if datei.len() > UPLOAD_HOECHSTENS {
        return Err(Problem::zu_gross());
    }
    let ergebnis = zugang.dienste().urkunde_pruefen(datei).await?;
    let urteil = match ergebnis.urteil() {
        Urteil::Echt => "echt",
        Urteil::Veraendert => "veraendert",
        Urteil::NichtVonUns => "nicht-von-uns",
    };
    let form = match ergebnis {
        Pruefergebnis::Echt(beleg) => UrteilForm {
            urteil,
            stelle: stelle(&beleg.stelle),
            gesiegelt_am: Some(beleg.zeitpunkt),
            daten: beleg.angehaengte_daten.map(crate::kernel::Personal::heraus),
        },
        Pruefergebnis::Veraendert { stelle: siegel, .. } => UrteilForm {
            urteil,
            stelle: stelle(&siegel),
            gesiegelt_am: None,
            daten: None,
        },
        Pruefergebnis::NichtVonUns { .. } => UrteilForm {
            urteil,
            stelle: None,
            gesiegelt_am: None,
            daten: None,
        },
    };
    Ok(HttpResponse::Ok().json(form))
}

fn stelle(siegel: &Siegelstelle) -> Option<String> {
    siegel.organisation.clone().or_else(|| siegel.name.clone())
}
