//! A server for XTA 2.1.1: three ports over mutual TLS, dispatched by action.

use std::{any::Any, collections::VecDeque, net::TcpListener, sync::Arc, time::Duration};

use actix_tls::accept::rustls_0_23::TlsStream;
use actix_web::{
    App, HttpRequest, HttpResponse, HttpServer,
    dev::{Extensions, Server},
    http::{StatusCode, header},
    rt::net::TcpStream,
    web::{self, Data, Payload, ServiceConfig},
};
use futures_util::StreamExt as _;
use xta::{
    Addressing, Blob, Body, Envelope, ErrorCode, Fault, FaultKind, FetchRequest, GenericContent, Limits,
    ListForm, LookupResult, MessageMetaData, MessageStatus, MsgAttributes, MsgBoxResponse, NextRequest,
    Operation, Outcome, Packaging, Port, ReadError, Reason, Receiver, StatusList, StatusListRequest,
    TransportReport,
};

use super::{
    abrufe::{Abrufe, waehle},
    dienst::{Konto, Posten, XtaDienst},
};
use crate::{
    kernel::{NachrichtId, Uhr, Zufall},
    transport::gegenseitig::{self, Fingerabdruck, TlsSettings},
};

/// How long a body may take to arrive.
const KOERPERZEIT: Duration = Duration::from_mins(2);
/// The longest page of a list.
const SEITE_HOECHSTENS: usize = 200;
/// A page, where the caller does not say.
const SEITE: usize = 100;

/// What the handlers share.
struct XtaServer {
    dienst: Arc<dyn XtaDienst>,
    abrufe: Abrufe,
    uhr: Arc<dyn Uhr>,
    zufall: Arc<dyn Zufall>,
}

/// The certificate that the other side of a connection has shown.
#[derive(Clone, Copy)]
struct Gezeigt(Fingerabdruck);

/// Serves the three ports below `/xta/` on `listener` until it is stopped; only who shows a trusted certificate gets in.
///
/// # Errors
/// One line, if certificate, key or socket cannot be used.
pub fn lausche(
    listener: TcpListener,
    tls: &TlsSettings,
    dienst: Arc<dyn XtaDienst>,
    uhr: Arc<dyn Uhr>,
    zufall: Arc<dyn Zufall>,
) -> std::io::Result<Server> {
    let tls = gegenseitig::server(tls).map_err(std::io::Error::other)?;
    let anbindung = routen(dienst, uhr, zufall);
    let server = HttpServer::new(move || App::new().configure(anbindung.clone()))
        .on_connect(merke_zertifikat)
        .workers(1)
        .disable_signals()
        .shutdown_timeout(5)
        .listen_rustls_0_23(listener, tls)?;
    Ok(server.run())
}

/// The ports below `/xta/`, for a server that listens with mutual TLS and calls [`merke_zertifikat`].
pub fn routen(
    dienst: Arc<dyn XtaDienst>,
    uhr: Arc<dyn Uhr>,
    zufall: Arc<dyn Zufall>,
) -> impl Fn(&mut ServiceConfig) + Clone + Send {
    let server = Data::new(XtaServer {
        dienst,
        abrufe: Abrufe::default(),
        uhr,
        zufall,
    });
    move |config| {
        config
            .app_data(server.clone())
            .route("/xta/management", web::post().to(management))
            .route("/xta/send", web::post().to(senden))
            .route("/xta/msgbox", web::post().to(postfach));
    }
}

/// Keeps the certificate of the other side with its connection.
pub fn merke_zertifikat(verbindung: &dyn Any, daten: &mut Extensions) {
    let Some(tls) = verbindung.downcast_ref::<TlsStream<TcpStream>>() else {
        return;
    };
    if let Some(eigenes) = tls.get_ref().1.peer_certificates().and_then(<[_]>::first) {
        daten.insert(Gezeigt(Fingerabdruck::von(eigenes)));
    }
}

async fn management(anfrage: HttpRequest, server: Data<XtaServer>, koerper: Payload) -> HttpResponse {
    server.bediene(Port::Management, &anfrage, koerper).await
}

async fn senden(anfrage: HttpRequest, server: Data<XtaServer>, koerper: Payload) -> HttpResponse {
    server.bediene(Port::Send, &anfrage, koerper).await
}

async fn postfach(anfrage: HttpRequest, server: Data<XtaServer>, koerper: Payload) -> HttpResponse {
    server.bediene(Port::MsgBox, &anfrage, koerper).await
}

