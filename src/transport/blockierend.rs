//! Short HTTP calls of work that already has a thread of its own: time-stamps and remote signatures while a document is sealed.

use std::time::Duration;

use reqwest::{Client, RequestBuilder, redirect::Policy};
use tokio::runtime::Handle;

use super::TransportFehler;
use super::http::{frage, lies};

/// How long such a call may take; a person waits for the document.
const ZEIT: Duration = Duration::from_secs(8);

/// The longest answer taken. Unit: bytes.
const HOECHSTENS: usize = 64 * 1024;

/// A client whose calls block the thread.
pub(super) struct Blockierend {
    client: Client,
    laufzeit: Handle,
}

impl Blockierend {
    /// Must be made inside of the runtime that carries out the calls.
    pub(super) fn neu() -> Result<Self, TransportFehler> {
        let laufzeit = Handle::try_current()
            .map_err(|_| TransportFehler::NichtErreichbar("no runtime for network calls"))?;
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .timeout(ZEIT)
            .build()
            .map_err(|_| TransportFehler::NichtErreichbar("TLS cannot be set up"))?;
        Ok(Self { client, laufzeit })
    }

    pub(super) const fn client(&self) -> &Client {
        &self.client
    }

    /// The body of a good answer.
    pub(super) fn rufe(&self, anfrage: RequestBuilder) -> Result<Vec<u8>, TransportFehler> {
        self.laufzeit.block_on(async {
            let antwort = frage(anfrage, &[reqwest::StatusCode::OK]).await?;
            lies(antwort, HOECHSTENS).await
        })
    }
}
