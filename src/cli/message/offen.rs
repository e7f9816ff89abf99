//! What of a message is no personal data. Everything that is not named here is masked.
//!
//! Not named, and so masked, is also what is no data of a person in most messages but can be one in some: free texts,
//! addresses of authorities, the reason why there is no answer (it may say that somebody is dead), locks, religion.

use xoev::typ::{Feld, Typ};

/// What of an element may be shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Sicht {
    /// Its value.
    Offen,
    /// Its value if it is the number of a message: the list is free, so that anything can stand there.
    Nachrichtennummer,
    /// That it is there.
    Verdeckt,
}

/// The ids by which messages are told apart, by the type that holds them.
const KENNUNGEN: &[(&str, &str)] = &[
    ("NachrichtenId", "nachrichtenUUID"),
    ("NachrichtenId", "nachrichtentyp"),
    ("NachrichtenId", "erstellungszeitpunkt"),
    ("FremdeNachrichtenId", "nachrichtenUUID"),
    ("FremdeNachrichtenId", "erstellungszeitpunkt"),
];

/// Codes that say how a procedure goes on, and nothing of a person. All are enumerated by the schema.
const CODES: &[&str] = &[
    "AnmeldungStatus",
    "Anforderungselement",
    "Ergebnisstatus",
    "Fehlercode",
    "Ruecksendegrund",
    "Zustellvariante",
];

/// What may be shown of an element of this description inside an element of `eltern`.
pub(super) fn sicht(eltern: &Typ, feld: &Feld) -> Sicht {
    match (eltern.name, feld.element) {
        ("FremdeNachrichtenId", "nachrichtentyp") => Sicht::Nachrichtennummer,
        ort if KENNUNGEN.contains(&ort) || CODES.contains(&feld.typ.name) => Sicht::Offen,
        _ => Sicht::Verdeckt,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use xoev::{Nachricht, typ::Art};

    use super::*;

    fn sammle(typ: &'static Typ, orte: &mut BTreeSet<(&'static str, &'static str, &'static str)>) {
        let (basis, felder) = match typ.art {
            Art::Folge { basis, felder } => (basis, felder),
            Art::Auswahl { felder } => (None, felder),
            _ => return,
        };
        if let Some(basis) = basis {
            sammle(basis, orte);
        }
        for feld in felder {
            if orte.insert((typ.name, feld.element, feld.typ.name)) {
                sammle(feld.typ, orte);
            }
        }
    }

    #[test]
    fn what_is_open_exists_and_is_enumerated_where_it_is_a_code() {
        let mut orte = BTreeSet::new();
        for beschreibung in Nachricht::BESCHREIBUNGEN {
            sammle(beschreibung.typ, &mut orte);
        }
        for (typ, element) in KENNUNGEN {
            assert!(
                orte.iter().any(|ort| (ort.0, ort.1) == (*typ, *element)),
                "{typ}/{element}"
            );
        }
        for code in CODES {
            assert!(orte.iter().any(|ort| ort.2 == *code), "{code}");
            assert!(
                xoev::listen::Aufzaehlung::ALLE
                    .iter()
                    .any(|liste| liste.name == *code),
                "{code}"
            );
        }
    }
}
