//! The outbox of mails: each goes out at least once, in the order in which they were written, and holds up nobody.
//!
//! While the mail server cannot be used, nothing is tried but once in a while; the mails stay as they are. A mail that
//! the server refuses is tried again by itself, and given up in the end: it only says that there is news.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

use super::{Mail, MailFehler, Mailversand};
use crate::kernel::Uhr;
use crate::store::{Bestand, MailRecord, StoreError};

/// How many mails one step takes up.
const JE_SCHRITT: u32 = 50;

/// How long a mail belongs to the worker that began to send it; longer than the server is waited for. If the process dies
/// meanwhile, the mail goes out again after that.
const BEANSPRUCHT: SignedDuration = SignedDuration::from_mins(5);

/// After so long a mail is given up: nobody needs old news.
const GEDULD: SignedDuration = SignedDuration::from_hours(72);

/// After so many refusals for good (5xx) we believe them.
const ABWEISUNGEN_HOECHSTENS: u32 = 3;

/// A refused mail waits longer than a server that is away (a minute at first): many servers refuse whom they see for
/// the first time.
const ABGEWIESEN: u32 = 6;

/// The longest pause before the server is tried again.
const PAUSE_HOECHSTENS: SignedDuration = SignedDuration::from_mins(15);

/// The worker of mails. `ops` calls [`Mailausgang::schritt`] again and again. Cheap to clone.
#[derive(Clone)]
pub struct Mailausgang {
    bestand: Arc<dyn Bestand>,
    versand: Arc<dyn Mailversand>,
    uhr: Arc<dyn Uhr>,
    ruhe: Arc<Mutex<Ruhe>>,
}

/// That the server could not be used, and until when we leave it alone.
#[derive(Clone, Copy, Default)]
struct Ruhe {
    fehlschlaege: u32,
    bis: Option<Timestamp>,
}

/// What one step did, in mails.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Mailschritt {
    /// The server has them.
    pub gesendet: usize,
    /// Refused, to be tried again.
    pub vertagt: usize,
    /// Given up.
    pub aufgegeben: usize,
}

impl Mailausgang {
    /// The worker over these parts.
    #[must_use]
    pub fn neu(bestand: Arc<dyn Bestand>, versand: Arc<dyn Mailversand>, uhr: Arc<dyn Uhr>) -> Self {
        Self {
            bestand,
            versand,
            uhr,
            ruhe: Arc::default(),
        }
    }

    /// Sends what is due now and notes what became of it; does not sleep.
    ///
    /// # Errors
    /// [`StoreError`] if the outbox could not be read or a result not be noted; such a mail goes out again.
    pub async fn schritt(&self) -> Result<Mailschritt, StoreError> {
        let jetzt = self.uhr.jetzt();
        if self.ruhe().bis.is_some_and(|bis| jetzt < bis) {
            return Ok(Mailschritt::default());
        }
        let faellige = self
            .bestand
            .lesen()
            .await?
            .mailausgang()
            .faellige(jetzt, JE_SCHRITT)
            .await?;
        let mut schritt = Mailschritt::default();
        let mut erreichbar = true;
        for mail in faellige {
            let zu_alt = jetzt.duration_since(mail.angelegt_am) >= GEDULD;
            if !erreichbar && !zu_alt || !self.beanspruche(&mail).await? {
                continue;
            }
            if !erreichbar {
                self.gib_auf(&mail, "nicht-erreichbar", &mut schritt).await?;
                continue;
            }
            match self.sende(&mail).await {
                Ok(()) => {
                    self.erreicht();
                    self.vermerke_gesendet(&mail).await?;
                    schritt.gesendet += 1;
                }
                Err(fehler @ MailFehler::NichtErreichbar(_)) => {
                    erreichbar = false;
                    self.ruhe_aus(jetzt);
                    tracing::warn!("mails wait: {fehler}");
                    if zu_alt {
                        self.gib_auf(&mail, "nicht-erreichbar", &mut schritt).await?;
                    } else {
                        self.gib_frei(&mail).await?;
                    }
                }
                Err(MailFehler::Unschreibbar) => {
                    self.gib_auf(&mail, "unschreibbar", &mut schritt).await?;
                }
                Err(MailFehler::Abgewiesen { status }) => {
                    self.erreicht();
                    let endgueltig = status >= 500 && mail.versuche + 1 >= ABWEISUNGEN_HOECHSTENS;
                    if zu_alt || endgueltig {
                        self.gib_auf(&mail, "abgewiesen", &mut schritt).await?;
                    } else {
                        self.vertage(&mail, status).await?;
                        schritt.vertagt += 1;
                    }
                }
            }
        }
        Ok(schritt)
    }

