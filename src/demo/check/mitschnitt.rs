//! Listens in on the way to the registers: every message in and out, in order.

use std::sync::Arc;

use async_trait::async_trait;
use jiff::Timestamp;
use uuid::Uuid;
use xoev::ags::Ags;

use super::ausgabe::Ausgabe;
use crate::{
    kernel::NachrichtId,
    transport::{Angenommen, Dienstangebot, Frageart, Registerverbindung, TransportFehler, Transportbericht},
};

/// The connection below, with a copy of everything.
pub(super) struct Mitschnitt {
    verbindung: Arc<dyn Registerverbindung>,
    ausgabe: Arc<Ausgabe>,
}

impl Mitschnitt {
    pub(super) fn um(
        verbindung: Arc<dyn Registerverbindung>,
        ausgabe: Arc<Ausgabe>,
    ) -> Arc<dyn Registerverbindung> {
        Arc::new(Self { verbindung, ausgabe })
    }

    fn halte_fest(&self, xml: &[u8]) {
        let typ = xoev::kopf_lesen(xml)
            .nachrichtentyp
            .map_or("0010", xoev::Nachrichtentyp::code);
        self.ausgabe.nachricht(typ, xml);
    }
}

#[async_trait]
impl Registerverbindung for Mitschnitt {
    fn register(&self) -> Vec<Ags> {
        self.verbindung.register()
    }

    async fn sende_synchron(
        &self,
        ziel: Ags,
        art: Frageart,
        nachricht: &[u8],
    ) -> Result<Vec<u8>, TransportFehler> {
        self.halte_fest(nachricht);
        let antwort = self.verbindung.sende_synchron(ziel, art, nachricht).await?;
        self.halte_fest(&antwort);
        Ok(antwort)
    }

    async fn sende(
        &self,
        ziel: Ags,
        id: NachrichtId,
        nachricht: &[u8],
    ) -> Result<Angenommen, TransportFehler> {
        self.halte_fest(nachricht);
        self.verbindung.sende(ziel, id, nachricht).await
    }

    async fn hole(&self, von: Ags) -> Result<Vec<Uuid>, TransportFehler> {
        self.verbindung.hole(von).await
    }

    async fn lade(&self, von: Ags, id: Uuid) -> Result<Vec<u8>, TransportFehler> {
        let nachricht = self.verbindung.lade(von, id).await?;
        self.halte_fest(&nachricht);
        Ok(nachricht)
    }

    async fn quittiere(&self, von: Ags, id: Uuid) -> Result<(), TransportFehler> {
        self.verbindung.quittiere(von, id).await
    }

    fn fuehrt_berichte(&self, ziel: Ags) -> bool {
        self.verbindung.fuehrt_berichte(ziel)
    }

    async fn bericht(&self, ziel: Ags, id: NachrichtId) -> Result<Option<Transportbericht>, TransportFehler> {
        self.verbindung.bericht(ziel, id).await
    }

    async fn bietet_an(&self, ziel: Ags) -> Result<Option<Dienstangebot>, TransportFehler> {
        self.verbindung.bietet_an(ziel).await
    }

    fn zertifikate(&self) -> Vec<(String, Timestamp)> {
        self.verbindung.zertifikate()
    }
}
