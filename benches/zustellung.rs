//! Messages by XTA 2.1.1 over mutual TLS on loopback: our client beside zeep and JAX-WS RI (Metro), all sending the same message
//! one after the other to our server, which only counts; and what reading and writing one costs.
//!
//! `scripts/bench xta` builds the peers and runs it. Arguments: classpath of the JAX-WS drivers, Python with zeep, WSDL.

#![allow(clippy::print_stdout, reason = "the result is the output")]

use std::collections::BTreeSet;
use std::error::Error;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use meldewerk::{
    kernel::{Geheim, NachrichtId, Uhr as _},
    ops::{SystemUhr, SystemZufall},
    transport::{
        Fingerabdruck, Konto, MELDEBEHOERDE, PORTAL, Posten, Registerverbindung as _, Stand, TlsSettings,
        Umschlagtexte, XtaAdressen, XtaDienst, XtaSettings, XtaVerbindung, lausche,
    },
};
use uuid::Uuid;
use xoev::ags::Ags;
use xta::{
    Addressing, Body, Envelope, ErrorCode, GenericContent, Limits, LookupService, MessageMetaData, Operation,
    Packaging, Receiver,
};

#[path = "../src/transport/proben/pki.rs"]
#[allow(dead_code, clippy::unwrap_used, reason = "made for tests")]
mod pki;

const NACHRICHT: &[u8] = include_bytes!("1703.xml");
const WIR: &str = "mbp:990000000001";
const REGISTER: &str = "ags:99000001";

/// Counts messages, and knows one it has.
#[derive(Default)]
struct Zaehler(Mutex<BTreeSet<String>>);

#[async_trait]
impl XtaDienst for Zaehler {
    fn konto(&self, _: Fingerabdruck) -> Result<Konto, ErrorCode> {
        Ok(Konto {
            kennung: WIR.to_owned(),
        })
    }

    async fn nimm(&self, _: &Konto, meta: &MessageMetaData, nachricht: Vec<u8>) -> Result<(), ErrorCode> {
        if nachricht.len() != NACHRICHT.len() {
            return Err(ErrorCode::SchemaViolated);
        }
        let mut bekannt = self.0.lock().map_err(|_| ErrorCode::Internal)?;
        if bekannt.insert(meta.message_id.clone()) {
            Ok(())
        } else {
            Err(ErrorCode::MessageIdUsed)
        }
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
        Ok(Vec::new())
    }

    async fn posten(&self, _: &Konto, _: &[String]) -> Result<Vec<Posten>, ErrorCode> {
        Ok(Vec::new())
    }

    async fn nachricht(&self, _: &Konto, _: &str) -> Result<Vec<u8>, ErrorCode> {
        Err(ErrorCode::MessageIdUnknown)
    }

    async fn schliesse(&self, _: &Konto, _: &str) -> Result<(), ErrorCode> {
        Ok(())
    }

    async fn stand(&self, _: &Konto, _: &str) -> Result<Stand, ErrorCode> {
        Err(ErrorCode::MessageIdUnknown)
    }

    fn bietet_an(&self, _: &LookupService) -> Option<bool> {
        None
    }
}

fn texte() -> Umschlagtexte {
    Umschlagtexte {
        dienst: "urn:dienst".to_owned(),
        geschaeft: "XMELD_DATA".to_owned(),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let argumente: Vec<_> = std::env::args()
        .skip(1)
        .filter(|wort| wort != "--bench")
        .collect();
    println!("| one message of {} bytes | µs |\n|---|--:|", NACHRICHT.len());
    for (packaging, name) in [(Packaging::Mtom, "MTOM"), (Packaging::Inline, "inline")] {
        println!("| written and read again, {name} | {:.1} |", codec(packaging)?);
    }
    let ordner = tempfile::tempdir()?;
    let (adresse, tls) = starte(ordner.path())?;
    let wir = eigene(adresse, tls, 5_000)?;
    println!(
        "\n| sent one after the other | messages/s | ours ÷ theirs |\n|---|--:|--:|\n| ours | {wir:.0} | |"
    );
    if let [klassen, python, wsdl] = argumente.as_slice() {
        let zeep = zeep(python, wsdl, adresse, ordner.path(), 300)?;
        println!("| zeep | {zeep:.0} | {:.1} |", wir / zeep);
        let metro = metro(klassen, wsdl, adresse, ordner.path(), 3_000)?;
        println!("| JAX-WS RI (Metro) | {metro:.0} | {:.1} |", wir / metro);
    } else {
        println!("NOT MEASURED: zeep and JAX-WS; give classpath, Python and WSDL");
    }
    Ok(())
}

/// Microseconds to write a message and read it again.
fn codec(packaging: Packaging) -> Result<f64, Box<dyn Error>> {
    const RUNDEN: u32 = 5_000;
    let meta = texte().fuer(
        NachrichtId::aus(Uuid::from_u128(1)),
        (WIR, PORTAL),
        (REGISTER, MELDEBEHOERDE),
        NACHRICHT,
        SystemUhr.jetzt(),
    );
    let inhalt = Body::Content(Box::new(GenericContent::xml(NACHRICHT.to_vec())));
    let umschlag =
        Envelope::new(Addressing::request(Operation::SendMessage, "urn:uuid:1"), inhalt).with_meta(meta);
    let mut beste = f64::MAX;
    for _ in 0..5 {
        let beginn = Instant::now();
        for _ in 0..RUNDEN {
            let paket = std::hint::black_box(&umschlag).write(packaging);
            let mut empfaenger = Receiver::new(&paket.content_type, Limits::default())?;
            empfaenger.push(&paket.body)?;
            std::hint::black_box(empfaenger.finish()?);
        }
        beste = beste.min(beginn.elapsed().as_secs_f64() * 1e6 / f64::from(RUNDEN));
    }
    Ok(beste)
}

/// A server that counts; and what a client shows, in files too.
fn starte(ordner: &Path) -> Result<(SocketAddr, TlsSettings), Box<dyn Error>> {
    let ca = pki::Aussteller::neu();
    let tls = |ausweis: &pki::Ausweis| TlsSettings {
        kette: ausweis.kette.clone(),
        schluessel: Geheim::neu(ausweis.schluessel.clone()),
        anker: ca.pem(),
        fingerabdruck: None,
    };
    let portal = ca.stelle_aus("Portal");
    for (datei, text) in [
        ("ca.pem", ca.pem()),
        ("portal.pem", portal.kette.clone()),
        ("portal.key", portal.schluessel.clone()),
    ] {
        std::fs::write(ordner.join(datei), text)?;
    }
    std::fs::write(ordner.join("nachricht.xml"), NACHRICHT)?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let adresse = listener.local_addr()?;
    let server = tls(&ca.stelle_aus("Register"));
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            lausche(
                listener,
                &server,
                Arc::new(Zaehler::default()),
                Arc::new(SystemUhr),
                Arc::new(SystemZufall),
            )?
            .await
        })
    });
    Ok((adresse, tls(&portal)))
}

