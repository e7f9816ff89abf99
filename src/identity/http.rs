//! The one HTTP client that speaks to an identity provider: no redirects, short deadlines, small answers.

use std::{pin::Pin, sync::Arc, time::Duration};

use http::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use serde_json::Value;

use crate::identity::entschluesseln::Entschluessler;

/// Until the connection stands.
const VERBINDUNGSFRIST: Duration = Duration::from_secs(5);
/// Until the whole answer is there.
const GESAMTFRIST: Duration = Duration::from_secs(10);
/// Largest answer that is read, in bytes: 1 MiB.
const HOECHSTGROESSE: usize = 1 << 20;

/// Why the provider did not answer. Carries neither URL parameters nor bodies.
#[derive(Debug, thiserror::Error)]
pub(crate) enum HttpFehler {
    #[error("the connection failed")]
    Verbindung(#[source] reqwest::Error),
    #[error("the answer could not be built")]
    Aufbau(#[from] http::Error),
    #[error("the answer is larger than 1 MiB")]
    ZuGross,
    #[error("the answer is not encrypted for us")]
    Verschluesselung,
}

/// openidconnect's view of reqwest, with answers opened that are encrypted for us.
#[derive(Clone)]
pub(crate) struct Http {
    client: reqwest::Client,
    entschluessler: Option<Arc<Entschluessler>>,
}

impl Http {
    /// A client of its own; `ops` has installed the TLS provider before.
    pub(crate) fn neu(entschluessler: Option<Arc<Entschluessler>>) -> Result<Self, HttpFehler> {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(VERBINDUNGSFRIST)
            .timeout(GESAMTFRIST)
            .build()
            .map_err(verbindung)?;
        Ok(Self {
            client,
            entschluessler,
        })
    }

    /// Opens the answer of a token endpoint and an encrypted UserInfo; everything else is as it came.
    fn oeffne(&self, kopf: &mut HeaderMap, rumpf: Vec<u8>) -> Result<Vec<u8>, HttpFehler> {
        let Some(entschluessler) = &self.entschluessler else {
            return Ok(rumpf);
        };
        let zu = |_| HttpFehler::Verschluesselung;
        let art = kopf.get(CONTENT_TYPE).and_then(|art| art.to_str().ok());
        if art.is_some_and(|art| art.starts_with("application/jwt")) {
            let jwe = std::str::from_utf8(&rumpf).map_err(|_| HttpFehler::Verschluesselung)?;
            let offen = entschluessler.oeffne(jwe.trim()).map_err(zu)?;
            // Inside is a signed JWT, or the claims themselves.
            if offen.first() == Some(&b'{') {
                kopf.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            }
            return Ok(offen);
        }
        match serde_json::from_slice(&rumpf) {
            Ok(Value::Object(antwort)) if antwort.contains_key("id_token") => {
                entschluessler.oeffne_tokenantwort(antwort).map_err(zu)
            }
            _ => Ok(rumpf),
        }
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpFehler;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpFehler>> + Send + 'c>>;

    fn call(&'c self, anfrage: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let (kopf, rumpf) = anfrage.into_parts();
            let mut antwort = self
                .client
                .request(kopf.method, kopf.uri.to_string())
                .headers(kopf.headers)
                .body(rumpf)
                .send()
                .await
                .map_err(verbindung)?;
            let status = antwort.status();
            let mut kopf = antwort.headers().clone();
            let mut bytes = Vec::new();
            while let Some(stueck) = antwort.chunk().await.map_err(verbindung)? {
                if bytes.len() + stueck.len() > HOECHSTGROESSE {
                    return Err(HttpFehler::ZuGross);
                }
                bytes.extend_from_slice(&stueck);
            }
            let bytes = self.oeffne(&mut kopf, bytes)?;
            let mut aus = http::Response::builder().status(status).body(bytes)?;
            *aus.headers_mut() = kopf;
            Ok(aus)
        })
    }
}

fn verbindung(fehler: reqwest::Error) -> HttpFehler {
    HttpFehler::Verbindung(fehler.without_url())
}
