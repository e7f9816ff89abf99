//! The way to the registers: a port, a directory, HTTPS or XTA 2.1.1 below it; an outbox that sends until the register has it,
//! and an inbox that stores raw before it acknowledges.
//!
//! Mails to people go their own way, by SMTP, from an outbox of their own.
//!
//! Time-stamp authorities and remote signing services are asked from here too, while a document is sealed.
//!
//! Callers know [`Registerverbindung`] only; another transport is another implementation of it, and [`Weiche`] knows which
//! register is reached by which.

mod berichte;
mod blockierend;
mod dvdv;
mod fernsignatur;
mod gegenseitig;
mod http;
mod mail;
mod mailausgang;
mod port;
mod postausgang;
mod posteingang;
#[cfg(test)]
pub(crate) mod proben;
mod sicherung;
mod verzeichnis;
mod weiche;
mod xta;
mod zeitstempel;

pub use berichte::Berichte;
pub use dvdv::{Auskunft, Dienstbeschreibung, Dvdv, DvdvFehler, DvdvSettings};
pub use fernsignatur::{FernSettings, Fernschluessel};
pub use gegenseitig::{Fingerabdruck, TlsFehler, TlsSettings, server as tls_server};
pub use http::HttpVerbindung;
pub use mail::{
    Mail, MailFehler, MailSettings, MailSettingsFehler, Mailsicherung, Mailversand, Mailzugang, SmtpVersand,
};
pub use mailausgang::{Mailausgang, Mailschritt};
pub use port::{
    Angenommen, Dienstangebot, Frageart, Registerverbindung, TransportFehler, Transportbericht, Verbindungen,
};
pub(crate) use postausgang::bewege_fall;
pub use postausgang::{Postausgang, Sendeschritt};
pub use posteingang::{Holschritt, Posteingang};
pub use sicherung::Sicherung;
pub use verzeichnis::{Rechtsgrundlage, RegisterSettings, Settings, Verzeichnis, VerzeichnisFehler};
pub use weiche::{DoppelterWeg, Weiche};
pub use xta::{
    Konto, MELDEBEHOERDE, PORTAL, Posten, Stand, Umschlagtexte, XtaAdressen, XtaDienst, XtaSettings,
    XtaVerbindung, Zusteller, Zustellung, lausche, merke_zertifikat, nachricht_aus, nachricht_id,
    routen as xta_routen,
};
pub use zeitstempel::HttpZeitstempel;
