//! The way to the registers: a port, a directory, HTTPS below it; an outbox that sends until the register has it,
//! and an inbox that stores raw before it acknowledges.
//!
//! Mails to people go their own way, by SMTP, from an outbox of their own.
//!
//! Time-stamp authorities and remote signing services are asked from here too, while a document is sealed.
//!
//! Callers know [`Registerverbindung`] only; another transport (XTA 2) is another implementation of it.

mod blockierend;
mod fernsignatur;
mod http;
mod mail;
mod mailausgang;
mod port;
mod postausgang;
mod posteingang;
#[cfg(test)]
mod proben;
mod sicherung;
mod verzeichnis;
mod zeitstempel;

pub use fernsignatur::{FernSettings, Fernschluessel};
pub use http::HttpVerbindung;
pub use mail::{
    Mail, MailFehler, MailSettings, MailSettingsFehler, Mailsicherung, Mailversand, Mailzugang, SmtpVersand,
};
pub use mailausgang::{Mailausgang, Mailschritt};
pub use port::{Angenommen, Frageart, Registerverbindung, TransportFehler, Verbindungen};
pub(crate) use postausgang::bewege_fall;
pub use postausgang::{Postausgang, Sendeschritt};
pub use posteingang::{Holschritt, Posteingang};
pub use sicherung::Sicherung;
pub use verzeichnis::{Rechtsgrundlage, RegisterSettings, Settings, Verzeichnis, VerzeichnisFehler};
pub use zeitstempel::HttpZeitstempel;
