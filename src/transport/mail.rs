//! One mail over SMTP (RFC 5321): encrypted unless the server is on this machine, plain text in UTF-8.

use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use jiff::Timestamp;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
    },
};

use crate::{kernel::Geheim, store::Mailinhalt};

/// How long the server may take for one answer.
const ANTWORTZEIT: Duration = Duration::from_secs(20);

/// RFC 3834: no machine answers a mail that a machine wrote.
const AUTOMATISCH: HeaderName = HeaderName::new_from_ascii_str("Auto-Submitted");
const SPRACHE: HeaderName = HeaderName::new_from_ascii_str("Content-Language");

/// How the mail server is reached.
#[derive(Clone, Debug)]
pub struct MailSettings {
    /// Host name; the certificate must be for it.
    pub server: String,
    /// Port.
    pub port: u16,
    /// Encryption on the way.
    pub sicherung: Mailsicherung,
    /// Login, if the server asks for one.
    pub zugang: Option<Mailzugang>,
    /// The address that mails come from.
    pub absender: String,
}

/// Encryption on the way to the mail server.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Mailsicherung {
    /// In the clear first, then STARTTLS, or not at all (RFC 3207).
    Starttls,
    /// TLS from the first byte (RFC 8314).
    Tls,
    /// None; only for a server on this machine.
    Keine,
}

/// Login at the mail server.
#[derive(Clone, Debug)]
pub struct Mailzugang {
    /// User name.
    pub benutzer: String,
    /// Password.
    pub kennwort: Geheim,
}

/// A mail on its way.
#[derive(Clone, Copy, Debug)]
pub struct Mail<'m> {
    /// The left part of its `Message-ID`; the same for every attempt, so that receivers know it again.
    pub kennung: &'m str,
    /// When it goes out.
    pub jetzt: Timestamp,
    /// To whom, and what.
    pub inhalt: &'m Mailinhalt,
}

/// Whoever takes mails over for good.
#[async_trait]
pub trait Mailversand: Send + Sync {
    /// Hands the mail over: once this is `Ok`, the mail server answers for it.
    async fn sende(&self, mail: Mail<'_>) -> Result<(), MailFehler>;
}

/// Why a mail was not taken. Carries no address, no password, and nothing of any mail.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum MailFehler {
    /// The server cannot be reached, or does not let us in; no mail will go better.
    #[error("the mail server cannot be used: {0}")]
    NichtErreichbar(&'static str),
    /// The server does not take this mail.
    #[error("the mail server does not take this mail: status {status}")]
    Abgewiesen {
        /// Status of SMTP, 400 to 599.
        status: u16,
    },
    /// The mail cannot be written: its address is none.
    #[error("the mail cannot be written")]
    Unschreibbar,
}

/// Settings that no mail can be sent with.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum MailSettingsFehler {
    /// The address that mails come from.
    #[error("absender is not an address")]
    Absender,
    /// The certificates of this machine, or the name of the server.
    #[error("TLS cannot be set up for this server")]
    Tls,
}

/// Sends over SMTP, one connection a mail.
pub struct SmtpVersand {
    smtp: AsyncSmtpTransport<Tokio1Executor>,
    absender: lettre::Address,
}

impl SmtpVersand {
    /// A client for this server; connects only when it sends.
    ///
    /// # Errors
    /// [`MailSettingsFehler`] names the setting.
    pub fn neu(settings: MailSettings) -> Result<Self, MailSettingsFehler> {
        let absender: lettre::Address = settings
            .absender
            .parse()
            .map_err(|_| MailSettingsFehler::Absender)?;
        let tls = || TlsParameters::new_rustls(settings.server.clone()).map_err(|_| MailSettingsFehler::Tls);
        let tls = match settings.sicherung {
            Mailsicherung::Starttls => Tls::Required(tls()?),
            Mailsicherung::Tls => Tls::Wrapper(tls()?),
            Mailsicherung::Keine => Tls::None,
        };
        let mut bau = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(settings.server)
            .port(settings.port)
            .hello_name(ClientId::Domain(absender.domain().to_owned()))
            .timeout(Some(ANTWORTZEIT))
            .tls(tls);
        if let Some(zugang) = settings.zugang {
            bau = bau.credentials(Credentials::new(
                zugang.benutzer,
                zugang.kennwort.offen().to_owned(),
            ));
        }
        Ok(Self {
            smtp: bau.build(),
            absender,
        })
    }

