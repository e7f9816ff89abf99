//! JSON Web Signatures (RFC 7515) with ES256 and the signer's certificate in `x5c`: credentials and status lists.

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use der::{Decode, Encode};
use p256::ecdsa::Signature;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use x509_cert::Certificate;

use crate::urkunde::siegel::signiere_nachricht;
use crate::urkunde::{SiegelFehler, Siegelschluessel, zertifikat};

/// Header; anything else in it (`crit`, `b64`, …) is not understood and refused.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kopf {
    typ: String,
    alg: String,
    x5c: Vec<String>,
}

/// Signs `aussage` as a JWS of this `typ`.
///
/// The header carries the certificate of the key alone: the verifier knows its issuer, and some libraries refuse long
/// headers.
pub(super) fn signiere(
    typ: &str,
    aussage: Map<String, Value>,
    schluessel: &dyn Siegelschluessel,
) -> Result<String, SiegelFehler> {
    let zertifikat = schluessel.zertifikat();
    let der = zertifikat.to_der().map_err(|_| SiegelFehler::Schluessel)?;
    let kopf = json!({ "typ": typ, "alg": "ES256", "x5c": [STANDARD.encode(der)] });
    let zu_signieren = [kopf, Value::Object(aussage)]
        .map(|teil| URL_SAFE_NO_PAD.encode(teil.to_string()))
        .join(".");
    let signatur = signiere_nachricht(zu_signieren.as_bytes(), schluessel)?;
    let signatur = Signature::from_der(&signatur).map_err(|_| SiegelFehler::Schluessel)?;
    Ok(format!(
        "{zu_signieren}.{}",
        URL_SAFE_NO_PAD.encode(signatur.to_bytes())
    ))
}

/// A JWS, taken apart; its signature is not checked yet.
pub(super) struct Jws {
    signiert: String,
    signatur: Vec<u8>,
    /// The certificate of the signer.
    pub(super) zertifikat: Certificate,
    /// What is signed.
    pub(super) aussage: Map<String, Value>,
}

impl Jws {
    /// Reads a JWS of this `typ`.
    pub(super) fn lies(text: &str, typ: &str) -> Option<Self> {
        let (signiert, signatur) = text.rsplit_once('.')?;
        let (kopf, aussage) = signiert.split_once('.')?;
        let kopf: Kopf = json(kopf)?;
        let [blatt] = kopf.x5c.as_slice() else {
            return None;
        };
        if kopf.typ != typ || kopf.alg != "ES256" {
            return None;
        }
        let signatur = Signature::from_slice(&URL_SAFE_NO_PAD.decode(signatur).ok()?).ok()?;
        Some(Self {
            signiert: signiert.to_owned(),
            signatur: signatur.to_der().as_bytes().to_vec(),
            zertifikat: Certificate::from_der(&STANDARD.decode(blatt).ok()?).ok()?,
            aussage: json(aussage)?,
        })
    }

    /// Whether the key of the certificate made the signature.
    pub(super) fn stimmt(&self) -> bool {
        zertifikat::hat_signiert(&self.zertifikat, self.signiert.as_bytes(), &self.signatur)
    }
}

/// JSON behind base64url; an object that names a field twice is read like any other, for its text is signed.
fn json<T: serde::de::DeserializeOwned>(teil: &str) -> Option<T> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(teil).ok()?).ok()
}
