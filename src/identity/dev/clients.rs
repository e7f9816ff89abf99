//! The clients that the dev identity provider knows, and how they prove who they are.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use josekit::jws::{self, ES256};
use serde_json::{Map, Value};
use subtle::ConstantTimeEq;

use crate::kernel::Geheim;

/// A client assertion may be valid for this long at most.
const HOECHSTGUELTIGKEIT: SignedDuration = SignedDuration::from_mins(5);

/// A relying party.
#[derive(Clone, Debug)]
pub struct DevClient {
    /// Its id.
    pub client_id: String,
    /// Its redirect URIs, compared byte by byte.
    pub weiterleitungen: Vec<String>,
    /// How it proves to be itself.
    pub nachweis: ClientNachweis,
}

/// How a client proves to be itself.
#[derive(Clone, Debug)]
pub enum ClientNachweis {
    /// `private_key_jwt` with ES256: the public key, PEM.
    Schluessel(String),
    /// `client_secret_basic` or `client_secret_post`.
    Geheimnis(Geheim),
}

/// The assertions seen so far, so that none counts twice.
#[derive(Debug, Default)]
pub(super) struct Gesehen(HashMap<String, Timestamp>);

impl DevClient {
    pub(super) fn kennt(&self, weiterleitung: &str) -> bool {
        self.weiterleitungen
            .iter()
            .any(|bekannt| bekannt == weiterleitung)
    }

    /// Whether `geheimnis` is this client's.
    pub(super) fn hat_geheimnis(&self, geheimnis: &str) -> bool {
        match &self.nachweis {
            ClientNachweis::Geheimnis(geheim) => geheim.offen().as_bytes().ct_eq(geheimnis.as_bytes()).into(),
            ClientNachweis::Schluessel(_) => false,
        }
    }

    /// Whether `jwt` is an assertion of this client to `aussteller` that was not seen before. Source: RFC 7523.
    pub(super) fn hat_unterschrieben(
        &self,
        jwt: &str,
        aussteller: &str,
        jetzt: Timestamp,
        gesehen: &mut Gesehen,
    ) -> bool {
        let ClientNachweis::Schluessel(pem) = &self.nachweis else {
            return false;
        };
        let Ok(pruefer) = ES256.verifier_from_pem(pem) else {
            return false;
        };
        let Ok((inhalt, _)) = jws::deserialize_compact(jwt, &pruefer) else {
            return false;
        };
        let Ok(claims) = serde_json::from_slice::<Map<String, Value>>(&inhalt) else {
            return false;
        };
        let ist = |name: &str, soll: &str| claims.get(name).and_then(Value::as_str) == Some(soll);
        let ablauf = claims
            .get("exp")
            .and_then(Value::as_i64)
            .and_then(|s| Timestamp::from_second(s).ok());
        let jti = claims
            .get("jti")
            .and_then(Value::as_str)
            .filter(|jti| !jti.is_empty());
        let (Some(ablauf), Some(jti)) = (ablauf, jti) else {
            return false;
        };
        ist("iss", &self.client_id)
            && ist("sub", &self.client_id)
            && ist("aud", aussteller)
            && ablauf > jetzt
            && ablauf.duration_since(jetzt) <= HOECHSTGUELTIGKEIT
            && gesehen.ist_neu(jti, ablauf, jetzt)
    }
}

impl Gesehen {
    fn ist_neu(&mut self, jti: &str, ablauf: Timestamp, jetzt: Timestamp) -> bool {
        self.0.retain(|_, bis| *bis > jetzt);
        self.0.insert(jti.to_owned(), ablauf).is_none()
    }
}

/// Id and secret from an `Authorization: Basic` header (RFC 6749 2.3.1: each form-encoded first).
pub(super) fn basic(kopf: &str) -> Option<(String, Geheim)> {
    use base64::{Engine as _, prelude::BASE64_STANDARD};
    let bytes = BASE64_STANDARD.decode(kopf.strip_prefix("Basic ")?).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (id, geheimnis) = text.split_once(':')?;
    Some((formdekodiert(id), Geheim::neu(formdekodiert(geheimnis))))
}

/// A value is what stands before `=` in a form whose only key it is.
fn formdekodiert(text: &str) -> String {
    url::form_urlencoded::parse(text.as_bytes())
        .map(|(name, _)| name.into_owned())
        .collect()
}
