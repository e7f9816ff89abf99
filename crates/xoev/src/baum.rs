//! First step of reading: bytes to a bounded tree of elements, well-formed XML and nothing dangerous.
//!
//! No DTD, no processing instruction, no entity beyond the five of XML, UTF-8 only.

use std::rc::Rc;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::name::{NamespaceResolver, PrefixDeclaration, QName, ResolveResult};
use quick_xml::reader::NsReader;

use crate::fehler::{Fehler, Fehlercode, Grund};

/// How much of a document is read at most.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Grenzen {
    /// Bytes of the document.
    pub bytes: usize,
    /// Nesting of elements.
    pub tiefe: usize,
    /// Number of elements.
    pub elemente: usize,
}

impl Default for Grenzen {
    fn default() -> Self {
        Self {
            bytes: 16 * 1024 * 1024,
            tiefe: 64,
            elemente: 100_000,
        }
    }
}

/// One element.
pub struct Knoten<'a> {
    pub(crate) namensraum: Option<Rc<str>>,
    pub(crate) name: String,
    pub(crate) attribute: Vec<Attribut>,
    /// Namespace declarations of this element, prefix (empty for the default) and URI.
    pub(crate) bindungen: Vec<(String, String)>,
    pub(crate) kinder: Vec<Knoten<'a>>,
    /// All character data directly in this element.
    pub(crate) text: String,
    /// Offset of the start tag.
    pub(crate) start: usize,
    /// The element as it stands in the document.
    pub(crate) roh: &'a str,
}

impl Knoten<'_> {
    /// Whether there is nothing but white space in it.
    pub(crate) fn ist_leer(&self) -> bool {
        self.kinder.is_empty() && self.text.trim().is_empty()
    }

    /// The value of an attribute without namespace.
    pub(crate) fn attribut(&self, name: &str) -> Option<&str> {
        self.attribute
            .iter()
            .find(|a| a.namensraum.is_none() && a.name == name)
            .map(|a| a.wert.as_str())
    }
}

/// One attribute, its value normalised.
pub struct Attribut {
    pub(crate) namensraum: Option<Rc<str>>,
    pub(crate) name: String,
    pub(crate) wert: String,
}

/// Reads a whole document and returns its root element.
pub(crate) fn lies<'a>(bytes: &'a [u8], grenzen: &Grenzen) -> Result<Knoten<'a>, Fehler> {
    if bytes.len() > grenzen.bytes {
        return Err(fehler(Fehlercode::S999, 0, Grund::ZuGross(grenzen.bytes)));
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|e| fehler(Fehlercode::S001, e.valid_up_to(), Grund::NichtUtf8))?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    Bau {
        text,
        grenzen,
        offen: Vec::new(),
        wurzel: None,
        elemente: 0,
        uris: Vec::new(),
    }
    .bauen()
}

struct Bau<'a, 'g> {
    text: &'a str,
    grenzen: &'g Grenzen,
    offen: Vec<Knoten<'a>>,
    wurzel: Option<Knoten<'a>>,
    elemente: usize,
    uris: Vec<Rc<str>>,
}

