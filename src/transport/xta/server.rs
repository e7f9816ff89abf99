//! A server for XTA 2.1.1: three ports over mutual TLS, dispatched by action.

use std::{any::Any, net::TcpListener, sync::Arc, time::Duration};

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
    Addressing, Blob, Body, Envelope, ErrorCode, Fault, FaultKind, GenericContent, Limits, LookupResult,
    MessageStatus, Operation, Packaging, Port, ReadError, Receiver, TransportReport,
};

use super::{
    dienst::{Konto, XtaDienst},
    kasten::{Kasten, Rede},
    metadaten::nachricht_id,
};
use crate::{
    kernel::{NachrichtId, Uhr, Zufall},
    transport::gegenseitig::{self, Fingerabdruck, TlsSettings},
};

/// How long a body may take to arrive.
const KOERPERZEIT: Duration = Duration::from_mins(2);

/// What the handlers share.
struct XtaServer {
    dienst: Arc<dyn XtaDienst>,
    kasten: Kasten,
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
        kasten: Kasten::neu(dienst.clone(), uhr.clone(), zufall.clone()),
        dienst,
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
            (Operation::GetStatusList, Body::List(anfrage)) => self.kasten.liste(konto, &anfrage).await?,
            (Operation::GetNextStatusList, Body::Next(weiter)) => {
                self.kasten.naechste_liste(konto, &weiter).await?
            }
            (Operation::GetMessage, Body::Fetch(anfrage)) => self.kasten.hole(konto, &anfrage).await?,
            (Operation::GetNextMessage, Body::Next(weiter)) => {
                self.kasten.hole_naechste(konto, &weiter).await?
            }
            (Operation::Close, Body::Close(schluss)) => self.kasten.schliesse(konto, &schluss).await?,
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

    fn neue_id(&self) -> String {
        nachricht_id(NachrichtId::neu(self.uhr.jetzt(), &*self.zufall))
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
