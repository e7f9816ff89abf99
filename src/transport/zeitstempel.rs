//! A time-stamp authority over HTTP (RFC 3161 section 3.4).

use std::sync::Arc;

use url::Url;

use super::TransportFehler;
use super::blockierend::Blockierend;
use crate::kernel::{Geheim, Zufall, zufall};
use crate::urkunde::zeitstempel::{ANFRAGE, ZeitstempelFehler, Zeitstempeldienst, anfrage, token};

/// Asks one authority.
pub struct HttpZeitstempel {
    adresse: Url,
    zugangsschluessel: Option<Geheim>,
    http: Blockierend,
    zufall: Arc<dyn Zufall>,
}

impl HttpZeitstempel {
    /// The authority at `adresse`. Must be made inside of the runtime.
    ///
    /// # Errors
    /// [`TransportFehler`] if TLS is not set up.
    pub fn neu(
        adresse: Url,
        zugangsschluessel: Option<Geheim>,
        zufall: Arc<dyn Zufall>,
    ) -> Result<Self, TransportFehler> {
        let http = Blockierend::neu()?;
        Ok(Self {
            adresse,
            zugangsschluessel,
            http,
            zufall,
        })
    }
}

impl Zeitstempeldienst for HttpZeitstempel {
    fn stempel(&self, abdruck: &[u8; 32]) -> Result<Vec<u8>, ZeitstempelFehler> {
        let nonce = zufall::bytes::<8>(&*self.zufall);
        let mut ruf = self
            .http
            .client()
            .post(self.adresse.clone())
            .header("content-type", ANFRAGE)
            .body(anfrage(abdruck, nonce)?);
        if let Some(schluessel) = &self.zugangsschluessel {
            ruf = ruf.bearer_auth(schluessel.offen());
        }
        let antwort = self
            .http
            .rufe(ruf)
            .map_err(|fehler| ZeitstempelFehler::NichtErreicht(fehler.to_string()))?;
        token(&antwort, abdruck, nonce)
    }
}
