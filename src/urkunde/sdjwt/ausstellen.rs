//! Make a credential.

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use der::Encode;
use jiff::Timestamp;
use p256::ecdsa::Signature;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::form::{Offenlegung, Sdjwt};
use crate::urkunde::{SiegelFehler, Siegelschluessel, zertifikat};

/// What a credential says.
pub struct Inhalt {
    /// Claim `iss`: the service that made it, as a URL. Who answers for it, the certificate says.
    pub aussteller: String,
    /// Claim `vct`: the type of the credential, as a URL.
    pub art: String,
    /// Claim `iat`.
    pub ausgestellt: Timestamp,
    /// Further claims, always disclosed.
    pub offen: Map<String, Value>,
    /// Fields that the holder may keep back, in their order. Names are unique.
    pub waehlbar: Vec<Offenlegung>,
}

/// Signs `inhalt`. Every field comes along; the holder drops what nobody else needs to know.
///
/// The header carries the certificate of the key alone: the verifier knows its issuer, and some libraries refuse long
/// headers.
///
/// # Errors
/// [`SiegelFehler::Schluessel`] if the key cannot be used now, [`SiegelFehler::SchluesselPasstNicht`] if it is not the one of
/// its certificate.
pub fn stelle_aus(inhalt: Inhalt, schluessel: &dyn Siegelschluessel) -> Result<Sdjwt, SiegelFehler> {
    // Sorted, so that the order of the fields does not tell which is which.
    let mut abdruecke: Vec<String> = inhalt.waehlbar.iter().map(Offenlegung::abdruck).collect();
    abdruecke.sort_unstable();
    let mut aussage = inhalt.offen;
    aussage.extend([
        ("iss".to_owned(), Value::from(inhalt.aussteller)),
        ("vct".to_owned(), Value::from(inhalt.art)),
        ("iat".to_owned(), Value::from(inhalt.ausgestellt.as_second())),
        ("_sd_alg".to_owned(), Value::from("sha-256")),
        ("_sd".to_owned(), Value::from(abdruecke)),
    ]);
    let zertifikat = schluessel.zertifikat();
    let der = zertifikat.to_der().map_err(|_| SiegelFehler::Schluessel)?;
    let kopf = json!({ "typ": "dc+sd-jwt", "alg": "ES256", "x5c": [STANDARD.encode(der)] });
    let zu_signieren = [kopf, Value::Object(aussage)]
        .map(|teil| URL_SAFE_NO_PAD.encode(teil.to_string()))
        .join(".");
    let digest = Sha256::digest(zu_signieren.as_bytes()).into();
    let signatur = schluessel.signiere(&digest)?;
    if !zertifikat::hat_signiert(zertifikat, &digest, &signatur) {
        return Err(SiegelFehler::SchluesselPasstNicht);
    }
    let signatur = Signature::from_der(&signatur).map_err(|_| SiegelFehler::Schluessel)?;
    let jwt = format!("{zu_signieren}.{}", URL_SAFE_NO_PAD.encode(signatur.to_bytes()));
    Ok(Sdjwt::neu(jwt, inhalt.waehlbar))
}
