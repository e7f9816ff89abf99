//! Fall to XMeld and back; the only room of the citizen's walk that sees the messages.

mod angehoerige;
mod anmeldung;
mod anschriften;
mod antwort;
mod bescheinigung;
mod beteiligte;
mod freitext;
mod identifikation;
mod kopf;
mod meldeschein;
mod personendaten;
mod selbstauskunft;
mod sperren;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod vollstaendig;

pub use anmeldung::{Umziehende, anmeldung, bestaetigungscode};
pub use antwort::{Antwort, Registerpost, lies_antwort, lies_post};
pub use bescheinigung::{Bescheinigungsantwort, abruf_bescheinigung, lies_bescheinigung};
pub use kopf::Kopfdaten;
pub use meldeschein::{Meldescheinantwort, abruf_meldeschein, lies_meldeschein};
pub use selbstauskunft::{Genannt, Selbstauskunftspost, abruf_selbstauskunft, lies_selbstauskunft_status};
pub use sperren::sperren_loeschen;

/// An outgoing message: its type and its bytes.
pub struct Ausgehend {
    /// The message type, four digits.
    pub typ: &'static str,
    /// The XML document, UTF-8.
    pub xml: Vec<u8>,
}

/// Why a register does not give data. Source: code list `onlinedienste.nichterstellung.grund`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Nichterstellung {
    /// 01: no match, or none that is unique. Says nothing about whether a person or a lock exists (§ 51 Abs. 2 BMG).
    NichtIdentifiziert,
    /// 02: the register holds the person as dead.
    Verstorben,
    /// 03: not registered here at present.
    NichtGemeldet,
    /// 04: registered here, but not with the main or sole dwelling.
    NichtHauptwohnung,
}

/// Why an answer cannot be used. Carries no data of the message.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum AntwortFehler {
    /// Not a message that the schema and its rules allow.
    #[error("the message is not valid: {0}")]
    Ungueltig(String),
    /// A valid message, but not an answer to what was asked.
    #[error("message {0} is not an answer to what was asked")]
    Unpassend(&'static str),
    /// The register refused our message for its form (0910).
    #[error("the register refused the message with code {0}")]
    Zurueckgewiesen(String),
}

/// A message that cannot be written: a stored value no longer fits the schema. A fault of ours.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("message {typ} cannot be written: {grund}")]
pub struct SchreibFehler {
    /// The message type.
    pub typ: &'static str,
    /// What does not fit, without its value.
    pub grund: String,
}
