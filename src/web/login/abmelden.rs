//! `/abmelden`: end the session here and at the identity provider. `/abmelden/anbieter/{id}`: it ended there.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web,
};

use serde::Deserialize;

use crate::{
    identity::AbmeldeFehler,
    kernel::AnbieterId,
    web::{anfrage::Anfrage, ausweg::Ausweg, formular::Eingang, seite::weiter},
};

pub(super) async fn melde_ab(
    anfrage: Anfrage,
    request: HttpRequest,
    felder: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Ausweg> {
    let cookieart = anfrage.umgebung().cookieart;
    if anfrage.sitzung().is_some() {
        anfrage.angemeldet_mit(&Eingang::neu(felder.into_inner()))?;
    }
    let mut ziel = None;
    if let Some(cookie) = request.cookie(cookieart.sitzungsname()) {
        ziel = anfrage.dienste().abmelden(anfrage.land(), cookie.value()).await?;
    }
    let mut antwort = weiter(ziel.as_deref().unwrap_or("/abmelden"));
    if let Ok(wert) = header::HeaderValue::from_str(&cookieart.loesche(cookieart.sitzungsname())) {
        antwort.headers_mut().append(header::SET_COOKIE, wert);
    }
    Ok(antwort)
}

/// The provider's message (OpenID Connect Back-Channel Logout 1.0, 2.5): a token that only it can have made.
#[derive(Deserialize)]
pub(super) struct Nachricht {
    logout_token: String,
}

/// 200 if the sessions have ended, or there were none; 400 if the token is not believed; 503 if it could not be checked now.
pub(super) async fn vom_anbieter(
    anfrage: Anfrage,
    anbieter: web::Path<AnbieterId>,
    nachricht: web::Form<Nachricht>,
) -> HttpResponse {
    let ergebnis = anfrage
        .dienste()
        .abmelden_vom_anbieter(anfrage.land(), &anbieter, &nachricht.logout_token)
        .await;
    match ergebnis {
        Ok(_) => HttpResponse::Ok().finish(),
        Err(AbmeldeFehler::Token(mangel)) => {
            tracing::warn!(land = %anfrage.land().id, "a logout token is not believed: {mangel}");
            HttpResponse::BadRequest().json(serde_json::json!({ "error": "invalid_request" }))
        }
        Err(fehler) => {
            tracing::error!(land = %anfrage.land().id, "a logout token cannot be checked: {fehler}");
            HttpResponse::ServiceUnavailable().finish()
        }
    }
}

pub(super) async fn zeige(anfrage: Anfrage) -> HttpResponse {
    Ausweg::neu(StatusCode::OK, "abgemeldet-titel", &["abgemeldet-text"])
        .mit_weg("zur-startseite", "/")
        .zeige(anfrage.seite())
}
