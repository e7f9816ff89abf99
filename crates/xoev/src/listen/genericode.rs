//! Reads genericode 1.0 as XÖV uses it, bounded; no DTD, no entity beyond the five of XML.
//!
//! It takes what a list needs and passes over the rest; it is no validator of genericode. Source: OASIS genericode
//! 1.0, Codelisten-Handbuch of KoSIT (annotations of 2010 to 4).

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::codeliste::{Kennung, Listenbau};
use super::markup::{Fund, attribut, deklaration, kaputt, stelle};
use super::ort::{Blatt, Ort, unter};
use super::spalten::{Plan, Schluesselangabe, Spalte};
use super::{Codeliste, Eintrag, ListenFehler, Listengrund};
use crate::read::{ist_xml_zeichen, verweis, zusammengefasst};

/// How much of a genericode file is read at most.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Listengrenzen {
    /// Bytes of the file.
    pub bytes: usize,
    /// Nesting of elements.
    pub tiefe: usize,
    /// Rows.
    pub zeilen: usize,
    /// Columns.
    pub spalten: usize,
}

impl Default for Listengrenzen {
    /// Five times the list of all communes.
    fn default() -> Self {
        Self {
            bytes: 16 * 1024 * 1024,
            tiefe: 32,
            zeilen: 100_000,
            spalten: 64,
        }
    }
}

const GENERICODE: &str = "http://docs.oasis-open.org/codelist/ns/genericode/1.0/";

/// Bytes of a start tag at most; the root of a real file has about 700.
const TAG_HOECHSTENS: usize = 4096;

pub(super) fn lies(bytes: &[u8], grenzen: &Listengrenzen) -> Result<Codeliste, ListenFehler> {
    let zeile = |offset: usize| {
        let davor = bytes.get(..offset).unwrap_or(bytes);
        davor.split(|byte| *byte == b'\n').count()
    };
    let fehler = |(offset, grund)| ListenFehler {
        zeile: zeile(offset),
        grund,
    };
    if bytes.len() > grenzen.bytes {
        return Err(fehler((0, Listengrund::ZuGross(grenzen.bytes))));
    }
    let text = std::str::from_utf8(bytes).map_err(|e| fehler((e.valid_up_to(), Listengrund::NichtUtf8)))?;
    let ohne_bom = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    Leser::neu(grenzen)
        .lesen(ohne_bom)
        .map_err(|(offset, grund)| fehler((offset + text.len() - ohne_bom.len(), grund)))
}

struct Leser<'g> {
    grenzen: &'g Listengrenzen,
    orte: Vec<Ort>,
    wurzel_gelesen: bool,
    kennung: Kennung,
    spalten: Vec<Spalte>,
    schluessel: Vec<Schluesselangabe>,
    plan: Option<Plan>,
    bau: Listenbau,
    /// Character data of the leaf that is open.
    blatt: String,
    /// Values of the row that is open, by column.
    werte: Vec<Option<String>>,
    /// The column of the last value of this row; a value that names none belongs to the next one.
    spalte: Option<usize>,
    zeile_ab: usize,
}

impl<'g> Leser<'g> {
    fn neu(grenzen: &'g Listengrenzen) -> Self {
        Self {
            grenzen,
            orte: Vec::new(),
            wurzel_gelesen: false,
            kennung: Kennung::default(),
            spalten: Vec::new(),
            schluessel: Vec::new(),
            plan: None,
            bau: Listenbau::default(),
            blatt: String::new(),
            werte: Vec::new(),
            spalte: None,
            zeile_ab: 0,
        }
    }

    fn lesen(mut self, text: &str) -> Result<Codeliste, Fund> {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_comments = true;
        loop {
            let von = stelle(reader.buffer_position());
            let Ok(event) = reader.read_event() else {
                return Err(kaputt(stelle(reader.error_position()), "the markup is damaged"));
            };
            match event {
                Event::Start(start) => self.anfang(&start, von)?,
                Event::End(_) => self.ende(von)?,
                Event::Text(text) => self.zeichen(&text.xml10_content(), von)?,
                Event::CData(text) => self.zeichen(&text.xml10_content(), von)?,
                Event::GeneralRef(name) => {
                    let zeichen = verweis(&name).ok_or_else(|| kaputt(von, "an unknown entity"))?;
                    self.zeichen(zeichen.encode_utf8(&mut [0; 4]), von)?;
                }
                Event::Decl(decl) => deklaration(&decl, von)?,
                Event::DocType(_) => {
                    return Err((von, Listengrund::NichtErlaubt("a document type declaration")));
                }
                Event::Comment(_) | Event::PI(_) => {}
                Event::Empty(_) => return Err(kaputt(von, "the markup is damaged")),
                Event::Eof => break,
            }
        }
        if !self.orte.is_empty() {
            return Err(kaputt(text.len(), "an element is not closed"));
        }
        self.fertig(text.len())
    }

