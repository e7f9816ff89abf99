//! Download documents.

use std::collections::BTreeSet;

use actix_web::{
    HttpResponse,
    web::{self, Query},
};
use serde::Deserialize;

use super::{Problem, ressource, zugang::Zugang};
use crate::{kernel::DokumentId, urkunde::sdjwt::Offenlegung, web::faelle::herunterladen};

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.service(ressource("/dokumente/{id}").route(web::get().to(lade)))
        .service(ressource("/dokumente/{id}/nachweis").route(web::get().to(lade_nachweis)));
}

/// A document as PDF
///
/// The download is recorded: it counts as notification (§ 9 OZG).
#[utoipa::path(get, path = "/api/v1/dokumente/{id}", tag = "Dokumente", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The PDF", body = Vec<u8>, content_type = "application/pdf")))]
pub(super) async fn lade(zugang: Zugang, id: web::Path<DokumentId>) -> Result<HttpResponse, Problem> {
    let abholung = zugang
        .dienste()
        .dokument_abholen(zugang.land(), zugang.sitzung()?, *id)
        .await?;
    Ok(herunterladen(abholung.ok_or_else(Problem::nicht_gefunden)?))
}

/// What of a credential is passed on.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Auswahl {
    /// Names of the fields, separated by commas; without it all of them.
    felder: Option<String>,
}

/// The credential of a Meldebescheinigung as SD-JWT VC
///
/// Number, authority and time of retrieval are always disclosed, of the other fields those that are named. 404 if the document
/// carries none, for example because it is the register's own PDF.
#[utoipa::path(get, path = "/api/v1/dokumente/{id}/nachweis", tag = "Dokumente",
    params(("id" = uuid::Uuid, Path),
        ("felder" = Option<String>, Query, description = "Names of the fields, separated by commas; without it all of them")),
    responses((status = 200, description = "The credential", body = String, content_type = "application/dc+sd-jwt")))]
pub(super) async fn lade_nachweis(
    zugang: Zugang,
    id: web::Path<DokumentId>,
    auswahl: Query<Auswahl>,
) -> Result<HttpResponse, Problem> {
    let (dienste, land, sitzung) = (zugang.dienste(), zugang.land(), zugang.sitzung()?);
    let nachweis = dienste
        .nachweis(land, sitzung, *id)
        .await?
        .ok_or_else(Problem::nicht_gefunden)?;
    let felder: BTreeSet<&str> = match &auswahl.felder {
        Some(felder) => felder.split(',').collect(),
        None => nachweis.offenlegungen().iter().map(Offenlegung::name).collect(),
    };
    let abholung = dienste.nachweis_abholen(land, sitzung, *id, &felder).await?;
    Ok(herunterladen(abholung.ok_or_else(Problem::nicht_gefunden)?))
}
