//! The relying party: sends a person to the identity provider and judges what comes back.

use std::sync::Arc;

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;
use openidconnect::{
    AuthType, AuthenticationContextClass, AuthorizationCode, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RequestTokenError, Scope,
    core::{CoreAuthPrompt, CoreAuthenticationFlow, CoreClient, CoreTokenResponse, CoreTokenType},
};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use url::Url;

use crate::{
    identity::{
        AnmeldeFehler, ClientAuthentisierung, Misstrauen, Niveauanfrage, Rueckweg, Settings, SettingsFehler,
        Vertrauensniveau,
        anbieter::{Anbieter, Metadaten},
        angaben,
        http::{Http, HttpFehler},
        niveau::bereich,
        pruefung::{self, Erwartung, HOECHSTALTER, MINDESTNIVEAU},
        settings::{ANMELDEFRIST, Eingerichtet},
        sitzung::anbieter_sitzung,
    },
    kernel::{AnbieterId, Geheim, LandId, Uhr, Zufall, zufall},
    meldewesen::Identitaet,
    store::{AnmeldeRecord, AnmeldeZweck},
};

/// What a client assertion is. Source: RFC 7523 section 2.2.
pub(super) const NACHWEISART: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// One of a Land's ways to log in. Cheap to share, safe to use from many requests at once.
pub struct Anmeldedienst {
    pub(super) eingerichtet: Eingerichtet,
    pub(super) http: Http,
    pub(super) anbieter: Anbieter,
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
    /// SHA-256 of the provider's id of its own session, for a logout that it tells us about.
    pub anbieter_sitzung: Option<[u8; 32]>,
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
        let http = Http::neu(eingerichtet.entschluessler.clone())
            .map_err(|fehler| SettingsFehler::Http(fehler.to_string()))?;
        let anbieter = Anbieter::neu(eingerichtet.aussteller.clone());
        Ok(Self {
            eingerichtet,
            http,
            anbieter,
            uhr,
            zufall,
        })
    }

    /// Whether the provider answers, as the issuer that is configured.
    ///
    /// # Errors
    /// [`AnmeldeFehler::NichtErreichbar`] says why not.
    pub async fn erreichbar(&self) -> Result<(), AnmeldeFehler> {
        self.anbieter.metadaten(&self.http).await.map(drop)
    }

    /// Its key among the Land's providers.
    #[must_use]
    pub const fn id(&self) -> &AnbieterId {
        &self.eingerichtet.settings.id
    }

    /// Its name for people.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.eingerichtet.settings.name
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
        let niveau = &self.eingerichtet.settings.niveau;
        let (fuer_state, fuer_nonce) = (CsrfToken::new(state.clone()), Nonce::new(nonce.clone()));
        let mut anfrage = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || fuer_state,
                move || fuer_nonce,
            )
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&pruefer));
        anfrage = match niveau.anfrage {
            Niveauanfrage::Acr => {
                let wort = niveau.dialekt.wort(MINDESTNIVEAU).to_owned();
                anfrage.add_auth_context_value(AuthenticationContextClass::new(wort))
            }
            Niveauanfrage::Bereich => anfrage.add_scope(Scope::new(bereich(MINDESTNIVEAU).to_owned())),
        };
        if let Some(hint) = &niveau.idp_hint {
            anfrage = anfrage.add_extra_param("kc_idp_hint", hint.clone());
        }
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
        let url = self.hinterlege(&metadaten, url).await?;
        let record = AnmeldeRecord {
            anbieter: self.id().clone(),
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
        // Perhaps with the keys that were fetched just now.
        let metadaten = self.anbieter.metadaten(&self.http).await?;
        let userinfo = self.userinfo(&metadaten, &antwort, &bestaetigt).await?;
        let identitaet = angaben::lies(&self.eingerichtet.settings.angaben, &userinfo, &claims)?;
        Ok(Anmeldung {
            subjekt: bestaetigt.subjekt,
            aussteller: self.eingerichtet.settings.aussteller.clone(),
            identitaet,
            niveau: bestaetigt.niveau,
            angemeldet_am: bestaetigt.angemeldet_am,
            anbieter_sitzung: bestaetigt
                .sid
                .as_deref()
                .map(|sid| anbieter_sitzung(&self.eingerichtet.settings.aussteller, sid)),
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

    /// A fresh client assertion, if that is how we prove who we are.
    pub(super) fn nachweis(&self) -> Result<Option<String>, AnmeldeFehler> {
        let settings = &self.eingerichtet.settings;
        let nachweis = self.eingerichtet.unterzeichner.as_ref().map(|unterzeichner| {
            unterzeichner.nachweis(
                &settings.client_id,
                &settings.aussteller,
                self.jetzt(),
                self.zufall(),
            )
        });
        nachweis.transpose().map_err(|_| AnmeldeFehler::Abgelehnt {
            code: "invalid_client",
        })
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
        if record.anbieter != *self.id() {
            return Err(Misstrauen::AndererAnbieter);
        }
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
        if let Some(nachweis) = self.nachweis()? {
            anfrage = anfrage
                .add_extra_param("client_assertion_type", NACHWEISART)
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
                RequestTokenError::Request(HttpFehler::Verschluesselung) => {
                    Misstrauen::Verschluesselung.into()
                }
                RequestTokenError::Request(grund) => AnmeldeFehler::NichtErreichbar {
                    schritt: "token",
                    grund: grund.to_string(),
                },
                RequestTokenError::Parse(..) | RequestTokenError::Other(_) => Misstrauen::Tokenantwort.into(),
            })
    }
}

/// One of the registered error codes, so that a provider cannot write into our logs.
pub(super) fn bekannter_code(code: &str) -> &'static str {
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
