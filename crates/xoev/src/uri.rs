//! `xs:anyURI` as the judge of the official schema reads it: a URI reference of RFC 3986 after escaping.

/// Whether a text without white space at its ends is a URI reference.
///
/// Characters that RFC 3986 does not have at all count as escaped, as XML Schema wants it.
pub(crate) fn ist_uri(text: &str) -> bool {
    let (vor, fragment) = text.split_once('#').map_or((text, None), |(v, f)| (v, Some(f)));
    if fragment.is_some_and(|f| f.contains('#')) || !prozente_gut(text) {
        return false;
    }
    let (vor, frage) = vor.split_once('?').map_or((vor, ""), |(v, f)| (v, f));
    if frage.contains(['[', ']']) {
        return false;
    }
    let rest = match vor.split_once(':') {
        // A colon in the first segment ends a scheme.
        Some((schema, rest)) if !schema.contains('/') => {
            if !ist_schema(schema) {
                return false;
            }
            rest
        }
        _ => vor,
    };
    match rest.strip_prefix("//") {
        None => !rest.contains(['[', ']']),
        Some(rest) => {
            let ende = rest.find('/').unwrap_or(rest.len());
            let (behoerde, pfad) = rest.split_at(ende);
            authority_gut(behoerde) && !pfad.contains(['[', ']'])
        }
    }
}

fn ist_schema(text: &str) -> bool {
    text.starts_with(|z: char| z.is_ascii_alphabetic())
        && text
            .chars()
            .all(|z| z.is_ascii_alphanumeric() || matches!(z, '+' | '-' | '.'))
}

/// Each percent sign has two hexadecimal digits behind it.
fn prozente_gut(text: &str) -> bool {
    text.split('%').skip(1).all(|rest| {
        rest.as_bytes()
            .get(..2)
            .is_some_and(|zwei| zwei.iter().all(u8::is_ascii_hexdigit))
    })
}

/// User, host and port.
fn authority_gut(text: &str) -> bool {
    let host = text.split_once('@').map_or(text, |(_, host)| host);
    if host.contains('@') {
        return false;
    }
    let (host, port) = match host.strip_prefix('[').map(|rest| rest.split_once(']')) {
        Some(None) => return false,
        Some(Some((_, danach))) => ("", danach.strip_prefix(':').or(danach.is_empty().then_some("0"))),
        None => host.split_once(':').map_or((host, Some("0")), |(h, p)| (h, Some(p))),
    };
    let port_gut = port.is_some_and(|port| {
        !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<i32>().is_ok()
    });
    port_gut && !host.contains(['[', ']'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_of_rfc_3986_are_taken_and_others_are_not() {
        for gut in [
            "", "urn:de:x", "a/b:c", "http://", "//:80", "//[::1]:1", "a b", "ü", "x#y", "x?y", "%20",
        ] {
            assert!(ist_uri(gut), "{gut}");
        }
        for schlecht in [
            ":", "1:x", "a_b:c", "ä:b", "%2", "%zz", "a#b#c", "//a:", "//a:x", "//a:2147483648", "a[b", "//a@b@c",
        ] {
            assert!(!ist_uri(schlecht), "{schlecht}");
        }
    }
}
