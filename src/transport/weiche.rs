//! Which register of a Land is reached by which way.

use std::{collections::BTreeMap, sync::Arc};

use async_trait::async_trait;
use jiff::Timestamp;
use uuid::Uuid;
use xoev::ags::Ags;

use super::{
    Angenommen, Dienstangebot, Dvdv, Frageart, Registerverbindung, TransportFehler, Transportbericht,
};
use crate::kernel::NachrichtId;

/// All ways of one Land as one.
pub struct Weiche {
    wege: Vec<Arc<dyn Registerverbindung>>,
    verzeichnis: Option<Dvdv>,
    gemeinden: BTreeMap<Ags, Arc<dyn Registerverbindung>>,
}

/// A register that two ways claim to reach.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the directory has two ways to the register of {0}")]
pub struct DoppelterWeg(pub Ags);

impl Weiche {
    /// These ways; each register by one of them.
    ///
    /// # Errors
    /// [`DoppelterWeg`].
    pub fn neu(wege: Vec<Arc<dyn Registerverbindung>>) -> Result<Self, DoppelterWeg> {
        let mut gemeinden = BTreeMap::new();
        for weg in &wege {
            for ags in weg.register() {
                if gemeinden.insert(ags, weg.clone()).is_some() {
                    return Err(DoppelterWeg(ags));
                }
            }
        }
        Ok(Self {
            wege,
            verzeichnis: None,
            gemeinden,
        })
    }

    /// The same, with a directory that knows who offers what.
    #[must_use]
    pub fn mit_verzeichnis(self, verzeichnis: Option<Dvdv>) -> Self {
        Self { verzeichnis, ..self }
    }

    fn weg(&self, ags: Ags) -> Result<&dyn Registerverbindung, TransportFehler> {
        self.gemeinden
            .get(&ags)
            .map(|weg| &**weg)
            .ok_or(TransportFehler::Unbekannt)
    }
}

#[async_trait]
impl Registerverbindung for Weiche {
    fn register(&self) -> Vec<Ags> {
        self.gemeinden.keys().copied().collect()
    }

    async fn sende_synchron(
        &self,
        ziel: Ags,
        art: Frageart,
        nachricht: &[u8],
    ) -> Result<Vec<u8>, TransportFehler> {
        self.weg(ziel)?.sende_synchron(ziel, art, nachricht).await
    }

    async fn sende(
        &self,
        ziel: Ags,
        id: NachrichtId,
        nachricht: &[u8],
    ) -> Result<Angenommen, TransportFehler> {
        self.weg(ziel)?.sende(ziel, id, nachricht).await
    }

    async fn hole(&self, von: Ags) -> Result<Vec<Uuid>, TransportFehler> {
        self.weg(von)?.hole(von).await
    }

    async fn lade(&self, von: Ags, id: Uuid) -> Result<Vec<u8>, TransportFehler> {
        self.weg(von)?.lade(von, id).await
    }

    async fn quittiere(&self, von: Ags, id: Uuid) -> Result<(), TransportFehler> {
        self.weg(von)?.quittiere(von, id).await
    }

    fn fuehrt_berichte(&self, ziel: Ags) -> bool {
        self.weg(ziel).is_ok_and(|weg| weg.fuehrt_berichte(ziel))
    }

    async fn bericht(&self, ziel: Ags, id: NachrichtId) -> Result<Option<Transportbericht>, TransportFehler> {
        self.weg(ziel)?.bericht(ziel, id).await
    }

    async fn bietet_an(&self, ziel: Ags) -> Result<Option<Dienstangebot>, TransportFehler> {
        let weg = self.weg(ziel)?;
        let Some(verzeichnis) = &self.verzeichnis else {
            return weg.bietet_an(ziel).await;
        };
        let auskunft = verzeichnis.auskunft(ziel).await?;
        Ok(Some(Dienstangebot {
            angeboten: auskunft.dienst.is_some(),
            stand: Some(auskunft.stand),
        }))
    }

    fn zertifikate(&self) -> Vec<(String, Timestamp)> {
        let wege = self.wege.iter().flat_map(|weg| weg.zertifikate());
        let verzeichnis = self.verzeichnis.iter().flat_map(Dvdv::zertifikate);
        wege.chain(verzeichnis.map(|(ags, ende)| (format!("DVDV {ags}"), ende)))
            .collect()
    }
}