    /// `false` if another worker has the mail.
    async fn beanspruche(&self, mail: &MailRecord) -> Result<bool, StoreError> {
        let jetzt = self.uhr.jetzt();
        let mut einheit = self.bestand.schreiben().await?;
        let meine = einheit
            .mailausgang()
            .beginne(&mail.land, mail.id, jetzt, spaeter(jetzt, BEANSPRUCHT))
            .await?;
        einheit.speichern().await?;
        Ok(meine)
    }

    async fn gib_frei(&self, mail: &MailRecord) -> Result<(), StoreError> {
        let mut einheit = self.bestand.schreiben().await?;
        einheit
            .mailausgang()
            .gib_frei(&mail.land, mail.id, self.uhr.jetzt())
            .await?;
        einheit.speichern().await
    }

    async fn sende(&self, mail: &MailRecord) -> Result<(), MailFehler> {
        let kennung = mail.id.to_string();
        self.versand
            .sende(Mail {
                kennung: &kennung,
                jetzt: self.uhr.jetzt(),
                inhalt: &mail.inhalt,
            })
            .await
    }

    async fn vermerke_gesendet(&self, mail: &MailRecord) -> Result<(), StoreError> {
        let mut einheit = self.bestand.schreiben().await?;
        einheit
            .mailausgang()
            .gesendet(&mail.land, mail.id, self.uhr.jetzt())
            .await?;
        einheit.speichern().await
    }

    async fn vertage(&self, mail: &MailRecord, status: u16) -> Result<(), StoreError> {
        tracing::warn!(mail = %mail.id, land = %mail.land, status, "a mail was refused; it is tried again");
        let wieder = spaeter(self.uhr.jetzt(), pause(mail.versuche.saturating_add(ABGEWIESEN)));
        let mut einheit = self.bestand.schreiben().await?;
        einheit
            .mailausgang()
            .vertage(&mail.land, mail.id, &format!("abgewiesen-{status}"), wieder)
            .await?;
        einheit.speichern().await
    }

    async fn gib_auf(
        &self,
        mail: &MailRecord,
        grund: &'static str,
        schritt: &mut Mailschritt,
    ) -> Result<(), StoreError> {
        tracing::warn!(mail = %mail.id, land = %mail.land, grund, "a mail is given up");
        let mut einheit = self.bestand.schreiben().await?;
        einheit
            .mailausgang()
            .gib_auf(&mail.land, mail.id, grund, self.uhr.jetzt())
            .await?;
        einheit.speichern().await?;
        schritt.aufgegeben += 1;
        Ok(())
    }

    fn ruhe(&self) -> Ruhe {
        *self.ruhe.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn erreicht(&self) {
        *self.ruhe.lock().unwrap_or_else(PoisonError::into_inner) = Ruhe::default();
    }

    fn ruhe_aus(&self, jetzt: Timestamp) {
        let mut ruhe = self.ruhe.lock().unwrap_or_else(PoisonError::into_inner);
        ruhe.bis = Some(spaeter(jetzt, pause(ruhe.fehlschlaege)));
        ruhe.fehlschlaege = ruhe.fehlschlaege.saturating_add(1);
    }
}

/// The pause after so many failures before this one: 1 s, 2 s, 4 s … up to 15 minutes.
fn pause(fehlschlaege: u32) -> SignedDuration {
    SignedDuration::from_secs(1_i64 << fehlschlaege.min(10)).min(PAUSE_HOECHSTENS)
}

fn spaeter(jetzt: Timestamp, pause: SignedDuration) -> Timestamp {
    jetzt.checked_add(pause).unwrap_or(Timestamp::MAX)
}
