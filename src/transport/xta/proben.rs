//! Client and server of XTA against each other, over mutual TLS.

use std::{
    collections::BTreeMap,
    net::TcpListener,
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use jiff::Timestamp;
use uuid::Uuid;
use xoev::ags::Ags;
use xta::{
    Body, Content, Envelope, ErrorCode, FetchRequest, GenericContent, ListForm, LookupService,
    MessageMetaData, NextRequest, Operation, Outcome, PartyIdentifier, Reason, Selector, StatusListRequest,
};

use super::{
    austausch::{Austausch, XtaFehler},
    dienst::{Konto, Posten, Stand, XtaDienst},
    metadaten::{MELDEBEHOERDE, PORTAL, Umschlagtexte, nachricht_id},
    settings::{XtaAdressen, XtaSettings},
    verbindung::XtaVerbindung,
};
use crate::{
    kernel::{Geheim, NachrichtId, zufall::FesterZufall},
    transport::{
        Angenommen, Frageart, Registerverbindung, TransportFehler,
        gegenseitig::{Fingerabdruck, TlsSettings},
        port::OHNE_VERTRAUEN,
        proben::{
            Stelluhr,
            pki::{Aussteller, Ausweis},
        },
    },
};

const ALTSTADT: &str = "99000001";
const NEUSTADT: &str = "99000002";
const PORTALKENNUNG: &str = "mbp:990000000001";

fn ags(text: &str) -> Ags {
    Ags::parse(text).unwrap()
}

fn jetzt() -> Timestamp {
    "2026-11-27T08:00:00Z".parse().unwrap()
}

fn texte() -> Umschlagtexte {
    Umschlagtexte {
        dienst: "urn:dienst".to_owned(),
        geschaeft: "XMELD_DATA".to_owned(),
    }
}

/// A transport service that remembers what it was given, and has some messages to fetch.
#[derive(Default)]
struct Gateway {
    portal: Mutex<Option<Fingerabdruck>>,
    genommen: Mutex<BTreeMap<String, Vec<u8>>>,
    postfach: Mutex<Vec<(MessageMetaData, Vec<u8>)>>,
    /// What is said next, whatever comes.
    stoerung: Mutex<Option<ErrorCode>>,
}

impl Gateway {
    fn lege(&self, von: &str, id: Uuid, nachricht: &[u8]) {
        let meta = texte().fuer(
            NachrichtId::aus(id),
            (&format!("ags:{von}"), MELDEBEHOERDE),
            (PORTALKENNUNG, PORTAL),
            nachricht,
            jetzt(),
        );
        self.postfach.lock().unwrap().push((meta, nachricht.to_vec()));
    }

    fn laenge(&self) -> usize {
        self.postfach.lock().unwrap().len()
    }

    fn gestoert(&self) -> Result<(), ErrorCode> {
        self.stoerung.lock().unwrap().take().map_or(Ok(()), Err)
    }
}

#[async_trait]
impl XtaDienst for Gateway {
    fn konto(&self, zertifikat: Fingerabdruck) -> Result<Konto, ErrorCode> {
        if *self.portal.lock().unwrap() == Some(zertifikat) {
            let kennung = PORTALKENNUNG.to_owned();
            Ok(Konto { kennung })
        } else {
            Err(ErrorCode::AccountUnknown)
        }
    }

    async fn nimm(&self, _: &Konto, meta: &MessageMetaData, nachricht: Vec<u8>) -> Result<(), ErrorCode> {
        self.gestoert()?;
        let mut genommen = self.genommen.lock().unwrap();
        if genommen.contains_key(&meta.message_id) {
            return Err(ErrorCode::MessageIdUsed);
        }
        genommen.insert(meta.message_id.clone(), nachricht);
        Ok(())
    }

    async fn beantworte(
        &self,
        _: &Konto,
        meta: &MessageMetaData,
        nachricht: Vec<u8>,
    ) -> Result<(MessageMetaData, Vec<u8>), ErrorCode> {
        self.gestoert()?;
        let antwort = [b"<antwort>".as_slice(), &nachricht].concat();
        Ok((meta.clone(), antwort))
    }

    async fn postfach(&self, _: &Konto) -> Result<Vec<Posten>, ErrorCode> {
        let postfach = self.postfach.lock().unwrap();
        Ok(postfach
            .iter()
            .map(|(meta, nachricht)| Posten {
                meta: meta.clone(),
                seit: jetzt(),
                laenge: nachricht.len(),
            })
            .collect())
    }

    async fn nachricht(&self, _: &Konto, id: &str) -> Result<Vec<u8>, ErrorCode> {
        let postfach = self.postfach.lock().unwrap();
        let gesucht = postfach.iter().find(|(meta, _)| meta.message_id == id);
        gesucht
            .map(|(_, nachricht)| nachricht.clone())
            .ok_or(ErrorCode::MessageIdUnknown)
    }

    async fn schliesse(&self, _: &Konto, id: &str) -> Result<(), ErrorCode> {
        self.postfach
            .lock()
            .unwrap()
            .retain(|(meta, _)| meta.message_id != id);
        Ok(())
    }

    async fn stand(&self, _: &Konto, id: &str) -> Result<Stand, ErrorCode> {
        if !self.genommen.lock().unwrap().contains_key(id) {
            return Err(ErrorCode::MessageIdUnknown);
        }
        let mut meta = texte().fuer(
            NachrichtId::aus(Uuid::nil()),
            ("a", PORTAL),
            ("b", PORTAL),
            b"x",
            jetzt(),
        );
        id.clone_into(&mut meta.message_id);
        Ok(Stand { meta, seit: jetzt() })
    }

    fn bietet_an(&self, frage: &LookupService) -> Option<bool> {
        match frage.reader.identifier.value.as_str() {
            "ags:99000001" => Some(true),
            "ags:99000002" => Some(false),
            _ => None,
        }
    }
}

/// A gateway that runs, and whom both sides trust.
struct Welt {
    gateway: Arc<Gateway>,
    ca: Aussteller,
    portal: Ausweis,
    port: u16,
}

impl Welt {
    fn neu() -> Self {
        let ca = Aussteller::neu();
        let server = ca.stelle_aus("Gateway");
        Self::mit(ca, &server)
    }

    fn mit(ca: Aussteller, server: &Ausweis) -> Self {
        let portal = ca.stelle_aus("Portal");
        let gateway = Arc::new(Gateway::default());
        *gateway.portal.lock().unwrap() = Some(Fingerabdruck::von(&portal.der));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (dienst, tls) = (gateway.clone(), tls(server, &ca));
        std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let (uhr, zufall) = (Stelluhr::neu(jetzt()), Arc::new(FesterZufall::neu(2)));
                super::lausche(listener, &tls, dienst, uhr, zufall).unwrap().await
            })
        });
        Self {
            gateway,
            ca,
            portal,
            port,
        }
    }

    fn settings(&self, tls: TlsSettings) -> XtaSettings {
        let adresse = |pfad: &str| {
            format!("https://127.0.0.1:{}/xta/{pfad}", self.port)
                .parse()
                .unwrap()
        };
        XtaSettings {
            name: "gateway".to_owned(),
            adressen: XtaAdressen {
                management: adresse("management"),
                senden: adresse("send"),
                postfach: adresse("msgbox"),
            },
            tls,
            kennung: PORTALKENNUNG.to_owned(),
            texte: texte(),
            register: vec![ags(ALTSTADT), ags(NEUSTADT)],
            antwortzeit: Duration::from_secs(20),
        }
    }

    fn weg(&self) -> XtaVerbindung {
        self.weg_mit(tls(&self.portal, &self.ca))
    }

    fn weg_mit(&self, tls: TlsSettings) -> XtaVerbindung {
        verbinde(self.settings(tls))
    }

    /// Asks as any client would.
    async fn frage(&self, operation: Operation, body: Body) -> Result<Envelope, XtaFehler> {
        let settings = self.settings(tls(&self.portal, &self.ca));
        let austausch =
            Austausch::neu(&settings, Stelluhr::neu(jetzt()), Arc::new(FesterZufall::neu(3))).unwrap();
        let frage = Envelope::new(xta::Addressing::request(operation, ""), body);
        austausch.frage(operation, frage).await
    }

    async fn code(&self, operation: Operation, body: Body) -> Option<ErrorCode> {
        match self.frage(operation, body).await {
            Err(XtaFehler::Ausnahme(fault)) => fault.code(),
            andere => panic!("a fault, not {andere:?}"),
        }
    }
}

