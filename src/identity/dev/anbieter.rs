//! What the dev identity provider decides; knows nothing of HTTP.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use url::Url;

use crate::{
    identity::{
        Niveaudialekt, SchluesselFehler, Vertrauensniveau,
        dev::{Chip, DevClient, Persona, Settings, clients::Gesehen},
        schluessel::Signierschluessel,
    },
    kernel::{Uhr, Zufall, zufall},
};

/// How long the page may stand open.
const AUSWAHLFRIST: SignedDuration = SignedDuration::from_mins(30);
/// How long a code or an access token is good.
const TOKENFRIST: SignedDuration = SignedDuration::from_mins(5);

/// The parameters of an authorization request.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Anfrage {
    pub(super) client_id: Option<String>,
    pub(super) redirect_uri: Option<String>,
    pub(super) response_type: Option<String>,
    pub(super) scope: Option<String>,
    pub(super) state: Option<String>,
    pub(super) nonce: Option<String>,
    pub(super) code_challenge: Option<String>,
    pub(super) code_challenge_method: Option<String>,
    pub(super) prompt: Option<String>,
}

/// The page's form.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Auswahl {
    pub(super) vorgang: String,
    #[serde(default)]
    pub(super) person: String,
    #[serde(default)]
    pub(super) chip: Chipwahl,
    #[serde(default)]
    pub(super) niveau: Niveauwahl,
    pub(super) ergebnis: Ergebnis,
}

/// Which chip is read; without a new one the old one.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Chipwahl {
    #[default]
    Alt,
    Neu,
}

/// Which means is used.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Niveauwahl {
    #[default]
    Hoch,
    Substantiell,
    Niedrig,
}

/// How the person decides.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Ergebnis {
    Ok,
    Abbrechen,
}

/// The form of the token endpoint.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Tokenanfrage {
    pub(super) grant_type: Option<String>,
    pub(super) code: Option<String>,
    pub(super) redirect_uri: Option<String>,
    pub(super) code_verifier: Option<String>,
    pub(super) client_id: Option<String>,
    pub(super) client_secret: Option<String>,
    pub(super) client_assertion_type: Option<String>,
    pub(super) client_assertion: Option<String>,
}

/// What becomes of an authorization request.
pub(super) enum Entscheid {
    /// The page, for this request.
    Seite { vorgang: String, erneut: bool },
    /// Back to the client with an error.
    Zurueck(Url),
    /// Client or redirect URI are unknown: back to nobody.
    Abgewiesen,
}

/// An error of the token endpoint, RFC 6749 5.2.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Tokenfehler {
    Client,
    Grant,
    Art,
    Eigener,
}

#[derive(Clone)]
struct Vorgang {
    client_id: String,
    weiterleitung: Url,
    state: Option<String>,
    nonce: Option<String>,
    challenge: String,
    seit: Timestamp,
}

#[derive(Clone)]
struct Code {
    vorgang: Vorgang,
    gewaehlt: Gewaehlt,
    seit: Timestamp,
}

#[derive(Clone)]
struct Gewaehlt {
    person: Arc<Persona>,
    chip: Chipwahl,
    niveau: Niveauwahl,
}

#[derive(Default)]
struct Stand {
    vorgaenge: HashMap<String, Vorgang>,
    codes: HashMap<String, Code>,
    zugriffe: HashMap<String, (Gewaehlt, Timestamp)>,
    gesehen: Gesehen,
}

/// The provider.
pub(super) struct DevAnbieter {
    aussteller: String,
    personen: Vec<Arc<Persona>>,
    stichtag: Date,
    clients: Vec<DevClient>,
    schluessel: Signierschluessel,
    uhr: Arc<dyn Uhr>,
    zufall: Arc<dyn Zufall>,
    stand: Mutex<Stand>,
}

