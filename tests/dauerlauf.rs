//! Two thousand documents set and sealed in one process: the last ones cost what the first ones did, and nothing of them stays.
//!
//! What would make them dearer is what is kept from one to the next: results that the typesetter remembers, its tables of
//! names, a cache of ours. So memory is what is asked about. Everything runs on one thread, the typesetter's helpers too, and
//! every allocation of it is counted: the numbers are exact and the same on a loaded machine. Work that grows without memory,
//! such as searching a table from its start, shows in CPU time alone; that bound is wide, for caches and neighbours move it.
//! This test has a program of its own because the typesetter's memory is one for the whole process. `scripts/bench` prints its
//! table; `benches/urkunde.rs` does the same with a hundred thousand.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test"
)]

#[allow(dead_code)] // the benches say which clock it is
#[path = "../benches/clock.rs"]
mod clock;
#[allow(dead_code)] // and hand out keys
#[path = "../benches/werkstatt.rs"]
mod werkstatt;

use std::hint::black_box;
use std::time::Duration;

use allocation_counter::{AllocationInfo, measure};
use werkstatt::{Umfang, Werkstatt};

/// Before these, what is made once is made.
const VORLAUF: usize = 100;
const ABSCHNITTE: usize = 4;
const JE_ABSCHNITT: usize = 500;

/// What may stay of two thousand documents: tables that are drawn anew in each run grow once or not, by a few KiB; a single value
/// kept of every document would be more. Unit: bytes.
const BLEIBT_HOECHSTENS: i64 = 12 * 1024;

struct Abschnitt {
    zaehlung: AllocationInfo,
    cpu: Duration,
}

#[test]
fn the_last_of_two_thousand_documents_costs_what_the_first_did() {
    let abschnitte = auf_einem_faden(|| {
        let werkstatt = Werkstatt::neu().unwrap();
        drucke_tabelle(&werkstatt);
        abschnitt(&werkstatt, 0..VORLAUF);
        (0..ABSCHNITTE)
            .map(|nummer| {
                let beginn = VORLAUF + nummer * JE_ABSCHNITT;
                abschnitt(&werkstatt, beginn..beginn + JE_ABSCHNITT)
            })
            .collect::<Vec<_>>()
    });
    let (erster, letzter) = (abschnitte.first().unwrap(), abschnitte.last().unwrap());
    for abschnitt in &abschnitte {
        let abweichung = abschnitt
            .zaehlung
            .count_total
            .abs_diff(erster.zaehlung.count_total);
        println!("{:?} {:?}", abschnitt.zaehlung, abschnitt.cpu);
        assert!(
            abweichung * 100 < erster.zaehlung.count_total,
            "{} allocations, {} at first",
            abschnitt.zaehlung.count_total,
            erster.zaehlung.count_total
        );
    }
    let bleibt: i64 = abschnitte.iter().map(|eines| eines.zaehlung.bytes_current).sum();
    assert!(bleibt <= BLEIBT_HOECHSTENS, "{bleibt} bytes stay");
    assert!(
        letzter.cpu < 2 * erster.cpu,
        "{:?}, {:?} at first",
        letzter.cpu,
        erster.cpu
    );
}

/// Sets and seals these documents, one after the other.
fn abschnitt(werkstatt: &Werkstatt, nummern: std::ops::Range<usize>) -> Abschnitt {
    let beginn = clock::cpu();
    let zaehlung = measure(|| {
        for nummer in nummern {
            let inhalt = werkstatt.inhalt(nummer, Umfang::Schlicht).unwrap();
            black_box(werkstatt.siegle(&werkstatt.setze(&inhalt).unwrap()).unwrap());
        }
    });
    Abschnitt {
        zaehlung,
        cpu: clock::cpu().saturating_sub(beginn),
    }
}

/// Runs `arbeit` on the one worker of a pool, so that the typesetter finds no other to help it.
fn auf_einem_faden<T: Send>(arbeit: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    pool.install(arbeit)
}

/// The lines of the table that `scripts/bench` shows: what each step allocates when it is warm.
fn drucke_tabelle(werkstatt: &Werkstatt) {
    for (art, umfang) in [("full", Umfang::Voll), ("plain", Umfang::Schlicht)] {
        let inhalt = werkstatt.inhalt(1, umfang).unwrap();
        let pdf = werkstatt.setze(&inhalt).unwrap();
        let gesiegelt = werkstatt.siegle(&pdf).unwrap();
        drucke_zeile("render", art, || drop(werkstatt.setze(&inhalt).unwrap()));
        drucke_zeile("seal", art, || drop(werkstatt.siegle(&pdf).unwrap()));
        drucke_zeile("verify", art, || assert!(werkstatt.gilt(&gesiegelt)));
    }
    let nachweis = werkstatt.nachweis(1).unwrap();
    drucke_zeile("issue", "credential", || drop(werkstatt.nachweis(1).unwrap()));
    drucke_zeile("verify", "credential", || {
        assert!(werkstatt.gilt(nachweis.as_bytes()));
    });
}

fn drucke_zeile(schritt: &str, art: &str, arbeit: impl Fn()) {
    arbeit();
    let zaehlung = measure(arbeit);
    println!(
        "| {schritt} | {art} | {} | {} | {} |",
        zaehlung.count_total,
        zaehlung.bytes_total / 1024,
        zaehlung.bytes_max / 1024
    );
}
