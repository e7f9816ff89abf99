//! What must hold for any bytes; plain functions, so that `crates/xoev/tests/fuzz.rs` runs them on stable too.
//!
//! They panic when something does not hold, and know nothing but the public interface of the crate.

use xoev::{Nachricht, kopf_lesen};

/// More findings about one message help nobody.
const MOST_FINDINGS: usize = 100;

/// Reading any bytes ends with a message in which nothing is wrong or with findings that lie within the bytes.
pub fn reader(bytes: &[u8]) {
    let result = Nachricht::lesen(bytes);
    match &result {
        Ok(message) => assert!(
            message.pruefen().is_empty(),
            "a message was read that breaks a rule"
        ),
        Err(findings) => {
            assert!(!findings.is_empty(), "refused without a reason");
            assert!(findings.len() <= MOST_FINDINGS, "too many findings");
            for finding in findings {
                assert!(
                    finding.ort.is_none_or(|ort| ort.offset <= bytes.len()),
                    "a finding lies outside"
                );
                assert!(finding.pfad.starts_with('/'), "a finding without a place");
            }
        }
    }
    assert!(
        Nachricht::lesen(bytes) == result,
        "read differently the second time"
    );
}

/// What is read is written so that it reads the same, and writing it again gives the same bytes.
pub fn round_trip(bytes: &[u8]) {
    let Ok(message) = Nachricht::lesen(bytes) else {
        return;
    };
    let written = message.schreiben();
    match Nachricht::lesen(&written) {
        Ok(again) => {
            assert!(again == message, "changed by writing");
            assert!(
                again.schreiben() == written,
                "written differently the second time"
            );
        }
        Err(findings) => panic!("what was written is not read: {}", findings[0]),
    }
}

/// Looking for the ids never fails, and finds no others than the message has.
pub fn header(bytes: &[u8]) {
    let found = kopf_lesen(bytes);
    let Ok(message) = Nachricht::lesen(bytes) else {
        return;
    };
    if let Some(uuid) = found.nachrichten_uuid {
        assert!(uuid == message.kopf().nachrichten_uuid, "another nachrichtenUUID");
    }
    if let Some(typ) = found.nachrichtentyp {
        assert!(typ.code() == message.typ(), "another nachrichtentyp");
    }
}
