//! Markup as a stream: well-formed XML 1.0 with namespaces, bounded, and nothing dangerous.
//!
//! No DTD, no entity beyond the five of XML, UTF-8 only. Nothing is copied that stands in the document as it is meant,
//! and a namespace is looked up once for a declaration, not once for a name. Whether a name is one of XML is left to
//! the caller, who mostly knows it by heart; see [`Anfang::lokal`].

use std::borrow::Cow;

use memchr::{memchr, memchr2, memmem};

use super::attribute::{self, Attribut, Kodierung};
use super::grenzen::Grenzen;
use super::namensraeume::Namensraeume;
use super::zeichen::{gleich, ist_leerbyte, ist_leerraum, ist_ncname, ist_xml_zeichen, nur_leerraum};
use crate::fassung::Ns;
use crate::fehler::{Ebene, Fehler, Fehlercode, Grund};

/// What comes next in a document.
pub(crate) enum Ereignis<'a> {
    /// A start tag; see [`Strom::anfang`] and [`Strom::attribute`].
    Anfang,
    /// The end of the element that was opened last.
    Ende,
    /// Character data, line ends normalised, references resolved; an element may have several pieces.
    Text(Cow<'a, str>),
    /// The character that a reference stands for.
    Zeichen(char),
    /// The content of a CDATA section, which also stands for character data.
    Cdata(Cow<'a, str>),
    /// The end of the document.
    Schluss,
}

/// A start tag.
#[derive(Clone, Copy)]
pub(crate) struct Anfang<'a> {
    pub(crate) ns: Ns,
    /// The name without its prefix; that it is a name of XML has not been checked.
    pub(crate) lokal: &'a str,
    /// The name as it stands.
    pub(crate) roh: &'a str,
    /// Offset of the tag.
    pub(crate) von: usize,
}

/// One document, read piece by piece.
pub(crate) struct Strom<'a> {
    text: &'a str,
    grenzen: Grenzen,
    /// Bytes before `text`: the byte order mark.
    vorspann: usize,
    /// Names of the open elements as they stand.
    offen: Vec<&'a str>,
    namensraeume: Namensraeume<'a>,
    attribute: Vec<Attribut<'a>>,
    anfang: Anfang<'a>,
    elemente: usize,
    /// The element that was opened last is an empty-element tag.
    leer: bool,
    wurzel_gelesen: bool,
    /// No text has a line end to normalise or a `]]>` to refuse.
    schlicht: bool,
    /// Offset of the last event.
    zuletzt: usize,
    /// Offset behind the last event.
    bis: usize,
    /// Offset of the first processing instruction, which is legal XML but not accepted.
    pub(crate) verarbeitungsanweisung: Option<usize>,
}

impl<'a> Strom<'a> {
    /// Begins to read; what holds for all bytes alike is checked here.
    pub(crate) fn neu(bytes: &'a [u8], grenzen: &Grenzen) -> Result<Self, Box<Fehler>> {
        if bytes.len() > grenzen.bytes {
            return Err(fehler(Fehlercode::S999, 0, Grund::ZuGross(grenzen.bytes)));
        }
        let ganz = std::str::from_utf8(bytes)
            .map_err(|e| fehler(Fehlercode::S001, e.valid_up_to(), Grund::NichtUtf8))?;
        let text = ganz.strip_prefix('\u{FEFF}').unwrap_or(ganz);
        if text.starts_with('\u{FEFF}') {
            return Err(kaputt(0, "a second byte order mark"));
        }
        if let Some(stelle) = erstes_verbotenes_zeichen(text) {
            let vorspann = ganz.len() - text.len();
            return Err(kaputt(vorspann + stelle, "a character that XML does not allow"));
        }
        Ok(Self {
            text,
            grenzen: *grenzen,
            vorspann: ganz.len() - text.len(),
            offen: Vec::with_capacity(16),
            namensraeume: Namensraeume::default(),
            attribute: Vec::new(),
            anfang: Anfang {
                ns: Ns::Keiner,
                lokal: "",
                roh: "",
                von: 0,
            },
            elemente: 0,
            leer: false,
            wurzel_gelesen: false,
            schlicht: memchr(b'\r', text.as_bytes()).is_none()
                && memmem::find(text.as_bytes(), b"]]>").is_none(),
            zuletzt: 0,
            bis: 0,
            verarbeitungsanweisung: None,
        })
    }

