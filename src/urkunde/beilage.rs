//! The data that a Meldebescheinigung carries as an attached file (PDF/A-3, ISO 19005-3, annex E).

use lopdf::{Dictionary, Document, Object};
use serde_json::Value;

use crate::urkunde::revision::{dict, kinder};

/// The name of the attached file.
const NAME: &[u8] = b"meldebescheinigung.json";

/// The most it may unpack to. Unit: bytes.
const HOECHSTENS: usize = 1024 * 1024;

/// The attached data, if the document is associated with a file of that name and it is JSON.
pub(super) fn lies(dokument: &Document) -> Option<Value> {
    let dateien = kinder(dokument, dokument.catalog().ok()?, b"AF");
    let datei = dateien
        .into_iter()
        .filter_map(|eine| dict(dokument, eine))
        .find(|eine| heisst_so(eine))?;
    let inhalte = dict(dokument, datei.get(b"EF").ok()?)?;
    let inhalt = [&b"F"[..], b"UF"]
        .into_iter()
        .find_map(|schluessel| inhalte.get(schluessel).ok())?;
    let (_, inhalt) = dokument.dereference(inhalt).ok()?;
    let strom = inhalt.as_stream().ok()?;
    let bytes = strom.get_plain_content_with_limit(HOECHSTENS).ok()?;
    serde_json::from_slice(&bytes).ok()
}

fn heisst_so(datei: &Dictionary) -> bool {
    [&b"F"[..], b"UF"].into_iter().any(|schluessel| {
        datei
            .get(schluessel)
            .and_then(Object::as_str)
            .is_ok_and(|name| name == NAME)
    })
}
