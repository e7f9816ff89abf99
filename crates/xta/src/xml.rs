//! A small tree of an envelope: namespace-aware, bounded, no DTD.

use quick_xml::{
    NsReader, XmlVersion,
    events::{BytesStart, Event},
    name::ResolveResult,
};

use crate::ReadError;

/// The namespaces that an envelope may use.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Ns {
    None,
    /// SOAP 1.2.
    Soap,
    /// WS-Addressing.
    Wsa,
    /// XTA 2.1.1.
    Xta,
    /// `MessageMetaData`.
    Meta,
    /// The message box.
    Osci,
    /// XOP.
    Xop,
    /// XML Encryption.
    Xenc,
    /// XML Signature.
    Dsig,
    Xsi,
    Other,
}

pub(crate) const SOAP: &str = "http://www.w3.org/2003/05/soap-envelope";
pub(crate) const WSA: &str = "http://www.w3.org/2005/08/addressing";
pub(crate) const XTA: &str = "http://xoev.de/transport/xta/211";
pub(crate) const META: &str = "http://www.osci.eu/ws/2014/10/transport";
pub(crate) const OSCI: &str = "http://www.osci.eu/ws/2008/05/transport";
pub(crate) const XOP: &str = "http://www.w3.org/2004/08/xop/include";
const XENC: &str = "http://www.w3.org/2001/04/xmlenc#";
const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Nesting that is read.
const DEPTH: usize = 48;
/// Elements that are read.
const ELEMENTS: usize = 50_000;
/// Attributes of one element that are read, declarations among them.
const ATTRIBUTES: usize = 64;

/// One element with everything in it.
#[derive(Debug)]
pub(crate) struct Element {
    pub ns: Ns,
    pub name: String,
    /// Those that are no namespace declaration.
    attributes: Vec<(Ns, String, String)>,
    pub children: Vec<Self>,
    /// All text directly in it.
    pub text: String,
}

impl Element {
    /// Reads a document.
    pub fn parse(text: &str) -> Result<Self, ReadError> {
        let mut reader = NsReader::from_str(text);
        let config = reader.config_mut();
        config.check_end_names = true;
        config.allow_unmatched_ends = false;
        let mut open: Vec<Self> = Vec::new();
        let mut root = None;
        let mut elements = 0_usize;
        loop {
            let (resolved, event) = reader
                .read_resolved_event()
                .map_err(|_| ReadError::Xml("it is not well-formed"))?;
            let ns = known(&resolved);
            match event {
                Event::Start(start) => {
                    count(&mut elements, open.len(), root.is_some())?;
                    open.push(Self::begin(ns, &start, &reader)?);
                }
                Event::Empty(start) => {
                    count(&mut elements, open.len(), root.is_some())?;
                    let element = Self::begin(ns, &start, &reader)?;
                    match open.last_mut() {
                        Some(parent) => parent.children.push(element),
                        None => root = Some(element),
                    }
                }
                Event::End(_) => {
                    let element = open.pop().ok_or(ReadError::Xml("an end without a beginning"))?;
                    match open.last_mut() {
                        Some(parent) => parent.children.push(element),
                        None => root = Some(element),
                    }
                }
                Event::Text(part) => {
                    let part = part.xml10_content();
                    match open.last_mut() {
                        Some(parent) => parent.text.push_str(&part),
                        None if part.trim().is_empty() => {}
                        None => return Err(ReadError::Xml("text beside the root element")),
                    }
                }
                Event::CData(part) => match open.last_mut() {
                    Some(parent) => parent.text.push_str(&part.xml10_content()),
                    None => return Err(ReadError::Xml("text beside the root element")),
                },
                Event::GeneralRef(reference) => {
                    let character = if reference.is_char_ref() {
                        reference.resolve_char_ref().ok().flatten().map(String::from)
                    } else {
                        quick_xml::escape::resolve_predefined_entity(&reference).map(str::to_owned)
                    };
                    let character = character.ok_or(ReadError::Xml("an entity that is not known"))?;
                    let parent = open
                        .last_mut()
                        .ok_or(ReadError::Xml("text beside the root element"))?;
                    parent.text.push_str(&character);
                }
                Event::DocType(_) => return Err(ReadError::Xml("a DTD is not read")),
                Event::PI(_) => return Err(ReadError::Xml("SOAP allows no processing instruction")),
                Event::Decl(_) | Event::Comment(_) => {}
                Event::Eof => break,
            }
        }
        match root {
            Some(root) if open.is_empty() => Ok(root),
            _ => Err(ReadError::Xml("it ends too early")),
        }
    }

