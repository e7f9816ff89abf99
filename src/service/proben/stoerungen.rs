//! A thousand cases behind a line that fails a third of all calls, to a register that doubles, garbles and forgets nothing.
//!
//! The register writes down what it is given without leaving anything out. At the end it must hold exactly the messages of the
//! accepted cases, every copy of one with the same bytes, and every case must have moved exactly once.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

use uuid::Uuid;
use xoev::ags::Ags;

use super::{NEUSTADT, Welt, um};
use crate::service::Wer;
use crate::{
    audit::Vorgang,
    fall::Zustand,
    kernel::{FallId, Geheim, NachrichtId},
    store::{Bestand as _, PostausgangRecord, proben::muster},
    transport::{
        HttpVerbindung, Postausgang, Posteingang, RegisterSettings, Registerverbindung, Settings, Verzeichnis,
    },
};

const BEZUG_DER_BELEGE: &str = "c63180d1-6e43-452a-ae2c-ced11fcad0bf";
const BRIEF: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/crates/xoev/tests/regeln/belege/1705.xml"
));

/// What goes wrong with a call.
#[derive(Clone, Copy, Debug)]
enum Stoerung {
    Keine,
    /// The connection breaks before the request was read.
    Vorher,
    /// The request was read and done, and the connection breaks.
    Nachher,
    /// Done, and the answer breaks in the middle.
    Zerrissen,
    /// Not done, and told so.
    Status500,
    /// Done, and told otherwise.
    DochErledigt,
}

/// SplitMix64 (Steele, Lea, Flood 2014).
pub(super) fn gemischt(saat: u64) -> u64 {
    let z = saat.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Stoerung {
    /// A third of all calls fails, in every way alike.
    fn wuerfle(saat: u64) -> Self {
        match gemischt(saat) % 15 {
            0 => Self::Vorher,
            1 => Self::Nachher,
            2 => Self::Zerrissen,
            3 => Self::Status500,
            4 => Self::DochErledigt,
            _ => Self::Keine,
        }
    }
}

/// What the register knows.
#[derive(Default)]
pub(super) struct Akten {
    pub(super) anrufe: u64,
    pub(super) gestoert: u64,
    /// Messages that had not come before.
    neue: u64,
    /// Every delivery as it came.
    zugestellt: Vec<(Uuid, Vec<u8>)>,
    /// What waits for us, oldest first.
    pub(super) postfach: Vec<(Uuid, String)>,
}

/// The register and the way to it.
pub(super) struct Register {
    weg: Arc<dyn Registerverbindung>,
    akten: Arc<Mutex<Akten>>,
}

impl Register {
    pub(super) fn mit(weg: Arc<dyn Registerverbindung>, akten: Arc<Mutex<Akten>>) -> Self {
        Self { weg, akten }
    }

    /// Over plain HTTP.
    fn starte(saat: u64) -> Self {
        let lauscher = TcpListener::bind("127.0.0.1:0").unwrap();
        let adresse = format!("http://{}", lauscher.local_addr().unwrap());
        let akten = Arc::<Mutex<Akten>>::default();
        let eigene = akten.clone();
        std::thread::spawn(move || {
            for verbindung in lauscher.incoming() {
                let akten = eigene.clone();
                std::thread::spawn(move || drop(bediene(&verbindung.unwrap(), &akten, saat)));
            }
        });
        Self::mit(weg(adresse), akten)
    }
}

fn weg(adresse: String) -> Arc<dyn Registerverbindung> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let verzeichnis = Verzeichnis::neu(Settings {
        antwortzeit_sekunden: 20,
        laenderschluessel: "99".to_owned(),
        register: vec![RegisterSettings {
            ags: Ags::parse(NEUSTADT).unwrap(),
            adresse,
            zugangsschluessel: Geheim::neu("schluessel".to_owned()),
            rechtsgrundlage: None,
        }],
    })
    .unwrap();
    Arc::new(HttpVerbindung::neu(verzeichnis).unwrap())
}

