//! The same register behind XTA: mutual TLS over a line that breaks off after any number of bytes, and a server that fails now
//! and then before and after it has done what it was asked.

use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    time::Duration,
};

use async_trait::async_trait;
use uuid::Uuid;
use xoev::ags::Ags;
use xta::{ErrorCode, LookupService, MessageMetaData};

use super::{
    NEUSTADT,
    stoerungen::{Akten, Register, gemischt},
    um,
};
use crate::{
    kernel::{Geheim, NachrichtId, zufall::FesterZufall},
    ops::SystemUhr,
    transport::{
        Fingerabdruck, Konto, MELDEBEHOERDE, PORTAL, Posten, Stand, TlsSettings, Umschlagtexte, XtaAdressen,
        XtaDienst, XtaSettings, XtaVerbindung, lausche, nachricht_aus,
        proben::pki::{Aussteller, Ausweis},
    },
};

const PORTALKENNUNG: &str = "mbp:990000000001";
/// The most bytes that pass in one direction before a line breaks: a few calls.
const BYTES: u64 = 24_000;

fn texte() -> Umschlagtexte {
    Umschlagtexte {
        dienst: "urn:dienst".to_owned(),
        geschaeft: "XMELD_DATA".to_owned(),
    }
}

fn posten((id, xml): &(Uuid, String)) -> Posten {
    Posten {
        meta: texte().fuer(
            NachrichtId::aus(*id),
            (&format!("ags:{NEUSTADT}"), MELDEBEHOERDE),
            (PORTALKENNUNG, PORTAL),
            xml.as_bytes(),
            um(0),
        ),
        seit: um(0),
        laenge: xml.len(),
    }
}

struct Dienst {
    akten: Arc<Mutex<Akten>>,
    saat: u64,
}

impl Dienst {
    /// Fails a twelfth of all calls before, and a twelfth after they are done.
    fn stoerung(&self) -> (Result<(), ErrorCode>, Result<(), ErrorCode>) {
        let mut akten = self.akten.lock().unwrap();
        akten.anrufe += 1;
        let wurf = gemischt(self.saat ^ (akten.anrufe << 8)) % 12;
        akten.gestoert += u64::from(wurf < 2);
        let wenn = |gestoert: bool| {
            if gestoert {
                Err(ErrorCode::Internal)
            } else {
                Ok(())
            }
        };
        (wenn(wurf == 0), wenn(wurf == 1))
    }
}

#[async_trait]
impl XtaDienst for Dienst {
    fn konto(&self, _: Fingerabdruck) -> Result<Konto, ErrorCode> {
        let kennung = PORTALKENNUNG.to_owned();
        Ok(Konto { kennung })
    }

    async fn nimm(&self, _: &Konto, _: &MessageMetaData, nachricht: Vec<u8>) -> Result<(), ErrorCode> {
        let (vorher, nachher) = self.stoerung();
        vorher?;
        let status = self.akten.lock().unwrap().nimm(nachricht);
        nachher?;
        if status == 200 {
            return Err(ErrorCode::MessageIdUsed);
        }
        Ok(())
    }

    async fn beantworte(
        &self,
        _: &Konto,
        _: &MessageMetaData,
        _: Vec<u8>,
    ) -> Result<(MessageMetaData, Vec<u8>), ErrorCode> {
        Err(ErrorCode::OnlyAsync)
    }

    async fn postfach(&self, _: &Konto) -> Result<Vec<Posten>, ErrorCode> {
        let (vorher, nachher) = self.stoerung();
        vorher.and(nachher)?;
        let akten = self.akten.lock().unwrap();
        Ok(akten.postfach.iter().map(posten).collect())
    }

    async fn posten(&self, _: &Konto, ids: &[String]) -> Result<Vec<Posten>, ErrorCode> {
        let akten = self.akten.lock().unwrap();
        let da = |id: &String| akten.postfach.iter().find(|(hier, _)| *hier == nachricht_aus(id));
        Ok(ids.iter().filter_map(da).map(posten).collect())
    }

    async fn nachricht(&self, _: &Konto, id: &str) -> Result<Vec<u8>, ErrorCode> {
        let akten = self.akten.lock().unwrap();
        let da = akten.postfach.iter().find(|(hier, _)| *hier == nachricht_aus(id));
        da.map(|(_, xml)| xml.clone().into_bytes())
            .ok_or(ErrorCode::MessageIdUnknown)
    }

    async fn schliesse(&self, _: &Konto, id: &str) -> Result<(), ErrorCode> {
        let (vorher, nachher) = self.stoerung();
        vorher?;
        let id = nachricht_aus(id);
        self.akten
            .lock()
            .unwrap()
            .postfach
            .retain(|(hier, _)| *hier != id);
        nachher
    }

