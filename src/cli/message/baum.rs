//! A message as a tree, for showing it.

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

/// An element as it was written.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// Name without prefix.
    pub(super) name: String,
    /// `listURI`, if it is one with a code.
    pub(super) liste: Option<String>,
    /// The characters in it.
    pub(super) text: String,
    /// The elements in it.
    pub(super) kinder: Vec<Element>,
}

/// The root element of a document that our writer wrote; `None` if it is not well-formed.
pub(super) fn lies(xml: &str) -> Option<Element> {
    let mut leser = Reader::from_str(xml);
    // The outermost one holds the root element.
    let mut offen = vec![Element::default()];
    loop {
        match leser.read_event().ok()? {
            Event::Start(anfang) => offen.push(Element::aus(&anfang)),
            Event::Empty(anfang) => offen.last_mut()?.kinder.push(Element::aus(&anfang)),
            Event::End(_) => {
                let fertig = offen.pop()?;
                offen.last_mut()?.kinder.push(fertig);
            }
            Event::Text(text) => offen.last_mut()?.text.push_str(&text.xml10_content()),
            Event::CData(text) => offen.last_mut()?.text.push_str(&text.xml10_content()),
            Event::GeneralRef(verweis) => {
                let zeichen = match verweis.resolve_char_ref().ok()? {
                    Some(zeichen) => zeichen.to_string(),
                    None => quick_xml::escape::resolve_predefined_entity(&verweis)?.to_owned(),
                };
                offen.last_mut()?.text.push_str(&zeichen);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    offen.pop()?.kinder.pop()
}

impl Element {
    fn aus(anfang: &BytesStart<'_>) -> Self {
        let liste = anfang.try_get_attribute("listURI").ok().flatten();
        Self {
            name: anfang.local_name().as_ref().to_owned(),
            liste: liste
                .and_then(|liste| Some(liste.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_come_back_as_they_were_meant() {
        let wurzel =
            lies("<?xml version=\"1.0\"?><x:a><b listURI=\"u&amp;v\">1 &lt; 2 &#252;</b><c/></x:a>").unwrap();
        assert_eq!(wurzel.name, "a");
        assert_eq!(wurzel.kinder[0].text, "1 < 2 ü");
        assert_eq!(wurzel.kinder[0].liste.as_deref(), Some("u&v"));
        assert_eq!(wurzel.kinder[1].name, "c");
        assert!(lies("<a>").is_none() && lies("").is_none());
    }
}
