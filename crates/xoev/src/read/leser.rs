//! Where we are in a document and what was found so far.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::strom::{Anfang, Ereignis, Strom};
use super::zeichen::{ist_leerraum, ist_ncname, nur_leerraum};
use crate::fassung::{Fassung, Ns};
use crate::fehler::{Ebene, Fehler, Fehlercode, Grund};
use crate::kopf::Kopftyp;
use crate::listen::Schluesselpruefung;
use crate::typ::Typ;
use crate::typnamen::ist_name_von;
use crate::urteil::Optionen;

/// A value could not be built; the reason has been reported to the [`Leser`].
#[derive(Clone, Copy, Debug)]
pub struct Verworfen;

/// A value, or the note that the reason for its absence has been reported.
pub type Gelesen<T> = Result<T, Verworfen>;

/// One element of a path, with its number if the element may repeat.
#[derive(Clone, Copy)]
pub(crate) struct Schritt {
    pub(crate) element: &'static str,
    /// From 1; 0 if the element does not repeat.
    pub(crate) nummer: usize,
}

/// A path as it stands in a finding: `/a/b[2]/c`.
pub(crate) fn pfad(schritte: &[Schritt]) -> String {
    let mut pfad = String::new();
    for Schritt { element, nummer } in schritte {
        let _immer_platz = match nummer {
            0 => write!(pfad, "/{element}"),
            _ => write!(pfad, "/{element}[{nummer}]"),
        };
    }
    if pfad.is_empty() { "/".to_owned() } else { pfad }
}

/// How far a document has been read.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Stand {
    /// What comes next has not been looked at.
    Offen,
    /// A start tag has been read and not been entered yet.
    Element,
    /// The end of the current element has been read and not been left yet.
    Ende,
    /// The document ended in damage; nothing more can be read.
    Kaputt,
}

/// Reads one document.
pub struct Leser<'a> {
    strom: Strom<'a>,
    fassung: &'static Fassung,
    pfad: Vec<Schritt>,
    fehler: Vec<Fehler>,
    hoechstens: usize,
    gleiche: usize,
    /// How many messages may stand inside each other, and how many do here.
    nachrichten: usize,
    verschachtelung: usize,
    schluessel: Option<Schluesselpruefung<'a>>,
    schema_verletzt: bool,
    stand: Stand,
    /// Name of the description of the element that was entered last.
    typ: &'static str,
    /// The text that was read last has a CDATA section.
    mit_cdata: bool,
    kopftyp: Option<Kopftyp>,
}

impl<'a> Leser<'a> {
    /// A reader that has just read the start tag of the root element.
    pub(crate) fn neu(strom: Strom<'a>, fassung: &'static Fassung, optionen: &Optionen<'a>) -> Self {
        let grenzen = &optionen.grenzen;
        Self {
            strom,
            fassung,
            pfad: Vec::with_capacity(16),
            fehler: Vec::new(),
            hoechstens: grenzen.fehler.max(1),
            gleiche: grenzen.gleiche,
            nachrichten: grenzen.nachrichten,
            verschachtelung: 0,
            schluessel: optionen.schluessel,
            schema_verletzt: false,
            stand: Stand::Offen,
            typ: "",
            mit_cdata: false,
            kopftyp: None,
        }
    }

    /// Reads what follows the root element; the findings, and whether the schema is broken.
    pub(crate) fn abschliessen(mut self) -> (Vec<Fehler>, bool) {
        if self.stand != Stand::Kaputt {
            match self.strom.naechstes() {
                Ok(Ereignis::Schluss) => {}
                // The stream reports whatever else stands there.
                Ok(_) => self.stand = Stand::Kaputt,
                Err(fehler) => self.abbrechen(*fehler),
            }
        }
        if let Some(offset) = self.strom.verarbeitungsanweisung {
            let grund = Grund::NichtErlaubt("a processing instruction");
            self.fehler.push(Fehler::neu(
                Ebene::Regel,
                Fehlercode::S999,
                Some(self.strom.im_dokument(offset)),
                grund,
            ));
        }
        (self.fehler, self.schema_verletzt)
    }

