//! Nothing is lost and nothing is done twice.

use std::time::Duration;

use jiff::SignedDuration;
use xoev::Nachricht;

use super::welt::{ALTSTADT, NEUE_STRASSE, NEUSTADT, Welt, leere};
use crate::register::{Settings, ablauf::Annahme};

#[test]
fn the_same_message_twice_is_answered_once() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    let schein =
        Nachricht::from(welt.meldeschein_1704(&altstadt, "erika", NEUSTADT, &NEUE_STRASSE)).schreiben();
    assert_eq!(neustadt.nimm_an(&schein).unwrap().unwrap(), Annahme::Neu);
    assert_eq!(neustadt.nimm_an(&schein).unwrap().unwrap(), Annahme::Bekannt);
    assert_eq!(leere(&neustadt).len(), 1);
    drop(neustadt);
    assert_eq!(
        welt.stube(NEUSTADT).nimm_an(&schein).unwrap().unwrap(),
        Annahme::Bekannt,
        "known after a restart too"
    );
}

#[test]
fn a_crash_between_acceptance_and_answer_loses_nothing() {
    let welt = Welt::neu();
    let langsam = || Settings {
        antwortverzug: Duration::from_mins(1),
        ..welt.settings(NEUSTADT)
    };
    let altstadt = welt.stube(ALTSTADT);
    let schein =
        Nachricht::from(welt.meldeschein_1704(&altstadt, "erika", NEUSTADT, &NEUE_STRASSE)).schreiben();
    let neustadt = welt.stube_mit(langsam());
    assert_eq!(neustadt.nimm_an(&schein).unwrap().unwrap(), Annahme::Neu);
    neustadt.arbeite_ab().unwrap();
    assert!(neustadt.postfach().is_empty(), "the office still works on it");
    drop(neustadt);

    let neustadt = welt.stube_mit(langsam());
    welt.uhr.vor(SignedDuration::from_secs(61));
    neustadt.arbeite_ab().unwrap();
    neustadt.arbeite_ab().unwrap();
    assert_eq!(neustadt.postfach().len(), 1);
    drop(neustadt);

    let neustadt = welt.stube_mit(langsam());
    neustadt.arbeite_ab().unwrap();
    assert_eq!(
        leere(&neustadt).len(),
        1,
        "the answer waits until it is acknowledged"
    );
    drop(neustadt);
    assert!(welt.stube_mit(langsam()).postfach().is_empty());
}