impl<'a> Bau<'a, '_> {
    fn bauen(mut self) -> Result<Knoten<'a>, Fehler> {
        let mut reader = NsReader::from_str(self.text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_comments = true;
        loop {
            let von = stelle(reader.buffer_position());
            let Ok(event) = reader.read_event() else {
                return Err(kaputt(stelle(reader.error_position()), "the markup is damaged"));
            };
            let bis = stelle(reader.buffer_position());
            match event {
                Event::Start(start) => self.anfang(&start, reader.resolver(), von)?,
                Event::End(_) => self.ende(bis, von)?,
                Event::Text(text) => self.zeichen(&text.xml10_content(), text.contains("]]>"), von)?,
                Event::CData(text) => self.zeichen(&text.xml10_content(), self.offen.is_empty(), von)?,
                Event::GeneralRef(verweis) => {
                    let zeichen = aufgeloest(&verweis).ok_or_else(|| kaputt(von, "an unknown entity"))?;
                    self.zeichen(zeichen.encode_utf8(&mut [0; 4]), self.offen.is_empty(), von)?;
                }
                Event::Decl(decl) => deklaration(&decl, von)?,
                Event::Comment(text) if text.chars().all(ist_xml_zeichen) => {}
                Event::Comment(_) => return Err(kaputt(von, "a character that XML does not allow")),
                Event::DocType(_) => {
                    return Err(fehler(
                        Fehlercode::S999,
                        von,
                        Grund::NichtErlaubt("a document type declaration"),
                    ));
                }
                Event::PI(_) => {
                    return Err(fehler(
                        Fehlercode::S999,
                        von,
                        Grund::NichtErlaubt("a processing instruction"),
                    ));
                }
                Event::Empty(_) => return Err(kaputt(von, "the markup is damaged")),
                Event::Eof => break,
            }
        }
        if !self.offen.is_empty() {
            return Err(kaputt(self.text.len(), "an element is not closed"));
        }
        self.wurzel
            .ok_or_else(|| kaputt(self.text.len(), "there is no element"))
    }

    fn anfang(
        &mut self,
        start: &BytesStart<'_>,
        resolver: &NamespaceResolver,
        von: usize,
    ) -> Result<(), Fehler> {
        if self.offen.is_empty() && self.wurzel.is_some() {
            return Err(kaputt(von, "a second root element"));
        }
        if self.offen.len() >= self.grenzen.tiefe {
            return Err(fehler(Fehlercode::S999, von, Grund::ZuTief(self.grenzen.tiefe)));
        }
        self.elemente += 1;
        if self.elemente > self.grenzen.elemente {
            return Err(fehler(
                Fehlercode::S999,
                von,
                Grund::ZuVieleElemente(self.grenzen.elemente),
            ));
        }
        let (namensraum, name) = resolver.resolve_element(start.name());
        let namensraum = self.uri(&namensraum, von)?;
        let name = ncname(start.name(), name.as_ref(), von)?;
        let mut knoten = Knoten {
            namensraum,
            name,
            attribute: Vec::new(),
            bindungen: Vec::new(),
            kinder: Vec::new(),
            text: String::new(),
            start: von,
            roh: "",
        };
        for attribut in start.attributes() {
            let attribut = attribut.map_err(|_| kaputt(von, "a damaged or doubled attribute"))?;
            if attribut.value.contains('<') || !attribut.value.chars().all(ist_xml_zeichen) {
                return Err(kaputt(von, "a character that is not allowed in an attribute"));
            }
            let wert = attribut
                .normalized_value(XmlVersion::Implicit1_0)
                .ok()
                .filter(|wert| wert.chars().all(ist_xml_zeichen))
                .ok_or_else(|| kaputt(von, "an unknown entity in an attribute"))?
                .into_owned();
            match attribut.key.as_namespace_binding() {
                Some(PrefixDeclaration::Default) => knoten.bindungen.push((String::new(), wert)),
                Some(PrefixDeclaration::Named(praefix)) if !wert.is_empty() => {
                    knoten.bindungen.push((praefix.to_owned(), wert));
                }
                Some(PrefixDeclaration::Named(_)) => return Err(kaputt(von, "a prefix without namespace")),
                None => {
                    let (namensraum, lokal) = resolver.resolve_attribute(attribut.key);
                    let namensraum = self.uri(&namensraum, von)?;
                    let name = ncname(attribut.key, lokal.as_ref(), von)?;
                    if knoten
                        .attribute
                        .iter()
                        .any(|a| a.name == name && a.namensraum == namensraum)
                    {
                        return Err(kaputt(von, "a damaged or doubled attribute"));
                    }
                    knoten.attribute.push(Attribut {
                        namensraum,
                        name,
                        wert,
                    });
                }
            }
        }
        self.offen.push(knoten);
        Ok(())
    }

    fn ende(&mut self, bis: usize, von: usize) -> Result<(), Fehler> {
        let mut knoten = self
            .offen
            .pop()
            .ok_or_else(|| kaputt(von, "an end tag without start tag"))?;
        knoten.roh = self.text.get(knoten.start..bis).unwrap_or_default();
        match self.offen.last_mut() {
            Some(eltern) => eltern.kinder.push(knoten),
            None => self.wurzel = Some(knoten),
        }
        Ok(())
    }

    fn zeichen(&mut self, text: &str, verboten: bool, von: usize) -> Result<(), Fehler> {
        if verboten || !text.chars().all(ist_xml_zeichen) {
            return Err(kaputt(von, "a character that XML does not allow here"));
        }
        match self.offen.last_mut() {
            Some(knoten) => knoten.text.push_str(text),
            None if text.chars().all(crate::read::ist_leerraum) => {}
            None => return Err(kaputt(von, "text outside the root element")),
        }
        Ok(())
    }

    /// The namespace of a name, each URI held once.
    fn uri(&mut self, ergebnis: &ResolveResult<'_>, von: usize) -> Result<Option<Rc<str>>, Fehler> {
        match ergebnis {
            ResolveResult::Unbound => Ok(None),
            ResolveResult::Unknown(_) => Err(kaputt(von, "a prefix without namespace")),
            ResolveResult::Bound(uri) => {
                let bekannt = self
                    .uris
                    .iter()
                    .rev()
                    .take(16)
                    .find(|bekannt| bekannt.as_ref() == uri.0)
                    .cloned();
                Ok(Some(bekannt.unwrap_or_else(|| {
                    let neu: Rc<str> = Rc::from(uri.0);
                    self.uris.push(Rc::clone(&neu));
                    neu
                })))
            }
        }
    }
}

fn deklaration(decl: &BytesDecl<'_>, von: usize) -> Result<(), Fehler> {
    if von != 0 || !decl.version().is_ok_and(|version| version == "1.0") {
        return Err(kaputt(von, "the XML declaration"));
    }
    match decl.encoding() {
        None => Ok(()),
        Some(Ok(name)) if name.eq_ignore_ascii_case("utf-8") => Ok(()),
        Some(_) => Err(fehler(Fehlercode::S001, von, Grund::NichtUtf8)),
    }
}

fn aufgeloest(verweis: &BytesRef<'_>) -> Option<char> {
    if verweis.is_char_ref() {
        return verweis.resolve_char_ref().ok().flatten();
    }
    match verweis.borrow().into_inner().as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "apos" => Some('\''),
        "quot" => Some('"'),
        _ => None,
    }
}

/// A name without colon; the prefix is checked too.
fn ncname(name: QName<'_>, lokal: &str, von: usize) -> Result<String, Fehler> {
    let gut = |teil: &str| {
        teil.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && teil
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '\u{B7}'))
    };
    let praefix_gut = name.prefix().is_none_or(|praefix| gut(praefix.as_ref()));
    if gut(lokal) && praefix_gut {
        Ok(lokal.to_owned())
    } else {
        Err(kaputt(von, "a name that XML does not allow"))
    }
}

/// `Char` of XML 1.0.
pub(crate) fn ist_xml_zeichen(zeichen: char) -> bool {
    !matches!(zeichen, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

fn stelle(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

fn kaputt(offset: usize, was: &'static str) -> Fehler {
    fehler(Fehlercode::X000, offset, Grund::NichtWohlgeformt(was))
}

fn fehler(code: Fehlercode, offset: usize, grund: Grund) -> Fehler {
    Fehler {
        code,
        pfad: "/".to_owned(),
        offset: Some(offset),
        grund,
    }
}