    /// Reports a key that is not in the lists the caller checks against.
    pub(crate) fn schluessel_pruefen(
        &mut self,
        von: usize,
        uri: &str,
        version: &str,
        code: &str,
    ) -> Gelesen<()> {
        let Some(Err(fehlt)) = self.schluessel.map(|listen| listen.pruefe(uri, version, code)) else {
            return Ok(());
        };
        Err(self.melde(Ebene::Regel, fehlt.code(), von, Grund::SchluesselHeute))
    }

    /// Reads what may be a message inside the message, which has a header of its own.
    pub(crate) fn verschachtelt<T>(&mut self, lesen: impl FnOnce(&mut Self) -> T) -> T {
        if self.verschachtelung >= self.nachrichten && self.stand != Stand::Kaputt {
            // Each takes a good part of the stack.
            let grund = Grund::ZuVerschachtelt(self.nachrichten);
            self.abbrechen(Fehler::neu(Ebene::Xml, Fehlercode::S999, Some(self.von()), grund));
        }
        let kopftyp = self.kopftyp;
        self.verschachtelung += 1;
        let gelesen = lesen(self);
        self.verschachtelung -= 1;
        self.kopftyp = kopftyp;
        gelesen
    }

    /// Whether what is read stands inside a message inside the message.
    pub(crate) fn ist_verschachtelt(&self) -> bool {
        self.verschachtelung > 0
    }

    /// What the header must say about the type of the message.
    pub(crate) fn kopftyp(&self) -> Option<Kopftyp> {
        self.kopftyp
    }

    pub(crate) fn setze_kopftyp(&mut self, typ: Option<Kopftyp>) {
        self.kopftyp = typ;
    }