/// With this certificate as ours, and those of this issuer trusted.
fn tls(ausweis: &Ausweis, anker: &Aussteller) -> TlsSettings {
    TlsSettings {
        kette: ausweis.kette.clone(),
        schluessel: Geheim::neu(ausweis.schluessel.clone()),
        anker: anker.pem(),
        fingerabdruck: None,
    }
}

fn verbinde(settings: XtaSettings) -> XtaVerbindung {
    XtaVerbindung::neu(settings, Stelluhr::neu(jetzt()), Arc::new(FesterZufall::neu(1))).unwrap()
}

fn id(nummer: u128) -> NachrichtId {
    NachrichtId::aus(Uuid::from_u128(nummer))
}

#[tokio::test]
async fn a_message_arrives_once_however_often_it_is_sent() {
    let welt = Welt::neu();
    let weg = welt.weg();
    let erstes = weg.sende(ags(ALTSTADT), id(1), b"<x>1</x>").await;
    assert_eq!(erstes, Ok(Angenommen::Neu));
    let zweites = weg.sende(ags(ALTSTADT), id(1), b"<x>1</x>").await;
    assert_eq!(
        zweites,
        Ok(Angenommen::SchonBekannt),
        "9024 on a repetition is success"
    );
    let genommen = welt.gateway.genommen.lock().unwrap().clone();
    assert_eq!(genommen, [(nachricht_id(id(1)), b"<x>1</x>".to_vec())].into());
}

