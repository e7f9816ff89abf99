//! Characters and names of XML 1.0.

/// White space of XML.
pub(crate) fn ist_leerraum(zeichen: char) -> bool {
    matches!(zeichen, ' ' | '\t' | '\n' | '\r')
}

/// White space of XML, as a byte.
pub(crate) fn ist_leerbyte(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether there is nothing but white space of XML.
pub(crate) fn nur_leerraum(text: &str) -> bool {
    text.bytes().all(ist_leerbyte)
}

/// White space at both ends dropped and inner runs made one space (`xs:token`).
pub(crate) fn zusammengefasst(text: &str) -> String {
    text.split(ist_leerraum)
        .filter(|teil| !teil.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// `Char` of XML 1.0.
pub(crate) fn ist_xml_zeichen(zeichen: char) -> bool {
    !matches!(zeichen, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Whether a text is a name without colon (`NCName` of Namespaces in XML 1.0).
pub(crate) fn ist_ncname(text: &str) -> bool {
    let mut zeichen = text.chars();
    zeichen.next().is_some_and(ist_namensanfang) && zeichen.all(ist_namenszeichen)
}

/// `NameStartChar` of XML 1.0, fifth edition, without the colon.
fn ist_namensanfang(zeichen: char) -> bool {
    matches!(zeichen,
        'A'..='Z' | '_' | 'a'..='z' | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}' | '\u{2070}'..='\u{218F}'
        | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}'
        | '\u{10000}'..='\u{EFFFF}')
}

/// `NameChar` of XML 1.0, fifth edition, without the colon.
fn ist_namenszeichen(zeichen: char) -> bool {
    ist_namensanfang(zeichen)
        || matches!(zeichen,
            '-' | '.' | '0'..='9' | '\u{B7}' | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// Whether two names are the same; they are short, so this is faster than the comparison of any bytes.
#[inline]
pub(crate) fn gleich(a: &[u8], b: &[u8]) -> bool {
    let ((bloecke_a, rest_a), (bloecke_b, rest_b)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    a.len() == b.len()
        && bloecke_a.iter().zip(bloecke_b).all(|(a, b)| a == b)
        && rest_a.iter().zip(rest_b).all(|(a, b)| a == b)
}