    /// The start tag that was read last.
    pub(crate) fn anfang(&self) -> Anfang<'a> {
        self.anfang
    }

    /// The same, to look at.
    pub(crate) fn anfang_ref(&self) -> &Anfang<'a> {
        &self.anfang
    }

    /// The attributes of the start tag that was read last, without namespace declarations.
    pub(crate) fn attribute(&self) -> &[Attribut<'a>] {
        &self.attribute
    }

    /// The namespaces in scope.
    pub(crate) fn namensraeume(&self) -> &Namensraeume<'a> {
        &self.namensraeume
    }

    /// How many elements are open.
    pub(crate) fn tiefe(&self) -> usize {
        self.offen.len()
    }

    /// Offset of the last event.
    pub(crate) fn zuletzt(&self) -> usize {
        self.zuletzt
    }

    /// Offset behind the last event.
    pub(crate) fn bis(&self) -> usize {
        self.bis
    }

    /// The document between two offsets.
    pub(crate) fn ausschnitt(&self, von: usize, bis: usize) -> &'a str {
        self.text.get(von..bis).unwrap_or_default()
    }

    /// An offset of an event as an offset in the bytes of the document.
    pub(crate) fn im_dokument(&self, offset: usize) -> usize {
        self.vorspann + offset
    }

    /// The next event; comments are passed over.
    pub(crate) fn naechstes(&mut self) -> Result<Ereignis<'a>, Box<Fehler>> {
        loop {
            if let Some(ereignis) = self.schritt()? {
                return Ok(ereignis);
            }
        }
    }

    /// The next event in an element that has elements only: white space is passed over too.
    pub(crate) fn naechstes_element(&mut self) -> Result<Ereignis<'a>, Box<Fehler>> {
        loop {
            if !self.leer {
                let ab = self.bis + leerraum(self.ab(self.bis));
                // What stands before a reference is part of a text.
                if self.byte(ab) == Some(b'<') {
                    self.bis = ab;
                }
            }
            if let Some(ereignis) = self.schritt()? {
                return Ok(ereignis);
            }
        }
    }

    /// The text of the current element and its end, if it is nothing but text as it stands; else nothing is read.
    pub(crate) fn blatt(&mut self) -> Option<&'a str> {
        if self.leer || !self.schlicht {
            return None;
        }
        let rest = self.ab(self.bis);
        let laenge = memchr2(b'<', b'&', rest)?;
        let name = self.offen.last()?.as_bytes();
        let (marke, ende) = rest.get(laenge..)?.split_first_chunk::<2>()?;
        let (anfang, danach) = ende.split_at_checked(name.len())?;
        if *marke != *b"</" || danach.first() != Some(&b'>') || !gleich(anfang, name) {
            return None;
        }
        let text = self.ausschnitt(self.bis, self.bis + laenge);
        self.zuletzt = self.bis + laenge;
        self.bis = self.zuletzt + name.len() + 3;
        self.schliessen();
        Some(text)
    }

    /// Reads one piece of markup or text; `None` for one that is no event.
    fn schritt(&mut self) -> Result<Option<Ereignis<'a>>, Box<Fehler>> {
        if self.leer {
            self.leer = false;
            return Ok(Some(self.schliessen()));
        }
        let von = self.bis;
        self.zuletzt = von;
        match (self.byte(von), self.byte(von + 1)) {
            (None, _) => self.schluss().map(Some),
            (Some(b'<'), Some(b'/')) => self.ende(von).map(Some),
            (Some(b'<'), Some(b'!')) => self.ausruf(von),
            (Some(b'<'), Some(b'?')) => self.fragezeichen(von).map(|()| None),
            (Some(b'<'), _) => self.oeffnen(von).map(Some),
            (Some(b'&'), _) => self.verweis(von).map(Ereignis::Zeichen).map(Some),
            _ => {
                let rest = self.ab(von);
                self.bis = von + memchr2(b'<', b'&', rest).unwrap_or(rest.len());
                Ok(self.zeichen(von, self.bis)?.map(Ereignis::Text))
            }
        }
    }

    fn ab(&self, offset: usize) -> &'a [u8] {
        self.text.as_bytes().get(offset..).unwrap_or_default()
    }

    fn byte(&self, offset: usize) -> Option<u8> {
        self.text.as_bytes().get(offset).copied()
    }

    /// Where `ende` stands at or behind an offset.
    fn suche(&self, ab: usize, ende: &[u8], von: usize) -> Result<usize, Box<Fehler>> {
        match memmem::find(self.ab(ab), ende) {
            Some(stelle) => Ok(ab + stelle),
            None => Err(kaputt(von, "markup that is not closed")),
        }
    }

    fn oeffnen(&mut self, von: usize) -> Result<Ereignis<'a>, Box<Fehler>> {
        if self.offen.is_empty() && self.wurzel_gelesen {
            return Err(kaputt(von, "a second root element"));
        }
        if self.offen.len() >= self.grenzen.tiefe {
            return Err(fehler(Fehlercode::S999, von, Grund::ZuTief(self.grenzen.tiefe)));
        }
        self.elemente += 1;
        if self.elemente > self.grenzen.elemente {
            let grund = Grund::ZuVieleElemente(self.grenzen.elemente);
            return Err(fehler(Fehlercode::S999, von, grund));
        }
        self.wurzel_gelesen = true;
        let (name, doppelpunkt) = namenslaenge(self.ab(von + 1));
        let roh = self.ausschnitt(von + 1, von + 1 + name);
        self.attribute.clear();
        self.offen.push(roh);
        let ende = von + 1 + name;
        if self.byte(ende) == Some(b'>') {
            self.bis = ende + 1;
        } else {
            self.bis = self.attribute_lesen(ende, von)?;
        }
        let (ns, lokal) = self
            .namensraeume
            .aufgeloest(roh, doppelpunkt)
            .ok_or_else(|| kaputt(von, "a prefix without namespace"))?;
        self.anfang = Anfang { ns, lokal, roh, von };
        Ok(Ereignis::Anfang)
    }

    /// Reads the attributes of a start tag and its end; declarations of namespaces come into force.
    ///
    /// Returns the offset behind the tag.
    fn attribute_lesen(&mut self, ab: usize, von: usize) -> Result<usize, Box<Fehler>> {
        let mut rest = self.text.get(ab..).unwrap_or_default();
        let mut praefixe = false;
        while let Some((name, wert, danach)) = attribute::naechstes(rest).map_err(|was| kaputt(von, was))? {
            rest = danach;
            if self.attribute.len() >= self.grenzen.attribute {
                let grund = Grund::ZuVieleAttribute(self.grenzen.attribute);
                return Err(fehler(Fehlercode::S999, von, grund));
            }
            praefixe |= memchr(b':', name.as_bytes()).is_some() || name == "xmlns";
            if self.attribute.iter().any(|a| a.name == name) {
                return Err(kaputt(von, "a doubled attribute"));
            }
            self.attribute.push(Attribut {
                ns: Ns::Keiner,
                name,
                wert,
            });
        }
        let rest = rest.trim_start_matches(ist_leerraum);
        self.leer = rest.starts_with('/');
        let schluss = if self.leer { "/>" } else { ">" };
        let danach = rest
            .strip_prefix(schluss)
            .ok_or_else(|| kaputt(von, "a start tag that is not closed"))?;
        if praefixe {
            let tiefe = self.offen.len();
            self.namensraeume
                .erklaeren(&mut self.attribute, tiefe)
                .map_err(|was| kaputt(von, was))?;
            if self.namensraeume.anzahl() > self.grenzen.namensraeume {
                let grund = Grund::ZuVieleNamensraeume(self.grenzen.namensraeume);
                return Err(fehler(Fehlercode::S999, von, grund));
            }
        }
        Ok(self.text.len() - danach.len())
    }

    fn ende(&mut self, von: usize) -> Result<Ereignis<'a>, Box<Fehler>> {
        let passt = || {
            let name = self.offen.last()?.as_bytes();
            let (anfang, rest) = self.ab(von + 2).split_at_checked(name.len())?;
            let danach = rest.get(leerraum(rest)..)?.strip_prefix(b">")?;
            gleich(anfang, name).then_some(danach.len())
        };
        match passt() {
            Some(rest) => {
                self.bis = self.text.len() - rest;
                Ok(self.schliessen())
            }
            None => Err(kaputt(von, "an end tag that does not fit its start tag")),
        }
    }

    fn schliessen(&mut self) -> Ereignis<'a> {
        self.namensraeume.verlassen(self.offen.len());
        self.offen.pop();
        Ereignis::Ende
    }

    /// Character data between two offsets; `None` for white space outside the root element.
    fn zeichen(&self, von: usize, bis: usize) -> Result<Option<Cow<'a, str>>, Box<Fehler>> {
        let text = self.ausschnitt(von, bis);
        if self.offen.is_empty() {
            return if nur_leerraum(text) {
                Ok(None)
            } else {
                Err(kaputt(von, "text outside the root element"))
            };
        }
        if !self.schlicht && memmem::find(text.as_bytes(), b"]]>").is_some() {
            return Err(kaputt(von, "the characters ]]> in a text"));
        }
        Ok(Some(self.zeilenenden(text)))
    }

    /// What begins with `<!`: a comment or a CDATA section.
    fn ausruf(&mut self, von: usize) -> Result<Option<Ereignis<'a>>, Box<Fehler>> {
        let rest = self.ab(von);
        if rest.starts_with(b"<!--") {
            let ende = self.suche(von + 4, b"--", von)?;
            if self.byte(ende + 2) != Some(b'>') {
                return Err(kaputt(ende, "the characters -- in a comment"));
            }
            self.bis = ende + 3;
            Ok(None)
        } else if rest.starts_with(b"<![CDATA[") && !self.offen.is_empty() {
            let ende = self.suche(von + 9, b"]]>", von)?;
            self.bis = ende + 3;
            let text = self.zeilenenden(self.ausschnitt(von + 9, ende));
            Ok(Some(Ereignis::Cdata(text)))
        } else if rest.starts_with(b"<!DOCTYPE") {
            let grund = Grund::NichtErlaubt("a document type declaration");
            Err(fehler(Fehlercode::S999, von, grund))
        } else {
            Err(kaputt(von, "the markup is damaged"))
        }
    }

    /// What begins with `<?`: the XML declaration or a processing instruction.
    fn fragezeichen(&mut self, von: usize) -> Result<(), Box<Fehler>> {
        let ende = self.suche(von + 2, b"?>", von)?;
        self.bis = ende + 2;
        let inhalt = self.ausschnitt(von + 2, ende);
        let ziel = inhalt.split(ist_leerraum).next().unwrap_or_default();
        if ziel == "xml" && von == 0 {
            return match attribute::deklaration(inhalt.get(3..).unwrap_or_default()) {
                Some(Kodierung::Utf8) => Ok(()),
                Some(Kodierung::Andere) => Err(fehler(Fehlercode::S001, 0, Grund::NichtUtf8)),
                None => Err(kaputt(0, "the XML declaration")),
            };
        }
        if !ist_ncname(ziel) || ziel.eq_ignore_ascii_case("xml") {
            return Err(kaputt(von, "a processing instruction that XML does not allow"));
        }
        self.verarbeitungsanweisung.get_or_insert(von);
        Ok(())
    }

    fn verweis(&mut self, von: usize) -> Result<char, Box<Fehler>> {
        let rest = self.text.get(von + 1..).unwrap_or_default();
        let ende = rest.bytes().position(|b| !b.is_ascii_alphanumeric() && b != b'#');
        let name = ende
            .filter(|ende| rest.as_bytes().get(*ende) == Some(&b';'))
            .and_then(|ende| rest.get(..ende))
            .unwrap_or_default();
        match attribute::verweis(name) {
            Some(zeichen) if !self.offen.is_empty() => {
                self.bis = von + name.len() + 2;
                Ok(zeichen)
            }
            Some(_) => Err(kaputt(von, "text outside the root element")),
            None => Err(kaputt(von, "an unknown entity")),
        }
    }

    fn zeilenenden(&self, text: &'a str) -> Cow<'a, str> {
        if !self.schlicht && memchr(b'\r', text.as_bytes()).is_some() {
            Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            Cow::Borrowed(text)
        }
    }

    fn schluss(&self) -> Result<Ereignis<'a>, Box<Fehler>> {
        if !self.offen.is_empty() {
            return Err(kaputt(self.text.len(), "an element is not closed"));
        }
        if self.wurzel_gelesen {
            Ok(Ereignis::Schluss)
        } else {
            Err(kaputt(self.text.len(), "there is no element"))
        }
    }
}

