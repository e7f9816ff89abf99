//! `/anmelden?zurueck=…`: off to the identity provider; where there are several, the person chooses first.

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
    web,
};
use askama::Template;
use serde::Deserialize;

use crate::{
    identity::{Cookieart, Rueckweg, Umleitung},
    kernel::AnbieterId,
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        seite::{Seite, antworte},
    },
};

#[derive(Deserialize)]
pub(super) struct Ziel {
    #[serde(default)]
    zurueck: Option<String>,
    #[serde(default)]
    anbieter: Option<AnbieterId>,
}

#[derive(Template)]
#[template(path = "web/anmelden.html")]
struct Wahlseite<'a> {
    s: Seite,
    wege: Vec<Weg<'a>>,
}

/// One of the providers.
struct Weg<'a> {
    name: &'a str,
    pfad: String,
}

/// The path that logs a person in and leads back to `pfad`.
#[must_use]
pub(in crate::web) fn zur_anmeldung(pfad: &str) -> String {
    let zurueck: String = url::form_urlencoded::byte_serialize(pfad.as_bytes()).collect();
    ["/anmelden?zurueck=", &zurueck].concat()
}

pub(super) async fn beginne(anfrage: Anfrage, ziel: web::Query<Ziel>) -> Result<HttpResponse, Ausweg> {
    let zurueck = ziel.zurueck.as_deref().unwrap_or("/faelle");
    let zurueck = Rueckweg::parse(zurueck).map_err(|_| Ausweg::unlesbar())?;
    let alle = anfrage.dienste().anmeldedienste(anfrage.land());
    let anbieter = match (&ziel.anbieter, alle) {
        (Some(gewaehlt), _) if alle.iter().any(|dienst| dienst.id() == gewaehlt) => gewaehlt,
        (_, [einziger]) => einziger.id(),
        _ => return Ok(wahl(&anfrage, zurueck.as_str())),
    };
    let beginn = anfrage
        .dienste()
        .login_beginnen(anfrage.land(), anbieter, zurueck.as_str())
        .await
        .map_err(|fehler| super::rueckkehr::ausweg(&fehler, zurueck.as_str()))?;
    Ok(umleitung(anfrage.umgebung().cookieart, &beginn))
}

/// The page on which a person chooses an identity provider.
fn wahl(anfrage: &Anfrage, zurueck: &str) -> HttpResponse {
    let alle = anfrage.dienste().anmeldedienste(anfrage.land()).iter();
    let wege = alle.map(|dienst| Weg {
        name: dienst.name(),
        pfad: format!("{}&anbieter={}", zur_anmeldung(zurueck), dienst.id()),
    });
    antworte(
        StatusCode::OK,
        &Wahlseite {
            s: anfrage.seite(),
            wege: wege.collect(),
        },
    )
}

/// Sends the browser to the identity provider, with the cookie that binds the login to it.
#[must_use]
pub(in crate::web) fn umleitung(cookieart: Cookieart, beginn: &Umleitung) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((header::LOCATION, beginn.url.as_str()))
        .insert_header((
            header::SET_COOKIE,
            cookieart.setze_anmeldung(&beginn.state, beginn.browser_geheimnis.offen()),
        ))
        .finish()
}
