//! How the register misbehaves, by the person whose message it is: so a vendor sees what a portal makes of it.

use serde::Deserialize;
use xoev::{Nachricht, xmeld::identifikation::Identifikation};

use super::anschriften::merkmale;

/// What the register does with the messages about one person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Szenario {
    /// The family name that the portal identifies the person by, as in the message.
    pub familienname: String,
    /// The given names; `None` for whoever has this family name.
    #[serde(default)]
    pub vornamen: Option<String>,
    /// What happens.
    pub verhalten: Verhalten,
}

/// What the register does. A Selbstauskunft that it has promised (1710) comes as it would anyway.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum Verhalten {
    /// What an office would do: accept, refuse, or send a code, as message and register have it.
    #[default]
    Ueblich,
    /// Refuses every Anmeldung.
    Ablehnen,
    /// Sends a code by letter, even where the Wohnungsgeber has confirmed.
    Code,
    /// Answers a question after ten seconds, and an Anmeldung after a minute.
    Langsam,
    /// Never answers; it has taken the message.
    Stumm,
    /// Answers with something that is no message.
    Unsinn,
    /// Puts each answer into the mailbox twice.
    Doppelt,
    /// Names a message in its answer that nobody sent.
    FalscherBezug,
}

impl Verhalten {
    /// What the first scenario that means the person of this message says.
    pub(super) fn zu(szenarien: &[Szenario], bytes: &[u8]) -> Self {
        if szenarien.is_empty() {
            return Self::default();
        }
        let Ok(nachricht) = Nachricht::lesen(bytes) else {
            return Self::default();
        };
        let Some(wer) = wer(&nachricht).and_then(|wer| merkmale(wer).ok()) else {
            return Self::default();
        };
        let gemeint = |szenario: &&Szenario| {
            let vornamen = wer.vornamen.as_ref().map(xoev::Text::as_str);
            szenario.familienname == wer.familienname.as_str()
                && szenario
                    .vornamen
                    .as_deref()
                    .is_none_or(|name| vornamen == Some(name))
        };
        szenarien
            .iter()
            .find(gemeint)
            .map(|szenario| szenario.verhalten)
            .unwrap_or_default()
    }
}

/// By whom a message of a portal is.
fn wer(nachricht: &Nachricht) -> Option<&Identifikation> {
    Some(match nachricht {
        Nachricht::AbrufMeldebescheinigung1700(frage) => &frage.identifikation,
        Nachricht::AbrufMeldeschein1702(frage) => &frage.identifikation,
        Nachricht::Meldeschein1704(schein) => &schein.identifikation,
        Nachricht::Bestaetigungscode1706(code) => &code.identifikation,
        Nachricht::AbrufSelbstauskunft1708(frage) => &frage.identifikation,
        Nachricht::AbrufSperren1711(frage) => &frage.identifikation,
        Nachricht::EintragungSperren1713(wunsch) => &wunsch.identifikation,
        Nachricht::EintragungSperren1714(wunsch) => &wunsch.identifikation,
        _ => return None,
    })
}
