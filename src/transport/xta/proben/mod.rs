//! Client and server of XTA against each other, over mutual TLS.

mod kasten;
mod wege;

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
    metadaten::{self, MELDEBEHOERDE, PORTAL, Umschlagtexte, nachricht_id},
    settings::{XtaAdressen, XtaSettings},
    verbindung::XtaVerbindung,
};
use crate::{
    kernel::{Geheim, NachrichtId, zufall::FesterZufall},
    transport::{
        Angenommen, Dienstangebot, Frageart, Registerverbindung, TransportFehler,
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

    async fn posten(&self, konto: &Konto, ids: &[String]) -> Result<Vec<Posten>, ErrorCode> {
        let mut alle = self.postfach(konto).await?;
        alle.retain(|posten| ids.contains(&posten.meta.message_id));
        Ok(alle)
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
