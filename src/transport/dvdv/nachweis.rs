//! Who we are to the directory: a JWT signed with the key of our registered certificate (RFC 7523, RS256).

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;
use ring::{
    digest::{SHA1_FOR_LEGACY_USE_ONLY, digest},
    rand::SystemRandom,
    signature::{RSA_PKCS1_SHA256, RsaKeyPair},
};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _};
use serde_json::json;
use uuid::Uuid;

use super::DvdvFehler;
use crate::kernel::Geheim;

/// How long an assertion is good. Unit: seconds.
const GUELTIG: i64 = 60;

/// Signs for one certificate.
pub(super) struct Unterzeichner {
    schluessel: RsaKeyPair,
    kennung: String,
}

impl Unterzeichner {
    pub fn neu(zertifikat: &str, schluessel: &Geheim) -> Result<Self, DvdvFehler> {
        let zertifikat =
            CertificateDer::from_pem_slice(zertifikat.as_bytes()).map_err(|_| DvdvFehler::Zertifikat)?;
        let schluessel = PrivateKeyDer::from_pem_slice(schluessel.offen().as_bytes())
            .map_err(|_| DvdvFehler::Schluessel)?;
        Ok(Self {
            schluessel: RsaKeyPair::from_pkcs8(schluessel.secret_der())
                .or_else(|_| RsaKeyPair::from_der(schluessel.secret_der()))
                .map_err(|_| DvdvFehler::Schluessel)?,
            // The directory knows certificates by this.
            kennung: format!(
                "fp:{}",
                hex::encode(digest(&SHA1_FOR_LEGACY_USE_ONLY, &zertifikat))
            ),
        })
    }

    /// An assertion for this token endpoint.
    pub fn nachweis(&self, adressat: &str, id: Uuid, jetzt: Timestamp) -> Result<String, DvdvFehler> {
        let teil = |wert: serde_json::Value| BASE64_URL_SAFE_NO_PAD.encode(wert.to_string());
        let kopf = teil(json!({ "alg": "RS256", "typ": "JWT" }));
        let inhalt = teil(json!({
            "iss": self.kennung,
            "sub": self.kennung,
            "aud": adressat,
            "jti": id,
            "iat": jetzt.as_second(),
            "exp": jetzt.as_second() + GUELTIG,
        }));
        let mut nachweis = format!("{kopf}.{inhalt}");
        let mut signatur = vec![0; self.schluessel.public().modulus_len()];
        self.schluessel
            .sign(
                &RSA_PKCS1_SHA256,
                // This signature draws nothing at random.
                &SystemRandom::new(),
                nachweis.as_bytes(),
                &mut signatur,
            )
            .map_err(|_| DvdvFehler::Schluessel)?;
        nachweis.push('.');
        BASE64_URL_SAFE_NO_PAD.encode_string(signatur, &mut nachweis);
        Ok(nachweis)
    }
}
