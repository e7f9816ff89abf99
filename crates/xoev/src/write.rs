//! The only place that emits markup.

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;

use crate::fassung::{Fassung, Namensraum};
use crate::kopf::Kopftyp;
use crate::typ::{Stelle, XmlTyp};

/// Writes one document into memory.
pub struct Schreiber {
    writer: Writer<Vec<u8>>,
    fassung: &'static Fassung,
    kopftyp: Option<Kopftyp>,
}

impl Schreiber {
    /// A document with its XML declaration.
    pub(crate) fn neu(fassung: &'static Fassung, kopftyp: Option<Kopftyp>) -> Self {
        let mut schreiber = Self {
            writer: Writer::new(Vec::new()),
            fassung,
            kopftyp,
        };
        schreiber.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        schreiber
    }

    pub(crate) fn fertig(self) -> Vec<u8> {
        self.writer.into_inner()
    }

    /// The release that is written.
    pub(crate) fn fassung(&self) -> &'static Fassung {
        self.fassung
    }

    /// What the header says about the type of the message.
    pub(crate) fn kopftyp(&self) -> Option<Kopftyp> {
        self.kopftyp
    }

    /// The root element; it declares its namespace.
    pub(crate) fn wurzel(
        &mut self,
        namensraum: Namensraum,
        element: &'static str,
        attribute: &[(&str, &str)],
        inhalt: impl FnOnce(&mut Self),
    ) {
        let name = qualifiziert(namensraum, element);
        let mut start = BytesStart::new(name.as_ref());
        if let (Some(praefix), Some(uri)) = (namensraum.praefix(), namensraum.uri(self.fassung)) {
            start.push_attribute(attribut(&["xmlns:", praefix].concat(), uri));
        }
        for (name, wert) in attribute {
            start.push_attribute(attribut(name, wert));
        }
        self.event(Event::Start(start));
        inhalt(self);
        self.event(Event::End(BytesEnd::new(name.as_ref())));
    }

    /// One element with its attributes and content.
    pub(crate) fn element<T: XmlTyp>(&mut self, stelle: Stelle, wert: &T) {
        let attribute = wert.attribute(self);
        self.element_mit(stelle.namensraum, stelle.element, &attribute, |schreiber| {
            wert.schreiben(schreiber);
        });
    }

    /// One element whose content the caller writes.
    pub(crate) fn element_mit(
        &mut self,
        namensraum: Namensraum,
        element: &'static str,
        attribute: &[(&str, &str)],
        inhalt: impl FnOnce(&mut Self),
    ) {
        let name = qualifiziert(namensraum, element);
        let mut start = BytesStart::new(name.as_ref());
        for (name, wert) in attribute {
            start.push_attribute(attribut(name, wert));
        }
        self.event(Event::Start(start));
        inhalt(self);
        self.event(Event::End(BytesEnd::new(name.as_ref())));
    }

    /// Character data.
    pub(crate) fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::from_escaped(maskiert(text))));
    }

    /// Markup that was read and checked before, as it stands.
    pub(crate) fn unveraendert(&mut self, xml: &str) {
        self.event(Event::Text(BytesText::from_escaped(xml)));
    }

    fn event(&mut self, event: Event<'_>) {
        // Writing into a Vec has no way to fail.
        let _geschrieben = self.writer.write_event(event);
    }
}

fn qualifiziert(namensraum: Namensraum, element: &'static str) -> Cow<'static, str> {
    match namensraum.praefix() {
        Some(praefix) => Cow::Owned([praefix, ":", element].concat()),
        None => Cow::Borrowed(element),
    }
}

fn attribut<'a>(name: &'a str, wert: &'a str) -> Attribute<'a> {
    Attribute {
        key: QName(name),
        value: maskiert(wert),
    }
}

/// A namespace declaration with a space before it, to be put into a start tag that was read before.
pub(crate) fn namensraumerklaerung(praefix: &str, uri: &str) -> String {
    let name = if praefix.is_empty() {
        Cow::Borrowed("xmlns")
    } else {
        Cow::Owned(["xmlns:", praefix].concat())
    };
    [" ", &name, "=\"", &maskiert(uri), "\""].concat()
}

/// Escapes what has a meaning in text or attributes, and the white space that a parser would change.
fn maskiert(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\t', '\n', '\r']) {
        return Cow::Borrowed(text);
    }
    let mut ergebnis = String::with_capacity(text.len() + 16);
    for zeichen in text.chars() {
        match zeichen {
            '&' => ergebnis.push_str("&amp;"),
            '<' => ergebnis.push_str("&lt;"),
            '>' => ergebnis.push_str("&gt;"),
            '"' => ergebnis.push_str("&quot;"),
            '\t' => ergebnis.push_str("&#9;"),
            '\n' => ergebnis.push_str("&#10;"),
            '\r' => ergebnis.push_str("&#13;"),
            _ => ergebnis.push(zeichen),
        }
    }
    Cow::Owned(ergebnis)
}
