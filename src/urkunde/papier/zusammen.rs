//! Several PDFs, page by page, in one.
//!
//! Only what the pages show is taken over: contents, resources, annotations and form fields with what was filled in.
//! Actions, scripts, bookmarks, attachments and tags stay behind, and so do signatures, which would no longer hold.

use std::collections::{BTreeMap, VecDeque};

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary, text_string};
use sha2::{Digest, Sha256};

use crate::urkunde::render::Setzangaben;

/// What a page may inherit from the nodes above it (ISO 32000-1, table 30).
const ERBLICH: [&[u8]; 4] = [b"Resources", b"MediaBox", b"CropBox", b"Rotate"];

/// What of a page is taken over as it stands.
const VON_DER_SEITE: [&[u8]; 5] = [b"Contents", b"Group", b"UserUnit", b"Annots", b"Tabs"];

/// So many nodes above a page are looked through; a tree may be a circle.
const HOECHSTE_AHNEN: usize = 64;

/// The PDF that grows.
pub(super) struct Sammlung {
    neu: Document,
    wurzel: ObjectId,
    seiten: Vec<Object>,
    felder: Vec<Object>,
    schriften: Dictionary,
    /// Some form asks the reader to draw what is filled in.
    zeichnen: bool,
    dokumente: usize,
}

impl Sammlung {
    pub(super) fn neu() -> Self {
        let mut neu = Document::with_version("1.7");
        let wurzel = neu.new_object_id();
        Self {
            neu,
            wurzel,
            seiten: Vec::new(),
            felder: Vec::new(),
            schriften: Dictionary::new(),
            zeichnen: false,
            dokumente: 0,
        }
    }

    /// Adds all pages of `quelle`.
    pub(super) fn nimm(&mut self, quelle: &Document) {
        self.dokumente += 1;
        let mut umzug = Umzug {
            quelle,
            neu: &mut self.neu,
            nummern: BTreeMap::new(),
            offen: VecDeque::new(),
        };
        let seiten: Vec<(ObjectId, ObjectId)> = quelle
            .page_iter()
            .map(|alt| (alt, umzug.neu.new_object_id()))
            .collect();
        umzug.nummern.extend(seiten.iter().copied());
        for (alt, neu) in &seiten {
            let mut seite = umzug.seite(*alt);
            seite.set("Parent", self.wurzel);
            umzug.neu.objects.insert(*neu, Object::Dictionary(seite));
            self.seiten.push(Object::Reference(*neu));
        }
        if let Some(formular) = formular(quelle) {
            let (feld, schriften) = umzug.formular(formular, self.dokumente);
            self.felder.push(feld);
            for (name, schrift) in schriften {
                if !self.schriften.has(&name) {
                    self.schriften.set(name, schrift);
                }
            }
            self.zeichnen |= formular
                .get(b"NeedAppearances")
                .and_then(Object::as_bool)
                .unwrap_or(false);
        }
        umzug.zieh_um();
    }

    /// The bytes; none if they cannot be written.
    pub(super) fn schreibe(mut self, titel: &str, angaben: &Setzangaben) -> Option<Vec<u8>> {
        let anzahl = i64::try_from(self.seiten.len()).ok()?;
        let baum = dictionary! { "Type" => "Pages", "Kids" => self.seiten, "Count" => anzahl };
        self.neu.objects.insert(self.wurzel, Object::Dictionary(baum));
        let mut katalog = dictionary! {
            "Type" => "Catalog",
            "Pages" => self.wurzel,
            "Lang" => Object::string_literal("de-DE"),
            "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        };
        if !self.felder.is_empty() {
            katalog.set(
                "AcroForm",
                dictionary! {
                    "Fields" => self.felder,
                    "DR" => dictionary! { "Font" => self.schriften },
                    "NeedAppearances" => self.zeichnen,
                },
            );
        }
        let katalog = self.neu.add_object(katalog);
        let zeit = angaben
            .zeitpunkt
            .to_zoned(jiff::tz::TimeZone::UTC)
            .strftime("D:%Y%m%d%H%M%SZ")
            .to_string();
        let auskunft = self.neu.add_object(dictionary! {
            "Title" => text_string(titel),
            "Creator" => Object::string_literal("Meldewerk"),
            "CreationDate" => Object::string_literal(zeit),
        });
        let kennung = Sha256::digest(angaben.ident.as_bytes()).as_slice().to_vec();
        let kennung = Object::String(kennung, StringFormat::Hexadecimal);
        self.neu.trailer.set("Root", katalog);
        self.neu.trailer.set("Info", auskunft);
        self.neu.trailer.set("ID", vec![kennung.clone(), kennung]);
        let mut bytes = Vec::new();
        self.neu.save_to(&mut bytes).ok()?;
        Some(bytes)
    }
}

fn formular(quelle: &Document) -> Option<&Dictionary> {
    let formular = quelle.catalog().ok()?.get(b"AcroForm").ok()?;
    quelle.dereference(formular).ok()?.1.as_dict().ok()
}

/// The way of one PDF's objects into the new one: each gets a new number, once.
struct Umzug<'a> {
    quelle: &'a Document,
    neu: &'a mut Document,
    nummern: BTreeMap<ObjectId, ObjectId>,
    offen: VecDeque<(ObjectId, ObjectId)>,
}

