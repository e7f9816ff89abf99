//! Take what somebody tells us about the service, without asking who they are.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use jiff::Timestamp;

use super::{Dienste, Stoerung};
use crate::{
    antrag::{Feldfehler, Rueckmeldenummer, Rueckmeldung, RueckmeldungEingabe},
    kernel::LandId,
    land::Land,
    store::RueckmeldungRecord,
};

/// So many may come at once in a Land.
const AUF_EINMAL: u32 = 30;
/// Then one more in so many seconds.
const NACHSCHUB_SEKUNDEN: i64 = 20;

/// Why a message was not taken.
#[derive(Debug, thiserror::Error)]
pub enum RueckmeldeFehler {
    /// Fields could not be taken.
    #[error("{} fields could not be taken", .0.len())]
    Felder(Vec<Feldfehler>),
    /// Too many came at once; a machine is at work, and we do not look at who sends.
    #[error("too many messages at once")]
    ZuViele,
    /// Ours.
    #[error(transparent)]
    Stoerung(#[from] Stoerung),
}

impl Dienste {
    /// Keeps the message, and passes it on by mail if there is a mail server; returns the number to tell the person.
    ///
    /// # Errors
    /// [`RueckmeldeFehler`].
    pub async fn rueckmelden(
        &self,
        land: &Land,
        eingabe: &RueckmeldungEingabe,
    ) -> Result<Rueckmeldenummer, RueckmeldeFehler> {
        let inhalt = Rueckmeldung::parse(eingabe).map_err(RueckmeldeFehler::Felder)?;
        let jetzt = self.jetzt();
        if !self.drossel().nimm(&land.id, jetzt) {
            return Err(RueckmeldeFehler::ZuViele);
        }
        let nummer = Rueckmeldenummer::neu(self.zufall());
        let mut einheit = self.schreiben().await?;
        if let Some(texte) = self.brieftexte() {
            let brief = texte.rueckmeldung(land, &nummer, &inhalt);
            self.schreibe_mail(&mut *einheit, land, &land.portal.email, brief)
                .await?;
        }
        let record = RueckmeldungRecord {
            land: land.id.clone(),
            nummer: nummer.clone(),
            eingegangen_am: jetzt,
            inhalt,
        };
        einheit
            .rueckmeldungen()
            .lege_an(&record)
            .await
            .map_err(Stoerung::from)?;
        einheit.speichern().await.map_err(Stoerung::from)?;
        tracing::info!(%nummer, land = %land.id, thema = record.inhalt.thema.schluessel(), "somebody told us something");
        Ok(nummer)
    }
}

/// Keeps machines from filling the database: a bucket for each Land. Nobody's address is kept for it.
#[derive(Debug, Default)]
pub(super) struct Rueckmeldedrossel(Mutex<BTreeMap<LandId, Eimer>>);

#[derive(Clone, Copy, Debug)]
struct Eimer {
    rest: u32,
    seit: Timestamp,
}

impl Rueckmeldedrossel {
    /// Whether one more may pass at `jetzt`.
    fn nimm(&self, land: &LandId, jetzt: Timestamp) -> bool {
        let mut eimer = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let eimer = eimer.entry(land.clone()).or_insert(Eimer {
            rest: AUF_EINMAL,
            seit: jetzt,
        });
        let dazu = jetzt.duration_since(eimer.seit).as_secs() / NACHSCHUB_SEKUNDEN;
        if let Ok(dazu @ 1..) = u32::try_from(dazu.clamp(0, AUF_EINMAL.into())) {
            eimer.rest = eimer.rest.saturating_add(dazu).min(AUF_EINMAL);
            eimer.seit = jetzt;
        }
        let frei = eimer.rest > 0;
        eimer.rest = eimer.rest.saturating_sub(1);
        frei
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_is_stopped_in_its_land_and_people_pass_again_soon() {
        let drossel = Rueckmeldedrossel::default();
        let (hier, dort): (LandId, LandId) = ("musterland".parse().unwrap(), "anderland".parse().unwrap());
        let um = |sekunde: i64| Timestamp::from_second(1_790_000_000 + sekunde).unwrap();
        assert!((0..30).all(|_| drossel.nimm(&hier, um(0))));
        assert!(!drossel.nimm(&hier, um(0)));
        assert!(drossel.nimm(&dort, um(0)), "another Land has its own");
        assert!(!drossel.nimm(&hier, um(19)));
        assert!(drossel.nimm(&hier, um(20)), "one more after twenty seconds");
        assert!(!drossel.nimm(&hier, um(20)));
        assert_eq!((0..40).filter(|_| drossel.nimm(&hier, um(9999))).count(), 30);
    }
}
