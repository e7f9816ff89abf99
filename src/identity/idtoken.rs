//! What the token endpoint and UserInfo say, held against the provider's keys and this login.

use std::{sync::Arc, time::SystemTime};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use jiff::Timestamp;
use openidconnect::{
    AccessTokenHash, AsyncHttpClient as _, ClaimsVerificationError, ClientId, HttpResponse, IdTokenVerifier,
    Nonce, OAuth2TokenResponse, SignatureVerificationError, TokenResponse,
    core::{CoreIdToken, CoreTokenResponse},
};
use serde_json::{Map, Value};

use crate::{
    identity::{
        AnmeldeFehler, Misstrauen, Zugriffshash, anbieter::Metadaten, anmeldedienst::Anmeldedienst,
        http::HttpFehler, pruefung::Bestaetigt, settings::UHRENABWEICHUNG, signiert::ist_fuer,
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

    /// The UserInfo answer, in plain or signed; empty if the provider has no such endpoint.
    ///
    /// Not by the library: it takes a signed answer with RS256 only.
    pub(super) async fn userinfo(
        &self,
        metadaten: &Metadaten,
        antwort: &CoreTokenResponse,
        bestaetigt: &Bestaetigt,
    ) -> Result<Map<String, Value>, AnmeldeFehler> {
        let Some(endpunkt) = metadaten.userinfo_endpoint() else {
            return Ok(Map::new());
        };
        let gestoert = |grund: String| AnmeldeFehler::NichtErreichbar {
            schritt: "userinfo",
            grund,
        };
        let zugriff = format!("Bearer {}", antwort.access_token().secret());
        let mut zugriff = HeaderValue::try_from(zugriff).map_err(|_| Misstrauen::Tokenantwort)?;
        zugriff.set_sensitive(true);
        let anfrage = http::Request::get(endpunkt.as_str())
            .header(ACCEPT, "application/json, application/jwt")
            .header(AUTHORIZATION, zugriff)
            .body(Vec::new())
            .map_err(|_| gestoert("the endpoint is no address".to_owned()))?;
        let antwort = self.http.call(anfrage).await.map_err(|fehler| match fehler {
            HttpFehler::Verschluesselung => Misstrauen::Verschluesselung.into(),
            anderer => gestoert(anderer.to_string()),
        })?;
        if antwort.status() != http::StatusCode::OK {
            return Err(gestoert(antwort.status().to_string()));
        }
        let claims = self
            .lies_userinfo(metadaten, &antwort)
            .ok_or(Misstrauen::Userinfo)?;
        let subjekt = claims.get("sub").and_then(Value::as_str);
        if subjekt != Some(bestaetigt.subjekt.as_str()) {
            return Err(Misstrauen::Userinfo.into());
        }
        Ok(claims)
    }

    /// The claims of UserInfo; of a signed one only if the provider signed it, for us (OpenID Connect Core 5.3.4).
    fn lies_userinfo(&self, metadaten: &Metadaten, antwort: &HttpResponse) -> Option<Map<String, Value>> {
        let art = antwort
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|art| art.to_str().ok());
        if !art.is_some_and(|art| art.starts_with("application/jwt")) {
            return serde_json::from_slice(antwort.body()).ok();
        }
        let token = std::str::from_utf8(antwort.body()).ok()?.trim();
        let claims = self.lies_signierten(metadaten, token, &["jwt"]).ok()?;
        let settings = &self.eingerichtet.settings;
        let von_ihm = claims.get("iss").and_then(Value::as_str) == Some(&settings.aussteller);
        (von_ihm && ist_fuer(&claims, &settings.client_id)).then_some(claims)
    }
}

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
