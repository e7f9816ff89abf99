//! A reader of the tags in a PDF, with what PDF/UA-1 (ISO 14289-1) asks of them. It is no validator: veraPDF was not at hand.

use std::collections::{BTreeMap, BTreeSet};

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::urkunde::revision::{dict, kinder};

/// Deeper trees are not read.
const TIEFE: usize = 64;
/// Operators that put something on the page.
const MALEN: [&str; 17] = [
    "Tj", "TJ", "'", "\"", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "BI", "EI",
];

/// A page without text needs none; every other document does.
pub(super) const OHNE_UEBERSCHRIFT: &str = "there is no heading";

/// An element of the structure, as far as rules ask for it.
struct Element<'a> {
    art: String,
    ueber: String,
    knoten: &'a Dictionary,
    /// The page and number of each piece of marked content that belongs to it.
    stuecke: Vec<(ObjectId, i64)>,
}

/// One document and what is wrong with it.
struct Leser<'a> {
    pdf: &'a Document,
    elemente: Vec<Element<'a>>,
    maengel: BTreeSet<String>,
}

/// What is wrong with the tags of this file; nothing, if all is well.
pub(super) fn maengel(datei: &[u8]) -> BTreeSet<String> {
    let pdf = Document::load_mem(datei).unwrap();
    let mut leser = Leser {
        pdf: &pdf,
        elemente: Vec::new(),
        maengel: BTreeSet::new(),
    };
    leser.dokument();
    if let Some(baum) = leser
        .eintrag(leser.katalog(), b"StructTreeRoot")
        .and_then(|o| dict(&pdf, o))
    {
        leser.steige(baum, "", None, 0);
        leser.ueberschriften();
        leser.elemente();
        leser.tabellen();
        leser.inhalt(baum);
    } else {
        leser.ruege("there is no structure");
    }
    leser.anmerkungen();
    leser.maengel
}

impl<'a> Leser<'a> {
    fn ruege(&mut self, was: &str) {
        self.maengel.insert(was.to_owned());
    }

    fn verlange(&mut self, erfuellt: bool, sonst: &str) {
        if !erfuellt {
            self.ruege(sonst);
        }
    }

