//! Asks the directory, and remembers what it said.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use reqwest::{Client, Response, StatusCode, redirect::Policy};
use serde::Deserialize;
use serde_json::json;
use url::Url;
use xoev::ags::Ags;

use super::{Dienstbeschreibung, nachweis::Unterzeichner};
use crate::{
    kernel::{Geheim, NachrichtId, Uhr, Zufall},
    transport::{TransportFehler, http::lies},
};

/// What is said about the directory.
#[derive(Clone, Debug)]
pub struct DvdvSettings {
    /// Base address, such as `https://…/extern/standaloneauth/directory/v2/`.
    pub basis: Url,
    /// The token endpoint, such as `https://…/extern/standaloneauth/token`.
    pub token: Url,
    /// The service that is looked for (`serviceSpecificationUri`).
    pub dienst: String,
    /// Our registered certificate, PEM.
    pub zertifikat: String,
    /// Its RSA key, PKCS #8 PEM.
    pub schluessel: Geheim,
    /// How long an answer is taken without asking again.
    pub gueltig: Duration,
}

/// Why the directory did not answer. Carries no token.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DvdvFehler {
    /// Our certificate.
    #[error("the certificate for the directory is none in PEM")]
    Zertifikat,
    /// Our key.
    #[error("the key for the directory is no RSA key (PKCS #8, PEM)")]
    Schluessel,
    /// No answer, or "not now".
    #[error("the directory cannot be reached")]
    NichtErreichbar,
    /// It refuses us.
    #[error("the directory refuses with status {0}; is our certificate registered there?")]
    Abgewiesen(u16),
    /// Not what it should say.
    #[error("the answer of the directory cannot be read")]
    Unlesbar,
}

/// What the directory says, and since when we know it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Auskunft {
    /// The service of the authority; `None` if it has none.
    pub dienst: Option<Dienstbeschreibung>,
    /// When the directory said so.
    pub stand: Timestamp,
}

/// The directory.
pub struct Dvdv {
    settings: DvdvSettings,
    unterzeichner: Unterzeichner,
    client: Client,
    uhr: Arc<dyn Uhr>,
    zufall: Arc<dyn Zufall>,
    token: Mutex<Option<Marke>>,
    bekannt: Mutex<BTreeMap<Ags, Auskunft>>,
}

/// An access token.
#[derive(Clone)]
struct Marke {
    wert: Geheim,
    bis: Timestamp,
}

/// How long the directory may take.
const ANTWORTZEIT: Duration = Duration::from_secs(10);
/// Bytes of an answer.
const ANTWORT_HOECHSTENS: usize = 1024 * 1024;
/// So long before its end a token is not used any more.
const VORLAUF: SignedDuration = SignedDuration::from_secs(10);

impl Dvdv {
    /// A client of this directory; speaks to nobody yet.
    ///
    /// # Errors
    /// [`DvdvFehler::Zertifikat`], [`DvdvFehler::Schluessel`], or [`DvdvFehler::NichtErreichbar`] if TLS is not set up.
    pub fn neu(
        settings: DvdvSettings,
        uhr: Arc<dyn Uhr>,
        zufall: Arc<dyn Zufall>,
    ) -> Result<Self, DvdvFehler> {
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .timeout(ANTWORTZEIT)
            .build()
            .map_err(|_| DvdvFehler::NichtErreichbar)?;
        Ok(Self {
            unterzeichner: Unterzeichner::neu(&settings.zertifikat, &settings.schluessel)?,
            settings,
            client,
            uhr,
            zufall,
            token: Mutex::default(),
            bekannt: Mutex::default(),
        })
    }

    /// The service of the Meldebehörde of a commune, as it is known, or as the directory says now.
    ///
    /// Where the directory cannot be reached, what it said before is told, however old it is; its age stands beside it.
    ///
    /// # Errors
    /// [`DvdvFehler`] if nothing is known.
    pub async fn auskunft(&self, ags: Ags) -> Result<Auskunft, DvdvFehler> {
        let jetzt = self.uhr.jetzt();
        let bekannt = gesperrt(&self.bekannt).get(&ags).cloned();
        let gueltig = SignedDuration::try_from(self.settings.gueltig).unwrap_or_default();
        if let Some(auskunft) = &bekannt
            && jetzt.duration_since(auskunft.stand) < gueltig
        {
            return Ok(auskunft.clone());
        }
        match self.frage(ags).await {
            Ok(dienst) => {
                let auskunft = Auskunft { dienst, stand: jetzt };
                gesperrt(&self.bekannt).insert(ags, auskunft.clone());
                Ok(auskunft)
            }
            Err(fehler) => {
                tracing::warn!(%ags, "{fehler}");
                bekannt.ok_or(fehler)
            }
        }
    }

