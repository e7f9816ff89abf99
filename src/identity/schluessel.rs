//! ES256 keys of the relying party: making one, and signing a client assertion with it.

use jiff::{SignedDuration, Timestamp};
use josekit::{
    jwk::{Jwk, alg::ec::EcCurve},
    jws::{self, ES256, JwsHeader, alg::ecdsa::EcdsaJwsSigner},
};
use serde_json::json;

use crate::kernel::{Geheim, Zufall, zufall};

/// How long a client assertion is valid.
const GUELTIGKEIT: SignedDuration = SignedDuration::from_secs(60);

/// A key that cannot be made, read or used.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the key is not an ES256 key (P-256) in PEM form")]
pub struct SchluesselFehler;

/// A pair of ES256 keys in PEM form.
#[derive(Clone, Debug)]
pub struct Schluesselpaar {
    /// PKCS#8; stays with the relying party.
    pub privat_pem: Geheim,
    /// SubjectPublicKeyInfo; for the provider.
    pub oeffentlich_pem: String,
}

impl Schluesselpaar {
    /// A new pair; its randomness is OpenSSL's.
    ///
    /// # Errors
    /// [`SchluesselFehler`] if OpenSSL cannot make one.
    pub fn erzeuge() -> Result<Self, SchluesselFehler> {
        let paar = ES256.generate_key_pair().map_err(|_| SchluesselFehler)?;
        let text = |bytes| String::from_utf8(bytes).map_err(|_| SchluesselFehler);
        Ok(Self {
            privat_pem: Geheim::neu(text(paar.to_pem_private_key())?),
            oeffentlich_pem: text(paar.to_pem_public_key())?,
        })
    }
}

/// Signs with a private key from a PEM file; prints nothing of it.
#[derive(Clone)]
pub(crate) struct Unterzeichner(EcdsaJwsSigner);

impl Unterzeichner {
    pub(crate) fn aus_pem(pem: &Geheim) -> Result<Self, SchluesselFehler> {
        ES256
            .signer_from_pem(pem.offen())
            .map(Self)
            .map_err(|_| SchluesselFehler)
    }

    /// A client assertion for `aussteller`. Source: RFC 7523, OpenID Connect Core 9 `private_key_jwt`.
    pub(crate) fn nachweis(
        &self,
        client_id: &str,
        aussteller: &str,
        jetzt: Timestamp,
        zufall: &dyn Zufall,
    ) -> Result<String, SchluesselFehler> {
        let mut kopf = JwsHeader::new();
        kopf.set_token_type("JWT");
        let inhalt = json!({
            "iss": client_id,
            "sub": client_id,
            "aud": aussteller,
            "iat": jetzt.as_second(),
            "exp": (jetzt + GUELTIGKEIT).as_second(),
            "jti": hex::encode(zufall::bytes::<16>(zufall)),
        });
        jws::serialize_compact(inhalt.to_string().as_bytes(), &kopf, &self.0).map_err(|_| SchluesselFehler)
    }
}

/// A provider's signing key with its public half as JWK.
pub(crate) struct Signierschluessel {
    unterzeichner: EcdsaJwsSigner,
    kennung: Option<String>,
    oeffentlich: Jwk,
}

impl Signierschluessel {
    /// A new key with this id.
    pub(crate) fn erzeuge(kennung: &str) -> Result<Self, SchluesselFehler> {
        let schluessel = Jwk::generate_ec_key(EcCurve::P256).map_err(|_| SchluesselFehler)?;
        let mut oeffentlich = schluessel.to_public_key().map_err(|_| SchluesselFehler)?;
        oeffentlich.set_key_id(kennung);
        oeffentlich.set_key_use("sig");
        oeffentlich.set_algorithm("ES256");
        Ok(Self {
            unterzeichner: ES256.signer_from_jwk(&schluessel).map_err(|_| SchluesselFehler)?,
            kennung: Some(kennung.to_owned()),
            oeffentlich,
        })
    }

    /// The same key, of which its tokens do not say which it is.
    #[cfg(test)]
    pub(crate) fn ohne_kennung(&self) -> Self {
        Self {
            unterzeichner: self.unterzeichner.clone(),
            kennung: None,
            oeffentlich: self.oeffentlich.clone(),
        }
    }

    /// The public half, for a JWKS.
    pub(crate) fn oeffentlich(&self) -> serde_json::Value {
        serde_json::Value::Object(self.oeffentlich.as_ref().clone())
    }

    /// A signed JWT over these claims.
    pub(crate) fn signiere(&self, inhalt: &serde_json::Value) -> Result<String, SchluesselFehler> {
        self.signiere_als("JWT", inhalt)
    }

    /// A signed token of this type.
    pub(crate) fn signiere_als(
        &self,
        typ: &str,
        inhalt: &serde_json::Value,
    ) -> Result<String, SchluesselFehler> {
        let mut kopf = JwsHeader::new();
        kopf.set_token_type(typ);
        if let Some(kennung) = &self.kennung {
            kopf.set_key_id(kennung);
        }
        jws::serialize_compact(inhalt.to_string().as_bytes(), &kopf, &self.unterzeichner)
            .map_err(|_| SchluesselFehler)
    }
}
