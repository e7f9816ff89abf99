//! The shell around the transitions: one lock, one clock, and the state on disk before anybody hears of it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::Timestamp;
use xoev::kopf_lesen;

use super::{
    ablage::Ablage,
    ablauf::{Annahme, UNSINN, falscher_bezug},
    amt::Amt,
    bestand::{Bestand, Postbrief},
    fehler::RegisterFehler,
    fortzug::{Auswertung, Fortzug},
    mitschrift::{Mitschriften, Richtung},
    settings::Settings,
    szenario::Verhalten,
};
use crate::{
    kernel::{NachrichtId, Uhr, Zufall},
    urkunde::Setzerei,
};

/// The office that is open: everything a request can ask of the register.
pub(super) struct Stube {
    settings: Settings,
    uhr: Arc<dyn Uhr>,
    zufall: Arc<dyn Zufall>,
    setzerei: Arc<Setzerei>,
    ablage: Ablage,
    bestand: Mutex<Bestand>,
    mitschriften: Mitschriften,
}

/// Without nachrichtenUUID a message can neither be kept once nor be rejected.
#[derive(Debug)]
pub(super) struct OhneKopf;

impl Stube {
    /// Opens the state of the last run, or begins with the inhabitants of the settings.
    pub(super) fn oeffne(
        settings: Settings,
        uhr: Arc<dyn Uhr>,
        zufall: Arc<dyn Zufall>,
        setzerei: Arc<Setzerei>,
    ) -> Result<Self, RegisterFehler> {
        let ablage = Ablage::oeffne(&settings.verzeichnis)?;
        let bestand = match ablage.lies()? {
            Some(bestand) => bestand,
            None => Bestand::neu(settings.bestand.clone()),
        };
        ablage.schreibe(&bestand)?;
        Ok(Self {
            settings,
            uhr,
            zufall,
            setzerei,
            ablage,
            bestand: Mutex::new(bestand),
            mitschriften: Mitschriften::default(),
        })
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(super) fn uhr(&self) -> Arc<dyn Uhr> {
        Arc::clone(&self.uhr)
    }

    pub(super) fn zufall(&self) -> Arc<dyn Zufall> {
        Arc::clone(&self.zufall)
    }

    /// Keeps a message for the page that shows them; only where all people are invented.
    pub(super) fn schreibe_mit(&self, richtung: Richtung, bytes: &[u8]) {
        if self.settings.testbetrieb {
            self.mitschriften.notiere(richtung, bytes, self.uhr.jetzt());
        }
    }

    pub(super) const fn mitschriften(&self) -> &Mitschriften {
        &self.mitschriften
    }

    /// How the register is to behave toward the person of this message.
    pub(super) fn verhalten(&self, bytes: &[u8]) -> Verhalten {
        Verhalten::zu(&self.settings.szenarien, bytes)
    }

    /// The answer to a synchronous message; `None` if it has no header to answer to.
    pub(super) fn auskunft(&self, bytes: &[u8]) -> Result<Option<String>, RegisterFehler> {
        let amt = self.amt();
        // Only 1708 and 1713 change anything. If the header lies about that, the message is refused in either case.
        let aendert = kopf_lesen(bytes)
            .nachrichtentyp
            .is_some_and(|typ| matches!(typ.code(), "1708" | "1713"));
        let antwort = if aendert {
            self.aendere(|bestand| {
                let mut neu = bestand.clone();
                match neu.auskunft(&amt, bytes) {
                    Ok(antwort) => (neu, Ok(antwort)),
                    Err(fehler) => (bestand, Err(fehler)),
                }
            })?
        } else {
            let mut stand = self.sperre().clone();
            stand.auskunft(&amt, bytes)
        };
        let antwort = antwort?.map(|fertig| fertig.xml);
        Ok(match self.verhalten(bytes) {
            Verhalten::Unsinn => Some(UNSINN.to_owned()),
            Verhalten::FalscherBezug => antwort.map(|xml| match kopf_lesen(bytes).nachrichten_uuid {
                Some(frage) => falscher_bezug(&xml, NachrichtId::aus(frage), &amt),
                None => xml,
            }),
            _ => antwort,
        })
    }

    /// Keeps an asynchronous message and answers what is due.
    pub(super) fn nimm_an(&self, bytes: &[u8]) -> Result<Result<Annahme, OhneKopf>, RegisterFehler> {
        let Some(uuid) = kopf_lesen(bytes).nachrichten_uuid else {
            return Ok(Err(OhneKopf));
        };
        let amt = self.amt();
        self.aendere(|bestand| {
            let (bestand, annahme) = bestand.nimm_an(&amt, NachrichtId::aus(uuid), bytes);
            (bestand.arbeite_ab(&amt), Ok(annahme))
        })
    }

    /// Answers what is due; writes only if there was something.
    pub(super) fn arbeite_ab(&self) -> Result<(), RegisterFehler> {
        let amt = self.amt();
        if self.sperre().hat_faelliges(amt.jetzt) {
            self.aendere(|bestand| (bestand.arbeite_ab(&amt), ()))?;
        }
        Ok(())
    }

    /// The ids of all messages for the portal, oldest first.
    pub(super) fn postfach(&self) -> Vec<NachrichtId> {
        self.sperre().postfach.iter().map(|ausgang| ausgang.id).collect()
    }

    /// When a message with this id was taken in; `None` if none was.
    pub(super) fn angenommen_am(&self, id: NachrichtId) -> Option<Timestamp> {
        self.sperre().bekannte.get(&id).copied()
    }

    pub(super) fn jetzt(&self) -> Timestamp {
        self.uhr.jetzt()
    }

    /// A message for the portal.
    pub(super) fn nachricht(&self, id: NachrichtId) -> Option<String> {
        self.sperre()
            .postfach
            .iter()
            .find(|ausgang| ausgang.id == id)
            .map(|ausgang| ausgang.xml.offen().clone())
    }

    /// The portal has the message.
    pub(super) fn quittiere(&self, id: NachrichtId) -> Result<(), RegisterFehler> {
        if self.nachricht(id).is_none() {
            return Ok(());
        }
        self.aendere(|mut bestand| {
            bestand.postfach.retain(|ausgang| ausgang.id != id);
            (bestand, ())
        })
    }

    /// Another register says that a person has left; the answer is what it should know.
    pub(super) fn beende(&self, fortzug: &Fortzug) -> Result<Auswertung, RegisterFehler> {
        let jetzt = self.uhr.jetzt();
        self.aendere(|mut bestand| {
            let auswertung = bestand.werte_aus(fortzug);
            if bestand.bekannte.insert(fortzug.id, jetzt).is_none() {
                bestand.beende(fortzug);
            }
            (bestand, auswertung)
        })
    }

    /// Notices that other registers have not taken yet.
    pub(super) fn fortzuege(&self) -> Vec<Fortzug> {
        self.sperre().fortzuege.clone()
    }

    /// Another register has taken the notice.
    pub(super) fn fortzug_erledigt(
        &self,
        fortzug: &Fortzug,
        auswertung: &Auswertung,
    ) -> Result<(), RegisterFehler> {
        self.aendere(|mut bestand| {
            bestand.fortzuege.retain(|offener| offener.id != fortzug.id);
            bestand.uebernimm(fortzug, auswertung);
            (bestand, ())
        })
    }

    /// Letters that went out, newest first, without their PDF.
    pub(super) fn briefe<T>(&self, ansicht: impl Fn(&Postbrief) -> T) -> Vec<T> {
        self.sperre().briefe.iter().rev().map(ansicht).collect()
    }

    /// The PDF of a letter.
    pub(super) fn brief(&self, id: NachrichtId) -> Option<Vec<u8>> {
        let bestand = self.sperre();
        let brief = bestand.briefe.iter().find(|brief| brief.id == id)?;
        STANDARD.decode(brief.pdf.offen()).ok()
    }

    /// The codes that letters carry, which a test cannot read from the PDF.
    #[cfg(test)]
    pub(super) fn codes(&self) -> Vec<String> {
        self.sperre()
            .wartende
            .values()
            .map(|wartend| wartend.code.offen().clone())
            .collect()
    }

    fn amt(&self) -> Amt<'_> {
        Amt {
            settings: &self.settings,
            setzerei: &self.setzerei,
            zufall: &*self.zufall,
            jetzt: self.uhr.jetzt(),
        }
    }

    /// One transition: nobody sees the new state before it is on disk.
    fn aendere<T>(&self, uebergang: impl FnOnce(Bestand) -> (Bestand, T)) -> Result<T, RegisterFehler> {
        let mut bestand = self.sperre();
        let (neu, ergebnis) = uebergang(bestand.clone());
        self.ablage.schreibe(&neu)?;
        *bestand = neu;
        Ok(ergebnis)
    }

    /// The state is replaced as a whole, so a thread that died while it held the lock has left no half of one.
    fn sperre(&self) -> MutexGuard<'_, Bestand> {
        self.bestand.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
