//! `/bescheinigung/{id}`: the document is there; reloading asks no register again.

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use crate::{
    antrag::Ausfertigung,
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
    art: Worte,
    dokument: String,
    /// Where parts of it are passed on, if it carries a credential.
    nachweis: Option<String>,
}

/// The keys of the texts that differ between the kinds of document.
struct Worte {
    fertig: &'static str,
    text: &'static str,
    laden: &'static str,
}

const BESCHEINIGUNG: Worte = Worte {
    fertig: "bescheinigung-fertig",
    text: "bescheinigung-fertig-text",
    laden: "bescheinigung-laden",
};
const DATENSATZ: Worte = Worte {
    fertig: "datensatz-fertig",
    text: "datensatz-fertig-text",
    laden: "datensatz-laden",
};

pub(super) async fn zeige(anfrage: Anfrage, id: web::Path<DokumentId>) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet()?;
    let fertig = anfrage
        .dienste()
        .bescheinigung(anfrage.land(), sitzung, *id)
        .await?
        .ok_or_else(Ausweg::nicht_gefunden)?;
    Ok(antworte(
        StatusCode::OK,
        &Fertig {
            s: anfrage.seite(),
            art: match fertig.als {
                Ausfertigung::Meldedatensatz => DATENSATZ,
                Ausfertigung::Deutsch | Ausfertigung::MitEnglisch => BESCHEINIGUNG,
            },
            dokument: format!("/dokumente/{id}"),
            nachweis: fertig.nachweis.then(|| format!("/bescheinigung/{id}/nachweis")),
        },
    ))
}
