//! Base64 on one line, for a validator that takes no white space inside it.

/// Moves the white space of an element that holds base64 behind its characters, so that nothing else moves.
pub(super) fn raeume_auf(element: &mut [u8]) {
    let Some(von) = ende_des_anfangs(element) else {
        return;
    };
    let Some(bis) = element.iter().rposition(|byte| *byte == b'<') else {
        return;
    };
    let Some(inhalt) = element.get_mut(von..bis) else {
        return;
    };
    let leer = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
    let base64 = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    if inhalt.iter().all(|byte| leer(byte) || base64(byte)) {
        let zeichen: Vec<u8> = inhalt.iter().copied().filter(|byte| !leer(byte)).collect();
        inhalt.fill(b' ');
        for (platz, zeichen) in inhalt.iter_mut().zip(zeichen) {
            *platz = zeichen;
        }
    }
}

/// The offset behind the start tag with which `element` begins.
fn ende_des_anfangs(element: &[u8]) -> Option<usize> {
    let mut in_wert = None;
    for (stelle, byte) in element.iter().enumerate() {
        match (in_wert, *byte) {
            (None, b'>') => return Some(stelle + 1),
            (None, zeichen @ (b'"' | b'\'')) => in_wert = Some(zeichen),
            (Some(offen), zeichen) if offen == zeichen => in_wert = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_moved_together_and_nothing_else_is() {
        let glatt = |element: &str| {
            let mut bytes = element.as_bytes().to_vec();
            raeume_auf(&mut bytes);
            assert_eq!(bytes.len(), element.len());
            String::from_utf8(bytes).unwrap()
        };
        assert_eq!(
            glatt("<n a='>'>\n  QUJD\n  REVG\n</n>"),
            "<n a='>'>QUJDREVG       </n>"
        );
        for bleibt in ["<n>QU !D</n>", "<n>QU<!-- -->JD</n>", "<n/>", "<n>&#32;QUJD</n>"] {
            assert_eq!(glatt(bleibt), bleibt);
        }
    }
}
