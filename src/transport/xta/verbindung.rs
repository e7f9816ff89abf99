//! The registers behind a transport service that speaks XTA 2.1.1.

use std::{
    collections::BTreeMap,
    sync::{
        Arc, Mutex as Schloss, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

use async_trait::async_trait;
use jiff::Timestamp;
use tokio::sync::Mutex;
use uuid::Uuid;
use xoev::{ags::Ags, kopf_lesen};
use xta::{
    Blob, Body, Envelope, ErrorCode, FetchRequest, GenericContent, ListForm, LookupService, NextRequest,
    Operation, Outcome, PartyIdentifier, StatusListRequest,
};

use super::{
    austausch::{Austausch, XtaFehler, unbrauchbar},
    metadaten::{self, MELDEBEHOERDE, PORTAL, behoerdenkennung, gemeinde_von},
    settings::XtaSettings,
};
use crate::{
    kernel::{NachrichtId, Uhr, Zufall},
    transport::{
        Angenommen, Dienstangebot, Frageart, Registerverbindung, TransportFehler, Transportbericht,
        gegenseitig::{TlsFehler, ende_von},
        port::{ABGEBROCHEN, KEINE_ANTWORT, OHNE_VERBINDUNG},
    },
};

/// The registers behind one transport service.
pub struct XtaVerbindung {
    settings: XtaSettings,
    austausch: Austausch,
    uhr: Arc<dyn Uhr>,
    zufall: Arc<dyn Zufall>,
    postfach: Postfach,
}

/// Our mailbox at the transport service, in which all its registers put what is for us.
#[derive(Default)]
struct Postfach {
    /// Counts the times that somebody has asked.
    runde: AtomicU64,
    /// What the last list held, and at which count it was asked for.
    liste: Mutex<(u64, Arc<Vec<Posten>>)>,
    /// How a message that was loaded is acknowledged.
    geladen: Schloss<BTreeMap<Uuid, NextRequest>>,
}

/// A message in the mailbox.
struct Posten {
    id: Uuid,
    message_id: String,
    von: Option<Ags>,
}

const SYNCHRON: Operation = Operation::SendMessageSync;

/// Entries of one page of a list.
const SEITE: u64 = 100;
/// Pages of one list; what is left over is there next time.
const SEITEN: usize = 10;

impl XtaVerbindung {
    /// A way to the registers behind this transport service.
    ///
    /// # Errors
    /// [`TlsFehler`] if certificate, key or trusted certificates cannot be used.
    pub fn neu(settings: XtaSettings, uhr: Arc<dyn Uhr>, zufall: Arc<dyn Zufall>) -> Result<Self, TlsFehler> {
        Ok(Self {
            austausch: Austausch::neu(&settings, uhr.clone(), zufall.clone())?,
            settings,
            uhr,
            zufall,
            postfach: Postfach::default(),
        })
    }

    fn kenne(&self, ags: Ags) -> Result<(), TransportFehler> {
        if self.settings.register.contains(&ags) {
            Ok(())
        } else {
            Err(TransportFehler::Unbekannt)
        }
    }

    /// A question in which only we are named.
    fn frage(&self, operation: Operation, body: Body) -> Envelope {
        let autor = PartyIdentifier {
            category: Some(PORTAL.to_owned()),
            ..PartyIdentifier::xoev(self.settings.kennung.as_str())
        };
        Envelope::new(xta::Addressing::request(operation, ""), body).by(autor.into())
    }

    /// A message on its way to a register.
    fn sendung(&self, operation: Operation, ziel: Ags, id: NachrichtId, nachricht: &[u8]) -> Envelope {
        let meta = self.settings.texte.fuer(
            id,
            (&self.settings.kennung, PORTAL),
            (&behoerdenkennung(ziel), MELDEBEHOERDE),
            nachricht,
            self.uhr.jetzt(),
        );
        let inhalt = GenericContent::xml(nachricht.to_vec());
        Envelope::new(
            xta::Addressing::request(operation, ""),
            Body::Content(Box::new(inhalt)),
        )
        .with_meta(meta)
    }

    /// What lies in the mailbox. Whoever asks while somebody else is already waiting takes the list that was asked for later.
    async fn liste(&self) -> Result<Arc<Vec<Posten>>, TransportFehler> {
        let nach = self.postfach.runde.load(Ordering::SeqCst);
        let mut liste = self.postfach.liste.lock().await;
        if liste.0 > nach {
            return Ok(liste.1.clone());
        }
        let runde = self.postfach.runde.fetch_add(1, Ordering::SeqCst) + 1;
        let neu = Arc::new(self.hole_liste().await?);
        *liste = (runde, neu.clone());
        for posten in neu.iter().filter(|posten| {
            posten
                .von
                .is_none_or(|ags| !self.settings.register.contains(&ags))
        }) {
            tracing::warn!(
                gateway = self.settings.name, nachricht = %posten.id,
                "a message in the mailbox is from nobody that we know; it stays there"
            );
        }
        Ok(neu)
    }

    async fn hole_liste(&self) -> Result<Vec<Posten>, XtaFehler> {
        let anfrage = StatusListRequest {
            max_items: Some(SEITE),
            form: Some(ListForm::MetaData),
            ..StatusListRequest::default()
        };
        let mut operation = Operation::GetStatusList;
        let mut frage = self.frage(operation, Body::List(anfrage));
        let mut posten = BTreeMap::new();
        for _ in 0..SEITEN {
            let antwort = self.austausch.frage(operation, frage).await?;
            let zustand = antwort.msg_box;
            match antwort.body {
                Body::StatusList(seite) => {
                    for meta in seite.metadata {
                        let id = metadaten::nachricht_aus(&meta.message_id);
                        let reihe = posten.len();
                        posten.entry(id).or_insert((
                            reihe,
                            Posten {
                                id,
                                von: gemeinde_von(&meta.author),
                                message_id: meta.message_id,
                            },
                        ));
                    }
                }
                Body::Empty => {}
                _ => return Err(unbrauchbar("it is no list of messages")),
            }
            match zustand {
                Some(zustand) if matches!(zustand.outcome, Outcome::Pending(1..)) => {
                    operation = Operation::GetNextStatusList;
                    let weiter = NextRequest {
                        request_id: zustand.request_id,
                        last_received: Vec::new(),
                    };
                    frage = self.frage(operation, Body::Next(weiter));
                }
                _ => break,
            }
        }
        let mut posten: Vec<_> = posten.into_values().collect();
        posten.sort_by_key(|(reihe, _)| *reihe);
        Ok(posten.into_iter().map(|(_, posten)| posten).collect())
    }

    fn merke(&self, id: Uuid, abruf: NextRequest) {
        let mut geladen = self
            .postfach
            .geladen
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        geladen.insert(id, abruf);
    }
}

#[async_trait]
impl Registerverbindung for XtaVerbindung {
    fn register(&self) -> Vec<Ags> {
        self.settings.register.clone()
    }

    async fn sende_synchron(
        &self,
        ziel: Ags,
        art: Frageart,
        nachricht: &[u8],
    ) -> Result<Vec<u8>, TransportFehler> {
        self.kenne(ziel)?;
        let id = kopf_lesen(nachricht).nachrichten_uuid.map_or_else(
            || NachrichtId::neu(self.uhr.jetzt(), &*self.zufall),
            NachrichtId::aus,
        );
        let frage = || self.sendung(SYNCHRON, ziel, id, nachricht);
        // Both within the time of one.
        let zweimal = async {
            match self.austausch.frage(SYNCHRON, frage()).await {
                Err(XtaFehler::Transport(TransportFehler::NichtErreichbar(
                    ABGEBROCHEN | OHNE_VERBINDUNG,
                ))) if art == Frageart::Abruf => self.austausch.frage_frisch(SYNCHRON, frage()).await,
                antwort => antwort,
            }
        };
        let antwort = tokio::time::timeout(self.settings.antwortzeit, zweimal)
            .await
            .map_err(|_| TransportFehler::NichtErreichbar(KEINE_ANTWORT))??;
        Ok(inhalt(antwort)?)
    }

    async fn sende(
        &self,
        ziel: Ags,
        id: NachrichtId,
        nachricht: &[u8],
    ) -> Result<Angenommen, TransportFehler> {
        self.kenne(ziel)?;
        let sendung = self.sendung(Operation::SendMessage, ziel, id, nachricht);
        match self.austausch.frage(Operation::SendMessage, sendung).await {
            Ok(_) => Ok(Angenommen::Neu),
            Err(XtaFehler::Ausnahme(fault)) if fault.code() == Some(ErrorCode::MessageIdUsed) => {
                Ok(Angenommen::SchonBekannt)
            }
            Err(fehler) => Err(fehler.into()),
        }
    }

    async fn hole(&self, von: Ags) -> Result<Vec<Uuid>, TransportFehler> {
        self.kenne(von)?;
        let liste = self.liste().await?;
        Ok(liste
            .iter()
            .filter(|posten| posten.von == Some(von))
            .map(|posten| posten.id)
            .collect())
    }

    async fn lade(&self, von: Ags, id: Uuid) -> Result<Vec<u8>, TransportFehler> {
        let message_id = {
            let liste = self.postfach.liste.lock().await;
            liste
                .1
                .iter()
                .find(|posten| posten.id == id && posten.von == Some(von))
                .map(|posten| posten.message_id.clone())
        };
        let message_id = message_id.ok_or(TransportFehler::AntwortUnbrauchbar("no list has named it"))?;
        let frage = self.frage(
            Operation::GetMessage,
            Body::Fetch(FetchRequest::by_id(message_id.as_str())),
        );
        let antwort = self.austausch.frage(Operation::GetMessage, frage).await?;
        let meta = antwort.meta.as_ref();
        if meta.is_some_and(|meta| meta.message_id != message_id || gemeinde_von(&meta.author) != Some(von)) {
            return Err(TransportFehler::AntwortUnbrauchbar(
                "it is another message than was asked for",
            ));
        }
        let abruf = antwort
            .msg_box
            .as_ref()
            .map(|zustand| zustand.request_id.clone())
            .ok_or(TransportFehler::AntwortUnbrauchbar("it cannot be acknowledged"))?;
        let nachricht = inhalt(antwort)?;
        self.merke(
            id,
            NextRequest {
                request_id: abruf,
                last_received: vec![message_id],
            },
        );
        Ok(nachricht)
    }

    async fn quittiere(&self, _: Ags, id: Uuid) -> Result<(), TransportFehler> {
        let abruf = {
            let mut geladen = self
                .postfach
                .geladen
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            geladen.remove(&id)
        };
        let abruf = abruf.ok_or(TransportFehler::AntwortUnbrauchbar("it was not fetched before"))?;
        let frage = self.frage(Operation::Close, Body::Close(abruf));
        match self.austausch.frage(Operation::Close, frage).await {
            Ok(_) => Ok(()),
            // If it is still there, it is fetched again, and known already.
            Err(XtaFehler::Ausnahme(fault)) if fault.code() == Some(ErrorCode::MessageIdUnknown) => Err(
                TransportFehler::AntwortUnbrauchbar("it does not know the message or the request any more"),
            ),
            Err(fehler) => Err(fehler.into()),
        }
    }

    fn fuehrt_berichte(&self, _: Ags) -> bool {
        true
    }

    async fn bericht(&self, ziel: Ags, id: NachrichtId) -> Result<Option<Transportbericht>, TransportFehler> {
        self.kenne(ziel)?;
        let message_id = metadaten::nachricht_id(id);
        let frage = self.frage(Operation::GetTransportReport, Body::MessageId(message_id.clone()));
        let antwort = self.austausch.frage(Operation::GetTransportReport, frage).await?;
        let Body::Report(bericht) = antwort.body else {
            return Err(TransportFehler::AntwortUnbrauchbar("it is no report"));
        };
        if bericht.meta.message_id != message_id {
            return Err(TransportFehler::AntwortUnbrauchbar(
                "it is a report on another message",
            ));
        }
        Ok(Some(Transportbericht {
            ampel: bericht.status.status,
            server: bericht.server,
            zeit: bericht.time,
        }))
    }

    async fn bietet_an(&self, ziel: Ags) -> Result<Option<Dienstangebot>, TransportFehler> {
        self.kenne(ziel)?;
        let dienst = LookupService {
            reader: PartyIdentifier::xoev(behoerdenkennung(ziel)).into(),
            service: self.settings.texte.dienst.clone(),
        };
        let frage = self.frage(Operation::LookupService, Body::Lookup(vec![dienst]));
        match self.austausch.frage(Operation::LookupService, frage).await?.body {
            Body::LookupResult(ergebnisse) => {
                let ergebnis = ergebnisse.first().and_then(|ergebnis| ergebnis.available);
                Ok(ergebnis.map(|angeboten| Dienstangebot {
                    angeboten,
                    stand: None,
                }))
            }
            _ => Err(TransportFehler::AntwortUnbrauchbar("it is no answer to a lookup")),
        }
    }

    fn zertifikate(&self) -> Vec<(String, Timestamp)> {
        let eigenes = ende_von(&self.settings.tls).map(|ende| ("client", ende));
        let ihres = self.austausch.ende_der_gegenseite().map(|ende| ("server", ende));
        let name = |seite: &str| format!("{} {seite}", self.settings.name);
        eigenes
            .into_iter()
            .chain(ihres)
            .map(|(seite, ende)| (name(seite), ende))
            .collect()
    }
}

/// The message in an answer.
fn inhalt(antwort: Envelope) -> Result<Vec<u8>, XtaFehler> {
    let Body::Content(inhalt) = antwort.body else {
        return Err(unbrauchbar("it carries no message"));
    };
    match *inhalt {
        GenericContent::Encrypted => Err(unbrauchbar("it is encrypted for somebody else")),
        GenericContent::Plain { message, attachments } => match message.blob {
            Blob::Bytes(bytes) if bytes.is_empty() => Err(unbrauchbar("it is empty")),
            // Documents travel inside a message of XMeld; what lies beside it would be lost.
            Blob::Bytes(_) if !attachments.is_empty() => Err(unbrauchbar("it has attachments")),
            Blob::Bytes(bytes) => Ok(bytes),
            Blob::Passed(_) | Blob::Part(_) => Err(unbrauchbar("it is too long")),
        },
    }
}