fn bediene(mut verbindung: &TcpStream, akten: &Mutex<Akten>, saat: u64) -> std::io::Result<()> {
    let stoerung = {
        let mut akten = akten.lock().unwrap();
        akten.anrufe += 1;
        let stoerung = Stoerung::wuerfle(saat ^ (akten.anrufe << 8));
        akten.gestoert += u64::from(!matches!(stoerung, Stoerung::Keine));
        stoerung
    };
    if matches!(stoerung, Stoerung::Vorher) {
        return Ok(());
    }
    let (zeile, inhalt) = lies(verbindung)?;
    if matches!(stoerung, Stoerung::Status500) {
        return verbindung.write_all(b"HTTP/1.1 500 x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
    }
    let (status, antwort) = akten.lock().unwrap().erledige(&zeile, inhalt);
    match stoerung {
        Stoerung::Nachher => return Ok(()),
        Stoerung::DochErledigt => {
            return verbindung.write_all(b"HTTP/1.1 503 x\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
        }
        _ => {}
    }
    let laenge = antwort.len();
    write!(
        verbindung,
        "HTTP/1.1 {status} x\r\nconnection: close\r\ncontent-length: {laenge}\r\n\r\n"
    )?;
    let bis = if matches!(stoerung, Stoerung::Zerrissen) {
        laenge / 2
    } else {
        laenge
    };
    verbindung.write_all(&antwort.as_bytes()[..bis])
}

fn lies(verbindung: &TcpStream) -> std::io::Result<(String, Vec<u8>)> {
    let mut leser = BufReader::new(verbindung);
    let (mut erste, mut laenge) = (String::new(), 0);
    leser.read_line(&mut erste)?;
    loop {
        let mut zeile = String::new();
        leser.read_line(&mut zeile)?;
        let zeile = zeile.trim_end().to_lowercase();
        if zeile.is_empty() {
            break;
        }
        if let Some(wert) = zeile.strip_prefix("content-length: ") {
            laenge = wert.parse().unwrap();
        }
    }
    let mut inhalt = vec![0; laenge];
    leser.read_exact(&mut inhalt)?;
    Ok((erste, inhalt))
}

impl Akten {
    fn erledige(&mut self, zeile: &str, inhalt: Vec<u8>) -> (u16, String) {
        let mut worte = zeile.split(' ');
        let (methode, pfad) = (worte.next().unwrap(), worte.next().unwrap_or_default());
        match (methode, pfad.strip_prefix("/xmeld/").unwrap_or_default()) {
            ("POST", "nachrichten") => (self.nimm(inhalt), String::new()),
            ("GET", "postfach") => {
                let ids: Vec<_> = self
                    .postfach
                    .iter()
                    .map(|(id, _)| serde_json::json!({ "id": id }))
                    .collect();
                (200, serde_json::json!({ "nachrichten": ids }).to_string())
            }
            ("GET", rest) => {
                let id = rest.strip_prefix("postfach/").unwrap();
                let da = self.postfach.iter().find(|(hier, _)| hier.to_string() == id);
                da.map_or((404, String::new()), |(_, xml)| (200, xml.clone()))
            }
            ("DELETE", rest) => {
                let id = rest.strip_prefix("postfach/").unwrap();
                self.postfach.retain(|(hier, _)| hier.to_string() != id);
                (204, String::new())
            }
            _ => (404, String::new()),
        }
    }

    /// Writes a delivery down; the first of each message is answered, of every tenth twice, and garbage lies between.
    pub(super) fn nimm(&mut self, inhalt: Vec<u8>) -> u16 {
        let text = String::from_utf8(inhalt.clone()).unwrap();
        let id: Uuid = text.split('|').next().unwrap().parse().unwrap();
        let bekannt = self.zugestellt.iter().any(|(hier, _)| *hier == id);
        self.zugestellt.push((id, inhalt));
        if bekannt {
            return 200;
        }
        self.neue += 1;
        let nummer = self.neue;
        let brief = BRIEF.replace(BEZUG_DER_BELEGE, &id.to_string());
        self.postfach.push((Uuid::new_v4(), brief.clone()));
        if nummer.is_multiple_of(10) {
            self.postfach.push((Uuid::new_v4(), brief));
        }
        if nummer.is_multiple_of(25) {
            self.postfach.push((Uuid::new_v4(), "<kein-xmeld/>".to_owned()));
            // An answer to a question that nobody asked.
            self.postfach.push((Uuid::new_v4(), BRIEF.to_owned()));
        }
        202
    }
}

/// Everything that waits goes out, everything that comes is worked off, until nothing moves any more.
pub(super) async fn laufe(anzahl: usize, register: Register) {
    let welt = Welt::neu().await;
    let faelle = lege_an(&welt, anzahl).await;
    let (senden, holen) = arbeiter(&welt, &register);
    let mut sekunde = 100;
    for runde in 0.. {
        assert!(runde < 2000, "it does not come to an end");
        sekunde += 901;
        welt.stelle(um(sekunde));
        senden.schritt().await.unwrap();
        holen.schritt().await.unwrap();
        while welt.dienste.antworten_verarbeiten().await.unwrap() > 0 {}
        let offen = welt
            .dienste
            .unzugestellte(&welt.land, 10_000)
            .await
            .unwrap()
            .len();
        // The message of the world itself is none of ours: it waits for nobody here.
        if offen == 0 && register.akten.lock().unwrap().postfach.is_empty() {
            break;
        }
    }
    pruefe_zustellungen(&register.akten.lock().unwrap(), &faelle);
    pruefe_faelle(&welt, &faelle).await;
}

/// So many cases, each with its message in the outbox.
async fn lege_an(welt: &Welt, anzahl: usize) -> BTreeMap<Uuid, (FallId, Vec<u8>)> {
    let vergessen =
        welt.dienste
            .nachricht_verwerfen(&welt.land, welt.nachricht, "not of this test", &Wer::Konsole);
    vergessen.await.unwrap();
    let mut faelle = BTreeMap::new();
    for nummer in 0..anzahl {
        let konto = welt.probe.konto(&muster(), &format!("person {nummer}")).await;
        let fall = welt.probe.fall(&muster(), konto, 0).await;
        let nachricht = welt.probe.nachricht(&fall, 0);
        let inhalt = format!("{}|{}", nachricht.id, "x".repeat(nummer % 6000)).into_bytes();
        faelle.insert(nachricht.id.uuid(), (fall.fall.id, inhalt.clone()));
        welt.lege_ein(&PostausgangRecord { inhalt, ..nachricht }).await;
    }
    faelle
}

fn arbeiter(welt: &Welt, register: &Register) -> (Postausgang, Posteingang) {
    let weg = register.weg.clone();
    let bestand = welt.probe.bestand.clone();
    (
        Postausgang::neu(
            bestand.clone(),
            [(muster(), weg.clone())].into(),
            welt.uhr.clone(),
            welt.probe.zufall.clone(),
        ),
        Posteingang::neu(bestand, [(muster(), weg)].into(), welt.uhr.clone()),
    )
}

fn pruefe_zustellungen(akten: &Akten, faelle: &BTreeMap<Uuid, (FallId, Vec<u8>)>) {
    assert!(
        akten.gestoert * 5 > akten.anrufe,
        "about a third was to fail: {} of {}",
        akten.gestoert,
        akten.anrufe
    );
    let angekommen: BTreeSet<_> = akten.zugestellt.iter().map(|(id, _)| *id).collect();
    assert_eq!(
        angekommen,
        faelle.keys().copied().collect(),
        "exactly what was submitted"
    );
    for (id, inhalt) in &akten.zugestellt {
        assert_eq!(*inhalt, faelle[id].1, "every copy has the bytes of the first");
    }
    assert!(
        faelle.len() < 100 || akten.zugestellt.len() > faelle.len(),
        "some were sent twice, or nothing was proven"
    );
}

async fn pruefe_faelle(welt: &Welt, faelle: &BTreeMap<Uuid, (FallId, Vec<u8>)>) {
    let mut einheit = welt.probe.bestand.lesen().await.unwrap();
    for (nachricht, (id, _)) in faelle {
        let fall = einheit.faelle().finde(&muster(), *id).await.unwrap().unwrap();
        assert!(
            matches!(fall.fall.zustand, Zustand::CodeErwartet { .. }),
            "{:?}",
            fall.fall.zustand
        );
        let journal = einheit.journal().von_fall(&muster(), *id).await.unwrap();
        let vorgaenge: Vec<_> = journal.iter().map(|e| e.eintrag().unwrap().vorgang).collect();
        let zugestellt = vorgaenge.iter().filter(
            |vorgang| matches!(vorgang, Vorgang::Zugestellt { nachricht: diese, .. } if *diese == NachrichtId::aus(*nachricht)),
        );
        assert_eq!(zugestellt.count(), 1, "noted once");
        let empfangen = vorgaenge
            .iter()
            .filter(|vorgang| matches!(vorgang, Vorgang::Empfangen { .. }));
        assert_eq!(empfangen.count(), 1, "moved once");
    }
    drop(einheit);
    let befund = welt.dienste.journal_pruefen(&welt.land).await.unwrap();
    assert!(befund.heil() && befund.bruch.is_none());
    let beiseite = welt.dienste.unerledigte(&welt.land, 10_000).await.unwrap();
    assert!(beiseite.iter().all(|eines| eines.beiseite));
    assert!(
        faelle.len() < 30 || !beiseite.is_empty(),
        "garbage is put aside and stops nobody"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_cases_arrive_once_each_over_a_line_that_fails_a_third_of_all_calls() {
    laufe(1000, Register::starte(1)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_fails_when_nothing_is_lost_and_nothing_is_done_twice() {
    for saat in 2..12 {
        laufe(30, Register::starte(saat)).await;
    }
}