    fn katalog(&self) -> &'a Dictionary {
        self.pdf.catalog().unwrap()
    }

    fn eintrag(&self, wo: &'a Dictionary, name: &[u8]) -> Option<&'a Object> {
        Some(self.pdf.dereference(wo.get(name).ok()?).ok()?.1)
    }

    fn name(&self, wo: &'a Dictionary, name: &[u8]) -> String {
        let gelesen = self.eintrag(wo, name).and_then(|objekt| objekt.as_name().ok());
        String::from_utf8_lossy(gelesen.unwrap_or_default()).into_owned()
    }

    fn hat_text(&self, wo: &'a Dictionary, name: &[u8]) -> bool {
        let gelesen = self.eintrag(wo, name).and_then(|objekt| objekt.as_str().ok());
        gelesen.is_some_and(|text| !text.is_empty())
    }

    /// Language, title, and that there are tags at all.
    fn dokument(&mut self) {
        let katalog = self.katalog();
        self.verlange(self.hat_text(katalog, b"Lang"), "the document has no language");
        let wahr = |wo: &[u8], was: &[u8]| {
            let wo = self
                .eintrag(katalog, wo)
                .and_then(|objekt| dict(self.pdf, objekt));
            wo.and_then(|wo| self.eintrag(wo, was)?.as_bool().ok()) == Some(true)
        };
        let (markiert, titel) = (
            wahr(b"MarkInfo", b"Marked"),
            wahr(b"ViewerPreferences", b"DisplayDocTitle"),
        );
        self.verlange(markiert, "the document is not marked as tagged");
        self.verlange(titel, "the title is not shown");
        let xmp = self
            .eintrag(katalog, b"Metadata")
            .and_then(|objekt| objekt.as_stream().ok());
        let xmp = xmp
            .and_then(|strom| strom.get_plain_content().ok())
            .unwrap_or_default();
        let xmp = String::from_utf8_lossy(&xmp).into_owned();
        let titel = xmp
            .split("<dc:title>")
            .nth(1)
            .and_then(|rest| rest.split("</dc:title>").next());
        let titel = titel.and_then(|titel| titel.split("\">").nth(1)?.split('<').next());
        self.verlange(
            titel.is_some_and(|titel| !titel.is_empty()),
            "the document has no title",
        );
        self.verlange(
            xmp.contains("<pdfuaid:part>1<"),
            "the document does not call itself PDF/UA-1",
        );
    }

    /// The standard name of an element's kind.
    fn art(&self, knoten: &'a Dictionary) -> String {
        let art = self.name(knoten, b"S");
        let baum = self
            .eintrag(self.katalog(), b"StructTreeRoot")
            .and_then(|objekt| dict(self.pdf, objekt));
        let rollen = baum
            .and_then(|baum| self.eintrag(baum, b"RoleMap"))
            .and_then(|objekt| dict(self.pdf, objekt));
        match rollen.map(|rollen| self.name(rollen, art.as_bytes())) {
            Some(standard) if !standard.is_empty() => standard,
            _ => art,
        }
    }

    /// Reads the elements below `knoten` in their order.
    fn steige(&mut self, knoten: &'a Dictionary, ueber: &str, seite: Option<ObjectId>, tiefe: usize) {
        if tiefe > TIEFE {
            self.ruege("the structure is too deep");
            return;
        }
        let Some(k) = self.eintrag(knoten, b"K") else {
            return;
        };
        let unten: Vec<&Object> = match k {
            Object::Array(viele) => viele.iter().collect(),
            eines => vec![eines],
        };
        for kind in unten {
            let Ok((_, objekt)) = self.pdf.dereference(kind) else {
                continue;
            };
            if let Ok(nummer) = objekt.as_i64() {
                self.merke(seite, nummer);
            } else if let Some(kind) = dict(self.pdf, objekt) {
                let seite = kind.get(b"Pg").and_then(Object::as_reference).ok().or(seite);
                if kind.has(b"S") {
                    let art = self.art(kind);
                    self.elemente.push(Element {
                        art: art.clone(),
                        ueber: ueber.to_owned(),
                        knoten: kind,
                        stuecke: Vec::new(),
                    });
                    self.steige(kind, &art, seite, tiefe + 1);
                } else if let Some(nummer) = self
                    .eintrag(kind, b"MCID")
                    .and_then(|nummer| nummer.as_i64().ok())
                {
                    self.merke(seite, nummer);
                }
            }
        }
    }

    fn merke(&mut self, seite: Option<ObjectId>, nummer: i64) {
        match (seite, self.elemente.last_mut()) {
            (Some(seite), Some(element)) => element.stuecke.push((seite, nummer)),
            _ => self.ruege("marked content without a page or element"),
        }
    }

    fn ueberschriften(&mut self) {
        let stufe = |element: &Element<'_>| element.art.strip_prefix('H')?.parse::<u8>().ok();
        let stufen: Vec<u8> = self.elemente.iter().filter_map(stufe).collect();
        match stufen.first() {
            None => self.ruege(OHNE_UEBERSCHRIFT),
            Some(erste) => self.verlange(*erste == 1, "the first heading is not of level 1"),
        }
        let springt = stufen.windows(2).any(|paar| paar[1] > paar[0] + 1);
        self.verlange(!springt, "a level of headings is left out");
    }

    fn elemente(&mut self) {
        let mut geruegt = Vec::new();
        for element in &self.elemente {
            let erlaubt: &[&str] = match element.art.as_str() {
                "TR" => &["Table", "THead", "TBody", "TFoot"],
                "TH" | "TD" => &["TR"],
                "LI" => &["L"],
                "Lbl" | "LBody" => &["LI", "Note"],
                _ => &[],
            };
            if !erlaubt.is_empty() && !erlaubt.contains(&element.ueber.as_str()) {
                geruegt.push(format!("{} below {}", element.art, element.ueber));
            }
            let alt =
                self.hat_text(element.knoten, b"Alt") || self.attribut(element.knoten, b"Alt").is_some();
            if element.art == "Figure" && !alt {
                geruegt.push("a picture without words".to_owned());
            }
        }
        self.maengel.extend(geruegt);
    }

    /// A value among the attributes of an element.
    fn attribut(&self, knoten: &'a Dictionary, name: &[u8]) -> Option<&'a Object> {
        let unmittelbar = self
            .eintrag(knoten, b"A")
            .and_then(|objekt| dict(self.pdf, objekt));
        let alle = unmittelbar.into_iter().chain(
            kinder(self.pdf, knoten, b"A")
                .into_iter()
                .filter_map(|objekt| dict(self.pdf, objekt)),
        );
        alle.into_iter()
            .find_map(|attribute| self.eintrag(attribute, name))
    }

    /// Each header says for what, each table has one, and its rows are equally long.
    fn tabellen(&mut self) {
        let mut zeilen: Vec<i64> = Vec::new();
        let mut koepfe = 0;
        let mut geruegt = Vec::new();
        let mut schluss = |zeilen: &mut Vec<i64>, koepfe: &mut usize, ist_tabelle: bool| {
            if ist_tabelle && *koepfe == 0 {
                geruegt.push("a table without headers".to_owned());
            }
            if zeilen.windows(2).any(|paar| paar[0] != paar[1]) {
                geruegt.push("rows of different length".to_owned());
            }
            (*zeilen, *koepfe) = (Vec::new(), 0);
        };
        let (mut offen, mut ohne_bereich) = (false, false);
        for element in &self.elemente {
            match element.art.as_str() {
                "Table" => {
                    schluss(&mut zeilen, &mut koepfe, offen);
                    offen = true;
                }
                "TR" => zeilen.push(0),
                "TH" | "TD" => {
                    let breite = self
                        .attribut(element.knoten, b"ColSpan")
                        .and_then(|b| b.as_i64().ok())
                        .unwrap_or(1);
                    if let Some(zeile) = zeilen.last_mut() {
                        *zeile += breite;
                    }
                    if element.art == "TH" {
                        koepfe += 1;
                        ohne_bereich |= self.attribut(element.knoten, b"Scope").is_none();
                    }
                }
                _ => {}
            }
        }
        schluss(&mut zeilen, &mut koepfe, offen);
        self.maengel.extend(geruegt);
        self.verlange(!ohne_bereich, "a header cell that does not say for what");
    }

    /// Everything painted is part of an element or no part of the content, and both sides agree on which.
    fn inhalt(&mut self, baum: &'a Dictionary) {
        let mut verlangt: BTreeMap<ObjectId, BTreeSet<i64>> = BTreeMap::new();
        let stuecke: Vec<_> = self
            .elemente
            .iter()
            .flat_map(|element| element.stuecke.iter().copied())
            .collect();
        for (seite, nummer) in stuecke {
            let neu = verlangt.entry(seite).or_default().insert(nummer);
            self.verlange(neu, "marked content that belongs to two elements");
        }
        let eltern = self
            .eintrag(baum, b"ParentTree")
            .and_then(|objekt| dict(self.pdf, objekt));
        self.verlange(eltern.is_some(), "no way back from the content to the structure");
        for (_, seite) in self.pdf.get_pages() {
            let knoten = self.pdf.get_dictionary(seite).unwrap();
            let bytes = self.pdf.get_page_content(seite);
            let gesehen = self.gemalt(&bytes);
            self.verlange(
                verlangt.remove(&seite).unwrap_or_default() == gesehen,
                "content and structure name different pieces",
            );
            self.verlange(
                gesehen.is_empty() || knoten.has(b"StructParents"),
                "a page without a way back to the structure",
            );
        }
        self.verlange(verlangt.is_empty(), "an element of a page that is not there");
    }

    /// The numbers of the marked content on a page.
    fn gemalt(&mut self, bytes: &[u8]) -> BTreeSet<i64> {
        #[derive(Clone, Copy, Eq, PartialEq)]
        enum Marke {
            Zierrat,
            Stueck,
            Anderes,
        }
        let mut gesehen = BTreeSet::new();
        let mut stapel: Vec<Marke> = Vec::new();
        for befehl in Content::decode(bytes).unwrap().operations {
            let hier = |marke| stapel.contains(&marke);
            match befehl.operator.as_str() {
                "BMC" | "BDC" => {
                    let art = befehl
                        .operands
                        .first()
                        .and_then(|art| art.as_name().ok())
                        .unwrap_or_default();
                    let angaben = befehl.operands.get(1).and_then(|angaben| angaben.as_dict().ok());
                    let nummer =
                        angaben.and_then(|angaben| angaben.get(b"MCID").and_then(Object::as_i64).ok());
                    let marke = match nummer {
                        _ if art == b"Artifact" => Marke::Zierrat,
                        Some(_) => Marke::Stueck,
                        None => Marke::Anderes,
                    };
                    let verschachtelt = (marke == Marke::Zierrat && hier(Marke::Stueck))
                        || (marke == Marke::Stueck && (hier(Marke::Zierrat) || hier(Marke::Stueck)));
                    self.verlange(!verschachtelt, "marked content within other marked content");
                    let neu = nummer.is_none_or(|nummer| gesehen.insert(nummer));
                    self.verlange(neu, "a number of marked content used twice");
                    stapel.push(marke);
                }
                "EMC" => {
                    self.verlange(stapel.pop().is_some(), "marked content ends that did not begin");
                }
                operator if MALEN.contains(&operator) => {
                    let markiert = hier(Marke::Zierrat) || hier(Marke::Stueck);
                    self.verlange(markiert, "something on the page has no tag");
                }
                _ => {}
            }
        }
        self.verlange(stapel.is_empty(), "marked content does not end");
        gesehen
    }

    /// Tab order by structure, names of fields, links with their place in the structure.
    fn anmerkungen(&mut self) {
        for (_, seite) in self.pdf.get_pages() {
            let seite = self.pdf.get_dictionary(seite).unwrap();
            let anmerkungen = kinder(self.pdf, seite, b"Annots");
            let reihe = self.name(seite, b"Tabs") == "S";
            self.verlange(anmerkungen.is_empty() || reihe, "no tab order by structure");
            for anmerkung in anmerkungen
                .into_iter()
                .filter_map(|objekt| dict(self.pdf, objekt))
            {
                match self.name(anmerkung, b"Subtype").as_str() {
                    "Widget" => {
                        self.verlange(
                            self.hat_text(anmerkung, b"TU"),
                            "a field without a name for people",
                        );
                    }
                    "Link" => {
                        self.verlange(
                            anmerkung.has(b"StructParent"),
                            "a link without a place in the structure",
                        );
                        self.verlange(self.hat_text(anmerkung, b"Contents"), "a link without words");
                    }
                    _ => self.ruege("an annotation of another kind"),
                }
            }
        }
    }
}
