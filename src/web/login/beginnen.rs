//! `/anmelden?zurueck=…`: off to the identity provider.

use actix_web::{HttpResponse, http::header, web};
use serde::Deserialize;

use crate::{
    identity::{Cookieart, Rueckweg, Umleitung},
    web::{anfrage::Anfrage, ausweg::Ausweg},
};

#[derive(Deserialize)]
pub(super) struct Ziel {
    #[serde(default)]
    zurueck: Option<String>,
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
    let beginn = anfrage
        .dienste()
        .login_beginnen(anfrage.land(), zurueck.as_str())
        .await
        .map_err(|fehler| super::rueckkehr::ausweg(&fehler, zurueck.as_str()))?;
    Ok(umleitung(anfrage.umgebung().cookieart, &beginn))
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