    fn anfang(&mut self, start: &BytesStart<'_>, von: usize) -> Result<(), Fund> {
        if start.len() > TAG_HOECHSTENS {
            return Err((von, Listengrund::ZuLang(TAG_HOECHSTENS)));
        }
        if self.orte.len() >= self.grenzen.tiefe {
            return Err((von, Listengrund::ZuTief(self.grenzen.tiefe)));
        }
        let Some(eltern) = self.orte.last().copied() else {
            return self.wurzel(start, von);
        };
        let ort = unter(eltern, start.name());
        match ort {
            Ort::Identifikation if !self.kennung.uri.is_empty() => {
                return Err((von, Listengrund::Zweimal("Identification")));
            }
            Ort::Spaltensatz if !self.spalten.is_empty() => {
                return Err((von, Listengrund::Zweimal("ColumnSet")));
            }
            Ort::Spalte => self.neue_spalte(start, von)?,
            Ort::Schluessel if self.schluessel.len() >= self.grenzen.spalten => {
                return Err((von, Listengrund::ZuVieleSpalten(self.grenzen.spalten)));
            }
            Ort::Schluessel => self.schluessel.push(Schluesselangabe::default()),
            Ort::Inhalt => self.plane(von)?,
            Ort::Zeile => {
                self.zeile_ab = von;
                self.spalte = None;
                self.werte.iter_mut().for_each(|wert| *wert = None);
            }
            Ort::Wert => self.neuer_wert(start, von)?,
            Ort::Blatt(_) => self.blatt.clear(),
            Ort::Fremd => self.angabe(eltern, start, von)?,
            _ => {}
        }
        self.orte.push(ort);
        Ok(())
    }

    /// The root must be `CodeList` in the namespace of genericode.
    fn wurzel(&mut self, start: &BytesStart<'_>, von: usize) -> Result<(), Fund> {
        if self.wurzel_gelesen {
            return Err(kaputt(von, "a second root element"));
        }
        let name = start.name();
        let praefix = name.prefix().map(|praefix| praefix.as_ref().to_owned());
        let bindung = ["xmlns:", &praefix.unwrap_or_default()].concat();
        let gebunden = attribut(start, &bindung, von)?.is_some_and(|uri| uri == GENERICODE);
        if name.local_name().as_ref() != "CodeList" || !gebunden {
            return Err((von, Listengrund::KeineCodeliste));
        }
        self.wurzel_gelesen = true;
        self.orte.push(Ort::Liste);
        Ok(())
    }

    fn neue_spalte(&mut self, start: &BytesStart<'_>, von: usize) -> Result<(), Fund> {
        if self.spalten.len() >= self.grenzen.spalten {
            return Err((von, Listengrund::ZuVieleSpalten(self.grenzen.spalten)));
        }
        let id = attribut(start, "Id", von)?
            .filter(|id| !id.is_empty())
            .ok_or((von, Listengrund::Fehlt("Id")))?;
        if self.spalten.iter().any(|spalte| spalte.id == id) {
            return Err((von, Listengrund::Zweimal("Column")));
        }
        let pflicht = attribut(start, "Use", von)?.is_some_and(|art| art == "required");
        self.spalten.push(Spalte {
            id,
            pflicht,
            ..Spalte::default()
        });
        Ok(())
    }

    /// What the attributes and names of elements say that hold no text.
    fn angabe(&mut self, eltern: Ort, start: &BytesStart<'_>, von: usize) -> Result<(), Fund> {
        let name = start.name();
        let lokal = name.local_name();
        match (eltern, lokal.as_ref()) {
            (Ort::Spalte, "Data") => {
                let typ = attribut(start, "Type", von)?.unwrap_or_default();
                let sprache = attribut(start, "Lang", von)?.unwrap_or_default();
                if let Some(spalte) = self.spalten.last_mut() {
                    spalte.typ = typ;
                    spalte.sprache = sprache;
                }
            }
            (Ort::Schluessel, "ColumnRef") => {
                let spalte = attribut(start, "Ref", von)?.unwrap_or_default();
                if let Some(schluessel) = self.schluessel.last_mut() {
                    schluessel.spalte = spalte;
                }
            }
            (Ort::Schluesselinfo, marke) => {
                if let Some(schluessel) = self.schluessel.last_mut() {
                    match marke {
                        "recommendedKeyColumn" | "empfohleneCodeSpalte" | "xoev-code" => {
                            schluessel.empfohlen = true;
                        }
                        "xoev-codename" => schluessel.codename = true,
                        _ => {}
                    }
                }
            }
            (Ort::Liste, "ColumnSetRef" | "SimpleCodeListRef") => {
                return Err((von, Listengrund::NichtErlaubt("a reference to another file")));
            }
            _ => {}
        }
        Ok(())
    }

