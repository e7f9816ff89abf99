//! `/dokumente/{id}`: download a document.

use actix_web::{
    HttpResponse,
    http::header::{ContentDisposition, DispositionParam, DispositionType},
    web,
};

use crate::{
    kernel::DokumentId,
    service::Abholung,
    web::{anfrage::Anfrage, ausweg::Ausweg},
};

pub(super) async fn lade(anfrage: Anfrage, id: web::Path<DokumentId>) -> Result<HttpResponse, Ausweg> {
    let abholung = anfrage
        .dienste()
        .dokument_abholen(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?
        .ok_or_else(Ausweg::nicht_gefunden)?;
    Ok(herunterladen(abholung))
}

/// A document as a file to be saved.
pub(in crate::web) fn herunterladen(
    Abholung {
        dateiname, inhalt, ..
    }: Abholung,
) -> HttpResponse {
    let art = match dateiname.rsplit_once('.') {
        Some((_, "sd-jwt")) => "application/dc+sd-jwt",
        _ => "application/pdf",
    };
    HttpResponse::Ok()
        .content_type(art)
        .insert_header(ContentDisposition {
            disposition: DispositionType::Attachment,
            parameters: vec![DispositionParam::Filename(dateiname)],
        })
        .body(inhalt)
}
