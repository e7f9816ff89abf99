//! What documents of a register's data carry as attached files (PDF/A-3, ISO 19005-3, annex E).

use lopdf::{Dictionary, Document, Object};
use serde_json::Value;

use crate::urkunde::revision::{dict, kinder};

/// The names of the attached data, one for each kind of document.
const DATEN: [&[u8]; 3] = [
    b"meldebescheinigung.json",
    b"meldedatensatz.json",
    b"selbstauskunft.json",
];
/// The name of the attached credential.
const NACHWEIS: &[u8] = b"meldebescheinigung.sd-jwt";

/// The most a file may unpack to. Unit: bytes.
const HOECHSTENS: usize = 1024 * 1024;

/// The attached data, if the document is associated with a file of such a name and it is JSON.
pub(super) fn daten(dokument: &Document) -> Option<Value> {
    let inhalt = DATEN.into_iter().find_map(|name| inhalt(dokument, name))?;
    serde_json::from_slice(&inhalt).ok()
}

/// The attached credential as text.
pub(super) fn nachweis(dokument: &Document) -> Option<String> {
    String::from_utf8(inhalt(dokument, NACHWEIS)?).ok()
}

fn inhalt(dokument: &Document, name: &[u8]) -> Option<Vec<u8>> {
    let dateien = kinder(dokument, dokument.catalog().ok()?, b"AF");
    let datei = dateien
        .into_iter()
        .filter_map(|eine| dict(dokument, eine))
        .find(|eine| heisst_so(eine, name))?;
    let inhalte = dict(dokument, datei.get(b"EF").ok()?)?;
    let inhalt = [&b"F"[..], b"UF"]
        .into_iter()
        .find_map(|schluessel| inhalte.get(schluessel).ok())?;
    let (_, inhalt) = dokument.dereference(inhalt).ok()?;
    let strom = inhalt.as_stream().ok()?;
    strom.get_plain_content_with_limit(HOECHSTENS).ok()
}

fn heisst_so(datei: &Dictionary, gesucht: &[u8]) -> bool {
    [&b"F"[..], b"UF"].into_iter().any(|schluessel| {
        datei
            .get(schluessel)
            .and_then(Object::as_str)
            .is_ok_and(|name| name == gesucht)
    })
}
