//! The outbox: sends what is due until the register has it, each message at least once, in order within a case.
//!
//! A message is claimed durably before it is sent: as long as no attempt is counted, it has surely not left the house,
//! and its author may take it back. The claim ends after a while: if the process dies between sending and noting, the message goes
//! out again under the same id and the register knows it already.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use sha2::{Digest as _, Sha256};
use tokio::task::JoinSet;

use crate::audit::{Eintrag, Vorgang};
use crate::fall::{Ereignis, Uebergang};
use crate::kernel::{Uhr, Zufall, zufall};
use crate::store::{Bestand, Einheit, FallRecord, PostausgangRecord, StoreError, Zustellstand};

use super::{Angenommen, TransportFehler, Verbindungen, berichte};

/// How many messages one step takes up.
const JE_SCHRITT: u32 = 100;

/// How long one step stays with one register; what is left over is due at the next step.
const ZEIT_JE_REGISTER: Duration = Duration::from_mins(1);

/// How long a message belongs to the worker that began to send it. Longer than one step can take, so that no two send it at
/// once; if the process dies meanwhile, the message goes out again after that.
pub(super) const BEANSPRUCHT: SignedDuration = SignedDuration::from_secs(65);

/// The longest pause between two attempts.
const PAUSE_HOECHSTENS: SignedDuration = SignedDuration::from_mins(15);

/// After so many failures in a row the rest waits for the next step.
pub(super) const FEHLER_IN_FOLGE: u32 = 3;

/// After so long a message is given up.
const GEDULD: SignedDuration = SignedDuration::from_hours(96);

/// After so many attempts (about three hours) we believe a refusal; until then somebody may mend key or directory.
const ABWEISUNGEN_HOECHSTENS: u32 = 20;

/// The worker of the outbox. `ops` calls [`Postausgang::schritt`] again and again.
#[derive(Clone)]
pub struct Postausgang {
    bestand: Arc<dyn Bestand>,
    verbindungen: Arc<Verbindungen>,
    uhr: Arc<dyn Uhr>,
    zufall: Arc<dyn Zufall>,
}

/// What one step did, in messages.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Sendeschritt {
    /// Delivered.
    pub zugestellt: usize,
    /// Put off to a later attempt.
    pub vertagt: usize,
    /// Given up.
    pub aufgegeben: usize,
}

impl Postausgang {
    /// The worker over these parts.
    #[must_use]
    pub fn neu(
        bestand: Arc<dyn Bestand>,
        verbindungen: Verbindungen,
        uhr: Arc<dyn Uhr>,
        zufall: Arc<dyn Zufall>,
    ) -> Self {
        Self {
            bestand,
            verbindungen: Arc::new(verbindungen),
            uhr,
            zufall,
        }
    }

    /// Sends what is due now and notes what became of it; does not sleep.
    ///
    /// Registers are served side by side: one that does not answer holds up nobody but itself.
    ///
    /// # Errors
    /// [`StoreError`] if the outbox could not be read or a result not be noted; such a message goes out again.
    pub async fn schritt(&self) -> Result<Sendeschritt, StoreError> {
        let faellige = self
            .bestand
            .lesen()
            .await?
            .postausgang()
            .faellige(self.uhr.jetzt(), JE_SCHRITT)
            .await?;
        let mut je_register = BTreeMap::<_, Vec<_>>::new();
        for nachricht in faellige {
            je_register
                .entry((nachricht.land.clone(), nachricht.empfaenger))
                .or_default()
                .push(nachricht);
        }
        let mut arbeit = JoinSet::new();
        for nachrichten in je_register.into_values() {
            let selbst = self.clone();
            arbeit.spawn(
                async move { tokio::time::timeout(ZEIT_JE_REGISTER, selbst.bediene(nachrichten)).await },
            );
        }
        let mut schritt = Sendeschritt::default();
        let mut fehler = None;
        while let Some(ergebnis) = arbeit.join_next().await {
            match ergebnis {
                Ok(Ok(Ok(teil))) => schritt.dazu(teil),
                Ok(Ok(Err(f))) => fehler = Some(f),
                // Out of time or broken off: nothing is lost, the rest is still due.
                Ok(Err(_)) | Err(_) => tracing::warn!("a register took longer than one step allows"),
            }
        }
        fehler.map_or(Ok(schritt), Err)
    }

    /// Sends the messages to one register, one after the other, until it cannot be reached. One that fails now and then gets
    /// the next message all the same.
    async fn bediene(&self, nachrichten: Vec<PostausgangRecord>) -> Result<Sendeschritt, StoreError> {
        let mut schritt = Sendeschritt::default();
        let mut nachrichten = nachrichten.into_iter();
        let mut fehler_in_folge = 0;
        while let Some(mut nachricht) = nachrichten.next() {
            if !self.beanspruche(&mut nachricht).await? {
                continue;
            }
            match self.sende(&nachricht).await {
                Ok(angenommen) => {
                    self.vermerke_zugestellt(&nachricht, angenommen).await?;
                    schritt.zugestellt += 1;
                    fehler_in_folge = 0;
                }
                Err(fehler) => {
                    schritt.dazu(self.vermerke_fehler(&nachricht, fehler).await?);
                    fehler_in_folge += u32::from(matches!(fehler, TransportFehler::NichtErreichbar(_)));
                    if fehler.ist_weg() || fehler_in_folge >= FEHLER_IN_FOLGE {
                        schritt.dazu(self.vertage(nachrichten.as_slice(), fehler).await?);
                        break;
                    }
                }
            }
        }
        Ok(schritt)
    }

