//! 1702 and 1703, and what 1704 sends back of them.

use super::Regel;
use super::identifikation::gemeindeschluessel;
use super::kopf::{ursprung, zum_portal, zur_behoerde};
use super::person::identifikationsnummer;
use super::sperren::nur_widersprueche;
use crate::codes::Sperre;
use crate::fehler::Fehlercode;
use crate::typ::Pruefer;
use crate::xmeld::meldeschein::{MeldescheinPerson, VorausgefuellterMeldescheinMitSperren};
use crate::xmeld::{AbrufMeldeschein1702, MeldescheinAntwort1703, Regeln};

/// 1703 answers 1702.
pub const URSPRUNG_1703: Regel = Regel {
    id: "R-1703-1",
    code: Fehlercode::S011,
    quelle: "onlinedienste.vorausgefuellterMeldescheinAntwort.1703, ursprungsnachricht",
    text: "the ursprungsnachricht of a 1703 must be a 1702",
};

/// Only locks against danger are passed on.
pub const AUSKUNFTSSPERRE: Regel = Regel {
    id: "R-SCHEIN-1",
    code: Fehlercode::S011,
    quelle: "type.VorausgefuellterMeldeschein.Personendaten, auskunftssperre; § 51 Abs. 1 BMG; DSMeld Anlage 1",
    text: "auskunftssperre in a Meldeschein has only the keys 3 and 11; leave the others out",
};

impl Regeln for AbrufMeldeschein1702 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        zur_behoerde(pruefer, &self.kopf);
        gemeindeschluessel(pruefer, &self.kopf, &self.identifikation);
    }
}

impl Regeln for MeldescheinAntwort1703 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        zum_portal(pruefer, &self.kopf);
        ursprung(pruefer, &self.ursprungsnachricht, &["1702"], &URSPRUNG_1703);
    }
}

impl Regeln for VorausgefuellterMeldescheinMitSperren {
    fn regeln(&self, pruefer: &mut Pruefer) {
        let gruende = self.widersprueche.iter().map(|sperre| sperre.grund);
        nur_widersprueche(pruefer, gruende, |nummer| {
            format!("widerspruecheUebermittlungssperren[{nummer}]/grund")
        });
    }
}

impl Regeln for MeldescheinPerson {
    fn regeln(&self, pruefer: &mut Pruefer) {
        for (nummer, sperre) in (1..).zip(&self.auskunftssperren) {
            if !matches!(sperre.grund, Sperre::Gefahr | Sperre::Sicherheitsbehoerde) {
                let stelle = format!("auskunftssperre[{nummer}]/grund");
                pruefer.regel(false, &stelle, &AUSKUNFTSSPERRE);
            }
        }
        identifikationsnummer(pruefer, self.id_nr.as_ref(), "idNr");
    }
}