/// Offset of the first character that XML 1.0 does not allow anywhere.
fn erstes_verbotenes_zeichen(text: &str) -> Option<usize> {
    // Passes without branches over blocks; only if one finds something is the place looked for.
    let verdacht = text.as_bytes().iter().fold(0_u8, |bisher, b| {
        let erlaubt = matches!(*b, b'\t' | b'\n' | b'\r');
        bisher | (u8::from(*b < 0x20) & u8::from(!erlaubt))
    }) != 0;
    let nicht_zeichen = memchr(0xEF, text.as_bytes()).is_some();
    if verdacht || nicht_zeichen {
        text.char_indices()
            .find(|(_, zeichen)| !ist_xml_zeichen(*zeichen))
            .map(|(stelle, _)| stelle)
    } else {
        None
    }
}

/// How many bytes of white space a text begins with.
fn leerraum(text: &[u8]) -> usize {
    let mut rest = text;
    loop {
        // Indentation is a line end and many spaces; eight at a time.
        while let Some((block, danach)) = rest.split_first_chunk::<8>() {
            if *block != [b' '; 8] {
                break;
            }
            rest = danach;
        }
        match rest.split_first() {
            Some((byte, danach)) if ist_leerbyte(*byte) => rest = danach,
            _ => return text.len() - rest.len(),
        }
    }
}

/// How long the name at the start of a tag is, and where its first colon stands.
fn namenslaenge(text: &[u8]) -> (usize, Option<usize>) {
    let mut doppelpunkt = None;
    for (stelle, byte) in text.iter().enumerate() {
        match byte {
            b'>' | b'/' | b' ' | b'\n' | b'\t' | b'\r' => return (stelle, doppelpunkt),
            b':' if doppelpunkt.is_none() => doppelpunkt = Some(stelle),
            _ => {}
        }
    }
    (text.len(), doppelpunkt)
}

#[cold]
#[allow(clippy::unnecessary_box_returns)] // a result with a box is passed on faster
fn kaputt(offset: usize, was: &'static str) -> Box<Fehler> {
    fehler(Fehlercode::X000, offset, Grund::NichtWohlgeformt(was))
}

#[cold]
#[allow(clippy::unnecessary_box_returns)] // see above
fn fehler(code: Fehlercode, offset: usize, grund: Grund) -> Box<Fehler> {
    Box::new(Fehler::neu(Ebene::Xml, code, Some(offset), grund))
}
