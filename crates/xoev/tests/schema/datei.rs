//! The files of a schema as trees of elements, found by their includes and imports.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use quick_xml::XmlVersion;
use quick_xml::events::Event;
use quick_xml::reader::Reader;

/// What one file says about all its elements.
#[derive(Debug, Default)]
pub struct Umgebung {
    /// Namespace of what it declares.
    pub zielnamensraum: String,
    /// Whether local elements are in that namespace unless they say otherwise.
    pub qualifiziert: bool,
    /// Prefixes, which the root element binds.
    pub praefixe: HashMap<String, String>,
}

/// An element of a schema file.
#[derive(Debug)]
pub struct Knoten {
    /// Its name without prefix.
    pub name: String,
    /// Its attributes.
    pub attribute: BTreeMap<String, String>,
    /// Its children; annotations are left out.
    pub kinder: Vec<Rc<Self>>,
    /// What its file says.
    pub umgebung: Rc<Umgebung>,
}

impl Knoten {
    /// An attribute.
    pub fn attribut(&self, name: &str) -> Option<&str> {
        self.attribute.get(name).map(String::as_str)
    }
}

/// The root elements of the schema file `start` and all that it includes and imports, below `satz`.
pub fn alle(satz: &Path, start: &[&str]) -> Vec<Rc<Knoten>> {
    let mut offen: Vec<PathBuf> = start.iter().map(|datei| satz.join(datei)).collect();
    let mut gelesen = HashSet::new();
    let mut wurzeln = Vec::new();
    while let Some(datei) = offen.pop() {
        if !gelesen.insert(datei.clone()) {
            continue;
        }
        let wurzel = lies(&datei);
        for kind in &wurzel.kinder {
            if matches!(kind.name.as_str(), "include" | "import") {
                let ort = kind.attribut("schemaLocation").unwrap();
                // An address in the web is a folder of the set.
                let lokal = ort.strip_prefix("https://").or(ort.strip_prefix("http://"));
                offen.push(lokal.map_or_else(|| datei.with_file_name(ort), |lokal| satz.join(lokal)));
            }
        }
        wurzeln.push(wurzel);
    }
    wurzeln
}

/// An element that is not closed yet.
struct Offen {
    name: String,
    attribute: BTreeMap<String, String>,
    kinder: Vec<Rc<Knoten>>,
}

fn lies(datei: &Path) -> Rc<Knoten> {
    let text = std::fs::read_to_string(datei)
        .unwrap_or_else(|fehler| panic!("{} of the official set: {fehler}", datei.display()));
    let mut reader = Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut umgebung: Option<Rc<Umgebung>> = None;
    let mut offen: Vec<Offen> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let attribute: BTreeMap<String, String> = start
                    .attributes()
                    .map(|attribut| {
                        let attribut = attribut.unwrap();
                        let wert = attribut.normalized_value(XmlVersion::Implicit1_0).unwrap();
                        (attribut.key.0.to_owned(), wert.into_owned())
                    })
                    .collect();
                if umgebung.is_none() {
                    umgebung = Some(Rc::new(umgebung_aus(&attribute)));
                }
                offen.push(Offen {
                    name: start.local_name().into_inner().to_owned(),
                    attribute,
                    kinder: Vec::new(),
                });
            }
            Event::End(_) => {
                let Offen {
                    name,
                    attribute,
                    kinder,
                } = offen.pop().unwrap();
                let knoten = Rc::new(Knoten {
                    name,
                    attribute,
                    kinder,
                    umgebung: umgebung.clone().unwrap(),
                });
                match offen.last_mut() {
                    None => return knoten,
                    Some(_) if knoten.name == "annotation" => {}
                    Some(eltern) => eltern.kinder.push(knoten),
                }
            }
            Event::Eof => panic!("{} ends too early", datei.display()),
            _ => {}
        }
    }
}

fn umgebung_aus(attribute: &BTreeMap<String, String>) -> Umgebung {
    let praefixe = attribute
        .iter()
        .filter_map(|(name, uri)| {
            let praefix = name.strip_prefix("xmlns:").or((name == "xmlns").then_some(""))?;
            Some((praefix.to_owned(), uri.clone()))
        })
        .collect();
    Umgebung {
        zielnamensraum: attribute.get("targetNamespace").cloned().unwrap_or_default(),
        qualifiziert: attribute
            .get("elementFormDefault")
            .is_some_and(|form| form == "qualified"),
        praefixe,
    }
}
