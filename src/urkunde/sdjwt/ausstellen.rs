//! Make a credential.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::form::{Offenlegung, Sdjwt};
use crate::urkunde::{SiegelFehler, Siegelschluessel, jws};

/// Type of the JWS.
pub(super) const TYP: &str = "dc+sd-jwt";

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
    let jwt = jws::signiere(TYP, aussage, schluessel)?;
    Ok(Sdjwt::neu(jwt, inhalt.waehlbar))
}