impl DevAnbieter {
    pub(super) fn neu(
        aussteller: String,
        settings: Settings,
        uhr: Arc<dyn Uhr>,
        zufall: Arc<dyn Zufall>,
    ) -> Result<Self, SchluesselFehler> {
        let kennung = hex::encode(zufall::bytes::<8>(&*zufall));
        Ok(Self {
            aussteller,
            personen: settings.personen.personen.into_iter().map(Arc::new).collect(),
            stichtag: settings.stichtag,
            clients: settings.clients,
            schluessel: Signierschluessel::erzeuge(&kennung)?,
            uhr,
            zufall,
            stand: Mutex::default(),
        })
    }

    pub(super) fn personen(&self) -> &[Arc<Persona>] {
        &self.personen
    }

    /// The discovery document.
    pub(super) fn beschreibung(&self) -> Value {
        let bei = |pfad: &str| [self.aussteller.as_str(), pfad].concat();
        json!({
            "issuer": self.aussteller,
            "authorization_endpoint": bei("/authorize"),
            "token_endpoint": bei("/token"),
            "userinfo_endpoint": bei("/userinfo"),
            "jwks_uri": bei("/jwks"),
            "end_session_endpoint": bei("/end_session"),
            "response_types_supported": ["code"],
            "response_modes_supported": ["query"],
            "grant_types_supported": ["authorization_code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
            "token_endpoint_auth_methods_supported":
                ["private_key_jwt", "client_secret_basic", "client_secret_post"],
            "token_endpoint_auth_signing_alg_values_supported": ["ES256"],
            "code_challenge_methods_supported": ["S256"],
            "scopes_supported": ["openid"],
            "acr_values_supported": ["STORK-QAA-Level-1", "STORK-QAA-Level-3", "STORK-QAA-Level-4"],
            "authorization_response_iss_parameter_supported": true,
        })
    }

    /// Whether a logout may lead back to `ziel`: it has the origin of one of the client's redirect URIs.
    pub(super) fn fuehrt_zurueck(&self, client_id: &str, ziel: &str) -> bool {
        let ursprung = |text: &str| Url::parse(text).ok().map(|url| url.origin());
        let ziel = ursprung(ziel);
        ziel.is_some()
            && self
                .clients
                .iter()
                .filter(|client| client.client_id == client_id)
                .flat_map(|client| &client.weiterleitungen)
                .any(|eine| ursprung(eine) == ziel)
    }

    /// The public key.
    pub(super) fn jwks(&self) -> Value {
        json!({ "keys": [self.schluessel.oeffentlich()] })
    }

    /// Takes an authorization request; PKCE S256 is demanded.
    pub(super) fn beginne(&self, anfrage: Anfrage) -> Entscheid {
        let client_id = anfrage.client_id.unwrap_or_default();
        let weiterleitung = anfrage.redirect_uri.unwrap_or_default();
        let bekannt = self
            .client(&client_id)
            .is_some_and(|client| client.kennt(&weiterleitung));
        let (true, Ok(weiterleitung)) = (bekannt, Url::parse(&weiterleitung)) else {
            return Entscheid::Abgewiesen;
        };
        let challenge = anfrage.code_challenge.unwrap_or_default();
        let prompt = anfrage.prompt.as_deref().unwrap_or_default();
        let fehler = if anfrage.response_type.as_deref() != Some("code") {
            Some("unsupported_response_type")
        } else if !anfrage
            .scope
            .as_deref()
            .unwrap_or_default()
            .split(' ')
            .any(|bereich| bereich == "openid")
        {
            Some("invalid_scope")
        } else if anfrage.code_challenge_method.as_deref() != Some("S256") || challenge.len() != 43 {
            Some("invalid_request")
        } else if prompt == "none" {
            Some("login_required")
        } else {
            None
        };
        let erneut = prompt.split(' ').any(|wort| wort == "login");
        let vorgang = Vorgang {
            client_id,
            weiterleitung,
            state: anfrage.state,
            nonce: anfrage.nonce,
            challenge,
            seit: self.uhr.jetzt(),
        };
        if let Some(fehler) = fehler {
            return Entscheid::Zurueck(self.antwort(&vorgang, "error", fehler));
        }
        let nummer = self.zufaellig();
        self.stand().vorgaenge.insert(nummer.clone(), vorgang);
        Entscheid::Seite {
            vorgang: nummer,
            erneut,
        }
    }

    /// Where the form of a request may lead, for the page's `form-action`: Chrome holds redirects to it too.
    pub(super) fn ziel(&self, vorgang: &str) -> Option<String> {
        self.stand()
            .vorgaenge
            .get(vorgang)
            .map(|vorgang| vorgang.weiterleitung.origin().ascii_serialization())
    }

    /// Takes the page's form; `None` if the request is unknown or lapsed, or the person is.
    pub(super) fn waehle(&self, auswahl: &Auswahl) -> Option<Url> {
        let person = self.personen.iter().find(|person| person.key == auswahl.person);
        if auswahl.ergebnis == Ergebnis::Ok && person.is_none() {
            return None;
        }
        let vorgang = self.stand().vorgaenge.remove(&auswahl.vorgang)?;
        let Some(person) = person.filter(|_| auswahl.ergebnis == Ergebnis::Ok) else {
            return Some(self.antwort(&vorgang, "error", "access_denied"));
        };
        let gewaehlt = Gewaehlt {
            person: Arc::clone(person),
            chip: auswahl.chip,
            niveau: auswahl.niveau,
        };
        let code = self.zufaellig();
        let ziel = self.antwort(&vorgang, "code", &code);
        self.stand().codes.insert(
            code,
            Code {
                vorgang,
                gewaehlt,
                seit: self.uhr.jetzt(),
            },
        );
        Some(ziel)
    }

    /// Changes a code into tokens, once.
    pub(super) fn tausche(
        &self,
        anfrage: &Tokenanfrage,
        basic: Option<(&str, &str)>,
    ) -> Result<Value, Tokenfehler> {
        let client_id = self.erkenne(anfrage, basic).ok_or(Tokenfehler::Client)?;
        if anfrage.grant_type.as_deref() != Some("authorization_code") {
            return Err(Tokenfehler::Art);
        }
        let code = anfrage
            .code
            .as_deref()
            .and_then(|code| self.stand().codes.remove(code));
        let code = code.ok_or(Tokenfehler::Grant)?;
        let pkce = Sha256::digest(anfrage.code_verifier.as_deref().unwrap_or_default());
        let passt = code.vorgang.client_id == client_id
            && anfrage.redirect_uri.as_deref() == Some(code.vorgang.weiterleitung.as_str())
            && BASE64_URL_SAFE_NO_PAD.encode(pkce) == code.vorgang.challenge;
        if !passt {
            return Err(Tokenfehler::Grant);
        }
        let zugriff = self.zufaellig();
        let id_token = self.id_token(&code, &zugriff).map_err(|_| Tokenfehler::Eigener)?;
        self.stand()
            .zugriffe
            .insert(zugriff.clone(), (code.gewaehlt, self.uhr.jetzt()));
        Ok(json!({
            "access_token": zugriff,
            "token_type": "Bearer",
            "expires_in": TOKENFRIST.as_secs(),
            "id_token": id_token,
            "scope": "openid",
        }))
    }

    /// The person behind an access token.
    pub(super) fn userinfo(&self, zugriff: &str) -> Option<Value> {
        let (gewaehlt, _) = self.stand().zugriffe.get(zugriff)?.clone();
        let Gewaehlt { person, chip, niveau } = gewaehlt;
        let chip: &Chip = person
            .chip_neu
            .as_ref()
            .filter(|_| chip == Chipwahl::Neu)
            .unwrap_or(&person.chip_alt);
        let mut claims = json!({
            "sub": person.sub,
            "family_name": person.familienname.as_str(),
            "date_of_birth": person.geburtsdatum.am(self.stichtag).to_string(),
            "street_and_building": chip.strasse_hausnummer.as_str(),
            "zip_code": chip.postleitzahl.as_str(),
            "city": chip.ort.as_str(),
            "country": "DE",
            "assertion_proved_by": niveau.mittel(),
        });
        if let Value::Object(claims) = &mut claims {
            if let Some(vornamen) = &person.vornamen {
                claims.insert("given_name".to_owned(), vornamen.as_str().into());
            }
            // Only the eID knows the commune (DG18) and what document it is on (DG1).
            if niveau == Niveauwahl::Hoch {
                claims.insert("document_type".to_owned(), person.ausweisart.wort().into());
                claims.insert("community_id".to_owned(), chip.ags.as_str().into());
            }
        }
        Some(claims)
    }

    fn id_token(&self, code: &Code, zugriff: &str) -> Result<String, SchluesselFehler> {
        let jetzt = self.uhr.jetzt();
        let hash = Sha256::digest(zugriff);
        let haelfte: Vec<u8> = hash.iter().take(16).copied().collect();
        let niveau = Niveaudialekt::Stork.wort(code.gewaehlt.niveau.niveau());
        self.schluessel.signiere(&json!({
            "iss": self.aussteller,
            "sub": code.gewaehlt.person.sub,
            "aud": code.vorgang.client_id,
            "azp": code.vorgang.client_id,
            "iat": jetzt.as_second(),
            "exp": (jetzt + TOKENFRIST).as_second(),
            "auth_time": code.seit.as_second(),
            "nonce": code.vorgang.nonce,
            "acr": niveau,
            "trust_level_authentication": niveau,
            "at_hash": BASE64_URL_SAFE_NO_PAD.encode(haelfte),
        }))
    }

    /// The client that speaks, if it has proved it.
    fn erkenne(&self, anfrage: &Tokenanfrage, basic: Option<(&str, &str)>) -> Option<String> {
        let genannt = basic.map(|(id, _)| id).or(anfrage.client_id.as_deref())?;
        let client = self.client(genannt)?;
        let bewiesen = match (
            basic,
            anfrage.client_secret.as_deref(),
            anfrage.client_assertion.as_deref(),
        ) {
            (Some((_, geheimnis)), None, None) | (None, Some(geheimnis), None) => {
                client.hat_geheimnis(geheimnis)
            }
            (None, None, Some(jwt)) => {
                anfrage.client_assertion_type.as_deref()
                    == Some("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                    && client.hat_unterschrieben(
                        jwt,
                        &self.aussteller,
                        self.uhr.jetzt(),
                        &mut self.stand().gesehen,
                    )
            }
            _ => false,
        };
        bewiesen.then(|| client.client_id.clone())
    }

    fn client(&self, client_id: &str) -> Option<&DevClient> {
        self.clients.iter().find(|client| client.client_id == client_id)
    }

    fn antwort(&self, vorgang: &Vorgang, name: &str, wert: &str) -> Url {
        let mut url = vorgang.weiterleitung.clone();
        url.query_pairs_mut()
            .append_pair(name, wert)
            .append_pair("iss", &self.aussteller);
        if let Some(state) = &vorgang.state {
            url.query_pairs_mut().append_pair("state", state);
        }
        url
    }

    fn zufaellig(&self) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(zufall::bytes::<24>(&*self.zufall))
    }

    /// The state, without what has lapsed.
    fn stand(&self) -> MutexGuard<'_, Stand> {
        let jetzt = self.uhr.jetzt();
        let mut stand = self.stand.lock().unwrap_or_else(PoisonError::into_inner);
        stand
            .vorgaenge
            .retain(|_, vorgang| jetzt.duration_since(vorgang.seit) < AUSWAHLFRIST);
        stand
            .codes
            .retain(|_, code| jetzt.duration_since(code.seit) < TOKENFRIST);
        stand
            .zugriffe
            .retain(|_, (_, seit)| jetzt.duration_since(*seit) < TOKENFRIST);
        stand
    }
}

impl Niveauwahl {
    const fn niveau(self) -> Vertrauensniveau {
        match self {
            Self::Hoch => Vertrauensniveau::Hoch,
            Self::Substantiell => Vertrauensniveau::Substanziell,
            Self::Niedrig => Vertrauensniveau::Basis,
        }
    }

    /// The word of BundID's `AssertionProvedBy`.
    const fn mittel(self) -> &'static str {
        match self {
            Self::Hoch => "eID",
            Self::Substantiell => "Elster",
            Self::Niedrig => "Benutzername",
        }
    }
}
