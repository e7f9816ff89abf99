//! 1708 to 1710.

use super::Regel;
use super::dokument::pdf;
use super::kopf::{ursprung, zum_portal, zur_behoerde};
use crate::codes::Ergebnisstatus;
use crate::fehler::Fehlercode;
use crate::typ::Pruefer;
use crate::xmeld::anschrift::AnschriftGesperrt;
use crate::xmeld::selbstauskunft::{Selbstauskunft, SelbstauskunftAntwort, SelbstauskunftPerson};
use crate::xmeld::{AbrufSelbstauskunft1708, Regeln, Selbstauskunft1710, SelbstauskunftStatus1709};

/// 1709 answers 1708.
pub const URSPRUNG_1709: Regel = Regel {
    id: "R-1709-1",
    code: Fehlercode::S011,
    quelle: "onlinedienste.selbstauskunftMelderegisterStatus.1709, ursprungsnachricht",
    text: "the ursprungsnachricht of a 1709 must be a 1708",
};

/// 1709 only says that the request has come.
pub const ERGEBNISSTATUS_1709: Regel = Regel {
    id: "R-1709-2",
    code: Fehlercode::S011,
    quelle: "type.Selbstauskunft.AbrufanfrageStatus, ergebnisstatus",
    text: "the ergebnisstatus of a 1709 must be 03",
};

/// 1710 answers 1708.
pub const URSPRUNG_1710: Regel = Regel {
    id: "R-1710-1",
    code: Fehlercode::S011,
    quelle: "onlinedienste.selbstauskunftMelderegister.1710, ursprungsnachricht",
    text: "the ursprungsnachricht of a 1710 must be a 1708",
};

/// Whoever gets a Selbstauskunft has a present dwelling here, and present dwellings have an address in Germany.
pub const AKTUELLE_WOHNUNG: Regel = Regel {
    id: "R-1710-2",
    code: Fehlercode::S999,
    quelle: "type.Selbstauskunft.Personendaten, wohnung; § 7 Abs. 1 BMeldDigiV",
    text: "a present wohnung must have its address in anschrift.inland, and one wohnung must be present",
};

impl Regeln for AbrufSelbstauskunft1708 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        zur_behoerde(pruefer, &self.kopf);
    }
}

impl Regeln for SelbstauskunftStatus1709 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        zum_portal(pruefer, &self.kopf);
        ursprung(pruefer, &self.ursprungsnachricht, &["1708"], &URSPRUNG_1709);
    }
}

impl Regeln for SelbstauskunftAntwort {
    fn regeln(&self, pruefer: &mut Pruefer) {
        if let Self::Ergebnisstatus(status) = self {
            pruefer.regel(
                *status == Ergebnisstatus::SelbstauskunftEingegangen,
                "ergebnisstatus",
                &ERGEBNISSTATUS_1709,
            );
        }
    }
}

impl Regeln for Selbstauskunft1710 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        zum_portal(pruefer, &self.kopf);
        ursprung(pruefer, &self.ursprungsnachricht, &["1708"], &URSPRUNG_1710);
    }
}

impl Regeln for Selbstauskunft {
    fn regeln(&self, pruefer: &mut Pruefer) {
        pdf(pruefer, self.pdf_dokument.as_ref(), "pdfDokument");
    }
}

impl Regeln for SelbstauskunftPerson {
    fn regeln(&self, pruefer: &mut Pruefer) {
        // Which dwelling is present no element says; that there is one is certain.
        let im_inland = self
            .wohnungen
            .iter()
            .any(|wohnung| matches!(wohnung.wohnung.anschrift, Some(AnschriftGesperrt::Inland(_))));
        pruefer.regel(im_inland, "wohnung[1]", &AKTUELLE_WOHNUNG);
    }
}
