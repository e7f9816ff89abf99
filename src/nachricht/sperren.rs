//! Delete objections to transmissions (1714), once the authority of the new dwelling knows the person (§ 8 BMeldDigiV).

use xoev::{
    Nachricht,
    xmeld::{EintragungSperren1714, SperrenAntwort1715, sperren::SperrenAntwort},
};

use super::{Ausgehend, Kopfdaten, SchreibFehler, identifikation::identifikation};
use crate::meldewesen::{Identitaet, Sperrschluessel};

/// Writes a 1714 that deletes `loeschungen`.
///
/// # Errors
/// [`SchreibFehler`] if a part does not fit into the message.
pub fn sperren_loeschen(
    kopf: &Kopfdaten,
    wer: &Identitaet,
    loeschungen: &[Sperrschluessel],
) -> Result<Ausgehend, SchreibFehler> {
    let nachricht = EintragungSperren1714 {
        kopf: kopf.kopf("1714")?,
        identifikation: identifikation("1714", wer)?,
        eintragungen: Vec::new(),
        loeschungen: loeschungen.iter().map(|sperre| sperre.0).collect(),
        eintragungen_landesrecht: Vec::new(),
        loeschungen_landesrecht: Vec::new(),
    };
    Ok(Ausgehend {
        typ: "1714",
        xml: Nachricht::EintragungSperren1714(nachricht).schreiben(),
    })
}

/// What a 1715 says is entered now; `None` if the authority could not do it.
pub(super) fn eingetragene(antwort: SperrenAntwort1715) -> Option<Vec<Sperrschluessel>> {
    match antwort.antwort {
        SperrenAntwort::GrundDerRueckweisung(_) => None,
        SperrenAntwort::Sperren(stand) => Some(stand.eingetragen.into_iter().map(Sperrschluessel).collect()),
    }
}