    fn begin(ns: Ns, start: &BytesStart<'_>, reader: &NsReader<&[u8]>) -> Result<Self, ReadError> {
        const BAD: ReadError = ReadError::Xml("an attribute is not well-formed");
        if matches!(ns, Ns::Other) && start.name().prefix().is_some() && is_unbound(reader, start) {
            return Err(ReadError::Xml("a prefix without a namespace"));
        }
        let mut attributes = Vec::new();
        for (number, attribute) in start.attributes().enumerate() {
            if number >= ATTRIBUTES {
                return Err(ReadError::Xml("too many attributes"));
            }
            let attribute = attribute.map_err(|_| BAD)?;
            if attribute.key.as_namespace_binding().is_some() {
                continue;
            }
            let (resolved, local) = reader.resolver().resolve_attribute(attribute.key);
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|_| BAD)?;
            attributes.push((known(&resolved), local.as_ref().to_owned(), value.into_owned()));
        }
        Ok(Self {
            ns,
            name: start.local_name().as_ref().to_owned(),
            attributes,
            children: Vec::new(),
            text: String::new(),
        })
    }

    /// Whether it is this element.
    pub fn is(&self, ns: Ns, name: &str) -> bool {
        self.ns == ns && self.name == name
    }

    /// The first child with this name.
    pub fn child(&self, ns: Ns, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.is(ns, name))
    }

    /// The first child with this name, which must be there.
    pub fn need(&self, ns: Ns, name: &'static str) -> Result<&Self, ReadError> {
        self.child(ns, name).ok_or(ReadError::Missing(name))
    }

    /// All children with this name.
    pub fn all<'a>(&'a self, ns: Ns, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.is(ns, name))
    }

    /// The value of an attribute without namespace.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attribute_of(Ns::None, name)
    }

    /// The value of an attribute.
    pub fn attribute_of(&self, ns: Ns, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(space, own, _)| *space == ns && own == name)
            .map(|(_, _, value)| value.as_str())
    }

    /// The text without blanks around it.
    pub fn value(&self) -> &str {
        self.text.trim_matches([' ', '\t', '\r', '\n'])
    }

    /// The text of a child, not empty.
    pub fn text_of(&self, ns: Ns, name: &'static str) -> Result<String, ReadError> {
        let value = self.need(ns, name)?.value();
        if value.is_empty() {
            return Err(ReadError::Value(name));
        }
        Ok(value.to_owned())
    }

    /// The text of a child that may be absent.
    pub fn text_if(&self, ns: Ns, name: &str) -> Option<String> {
        Some(self.child(ns, name)?.value().to_owned())
    }

    /// Whether `xsi:nil` says that there is nothing.
    pub fn is_nil(&self) -> bool {
        matches!(self.attribute_of(Ns::Xsi, "nil"), Some("true" | "1"))
    }
}

/// The value of an `xs:boolean`.
pub(crate) fn boolean(text: &str, name: &'static str) -> Result<bool, ReadError> {
    match text {
        "true" | "1" => Ok(true),
        "false" | "0" => Ok(false),
        _ => Err(ReadError::Value(name)),
    }
}

fn count(elements: &mut usize, depth: usize, second: bool) -> Result<(), ReadError> {
    *elements += 1;
    if second && depth == 0 {
        return Err(ReadError::Xml("a second root element"));
    }
    if depth >= DEPTH || *elements > ELEMENTS {
        return Err(ReadError::Xml("too deep or too many elements"));
    }
    Ok(())
}

fn is_unbound(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> bool {
    let (resolved, _) = reader.resolver().resolve_element(start.name());
    matches!(resolved, ResolveResult::Unknown(_))
}

fn known(resolved: &ResolveResult<'_>) -> Ns {
    match resolved {
        ResolveResult::Unbound => Ns::None,
        ResolveResult::Unknown(_) => Ns::Other,
        ResolveResult::Bound(namespace) => match namespace.as_ref() {
            SOAP => Ns::Soap,
            WSA => Ns::Wsa,
            XTA => Ns::Xta,
            META => Ns::Meta,
            OSCI => Ns::Osci,
            XOP => Ns::Xop,
            XENC => Ns::Xenc,
            DSIG => Ns::Dsig,
            XSI => Ns::Xsi,
            _ => Ns::Other,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_apart_by_namespace_and_not_by_prefix() {
        let root = Element::parse(
            "<a xmlns='http://xoev.de/transport/xta/211' xmlns:b='http://www.w3.org/2005/08/addressing'>\
             <b:MessageID>&lt;x&#x41;</b:MessageID><MessageID c='1' b:c='2'/></a>",
        )
        .unwrap();
        assert!(root.is(Ns::Xta, "a"));
        assert_eq!(root.text_of(Ns::Wsa, "MessageID").unwrap(), "<xA");
        let other = root.child(Ns::Xta, "MessageID").unwrap();
        assert_eq!(
            (other.attribute("c"), other.attribute_of(Ns::Wsa, "c")),
            (Some("1"), Some("2"))
        );
    }

    #[test]
    fn what_could_do_harm_or_is_damaged_is_refused() {
        let deep = "<a>".repeat(DEPTH + 1);
        let wide = format!("<a>{}</a>", "<b/>".repeat(ELEMENTS + 1));
        for text in [
            "",
            "<a>",
            "<a></b>",
            "<a/><b/>",
            "<a/>x",
            "x<a/>",
            "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
            "<a>&x;</a>",
            "<a>&#0;</a>",
            "<?xml-stylesheet href='x'?><a/>",
            "<p:a/>",
            "<a b='1' b='2'/>",
            &deep,
            &wide,
        ] {
            assert!(Element::parse(text).is_err(), "{text:.60}");
        }
    }
}
