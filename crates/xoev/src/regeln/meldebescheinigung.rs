//! 1700 and 1701.

use super::Regel;
use super::dokument::pdf;
use super::identifikation::gemeindeschluessel;
use super::kopf::{ursprung, zum_portal, zur_behoerde};
use crate::codes::{Ergebnisstatus, Wohnungsstatus};
use crate::fehler::Fehlercode;
use crate::typ::Pruefer;
use crate::xmeld::meldebescheinigung::{Meldebescheinigung, MeldebescheinigungAuskunft, Personendaten};
use crate::xmeld::{AbrufMeldebescheinigung1700, MeldebescheinigungAntwort1701, Regeln};

/// 1701 answers 1700.
pub const URSPRUNG_1701: Regel = Regel {
    id: "R-1701-1",
    code: Fehlercode::S011,
    quelle: "onlinedienste.meldebescheinigungAntwort.1701, ursprungsnachricht",
    text: "the ursprungsnachricht of a 1701 must be a 1700",
};

/// Status 01 comes with the data.
pub const DATEN_FEHLEN: Regel = Regel {
    id: "R-1701-2",
    code: Fehlercode::S999,
    quelle: "type.Meldebescheinigung.Auskunft, meldebescheinigung",
    text: "ergebnisstatus 01 says that the data follow; add the meldebescheinigung or send another status",
};

/// Status 03 speaks of a Selbstauskunft.
pub const ERGEBNISSTATUS_1701: Regel = Regel {
    id: "R-1701-3",
    code: Fehlercode::S011,
    quelle: "Code.Onlinedienste.Abruf.Ergebnisstatus, entry 03",
    text: "ergebnisstatus 03 belongs to the Selbstauskunft; send 01 or 02",
};

/// The present addresses are marked; one of them is main or sole, or the answer would be a refusal.
pub const HAUPTWOHNUNG: Regel = Regel {
    id: "R-1701-4",
    code: Fehlercode::S999,
    quelle: "type.Meldebescheinigung.Personendaten, wohnung; § 18 Abs. 1 Satz 2 Nr. 5 BMG; § 5 Abs. 1 BMeldDigiV",
    text: "one wohnung must have the statusderwohnung 0 or 1: the present addresses are marked as main or sole",
};

impl Regeln for AbrufMeldebescheinigung1700 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        zur_behoerde(pruefer, &self.kopf);
        gemeindeschluessel(pruefer, &self.kopf, &self.identifikation);
    }
}

impl Regeln for MeldebescheinigungAntwort1701 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        zum_portal(pruefer, &self.kopf);
        ursprung(pruefer, &self.ursprungsnachricht, &["1700"], &URSPRUNG_1701);
    }
}

impl Regeln for MeldebescheinigungAuskunft {
    fn regeln(&self, pruefer: &mut Pruefer) {
        let folgen = self.ergebnisstatus == Ergebnisstatus::DatenFolgen;
        pruefer.regel(
            !folgen || self.meldebescheinigung.is_some(),
            "ergebnisstatus",
            &DATEN_FEHLEN,
        );
        pruefer.regel(
            self.ergebnisstatus != Ergebnisstatus::SelbstauskunftEingegangen,
            "ergebnisstatus",
            &ERGEBNISSTATUS_1701,
        );
    }
}

impl Regeln for Meldebescheinigung {
    fn regeln(&self, pruefer: &mut Pruefer) {
        if let Self::PdfDokument(dokument) = self {
            pdf(pruefer, Some(dokument), "pdfDokument");
        }
    }
}

impl Regeln for Personendaten {
    fn regeln(&self, pruefer: &mut Pruefer) {
        let bezeichnet = self.wohnungen.iter().any(|wohnung| {
            matches!(
                wohnung.status,
                Some(Wohnungsstatus::Alleinige | Wohnungsstatus::Haupt)
            )
        });
        pruefer.regel(bezeichnet, "wohnung[1]", &HAUPTWOHNUNG);
    }
}
