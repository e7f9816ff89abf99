//! What a receiver says to a message that is right but not for it.

use xoev::regeln::empfang::pruefe;
use xoev::{Fehlercode, Nachricht};

use crate::stelle::gibt_es;
use crate::{beleg, regel};

#[test]
fn another_reader_and_a_test_in_production_are_found_by_the_receiver() {
    let xml = beleg("1704");
    let nachricht = Nachricht::lesen(xml.as_bytes()).unwrap();
    assert_eq!(pruefe(&nachricht, "ags:99000001", true), []);
    let fehler = pruefe(&nachricht, "ags:99000002", false);
    let gefunden: Vec<_> = fehler.iter().map(|fehler| regel(fehler).0).collect();
    assert_eq!(gefunden, ["R-EMPFANG-1", "R-EMPFANG-2"]);
    assert_eq!(fehler[0].code, Fehlercode::T080);
    assert!(fehler.iter().all(|fehler| gibt_es(&xml, &fehler.pfad)));
    let echt = Nachricht::lesen(xml.replace("test=\"Beleg\"", "").as_bytes()).unwrap();
    assert_eq!(pruefe(&echt, "ags:99000001", false), []);
}