    /// Counts the attempt before it is made; `false` if the message was taken back or noted by somebody else.
    async fn beanspruche(&self, nachricht: &mut PostausgangRecord) -> Result<bool, StoreError> {
        let Zustellstand::Wartet {
            versuche, faellig_am, ..
        } = &mut nachricht.stand
        else {
            return Ok(false);
        };
        let bis = spaeter(self.uhr.jetzt(), BEANSPRUCHT);
        let mut einheit = self.bestand.schreiben().await?;
        if !einheit
            .postausgang()
            .beginne(&nachricht.land, nachricht.id, *versuche, bis)
            .await?
        {
            return Ok(false);
        }
        einheit.speichern().await?;
        *versuche += 1;
        *faellig_am = bis;
        Ok(true)
    }

    async fn sende(&self, nachricht: &PostausgangRecord) -> Result<Angenommen, TransportFehler> {
        let verbindung = self
            .verbindungen
            .get(&nachricht.land)
            .ok_or(TransportFehler::Unbekannt)?;
        verbindung
            .sende(nachricht.empfaenger, nachricht.id, &nachricht.inhalt)
            .await
    }

    /// Notes a delivery: message, case and journal in one unit of work.
    async fn vermerke_zugestellt(
        &self,
        nachricht: &PostausgangRecord,
        angenommen: Angenommen,
    ) -> Result<(), StoreError> {
        let am = self.uhr.jetzt();
        let mut einheit = self.bestand.schreiben().await?;
        if !wartet_noch(&mut *einheit, nachricht).await? {
            return Ok(());
        }
        einheit
            .postausgang()
            .vermerke(&nachricht.land, nachricht.id, &Zustellstand::Zugestellt { am })
            .await?;
        let mit_bericht = self
            .verbindungen
            .get(&nachricht.land)
            .is_some_and(|verbindung| verbindung.fuehrt_berichte(nachricht.empfaenger));
        if mit_bericht {
            einheit
                .berichte()
                .erwarte(&nachricht.land, nachricht.id, spaeter(am, berichte::ERSTER))
                .await?;
        }
        bewege_fall(&mut *einheit, nachricht, Ereignis::Zugestellt, am).await?;
        let vorgang = Vorgang::Zugestellt {
            nachricht: nachricht.id,
            versuch: versuche(nachricht),
            hash: Some(hex::encode(Sha256::digest(&nachricht.inhalt))),
            quittung: Some(angenommen.schluessel().to_owned()),
        };
        einheit
            .journal()
            .schreibe(&eintrag(nachricht, am, vorgang))
            .await?;
        einheit.speichern().await
    }

    /// Notes a failed attempt: later again, or given up; then the case is disturbed.
    async fn vermerke_fehler(
        &self,
        nachricht: &PostausgangRecord,
        fehler: TransportFehler,
    ) -> Result<Sendeschritt, StoreError> {
        let jetzt = self.uhr.jetzt();
        let versuche = versuche(nachricht);
        let vorbei = jetzt.duration_since(nachricht.angelegt_am) >= GEDULD
            || (!fehler.wieder_versuchen() && versuche >= ABWEISUNGEN_HOECHSTENS);
        tracing::warn!(
            nachricht = %nachricht.id, register = %nachricht.empfaenger, land = %nachricht.land, versuche, vorbei,
            "message not delivered: {fehler}"
        );
        let mut einheit = self.bestand.schreiben().await?;
        if !wartet_noch(&mut *einheit, nachricht).await? {
            return Ok(Sendeschritt::default());
        }
        let grund = fehler.schluessel().to_owned();
        if vorbei {
            let vorgang = Vorgang::Aufgegeben {
                nachricht: nachricht.id,
                grund: grund.clone(),
            };
            einheit
                .journal()
                .schreibe(&eintrag(nachricht, jetzt, vorgang))
                .await?;
            let ereignis = Ereignis::Aufgegeben { grund: grund.clone() };
            bewege_fall(&mut *einheit, nachricht, ereignis, jetzt).await?;
            let stand = Zustellstand::Aufgegeben { versuche, grund };
            einheit
                .postausgang()
                .vermerke(&nachricht.land, nachricht.id, &stand)
                .await?;
        } else {
            let faellig_am = spaeter(jetzt, pause(versuche, &*self.zufall));
            let stand = Zustellstand::Wartet {
                versuche,
                faellig_am,
                letzter_fehler: Some(grund),
            };
            einheit
                .postausgang()
                .vermerke(&nachricht.land, nachricht.id, &stand)
                .await?;
        }
        einheit.speichern().await?;
        Ok(Sendeschritt {
            aufgegeben: vorbei.into(),
            vertagt: (!vorbei).into(),
            ..Sendeschritt::default()
        })
    }

