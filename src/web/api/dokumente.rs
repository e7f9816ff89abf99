//! Download documents.

use actix_web::{HttpResponse, web};

use super::{Problem, ressource, zugang::Zugang};
use crate::{kernel::DokumentId, web::faelle::herunterladen};

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.service(ressource("/dokumente/{id}").route(web::get().to(lade)));
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
