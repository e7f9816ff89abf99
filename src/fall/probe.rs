//! What must hold for any sequence of events; `cargo test` runs it on seeded bytes, `fuzz/` on those of a fuzzer.

use jiff::{Timestamp, civil::date};

use super::{Ablehnungsgrund, Ereignis, Unmoeglich, Zustand};

/// A promise of the machine that a sequence of events has broken.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{zustand} after {ereignis}: {was}")]
pub struct Bruch {
    /// The state before.
    pub zustand: &'static str,
    /// The event.
    pub ereignis: &'static str,
    /// What does not hold.
    pub was: &'static str,
}

/// What one event did, by names: the state before, the event, and the state after if it moved.
pub type Spur = (
    &'static str,
    &'static str,
    Result<Option<&'static str>, Unmoeglich>,
);

/// Walks from a submission through one event for each byte, whatever order they make: late, doubled, contradictory
/// messages, withdrawal, giving up, sending again, the deadline. Returns the way.
///
/// # Errors
/// [`Bruch`] names the first promise that does not hold.
pub fn probe(bytes: &[u8]) -> Result<Vec<Spur>, Bruch> {
    let mut zustand = Zustand::Eingereicht;
    let mut weg = Vec::with_capacity(bytes.len());
    for byte in bytes {
        let ereignis = ereignis(*byte);
        let name = ereignis.name();
        let ergebnis = zustand.nach(ereignis.clone(), Timestamp::UNIX_EPOCH);
        pruefe(&zustand, &ereignis, &ergebnis).map_err(|was| Bruch {
            zustand: zustand.name(),
            ereignis: name,
            was,
        })?;
        weg.push((
            zustand.name(),
            name,
            ergebnis
                .as_ref()
                .map(|neu| neu.as_ref().map(Zustand::name))
                .map_err(Clone::clone),
        ));
        if let Ok(Some(neu)) = ergebnis {
            zustand = neu;
        }
        if !findet_ein_ende(&zustand) {
            return Err(Bruch {
                zustand: zustand.name(),
                ereignis: name,
                was: "a dead end: nothing that can still happen leads to an end",
            });
        }
    }
    Ok(weg)
}

/// The event that a byte stands for; the tens choose its data, so that the same message comes twice or differs.
fn ereignis(byte: u8) -> Ereignis {
    let mut alle = ereignisse();
    let anzahl = alle.len();
    let mut ereignis = alle.swap_remove(usize::from(byte) % anzahl);
    if let Ereignis::CodeUnterwegs { fristende, .. } = &mut ereignis {
        *fristende = match usize::from(byte) / anzahl % 3 {
            0 => *fristende,
            1 => Some(date(2026, 12, 20)),
            _ => None,
        };
    }
    ereignis
}

fn pruefe(
    vorher: &Zustand,
    ereignis: &Ereignis,
    ergebnis: &Result<Option<Zustand>, Unmoeglich>,
) -> Result<(), &'static str> {
    let entschieden = match ereignis {
        Ereignis::Angemeldet { .. } => Some("angemeldet"),
        Ereignis::Abgelehnt { .. } => Some("abgelehnt"),
        _ => None,
    };
    let nachher = ergebnis.as_ref().ok().and_then(Option::as_ref);
    let halte = |gilt: bool, was: &'static str| if gilt { Ok(()) } else { Err(was) };

    halte(!vorher.ist_ende() || nachher.is_none(), "an end was left again")?;
    halte(
        entschieden.is_none() || vorher.ist_ende() || nachher.map(Zustand::name) == entschieden,
        "a decision of the register was lost",
    )?;
    halte(
        nachher.is_none_or(|neu| match neu {
            Zustand::Zurueckgezogen => matches!(
                (vorher, ereignis),
                (Zustand::Eingereicht, Ereignis::Zurueckgezogen)
            ),
            neu => !neu.ist_ende() || Some(neu.name()) == entschieden,
        }),
        "an end that neither the register decided nor the person wanted",
    )?;
    halte(
        !matches!(ereignis, Ereignis::CodeUnterwegs { .. })
            || ergebnis.is_err()
            || vorher.ist_ende()
            || kennt_den_brief(nachher.unwrap_or(vorher), ereignis),
        "a letter with a code was lost",
    )?;
    halte(
        nachher.is_none_or(|neu| neu != vorher),
        "a move that changes nothing",
    )?;
    halte(
        ergebnis
            .as_ref()
            .err()
            .is_none_or(|nein| nein.widerspruch == ereignis.ist_nachricht_des_registers()),
        "a contradiction that nobody is told of",
    )
}

