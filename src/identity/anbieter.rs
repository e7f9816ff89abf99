//! What the identity provider says about itself: found when first needed, kept, and its keys fetched anew when they change.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use openidconnect::{
    AdditionalProviderMetadata, DiscoveryError, IssuerUrl, JsonWebKeySet, ProviderMetadata,
    core::{
        CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreResponseMode, CoreResponseType,
        CoreSubjectIdentifierType,
    },
};
use serde::{Deserialize, Serialize};
use tokio::sync::RwLock;

use crate::identity::{
    AnmeldeFehler,
    http::{Http, HttpFehler},
};

/// Keys are fetched anew at most this often, so that a forged key id costs the provider nothing.
const NACHLADEPAUSE: SignedDuration = SignedDuration::from_mins(1);

/// Metadata that openidconnect does not know.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Zusatz {
    /// RFC 9207: the provider names itself in the authorization response.
    #[serde(default)]
    pub(crate) authorization_response_iss_parameter_supported: bool,
    /// RFC 9126: where requests can be pushed.
    #[serde(default)]
    pub(crate) pushed_authorization_request_endpoint: Option<String>,
    /// OpenID Connect RP-Initiated Logout 1.0: where people log out of the provider.
    #[serde(default)]
    pub(crate) end_session_endpoint: Option<String>,
}

impl AdditionalProviderMetadata for Zusatz {}

pub(crate) type Metadaten = ProviderMetadata<
    Zusatz,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// The provider as we know it so far.
pub(crate) struct Anbieter {
    aussteller: IssuerUrl,
    stand: RwLock<Stand>,
}

#[derive(Default)]
struct Stand {
    metadaten: Option<Arc<Metadaten>>,
    nachgeladen_am: Option<Timestamp>,
}

impl Anbieter {
    pub(crate) fn neu(aussteller: IssuerUrl) -> Self {
        Self {
            aussteller,
            stand: RwLock::default(),
        }
    }

    /// The metadata with the keys; asked for over HTTP until the provider has answered once.
    pub(crate) async fn metadaten(&self, http: &Http) -> Result<Arc<Metadaten>, AnmeldeFehler> {
        if let Some(metadaten) = &self.stand.read().await.metadaten {
            return Ok(Arc::clone(metadaten));
        }
        let mut stand = self.stand.write().await;
        if let Some(metadaten) = &stand.metadaten {
            return Ok(Arc::clone(metadaten));
        }
        let gefunden = Metadaten::discover_async(self.aussteller.clone(), http)
            .await
            .map_err(|fehler| nicht_erreichbar("discovery", &fehler))?;
        let gefunden = Arc::new(gefunden);
        stand.metadaten = Some(Arc::clone(&gefunden));
        Ok(gefunden)
    }

    /// The metadata with keys newer than those of `bekannt`; `None` if they were fetched less than a minute ago.
    pub(crate) async fn mit_neuen_schluesseln(
        &self,
        http: &Http,
        bekannt: &Arc<Metadaten>,
        jetzt: Timestamp,
    ) -> Result<Option<Arc<Metadaten>>, AnmeldeFehler> {
        let mut stand = self.stand.write().await;
        if let Some(neuer) = stand.metadaten.as_ref().filter(|m| !Arc::ptr_eq(m, bekannt)) {
            return Ok(Some(Arc::clone(neuer)));
        }
        if stand
            .nachgeladen_am
            .is_some_and(|zuletzt| jetzt.duration_since(zuletzt) < NACHLADEPAUSE)
        {
            return Ok(None);
        }
        stand.nachgeladen_am = Some(jetzt);
        let schluessel = JsonWebKeySet::fetch_async(bekannt.jwks_uri(), http)
            .await
            .map_err(|fehler| nicht_erreichbar("jwks", &fehler))?;
        let neuer = Arc::new(Metadaten::clone(bekannt).set_jwks(schluessel));
        stand.metadaten = Some(Arc::clone(&neuer));
        Ok(Some(neuer))
    }
}

fn nicht_erreichbar(schritt: &'static str, fehler: &DiscoveryError<HttpFehler>) -> AnmeldeFehler {
    let grund = match fehler {
        DiscoveryError::Request(grund) => grund.to_string(),
        anderer => anderer.to_string(),
    };
    AnmeldeFehler::NichtErreichbar { schritt, grund }
}
