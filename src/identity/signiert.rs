//! Signed tokens of the provider that the library for OpenID Connect does not check: logout tokens and signed UserInfo.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use josekit::{
    jwk::Jwk,
    jws::{self, ES256, JwsHeader, JwsVerifier, PS256, RS256},
};
use serde_json::{Map, Value};

use crate::identity::{Anmeldedienst, Signaturalgorithmus, anbieter::Metadaten};

/// Why a token is none of the provider's.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Signaturmangel {
    /// Not a signed token.
    Unlesbar,
    /// Its header calls it something else.
    Typ,
    /// Algorithm, key or signature; `alg: none` among them.
    Signatur,
}

impl Anmeldedienst {
    /// The claims of a token that one of the provider's keys has signed, with an algorithm that is allowed; `typen` are the names
    /// that its header may have, in lower case.
    pub(super) fn lies_signierten(
        &self,
        metadaten: &Metadaten,
        token: &str,
        typen: &[&str],
    ) -> Result<Map<String, Value>, Signaturmangel> {
        let kopf = kopf(token).ok_or(Signaturmangel::Unlesbar)?;
        let kopf = JwsHeader::from_bytes(&kopf).map_err(|_| Signaturmangel::Unlesbar)?;
        let typ = kopf.token_type().map(str::to_ascii_lowercase);
        if typ.is_some_and(|typ| !typen.contains(&typ.as_str())) {
            return Err(Signaturmangel::Typ);
        }
        let erlaubt = &self.eingerichtet.settings.erlaubte_algorithmen;
        let algorithmus = erlaubt
            .iter()
            .find(|einer| Some(einer.name()) == kopf.algorithm())
            .ok_or(Signaturmangel::Signatur)?;
        let schluessel = schluessel(metadaten, kopf.key_id()).ok_or(Signaturmangel::Signatur)?;
        let pruefer = pruefer(*algorithmus, &schluessel).ok_or(Signaturmangel::Signatur)?;
        let (inhalt, _) = jws::deserialize_compact(token, &*pruefer).map_err(|_| Signaturmangel::Signatur)?;
        serde_json::from_slice(&inhalt).map_err(|_| Signaturmangel::Unlesbar)
    }
}

/// Whether a token is for this client, alone or among others.
pub(super) fn ist_fuer(claims: &Map<String, Value>, client_id: &str) -> bool {
    match claims.get("aud") {
        Some(Value::String(aud)) => aud == client_id,
        Some(Value::Array(auds)) => auds.iter().any(|aud| aud.as_str() == Some(client_id)),
        _ => false,
    }
}

fn kopf(token: &str) -> Option<Vec<u8>> {
    let (kopf, _) = token.split_once('.')?;
    BASE64_URL_SAFE_NO_PAD.decode(kopf).ok()
}

/// The provider's key with this id; without an id its only one.
fn schluessel(metadaten: &Metadaten, kennung: Option<&str>) -> Option<Jwk> {
    let alle: Vec<Jwk> = metadaten
        .jwks()
        .keys()
        .iter()
        .filter_map(|einer| Jwk::from_bytes(serde_json::to_vec(einer).ok()?).ok())
        .filter(|einer| einer.key_use().is_none_or(|zweck| zweck == "sig"))
        .collect();
    match (kennung, alle.as_slice()) {
        (Some(_), _) => alle.into_iter().find(|einer| einer.key_id() == kennung),
        (None, [einziger]) => Some(einziger.clone()),
        (None, _) => None,
    }
}

fn pruefer(algorithmus: Signaturalgorithmus, schluessel: &Jwk) -> Option<Box<dyn JwsVerifier>> {
    Some(match algorithmus {
        Signaturalgorithmus::Es256 => Box::new(ES256.verifier_from_jwk(schluessel).ok()?),
        Signaturalgorithmus::Ps256 => Box::new(PS256.verifier_from_jwk(schluessel).ok()?),
        Signaturalgorithmus::Rs256 => Box::new(RS256.verifier_from_jwk(schluessel).ok()?),
    })
}