/// Whether the state is one in which this letter has been noticed.
fn kennt_den_brief(zustand: &Zustand, ereignis: &Ereignis) -> bool {
    let (
        Zustand::CodeErwartet { fristende: bis, .. }
        | Zustand::CodeGesendet { fristende: bis, .. }
        | Zustand::Verfallen { fristende: bis, .. },
        Ereignis::CodeUnterwegs { fristende, .. },
    ) = (zustand, ereignis)
    else {
        return false;
    };
    bis == fristende
}

/// Whether a register's answer, the only thing that can still come to every case, ends it from here.
fn findet_ein_ende(zustand: &Zustand) -> bool {
    zustand.ist_ende()
        || ereignisse()
            .into_iter()
            .filter(Ereignis::ist_nachricht_des_registers)
            .filter_map(|ereignis| zustand.nach(ereignis, Timestamp::UNIX_EPOCH).ok().flatten())
            .any(|neu| neu.ist_ende())
}

/// One event of each kind.
#[must_use]
pub fn ereignisse() -> Vec<Ereignis> {
    let aktenzeichen = || "NEU-1".to_owned();
    vec![
        Ereignis::Zugestellt,
        Ereignis::CodeUnterwegs {
            aktenzeichen: aktenzeichen(),
            fristende: Some(date(2026, 12, 6)),
        },
        Ereignis::CodeEingegeben,
        Ereignis::Angemeldet {
            aktenzeichen: aktenzeichen(),
            dokumente: Vec::new(),
            personen: Vec::new(),
            abweichungen: Vec::new(),
            angemeldet_am: None,
        },
        Ereignis::Abgelehnt {
            aktenzeichen: aktenzeichen(),
            grund: Ablehnungsgrund::CodeUngueltig,
            dokument: None,
        },
        Ereignis::Zurueckgewiesen {
            code: "X001".to_owned(),
        },
        Ereignis::Zurueckgezogen,
        Ereignis::Aufgegeben {
            grund: "nicht-erreichbar".to_owned(),
        },
        Ereignis::ErneutGesendet,
        Ereignis::FristVerstrichen,
    ]
}

/// One state of each kind, in the order in which a case may walk through them; those with a Fristende wait for another
/// letter than that of [`ereignisse`].
#[must_use]
pub fn zustaende() -> Vec<Zustand> {
    let aktenzeichen = || "NEU-1".to_owned();
    let fristende = Some(date(2026, 11, 29));
    vec![
        Zustand::Eingereicht,
        Zustand::Zugestellt {
            am: Timestamp::UNIX_EPOCH,
        },
        Zustand::CodeErwartet {
            aktenzeichen: aktenzeichen(),
            fristende,
        },
        Zustand::CodeGesendet {
            aktenzeichen: aktenzeichen(),
            fristende,
        },
        Zustand::Angemeldet {
            aktenzeichen: aktenzeichen(),
            dokumente: Vec::new(),
            personen: Vec::new(),
            abweichungen: Vec::new(),
            angemeldet_am: None,
        },
        Zustand::Abgelehnt {
            aktenzeichen: aktenzeichen(),
            grund: Ablehnungsgrund::NichtElektronisch,
            dokument: None,
        },
        Zustand::Gestoert {
            code: "X001".to_owned(),
        },
        Zustand::Zurueckgezogen,
        Zustand::Verfallen {
            aktenzeichen: aktenzeichen(),
            fristende,
        },
    ]
}
