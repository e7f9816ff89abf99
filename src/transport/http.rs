//! The way to the registers over HTTPS: five requests, no redirects, bounded answers.

use std::{collections::BTreeSet, time::Duration};

use async_trait::async_trait;
use jiff::Timestamp;
use reqwest::{Client, RequestBuilder, Response, StatusCode, redirect::Policy};
use serde::Deserialize;
use uuid::Uuid;
use xoev::ags::Ags;

use crate::kernel::NachrichtId;

use super::port::{ABGEBROCHEN, KEINE_ANTWORT, OHNE_VERBINDUNG, OHNE_VERTRAUEN};
use super::verzeichnis::{Eintrag, Verzeichnis};
use super::{Angenommen, Dienstangebot, Frageart, Registerverbindung, TransportFehler, Transportbericht};

/// Registers that speak the paths below `/xmeld`.
pub struct HttpVerbindung {
    verzeichnis: Verzeichnis,
    client: Client,
    /// Keeps no connection: what was broken off is tried again on one that nobody has used.
    frisch: Client,
}

/// The longest message we take, in bytes.
const NACHRICHT_HOECHSTENS: usize = 16 * 1024 * 1024;

/// The longest list of messages we take, in bytes.
const LISTE_HOECHSTENS: usize = 1024 * 1024;

/// How many messages of a list we look at; the others are there next time.
const LISTE_LAENGE: usize = 100;

/// How long a connection may take to come about.
const VERBINDUNGSZEIT: Duration = Duration::from_secs(5);

const XML: &str = "application/xml";

impl HttpVerbindung {
    /// A way to the registers of this directory.
    ///
    /// # Errors
    /// [`TransportFehler::NichtErreichbar`] if TLS is not set up: the process must have installed a rustls provider.
    pub fn neu(verzeichnis: Verzeichnis) -> Result<Self, TransportFehler> {
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            return Err(TransportFehler::NichtErreichbar(
                "no TLS provider is installed in this process",
            ));
        }
        let baue = || {
            Client::builder()
                .redirect(Policy::none())
                .no_proxy()
                .connect_timeout(VERBINDUNGSZEIT.min(verzeichnis.antwortzeit()))
                .timeout(verzeichnis.antwortzeit())
        };
        let tls = |_| TransportFehler::NichtErreichbar("TLS cannot be set up");
        let client = baue().build().map_err(tls)?;
        let frisch = baue().pool_max_idle_per_host(0).build().map_err(tls)?;
        Ok(Self {
            verzeichnis,
            client,
            frisch,
        })
    }

    fn eintrag(&self, ags: Ags) -> Result<&Eintrag, TransportFehler> {
        self.verzeichnis.eintrag(ags).ok_or(TransportFehler::Unbekannt)
    }

    fn post(
        &self,
        client: &Client,
        ziel: Ags,
        pfad: &str,
        nachricht: &[u8],
    ) -> Result<RequestBuilder, TransportFehler> {
        let eintrag = self.eintrag(ziel)?;
        Ok(client
            .post(eintrag.unter(&["xmeld", pfad]))
            .bearer_auth(eintrag.zugangsschluessel())
            .header("content-type", XML)
            .body(nachricht.to_vec()))
    }

    fn get(&self, von: Ags, pfad: &[&str]) -> Result<RequestBuilder, TransportFehler> {
        let eintrag = self.eintrag(von)?;
        Ok(self
            .client
            .get(eintrag.unter(pfad))
            .bearer_auth(eintrag.zugangsschluessel()))
    }
}

#[async_trait]
impl Registerverbindung for HttpVerbindung {
    fn register(&self) -> Vec<Ags> {
        self.verzeichnis.gemeinden().collect()
    }

