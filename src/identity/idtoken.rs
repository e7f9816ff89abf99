//! What the token endpoint and UserInfo say, held against the provider's keys and this login.

use std::{sync::Arc, time::SystemTime};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;
use openidconnect::{
    AccessTokenHash, AdditionalClaims, ClaimsVerificationError, ClientId, IdTokenVerifier, Nonce,
    OAuth2TokenResponse, SignatureVerificationError, SubjectIdentifier, TokenResponse, UserInfoClaims,
    UserInfoError,
    core::{CoreGenderClaim, CoreIdToken, CoreTokenResponse},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    identity::{
        AnmeldeFehler, Misstrauen, Zugriffshash,
        anbieter::Metadaten,
        anmeldedienst::{Anmeldedienst, Client},
        http::HttpFehler,
        pruefung::Bestaetigt,
        settings::UHRENABWEICHUNG,
    },
    store::AnmeldeRecord,
};

impl Anmeldedienst {
    /// Checks signature, issuer, audience, expiry, nonce and at_hash, with new keys if the provider has changed them.
    pub(super) async fn pruefe_id_token(
        &self,
        metadaten: Arc<Metadaten>,
        antwort: &CoreTokenResponse,
        record: &AnmeldeRecord,
    ) -> Result<Map<String, Value>, AnmeldeFehler> {
        let id_token = antwort.id_token().ok_or(Misstrauen::Tokenantwort)?;
        let jetzt = self.jetzt();
        match self.pruefe_signatur(&metadaten, id_token, antwort, record, jetzt) {
            Err(Ablehnung::SchluesselUnbekannt) => {
                let neuer = self
                    .anbieter
                    .mit_neuen_schluesseln(&self.http, &metadaten, jetzt)
                    .await?;
                let neuer = neuer.ok_or(Misstrauen::Signatur)?;
                self.pruefe_signatur(&neuer, id_token, antwort, record, jetzt)
            }
            ergebnis => ergebnis,
        }
        .map_err(|ablehnung| match ablehnung {
            Ablehnung::SchluesselUnbekannt => Misstrauen::Signatur.into(),
            Ablehnung::Misstrauen(misstrauen) => misstrauen.into(),
        })
    }

    fn pruefe_signatur(
        &self,
        metadaten: &Metadaten,
        id_token: &CoreIdToken,
        antwort: &CoreTokenResponse,
        record: &AnmeldeRecord,
        jetzt: Timestamp,
    ) -> Result<Map<String, Value>, Ablehnung> {
        let settings = &self.eingerichtet.settings;
        // A public client's verifier: a shared secret never signs, whatever the header says.
        let pruefer = IdTokenVerifier::new_public_client(
            ClientId::new(settings.client_id.clone()),
            self.eingerichtet.aussteller.clone(),
            metadaten.jwks().clone(),
        )
        .set_allowed_algs(
            settings
                .erlaubte_algorithmen
                .iter()
                .map(|algorithmus| (*algorithmus).into()),
        )
        .set_time_fn(move || SystemTime::from(jetzt - UHRENABWEICHUNG).into());
        let claims = id_token.claims(&pruefer, &Nonce::new(record.nonce.offen().to_owned()))?;
        let verlangt = settings.at_hash == Zugriffshash::Verlangt;
        let hash = claims.access_token_hash();
        if hash.is_none() && verlangt {
            return Err(Ablehnung::Misstrauen(Misstrauen::AtHash));
        }
        if let Some(hash) = hash {
            let gerechnet = id_token
                .signing_alg()
                .and_then(|algorithmus| Ok((algorithmus, id_token.signing_key(&pruefer)?)))
                .ok()
                .and_then(|(alg, schluessel)| {
                    AccessTokenHash::from_token(antwort.access_token(), alg, schluessel).ok()
                });
            if gerechnet.as_ref() != Some(hash) {
                return Err(Ablehnung::Misstrauen(Misstrauen::AtHash));
            }
        }
        nutzlast(id_token).ok_or(Ablehnung::Misstrauen(Misstrauen::Tokenantwort))
    }

    /// The UserInfo answer; empty if the provider has no such endpoint.
    pub(super) async fn userinfo(
        &self,
        client: &Client,
        antwort: &CoreTokenResponse,
        bestaetigt: &Bestaetigt,
    ) -> Result<Map<String, Value>, AnmeldeFehler> {
        let subjekt = SubjectIdentifier::new(bestaetigt.subjekt.clone());
        let Ok(anfrage) = client.user_info(antwort.access_token().clone(), Some(subjekt)) else {
            return Ok(Map::new());
        };
        let claims: UserInfoClaims<Weitere, CoreGenderClaim> = anfrage
            .request_async(&self.http)
            .await
            .map_err(|fehler| match fehler {
                UserInfoError::Request(HttpFehler::Verschluesselung) => Misstrauen::Verschluesselung.into(),
                UserInfoError::Request(grund) => AnmeldeFehler::NichtErreichbar {
                    schritt: "userinfo",
                    grund: grund.to_string(),
                },
                UserInfoError::Response(status, ..) => AnmeldeFehler::NichtErreichbar {
                    schritt: "userinfo",
                    grund: status.to_string(),
                },
                _ => Misstrauen::Userinfo.into(),
            })?;
        match serde_json::to_value(&claims) {
            Ok(Value::Object(claims)) => Ok(claims),
            _ => Err(Misstrauen::Userinfo.into()),
        }
    }
}

/// All claims that openidconnect does not know; never printed.
#[derive(Deserialize, Serialize)]
#[serde(transparent)]
struct Weitere(Map<String, Value>);

impl std::fmt::Debug for Weitere {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("‹personal›")
    }
}

impl AdditionalClaims for Weitere {}

enum Ablehnung {
    SchluesselUnbekannt,
    Misstrauen(Misstrauen),
}

impl From<ClaimsVerificationError> for Ablehnung {
    fn from(fehler: ClaimsVerificationError) -> Self {
        Self::Misstrauen(match fehler {
            ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => {
                return Self::SchluesselUnbekannt;
            }
            ClaimsVerificationError::Expired(_) => Misstrauen::Abgelaufen,
            ClaimsVerificationError::InvalidAudience(_) => Misstrauen::Empfaenger,
            ClaimsVerificationError::InvalidIssuer(_) => Misstrauen::Aussteller,
            ClaimsVerificationError::InvalidNonce(_) => Misstrauen::Nonce,
            ClaimsVerificationError::InvalidSubject(_) => Misstrauen::Subjekt,
            ClaimsVerificationError::SignatureVerification(_) => Misstrauen::Signatur,
            _ => Misstrauen::Tokenantwort,
        })
    }
}

/// The claims of a token whose signature holds, whatever they are called.
fn nutzlast(id_token: &CoreIdToken) -> Option<Map<String, Value>> {
    let text = id_token.to_string();
    let mitte = text.split('.').nth(1)?;
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(mitte).ok()?).ok()
}
