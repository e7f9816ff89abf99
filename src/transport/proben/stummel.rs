//! A register of a few lines: answers each request with the next answer from its list.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// One request as it came.
#[derive(Clone, Debug)]
pub(super) struct Anfrage {
    /// Method and path.
    pub zeile: String,
    /// Header lines in lower case.
    pub kopf: Vec<String>,
    pub inhalt: Vec<u8>,
}

/// What to answer.
#[derive(Clone)]
pub(super) enum Antwort {
    /// Status, further header lines, body.
    Status(u16, &'static str, Vec<u8>),
    /// Says it sends so many bytes, and sends them.
    Lang(usize),
    /// A body without a length that goes on until the client has enough.
    Endlos,
    /// Breaks off in the middle of the body.
    Abbruch,
    /// Never answers.
    Schweigen,
}

pub(super) struct Stummel {
    adresse: SocketAddr,
    anfragen: Arc<Mutex<Vec<Anfrage>>>,
}

pub(super) fn status(status: u16) -> Antwort {
    Antwort::Status(status, "", Vec::new())
}

pub(super) fn inhalt(text: &str) -> Antwort {
    Antwort::Status(200, "", text.as_bytes().to_vec())
}

impl Stummel {
    /// Answers in this order; afterwards always 503.
    pub fn neu(antworten: impl IntoIterator<Item = Antwort>) -> Self {
        let mut antworten: VecDeque<_> = antworten.into_iter().collect();
        Self::mit(move |_| antworten.pop_front().unwrap_or_else(|| status(503)))
    }

    /// Answers as `antwort` says.
    pub fn mit(mut antwort: impl FnMut(&Anfrage) -> Antwort + Send + 'static) -> Self {
        let lauscher = TcpListener::bind("127.0.0.1:0").unwrap();
        let adresse = lauscher.local_addr().unwrap();
        let anfragen = Arc::new(Mutex::new(Vec::new()));
        let notiz = anfragen.clone();
        std::thread::spawn(move || {
            let mut schweigende = Vec::new();
            for verbindung in lauscher.incoming() {
                let mut verbindung = verbindung.unwrap();
                let Some(anfrage) = lies(&verbindung) else {
                    continue;
                };
                let antwort = antwort(&anfrage);
                notiz.lock().unwrap().push(anfrage);
                match antwort {
                    Antwort::Schweigen => schweigende.push(verbindung),
                    // The client may hang up first.
                    antwort => drop(schreibe(&mut verbindung, antwort)),
                }
            }
        });
        Self { adresse, anfragen }
    }

    /// A register that nobody runs: its port is free again.
    pub fn keiner() -> Self {
        let adresse = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        Self {
            adresse,
            anfragen: Arc::default(),
        }
    }

    pub fn adresse(&self) -> String {
        format!("http://{}", self.adresse)
    }

    pub fn anfragen(&self) -> Vec<Anfrage> {
        self.anfragen.lock().unwrap().clone()
    }

    /// Methods and paths in the order in which they came.
    pub fn zeilen(&self) -> Vec<String> {
        self.anfragen().into_iter().map(|anfrage| anfrage.zeile).collect()
    }
}

fn lies(verbindung: &TcpStream) -> Option<Anfrage> {
    let mut leser = BufReader::new(verbindung);
    let mut zeilen = Vec::new();
    loop {
        let mut zeile = String::new();
        leser.read_line(&mut zeile).ok()?;
        let zeile = zeile.trim_end();
        if zeile.is_empty() {
            break;
        }
        zeilen.push(zeile.to_owned());
    }
    let zeile = zeilen.first()?.rsplit_once(' ')?.0.to_owned();
    let kopf: Vec<_> = zeilen.iter().skip(1).map(|zeile| zeile.to_lowercase()).collect();
    let laenge = kopf
        .iter()
        .find_map(|zeile| zeile.strip_prefix("content-length: "))
        .map_or(0, |l| l.parse().unwrap());
    let mut inhalt = vec![0; laenge];
    leser.read_exact(&mut inhalt).ok()?;
    Some(Anfrage { zeile, kopf, inhalt })
}

fn schreibe(verbindung: &mut TcpStream, antwort: Antwort) -> std::io::Result<()> {
    match antwort {
        Antwort::Status(status, kopf, inhalt) => {
            let laenge = inhalt.len();
            write!(
                verbindung,
                "HTTP/1.1 {status} x\r\nconnection: close\r\ncontent-length: {laenge}\r\n{kopf}\r\n"
            )?;
            verbindung.write_all(&inhalt)
        }
        Antwort::Lang(laenge) => {
            write!(
                verbindung,
                "HTTP/1.1 200 x\r\nconnection: close\r\ncontent-length: {laenge}\r\n\r\n"
            )?;
            verbindung.write_all(&vec![b'x'; laenge])
        }
        Antwort::Endlos => {
            write!(verbindung, "HTTP/1.1 200 x\r\nconnection: close\r\n\r\n")?;
            loop {
                verbindung.write_all(&[b'x'; 8192])?;
            }
        }
        Antwort::Abbruch => write!(
            verbindung,
            "HTTP/1.1 200 x\r\nconnection: close\r\ncontent-length: 99\r\n\r\nhalf"
        ),
        Antwort::Schweigen => Ok(()),
    }
}
