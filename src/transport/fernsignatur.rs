//! A key of a remote signing service: `signatures/signHash` of the API of the Cloud Signature Consortium, version 2.
//!
//! The access token is taken to be of scope "credential", so that no SAD is sent, and the answer to be synchronous. An ECDSA
//! signature is expected in DER, of which the specification says nothing. No service of anybody else was at hand: the tests run
//! against `tests/conformance/csc_server.py`, which is our own reading of the specification, like this file.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::Deserialize;
use serde_json::json;
use url::Url;
use x509_cert::Certificate;

use super::TransportFehler;
use super::blockierend::Blockierend;
use crate::kernel::Geheim;
use crate::urkunde::{SiegelFehler, Siegelschluessel, zertifikate_aus_pem};

/// SHA-256 and ecdsa-with-SHA256, as the API names them.
const SHA256: &str = "2.16.840.1.101.3.4.2.1";
const ECDSA_SHA256: &str = "1.2.840.10045.4.3.2";

/// Where a remote key lies.
pub struct FernSettings {
    /// Base URL of the API.
    pub adresse: Url,
    /// `credentialID`.
    pub kennung: String,
    /// Bearer token.
    pub zugangsschluessel: Geheim,
}

/// A key that signs elsewhere.
pub struct Fernschluessel {
    settings: FernSettings,
    http: Blockierend,
    zertifikat: Certificate,
    kette: Vec<Certificate>,
}

#[derive(Deserialize)]
struct Antwort {
    signatures: Vec<String>,
}

impl Fernschluessel {
    /// The key of these settings; `zertifikate` in PEM, its own first. Must be made inside of the runtime.
    ///
    /// # Errors
    /// [`SiegelFehler::Schluessel`] if the certificates cannot be read or TLS is not set up.
    pub fn neu(settings: FernSettings, zertifikate: &str) -> Result<Self, SiegelFehler> {
        let mut kette = zertifikate_aus_pem(zertifikate)?;
        if kette.is_empty() {
            return Err(SiegelFehler::Schluessel);
        }
        let zertifikat = kette.remove(0);
        let http = Blockierend::neu().map_err(|_| SiegelFehler::Schluessel)?;
        Ok(Self {
            settings,
            http,
            zertifikat,
            kette,
        })
    }

    fn rufe(&self, digest: &[u8; 32]) -> Result<Vec<u8>, TransportFehler> {
        const UNBRAUCHBAR: TransportFehler = TransportFehler::AntwortUnbrauchbar("it holds no signature");
        let inhalt = json!({
            "credentialID": self.settings.kennung,
            "hashes": [STANDARD.encode(digest)],
            "hashAlgorithmOID": SHA256,
            "signAlgo": ECDSA_SHA256,
        });
        let pfad = self.settings.adresse.as_str().trim_end_matches('/');
        let ruf = self
            .http
            .client()
            .post(format!("{pfad}/signatures/signHash"))
            .bearer_auth(self.settings.zugangsschluessel.offen())
            .header("content-type", "application/json")
            .body(inhalt.to_string());
        let antwort: Antwort = serde_json::from_slice(&self.http.rufe(ruf)?).map_err(|_| UNBRAUCHBAR)?;
        let [signatur] = antwort.signatures.as_slice() else {
            return Err(UNBRAUCHBAR);
        };
        STANDARD.decode(signatur).map_err(|_| UNBRAUCHBAR)
    }
}

impl Siegelschluessel for Fernschluessel {
    fn zertifikat(&self) -> &Certificate {
        &self.zertifikat
    }

    fn kette(&self) -> &[Certificate] {
        &self.kette
    }

    fn signiere(&self, digest: &[u8; 32]) -> Result<Vec<u8>, SiegelFehler> {
        self.rufe(digest).map_err(|fehler| {
            tracing::error!("the remote signing service does not sign: {fehler}");
            SiegelFehler::Schluessel
        })
    }
}
