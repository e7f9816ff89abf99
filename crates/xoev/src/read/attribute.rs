//! Attributes of a start tag and the XML declaration.

use std::borrow::Cow;

use memchr::memchr;

use super::zeichen::{ist_leerraum, ist_ncname, ist_xml_zeichen};
use crate::fassung::Ns;

/// One attribute, its value normalised.
pub(crate) struct Attribut<'a> {
    pub(crate) ns: Ns,
    /// Without prefix, once the namespace is known.
    pub(crate) name: &'a str,
    pub(crate) wert: Cow<'a, str>,
}

/// Name, value and rest of the first attribute in `text`, which begins behind a name or a value.
type Zerlegt<'a> = Option<(&'a str, Cow<'a, str>, &'a str)>;

/// Cuts off the first attribute; `None` if the end of the tag or of the text stands there.
pub(crate) fn naechstes(text: &str) -> Result<Zerlegt<'_>, &'static str> {
    let ab_name = text.trim_start_matches(ist_leerraum);
    if ab_name.is_empty() || ab_name.starts_with(['>', '/']) {
        return Ok(None);
    }
    if ab_name.len() == text.len() {
        return Err("attributes without white space between them");
    }
    let laenge = memchr(b'=', ab_name.as_bytes()).ok_or("an attribute without value")?;
    let (name, rest) = ab_name.split_at_checked(laenge).unwrap_or_default();
    let name = name.trim_end_matches(ist_leerraum);
    // The names that nearly all attributes of a message have need no second look.
    let gut = matches!(name, "listURI" | "listVersionID")
        || match name.split_once(':') {
            None => ist_ncname(name),
            Some((praefix, lokal)) => ist_ncname(praefix) && ist_ncname(lokal),
        };
    if !gut {
        return Err("an attribute name that XML does not allow");
    }
    let rest = rest.get(1..).unwrap_or_default().trim_start_matches(ist_leerraum);
    let zeichen = *rest
        .as_bytes()
        .first()
        .filter(|zeichen| matches!(zeichen, b'"' | b'\''))
        .ok_or("an attribute value without quotation marks")?;
    let inhalt = rest.get(1..).unwrap_or_default();
    let laenge = memchr(zeichen, inhalt.as_bytes()).ok_or("an attribute value without quotation marks")?;
    let (roh, danach) = inhalt.split_at_checked(laenge).unwrap_or_default();
    Ok(Some((name, normalisiert(roh)?, danach.get(1..).unwrap_or_default())))
}

/// The value of an attribute: references resolved, every white space a space.
fn normalisiert(roh: &str) -> Result<Cow<'_, str>, &'static str> {
    let anders = |b: &u8| matches!(b, b'&' | b'<' | b'\t' | b'\n' | b'\r');
    let Some(erstes) = roh.as_bytes().iter().position(|b| anders(b)) else {
        return Ok(Cow::Borrowed(roh));
    };
    let mut wert = String::with_capacity(roh.len());
    wert.push_str(roh.get(..erstes).unwrap_or_default());
    let mut rest = roh.get(erstes..).unwrap_or_default();
    while let Some(zeichen) = rest.chars().next() {
        let mut danach = rest.get(zeichen.len_utf8()..).unwrap_or_default();
        match zeichen {
            '<' => return Err("the character < in an attribute"),
            '&' => {
                let (name, hinten) = danach.split_once(';').ok_or("an unknown entity in an attribute")?;
                wert.push(verweis(name).ok_or("an unknown entity in an attribute")?);
                danach = hinten;
            }
            '\r' => {
                wert.push(' ');
                danach = danach.strip_prefix('\n').unwrap_or(danach);
            }
            '\t' | '\n' => wert.push(' '),
            _ => wert.push(zeichen),
        }
        rest = danach;
    }
    Ok(Cow::Owned(wert))
}

/// The character that a reference stands for; `name` is what stands between `&` and `;`.
pub(crate) fn verweis(name: &str) -> Option<char> {
    let Some(zahl) = name.strip_prefix('#') else {
        return match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "apos" => Some('\''),
            "quot" => Some('"'),
            _ => None,
        };
    };
    let (ziffern, basis) = zahl.strip_prefix('x').map_or((zahl, 10), |hex| (hex, 16));
    let nur_ziffern = !ziffern.is_empty() && ziffern.chars().all(|z| z.is_digit(basis));
    let wert = u32::from_str_radix(ziffern, basis).ok().filter(|_| nur_ziffern)?;
    char::from_u32(wert).filter(|zeichen| ist_xml_zeichen(*zeichen))
}

/// The encoding that an XML declaration names, if it names one; `None` if it is not one of XML 1.0.
///
/// `inhalt` is what stands between `<?xml` and `?>`.
pub(crate) fn deklaration(inhalt: &str) -> Option<Option<&str>> {
    let mut angaben = Vec::new();
    let mut rest = inhalt;
    while let Some((name, Cow::Borrowed(wert), danach)) = naechstes(rest).ok()? {
        angaben.push((name, wert));
        rest = danach;
    }
    let mut angaben = angaben.into_iter().peekable();
    // A processor of XML 1.0 reads every 1.x as 1.0 (fifth edition, 2.8).
    angaben.next().filter(|(name, wert)| {
        let unter = wert.strip_prefix("1.").unwrap_or_default();
        *name == "version" && !unter.is_empty() && unter.bytes().all(|b| b.is_ascii_digit())
    })?;
    let kodierung = angaben.next_if(|(name, _)| *name == "encoding").map(|(_, wert)| wert);
    angaben.next_if(|(name, wert)| *name == "standalone" && matches!(*wert, "yes" | "no"));
    (angaben.next().is_none() && rest.trim_matches(ist_leerraum).is_empty()).then_some(kodierung)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alle(text: &str) -> Result<Vec<(String, String)>, &'static str> {
        let mut rest = text;
        let mut gefunden = Vec::new();
        while let Some((name, wert, danach)) = naechstes(rest)? {
            gefunden.push((name.to_owned(), wert.into_owned()));
            rest = danach;
        }
        Ok(gefunden)
    }

    #[test]
    fn values_are_normalised_and_references_resolved() {
        let gelesen = alle(" a = 'x&lt;&#x41;\r\ny' b:c=\"'\"").unwrap();
        assert_eq!(
            gelesen,
            [("a".to_owned(), "x<A y".to_owned()), ("b:c".to_owned(), "'".to_owned())]
        );
    }

    #[test]
    fn what_is_no_attribute_is_refused() {
        for text in [
            "a='1'",
            " a='1'b='2'",
            " a",
            " a=1",
            " a='1",
            " 1a='1'",
            " a='<'",
            " a='&x;'",
            " a='&#0;'",
            " a='&#xD800;'",
            " a='&#+1;'",
            " :a='1'",
        ] {
            assert!(alle(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_xml_declaration_has_its_parts_in_order() {
        assert_eq!(deklaration(" version='1.0'"), Some(None));
        assert_eq!(
            deklaration(" version=\"1.0\" encoding=\"UTF-8\" standalone='yes' "),
            Some(Some("UTF-8"))
        );
        for text in [
            "",
            " encoding='UTF-8'",
            " version='1.0' standalone='yes' encoding='UTF-8'",
            " version='1.0' standalone='maybe'",
            " version='1.0' x='1'",
            " version='2.0'",
            " version='1.'",
        ] {
            assert_eq!(deklaration(text), None, "{text}");
        }
    }
}
