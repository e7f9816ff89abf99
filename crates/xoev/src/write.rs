//! The only place that emits markup.

use crate::fassung::{Fassung, Namensraum};
use crate::kopf::Kopftyp;
use crate::typ::{Feld, XmlTyp};

/// Writes one document into memory.
pub struct Schreiber {
    aus: String,
    fassung: &'static Fassung,
    kopftyp: Option<Kopftyp>,
}

/// The prefix that a root element of XMeld declares for its namespace, see the macro `markup`.
pub(crate) const WURZELPRAEFIX: &str = "xmeld";

/// A message without documents is hardly longer.
const ANFANGS: usize = 8 * 1024;

impl Schreiber {
    /// A document with its XML declaration.
    pub(crate) fn neu(fassung: &'static Fassung, kopftyp: Option<Kopftyp>) -> Self {
        let mut aus = String::with_capacity(ANFANGS);
        aus.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        Self {
            aus,
            fassung,
            kopftyp,
        }
    }

    pub(crate) fn fertig(self) -> Vec<u8> {
        self.aus.into_bytes()
    }

    /// The release that is written.
    pub(crate) fn fassung(&self) -> &'static Fassung {
        self.fassung
    }

    /// What the header says about the type of the message.
    pub(crate) fn kopftyp(&self) -> Option<Kopftyp> {
        self.kopftyp
    }

    /// The root element, whose name has the prefix of its namespace; it declares its namespace.
    pub(crate) fn wurzel(
        &mut self,
        namensraum: Namensraum,
        markup: &'static str,
        attribute: &[(&str, &str)],
        inhalt: impl FnOnce(&mut Self),
    ) {
        self.aus.push('<');
        self.aus.push_str(markup);
        if let (Some((praefix, _)), Some(uri)) = (markup.split_once(':'), namensraum.uri(self.fassung)) {
            self.aus.push_str(&namensraumerklaerung(praefix, uri));
        }
        for (name, wert) in attribute {
            self.attribut(name, wert);
        }
        self.aus.push('>');
        inhalt(self);
        self.ende(markup);
    }

    /// One element with its attributes and content.
    pub(crate) fn element<T: XmlTyp>(&mut self, feld: &'static Feld, wert: &T) {
        self.aus.push('<');
        self.aus.push_str(feld.markup);
        wert.attribute_schreiben(self);
        self.aus.push('>');
        wert.schreiben(self);
        self.ende(feld.markup);
    }

    /// One element without namespace and attributes that holds a text.
    pub(crate) fn textelement(&mut self, element: &'static str, text: &str) {
        self.aus.push('<');
        self.aus.push_str(element);
        self.aus.push('>');
        self.text(text);
        self.ende(element);
    }

    /// An attribute of the element that is being begun.
    pub(crate) fn attribut(&mut self, name: &str, wert: &str) {
        self.aus.push(' ');
        self.aus.push_str(name);
        self.aus.push_str("=\"");
        maskieren(&mut self.aus, wert);
        self.aus.push('"');
    }

    /// A namespace declaration of the element that is being begun.
    pub(crate) fn namensraum(&mut self, praefix: &str, uri: &str) {
        self.aus.push_str(&namensraumerklaerung(praefix, uri));
    }

    /// Character data.
    pub(crate) fn text(&mut self, text: &str) {
        maskieren(&mut self.aus, text);
    }

    /// Markup that was read and checked before, as it stands.
    pub(crate) fn unveraendert(&mut self, xml: &str) {
        self.aus.push_str(xml);
    }

    fn ende(&mut self, markup: &str) {
        self.aus.push_str("</");
        self.aus.push_str(markup);
        self.aus.push('>');
    }
}

/// Writes an indented document of elements with attributes, as a schema is one.
pub(crate) struct Baum {
    aus: String,
    tiefe: usize,
}

impl Baum {
    pub(crate) fn neu() -> Self {
        Self {
            aus: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"),
            tiefe: 0,
        }
    }

    pub(crate) fn fertig(self) -> String {
        self.aus
    }

    /// One element with its attributes and what `inhalt` writes.
    pub(crate) fn element(&mut self, name: &str, attribute: &[(&str, &str)], inhalt: impl FnOnce(&mut Self)) {
        self.einzug();
        self.aus.push('<');
        self.aus.push_str(name);
        for (name, wert) in attribute {
            self.aus.push(' ');
            self.aus.push_str(name);
            self.aus.push_str("=\"");
            maskieren(&mut self.aus, wert);
            self.aus.push('"');
        }
        let offen = self.aus.len();
        self.aus.push_str(">\n");
        self.tiefe += 1;
        inhalt(self);
        self.tiefe -= 1;
        if self.aus.len() == offen + 2 {
            self.aus.truncate(offen);
            self.aus.push_str("/>\n");
            return;
        }
        self.einzug();
        self.aus.push_str("</");
        self.aus.push_str(name);
        self.aus.push_str(">\n");
    }

    fn einzug(&mut self) {
        self.aus.extend(std::iter::repeat_n("  ", self.tiefe));
    }
}

/// A namespace declaration with a space before it, to be put into a start tag.
fn namensraumerklaerung(praefix: &str, uri: &str) -> String {
    let mut erklaerung = String::from(" xmlns");
    if !praefix.is_empty() {
        erklaerung.push(':');
        erklaerung.push_str(praefix);
    }
    erklaerung.push_str("=\"");
    maskieren(&mut erklaerung, uri);
    erklaerung.push('"');
    erklaerung
}

/// Appends a text; escapes what has a meaning in text or attributes, and the white space that a parser would change.
fn maskieren(aus: &mut String, text: &str) {
    let mut rest = text;
    while let Some(stelle) = rest.bytes().position(besonders) {
        let (gut, ab) = rest.split_at(stelle);
        aus.push_str(gut);
        aus.push_str(match ab.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            Some(b'"') => "&quot;",
            Some(b'\t') => "&#9;",
            Some(b'\n') => "&#10;",
            _ => "&#13;",
        });
        rest = ab.get(1..).unwrap_or_default();
    }
    aus.push_str(rest);
}

fn besonders(byte: u8) -> bool {
    matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\t' | b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_parser_would_change_is_escaped_and_nothing_else() {
        let mut aus = String::new();
        maskieren(&mut aus, "a<b>&\"c'\t\r\nü");
        assert_eq!(aus, "a&lt;b&gt;&amp;&quot;c'&#9;&#13;&#10;ü");
    }
}
