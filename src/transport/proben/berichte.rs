//! Reports of a transport service: asked until one says how it ended.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use jiff::Timestamp;
use uuid::Uuid;
use xoev::ags::Ags;

use crate::audit::Vorgang;
use crate::fall::Zustand;
use crate::kernel::NachrichtId;
use crate::store::Zustellstand;
use crate::store::proben::{muster, um};
use crate::transport::{
    Angenommen, Berichte, Dienstangebot, Frageart, Postausgang, Registerverbindung, TransportFehler,
    Transportbericht, Verbindungen,
};

use super::bestand;
use super::senden::Aufbau;

type Antwort = Result<Option<Transportbericht>, TransportFehler>;

/// Takes every message, and reports as it is told.
struct Gateway(Mutex<VecDeque<Antwort>>);

#[async_trait]
impl Registerverbindung for Gateway {
    fn register(&self) -> Vec<Ags> {
        Vec::new()
    }

    async fn sende_synchron(&self, _: Ags, _: Frageart, _: &[u8]) -> Result<Vec<u8>, TransportFehler> {
        Err(TransportFehler::Unbekannt)
    }

    async fn sende(&self, _: Ags, _: NachrichtId, _: &[u8]) -> Result<Angenommen, TransportFehler> {
        Ok(Angenommen::Neu)
    }

    async fn hole(&self, _: Ags) -> Result<Vec<Uuid>, TransportFehler> {
        Ok(Vec::new())
    }

    async fn lade(&self, _: Ags, _: Uuid) -> Result<Vec<u8>, TransportFehler> {
        Err(TransportFehler::Unbekannt)
    }

    async fn quittiere(&self, _: Ags, _: Uuid) -> Result<(), TransportFehler> {
        Ok(())
    }

    fn fuehrt_berichte(&self, _: Ags) -> bool {
        true
    }

    async fn bericht(&self, _: Ags, _: NachrichtId) -> Result<Option<Transportbericht>, TransportFehler> {
        self.0.lock().unwrap().pop_front().expect("no further question")
    }

    async fn bietet_an(&self, _: Ags) -> Result<Option<Dienstangebot>, TransportFehler> {
        Ok(None)
    }

    fn zertifikate(&self) -> Vec<(String, Timestamp)> {
        Vec::new()
    }
}

fn bericht(ampel: i64) -> Transportbericht {
    Transportbericht {
        ampel,
        server: "gateway".to_owned(),
        zeit: "2026-11-27T08:00:00Z".to_owned(),
    }
}

/// A message that such a transport service has just taken, and the worker of its reports.
async fn genommen(antworten: impl IntoIterator<Item = Antwort>) -> (Aufbau, Berichte) {
    let aufbau = Aufbau::neu().await;
    let gateway: Arc<dyn Registerverbindung> = Arc::new(Gateway(Mutex::new(antworten.into_iter().collect())));
    let verbindungen: Verbindungen = [(muster(), gateway)].into();
    let ausgang = Postausgang::neu(
        bestand(&aufbau.probe),
        verbindungen.clone(),
        aufbau.uhr.clone(),
        aufbau.probe.zufall.clone(),
    );
    assert_eq!(ausgang.schritt().await.unwrap().zugestellt, 1);
    let berichte = Berichte::neu(bestand(&aufbau.probe), verbindungen, aufbau.uhr.clone());
    (aufbau, berichte)
}

fn letzter(journal: &[Vorgang]) -> Option<(i64, &str)> {
    match journal.last()? {
        Vorgang::Transportbericht { ampel, server, .. } => Some((*ampel, server)),
        _ => None,
    }
}

#[tokio::test]
async fn a_report_is_asked_for_until_it_says_how_it_ended_and_then_kept() {
    let nicht_da = TransportFehler::NichtErreichbar("no connection");
    let (aufbau, berichte) = genommen([Ok(Some(bericht(0))), Err(nicht_da), Ok(Some(bericht(1)))]).await;
    assert_eq!(berichte.schritt().await.unwrap(), 0, "not due yet");
    for (sekunde, erledigt) in [(5, 0), (15, 0), (16, 0), (35, 1), (9999, 0)] {
        aufbau.uhr.stelle(um(sekunde));
        assert_eq!(berichte.schritt().await.unwrap(), erledigt, "after {sekunde} s");
    }
    assert_eq!(letzter(&aufbau.journal().await), Some((1, "gateway")));
    assert_eq!(aufbau.zustand().await, Zustand::Zugestellt { am: um(0) });
}

#[tokio::test]
async fn a_message_that_was_taken_and_did_not_arrive_is_with_the_operator_again() {
    let (aufbau, berichte) = genommen([Ok(Some(bericht(3)))]).await;
    aufbau.uhr.stelle(um(60));
    assert_eq!(berichte.schritt().await.unwrap(), 1);
    assert_eq!(letzter(&aufbau.journal().await), Some((3, "gateway")));
    let code = "transport-gescheitert".to_owned();
    assert_eq!(aufbau.zustand().await, Zustand::Gestoert { code: code.clone() });
    assert_eq!(
        aufbau.stand().await,
        Zustellstand::Aufgegeben {
            versuche: 1,
            grund: code
        }
    );
}

#[tokio::test]
async fn nobody_asks_for_ever_and_the_journal_says_that_no_report_came() {
    let (aufbau, berichte) = genommen((0..131).map(|_| Ok(Some(bericht(0))))).await;
    for nummer in 1..=131 {
        aufbau.uhr.stelle(um(nummer * 30_000));
        berichte.schritt().await.unwrap();
    }
    assert_eq!(letzter(&aufbau.journal().await), Some((0, "ohne-bericht")));
    aufbau.uhr.stelle(um(132 * 30_000));
    assert_eq!(berichte.schritt().await.unwrap(), 0);
}
