//! What is said of a person: doctorate, documents, locks, tax number, marriage.

use super::idnr::pruefziffer_stimmt;
use super::{Regel, zeichen};
use crate::codes::{Ausweisart, Sperre};
use crate::fehler::Fehlercode;
use crate::latin::Text;
use crate::typ::Pruefer;
use crate::werte::Idnr;
use crate::xmeld::Regeln;
use crate::xmeld::meldebescheinigung::AusweisMeldebescheinigung;
use crate::xmeld::nachweis::{FamilienstandMitEnde, NameMitNachweis};
use crate::xmeld::name::{
    NameMeldebescheinigung, NameMeldebestaetigung, NameNatuerlichePerson, NamePartner, NameVertreter,
};
use crate::xmeld::person::{
    Auskunftssperre, AusweisMitSperrdaten, Ausweisdokument, FamilienstandAngaben,
    FamilienstandOhnePflichtangaben, Steueridentifikation,
};

/// DSMeld 0401, 0905, 1504, 1520.
pub const DOKTORGRAD: Regel = Regel {
    id: "R-PERSON-1",
    code: Fehlercode::S999,
    quelle: "type.Doktorgrad; doktorgrad of the types of names; DSMeld 0401",
    text: "doktorgrad must be DR., Dr., DR.HC., Dr.hc., Dr.EH. or Dr.eh.; several stand apart by one space",
};

/// DSMeld 1702, 1706.
pub const EID_KARTE: Regel = Regel {
    id: "R-PERSON-2",
    code: Fehlercode::S999,
    quelle: "type.Ausweisdokument, ausstellungsdatum; §§ 5 Abs. 2, 9 Abs. 1 Nr. 17 BMeldDigiV",
    text: "an eID-Karte has no ausstellungsdatum; leave it out",
};

/// DSMeld 1802.
pub const FRIST: Regel = Regel {
    id: "R-PERSON-3",
    code: Fehlercode::S999,
    quelle: "type.Auskunftssperre, frist; DSMeld 1802; § 51 Abs. 4 BMG",
    text: "only a lock with key 3 or 11 has a frist; leave it out",
};

/// DSMeld 2701.
pub const PRUEFZIFFER: Regel = Regel {
    id: "R-PERSON-4",
    code: Fehlercode::S999,
    quelle: "XInneres Identifikationsnummer; type.Steueridentifikation, idnummer; § 139b AO",
    text: "the last digit of the Identifikationsnummer must be its check digit (ISO 7064, MOD 11,10)",
};

/// DSMeld 1408.
pub const EHEORT: Regel = Regel {
    id: "R-PERSON-5",
    code: Fehlercode::S999,
    quelle: "type.Familienstand, ort.letzte.ehe.oder.lp; DSMeld 1408",
    text: "ort.letzte.ehe.oder.lp has at most 40 characters; shorten the name of the place, cut off the Kreis",
};

/// The standard lists `Dr.EH.` where the pattern of the others wants `DR.EH.`; both are taken.
const GRADE: [&str; 7] = ["DR.", "Dr.", "DR.HC.", "Dr.hc.", "DR.EH.", "Dr.EH.", "Dr.eh."];

fn doktorgrad(pruefer: &mut Pruefer, grad: Option<&Text>) {
    let zulaessig = |grad: &Text| grad.as_str().split(' ').all(|einer| GRADE.contains(&einer));
    pruefer.regel(grad.is_none_or(zulaessig), "doktorgrad", &DOKTORGRAD);
}

macro_rules! mit_doktorgrad {
    ($($name:ty),*) => {
        $(impl Regeln for $name {
            fn regeln(&self, pruefer: &mut Pruefer) {
                doktorgrad(pruefer, self.doktorgrad.as_ref());
            }
        })*
    };
}
mit_doktorgrad!(
    NameNatuerlichePerson,
    NameMeldebescheinigung,
    NameMeldebestaetigung,
    NameMitNachweis,
    NamePartner,
    NameVertreter
);

macro_rules! ausweis {
    ($($name:ty),*) => {
        $(impl Regeln for $name {
            fn regeln(&self, pruefer: &mut Pruefer) {
                let gut = self.passart != Ausweisart::EidKarte || self.ausstellungsdatum.is_none();
                pruefer.regel(gut, "ausstellungsdatum", &EID_KARTE);
            }
        })*
    };
}
ausweis!(Ausweisdokument, AusweisMitSperrdaten, AusweisMeldebescheinigung);

impl Regeln for Auskunftssperre {
    fn regeln(&self, pruefer: &mut Pruefer) {
        let mit_frist = matches!(self.grund, Sperre::Gefahr | Sperre::Sicherheitsbehoerde);
        pruefer.regel(mit_frist || self.frist.is_none(), "frist", &FRIST);
    }
}

/// The Identifikationsnummer at `stelle`.
pub(super) fn identifikationsnummer(pruefer: &mut Pruefer, nummer: Option<&Idnr>, stelle: &str) {
    let stimmt = nummer.is_none_or(|nummer| pruefziffer_stimmt(nummer.as_str()));
    pruefer.regel(stimmt, stelle, &PRUEFZIFFER);
}

impl Regeln for Steueridentifikation {
    fn regeln(&self, pruefer: &mut Pruefer) {
        if let Self::Idnummer(nummer) = self {
            identifikationsnummer(pruefer, Some(nummer), "idnummer");
        }
    }
}

macro_rules! mit_eheort {
    ($($name:ty),*) => {
        $(impl Regeln for $name {
            fn regeln(&self, pruefer: &mut Pruefer) {
                let kurz = self.ort.as_ref().is_none_or(|ort| zeichen(ort.as_str()) <= 40);
                pruefer.regel(kurz, "ort.letzte.ehe.oder.lp", &EHEORT);
            }
        })*
    };
}
mit_eheort!(
    FamilienstandAngaben,
    FamilienstandOhnePflichtangaben,
    FamilienstandMitEnde
);
