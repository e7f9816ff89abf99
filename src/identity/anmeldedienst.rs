//! The relying party: sends a person to the identity provider and judges what comes back.

use std::{sync::Arc, time::SystemTime};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthType, AuthenticationContextClass, AuthorizationCode,
    ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, IdTokenVerifier, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier,
    RequestTokenError, Scope, SignatureVerificationError, SubjectIdentifier, TokenResponse, UserInfoClaims,
    UserInfoError,
    core::{
        CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreGenderClaim, CoreIdToken, CoreTokenResponse,
        CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use url::Url;

use crate::{
    identity::{
        AnmeldeFehler, ClientAuthentisierung, Misstrauen, Rueckweg, Settings, SettingsFehler,
        Vertrauensniveau,
        anbieter::{Anbieter, Metadaten},
        angaben,
        http::Http,
        pruefung::{self, Bestaetigt, Erwartung, HOECHSTALTER, MINDESTNIVEAU},
        settings::{ANMELDEFRIST, Eingerichtet, UHRENABWEICHUNG},
    },
    kernel::{Geheim, LandId, Uhr, Zufall, zufall},
    meldewesen::Identitaet,
    store::{AnmeldeRecord, AnmeldeZweck},
};

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// One Land's way to log in. Cheap to share, safe to use from many requests at once.
pub struct Anmeldedienst {
    eingerichtet: Eingerichtet,
    http: Http,
    anbieter: Anbieter,
    uhr: Arc<dyn Uhr>,
    zufall: Arc<dyn Zufall>,
}

/// A login that has begun.
#[derive(Debug)]
pub struct Beginn {
    /// Where the browser goes.
    pub url: Url,
    /// The `state` parameter; names the cookie of this login.
    pub state: String,
    /// The value of the cookie that binds the login to this browser.
    pub browser_geheimnis: Geheim,
    /// What is kept until the person comes back.
    pub record: AnmeldeRecord,
}

/// The query with which the provider sends a person back.
#[derive(Clone, Default, Deserialize)]
pub struct Rueckkehr {
    /// The authorization code.
    pub code: Option<String>,
    /// Repeats our `state`.
    pub state: Option<String>,
    /// The issuer (RFC 9207).
    pub iss: Option<String>,
    /// An error code in place of a code.
    pub error: Option<String>,
}

/// A person who has proved who they are.
#[derive(Clone, Debug)]
pub struct Anmeldung {
    /// The provider's key for this person.
    pub subjekt: String,
    /// The issuer within which the subject is unique.
    pub aussteller: String,
    /// Name, date of birth and address as the means of identification gave them.
    pub identitaet: Identitaet,
    /// The level reached; never below hoch.
    pub niveau: Vertrauensniveau,
    /// When the person proved it.
    pub angemeldet_am: Timestamp,
}

impl Anmeldedienst {
    /// A relying party; speaks to nobody yet.
    ///
    /// # Errors
    /// [`SettingsFehler`] if the settings cannot be used.
    pub fn neu(
        settings: Settings,
        uhr: Arc<dyn Uhr>,
        zufall: Arc<dyn Zufall>,
    ) -> Result<Self, SettingsFehler> {
        let eingerichtet = settings.richte_ein()?;
        let http = Http::neu().map_err(|fehler| SettingsFehler::Http(fehler.to_string()))?;
        let anbieter = Anbieter::neu(eingerichtet.aussteller.clone());
        Ok(Self {
            eingerichtet,
            http,
            anbieter,
            uhr,
            zufall,
        })
    }

    pub(crate) fn jetzt(&self) -> Timestamp {
        self.uhr.jetzt()
    }

    pub(crate) fn zufall(&self) -> &dyn Zufall {
        &*self.zufall
    }

    /// Begins a login: authorization code with PKCE, nonce and state; a fresh login for a signature.
    ///
    /// # Errors
    /// [`AnmeldeFehler::NichtErreichbar`] if the provider has never answered and does not now.
    pub async fn beginne(
        &self,
        land: &LandId,
        zweck: AnmeldeZweck,
        zurueck: &Rueckweg,
    ) -> Result<Beginn, AnmeldeFehler> {
        let metadaten = self.anbieter.metadaten(&self.http).await?;
        let client = self.client(&metadaten);
        let [state, nonce, pkce, browser] = std::array::from_fn(|_| self.geheimnis());
        let pruefer = PkceCodeVerifier::new(pkce.clone());
        let wort = self.eingerichtet.settings.niveau.dialekt.wort(MINDESTNIVEAU);
        let (fuer_state, fuer_nonce) = (CsrfToken::new(state.clone()), Nonce::new(nonce.clone()));
        let mut anfrage = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || fuer_state,
                move || fuer_nonce,
            )
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&pruefer))
            .add_auth_context_value(AuthenticationContextClass::new(wort.to_owned()));
        for bereich in &self.eingerichtet.settings.bereiche {
            anfrage = anfrage.add_scope(Scope::new(bereich.clone()));
        }
        anfrage = match zweck {
            AnmeldeZweck::Einreichung { .. } => anfrage
                .add_prompt(CoreAuthPrompt::Login)
                .set_max_age(std::time::Duration::ZERO),
            AnmeldeZweck::Sitzung => anfrage.set_max_age(HOECHSTALTER.unsigned_abs()),
        };
        let (url, _, _) = anfrage.url();
        let record = AnmeldeRecord {
            state_hash: hash(&state),
            land: land.clone(),
            browser_hash: hash(&browser),
            nonce: Geheim::neu(nonce),
            pkce: Geheim::neu(pkce),
            zweck,
            begonnen_am: self.jetzt(),
            zurueck: zurueck.as_str().to_owned(),
        };
        Ok(Beginn {
            url,
            state,
            browser_geheimnis: Geheim::neu(browser),
            record,
        })
    }

    /// Ends a login: `record` has been taken out of the store and will not be found a second time.
    ///
    /// # Errors
    /// [`AnmeldeFehler`]: cancelled, level too low, provider away, answer not trustworthy, data incomplete.
    pub async fn schliesse_ab(
        &self,
        record: &AnmeldeRecord,
        rueckkehr: &Rueckkehr,
        browser_geheimnis: &str,
    ) -> Result<Anmeldung, AnmeldeFehler> {
        self.pruefe_vorgang(record, rueckkehr, browser_geheimnis)?;
        let metadaten = self.anbieter.metadaten(&self.http).await?;
        self.pruefe_antwort(&metadaten, rueckkehr)?;
        let code = rueckkehr.code.clone().ok_or(Misstrauen::OhneCode)?;
        let client = self.client(&metadaten);
        let antwort = self.tausche(&client, code, &record.pkce).await?;
        if *antwort.token_type() != CoreTokenType::Bearer {
            return Err(Misstrauen::Tokenart.into());
        }
        let claims = self.pruefe_id_token(metadaten, &antwort, record).await?;
        let bestaetigt = pruefung::pruefe(
            &claims,
            &Erwartung {
                client_id: &self.eingerichtet.settings.client_id,
                niveau: &self.eingerichtet.settings.niveau,
                zweck: &record.zweck,
                begonnen_am: record.begonnen_am,
                jetzt: self.jetzt(),
            },
        )?;
        let userinfo = self.userinfo(&client, &antwort, &bestaetigt).await?;
        let identitaet = angaben::lies(&self.eingerichtet.settings.angaben, &userinfo, &claims)?;
        Ok(Anmeldung {
            subjekt: bestaetigt.subjekt,
            aussteller: self.eingerichtet.settings.aussteller.clone(),
            identitaet,
            niveau: bestaetigt.niveau,
            angemeldet_am: bestaetigt.angemeldet_am,
        })
    }

    fn client(&self, metadaten: &Metadaten) -> Client {
        let settings = &self.eingerichtet.settings;
        let (geheimnis, art) = match &settings.client_authentisierung {
            ClientAuthentisierung::Geheimnis(geheim) => (
                Some(ClientSecret::new(geheim.offen().to_owned())),
                AuthType::BasicAuth,
            ),
            ClientAuthentisierung::PrivateKeyJwt(_) => (None, AuthType::RequestBody),
        };
        CoreClient::from_provider_metadata(
            metadaten.clone(),
            ClientId::new(settings.client_id.clone()),
            geheimnis,
        )
        .set_redirect_uri(self.eingerichtet.weiterleitung.clone())
        .set_auth_type(art)
    }

    /// 256 bits in base64url: enough for state, nonce, PKCE verifier (43 characters, RFC 7636) and cookie.
    fn geheimnis(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(zufall::bytes::<32>(self.zufall()))
    }

    fn pruefe_vorgang(
        &self,
        record: &AnmeldeRecord,
        rueckkehr: &Rueckkehr,
        browser_geheimnis: &str,
    ) -> Result<(), Misstrauen> {
        let state = rueckkehr.state.as_deref().unwrap_or_default();
        if !bool::from(hash(state).ct_eq(&record.state_hash)) {
            return Err(Misstrauen::State);
        }
        if !bool::from(hash(browser_geheimnis).ct_eq(&record.browser_hash)) {
            return Err(Misstrauen::FremderBrowser);
        }
        if self.jetzt().duration_since(record.begonnen_am) > ANMELDEFRIST {
            return Err(Misstrauen::Verjaehrt);
        }
        Ok(())
    }

    /// Issuer of the authorization response (RFC 9207) and its error, in this order: a stranger's error says nothing.
    fn pruefe_antwort(&self, metadaten: &Metadaten, rueckkehr: &Rueckkehr) -> Result<(), AnmeldeFehler> {
        let angekuendigt = metadaten
            .additional_metadata()
            .authorization_response_iss_parameter_supported;
        match rueckkehr.iss.as_deref() {
            Some(iss) if iss == self.eingerichtet.settings.aussteller => {}
            None if !angekuendigt => {}
            _ => return Err(Misstrauen::AusstellerDerAntwort.into()),
        }
        match rueckkehr.error.as_deref() {
            None => Ok(()),
            Some("access_denied") => Err(AnmeldeFehler::Abgebrochen),
            Some("unmet_authentication_requirements") => {
                Err(AnmeldeFehler::NiveauZuNiedrig { erreicht: None })
            }
            Some(code) => Err(AnmeldeFehler::Abgelehnt {
                code: bekannter_code(code),
            }),
        }
    }

    async fn tausche(
        &self,
        client: &Client,
        code: String,
        pkce: &Geheim,
    ) -> Result<CoreTokenResponse, AnmeldeFehler> {
        let ohne_endpunkt = |_| AnmeldeFehler::NichtErreichbar {
            schritt: "token",
            grund: "no token endpoint announced".to_owned(),
        };
        let mut anfrage = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(ohne_endpunkt)?
            .set_pkce_verifier(PkceCodeVerifier::new(pkce.offen().to_owned()));
        if let Some(unterzeichner) = &self.eingerichtet.unterzeichner {
            let settings = &self.eingerichtet.settings;
            let nachweis = unterzeichner
                .nachweis(
                    &settings.client_id,
                    &settings.aussteller,
                    self.jetzt(),
                    self.zufall(),
                )
                .map_err(|_| AnmeldeFehler::Abgelehnt {
                    code: "invalid_client",
                })?;
            anfrage = anfrage
                .add_extra_param(
                    "client_assertion_type",
                    "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                )
                .add_extra_param("client_assertion", nachweis);
        }
        // Neither Debug nor source of these errors is kept: `Parse` holds the whole token response.
        anfrage
            .request_async(&self.http)
            .await
            .map_err(|fehler| match fehler {
                RequestTokenError::ServerResponse(antwort) => AnmeldeFehler::Abgelehnt {
                    code: bekannter_code(antwort.error().as_ref()),
                },
                RequestTokenError::Request(grund) => AnmeldeFehler::NichtErreichbar {
                    schritt: "token",
                    grund: grund.to_string(),
                },
                RequestTokenError::Parse(..) | RequestTokenError::Other(_) => Misstrauen::Tokenantwort.into(),
            })
    }

    /// Checks signature, issuer, audience, expiry, nonce and at_hash, with new keys if the provider has changed them.
    async fn pruefe_id_token(
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
        if let Some(verlangt) = claims.access_token_hash() {
            let gerechnet = id_token
                .signing_alg()
                .and_then(|algorithmus| Ok((algorithmus, id_token.signing_key(&pruefer)?)))
                .ok()
                .and_then(|(alg, schluessel)| {
                    AccessTokenHash::from_token(antwort.access_token(), alg, schluessel).ok()
                });
            if gerechnet.as_ref() != Some(verlangt) {
                return Err(Ablehnung::Misstrauen(Misstrauen::AtHash));
            }
        }
        nutzlast(id_token).ok_or(Ablehnung::Misstrauen(Misstrauen::Tokenantwort))
    }

    /// The UserInfo answer; empty if the provider has no such endpoint.
    async fn userinfo(
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

/// One of the registered error codes, so that a provider cannot write into our logs.
fn bekannter_code(code: &str) -> &'static str {
    const BEKANNT: [&str; 14] = [
        "invalid_request",
        "invalid_client",
        "invalid_grant",
        "unauthorized_client",
        "unsupported_grant_type",
        "unsupported_response_type",
        "invalid_scope",
        "server_error",
        "temporarily_unavailable",
        "interaction_required",
        "login_required",
        "account_selection_required",
        "consent_required",
        "invalid_token",
    ];
    BEKANNT
        .into_iter()
        .find(|bekannt| *bekannt == code)
        .unwrap_or("other")
}

pub(crate) fn hash(text: &str) -> [u8; 32] {
    Sha256::digest(text.as_bytes()).into()
}
