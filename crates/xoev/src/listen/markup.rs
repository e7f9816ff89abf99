//! Attributes and characters of genericode, strictly XML 1.0.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart};

use super::Listengrund;

/// Byte offset and reason.
pub(super) type Fund = (usize, Listengrund);

/// The value of the attribute with this whole name; all attributes of the tag must be well-formed.
pub(super) fn attribut(start: &BytesStart<'_>, name: &str, von: usize) -> Result<Option<String>, Fund> {
    let mut gefunden = None;
    for attribut in start.attributes() {
        let attribut = attribut.map_err(|_| kaputt(von, "a damaged or doubled attribute"))?;
        let wert = attribut
            .normalized_value(XmlVersion::Implicit1_0)
            .map_err(|_| kaputt(von, "an unknown entity in an attribute"))?;
        if attribut.key.as_ref() == name {
            gefunden = Some(zusammengefasst(&wert));
        }
    }
    Ok(gefunden)
}

/// Accepts the XML declaration of XML 1.0 in UTF-8 at the beginning only.
pub(super) fn deklaration(decl: &BytesDecl<'_>, von: usize) -> Result<(), Fund> {
    if von != 0 || !decl.version().is_ok_and(|version| version == "1.0") {
        return Err(kaputt(von, "the XML declaration"));
    }
    match decl.encoding() {
        None => Ok(()),
        Some(Ok(name)) if name.eq_ignore_ascii_case("utf-8") => Ok(()),
        Some(_) => Err((von, Listengrund::NichtUtf8)),
    }
}

/// A character reference or one of the five entities of XML.
pub(super) fn aufgeloest(verweis: &BytesRef<'_>) -> Option<char> {
    if verweis.is_char_ref() {
        return verweis.resolve_char_ref().ok().flatten();
    }
    match verweis.borrow().into_inner().as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => None,
    }
}

/// White space collapsed as for `xs:token`.
pub(super) fn zusammengefasst(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// A position of the XML reader as an offset.
pub(super) fn stelle(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// Not well-formed at this offset.
pub(super) const fn kaputt(offset: usize, was: &'static str) -> Fund {
    (offset, Listengrund::NichtWohlgeformt(was))
}

/// Whether XML 1.0 has no such character.
pub(super) fn verboten(zeichen: char) -> bool {
    matches!(zeichen, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}
