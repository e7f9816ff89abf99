//! Random ways through the machine, the same each time.

use std::collections::BTreeSet;

use crate::{
    fall::probe::{ereignisse, probe, zustaende},
    kernel::{Zufall as _, zufall::FesterZufall},
};

const FOLGEN: usize = 20_000;

#[test]
fn twenty_thousand_random_ways_break_no_promise_and_try_everything() {
    let zufall = FesterZufall::neu(0x4661_6c6c);
    let mut versucht = BTreeSet::new();
    for nummer in 0..FOLGEN {
        let mut folge = vec![0; 1 + nummer % 24];
        zufall.fuelle(&mut folge);
        let weg = probe(&folge).unwrap_or_else(|bruch| panic!("{bruch}, in sequence {folge:?}"));
        versucht.extend(weg.into_iter().map(|(von, was, _)| (von, was)));
    }
    let alle = zustaende().len() * ereignisse().len();
    assert_eq!(versucht.len(), alle, "every event was tried in every state");
}
