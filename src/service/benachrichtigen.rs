//! Tell a person by mail that there is news, and nothing else: what it is stands behind the login.

use super::{Dienste, Stoerung};
use crate::{
    antrag::{Mailadresse, Rueckmeldenummer, Rueckmeldung},
    kernel::{KontoId, MailId},
    land::Land,
    store::{Einheit, MailRecord, Mailinhalt},
};

/// Why a person gets a mail.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mailart {
    /// One of their cases has moved.
    Neuigkeit,
    /// A draft of theirs goes soon (§ 8a Abs. 2 OZG).
    EntwurfWirdGeloescht,
    /// The day of moving in that they named has come: they can submit now (§ 17 Abs. 1 BMG).
    EinzugHeute,
}

impl Mailart {
    /// Every reason.
    pub const ALLE: [Self; 3] = [Self::Neuigkeit, Self::EntwurfWirdGeloescht, Self::EinzugHeute];
}

/// Words of a mail: plain text, without signs that only a page understands.
#[derive(Clone, Eq, PartialEq)]
pub struct Brief {
    /// Tag of the language it is written in (BCP 47).
    pub sprache: String,
    /// Subject, one line.
    pub betreff: String,
    /// The text, lines end with `\n`.
    pub text: String,
}

/// Puts mails into words; the texts lie in the room of the pages.
pub trait Brieftexte: Send + Sync {
    /// The mail of this kind in this language, German if there is no such language. It names the Land and the address of
    /// its start page, and nothing that could tell anything about a person.
    fn brief(&self, land: &Land, sprache: &str, art: Mailart) -> Brief;

    /// The mail with which the people behind the service hear what somebody told them.
    fn rueckmeldung(&self, land: &Land, nummer: &Rueckmeldenummer, inhalt: &Rueckmeldung) -> Brief;
}

impl Dienste {
    /// Whether mails are sent at all; if not, pages must not offer them.
    #[must_use]
    pub fn schickt_mails(&self) -> bool {
        self.brieftexte().is_some()
    }

    /// Writes a mail to the owner of `konto` within another unit of work; it goes out once that is saved.
    ///
    /// Does nothing if no mail server is configured, or if the person wants no mails. `sprache` is the tag of the language
    /// that they used.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub(super) async fn melde(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        konto: KontoId,
        an: &Mailadresse,
        sprache: &str,
        art: Mailart,
    ) -> Result<(), Stoerung> {
        let Some(texte) = self.brieftexte() else {
            return Ok(());
        };
        if einheit.konten().ohne_mail(&land.id, konto).await? {
            return Ok(());
        }
        let brief = texte.brief(land, sprache, art);
        self.schreibe_mail(einheit, land, an.as_str(), brief).await
    }

    /// Puts a mail into the outbox.
    pub(super) async fn schreibe_mail(
        &self,
        einheit: &mut dyn Einheit,
        land: &Land,
        an: &str,
        brief: Brief,
    ) -> Result<(), Stoerung> {
        let jetzt = self.jetzt();
        let mail = MailRecord {
            id: MailId::neu(jetzt, self.zufall()),
            land: land.id.clone(),
            angelegt_am: jetzt,
            versuche: 0,
            inhalt: Mailinhalt {
                empfaenger: an.to_owned(),
                absendername: land.portal.name.clone(),
                sprache: brief.sprache,
                betreff: brief.betreff,
                text: brief.text,
            },
        };
        Ok(einheit.mailausgang().lege_an(&mail).await?)
    }

    /// Whether this person wants no mails.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn ohne_mail(&self, land: &Land, konto: KontoId) -> Result<bool, Stoerung> {
        Ok(self.lesen().await?.konten().ohne_mail(&land.id, konto).await?)
    }

    /// Notes that this person wants no mails, or wants them again.
    ///
    /// # Errors
    /// [`Stoerung`] if the store fails.
    pub async fn mails_abstellen(&self, land: &Land, konto: KontoId, ohne: bool) -> Result<(), Stoerung> {
        let mut einheit = self.schreiben().await?;
        einheit.konten().setze_ohne_mail(&land.id, konto, ohne).await?;
        Ok(einheit.speichern().await?)
    }
}
