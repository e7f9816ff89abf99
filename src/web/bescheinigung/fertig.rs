//! `/bescheinigung/{id}`: the certificate is there; reloading asks no register again.

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use crate::{
    kernel::DokumentId,
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        seite::{Seite, antworte},
    },
};

#[derive(Template)]
#[template(path = "web/bescheinigung_fertig.html")]
struct Fertig {
    s: Seite,
    dokument: String,
}

/// Whose the document is, the download itself decides.
pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<DokumentId>) -> Result<HttpResponse, Ausweg> {
    anfrage.angemeldet()?;
    Ok(antworte(
        StatusCode::OK,
        &Fertig {
            s: anfrage.seite(),
            dokument: format!("/dokumente/{id}"),
        },
    ))
}