    async fn sende_synchron(
        &self,
        ziel: Ags,
        art: Frageart,
        nachricht: &[u8],
    ) -> Result<Vec<u8>, TransportFehler> {
        let frage = async |client: &Client| {
            let anfrage = self.post(client, ziel, "synchron", nachricht)?;
            lies_nachricht(frage(anfrage, &[StatusCode::OK]).await?).await
        };
        // Both within the time of one.
        let zweimal = async {
            match frage(&self.client).await {
                Err(TransportFehler::NichtErreichbar(ABGEBROCHEN | OHNE_VERBINDUNG))
                    if art == Frageart::Abruf =>
                {
                    frage(&self.frisch).await
                }
                antwort => antwort,
            }
        };
        tokio::time::timeout(self.verzeichnis.antwortzeit(), zweimal)
            .await
            .unwrap_or(Err(TransportFehler::NichtErreichbar(KEINE_ANTWORT)))
    }

    async fn sende(
        &self,
        ziel: Ags,
        id: NachrichtId,
        nachricht: &[u8],
    ) -> Result<Angenommen, TransportFehler> {
        let anfrage = self.post(&self.client, ziel, "nachrichten", nachricht)?;
        let antwort = frage(anfrage, &[StatusCode::ACCEPTED, StatusCode::OK]).await?;
        tracing::debug!(nachricht = %id, register = %ziel, "the register has the message");
        Ok(if antwort.status() == StatusCode::OK {
            Angenommen::SchonBekannt
        } else {
            Angenommen::Neu
        })
    }

    async fn hole(&self, von: Ags) -> Result<Vec<Uuid>, TransportFehler> {
        let antwort = frage(self.get(von, &["xmeld", "postfach"])?, &[StatusCode::OK]).await?;
        lies_liste(&lies(antwort, LISTE_HOECHSTENS).await?)
    }

    async fn lade(&self, von: Ags, id: Uuid) -> Result<Vec<u8>, TransportFehler> {
        let id = id.hyphenated().to_string();
        let antwort = frage(self.get(von, &["xmeld", "postfach", &id])?, &[StatusCode::OK]).await?;
        lies_nachricht(antwort).await
    }

    async fn quittiere(&self, von: Ags, id: Uuid) -> Result<(), TransportFehler> {
        let eintrag = self.eintrag(von)?;
        let url = eintrag.unter(&["xmeld", "postfach", &id.hyphenated().to_string()]);
        let anfrage = self.client.delete(url).bearer_auth(eintrag.zugangsschluessel());
        frage(anfrage, &[StatusCode::NO_CONTENT]).await.map(drop)
    }

    fn fuehrt_berichte(&self, _: Ags) -> bool {
        false
    }

    async fn bericht(&self, _: Ags, _: NachrichtId) -> Result<Option<Transportbericht>, TransportFehler> {
        Ok(None)
    }

    async fn bietet_an(&self, ziel: Ags) -> Result<Option<Dienstangebot>, TransportFehler> {
        self.eintrag(ziel).map(|_| None)
    }

    fn zertifikate(&self) -> Vec<(String, Timestamp)> {
        Vec::new()
    }
}

/// Sends a request; any status but the expected ones is an error.
pub(super) async fn frage(
    anfrage: RequestBuilder,
    erwartet: &[StatusCode],
) -> Result<Response, TransportFehler> {
    let antwort = anfrage.send().await.map_err(|fehler| unterbrochen(&fehler))?;
    let status = antwort.status();
    if erwartet.contains(&status) {
        return Ok(antwort);
    }
    Err(match status {
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_EARLY | StatusCode::TOO_MANY_REQUESTS => {
            TransportFehler::NichtErreichbar("it asks us to come later")
        }
        s if s.is_server_error() => TransportFehler::NichtErreichbar("it reports a fault of its own"),
        s if s.is_client_error() => TransportFehler::Abgewiesen { status: s.as_u16() },
        s if s.is_redirection() => {
            TransportFehler::AntwortUnbrauchbar("it sends us elsewhere; redirects are not followed")
        }
        _ => TransportFehler::AntwortUnbrauchbar("an unexpected status"),
    })
}

