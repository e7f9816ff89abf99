//! How registers answer: a layer on the way to them that counts and takes the time.

use std::{sync::Arc, time::Instant};

use async_trait::async_trait;
use jiff::Timestamp;
use prometheus_client::metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram};
use uuid::Uuid;
use xoev::ags::Ags;

use crate::{
    kernel::{NachrichtId, Uhr},
    transport::{Angenommen, Dienstangebot, Frageart, Registerverbindung, TransportFehler, Transportbericht},
};

/// Names of a series, and their values.
pub(super) type Marken = Vec<(&'static str, String)>;

/// The counts of all registers; copies count together.
#[derive(Clone)]
pub(super) struct Messung {
    uhr: Arc<dyn Uhr>,
    /// Calls by register, kind and outcome.
    pub(super) anrufe: Family<Marken, Counter>,
    /// Seconds that a synchronous question took, by register.
    pub(super) dauer: Family<Marken, Histogram, fn() -> Histogram>,
    /// Unix time of the last call that a register answered.
    pub(super) zuletzt: Family<Marken, Gauge>,
}

impl Messung {
    pub(super) fn neu(uhr: Arc<dyn Uhr>) -> Self {
        Self {
            uhr,
            anrufe: Family::default(),
            dauer: Family::new_with_constructor(eimer),
            zuletzt: Family::default(),
        }
    }

    /// The way to the registers, measured.
    pub(super) fn um(&self, land: &str, weg: Arc<dyn Registerverbindung>) -> Arc<dyn Registerverbindung> {
        Arc::new(Gemessen {
            land: land.to_owned(),
            weg,
            messung: self.clone(),
        })
    }
}

fn eimer() -> Histogram {
    Histogram::new([0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0])
}

struct Gemessen {
    land: String,
    weg: Arc<dyn Registerverbindung>,
    messung: Messung,
}

impl Gemessen {
    fn marken(&self, ags: Ags) -> Marken {
        vec![("land", self.land.clone()), ("register", ags.as_str().to_owned())]
    }

    fn zaehle<T>(&self, ags: Ags, art: &'static str, ergebnis: &Result<T, TransportFehler>) {
        let ausgang = match ergebnis {
            Ok(_) => "ok",
            Err(fehler) => fehler.schluessel(),
        };
        let mut marken = self.marken(ags);
        // That a register takes or gives a message at all, whatever it says to it, is an answer.
        let geantwortet = !matches!(
            ergebnis,
            Err(TransportFehler::NichtErreichbar(_)
                | TransportFehler::Pause { .. }
                | TransportFehler::Unbekannt)
        );
        if geantwortet {
            let jetzt = self.messung.uhr.jetzt().as_second();
            self.messung.zuletzt.get_or_create(&marken).set(jetzt);
        }
        marken.extend([("kind", art.to_owned()), ("outcome", ausgang.to_owned())]);
        self.messung.anrufe.get_or_create(&marken).inc();
    }
}

#[async_trait]
impl Registerverbindung for Gemessen {
    fn register(&self) -> Vec<Ags> {
        self.weg.register()
    }

    async fn sende_synchron(
        &self,
        ziel: Ags,
        art: Frageart,
        nachricht: &[u8],
    ) -> Result<Vec<u8>, TransportFehler> {
        let beginn = Instant::now();
        let ergebnis = self.weg.sende_synchron(ziel, art, nachricht).await;
        if !matches!(ergebnis, Err(TransportFehler::Pause { .. })) {
            let dauer = beginn.elapsed().as_secs_f64();
            self.messung
                .dauer
                .get_or_create(&self.marken(ziel))
                .observe(dauer);
        }
        self.zaehle(ziel, "question", &ergebnis);
        ergebnis
    }

    async fn sende(
        &self,
        ziel: Ags,
        id: NachrichtId,
        nachricht: &[u8],
    ) -> Result<Angenommen, TransportFehler> {
        let ergebnis = self.weg.sende(ziel, id, nachricht).await;
        self.zaehle(ziel, "delivery", &ergebnis);
        ergebnis
    }

    async fn hole(&self, von: Ags) -> Result<Vec<Uuid>, TransportFehler> {
        let ergebnis = self.weg.hole(von).await;
        self.zaehle(von, "mailbox", &ergebnis);
        ergebnis
    }

    async fn lade(&self, von: Ags, id: Uuid) -> Result<Vec<u8>, TransportFehler> {
        let ergebnis = self.weg.lade(von, id).await;
        self.zaehle(von, "fetch", &ergebnis);
        ergebnis
    }

    async fn quittiere(&self, von: Ags, id: Uuid) -> Result<(), TransportFehler> {
        let ergebnis = self.weg.quittiere(von, id).await;
        self.zaehle(von, "acknowledgement", &ergebnis);
        ergebnis
    }

    fn fuehrt_berichte(&self, ziel: Ags) -> bool {
        self.weg.fuehrt_berichte(ziel)
    }

    async fn bericht(&self, ziel: Ags, id: NachrichtId) -> Result<Option<Transportbericht>, TransportFehler> {
        self.weg.bericht(ziel, id).await
    }

    async fn bietet_an(&self, ziel: Ags) -> Result<Option<Dienstangebot>, TransportFehler> {
        self.weg.bietet_an(ziel).await
    }

    fn zertifikate(&self) -> Vec<(String, Timestamp)> {
        self.weg.zertifikate()
    }
}
