//! The state of the register: inhabitants, open cases, mailbox, letters. One value, one file, changed as a whole.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    einwohner::{Einwohner, Schluessel},
    fortzug::Fortzug,
};
use crate::kernel::{NachrichtId, Personal};

/// Everything the register knows and still has to do.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Bestand {
    /// The inhabitants.
    pub einwohner: BTreeMap<Schluessel, Einwohner>,
    /// Anmeldungen that wait for the code of § 23a Abs. 3 BMG, by Aktenzeichen.
    pub wartende: BTreeMap<String, Wartend>,
    /// Messages taken in once; the same id again changes nothing.
    pub bekannte: BTreeMap<NachrichtId, Timestamp>,
    /// Messages accepted and not answered yet, oldest first.
    pub auftraege: Vec<Auftrag>,
    /// Selbstauskuenfte that were promised with a 1709 and are not sent yet, oldest first.
    #[serde(default)]
    pub zusagen: Vec<Zusage>,
    /// Messages for the portal that it has not acknowledged, oldest first.
    pub postfach: Vec<Ausgang>,
    /// Notices to other registers that have not been taken yet.
    pub fortzuege: Vec<Fortzug>,
    /// Letters that went out by post, oldest first; at most [`BRIEFE_HOECHSTENS`].
    pub briefe: Vec<Postbrief>,
    /// The last number given to a case.
    pub laufende_nummer: u32,
}

/// How many letters the letterbox shows; older ones are dropped.
pub const BRIEFE_HOECHSTENS: usize = 100;

/// A message that was accepted and is due to be worked off.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Auftrag {
    /// Its nachrichtenUUID.
    pub id: NachrichtId,
    /// When the office gets to it.
    pub faellig: Timestamp,
    /// The message as it came, byte by byte in base64; it may be anything.
    pub roh: Personal<String>,
}

/// A Selbstauskunft that was promised.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Zusage {
    /// nachrichtenUUID of the 1708.
    pub id: NachrichtId,
    /// When the office gets to it.
    pub faellig: Timestamp,
    /// Who was recognised when the request came.
    pub wer: Schluessel,
    /// The 1708 in base64; the 1710 repeats its identification.
    pub roh: Personal<String>,
}

/// A message that waits to be fetched.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Ausgang {
    /// Its nachrichtenUUID.
    pub id: NachrichtId,
    /// The message as it is sent.
    pub xml: Personal<String>,
}

/// An Anmeldung that waits for its code.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Wartend {
    /// The 1704 as it came, in base64.
    pub meldeschein: Personal<String>,
    /// The code in the letter.
    pub code: Personal<String>,
    /// The last day on which the code counts.
    pub fristende: Date,
    /// How the person identified; the 1706 names no Aktenzeichen, so this ties it to the case.
    pub kennzeichen: Personal<String>,
}

/// A letter in the letterbox.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Postbrief {
    /// Names the letter in its address.
    pub id: NachrichtId,
    /// When it was posted.
    pub zeit: Timestamp,
    /// Its heading.
    pub betreff: String,
    /// Lines of the address.
    pub an: Personal<Vec<String>>,
    /// The PDF in base64.
    pub pdf: Personal<String>,
}

impl Bestand {
    /// A register with these inhabitants and nothing to do.
    #[must_use]
    pub fn neu(einwohner: BTreeMap<Schluessel, Einwohner>) -> Self {
        Self {
            einwohner,
            ..Self::default()
        }
    }

    /// The entry with this key.
    #[must_use]
    pub fn person(&self, schluessel: &Schluessel) -> Option<&Einwohner> {
        self.einwohner.get(schluessel)
    }

    /// Whether there is something to do at `jetzt`.
    pub(super) fn hat_faelliges(&self, jetzt: Timestamp) -> bool {
        let auftraege = self.auftraege.iter().map(|auftrag| auftrag.faellig);
        let zusagen = self.zusagen.iter().map(|zusage| zusage.faellig);
        auftraege.chain(zusagen).any(|faellig| faellig <= jetzt)
    }

    /// Puts a message into the mailbox.
    pub(super) fn lege_bereit(&mut self, id: NachrichtId, xml: String) {
        self.postfach.push(Ausgang {
            id,
            xml: Personal::neu(xml),
        });
    }

    /// Posts a letter.
    pub(super) fn werfe_ein(&mut self, brief: Postbrief) {
        self.briefe.push(brief);
        let zu_viel = self.briefe.len().saturating_sub(BRIEFE_HOECHSTENS);
        self.briefe.drain(..zu_viel);
    }

    /// The next Aktenzeichen, for example `NEU-2026-000123`; `NEU` are the first letters of the commune's name.
    pub(super) fn aktenzeichen(&mut self, gemeinde: &str, heute: Date) -> String {
        self.laufende_nummer += 1;
        let kuerzel: String = gemeinde.chars().filter(|c| c.is_alphabetic()).take(3).collect();
        format!(
            "{}-{}-{:06}",
            kuerzel.to_uppercase(),
            heute.year(),
            self.laufende_nummer
        )
    }
}