    /// What is known of certificates for contents: of which commune, and until when.
    #[must_use]
    pub fn zertifikate(&self) -> Vec<(Ags, Timestamp)> {
        gesperrt(&self.bekannt)
            .iter()
            .filter_map(|(ags, auskunft)| {
                let (_, ende) = auskunft.dienst.as_ref()?.zertifikat?;
                Some((*ags, ende?))
            })
            .collect()
    }

    async fn frage(&self, ags: Ags) -> Result<Option<Dienstbeschreibung>, DvdvFehler> {
        let mut antwort = self.suche(ags, &self.marke().await?).await?;
        if antwort.status() == StatusCode::UNAUTHORIZED {
            // The token may have been taken back before its time.
            *gesperrt(&self.token) = None;
            antwort = self.suche(ags, &self.marke().await?).await?;
        }
        match antwort.status() {
            StatusCode::NO_CONTENT => Ok(None),
            StatusCode::OK => {
                let json = lies(antwort, ANTWORT_HOECHSTENS).await?;
                Dienstbeschreibung::lies(&json)
                    .map(Some)
                    .ok_or(DvdvFehler::Unlesbar)
            }
            status => Err(abgewiesen(status)),
        }
    }

    async fn suche(&self, ags: Ags, marke: &Geheim) -> Result<Response, DvdvFehler> {
        let mut adresse = self
            .settings
            .basis
            .join("findservicedescription")
            .map_err(|_| DvdvFehler::Unlesbar)?;
        let frage = json!({
            "organizationKey": format!("ags:{ags}"),
            "serviceSpecificationUri": self.settings.dienst,
        });
        adresse
            .query_pairs_mut()
            .append_pair("request_json", &frage.to_string());
        self.client
            .get(adresse)
            .header("authorization", format!("EmbeddedBearer {}", marke.offen()))
            .header("accept", "application/json")
            .send()
            .await
            .map_err(|_| DvdvFehler::NichtErreichbar)
    }

    /// A token that is good for a while, new or kept.
    async fn marke(&self) -> Result<Geheim, DvdvFehler> {
        #[derive(Deserialize)]
        struct Antwort {
            access_token: Geheim,
            #[serde(default)]
            expires_in: Option<i64>,
        }
        let jetzt = self.uhr.jetzt();
        if let Some(marke) = &*gesperrt(&self.token)
            && marke.bis > jetzt
        {
            return Ok(marke.wert.clone());
        }
        let id = NachrichtId::neu(jetzt, &*self.zufall).uuid();
        let nachweis = self
            .unterzeichner
            .nachweis(self.settings.token.as_str(), id, jetzt)?;
        let rumpf = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "client_credentials")
            .append_pair(
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            )
            .append_pair("client_assertion", &nachweis)
            .finish();
        let antwort = self
            .client
            .post(self.settings.token.clone())
            .header("content-type", "application/x-www-form-urlencoded")
            .body(rumpf)
            .send()
            .await
            .map_err(|_| DvdvFehler::NichtErreichbar)?;
        if antwort.status() != StatusCode::OK {
            return Err(abgewiesen(antwort.status()));
        }
        let json = lies(antwort, ANTWORT_HOECHSTENS).await?;
        let antwort: Antwort = serde_json::from_slice(&json).map_err(|_| DvdvFehler::Unlesbar)?;
        let dauer = SignedDuration::from_secs(antwort.expires_in.unwrap_or(60).clamp(0, 3600)) - VORLAUF;
        *gesperrt(&self.token) = Some(Marke {
            wert: antwort.access_token.clone(),
            bis: jetzt.checked_add(dauer).unwrap_or(jetzt),
        });
        Ok(antwort.access_token)
    }
}

impl fmt::Debug for Dvdv {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dvdv")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

impl From<TransportFehler> for DvdvFehler {
    fn from(fehler: TransportFehler) -> Self {
        match fehler {
            TransportFehler::NichtErreichbar(_) | TransportFehler::Pause { .. } => Self::NichtErreichbar,
            _ => Self::Unlesbar,
        }
    }
}

impl From<DvdvFehler> for TransportFehler {
    fn from(fehler: DvdvFehler) -> Self {
        match fehler {
            DvdvFehler::Abgewiesen(status) => Self::Abgewiesen { status },
            DvdvFehler::Unlesbar => {
                Self::AntwortUnbrauchbar("the directory says something that cannot be read")
            }
            _ => Self::NichtErreichbar("the directory does not answer"),
        }
    }
}

fn abgewiesen(status: StatusCode) -> DvdvFehler {
    if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS {
        DvdvFehler::NichtErreichbar
    } else {
        DvdvFehler::Abgewiesen(status.as_u16())
    }
}

fn gesperrt<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