/// What an operation says: the body, and headers where it has them.
struct Rede {
    body: Body,
    meta: Option<MessageMetaData>,
    kasten: Option<MsgBoxResponse>,
}

impl Rede {
    const fn nur(body: Body) -> Self {
        Self {
            body,
            meta: None,
            kasten: None,
        }
    }
}

impl XtaServer {
    async fn bediene(&self, port: Port, anfrage: &HttpRequest, koerper: Payload) -> HttpResponse {
        let art = anfrage
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|art| art.to_str().ok())
            .unwrap_or_default();
        let mut empfaenger = match Receiver::new(art, Limits::default()) {
            Ok(empfaenger) => empfaenger,
            Err(ReadError::ContentType) => return HttpResponse::UnsupportedMediaType().finish(),
            Err(fehler) => {
                return self.antworte(&Addressing::default(), Packaging::Inline, Err(fault(fehler)));
            }
        };
        let verpackung = empfaenger.packaging();
        let gelesen = tokio::time::timeout(KOERPERZEIT, sammle(&mut empfaenger, koerper)).await;
        let umschlag = match gelesen {
            Err(_) | Ok(Err(None)) => return HttpResponse::RequestTimeout().finish(),
            Ok(Err(Some(fehler))) => Err(fehler),
            Ok(Ok(())) => empfaenger.finish(),
        };
        let umschlag = match umschlag {
            Ok(umschlag) => umschlag,
            Err(fehler) => {
                tracing::warn!("a message by XTA cannot be read: {fehler}");
                return self.antworte(&Addressing::default(), verpackung, Err(fault(fehler)));
            }
        };
        let adressierung = umschlag.addressing.clone();
        let gezeigt = anfrage.conn_data::<Gezeigt>().map(|gezeigt| gezeigt.0);
        let rede = self.verteile(port, gezeigt, umschlag).await;
        self.antworte(&adressierung, verpackung, rede)
    }

    /// Finds out who calls and what is wanted.
    async fn verteile(
        &self,
        port: Port,
        gezeigt: Option<Fingerabdruck>,
        umschlag: Envelope,
    ) -> Result<Rede, Fault> {
        let sender = |grund: &str| Fault::soap(FaultKind::Sender, grund);
        if umschlag.addressing.action.is_none() {
            return Err(sender("Der Header wsa:Action fehlt."));
        }
        if umschlag.addressing.answer_elsewhere {
            return Err(sender("Antworten gehen nur auf derselben Verbindung zurück."));
        }
        let operation = umschlag
            .operation()
            .filter(|operation| operation.port() == port)
            .ok_or_else(|| sender("Diese Operation gibt es an diesem Port nicht."))?;
        let zertifikat = gezeigt.ok_or_else(|| Fault::of(ErrorCode::AccountUnknown))?;
        let konto = self.dienst.konto(zertifikat).map_err(Fault::of)?;
        let autor = umschlag
            .meta
            .as_ref()
            .map(|meta| &meta.author)
            .or(umschlag.author.as_ref());
        if autor.is_some_and(|autor| autor.identifier.value != konto.kennung) {
            return Err(Fault::of(ErrorCode::CertificateOfAnother));
        }
        self.fuehre_aus(operation, &konto, umschlag)
            .await
            .map_err(Fault::of)
    }

    async fn fuehre_aus(
        &self,
        operation: Operation,
        konto: &Konto,
        umschlag: Envelope,
    ) -> Result<Rede, ErrorCode> {
        let meta = umschlag.meta;
        Ok(match (operation, umschlag.body) {
            (Operation::CheckAccountActive, Body::Empty) => Rede::nur(Body::Empty),
            (Operation::CreateMessageId, Body::Empty) => Rede::nur(Body::MessageId(self.neue_id())),
            (Operation::LookupService, Body::Lookup(fragen)) => {
                Rede::nur(Body::LookupResult(self.schlage_nach(fragen)))
            }
            (Operation::GetTransportReport, Body::MessageId(id)) => self.bericht(konto, &id).await?,
            (Operation::CancelMessage, Body::MessageId(id)) => {
                // What is taken here has arrived: there is no date that could be waited for.
                self.dienst.stand(konto, &id).await?;
                return Err(ErrorCode::CancelWithoutDate);
            }
            (Operation::SendMessage, Body::Content(inhalt)) => {
                let meta = meta.ok_or(ErrorCode::ParameterMissing)?;
                self.dienst.nimm(konto, &meta, nachricht(*inhalt)?).await?;
                Rede::nur(Body::Empty)
            }
            (Operation::SendMessageSync, Body::Content(inhalt)) => {
                let meta = meta.ok_or(ErrorCode::ParameterMissing)?;
                let (meta, antwort) = self.dienst.beantworte(konto, &meta, nachricht(*inhalt)?).await?;
                Rede {
                    body: Body::Content(Box::new(GenericContent::xml(antwort))),
                    meta: Some(meta),
                    kasten: None,
                }
            }
            (Operation::GetStatusList, Body::List(anfrage)) => self.liste(konto, &anfrage).await?,
            (Operation::GetNextStatusList, Body::Next(weiter)) => self.naechste_liste(konto, &weiter).await?,
            (Operation::GetMessage, Body::Fetch(anfrage)) => self.hole(konto, &anfrage).await?,
            (Operation::GetNextMessage, Body::Next(weiter)) => self.hole_naechste(konto, &weiter).await?,
            (Operation::Close, Body::Close(schluss)) => self.schliesse(konto, &schluss).await?,
            _ => return Err(ErrorCode::ParameterMissing),
        })
    }

    fn schlage_nach(&self, fragen: Vec<xta::LookupService>) -> Vec<LookupResult> {
        fragen
            .into_iter()
            .map(|frage| LookupResult {
                available: self.dienst.bietet_an(&frage),
                question: frage,
                parameters: Vec::new(),
            })
            .collect()
    }

    async fn bericht(&self, konto: &Konto, id: &str) -> Result<Rede, ErrorCode> {
        let stand = self.dienst.stand(konto, id).await?;
        let mut meta = stand.meta;
        meta.delivery.delivery = Some(stand.seit.to_string());
        Ok(Rede::nur(Body::Report(Box::new(TransportReport {
            meta,
            time: self.uhr.jetzt().to_string(),
            server: format!("meldewerk {}", env!("CARGO_PKG_VERSION")),
            // Whoever takes a message here is its reader, so it has arrived without a fault.
            status: MessageStatus {
                status: 1,
                ..MessageStatus::default()
            },
            additional: Vec::new(),
            signed: false,
        }))))
    }

    async fn liste(&self, konto: &Konto, anfrage: &StatusListRequest) -> Result<Rede, ErrorCode> {
        let posten = self.dienst.postfach(konto).await?;
        let gewaehlt = waehle(posten, anfrage.selector.as_ref(), |id| self.abrufe.geholt(id));
        let gewaehlt = match gewaehlt {
            Ok(gewaehlt) if !gewaehlt.is_empty() => gewaehlt,
            Ok(_) => return Ok(self.leere_liste(Reason::NoMatch)),
            Err(grund) => return Ok(self.leere_liste(grund)),
        };
        let seite = anfrage
            .max_items
            .and_then(|zahl| usize::try_from(zahl).ok())
            .unwrap_or(SEITE)
            .clamp(1, SEITE_HOECHSTENS);
        let form = anfrage.form.unwrap_or(ListForm::MetaData);
        Ok(self.seite(konto, gewaehlt, seite, form, self.neue_id()))
    }

    async fn naechste_liste(&self, konto: &Konto, weiter: &NextRequest) -> Result<Rede, ErrorCode> {
        let Some(abruf) = self
            .abrufe
            .finde(&weiter.request_id, &konto.kennung, self.uhr.jetzt())
        else {
            return Ok(self.leere_liste(Reason::RequestIdInvalid));
        };
        let mut posten = self.dienst.postfach(konto).await?;
        posten.retain(|posten| abruf.rest.contains(&posten.meta.message_id));
        if posten.is_empty() {
            self.abrufe.beende(&weiter.request_id);
            return Ok(self.leere_liste(Reason::NoMatch));
        }
        Ok(self.seite(
            konto,
            posten,
            abruf.seite,
            ListForm::MetaData,
            weiter.request_id.clone(),
        ))
    }

    /// The first of these entries, and a note of the others.
    fn seite(
        &self,
        konto: &Konto,
        mut posten: Vec<Posten>,
        seite: usize,
        form: ListForm,
        id: String,
    ) -> Rede {
        let rest = posten.split_off(seite.min(posten.len()));
        let uebrig = rest.len() as u64;
        let ids: VecDeque<_> = rest.into_iter().map(|posten| posten.meta.message_id).collect();
        self.abrufe
            .beginne(id.clone(), &konto.kennung, ids, seite, self.uhr.jetzt());
        let mut liste = StatusList::default();
        for posten in posten {
            match form {
                ListForm::MetaData => liste.metadata.push(self.mit_zeiten(&posten)),
                ListForm::Attributes => liste.attributes.push(self.kurz(&posten)),
            }
        }
        Rede {
            body: Body::StatusList(Box::new(liste)),
            meta: None,
            kasten: Some(MsgBoxResponse {
                request_id: id,
                outcome: Outcome::Pending(uebrig),
            }),
        }
    }

    async fn hole(&self, konto: &Konto, anfrage: &FetchRequest) -> Result<Rede, ErrorCode> {
        let posten = self.dienst.postfach(konto).await?;
        let gewaehlt = waehle(posten, anfrage.selector.as_ref(), |id| self.abrufe.geholt(id));
        match gewaehlt {
            Ok(gewaehlt) if gewaehlt.is_empty() => {
                // One that is named and not there is an error; a box that is empty is none.
                let genannt = anfrage
                    .selector
                    .as_ref()
                    .is_some_and(|wahl| !wahl.message_ids.is_empty());
                if genannt {
                    return Err(ErrorCode::MessageIdUnknown);
                }
                Ok(self.nichts(Reason::NoMatch))
            }
            Err(grund) => Ok(self.nichts(grund)),
            Ok(gewaehlt) => self.gib(konto, gewaehlt, self.neue_id()).await,
        }
    }

    async fn hole_naechste(&self, konto: &Konto, weiter: &NextRequest) -> Result<Rede, ErrorCode> {
        let Some(abruf) = self
            .abrufe
            .finde(&weiter.request_id, &konto.kennung, self.uhr.jetzt())
        else {
            return Ok(self.nichts(Reason::RequestIdInvalid));
        };
        let mut posten = self.dienst.postfach(konto).await?;
        posten.retain(|posten| abruf.rest.contains(&posten.meta.message_id));
        if posten.is_empty() {
            return Ok(self.nichts(Reason::NoMatch));
        }
        self.gib(konto, posten, weiter.request_id.clone()).await
    }

    /// The first of these messages, and a note of the others.
    async fn gib(&self, konto: &Konto, posten: Vec<Posten>, id: String) -> Result<Rede, ErrorCode> {
        let mut posten = posten.into_iter();
        let erster = posten.next().ok_or(ErrorCode::MessageIdUnknown)?;
        let rest: VecDeque<_> = posten.map(|posten| posten.meta.message_id).collect();
        let nachricht = self.dienst.nachricht(konto, &erster.meta.message_id).await?;
        let jetzt = self.uhr.jetzt();
        self.abrufe.merke_geholt(&erster.meta.message_id, jetzt);
        let uebrig = rest.len() as u64;
        if self.abrufe.finde(&id, &konto.kennung, jetzt).is_some() {
            self.abrufe.setze_rest(&id, rest);
        } else {
            self.abrufe.beginne(id.clone(), &konto.kennung, rest, 1, jetzt);
        }
        Ok(Rede {
            body: Body::Content(Box::new(GenericContent::xml(nachricht))),
            meta: Some(self.mit_zeiten(&erster)),
            kasten: Some(MsgBoxResponse {
                request_id: id,
                outcome: Outcome::Pending(uebrig),
            }),
        })
    }

    async fn schliesse(&self, konto: &Konto, schluss: &NextRequest) -> Result<Rede, ErrorCode> {
        if self
            .abrufe
            .finde(&schluss.request_id, &konto.kennung, self.uhr.jetzt())
            .is_none()
        {
            // The answer to close has no header that could say so.
            return Err(ErrorCode::MessageIdUnknown);
        }
        for id in &schluss.last_received {
            self.dienst.schliesse(konto, id).await?;
            self.abrufe.vergiss(id);
        }
        self.abrufe.beende(&schluss.request_id);
        Ok(Rede::nur(Body::Empty))
    }

    fn leere_liste(&self, grund: Reason) -> Rede {
        Rede {
            body: Body::StatusList(Box::default()),
            ..self.nichts(grund)
        }
    }

    fn nichts(&self, grund: Reason) -> Rede {
        let mut rede = Rede::nur(Body::Empty);
        rede.kasten = Some(MsgBoxResponse {
            request_id: self.neue_id(),
            outcome: Outcome::NoMessage(grund),
        });
        rede
    }

    fn mit_zeiten(&self, posten: &Posten) -> MessageMetaData {
        let mut meta = posten.meta.clone();
        meta.delivery.delivery = Some(posten.seit.to_string());
        meta.delivery.initial_fetch = self.abrufe.geholt(&meta.message_id).map(|zeit| zeit.to_string());
        meta
    }

    fn kurz(&self, posten: &Posten) -> MsgAttributes {
        MsgAttributes {
            message_id: posten.meta.message_id.clone(),
            relates_to: posten.meta.in_reply_to.clone(),
            from: None,
            scenario: posten.meta.service.clone(),
            size: i32::try_from(posten.laenge).unwrap_or(i32::MAX),
            obsolete_after: None,
            delivery: posten.seit.to_string(),
            initial_fetch: self
                .abrufe
                .geholt(&posten.meta.message_id)
                .map(|zeit| zeit.to_string()),
        }
    }

    fn neue_id(&self) -> String {
        super::metadaten::nachricht_id(NachrichtId::neu(self.uhr.jetzt(), &*self.zufall))
    }

    fn antworte(&self, frage: &Addressing, verpackung: Packaging, rede: Result<Rede, Fault>) -> HttpResponse {
        let (status, rede) = match rede {
            Ok(rede) => (StatusCode::OK, rede),
            Err(fault) => {
                let status = if fault.kind == FaultKind::Receiver {
                    StatusCode::INTERNAL_SERVER_ERROR
                } else {
                    StatusCode::BAD_REQUEST
                };
                (status, Rede::nur(Body::Fault(fault)))
            }
        };
        let mut umschlag = Envelope::new(frage.answer(self.neue_id()), rede.body);
        umschlag.meta = rede.meta.map(Box::new);
        umschlag.msg_box = rede.kasten;
        let paket = umschlag.write(verpackung);
        HttpResponse::build(status)
            .content_type(paket.content_type)
            .body(paket.body)
    }
}