#[tokio::test]
async fn a_question_is_answered_on_the_same_connection() {
    let welt = Welt::neu();
    let antwort = welt
        .weg()
        .sende_synchron(ags(ALTSTADT), Frageart::Abruf, b"<frage/>")
        .await;
    assert_eq!(antwort.unwrap(), b"<antwort><frage/>");
}

#[tokio::test]
async fn each_register_gets_its_own_messages_out_of_one_box_and_only_what_is_acknowledged_goes() {
    let welt = Welt::neu();
    let weg = welt.weg();
    for nummer in 0..250_u32 {
        let von = if nummer % 2 == 0 { ALTSTADT } else { NEUSTADT };
        welt.gateway.lege(
            von,
            Uuid::from_u128(u128::from(nummer) + 1),
            nummer.to_string().as_bytes(),
        );
    }
    welt.gateway
        .lege("99000009", Uuid::from_u128(999), b"von niemandem");
    let (alt, neu) = tokio::join!(weg.hole(ags(ALTSTADT)), weg.hole(ags(NEUSTADT)));
    let (alt, neu) = (alt.unwrap(), neu.unwrap());
    assert_eq!((alt.len(), neu.len()), (125, 125), "page by page, oldest first");
    assert_eq!(alt[0], Uuid::from_u128(1));
    assert_eq!(weg.lade(ags(NEUSTADT), neu[1]).await.unwrap(), b"3");
    assert!(
        weg.lade(ags(ALTSTADT), neu[1]).await.is_err(),
        "a message of another register"
    );
    assert_eq!(welt.gateway.laenge(), 251, "loading takes nothing away");
    weg.quittiere(ags(NEUSTADT), neu[1]).await.unwrap();
    assert_eq!(welt.gateway.laenge(), 250);
    assert!(
        weg.quittiere(ags(NEUSTADT), neu[1]).await.is_err(),
        "it was not loaded again"
    );
    assert_eq!(weg.hole(ags(NEUSTADT)).await.unwrap().len(), 124);
}

