//! A rejection and the message inside it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use xoev::{Nachricht, kopf_lesen};

use crate::{beleg, regel};

/// A 0010 without idNachricht around `innen`.
fn um(innen: &str) -> Result<Nachricht, Vec<xoev::Fehler>> {
    let xml = beleg("0010");
    let (vorn, rest) = xml.split_once("<idNachricht>").unwrap();
    let (_, hinten) = rest.split_once("</nachricht>").unwrap();
    let innen = STANDARD.encode(innen);
    Nachricht::lesen(format!("{vorn}<nachricht>{innen}</nachricht>{hinten}").as_bytes())
}

#[test]
fn a_message_that_only_breaks_rules_must_be_named_too() {
    let ohne_zone = beleg("1704").replacen("562+01:00", "562", 1);
    for innen in [beleg("1704"), ohne_zone] {
        let fehler = um(&innen).unwrap_err();
        assert_eq!(
            fehler.iter().map(|f| regel(f).0).collect::<Vec<_>>(),
            ["R-0010-2"]
        );
    }
}

#[test]
fn what_is_not_valid_or_not_ours_need_not_be_named() {
    let innen = [
        String::new(),
        beleg("1704").replace("xmeld:berechtigtePerson", "xmeld:person"),
        beleg("1704").replace("xmeld2511a", "xmeld2611"),
        "<xpsw:nachricht xmlns:xpsw=\"http://xpsw.domap.de/xpsw2511\"/>".to_owned(),
        // A rejection of a rejection.
        beleg("0010"),
    ];
    for innen in innen {
        assert!(um(&innen).is_ok(), "{innen}");
    }
}

#[test]
fn a_rejection_quotes_ids_as_they_are_right_or_wrong() {
    for name in ["0010", "0910"] {
        let xml = beleg(name)
            .replace(
                "c63180d1-6e43-452a-ae2c-ced11fcad0bf",
                "c63180d1-6e43-052a-0e2c-ced11fcad0bf",
            )
            .replace(
                "<erstellungszeitpunkt>2026-11-02T08:34:59.120+01:00",
                "<erstellungszeitpunkt>2026-11-02T08:34:59.120",
            );
        assert!(xml.contains("08:34:59.120<") && xml.contains("-052a-"));
        assert!(Nachricht::lesen(xml.as_bytes()).is_ok(), "{name}");
    }
}

#[test]
fn the_ids_of_a_valid_message_are_found_however_they_are_written() {
    let xml = beleg("1704")
        .replace("018f3c5e-", "<![CDATA[018f3c5e]]>&#45;")
        .replace("<code>1704</code>", "<code>17&#x30;<!-- -->4</code>");
    let nachricht = Nachricht::lesen(xml.as_bytes()).unwrap();
    assert_eq!(
        kopf_lesen(xml.as_bytes()).nachrichten_id(),
        nachricht.nachrichten_id()
    );
}