/// Messages a second by our client.
fn eigene(adresse: SocketAddr, tls: TlsSettings, anzahl: u128) -> Result<f64, Box<dyn Error>> {
    let port = |pfad: &str| format!("https://{adresse}/xta/{pfad}").parse();
    let ags = Ags::parse("99000001")?;
    let settings = XtaSettings {
        name: "bench".to_owned(),
        adressen: XtaAdressen {
            management: port("management")?,
            senden: port("send")?,
            postfach: port("msgbox")?,
        },
        tls,
        kennung: WIR.to_owned(),
        texte: texte(),
        register: vec![ags],
        antwortzeit: Duration::from_secs(20),
    };
    let weg = XtaVerbindung::neu(settings, Arc::new(SystemUhr), Arc::new(SystemZufall))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut beginn = Instant::now();
        for nummer in 0..anzahl * 2 {
            if nummer == anzahl {
                // The first half warms up, as at the others.
                beginn = Instant::now();
            }
            let id = NachrichtId::aus(Uuid::from_u128(nummer + 1));
            weg.sende(ags, id, NACHRICHT).await?;
        }
        let anzahl = u32::try_from(anzahl)?;
        Ok(f64::from(anzahl) / beginn.elapsed().as_secs_f64())
    })
}

fn rate(befehl: &mut Command, anzahl: u32) -> Result<f64, Box<dyn Error>> {
    let ausgang = befehl.output()?;
    if !ausgang.status.success() {
        return Err(String::from_utf8_lossy(&ausgang.stderr).into());
    }
    let text = String::from_utf8(ausgang.stdout)?;
    let sekunden: f64 = text.lines().last().ok_or("no seconds")?.trim().parse()?;
    Ok(f64::from(anzahl) / sekunden)
}

fn zeep(
    python: &str,
    wsdl: &str,
    adresse: SocketAddr,
    ordner: &Path,
    anzahl: u32,
) -> Result<f64, Box<dyn Error>> {
    rate(
        Command::new(python)
            .args(["tests/conformance/xta_zeep.py", "takt", "--wsdl", wsdl])
            .args(["--basis", &format!("https://{adresse}/xta")])
            .args([
                "--portal",
                WIR,
                "--register",
                REGISTER,
                "--anzahl",
                &anzahl.to_string(),
            ])
            .arg("--zertifikat")
            .arg(ordner.join("portal.pem"))
            .arg("--schluessel")
            .arg(ordner.join("portal.key"))
            .arg("--ca")
            .arg(ordner.join("ca.pem"))
            .arg("--nachricht")
            .arg(ordner.join("nachricht.xml")),
        anzahl,
    )
}

fn metro(
    klassen: &str,
    wsdl: &str,
    adresse: SocketAddr,
    ordner: &Path,
    anzahl: u32,
) -> Result<f64, Box<dyn Error>> {
    let gepackt = Command::new("openssl")
        .args(["pkcs12", "-export", "-passout", "pass:kennwort", "-in"])
        .arg(ordner.join("portal.pem"))
        .arg("-inkey")
        .arg(ordner.join("portal.key"))
        .arg("-out")
        .arg(ordner.join("portal.p12"))
        .status()?;
    if !gepackt.success() {
        return Err("openssl pkcs12".into());
    }
    rate(
        Command::new("java")
            .args(["-cp", klassen, "Takt", wsdl])
            .arg(format!("https://{adresse}/xta"))
            .arg(ordner.join("portal.p12"))
            .arg(ordner.join("ca.pem"))
            .args([WIR, REGISTER])
            .arg(ordner.join("nachricht.xml"))
            .arg(anzahl.to_string()),
        anzahl,
    )
}