#[tokio::test]
async fn reports_lookups_and_certificates_are_told() {
    let welt = Welt::neu();
    let weg = welt.weg();
    assert_eq!(
        weg.bericht(ags(ALTSTADT), id(1)).await,
        Err(TransportFehler::Abgewiesen { status: 9070 })
    );
    weg.sende(ags(ALTSTADT), id(1), b"<x/>").await.unwrap();
    let bericht = weg.bericht(ags(ALTSTADT), id(1)).await.unwrap().unwrap();
    assert_eq!(
        (bericht.ampel, bericht.zeit.as_str()),
        (1, "2026-11-27T08:00:00Z")
    );
    assert_eq!(weg.bietet_an(ags(ALTSTADT)).await, Ok(Some(true)));
    assert_eq!(weg.bietet_an(ags(NEUSTADT)).await, Ok(Some(false)));
    assert_eq!(
        weg.bietet_an(ags("99000003")).await,
        Err(TransportFehler::Unbekannt)
    );
    let zertifikate = weg.zertifikate();
    let namen: Vec<_> = zertifikate.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(namen, ["gateway client", "gateway server"]);
    assert!(
        zertifikate
            .iter()
            .all(|(_, ende)| ende.to_string().starts_with("2090-01-01"))
    );
}

#[tokio::test]
async fn faults_say_whether_it_may_go_better_later() {
    let welt = Welt::neu();
    let weg = welt.weg();
    for code in ErrorCode::ALL {
        if *code == ErrorCode::MessageIdUsed {
            continue;
        }
        *welt.gateway.stoerung.lock().unwrap() = Some(*code);
        let fehler = weg.sende(ags(ALTSTADT), id(1), b"<x/>").await.unwrap_err();
        let technisch = matches!(
            code,
            ErrorCode::Unspecified | ErrorCode::Internal | ErrorCode::Directory | ErrorCode::Delivery
        );
        assert_eq!(fehler.wieder_versuchen(), technisch, "{code:?}: {fehler}");
        if !technisch {
            assert_eq!(
                fehler,
                TransportFehler::Abgewiesen {
                    status: code.number()
                }
            );
        }
    }
}