    fn plane(&mut self, von: usize) -> Result<(), Fund> {
        if self.plan.is_some() {
            return Err((von, Listengrund::Zweimal("SimpleCodeList")));
        }
        let Kennung { uri, kurzname, .. } = &self.kennung;
        let plan = Plan::neu(uri, kurzname, &self.spalten, &self.schluessel).map_err(|grund| (von, grund))?;
        self.werte.resize(self.spalten.len(), None);
        self.plan = Some(plan);
        Ok(())
    }

    fn neuer_wert(&mut self, start: &BytesStart<'_>, von: usize) -> Result<(), Fund> {
        let spalte = match attribut(start, "ColumnRef", von)? {
            Some(id) => self.spalten.iter().position(|spalte| spalte.id == id),
            None => Some(self.spalte.map_or(0, |spalte| spalte + 1)),
        };
        let wert = spalte.and_then(|spalte| self.werte.get(spalte));
        match wert {
            None => Err((von, Listengrund::UnbekannteSpalte)),
            Some(Some(_)) => Err((von, Listengrund::Zweimal("Value"))),
            Some(None) => {
                self.spalte = spalte;
                Ok(())
            }
        }
    }

    fn zeichen(&mut self, text: &str, von: usize) -> Result<(), Fund> {
        let ausserhalb = self.orte.is_empty() && !text.trim_ascii().is_empty();
        if ausserhalb || text.contains(|zeichen| !ist_xml_zeichen(zeichen)) {
            return Err(kaputt(von, "a character that XML does not allow here"));
        }
        if let Some(Ort::Blatt(_)) = self.orte.last() {
            self.blatt.push_str(text);
        }
        Ok(())
    }

    fn ende(&mut self, von: usize) -> Result<(), Fund> {
        match self.orte.pop() {
            None => return Err(kaputt(von, "an end tag without start tag")),
            Some(Ort::Blatt(blatt)) => {
                let text = zusammengefasst(&self.blatt);
                self.merke(blatt, text);
            }
            Some(Ort::Identifikation) => {
                for (wert, name) in [
                    (&self.kennung.uri, "CanonicalUri"),
                    (&self.kennung.version, "Version"),
                ] {
                    if wert.is_empty() {
                        return Err((von, Listengrund::Fehlt(name)));
                    }
                }
            }
            Some(Ort::Zeile) => self.zeile()?,
            Some(_) => {}
        }
        Ok(())
    }

    fn merke(&mut self, blatt: Blatt, text: String) {
        let kennung = &mut self.kennung;
        match blatt {
            Blatt::GueltigAb => {
                kennung.gueltig_ab = kennung.gueltig_ab.or_else(|| crate::teildatum::tag(&text));
            }
            Blatt::Kurzname => kennung.kurzname = text,
            Blatt::Langname => kennung.name = text,
            Blatt::Version => kennung.version = text,
            Blatt::Uri => kennung.uri = text,
            Blatt::Einfachwert => {
                let wert = self.spalte.and_then(|spalte| self.werte.get_mut(spalte));
                if let Some(wert) = wert {
                    *wert = Some(text);
                }
            }
        }
    }

    /// Takes the row that has ended.
    fn zeile(&mut self) -> Result<(), Fund> {
        let Some(plan) = &self.plan else {
            return Ok(());
        };
        let wert = |spalte: usize| {
            self.werte
                .get(spalte)
                .and_then(Option::as_deref)
                .filter(|text| !text.is_empty() && *text != "–")
        };
        let erster = |spalten: &[usize]| spalten.iter().find_map(|spalte| wert(*spalte));
        let tag = |spalte: Option<usize>| spalte.and_then(wert).and_then(crate::teildatum::tag);
        if self.bau.anzahl() >= self.grenzen.zeilen {
            return Err((self.zeile_ab, Listengrund::ZuVieleZeilen(self.grenzen.zeilen)));
        }
        let eintrag = Eintrag {
            code: wert(plan.code).ok_or((self.zeile_ab, Listengrund::OhneSchluessel))?,
            name: erster(&plan.namen).unwrap_or_default(),
            name_en: erster(&plan.englisch),
            von: tag(plan.von),
            bis: tag(plan.bis),
        };
        self.bau
            .eintrag(&eintrag, self.zeile_ab)
            .map_err(|grund| (self.zeile_ab, grund))
    }

    fn fertig(self, ende: usize) -> Result<Codeliste, Fund> {
        let fehlt = |name| Err((ende, Listengrund::Fehlt(name)));
        if !self.wurzel_gelesen {
            return Err(kaputt(ende, "there is no element"));
        }
        if self.kennung.uri.is_empty() {
            return fehlt("Identification");
        }
        if self.plan.is_none() {
            return fehlt("SimpleCodeList");
        }
        if self.bau.anzahl() == 0 {
            return fehlt("Row");
        }
        self.bau
            .fertig(self.kennung)
            .map_err(|offset| (offset, Listengrund::DoppelterSchluessel))
    }
}