    /// Puts off messages that were not even tried, so that they do not crowd out those to other registers.
    async fn vertage(
        &self,
        nachrichten: &[PostausgangRecord],
        fehler: TransportFehler,
    ) -> Result<Sendeschritt, StoreError> {
        if nachrichten.is_empty() {
            return Ok(Sendeschritt::default());
        }
        let jetzt = self.uhr.jetzt();
        let mut einheit = self.bestand.schreiben().await?;
        let mut vertagt = 0;
        for nachricht in nachrichten {
            if !wartet_noch(&mut *einheit, nachricht).await? {
                continue;
            }
            let versuche = versuche(nachricht);
            let faellig_am = spaeter(jetzt, pause(versuche + 1, &*self.zufall));
            let letzter_fehler = Some(fehler.schluessel().to_owned());
            let stand = Zustellstand::Wartet {
                versuche,
                faellig_am,
                letzter_fehler,
            };
            einheit
                .postausgang()
                .vermerke(&nachricht.land, nachricht.id, &stand)
                .await?;
            vertagt += 1;
        }
        einheit.speichern().await?;
        Ok(Sendeschritt {
            vertagt,
            ..Sendeschritt::default()
        })
    }
}

impl Sendeschritt {
    fn dazu(&mut self, teil: Self) {
        self.zugestellt += teil.zugestellt;
        self.vertagt += teil.vertagt;
        self.aufgegeben += teil.aufgegeben;
    }
}

/// Moves the case of a message by what became of it. A case that cannot be read must not make us send its message for
/// ever.
pub(crate) async fn bewege_fall(
    einheit: &mut dyn Einheit,
    nachricht: &PostausgangRecord,
    ereignis: Ereignis,
    jetzt: Timestamp,
) -> Result<(), StoreError> {
    let record = match einheit.faelle().finde(&nachricht.land, nachricht.fall).await {
        Ok(Some(record)) => record,
        Ok(None) | Err(StoreError::Unlesbar(_)) => {
            tracing::error!(fall = %nachricht.fall, nachricht = %nachricht.id, "the case of a message cannot be read");
            return Ok(());
        }
        Err(fehler) => return Err(fehler),
    };
    match record.fall.nach(ereignis, jetzt) {
        Ok(Uebergang::Weiter(fall)) => {
            let bewegt = FallRecord {
                fall,
                geaendert_am: jetzt,
                ..record
            };
            einheit.faelle().speichere(&bewegt).await
        }
        Ok(Uebergang::Unveraendert(_)) => Ok(()),
        Err(unmoeglich) => {
            tracing::error!(fall = %nachricht.fall, nachricht = %nachricht.id, "{unmoeglich}");
            Ok(())
        }
    }
}

/// Whether nobody else has noted a result meanwhile.
async fn wartet_noch(einheit: &mut dyn Einheit, nachricht: &PostausgangRecord) -> Result<bool, StoreError> {
    let jetzt = einheit.postausgang().finde(&nachricht.land, nachricht.id).await?;
    Ok(jetzt.is_some_and(|jetzt| jetzt.stand == nachricht.stand))
}

const fn versuche(nachricht: &PostausgangRecord) -> u32 {
    match nachricht.stand {
        Zustellstand::Wartet { versuche, .. } => versuche,
        Zustellstand::Zugestellt { .. }
        | Zustellstand::Verworfen { .. }
        | Zustellstand::Aufgegeben { .. } => 0,
    }
}

pub(super) fn eintrag(nachricht: &PostausgangRecord, zeit: Timestamp, vorgang: Vorgang) -> Eintrag {
    Eintrag {
        land: nachricht.land.clone(),
        fall: Some(nachricht.fall),
        zeit,
        vorgang,
    }
}

/// The pause after so many attempts: 1 s, 2 s, 4 s … up to 15 minutes, of which between half and all is taken,
/// so that messages that failed together do not come back together.
fn pause(versuche: u32, zufall: &dyn Zufall) -> SignedDuration {
    let sekunden = 1_i64 << versuche.saturating_sub(1).min(10);
    let ganz = SignedDuration::from_secs(sekunden).min(PAUSE_HOECHSTENS);
    let [anteil] = zufall::bytes::<1>(zufall);
    ganz / 2 + (ganz / 2) * i32::from(anteil) / 255
}

fn spaeter(jetzt: Timestamp, pause: SignedDuration) -> Timestamp {
    jetzt.checked_add(pause).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::zufall::FesterZufall;

    #[test]
    fn the_pause_doubles_up_to_fifteen_minutes_and_is_never_less_than_half() {
        let zufall = FesterZufall::neu(1);
        for (versuche, sekunden) in [
            (1, 1),
            (2, 2),
            (3, 4),
            (10, 512),
            (11, 900),
            (40, 900),
            (u32::MAX, 900),
        ] {
            let ganz = SignedDuration::from_secs(sekunden);
            let pause = pause(versuche, &zufall);
            assert!(pause >= ganz / 2 && pause <= ganz, "{versuche}: {pause:?}");
        }
    }
}