#[tokio::test]
async fn only_who_has_the_certificate_of_an_account_gets_in() {
    let welt = Welt::neu();
    let anderer = welt.ca.stelle_aus("Jemand anders");
    let sende = async |weg: XtaVerbindung| weg.sende(ags(ALTSTADT), id(1), b"<x/>").await;
    assert_eq!(
        sende(welt.weg_mit(tls(&anderer, &welt.ca))).await,
        Err(TransportFehler::Abgewiesen { status: 9012 })
    );
    let fremde_ca = Aussteller::neu();
    let fremder = fremde_ca.stelle_aus("Portal");
    for (was, tls) in [
        ("a certificate of another issuer", tls(&fremder, &welt.ca)),
        (
            "an expired certificate",
            tls(&welt.ca.stelle_aus_bis("Portal", 2024), &welt.ca),
        ),
        (
            "a server whose issuer we do not trust",
            tls(&welt.portal, &fremde_ca),
        ),
        (
            "a server that is not the one",
            TlsSettings {
                fingerabdruck: Some(Fingerabdruck::von(&anderer.der)),
                ..tls(&welt.portal, &welt.ca)
            },
        ),
    ] {
        assert_eq!(
            sende(welt.weg_mit(tls)).await,
            Err(TransportFehler::NichtErreichbar(OHNE_VERTRAUEN)),
            "{was}"
        );
    }
    let mut settings = welt.settings(tls(&welt.portal, &welt.ca));
    settings.kennung = "mbp:990000000002".to_owned();
    assert_eq!(
        sende(verbinde(settings)).await,
        Err(TransportFehler::Abgewiesen { status: 9014 }),
        "an author whose certificate it is not"
    );
    assert!(welt.gateway.genommen.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_server_whose_certificate_has_expired_is_not_spoken_to() {
    let ca = Aussteller::neu();
    let abgelaufen = ca.stelle_aus_bis("Gateway", 2024);
    let welt = Welt::mit(ca, &abgelaufen);
    assert_eq!(
        welt.weg().sende(ags(ALTSTADT), id(1), b"<x/>").await,
        Err(TransportFehler::NichtErreichbar(OHNE_VERTRAUEN))
    );
}

#[tokio::test]
async fn the_box_is_read_page_by_page_and_by_selector() {
    let welt = Welt::neu();
    for nummer in 1..=5 {
        welt.gateway
            .lege(ALTSTADT, Uuid::from_u128(nummer), nummer.to_string().as_bytes());
    }
    let liste = |wahl: Option<Selector>, form| {
        Body::List(StatusListRequest {
            selector: wahl,
            max_items: Some(2),
            form,
        })
    };
    let seite = welt
        .frage(Operation::GetStatusList, liste(None, Some(ListForm::Attributes)))
        .await
        .unwrap();
    let zustand = seite.msg_box.unwrap();
    assert_eq!(zustand.outcome, Outcome::Pending(3));
    let Body::StatusList(eintraege) = seite.body else {
        panic!("a list")
    };
    assert_eq!((eintraege.attributes.len(), eintraege.attributes[0].size), (2, 1));
    let weiter = NextRequest {
        request_id: zustand.request_id.clone(),
        last_received: vec![],
    };
    let zweite = welt
        .frage(Operation::GetNextStatusList, Body::Next(weiter.clone()))
        .await
        .unwrap();
    assert_eq!(zweite.msg_box.unwrap().outcome, Outcome::Pending(1));

    // Messages one after the other; what was fetched is no new entry any more, and nothing goes before it is closed.
    let erste = welt
        .frage(Operation::GetMessage, Body::Fetch(FetchRequest::default()))
        .await
        .unwrap();
    let zustand = erste.msg_box.unwrap();
    assert_eq!(zustand.outcome, Outcome::Pending(4));
    let weiter = NextRequest {
        request_id: zustand.request_id,
        last_received: vec![erste.meta.unwrap().message_id],
    };
    let naechste = welt
        .frage(Operation::GetNextMessage, Body::Next(weiter.clone()))
        .await
        .unwrap();
    assert_eq!(
        naechste.body,
        Body::Content(Box::new(GenericContent::Plain {
            message: Content::xml(b"2".to_vec()),
            attachments: vec![],
        }))
    );
    let neue = Selector {
        new_entry: Some(true),
        ..Selector::default()
    };
    let ungeholt = welt
        .frage(Operation::GetStatusList, liste(Some(neue), None))
        .await
        .unwrap();
    assert_eq!(
        ungeholt.msg_box.unwrap().outcome,
        Outcome::Pending(1),
        "three of five"
    );
    assert_eq!(welt.gateway.laenge(), 5);
    welt.frage(Operation::Close, Body::Close(weiter)).await.unwrap();
    assert_eq!(welt.gateway.laenge(), 4);
}

#[tokio::test]
async fn what_a_box_cannot_answer_has_a_reason() {
    let welt = Welt::neu();
    let grund = async |operation, body| {
        let antwort = welt.frage(operation, body).await.unwrap();
        match antwort.msg_box.unwrap().outcome {
            Outcome::NoMessage(grund) => grund,
            Outcome::Pending(_) => panic!("no message"),
        }
    };
    let leer = Body::Fetch(FetchRequest::default());
    assert_eq!(grund(Operation::GetMessage, leer).await, Reason::NoMatch);
    let liste = |wahl| {
        Body::List(StatusListRequest {
            selector: Some(wahl),
            ..StatusListRequest::default()
        })
    };
    assert_eq!(
        grund(Operation::GetStatusList, liste(Selector::default())).await,
        Reason::NoMatch
    );
    let unsinn = Selector {
        from: Some("gestern".to_owned()),
        ..Selector::default()
    };
    assert_eq!(
        grund(Operation::GetStatusList, liste(unsinn)).await,
        Reason::SearchArgsInvalid
    );
    let unbekannt = NextRequest {
        request_id: "urn:nie".to_owned(),
        last_received: vec![],
    };
    for (operation, body) in [
        (Operation::GetNextMessage, Body::Next(unbekannt.clone())),
        (Operation::GetNextStatusList, Body::Next(unbekannt.clone())),
    ] {
        assert_eq!(grund(operation, body).await, Reason::RequestIdInvalid);
    }
    assert_eq!(
        welt.code(Operation::Close, Body::Close(unbekannt)).await,
        Some(ErrorCode::MessageIdUnknown),
        "close has no other way to say so"
    );
    let nie = Body::Fetch(FetchRequest::by_id("urn:nie"));
    assert_eq!(
        welt.code(Operation::GetMessage, nie).await,
        Some(ErrorCode::MessageIdUnknown)
    );
}

#[tokio::test]
async fn the_other_operations_answer_and_refuse_as_the_wsdl_says() {
    let welt = Welt::neu();
    let aktiv = welt
        .frage(Operation::CheckAccountActive, Body::Empty)
        .await
        .unwrap();
    assert_eq!(aktiv.body, Body::Empty);
    let neue = welt.frage(Operation::CreateMessageId, Body::Empty).await.unwrap();
    assert!(matches!(neue.body, Body::MessageId(id) if id.starts_with("urn:de:xta:messageid:meldewerk:")));
    welt.weg().sende(ags(ALTSTADT), id(1), b"<x/>").await.unwrap();
    let storno = |id: &str| Body::MessageId(id.to_owned());
    assert_eq!(
        welt.code(Operation::CancelMessage, storno(&nachricht_id(id(1))))
            .await,
        Some(ErrorCode::CancelWithoutDate)
    );
    assert_eq!(
        welt.code(Operation::CancelMessage, storno("urn:nie")).await,
        Some(ErrorCode::MessageIdUnknown)
    );
    assert_eq!(
        welt.code(Operation::CreateMessageId, storno("urn:1")).await,
        Some(ErrorCode::ParameterMissing),
        "the body of another operation"
    );
    let ohne_angaben = Body::Content(Box::new(GenericContent::xml(b"<x/>".to_vec())));
    assert_eq!(
        welt.code(Operation::SendMessage, ohne_angaben).await,
        Some(ErrorCode::ParameterMissing),
        "no MessageMetaData"
    );
}

#[tokio::test]
async fn contents_that_cannot_be_taken_whole_are_refused() {
    let welt = Welt::neu();
    let settings = welt.settings(tls(&welt.portal, &welt.ca));
    let austausch =
        Austausch::neu(&settings, Stelluhr::neu(jetzt()), Arc::new(FesterZufall::neu(3))).unwrap();
    let gross = Content {
        content_type: "application/pdf".to_owned(),
        ..Content::xml(vec![0; 1 << 20])
    };
    let xml = || Content::xml(b"<x/>".to_vec());
    let plain = |message, attachments| GenericContent::Plain { message, attachments };
    for (inhalt, code) in [
        (GenericContent::Encrypted, ErrorCode::ParameterMissing),
        (plain(xml(), vec![gross]), ErrorCode::ProfileViolated),
        (
            plain(
                Content {
                    encoding: Some("ISO-8859-1".to_owned()),
                    ..xml()
                },
                vec![],
            ),
            ErrorCode::EncodingWrong,
        ),
        (
            plain(Content::xml(vec![b' '; (16 << 20) + 1]), vec![]),
            ErrorCode::TooLarge,
        ),
        (plain(Content::xml(vec![]), vec![]), ErrorCode::SchemaViolated),
    ] {
        let meta = texte().fuer(
            id(1),
            (PORTALKENNUNG, PORTAL),
            ("ags:99000001", MELDEBEHOERDE),
            b"x",
            jetzt(),
        );
        let frage = Envelope::new(
            xta::Addressing::request(Operation::SendMessage, ""),
            Body::Content(Box::new(inhalt)),
        )
        .with_meta(meta);
        match austausch.frage(Operation::SendMessage, frage).await {
            Err(XtaFehler::Ausnahme(fault)) => assert_eq!(fault.code(), Some(code)),
            andere => panic!("{code:?}, not {andere:?}"),
        }
    }
    assert!(welt.gateway.genommen.lock().unwrap().is_empty());
}

#[test]
fn an_author_that_is_no_authority_has_no_commune() {
    let partei = |kennung: &str| PartyIdentifier::xoev(kennung).into();
    assert_eq!(
        super::metadaten::gemeinde_von(&partei("ags:99000001")),
        Some(ags(ALTSTADT))
    );
    assert_eq!(super::metadaten::gemeinde_von(&partei("mbp:99000001")), None);
    assert_eq!(super::metadaten::gemeinde_von(&partei("ags:9900000")), None);
}