impl Umzug<'_> {
    /// The page with what it inherits.
    fn seite(&mut self, id: ObjectId) -> Dictionary {
        let mut neu = dictionary! { "Type" => "Page" };
        let mut ahn = self.quelle.get_dictionary(id).ok();
        if let Some(seite) = ahn {
            for schluessel in VON_DER_SEITE {
                if let Ok(wert) = seite.get(schluessel) {
                    neu.set(schluessel, self.uebernimm(wert));
                }
            }
        }
        for _ in 0..HOECHSTE_AHNEN {
            let Some(knoten) = ahn else { break };
            for schluessel in ERBLICH {
                if let (false, Ok(wert)) = (neu.has(schluessel), knoten.get(schluessel)) {
                    neu.set(schluessel, self.uebernimm(wert));
                }
            }
            ahn = knoten
                .get(b"Parent")
                .and_then(Object::as_reference)
                .and_then(|oben| self.quelle.get_dictionary(oben))
                .ok();
        }
        // Required, but often only in what a careless writer left out: A4.
        if !neu.has(b"MediaBox") {
            neu.set("MediaBox", vec![0.into(), 0.into(), 595.into(), 842.into()]);
        }
        if !neu.has(b"Resources") {
            neu.set("Resources", Dictionary::new());
        }
        neu
    }

    /// All fields of a form below one of its own, so that two forms with the same names do not share values.
    fn formular(&mut self, formular: &Dictionary, nummer: usize) -> (Object, Dictionary) {
        let gruppe = self.neu.new_object_id();
        let quelle = self.quelle;
        let mut kinder = Vec::new();
        for feld in liste(quelle, formular, b"Fields") {
            let Ok(alt) = feld.as_reference() else { continue };
            let Ok(inhalt) = quelle.get_dictionary(alt) else {
                continue;
            };
            let neu = *self
                .nummern
                .entry(alt)
                .or_insert_with(|| self.neu.new_object_id());
            let mut inhalt = self.verzeichnis(inhalt);
            inhalt.set("Parent", gruppe);
            self.neu.objects.insert(neu, Object::Dictionary(inhalt));
            kinder.push(Object::Reference(neu));
        }
        let mut feld = dictionary! {
            "T" => Object::string_literal(format!("Datei {nummer}")),
            "Kids" => kinder,
        };
        if let Ok(schrift) = formular.get(b"DA") {
            feld.set("DA", self.uebernimm(schrift));
        }
        self.neu.objects.insert(gruppe, Object::Dictionary(feld));
        let schriften = formular
            .get(b"DR")
            .and_then(|mittel| quelle.dereference(mittel))
            .and_then(|(_, mittel)| mittel.as_dict()?.get(b"Font"))
            .and_then(|schriften| quelle.dereference(schriften))
            .and_then(|(_, schriften)| schriften.as_dict())
            .map(|schriften| self.verzeichnis(schriften))
            .unwrap_or_default();
        (Object::Reference(gruppe), schriften)
    }

    /// Takes over what was met on the way, until nothing new is met.
    fn zieh_um(&mut self) {
        while let Some((alt, neu)) = self.offen.pop_front() {
            if self.neu.objects.contains_key(&neu) {
                continue;
            }
            let quelle = self.quelle;
            let objekt = quelle
                .objects
                .get(&alt)
                .map_or(Object::Null, |objekt| self.uebernimm(objekt));
            self.neu.objects.insert(neu, objekt);
        }
    }

    /// The object with new numbers; how deep it nests is bounded by the reader.
    fn uebernimm(&mut self, objekt: &Object) -> Object {
        match objekt {
            Object::Reference(alt) => Object::Reference(self.nummer(*alt)),
            Object::Array(teile) => Object::Array(teile.iter().map(|teil| self.uebernimm(teil)).collect()),
            Object::Dictionary(inhalt) => Object::Dictionary(self.verzeichnis(inhalt)),
            Object::Stream(strom) => {
                let mut neu = strom.clone();
                neu.dict = self.verzeichnis(&strom.dict);
                Object::Stream(neu)
            }
            anderes => anderes.clone(),
        }
    }

    fn nummer(&mut self, alt: ObjectId) -> ObjectId {
        if let Some(neu) = self.nummern.get(&alt) {
            return *neu;
        }
        let neu = self.neu.new_object_id();
        self.nummern.insert(alt, neu);
        self.offen.push_back((alt, neu));
        neu
    }

    fn verzeichnis(&mut self, inhalt: &Dictionary) -> Dictionary {
        let mut neu = Dictionary::new();
        let ist_feld = inhalt.has(b"Rect") || inhalt.has(b"FT") || inhalt.has(b"Kids");
        let ist_unterschrift = inhalt
            .get(b"FT")
            .and_then(Object::as_name)
            .is_ok_and(|art| art == b"Sig");
        for (schluessel, wert) in inhalt {
            let bleibt_zurueck = match schluessel.as_slice() {
                b"StructParent" | b"StructParents" | b"PieceInfo" | b"Metadata" => true,
                b"A" | b"AA" | b"Dest" => ist_feld,
                b"V" => ist_unterschrift,
                _ => false,
            };
            if !bleibt_zurueck {
                neu.set(schluessel.clone(), self.uebernimm(wert));
            }
        }
        neu
    }
}

fn liste<'a>(quelle: &'a Document, inhalt: &'a Dictionary, schluessel: &[u8]) -> &'a [Object] {
    inhalt
        .get(schluessel)
        .and_then(|liste| quelle.dereference(liste))
        .and_then(|(_, liste)| liste.as_array())
        .map_or(&[], Vec::as_slice)
}
