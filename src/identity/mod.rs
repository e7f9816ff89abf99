//! OpenID Connect relying party, sessions, step-up, and the dev identity provider.
//!
//! BundID and the Länder's accounts speak SAML to a broker, and the broker speaks OpenID Connect to us; what differs
//! from broker to broker (names of claims, how a level is asked for) is in [`Settings`].
//!
//! [`beginne_anmeldung`] sends a person to the provider, [`schliesse_anmeldung_ab`] takes them back and opens a
//! session, [`finde_sitzung`] turns the cookie of a later request into a [`Sitzung`], which is the proof of login that
//! `service` asks for.

mod abmelden;
mod anbieter;
mod angaben;
mod anmeldedienst;
mod anmelden;
mod cookie;
pub mod dev;
mod entschluesseln;
mod fehler;
mod hinterlegen;
mod http;
mod idtoken;
pub mod maschine;
mod niveau;
mod pruefung;
mod rueckweg;
mod schluessel;
mod settings;
mod signiert;
mod sitzung;
#[cfg(test)]
mod tests;

pub use crate::meldewesen::Vertrauensniveau;
pub use abmelden::{AbmeldeFehler, Abmeldemangel, melde_ab_vom_anbieter};
pub use angaben::Angabennamen;
pub use anmeldedienst::{Anmeldedienst, Anmeldung, Beginn, Rueckkehr};
pub use anmelden::{Abbruch, Abschluss, Umleitung, Ursache, beginne_anmeldung, schliesse_anmeldung_ab};
pub use cookie::Cookieart;
pub use fehler::{AnmeldeFehler, Misstrauen};
pub use niveau::{Niveauanfrage, Niveaudialekt};
pub use rueckweg::{KeinRueckweg, Rueckweg};
pub use schluessel::{SchluesselFehler, Schluesselpaar};
pub use settings::{
    ClientAuthentisierung, Niveauabfrage, Settings, SettingsFehler, Signaturalgorithmus, Zugriffshash,
};
pub use sitzung::{
    ABSOLUT, LEERLAUF, NeueSitzung, RUHE, Sitzung, beende_sitzung, eroeffne, finde_ruhende, finde_sitzung,
};