    pub(crate) fn fassung(&self) -> &'static Fassung {
        self.fassung
    }

    pub(crate) fn strom(&self) -> &Strom<'a> {
        &self.strom
    }

    /// Offset of the start tag that was entered last.
    pub(crate) fn von(&self) -> usize {
        self.strom.anfang().von
    }

    /// Offset of what stands next: a start tag, or the end of the element.
    pub(crate) fn stelle(&self) -> usize {
        self.strom.zuletzt()
    }

    /// Reports a finding at an offset of the current element.
    #[cold]
    pub(crate) fn melde(&mut self, ebene: Ebene, code: Fehlercode, offset: usize, grund: Grund) -> Verworfen {
        if self.stand == Stand::Kaputt {
            return Verworfen;
        }
        self.schema_verletzt |= ebene != Ebene::Regel;
        if self.fehler.len() < self.hoechstens {
            let offset = Some(self.strom.im_dokument(offset));
            let mut fehler = Fehler::neu(ebene, code, offset, grund);
            fehler.pfad = pfad(&self.pfad);
            self.fehler.push(fehler);
        }
        Verworfen
    }

    /// Reports that the schema does not allow what stands here (X001).
    #[cold]
    pub(crate) fn schema(&mut self, offset: usize, grund: Grund) -> Verworfen {
        self.melde(Ebene::Schema, Fehlercode::X001, offset, grund)
    }

    /// The document is damaged from here on: the rest of the walk meets ends only, and reports nothing.
    #[cold]
    fn abbrechen(&mut self, mut fehler: Fehler) {
        fehler.pfad = pfad(&self.pfad);
        if let Some(ort) = &mut fehler.ort {
            ort.offset = self.strom.im_dokument(ort.offset);
        }
        self.schema_verletzt = true;
        // It decides about the document, so it comes first.
        self.fehler.insert(0, fehler);
        self.stand = Stand::Kaputt;
    }

    fn weiter(
        &mut self,
        naechstes: impl FnOnce(&mut Strom<'a>) -> Result<Ereignis<'a>, Box<Fehler>>,
    ) -> Option<Ereignis<'a>> {
        if self.stand == Stand::Kaputt {
            return None;
        }
        match naechstes(&mut self.strom) {
            Ok(ereignis) => Some(ereignis),
            Err(fehler) => {
                self.abbrechen(*fehler);
                None
            }
        }
    }

    /// The start tag that comes next inside the current element, which has elements only; `None` at its end.
    pub(crate) fn anstehend(&mut self) -> Option<&Anfang<'a>> {
        while self.stand == Stand::Offen {
            match self.weiter(Strom::naechstes_element) {
                Some(Ereignis::Anfang) => self.stand = Stand::Element,
                Some(Ereignis::Text(text)) if nur_leerraum(&text) => {}
                Some(Ereignis::Zeichen(zeichen)) if ist_leerraum(zeichen) => {}
                // Not even an empty CDATA section may stand between elements.
                Some(Ereignis::Text(_) | Ereignis::Zeichen(_) | Ereignis::Cdata(_)) => {
                    self.schema(self.strom.zuletzt(), Grund::TextUnerwartet);
                }
                Some(Ereignis::Ende | Ereignis::Schluss) => self.stand = Stand::Ende,
                None => {}
            }
        }
        (self.stand == Stand::Element).then(|| self.strom.anfang_ref())
    }

    /// Enters the element whose start tag stands next.
    pub(crate) fn hinein(&mut self, element: &'static str, nummer: usize, typ: &'static Typ) {
        self.stand = Stand::Offen;
        self.typ = typ.name;
        self.pfad.push(Schritt { element, nummer });
    }

    /// Leaves the element that was entered last, whose end has been read.
    pub(crate) fn hinaus(&mut self) {
        self.pfad.pop();
    }

    /// Ends the reading if more elements of one name stand beside each other than the receiver reads.
    ///
    /// The least of them takes a hundred times its markup in memory.
    pub(crate) fn gleiche_zaehlen(&mut self, anzahl: usize) {
        if anzahl > self.gleiche && self.stand != Stand::Kaputt {
            let grund = Grund::ZuVieleGleiche(self.gleiche);
            self.abbrechen(Fehler::neu(Ebene::Xml, Fehlercode::S999, Some(self.von()), grund));
        }
    }

    /// Takes the end of the current element, behind which its parent goes on.
    pub(crate) fn ende_nehmen(&mut self) {
        if self.stand == Stand::Ende {
            self.stand = Stand::Offen;
        }
    }

    /// Reports the element that stands next as not allowed, and passes over it.
    #[cold]
    pub(crate) fn uebergehen(&mut self) {
        let anfang = self.strom.anfang();
        if self.name_gut(anfang) {
            self.schema(anfang.von, Grund::ElementUnerwartet);
            self.stand = Stand::Offen;
            self.ueberspringen();
        }
    }

    /// Whether the name of a start tag is one; if not, the document is damaged.
    pub(crate) fn name_gut(&mut self, anfang: Anfang<'a>) -> bool {
        let praefix = anfang.roh.len().checked_sub(anfang.lokal.len() + 1);
        let gut = ist_ncname(anfang.lokal)
            && praefix.is_none_or(|laenge| anfang.roh.get(..laenge).is_some_and(ist_ncname));
        if !gut {
            let grund = Grund::NichtWohlgeformt("a name that XML does not allow");
            self.abbrechen(Fehler::neu(Ebene::Xml, Fehlercode::X000, Some(anfang.von), grund));
        }
        gut
    }

    /// Reads the children of an element of any content, up to its end; `je` reads each child whose start tag it is told.
    pub(crate) fn beliebige_kinder(&mut self, mut je: impl FnMut(&mut Self, Anfang<'a>)) {
        while let Some(anfang) = self.anstehend().copied() {
            self.stand = Stand::Offen;
            if self.name_gut(anfang) {
                je(self, anfang);
            }
        }
        self.ende_nehmen();
    }

    /// Reads the rest of the element whose start tag was read last; only its markup is checked.
    pub(crate) fn ueberspringen(&mut self) {
        self.innen_lesen(|_, _| {});
    }

    /// Reads the rest of the element whose start tag was read last; `je` is told each start tag inside.
    pub(crate) fn innen_lesen(&mut self, mut je: impl FnMut(&mut Self, Anfang<'a>)) {
        let bis = self.strom.tiefe();
        while let Some(ereignis) = self.weiter(Strom::naechstes) {
            match ereignis {
                Ereignis::Ende if self.strom.tiefe() < bis => return,
                Ereignis::Anfang => {
                    let anfang = self.strom.anfang();
                    if !self.name_gut(anfang) {
                        return;
                    }
                    je(self, anfang);
                }
                Ereignis::Schluss => return,
                _ => {}
            }
        }
    }

    /// Reads the character data of the current element, which has nothing else, and its end.
    pub(crate) fn nur_text(&mut self) -> Gelesen<Cow<'a, str>> {
        self.mit_cdata = false;
        if self.stand != Stand::Kaputt
            && let Some(text) = self.strom.blatt()
        {
            return Ok(Cow::Borrowed(text));
        }
        let mut text = Cow::Borrowed("");
        let mut verworfen = false;
        loop {
            match self.weiter(Strom::naechstes) {
                Some(Ereignis::Text(stueck)) if text.is_empty() => text = stueck,
                Some(Ereignis::Text(stueck)) => text.to_mut().push_str(&stueck),
                Some(Ereignis::Zeichen(zeichen)) => text.to_mut().push(zeichen),
                Some(Ereignis::Cdata(stueck)) => {
                    self.mit_cdata = true;
                    text.to_mut().push_str(&stueck);
                }
                Some(Ereignis::Ende) => break,
                Some(Ereignis::Anfang) => {
                    self.uebergehen();
                    verworfen = true;
                }
                Some(Ereignis::Schluss) | None => return Err(Verworfen),
            }
        }
        if verworfen { Err(Verworfen) } else { Ok(text) }
    }

    /// Whether the text that was read last has a CDATA section, be it an empty one.
    pub(crate) fn mit_cdata(&self) -> bool {
        self.mit_cdata
    }

    /// Reports every attribute of the current start tag that is not in `erlaubt`.
    pub(crate) fn nur_attribute(&mut self, erlaubt: &[&str]) -> Gelesen<()> {
        if self.strom.attribute().is_empty() {
            return Ok(());
        }
        self.attribute_pruefen(erlaubt)
    }

    fn attribute_pruefen(&mut self, erlaubt: &[&str]) -> Gelesen<()> {
        let von = self.von();
        let gefunden: Vec<Grund> = self
            .strom
            .attribute()
            .iter()
            .filter_map(|attribut| match (attribut.ns, attribut.name) {
                (Ns::Keiner, name) if erlaubt.contains(&name) => None,
                (Ns::Xsi, "schemaLocation" | "noNamespaceSchemaLocation") => None,
                (Ns::Xsi, "type") if self.ist_eigener_typ(&attribut.wert) => None,
                (Ns::Xsi, "type" | "nil") => Some(Grund::Instanzattribut),
                _ => Some(Grund::AttributUnerwartet),
            })
            .collect();
        let mut ergebnis = Ok(());
        for grund in gefunden {
            ergebnis = Err(self.schema(von, grund));
        }
        ergebnis
    }

    /// Whether a qualified name in the document is that of the type which the current element has anyway.
    fn ist_eigener_typ(&self, name: &str) -> bool {
        let (praefix, lokal) = name.split_once(':').unwrap_or(("", name));
        let uri = self.strom.namensraeume().uri(praefix);
        ist_name_von(uri, lokal, self.typ)
    }

    /// The value of an attribute of the current start tag, without namespace.
    pub(crate) fn attribut(&self, name: &str) -> Option<&str> {
        self.strom
            .attribute()
            .iter()
            .find(|a| a.ns == Ns::Keiner && a.name == name)
            .map(|a| &*a.wert)
    }

    /// The value of an attribute with the white space of `xs:token` and `xs:anyURI` at its ends dropped.
    pub(crate) fn attribut_ohne_rand(&self, name: &str) -> Option<&str> {
        self.attribut(name).map(|wert| wert.trim_matches(ist_leerraum))
    }
}