    async fn stand(&self, _: &Konto, _: &str) -> Result<Stand, ErrorCode> {
        Err(ErrorCode::MessageIdUnknown)
    }

    fn bietet_an(&self, _: &LookupService) -> Option<bool> {
        None
    }
}

/// Passes bytes on to `ziel` and back, each connection until so many have passed in one direction.
fn leitung(ziel: SocketAddr, akten: Arc<Mutex<Akten>>, saat: u64) -> SocketAddr {
    let lauscher = TcpListener::bind("127.0.0.1:0").unwrap();
    let adresse = lauscher.local_addr().unwrap();
    std::thread::spawn(move || {
        for (nummer, verbindung) in (0..).zip(lauscher.incoming()) {
            let hin = verbindung.unwrap();
            let wurf = gemischt(saat ^ 0xABCD ^ (nummer << 16));
            let bytes = usize::try_from((wurf >> 8) % BYTES).unwrap();
            let (hinweg, rueckweg) = if wurf.is_multiple_of(2) {
                (bytes, usize::MAX)
            } else {
                (usize::MAX, bytes)
            };
            let her = TcpStream::connect(ziel).unwrap();
            let akten = akten.clone();
            let (a, b) = (hin.try_clone().unwrap(), her.try_clone().unwrap());
            std::thread::spawn(move || reiche_weiter(&a, &b, hinweg, &akten));
            let akten = Arc::default();
            std::thread::spawn(move || reiche_weiter(&her, &hin, rueckweg, &akten));
        }
    });
    adresse
}

/// Copies bytes until so many have passed, and then breaks both directions.
fn reiche_weiter(mut von: &TcpStream, mut nach: &TcpStream, hoechstens: usize, akten: &Mutex<Akten>) {
    let mut uebrig = hoechstens;
    let mut puffer = [0; 4096];
    while uebrig > 0 {
        let Ok(gelesen) = von.read(&mut puffer) else { break };
        let davon = gelesen.min(uebrig);
        if davon == 0 || nach.write_all(&puffer[..davon]).is_err() {
            break;
        }
        uebrig -= davon;
    }
    {
        let mut akten = akten.lock().unwrap();
        akten.anrufe += 1;
        akten.gestoert += 1;
    }
    let _ = von.shutdown(Shutdown::Both);
    let _ = nach.shutdown(Shutdown::Both);
}

fn tls(ausweis: &Ausweis, anker: &Aussteller) -> TlsSettings {
    TlsSettings {
        kette: ausweis.kette.clone(),
        schluessel: Geheim::neu(ausweis.schluessel.clone()),
        anker: anker.pem(),
        fingerabdruck: None,
    }
}

/// The register of these tests, reached by XTA.
fn register(saat: u64) -> Register {
    let akten = Arc::<Mutex<Akten>>::default();
    let ca = Aussteller::neu();
    let lauscher = TcpListener::bind("127.0.0.1:0").unwrap();
    let ziel = lauscher.local_addr().unwrap();
    let server_tls = tls(&ca.stelle_aus("Register"), &ca);
    let dienst = Arc::new(Dienst {
        akten: akten.clone(),
        saat,
    });
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let (uhr, zufall) = (Arc::new(SystemUhr), Arc::new(FesterZufall::neu(saat)));
            lausche(lauscher, &server_tls, dienst, uhr, zufall).unwrap().await
        })
    });
    let leitung = leitung(ziel, akten.clone(), saat);
    let adresse = |pfad: &str| format!("https://{leitung}/xta/{pfad}").parse().unwrap();
    let settings = XtaSettings {
        name: "gateway".to_owned(),
        adressen: XtaAdressen {
            management: adresse("management"),
            senden: adresse("send"),
            postfach: adresse("msgbox"),
        },
        tls: tls(&ca.stelle_aus("Portal"), &ca),
        kennung: PORTALKENNUNG.to_owned(),
        texte: texte(),
        register: vec![Ags::parse(NEUSTADT).unwrap()],
        antwortzeit: Duration::from_secs(20),
    };
    let weg = XtaVerbindung::neu(settings, Arc::new(SystemUhr), Arc::new(FesterZufall::neu(saat))).unwrap();
    Register::mit(Arc::new(weg), akten)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_and_fifty_cases_arrive_once_each_by_xta_over_a_line_that_breaks() {
    super::stoerungen::laufe(250, register(1)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wherever_the_line_breaks_nothing_is_lost_and_nothing_is_done_twice_by_xta() {
    for saat in 2..8 {
        super::stoerungen::laufe(30, register(saat)).await;
    }
}
