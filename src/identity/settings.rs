//! What must be known of a Land's identity provider.

use std::sync::Arc;

use jiff::SignedDuration;
use openidconnect::{IssuerUrl, RedirectUrl, core::CoreJwsSigningAlgorithm};
use serde::Deserialize;

use crate::{
    identity::{
        Angabennamen, Niveauanfrage, Niveaudialekt, entschluesseln::Entschluessler, schluessel::Unterzeichner,
    },
    kernel::{AnbieterId, Geheim},
};

/// One identity provider of a Land, and who we are to it.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Its key among the Land's providers.
    pub id: AnbieterId,
    /// Its name for people, as it calls itself.
    pub name: String,
    /// The issuer URL, compared byte by byte: a trailing `/` makes another issuer.
    pub aussteller: String,
    /// Our client id.
    pub client_id: String,
    /// How we prove to be that client.
    pub client_authentisierung: ClientAuthentisierung,
    /// Our redirect URI, exactly as registered with the provider.
    pub weiterleitung: String,
    /// Scopes besides `openid`.
    pub bereiche: Vec<String>,
    /// How a level is asked for and read.
    pub niveau: Niveauabfrage,
    /// The names of the claims that identify a person.
    pub angaben: Angabennamen,
    /// The key with which ID tokens, logout tokens and UserInfo are encrypted for us: P-256 (ECDH-ES) or RSA (RSA-OAEP-256),
    /// PKCS#8 PEM. With it no token is taken that is not encrypted; UserInfo may come in plain JSON, because it comes straight
    /// from the provider.
    pub entschluesselung: Option<Geheim>,
    /// Whether an ID token must carry `at_hash`.
    pub at_hash: Zugriffshash,
    /// Algorithms an ID token may be signed with; never empty.
    pub erlaubte_algorithmen: Vec<Signaturalgorithmus>,
}

/// Whether `at_hash`, which ties the access token to the ID token, must be there. It is optional in the code flow (OpenID Connect
/// Core 3.1.3.6), and some providers leave it out; one that is there must be right in either case.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Zugriffshash {
    /// It must be there.
    #[default]
    Verlangt,
    /// A token without it is taken.
    WennDa,
}

/// How the client authenticates at the token endpoint.
#[derive(Clone, Debug)]
pub enum ClientAuthentisierung {
    /// `private_key_jwt` with ES256; a P-256 key, PKCS#8 PEM.
    PrivateKeyJwt(Geheim),
    /// `client_secret_basic`.
    Geheimnis(Geheim),
}

/// How a level is asked for and where it is read.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Niveauabfrage {
    /// Whether the word goes into `acr_values`, or a scope asks.
    #[serde(default)]
    pub anfrage: Niveauanfrage,
    /// Which of a broker's providers it shall ask (`kc_idp_hint` of Keycloak), for example `bundid`.
    #[serde(default)]
    pub idp_hint: Option<String>,
    /// The words for levels.
    pub dialekt: Niveaudialekt,
    /// The claim of the ID token that holds the level: `acr`, or `trust_level_authentication` behind Keycloak.
    pub claim: String,
}

impl Default for Niveauabfrage {
    fn default() -> Self {
        Self {
            anfrage: Niveauanfrage::Acr,
            idp_hint: None,
            dialekt: Niveaudialekt::Stork,
            claim: "acr".to_owned(),
        }
    }
}

/// A signature algorithm that an ID token may carry. Source: TR-03116-4; RS256 only where it is named, HS256 never.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
pub enum Signaturalgorithmus {
    /// ECDSA over P-256 with SHA-256.
    #[serde(rename = "ES256")]
    Es256,
    /// RSASSA-PSS with SHA-256.
    #[serde(rename = "PS256")]
    Ps256,
    /// RSASSA-PKCS1-v1_5 with SHA-256, for a provider that offers nothing else.
    #[serde(rename = "RS256")]
    Rs256,
}

impl Signaturalgorithmus {
    /// As it stands in the header of a token.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Es256 => "ES256",
            Self::Ps256 => "PS256",
            Self::Rs256 => "RS256",
        }
    }
}

impl From<Signaturalgorithmus> for CoreJwsSigningAlgorithm {
    fn from(algorithmus: Signaturalgorithmus) -> Self {
        match algorithmus {
            Signaturalgorithmus::Es256 => Self::EcdsaP256Sha256,
            Signaturalgorithmus::Ps256 => Self::RsaSsaPssSha256,
            Signaturalgorithmus::Rs256 => Self::RsaSsaPkcs1V15Sha256,
        }
    }
}

/// What is wrong with [`Settings`].
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum SettingsFehler {
    /// Not a URL.
    #[error("the issuer URL {0:?} is not a URL")]
    Aussteller(String),
    /// Not a URL.
    #[error("the redirect URI {0:?} is not a URL")]
    Weiterleitung(String),
    /// The private key cannot be read.
    #[error("the client's private key is not a P-256 key in PKCS#8 PEM form")]
    Schluessel,
    /// The key for what is encrypted for us cannot be read.
    #[error("the key of entschluesselung_datei is neither a P-256 nor an RSA key in PKCS#8 PEM form")]
    Entschluesselung,
    /// No algorithm is allowed.
    #[error("erlaubte_algorithmen is empty; name ES256 or PS256")]
    KeinAlgorithmus,
    /// The key of a machine.
    #[error("the public key of a machine is no P-256 key in PEM form (SubjectPublicKeyInfo)")]
    Maschinenschluessel,
    /// The HTTP client cannot be built.
    #[error("the HTTP client cannot be built: {0}")]
    Http(String),
}

/// Settings that have been read.
pub(crate) struct Eingerichtet {
    pub(crate) settings: Settings,
    pub(crate) aussteller: IssuerUrl,
    pub(crate) weiterleitung: RedirectUrl,
    pub(crate) unterzeichner: Option<Unterzeichner>,
    pub(crate) entschluessler: Option<Arc<Entschluessler>>,
}

impl Settings {
    pub(crate) fn richte_ein(self) -> Result<Eingerichtet, SettingsFehler> {
        let aussteller = IssuerUrl::new(self.aussteller.clone())
            .map_err(|_| SettingsFehler::Aussteller(self.aussteller.clone()))?;
        let weiterleitung = RedirectUrl::new(self.weiterleitung.clone())
            .map_err(|_| SettingsFehler::Weiterleitung(self.weiterleitung.clone()))?;
        if self.erlaubte_algorithmen.is_empty() {
            return Err(SettingsFehler::KeinAlgorithmus);
        }
        let unterzeichner = match &self.client_authentisierung {
            ClientAuthentisierung::PrivateKeyJwt(pem) => {
                Some(Unterzeichner::aus_pem(pem).map_err(|_| SettingsFehler::Schluessel)?)
            }
            ClientAuthentisierung::Geheimnis(_) => None,
        };
        let entschluessler = self.entschluesselung.as_ref().map(Entschluessler::aus_pem);
        let entschluessler = entschluessler
            .transpose()
            .map_err(|_| SettingsFehler::Entschluesselung)?
            .map(Arc::new);
        Ok(Eingerichtet {
            settings: self,
            aussteller,
            weiterleitung,
            unterzeichner,
            entschluessler,
        })
    }
}

/// How far two clocks may differ.
pub(crate) const UHRENABWEICHUNG: SignedDuration = SignedDuration::from_secs(60);
/// How long a login may take, and how old an ID token may be.
pub(crate) const ANMELDEFRIST: SignedDuration = SignedDuration::from_mins(10);
