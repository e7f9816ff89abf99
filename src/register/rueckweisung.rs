//! Rejecting an asynchronous message (0010), and what makes a readable message one that is not for us.

use xoev::{
    Fehler, Nachricht, kopf_lesen,
    regeln::empfang,
    werte::Binaer,
    xmeld::{
        Rueckweisung0010,
        rueckweisung::{Rueckweisung, Rueckweisungsgrund},
    },
};

use super::{
    amt::{Amt, Fertig, fertig, undarstellbar},
    fehler::RegisterFehler,
    settings::Settings,
};

/// The rejection of `bytes`, with the message itself inside.
pub(super) fn rueckweisung(
    amt: &Amt<'_>,
    bytes: &[u8],
    maengel: &[Fehler],
) -> Result<Fertig, RegisterFehler> {
    let rueckweisung = Rueckweisung {
        stelle: None,
        gruende: maengel.iter().map(Rueckweisungsgrund::from).collect(),
        transportinformationen: None,
        einzelfaelle: Vec::new(),
        id_nachricht: kopf_lesen(bytes).nachrichten_id().map(Into::into),
        nachricht: Binaer(bytes.to_vec()),
    };
    fertig(Rueckweisung0010 {
        kopf: amt.kopf().map_err(undarstellbar("0010"))?,
        rueckweisung,
    })
}

/// Why a well-formed message is not for this register: another reader, or a test message in real business.
pub(super) fn fremde_maengel(nachricht: &Nachricht, settings: &Settings) -> Option<Fehler> {
    let kennung = format!("ags:{}", settings.gemeinde.ags);
    empfang::pruefe(nachricht, &kennung, settings.testbetrieb)
        .into_iter()
        .next()
}
