//! What the provider encrypts for us alone: ID token and UserInfo (JWE), of two kinds and no other.
//!
//! Source: BSI TR-03172-3 A3.10.03. The library for OpenID Connect knows no JWE, so answers are opened before it sees them.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use josekit::jwe::{
    self, ECDH_ES, JweDecrypter, RSA_OAEP_256,
    alg::{ecdh_es::EcdhEsJweDecrypter, rsaes::RsaesJweDecrypter},
};
use serde_json::{Map, Value};

use crate::{identity::SchluesselFehler, kernel::Geheim};

/// The only content encryption that is taken.
const INHALT: &str = "A256GCM";

/// What is in a JWE that is no JWE of ours. Says nothing of what is inside.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct NichtZuOeffnen;

/// Our private key, with the one algorithm that its kind allows.
pub(crate) enum Entschluessler {
    /// A P-256 key.
    Ec(Box<EcdhEsJweDecrypter>),
    /// An RSA key.
    Rsa(Box<RsaesJweDecrypter>),
}

impl Entschluessler {
    /// From a P-256 or RSA key, PKCS#8 PEM.
    pub(crate) fn aus_pem(pem: &Geheim) -> Result<Self, SchluesselFehler> {
        if let Ok(rsa) = RSA_OAEP_256.decrypter_from_pem(pem.offen()) {
            return Ok(Self::Rsa(Box::new(rsa)));
        }
        let ec = ECDH_ES.decrypter_from_pem(pem.offen());
        ec.map(|ec| Self::Ec(Box::new(ec))).map_err(|_| SchluesselFehler)
    }

    const fn algorithmus(&self) -> &'static str {
        match self {
            Self::Ec(_) => "ECDH-ES",
            Self::Rsa(_) => "RSA-OAEP-256",
        }
    }

    /// What is inside; only of this key's algorithm, with A256GCM, and not compressed.
    pub(crate) fn oeffne(&self, jwe: &str) -> Result<Vec<u8>, NichtZuOeffnen> {
        let kopf = kopf(jwe).ok_or(NichtZuOeffnen)?;
        let wort = |name: &str| kopf.get(name).and_then(Value::as_str);
        let erlaubt = wort("alg") == Some(self.algorithmus())
            && wort("enc") == Some(INHALT)
            && !kopf.contains_key("zip")
            && !kopf.contains_key("crit");
        if !erlaubt {
            return Err(NichtZuOeffnen);
        }
        let entschluessler: &dyn JweDecrypter = match self {
            Self::Ec(ec) => &**ec,
            Self::Rsa(rsa) => &**rsa,
        };
        let (inhalt, _) = jwe::deserialize_compact(jwe, entschluessler).map_err(|_| NichtZuOeffnen)?;
        Ok(inhalt)
    }

    /// The answer of a token endpoint with its ID token opened. One that is not encrypted is none: the provider was told to.
    pub(crate) fn oeffne_tokenantwort(
        &self,
        mut antwort: Map<String, Value>,
    ) -> Result<Vec<u8>, NichtZuOeffnen> {
        let id_token = antwort
            .get("id_token")
            .and_then(Value::as_str)
            .ok_or(NichtZuOeffnen)?;
        let offen = String::from_utf8(self.oeffne(id_token)?).map_err(|_| NichtZuOeffnen)?;
        antwort.insert("id_token".to_owned(), Value::String(offen));
        serde_json::to_vec(&antwort).map_err(|_| NichtZuOeffnen)
    }
}

/// The header of a JWE in compact form: five parts.
fn kopf(jwe: &str) -> Option<Map<String, Value>> {
    let (kopf, rest) = jwe.split_once('.')?;
    if rest.split('.').count() != 4 {
        return None;
    }
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(kopf).ok()?).ok()
}
