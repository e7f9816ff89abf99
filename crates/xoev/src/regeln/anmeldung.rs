//! 1704 to 1707.

use super::Regel;
use super::dokument::pdf;
use super::kopf::{ursprung, zum_portal, zur_behoerde};
use super::sperren::nur_widersprueche;
use crate::codes::AnmeldungStatus;
use crate::fehler::Fehlercode;
use crate::typ::Pruefer;
use crate::xmeld::anmeldung::{Ablehnung, ErgaenzendeMeldedaten, Widersprueche, ZuziehendePerson};
use crate::xmeld::{Bestaetigungscode1706, Ergebnis1707, Meldeschein1704, Regeln, Statusmitteilung1705};

/// The day of moving out is told only if it is another.
pub const AUSZUG: Regel = Regel {
    id: "R-1704-1",
    code: Fehlercode::S999,
    quelle: "onlinedienste.anmeldung.meldeschein.1704, datumDesAuszugs; § 9 Abs. 2 Nr. 4 BMeldDigiV",
    text: "datumDesAuszugs is only told if it differs from datumDesBeziehens; leave it out",
};

/// 1705 answers 1704.
pub const URSPRUNG_1705: Regel = Regel {
    id: "R-1705-1",
    code: Fehlercode::S011,
    quelle: "onlinedienste.anmeldung.statusmitteilung.1705, ursprungsnachricht",
    text: "the ursprungsnachricht of a 1705 must be a 1704",
};

/// 1705 only says that a code is on its way.
pub const STATUS_1705: Regel = Regel {
    id: "R-1705-2",
    code: Fehlercode::S011,
    quelle: "onlinedienste.anmeldung.statusmitteilung.1705, status",
    text: "the status of a 1705 must be 01; send a 1707 for 02 and 03",
};

/// A time limit is one for entering the code.
pub const FRISTENDE: Regel = Regel {
    id: "R-1705-3",
    code: Fehlercode::S999,
    quelle: "onlinedienste.anmeldung.statusmitteilung.1705, fristende",
    text: "fristende stands only beside the status 01; leave it out",
};

/// 1707 answers 1704 or 1706.
pub const URSPRUNG_1707: Regel = Regel {
    id: "R-1707-1",
    code: Fehlercode::S011,
    quelle: "onlinedienste.anmeldung.ergebnis.1707, ursprungsnachricht",
    text: "the ursprungsnachricht of a 1707 must be a 1704 or a 1706",
};

/// A refusal is no announcement of a code.
pub const STATUS_1707: Regel = Regel {
    id: "R-1707-2",
    code: Fehlercode::S011,
    quelle: "onlinedienste.anmeldung.ergebnis.1707, ablehnung/status",
    text: "the status of an ablehnung must be 02 or 03; send a 1705 for 01",
};

impl Regeln for Meldeschein1704 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        zur_behoerde(pruefer, &self.kopf);
    }
}

impl Regeln for Widersprueche {
    fn regeln(&self, pruefer: &mut Pruefer) {
        nur_widersprueche(pruefer, self.eintragungen.iter().copied(), |nummer| {
            format!("eintragung[{nummer}]")
        });
    }
}

impl Regeln for ErgaenzendeMeldedaten {
    fn regeln(&self, pruefer: &mut Pruefer) {
        pruefer.regel(
            self.datum_des_auszugs != Some(self.wohnung.datum_des_beziehens),
            "datumDesAuszugs",
            &AUSZUG,
        );
        pdf(
            pruefer,
            self.wohnungsgeberbestaetigung.as_ref(),
            "wohnungsgeberbestaetigung",
        );
    }
}

impl Regeln for Statusmitteilung1705 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        zum_portal(pruefer, &self.kopf);
        ursprung(pruefer, &self.ursprungsnachricht, &["1704"], &URSPRUNG_1705);
        let code_kommt = self.status == AnmeldungStatus::CodeWirdVersendet;
        pruefer.regel(code_kommt, "status", &STATUS_1705);
        pruefer.regel(code_kommt || self.fristende.is_none(), "fristende", &FRISTENDE);
        pdf(pruefer, self.pdf_dokument.as_ref(), "pdfDokument");
    }
}

impl Regeln for Bestaetigungscode1706 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        zur_behoerde(pruefer, &self.kopf);
    }
}

impl Regeln for Ergebnis1707 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        zum_portal(pruefer, &self.kopf);
        ursprung(
            pruefer,
            &self.ursprungsnachricht,
            &["1704", "1706"],
            &URSPRUNG_1707,
        );
    }
}

impl Regeln for ZuziehendePerson {
    fn regeln(&self, pruefer: &mut Pruefer) {
        pdf(pruefer, Some(&self.pdf_dokument), "pdfDokument");
    }
}

impl Regeln for Ablehnung {
    fn regeln(&self, pruefer: &mut Pruefer) {
        pruefer.regel(
            self.status != AnmeldungStatus::CodeWirdVersendet,
            "status",
            &STATUS_1707,
        );
        pdf(pruefer, self.pdf_dokument.as_ref(), "pdfDokument");
    }
}