/// Reads a body; `Err(None)` if the connection broke.
async fn sammle(empfaenger: &mut Receiver, mut koerper: Payload) -> Result<(), Option<ReadError>> {
    while let Some(stueck) = koerper.next().await {
        empfaenger.push(&stueck.map_err(|_| None)?).map_err(Some)?;
    }
    Ok(())
}

/// The message of a content, if it is one that can be taken here.
fn nachricht(inhalt: GenericContent) -> Result<Vec<u8>, ErrorCode> {
    let GenericContent::Plain { message, attachments } = inhalt else {
        return Err(ErrorCode::ProfileViolated);
    };
    // Documents travel inside a message of XMeld; what lies beside it would be lost.
    if !attachments.is_empty() {
        return Err(ErrorCode::ProfileViolated);
    }
    let utf8 = |name: &str| name.eq_ignore_ascii_case("utf-8") || name.eq_ignore_ascii_case("utf8");
    if !message.encoding.as_deref().is_none_or(utf8) {
        return Err(ErrorCode::EncodingWrong);
    }
    match message.blob {
        Blob::Bytes(bytes) if bytes.is_empty() => Err(ErrorCode::SchemaViolated),
        Blob::Bytes(bytes) => Ok(bytes),
        Blob::Passed(_) | Blob::Part(_) => Err(ErrorCode::TooLarge),
    }
}

/// What the caller is told about bytes that are no message.
fn fault(fehler: ReadError) -> Fault {
    match fehler {
        ReadError::Version => Fault::soap(FaultKind::VersionMismatch, "Nur SOAP 1.2 wird gelesen."),
        ReadError::MustUnderstand => Fault::soap(
            FaultKind::MustUnderstand,
            "Ein Header, der verstanden werden muss, wird nicht verstanden.",
        ),
        ReadError::TooLarge => Fault::of(ErrorCode::TooLarge),
        ReadError::Missing(was) => mit_stelle(ErrorCode::ParameterMissing, was),
        ReadError::Value(was) => mit_stelle(ErrorCode::ParametersContradict, was),
        ReadError::ContentType | ReadError::Mime(_) | ReadError::Xml(_) | ReadError::Part => {
            Fault::soap(FaultKind::Sender, fehler.to_string())
        }
    }
}

fn mit_stelle(code: ErrorCode, stelle: &str) -> Fault {
    let mut fault = Fault::of(code);
    fault.reason = format!("{}: {stelle}", code.text());
    fault
}
