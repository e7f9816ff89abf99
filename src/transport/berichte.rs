//! What transport services say of messages they have taken: asked until one says how it ended, and kept in the journal.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use super::{
    TransportFehler, Transportbericht, Verbindungen,
    postausgang::{bewege_fall, eintrag},
};
use crate::{
    audit::Vorgang,
    fall::Ereignis,
    kernel::Uhr,
    store::{BerichtRecord, Bestand, PostausgangRecord, StoreError, Zustellstand},
};

/// How many reports one step asks for.
const JE_SCHRITT: u32 = 100;
/// When the first report is asked for, after the transport service has taken a message.
pub(super) const ERSTER: SignedDuration = SignedDuration::from_secs(5);
/// The longest pause between two questions.
const PAUSE_HOECHSTENS: SignedDuration = SignedDuration::from_hours(6);
/// After so many questions (about a month) nobody asks any more, and the journal says so.
const FRAGEN_HOECHSTENS: u32 = 130;
/// In the journal, where no report ever said how it ended.
const OHNE: &str = "ohne-bericht";
/// The cause in the outbox and in the case.
const GESCHEITERT: &str = "transport-gescheitert";

/// The worker of the reports. `ops` calls [`Berichte::schritt`] again and again.
#[derive(Clone)]
pub struct Berichte {
    bestand: Arc<dyn Bestand>,
    verbindungen: Arc<Verbindungen>,
    uhr: Arc<dyn Uhr>,
}

impl Berichte {
    /// The worker over these parts.
    #[must_use]
    pub fn neu(bestand: Arc<dyn Bestand>, verbindungen: Verbindungen, uhr: Arc<dyn Uhr>) -> Self {
        Self {
            bestand,
            verbindungen: Arc::new(verbindungen),
            uhr,
        }
    }

    /// Asks for the reports that are due, and keeps those that say how it ended; tells how many those were. Does not sleep.
    ///
    /// # Errors
    /// [`StoreError`] if the reports that are due could not be read or one not be kept.
    pub async fn schritt(&self) -> Result<usize, StoreError> {
        let jetzt = self.uhr.jetzt();
        let faellige = self
            .bestand
            .lesen()
            .await?
            .berichte()
            .faellige(jetzt, JE_SCHRITT)
            .await?;
        let mut erledigt = 0;
        for erwartet in faellige {
            let nachricht = {
                let mut einheit = self.bestand.lesen().await?;
                einheit
                    .postausgang()
                    .finde(&erwartet.land, erwartet.nachricht)
                    .await?
            };
            let Some(nachricht) = nachricht else { continue };
            match self.frage(&nachricht).await {
                Ok(Some(bericht)) if bericht.ampel != 0 => {
                    self.vermerke(&nachricht, &bericht).await?;
                    erledigt += 1;
                }
                Ok(Some(_)) => self.vertage(&erwartet, &nachricht).await?,
                Ok(None) => self.beende(&erwartet).await?,
                Err(fehler) => {
                    tracing::warn!(nachricht = %nachricht.id, register = %nachricht.empfaenger, "no report: {fehler}");
                    self.vertage(&erwartet, &nachricht).await?;
                }
            }
        }
        Ok(erledigt)
    }

    async fn frage(
        &self,
        nachricht: &PostausgangRecord,
    ) -> Result<Option<Transportbericht>, TransportFehler> {
        let verbindung = self
            .verbindungen
            .get(&nachricht.land)
            .ok_or(TransportFehler::Unbekannt)?;
        verbindung.bericht(nachricht.empfaenger, nachricht.id).await
    }

    /// Keeps a report that says how it ended. If the message has not arrived, it is with the operator again.
    async fn vermerke(
        &self,
        nachricht: &PostausgangRecord,
        bericht: &Transportbericht,
    ) -> Result<(), StoreError> {
        let jetzt = self.uhr.jetzt();
        let mut einheit = self.bestand.schreiben().await?;
        if !einheit.berichte().erledige(&nachricht.land, nachricht.id).await? {
            return Ok(());
        }
        let vorgang = Vorgang::Transportbericht {
            nachricht: nachricht.id,
            ampel: bericht.ampel,
            server: bericht.server.clone(),
            stand: bericht.zeit.clone(),
        };
        einheit
            .journal()
            .schreibe(&eintrag(nachricht, jetzt, vorgang))
            .await?;
        if bericht.ampel >= 3 && matches!(nachricht.stand, Zustellstand::Zugestellt { .. }) {
            tracing::error!(
                nachricht = %nachricht.id, register = %nachricht.empfaenger,
                "the transport service has not delivered a message it had taken"
            );
            let grund = GESCHEITERT.to_owned();
            let stand = Zustellstand::Aufgegeben {
                versuche: 1,
                grund: grund.clone(),
            };
            einheit
                .postausgang()
                .vermerke(&nachricht.land, nachricht.id, &stand)
                .await?;
            bewege_fall(&mut *einheit, nachricht, Ereignis::Aufgegeben { grund }, jetzt).await?;
        }
        einheit.speichern().await
    }

    async fn vertage(
        &self,
        erwartet: &BerichtRecord,
        nachricht: &PostausgangRecord,
    ) -> Result<(), StoreError> {
        let jetzt = self.uhr.jetzt();
        let mut einheit = self.bestand.schreiben().await?;
        if erwartet.versuche < FRAGEN_HOECHSTENS {
            let wieder = jetzt
                .checked_add(pause(erwartet.versuche))
                .unwrap_or(Timestamp::MAX);
            einheit
                .berichte()
                .vertage(&erwartet.land, erwartet.nachricht, wieder)
                .await?;
        } else if einheit
            .berichte()
            .erledige(&erwartet.land, erwartet.nachricht)
            .await?
        {
            let vorgang = Vorgang::Transportbericht {
                nachricht: nachricht.id,
                ampel: 0,
                server: OHNE.to_owned(),
                stand: jetzt.to_string(),
            };
            einheit
                .journal()
                .schreibe(&eintrag(nachricht, jetzt, vorgang))
                .await?;
        }
        einheit.speichern().await
    }

    async fn beende(&self, erwartet: &BerichtRecord) -> Result<(), StoreError> {
        let mut einheit = self.bestand.schreiben().await?;
        einheit
            .berichte()
            .erledige(&erwartet.land, erwartet.nachricht)
            .await?;
        einheit.speichern().await
    }
}

/// 10 s, 20 s, 40 s … up to six hours.
fn pause(versuche: u32) -> SignedDuration {
    SignedDuration::from_secs(10 << versuche.min(12)).min(PAUSE_HOECHSTENS)
}