    fn schreibe(&self, mail: Mail<'_>) -> Result<Message, MailFehler> {
        let an = mail
            .inhalt
            .empfaenger
            .parse()
            .map_err(|_| MailFehler::Unschreibbar)?;
        let von = Mailbox::new(Some(mail.inhalt.absendername.clone()), self.absender.clone());
        Message::builder()
            .from(von)
            .to(Mailbox::new(None, an))
            .subject(mail.inhalt.betreff.as_str())
            .date(SystemTime::from(mail.jetzt))
            .message_id(Some(format!("<{}@{}>", mail.kennung, self.absender.domain())))
            .raw_header(HeaderValue::new(AUTOMATISCH, "auto-generated".to_owned()))
            .raw_header(HeaderValue::new(SPRACHE, mail.inhalt.sprache.clone()))
            .header(ContentType::TEXT_PLAIN)
            .body(mail.inhalt.text.clone())
            .map_err(|_| MailFehler::Unschreibbar)
    }
}

#[async_trait]
impl Mailversand for SmtpVersand {
    async fn sende(&self, mail: Mail<'_>) -> Result<(), MailFehler> {
        let nachricht = self.schreibe(mail)?;
        match self.smtp.send(nachricht).await {
            Ok(_) => Ok(()),
            Err(fehler) => Err(deute(&fehler)),
        }
    }
}

/// What an error of the client means for us.
fn deute(fehler: &lettre::transport::smtp::Error) -> MailFehler {
    match fehler.status().map(u16::from) {
        // RFC 4954, section 6, and RFC 5321, section 4.2.3: said of us or of the server, not of this mail.
        Some(421 | 454 | 530 | 534 | 535 | 538) => MailFehler::NichtErreichbar("it does not let us in"),
        Some(status) => MailFehler::Abgewiesen { status },
        None if fehler.is_tls() => MailFehler::NichtErreichbar("TLS fails"),
        None if fehler.is_timeout() => MailFehler::NichtErreichbar("no answer in time"),
        None => MailFehler::NichtErreichbar("no connection"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn versand() -> SmtpVersand {
        SmtpVersand::neu(MailSettings {
            server: "localhost".to_owned(),
            port: 25,
            sicherung: Mailsicherung::Keine,
            zugang: None,
            absender: "nicht-antworten@musterland.example".to_owned(),
        })
        .unwrap()
    }

    fn inhalt(empfaenger: &str) -> Mailinhalt {
        Mailinhalt {
            empfaenger: empfaenger.to_owned(),
            absendername: "Müsterland".to_owned(),
            sprache: "de".to_owned(),
            betreff: "Schöne Grüße".to_owned(),
            text: "Es gibt Neues für Sie.\n".to_owned(),
        }
    }

    #[test]
    fn every_attempt_carries_the_same_message_id_and_says_that_a_machine_wrote_it() {
        let inhalt = inhalt("erika@muster.example");
        let schreibe = |sekunde| {
            let mail = Mail {
                kennung: "0190a1b2",
                jetzt: Timestamp::from_second(sekunde).unwrap(),
                inhalt: &inhalt,
            };
            String::from_utf8(versand().schreibe(mail).unwrap().formatted()).unwrap()
        };
        for text in [schreibe(1_790_000_000), schreibe(1_790_009_000)] {
            assert!(
                text.contains("Message-ID: <0190a1b2@musterland.example>\r\n"),
                "{text}"
            );
            assert!(text.contains("Auto-Submitted: auto-generated\r\n"), "{text}");
            assert!(text.is_ascii(), "signs beyond ASCII are encoded: {text}");
        }
    }

    #[test]
    fn an_address_that_is_none_is_found_before_anything_is_sent() {
        let inhalt = inhalt("a@b.example\r\nBcc: c@d.example");
        let mail = Mail {
            kennung: "x",
            jetzt: Timestamp::UNIX_EPOCH,
            inhalt: &inhalt,
        };
        assert_eq!(versand().schreibe(mail).map(drop), Err(MailFehler::Unschreibbar));
    }
}
