//! Attributes and characters of genericode, strictly XML 1.0.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesDecl, BytesStart};

use super::Listengrund;
use crate::read::zusammengefasst;

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

/// A position of the XML reader as an offset.
pub(super) fn stelle(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// Not well-formed at this offset.
pub(super) const fn kaputt(offset: usize, was: &'static str) -> Fund {
    (offset, Listengrund::NichtWohlgeformt(was))
}
