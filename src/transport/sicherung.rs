//! The circuit breaker on the way to each register: whoever waits for data is told at once that a register is down, and when
//! to come back, in place of waiting until time is up.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;
use xoev::ags::Ags;

use super::{Angenommen, Dienstangebot, Frageart, Registerverbindung, TransportFehler, Transportbericht};
use crate::kernel::{NachrichtId, Uhr};

/// After so many failures in a row a register counts as down.
const FEHLER_BIS_PAUSE: u32 = 5;

/// How long nobody asks then; doubled with each failed trial.
const PAUSE: SignedDuration = SignedDuration::from_secs(30);

/// The longest pause.
const PAUSE_HOECHSTENS: SignedDuration = SignedDuration::from_mins(5);

/// A way to the registers that does not ask for data where nobody answers. Messages for good and the mailbox pass it: their
/// workers wait by themselves.
pub struct Sicherung {
    weg: Arc<dyn Registerverbindung>,
    uhr: Arc<dyn Uhr>,
    register: Mutex<BTreeMap<Ags, Lage>>,
}

/// How one register has done lately.
#[derive(Clone, Copy, Debug, Default)]
struct Lage {
    /// Failures in a row.
    fehler: u32,
    /// Nobody asks before that.
    pause_bis: Option<Timestamp>,
}

impl Sicherung {
    /// A breaker in front of `weg`.
    #[must_use]
    pub fn neu(weg: Arc<dyn Registerverbindung>, uhr: Arc<dyn Uhr>) -> Self {
        Self {
            weg,
            uhr,
            register: Mutex::default(),
        }
    }

    fn lagen(&self) -> MutexGuard<'_, BTreeMap<Ags, Lage>> {
        self.register.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets one question pass, or says until when none does. Behind a pause one tries, and the others wait for it; one that is
    /// given up by its caller is followed by another.
    fn lass_durch(&self, ags: Ags) -> Result<(), TransportFehler> {
        let jetzt = self.uhr.jetzt();
        let mut lagen = self.lagen();
        let lage = lagen.entry(ags).or_default();
        match lage.pause_bis {
            Some(bis) if jetzt < bis => Err(TransportFehler::Pause { bis }),
            Some(_) => {
                lage.pause_bis = jetzt.checked_add(PAUSE).ok();
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Notes how a question went. Only that nobody answers counts: a refusal is an answer.
    fn merke(&self, ags: Ags, gescheitert: bool) {
        let jetzt = self.uhr.jetzt();
        let mut lagen = self.lagen();
        let lage = lagen.entry(ags).or_default();
        if !gescheitert {
            if lage.pause_bis.is_some() {
                tracing::info!(register = %ags, "the register answers again");
            }
            *lage = Lage::default();
            return;
        }
        lage.fehler = lage.fehler.saturating_add(1);
        if lage.fehler >= FEHLER_BIS_PAUSE {
            let pause = pause(lage.fehler);
            lage.pause_bis = jetzt.checked_add(pause).ok();
            tracing::warn!(
                register = %ags, fehler = lage.fehler, sekunden = pause.as_secs(),
                "the register is asked nothing for a while"
            );
        }
    }
}

/// 30 s, 1 min, 2 min, 4 min, 5 min.
fn pause(fehler: u32) -> SignedDuration {
    let stufe = fehler.saturating_sub(FEHLER_BIS_PAUSE).min(10);
    PAUSE
        .checked_mul(1_i32 << stufe)
        .unwrap_or(PAUSE_HOECHSTENS)
        .min(PAUSE_HOECHSTENS)
}

#[async_trait]
impl Registerverbindung for Sicherung {
    fn register(&self) -> Vec<Ags> {
        self.weg.register()
    }

    async fn sende_synchron(
        &self,
        ziel: Ags,
        art: Frageart,
        nachricht: &[u8],
    ) -> Result<Vec<u8>, TransportFehler> {
        self.lass_durch(ziel)?;
        let antwort = self.weg.sende_synchron(ziel, art, nachricht).await;
        self.merke(ziel, matches!(antwort, Err(TransportFehler::NichtErreichbar(_))));
        antwort
    }

    async fn sende(
        &self,
        ziel: Ags,
        id: NachrichtId,
        nachricht: &[u8],
    ) -> Result<Angenommen, TransportFehler> {
        self.weg.sende(ziel, id, nachricht).await
    }

    async fn hole(&self, von: Ags) -> Result<Vec<Uuid>, TransportFehler> {
        self.weg.hole(von).await
    }

    async fn lade(&self, von: Ags, id: Uuid) -> Result<Vec<u8>, TransportFehler> {
        self.weg.lade(von, id).await
    }

    async fn quittiere(&self, von: Ags, id: Uuid) -> Result<(), TransportFehler> {
        self.weg.quittiere(von, id).await
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
