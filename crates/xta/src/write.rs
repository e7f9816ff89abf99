//! The only place that emits markup.

use crate::xml::{META, OSCI, SOAP, WSA, XOP, XTA};

/// Markup that grows; names carry their prefix: `s`, `a` (WS-Addressing), `x` (XTA), `m` (metadata), `o` (message box).
pub(crate) struct Out(String);

impl Out {
    /// The beginning of an envelope with all prefixes.
    pub fn envelope() -> Self {
        let mut text = String::with_capacity(4096);
        text.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?><s:Envelope");
        for (prefix, uri) in [("s", SOAP), ("a", WSA), ("x", XTA), ("m", META), ("o", OSCI)] {
            text.push_str(" xmlns:");
            text.push_str(prefix);
            text.push_str("=\"");
            text.push_str(uri);
            text.push('"');
        }
        text.push('>');
        Self(text)
    }

    pub fn finish(mut self) -> String {
        self.0.push_str("</s:Envelope>");
        self.0
    }

    /// A start tag; attributes that are `None` are left out.
    pub fn start(&mut self, name: &str, attributes: &[(&str, Option<&str>)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (key, value) in attributes {
            let Some(value) = value else { continue };
            self.0.push(' ');
            self.0.push_str(key);
            self.0.push_str("=\"");
            self.escaped(value, true);
            self.0.push('"');
        }
        self.0.push('>');
    }

    pub fn end(&mut self, name: &str) {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
    }

    /// An element with text.
    pub fn leaf(&mut self, name: &str, text: &str) {
        self.leaf_with(name, &[], text);
    }

    /// An element with text, if there is one.
    pub fn leaf_if(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.leaf(name, text);
        }
    }

    /// An element with attributes and text.
    pub fn leaf_with(&mut self, name: &str, attributes: &[(&str, Option<&str>)], text: &str) {
        self.start(name, attributes);
        self.escaped(text, false);
        self.end(name);
    }

    /// A reference to a part that travels beside the envelope.
    pub fn include(&mut self, cid: &str) {
        self.0.push_str("<xop:Include xmlns:xop=\"");
        self.0.push_str(XOP);
        self.0.push_str("\" href=\"cid:");
        self.0.push_str(cid);
        self.0.push_str("\"/>");
    }

    /// Text that needs no escapes.
    pub fn plain(&mut self, fill: impl FnOnce(&mut String)) {
        fill(&mut self.0);
    }

    fn escaped(&mut self, text: &str, attribute: bool) {
        let special =
            |byte: &u8| matches!(byte, b'<' | b'>' | b'&' | b'"' | b'\t' | b'\n' | b'\r') || *byte < 0x20;
        if !text.as_bytes().iter().any(special) && !text.contains(['\u{FFFE}', '\u{FFFF}']) {
            self.0.push_str(text);
            return;
        }
        for character in text.chars() {
            match character {
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '&' => self.0.push_str("&amp;"),
                '"' if attribute => self.0.push_str("&quot;"),
                '\t' if attribute => self.0.push_str("&#9;"),
                '\n' if attribute => self.0.push_str("&#10;"),
                '\r' => self.0.push_str("&#13;"),
                '\t' | '\n' => self.0.push(character),
                // XML has no way to write these.
                '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => self.0.push('\u{FFFD}'),
                _ => self.0.push(character),
            }
        }
    }
}
