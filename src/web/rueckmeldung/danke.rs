//! `/rueckmeldung/{number}`: we have it. Nothing of it is shown, so the number is not looked up either.

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use crate::{
    antrag::Rueckmeldenummer,
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        seite::{Seite, antworte},
    },
};

#[derive(Template)]
#[template(path = "web/rueckmeldung_danke.html")]
struct Danke {
    s: Seite,
    nummer: Rueckmeldenummer,
}

pub(super) async fn zeige(anfrage: Anfrage, nummer: web::Path<String>) -> Result<HttpResponse, Ausweg> {
    let nummer = Rueckmeldenummer::parse(&nummer).ok_or_else(Ausweg::nicht_gefunden)?;
    Ok(antworte(
        StatusCode::OK,
        &Danke {
            s: anfrage.seite(),
            nummer,
        },
    ))
}