/// What a request that got no answer means.
pub(super) fn unterbrochen(fehler: &reqwest::Error) -> TransportFehler {
    TransportFehler::NichtErreichbar(if fehler.is_timeout() {
        KEINE_ANTWORT
    } else if ist_tls(fehler) {
        OHNE_VERTRAUEN
    } else if fehler.is_connect() {
        OHNE_VERBINDUNG
    } else {
        ABGEBROCHEN
    })
}

/// Whether TLS is what failed: a certificate of one side that the other does not take.
fn ist_tls(fehler: &(dyn std::error::Error + 'static)) -> bool {
    // What an I/O error wraps is not among its sources.
    let gewickelt = fehler
        .downcast_ref::<std::io::Error>()
        .and_then(std::io::Error::get_ref);
    fehler.is::<rustls::Error>()
        || gewickelt.is_some_and(|innen| ist_tls(innen))
        || fehler.source().is_some_and(ist_tls)
}

/// Reads a body without ever holding more than `hoechstens` bytes.
pub(super) async fn lies(mut antwort: Response, hoechstens: usize) -> Result<Vec<u8>, TransportFehler> {
    const ZU_LANG: TransportFehler = TransportFehler::AntwortUnbrauchbar("it is too long");
    if antwort
        .content_length()
        .is_some_and(|laenge| laenge > hoechstens as u64)
    {
        return Err(ZU_LANG);
    }
    let mut inhalt = Vec::new();
    while let Some(stueck) = antwort.chunk().await.map_err(|fehler| unterbrochen(&fehler))? {
        if inhalt.len() + stueck.len() > hoechstens {
            return Err(ZU_LANG);
        }
        inhalt.extend_from_slice(&stueck);
    }
    Ok(inhalt)
}

async fn lies_nachricht(antwort: Response) -> Result<Vec<u8>, TransportFehler> {
    let inhalt = lies(antwort, NACHRICHT_HOECHSTENS).await?;
    if inhalt.is_empty() {
        return Err(TransportFehler::AntwortUnbrauchbar("it is empty"));
    }
    Ok(inhalt)
}

/// Reads `{"nachrichten":[{"id":"<uuid>"}…]}`; entries without a UUID are passed over.
fn lies_liste(json: &[u8]) -> Result<Vec<Uuid>, TransportFehler> {
    #[derive(Deserialize)]
    struct Liste {
        nachrichten: Vec<serde_json::Value>,
    }
    let liste: Liste = serde_json::from_slice(json)
        .map_err(|_| TransportFehler::AntwortUnbrauchbar("it is no list of messages"))?;
    let mut gesehen = BTreeSet::new();
    Ok(liste
        .nachrichten
        .iter()
        .filter_map(|eintrag| Uuid::try_parse(eintrag.get("id")?.as_str()?).ok())
        .filter(|id| gesehen.insert(*id))
        .take(LISTE_LAENGE)
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_far_as_it_makes_sense() {
        let id = Uuid::from_u128(1);
        let json = format!(
            r#"{{"nachrichten":[{{"id":"../etc"}},3,{{}},{{"id":"{id}"}},{{"id":"{id}"}}],"mehr":1}}"#
        );
        assert_eq!(lies_liste(json.as_bytes()), Ok(vec![id]));
        assert!(lies_liste(b"<html>").is_err());
    }

    #[test]
    fn of_a_huge_list_only_the_beginning_is_taken() {
        let eintraege: Vec<_> = (0..5000)
            .map(|nr| serde_json::json!({ "id": Uuid::from_u128(nr).to_string() }))
            .collect();
        let json = serde_json::json!({ "nachrichten": eintraege }).to_string();
        assert_eq!(lies_liste(json.as_bytes()).unwrap().len(), LISTE_LAENGE);
    }
}
