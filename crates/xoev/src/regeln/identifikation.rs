//! Who the message is about: the commune of the address and the authority that is asked (ADR 4).

use super::Regel;
use super::kopf::organisation;
use crate::fehler::Fehlercode;
use crate::kopf::Kopf;
use crate::typ::Pruefer;
use crate::xmeld::identifikation::Identifikation;

/// Only the authority of the main or sole dwelling is asked with 1700 and 1702, so it is that of the address.
pub const GEMEINDESCHLUESSEL: Regel = Regel {
    id: "R-IDENT-1",
    code: Fehlercode::S999,
    quelle: "type.Onlinedienste.Identifikation.Anschrift, gemeindeschluessel; §§ 5 Abs. 1, 6, 9 Abs. 1 BMeldDigiV",
    text: "the gemeindeschluessel of the address must be that of the reader; ask the Meldebehörde of the main or \
           sole dwelling",
};

pub(super) fn gemeindeschluessel(pruefer: &mut Pruefer, kopf: &Kopf, identifikation: &Identifikation) {
    if let Some(("ags", leser)) = organisation(&kopf.leser.kennung) {
        pruefer.regel(
            identifikation.anschrift.gemeindeschluessel.code() == leser,
            "identifikation/anschrift/gemeindeschluessel",
            &GEMEINDESCHLUESSEL,
        );
    }
}
