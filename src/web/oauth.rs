//! `/oauth/token`: a machine gets a token for the API (RFC 6749, client credentials with `private_key_jwt`).
//! `/.well-known/oauth-authorization-server`: where and how (RFC 8414).

use actix_web::{HttpResponse, http::header, web};
use serde::Deserialize;
use serde_json::json;

use crate::{identity::maschine::Bereich, service::MarkenFehler, web::anfrage::Anfrage};

/// What a client assertion is (RFC 7523, 2.2).
const NACHWEISART: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.route("/oauth/token", web::post().to(marke))
        .route("/.well-known/oauth-authorization-server", web::get().to(angaben));
}

#[derive(Deserialize)]
struct Bitte {
    grant_type: Option<String>,
    client_assertion_type: Option<String>,
    client_assertion: Option<String>,
    scope: Option<String>,
}

async fn marke(anfrage: Anfrage, bitte: web::Form<Bitte>) -> HttpResponse {
    let bitte = bitte.into_inner();
    if bitte.grant_type.as_deref() != Some("client_credentials") {
        return fehler(400, "unsupported_grant_type");
    }
    let (Some(NACHWEISART), Some(nachweis)) = (
        bitte.client_assertion_type.as_deref(),
        bitte.client_assertion.as_deref(),
    ) else {
        return fehler(401, "invalid_client");
    };
    let ergebnis = anfrage
        .dienste()
        .marke_ausstellen(anfrage.land(), nachweis, bitte.scope.as_deref())
        .await;
    match ergebnis {
        Ok(marke) => {
            let bereiche: Vec<_> = marke.bereiche.iter().map(|bereich| bereich.name()).collect();
            HttpResponse::Ok()
                .insert_header((header::CACHE_CONTROL, "no-store"))
                .json(json!({
                    "access_token": marke.token.offen(),
                    "token_type": "Bearer",
                    "expires_in": marke.sekunden,
                    "scope": bereiche.join(" "),
                }))
        }
        Err(MarkenFehler::Nachweis(mangel)) => {
            tracing::warn!(land = %anfrage.land().id, "a machine is not believed: {mangel}");
            fehler(401, "invalid_client")
        }
        Err(MarkenFehler::Bereich) => fehler(400, "invalid_scope"),
        Err(MarkenFehler::Stoerung(stoerung)) => {
            tracing::error!("no token for a machine: {stoerung}");
            fehler(503, "temporarily_unavailable")
        }
    }
}

async fn angaben(anfrage: Anfrage) -> HttpResponse {
    let Some(pforte) = anfrage.dienste().maschinenpforte(anfrage.land()) else {
        return HttpResponse::NotFound().finish();
    };
    HttpResponse::Ok().json(json!({
        "issuer": anfrage.land().adresse,
        "token_endpoint": pforte.endpunkt(),
        "grant_types_supported": ["client_credentials"],
        "response_types_supported": [],
        "token_endpoint_auth_methods_supported": ["private_key_jwt"],
        "token_endpoint_auth_signing_alg_values_supported": ["ES256"],
        "scopes_supported": Bereich::ALLE.map(Bereich::name),
    }))
}

/// An error of RFC 6749, section 5.2.
fn fehler(status: u16, code: &str) -> HttpResponse {
    let status = actix_web::http::StatusCode::from_u16(status)
        .unwrap_or(actix_web::http::StatusCode::INTERNAL_SERVER_ERROR);
    HttpResponse::build(status)
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .json(json!({ "error": code }))
}
