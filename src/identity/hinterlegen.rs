//! Pushed authorization requests (RFC 9126): what is asked goes to the provider directly, and the browser carries a handle only.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use http::{
    Method, Request,
    header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue},
};
use openidconnect::AsyncHttpClient as _;
use serde::Deserialize;
use url::{Url, form_urlencoded};

use crate::identity::{
    AnmeldeFehler, ClientAuthentisierung, Misstrauen,
    anbieter::Metadaten,
    anmeldedienst::{Anmeldedienst, NACHWEISART, bekannter_code},
};

/// The answer of the endpoint. Source: RFC 9126 section 2.2.
#[derive(Deserialize)]
struct Hinterlegt {
    request_uri: String,
}

/// The error of the endpoint. Source: RFC 9126 section 2.3.
#[derive(Deserialize)]
struct Abgewiesen {
    error: String,
}

/// Longer handles are none.
const HANDLE_HOECHSTENS: usize = 1024;

impl Anmeldedienst {
    /// Pushes the request that `url` carries, where the provider offers that; the address that the browser goes to then.
    pub(super) async fn hinterlege(&self, metadaten: &Metadaten, url: Url) -> Result<Url, AnmeldeFehler> {
        let Some(endpunkt) = &metadaten
            .additional_metadata()
            .pushed_authorization_request_endpoint
        else {
            return Ok(url);
        };
        let (status, antwort) = self.schicke_hinterlegung(endpunkt, &url).await?;
        if status != http::StatusCode::CREATED {
            let code = serde_json::from_slice(&antwort).map_or("other", |abgewiesen: Abgewiesen| {
                bekannter_code(&abgewiesen.error)
            });
            return Err(AnmeldeFehler::Abgelehnt { code });
        }
        let hinterlegt: Hinterlegt =
            serde_json::from_slice(&antwort).map_err(|_| Misstrauen::Hinterlegung)?;
        let handle = hinterlegt.request_uri;
        if handle.is_empty() || handle.len() > HANDLE_HOECHSTENS {
            return Err(Misstrauen::Hinterlegung.into());
        }
        let mut kurz = url;
        kurz.query_pairs_mut()
            .clear()
            .append_pair("client_id", &self.eingerichtet.settings.client_id)
            .append_pair("request_uri", &handle);
        Ok(kurz)
    }

    async fn schicke_hinterlegung(
        &self,
        endpunkt: &str,
        url: &Url,
    ) -> Result<(http::StatusCode, Vec<u8>), AnmeldeFehler> {
        let gestoert = |grund: String| AnmeldeFehler::NichtErreichbar {
            schritt: "par",
            grund,
        };
        let mut felder = form_urlencoded::Serializer::new(String::new());
        felder.extend_pairs(url.query_pairs());
        if let Some(nachweis) = self.nachweis()? {
            felder
                .append_pair("client_assertion_type", NACHWEISART)
                .append_pair("client_assertion", &nachweis);
        }
        let mut anfrage = Request::builder()
            .method(Method::POST)
            .uri(endpunkt)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(ACCEPT, "application/json");
        if let ClientAuthentisierung::Geheimnis(geheimnis) =
            &self.eingerichtet.settings.client_authentisierung
        {
            let wert = basic(&self.eingerichtet.settings.client_id, geheimnis.offen());
            let mut wert = HeaderValue::try_from(wert).map_err(|_| gestoert("client_secret".to_owned()))?;
            wert.set_sensitive(true);
            anfrage = anfrage.header(AUTHORIZATION, wert);
        }
        let anfrage = anfrage
            .body(felder.finish().into_bytes())
            .map_err(|_| gestoert("the endpoint is no address".to_owned()))?;
        let antwort = self
            .http
            .call(anfrage)
            .await
            .map_err(|fehler| gestoert(fehler.to_string()))?;
        Ok((antwort.status(), antwort.into_body()))
    }
}

/// `client_secret_basic`; id and secret are form-encoded first. Source: RFC 6749 section 2.3.1.
fn basic(client_id: &str, geheimnis: &str) -> String {
    let kodiert = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let paar = format!("{}:{}", kodiert(client_id), kodiert(geheimnis));
    format!("Basic {}", BASE64_STANDARD.encode(paar))
}
