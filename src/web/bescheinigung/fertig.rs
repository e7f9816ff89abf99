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
    /// Where parts of it are passed on, if it carries a credential.
    nachweis: Option<String>,
}

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<DokumentId>) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet()?;
    let nachweis = anfrage.dienste().nachweis(anfrage.land(), sitzung, *id).await?;
    Ok(antworte(
        StatusCode::OK,
        &Fertig {
            s: anfrage.seite(),
            dokument: format!("/dokumente/{id}"),
            nachweis: nachweis.map(|_| format!("/bescheinigung/{id}/nachweis")),
        },
    ))
}
