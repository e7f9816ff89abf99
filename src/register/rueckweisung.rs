//! Rejecting an asynchronous message (0010), and what makes a readable message one that is not for us.

use xoev::{
    Fehler, Fehlercode, Grund, Nachricht, kopf_lesen,
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
    let kopf = nachricht.kopf();
    let mangel = |code, grund| Fehler {
        code,
        pfad: "/nachrichtenkopf.g2g".to_owned(),
        offset: None,
        grund,
    };
    if kopf.leser.kennung.as_str() != format!("ags:{}", settings.gemeinde.ags) {
        Some(mangel(
            Fehlercode::T080,
            Grund::Regel("the reader in the header is not this Meldebehörde"),
        ))
    } else if kopf.produkt.test.is_some() && !settings.testbetrieb {
        Some(mangel(
            Fehlercode::S999,
            Grund::Regel("the attribute test is set, but this register does not run as a test"),
        ))
    } else {
        None
    }
}
