//! Objections: their keys wherever they stand, and 1711 to 1715.

use super::Regel;
use super::kopf::{ursprung, zum_portal, zur_behoerde};
use crate::codes::Sperre;
use crate::fehler::Fehlercode;
use crate::typ::Pruefer;
use crate::xmeld::anmeldung::ErgebnisWidersprueche;
use crate::xmeld::sperren::SperrenAntwort;
use crate::xmeld::{
    AbrufSperren1711, EintragungSperren1713, EintragungSperren1714, Regeln, SperrenAntwort1712,
    SperrenAntwort1715,
};

/// The keys a person decides on herself.
///
/// The BMG has lost the ground of 10 and 13, the standard still allows both; so do we.
pub const WIDERSPRUECHE: Regel = Regel {
    id: "R-SPERREN-1",
    code: Fehlercode::S011,
    quelle: "eintragung, loeschung and widerspruecheUebermittlungssperren of 1703, 1704, 1707, 1712 to 1715; \
             § 8 BMeldDigiV; DSMeld Anlage 1",
    text: "an objection has only the keys 2, 5, 7, 10 and 13",
};

/// 1712 answers 1711 or 1713.
pub const URSPRUNG_1712: Regel = Regel {
    id: "R-1712-1",
    code: Fehlercode::S011,
    quelle: "onlinedienste.widerspruecheUebermittlungssperrenAntwort.1712, ursprungsnachricht",
    text: "the ursprungsnachricht of a 1712 must be a 1711 or a 1713",
};

/// Who only asks has nothing entered.
pub const NICHTS_EINGETRAGEN: Regel = Regel {
    id: "R-1712-2",
    code: Fehlercode::S999,
    quelle: "type.WiderspruecheUebermittlungssperren, rueckmeldungEintragung",
    text: "rueckmeldungEintragung answers a wish to enter something, and a 1711 has none; leave it out",
};

/// 1715 answers 1714.
pub const URSPRUNG_1715: Regel = Regel {
    id: "R-1715-1",
    code: Fehlercode::S011,
    quelle: "onlinedienste.widerspruecheUebermittlungssperrenAntwort.1715, ursprungsnachricht",
    text: "the ursprungsnachricht of a 1715 must be a 1714",
};

/// All `gruende` are objections; number `n` stands at `stelle(n)`, from 1.
pub(super) fn nur_widersprueche(
    pruefer: &mut Pruefer,
    gruende: impl Iterator<Item = Sperre>,
    stelle: impl Fn(usize) -> String,
) {
    for (nummer, grund) in (1..).zip(gruende) {
        if !grund.ist_widerspruch() {
            pruefer.regel(false, &stelle(nummer), &WIDERSPRUECHE);
        }
    }
}

impl Regeln for ErgebnisWidersprueche {
    fn regeln(&self, pruefer: &mut Pruefer) {
        nur_widersprueche(pruefer, self.eingetragen.iter().copied(), |nummer| {
            format!("widerspruecheUebermittlungssperren[{nummer}]")
        });
    }
}

impl Regeln for AbrufSperren1711 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        zur_behoerde(pruefer, &self.kopf);
    }
}

impl Regeln for SperrenAntwort1712 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        zum_portal(pruefer, &self.kopf);
        ursprung(
            pruefer,
            &self.ursprungsnachricht,
            &["1711", "1713"],
            &URSPRUNG_1712,
        );
        if let SperrenAntwort::Sperren(sperren) = &self.antwort {
            let nur_gefragt = self.ursprungsnachricht.nachrichtentyp.code() == "1711";
            pruefer.regel(
                !nur_gefragt || sperren.rueckmeldung.is_empty(),
                "antwortAbrufanfrage/widerspruecheUebermittlungssperren/rueckmeldungEintragung[1]",
                &NICHTS_EINGETRAGEN,
            );
        }
    }
}

macro_rules! eintragung {
    ($($name:ty),*) => {
        $(impl Regeln for $name {
            fn regeln(&self, pruefer: &mut Pruefer) {
                zur_behoerde(pruefer, &self.kopf);
                nur_widersprueche(pruefer, self.eintragungen.iter().copied(), |nummer| {
                    format!("eintragung[{nummer}]")
                });
                nur_widersprueche(pruefer, self.loeschungen.iter().copied(), |nummer| {
                    format!("loeschung[{nummer}]")
                });
            }
        })*
    };
}
eintragung!(EintragungSperren1713, EintragungSperren1714);

impl Regeln for SperrenAntwort1715 {
    fn regeln(&self, pruefer: &mut Pruefer) {
        zum_portal(pruefer, &self.kopf);
        ursprung(pruefer, &self.ursprungsnachricht, &["1714"], &URSPRUNG_1715);
    }
}
