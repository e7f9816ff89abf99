//! One question to a transport service and its answer, over HTTPS with both certificates.

use std::{sync::Arc, time::Duration};

use jiff::Timestamp;
use reqwest::{Client, Response, StatusCode, redirect::Policy};
use xta::{
    Body, Envelope, ErrorCode, Exception, Fault, FaultKind, Limits, Operation, Packaging, Port, Receiver,
};

use super::settings::{XtaAdressen, XtaSettings};
use crate::{
    kernel::{NachrichtId, Uhr, Zufall},
    transport::{
        TransportFehler,
        gegenseitig::{self, Gegenseite, TlsFehler},
        http::unterbrochen,
    },
};

/// How long a connection may take to come about.
const VERBINDUNGSZEIT: Duration = Duration::from_secs(5);

/// Asks one transport service.
pub(super) struct Austausch {
    adressen: XtaAdressen,
    client: Client,
    /// Keeps no connection: what was broken off is tried again on one that nobody has used.
    frisch: Client,
    gegenseite: Arc<Gegenseite>,
    uhr: Arc<dyn Uhr>,
    zufall: Arc<dyn Zufall>,
}

/// Why there is no answer to work with.
#[derive(Debug)]
pub(super) enum XtaFehler {
    /// The transport service says no.
    Ausnahme(Fault),
    /// It says nothing, or nothing of use.
    Transport(TransportFehler),
}

impl Austausch {
    pub fn neu(
        settings: &XtaSettings,
        uhr: Arc<dyn Uhr>,
        zufall: Arc<dyn Zufall>,
    ) -> Result<Self, TlsFehler> {
        let (tls, gegenseite) = gegenseitig::client(&settings.tls)?;
        let baue = |leerlauf: usize| {
            Client::builder()
                .tls_backend_preconfigured(tls.clone())
                .redirect(Policy::none())
                .no_proxy()
                .connect_timeout(VERBINDUNGSZEIT.min(settings.antwortzeit))
                .timeout(settings.antwortzeit)
                .pool_max_idle_per_host(leerlauf)
                .build()
                .map_err(|_| TlsFehler::Schluessel)
        };
        Ok(Self {
            adressen: settings.adressen.clone(),
            client: baue(usize::MAX)?,
            frisch: baue(0)?,
            gegenseite,
            uhr,
            zufall,
        })
    }

    /// When the certificate of the transport service ends, as far as it has been seen.
    pub fn ende_der_gegenseite(&self) -> Option<Timestamp> {
        self.gegenseite.ende()
    }

    /// Asks, on a connection that is kept.
    pub async fn frage(&self, operation: Operation, frage: Envelope) -> Result<Envelope, XtaFehler> {
        self.frage_auf(&self.client, operation, frage).await
    }

    /// Asks on a connection of its own.
    pub async fn frage_frisch(&self, operation: Operation, frage: Envelope) -> Result<Envelope, XtaFehler> {
        self.frage_auf(&self.frisch, operation, frage).await
    }

    async fn frage_auf(
        &self,
        client: &Client,
        operation: Operation,
        mut frage: Envelope,
    ) -> Result<Envelope, XtaFehler> {
        let adresse = match operation.port() {
            Port::Management => &self.adressen.management,
            Port::Send => &self.adressen.senden,
            Port::MsgBox => &self.adressen.postfach,
        };
        let eigene = format!("urn:uuid:{}", NachrichtId::neu(self.uhr.jetzt(), &*self.zufall));
        frage.addressing = xta::Addressing {
            to: Some(adresse.to_string()),
            ..xta::Addressing::request(operation, eigene.as_str())
        };
        let paket = frage.write(Packaging::Mtom);
        let antwort = client
            .post(adresse.clone())
            .header("content-type", paket.content_type)
            .header("accept", "application/soap+xml, multipart/related")
            .body(paket.body)
            .send()
            .await
            .map_err(|fehler| XtaFehler::Transport(unterbrochen(&fehler)))?;
        let antwort = lies(antwort).await.map_err(XtaFehler::Transport)?;
        // An answer to somebody else's question on this connection would be a mix-up.
        if antwort.addressing.relates_to.is_some_and(|auf| auf != eigene) {
            return Err(unbrauchbar("it answers another question"));
        }
        match antwort.body {
            Body::Fault(fault) => Err(XtaFehler::Ausnahme(fault)),
            body => Ok(Envelope {
                body,
                addressing: xta::Addressing::default(),
                ..antwort
            }),
        }
    }
}

async fn lies(mut antwort: Response) -> Result<Envelope, TransportFehler> {
    let status = antwort.status();
    let art = antwort
        .headers()
        .get("content-type")
        .and_then(|wert| wert.to_str().ok());
    let empfaenger = Receiver::new(art.unwrap_or_default(), Limits::default());
    // Faults come with 400 or 500 and are read; what is no SOAP is judged by its status.
    let soap = matches!(
        status,
        StatusCode::OK | StatusCode::ACCEPTED | StatusCode::BAD_REQUEST | StatusCode::INTERNAL_SERVER_ERROR
    );
    let mut empfaenger = match empfaenger {
        Ok(empfaenger) if soap => empfaenger,
        _ if status == StatusCode::ACCEPTED || status == StatusCode::NO_CONTENT => {
            return Ok(Envelope::new(xta::Addressing::default(), Body::Empty));
        }
        _ => return Err(nach_status(status)),
    };
    while let Some(stueck) = antwort.chunk().await.map_err(|fehler| unterbrochen(&fehler))? {
        empfaenger.push(&stueck).map_err(unlesbar)?;
    }
    empfaenger.finish().map_err(unlesbar)
}

fn nach_status(status: StatusCode) -> TransportFehler {
    match status {
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_EARLY | StatusCode::TOO_MANY_REQUESTS => {
            TransportFehler::NichtErreichbar("it asks us to come later")
        }
        s if s.is_server_error() => TransportFehler::NichtErreichbar("it reports a fault of its own"),
        s if s.is_client_error() => TransportFehler::Abgewiesen { status: s.as_u16() },
        _ => TransportFehler::AntwortUnbrauchbar("an answer that is no SOAP"),
    }
}

fn unlesbar(fehler: xta::ReadError) -> TransportFehler {
    tracing::warn!("an answer by XTA cannot be read: {fehler}");
    TransportFehler::AntwortUnbrauchbar("it is no message of XTA 2.1.1")
}

pub(super) const fn unbrauchbar(grund: &'static str) -> XtaFehler {
    XtaFehler::Transport(TransportFehler::AntwortUnbrauchbar(grund))
}

impl From<XtaFehler> for TransportFehler {
    /// What a fault means for whoever sends or fetches: whether it may go better later.
    fn from(fehler: XtaFehler) -> Self {
        let fault = match fehler {
            XtaFehler::Transport(fehler) => return fehler,
            XtaFehler::Ausnahme(fault) => fault,
        };
        match fault.detail {
            Some((Exception::TechnicalProblem, ErrorCode::Directory)) => {
                Self::NichtErreichbar("its directory fails (9031)")
            }
            Some((Exception::TechnicalProblem, ErrorCode::Delivery)) => {
                Self::NichtErreichbar("it cannot deliver (9032)")
            }
            Some((Exception::TechnicalProblem, _)) => Self::NichtErreichbar("it reports a fault of its own"),
            Some((_, code)) => Self::Abgewiesen {
                status: code.number(),
            },
            None if fault.kind == FaultKind::Receiver => {
                Self::NichtErreichbar("it reports a fault of its own")
            }
            None => Self::Abgewiesen {
                status: ErrorCode::Unspecified.number(),
            },
        }
    }
}
