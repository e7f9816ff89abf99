//! The one HTTP client that speaks to an identity provider: no redirects, short deadlines, small answers.

use std::{pin::Pin, time::Duration};

use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};

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
}

/// openidconnect's view of reqwest.
#[derive(Clone, Debug)]
pub(crate) struct Http(reqwest::Client);

impl Http {
    /// A client of its own; `ops` has installed the TLS provider before.
    pub(crate) fn neu() -> Result<Self, HttpFehler> {
        reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(VERBINDUNGSFRIST)
            .timeout(GESAMTFRIST)
            .build()
            .map(Self)
            .map_err(verbindung)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpFehler;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpFehler>> + Send + 'c>>;

    fn call(&'c self, anfrage: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let (kopf, rumpf) = anfrage.into_parts();
            let mut antwort = self
                .0
                .request(kopf.method, kopf.uri.to_string())
                .headers(kopf.headers)
                .body(rumpf)
                .send()
                .await
                .map_err(verbindung)?;
            let mut aus = http::Response::builder().status(antwort.status());
            for (name, wert) in antwort.headers() {
                aus = aus.header(name, wert);
            }
            let mut bytes = Vec::new();
            while let Some(stueck) = antwort.chunk().await.map_err(verbindung)? {
                if bytes.len() + stueck.len() > HOECHSTGROESSE {
                    return Err(HttpFehler::ZuGross);
                }
                bytes.extend_from_slice(&stueck);
            }
            Ok(aus.body(bytes)?)
        })
    }
}

fn verbindung(fehler: reqwest::Error) -> HttpFehler {
    HttpFehler::Verbindung(fehler.without_url())
}
