//! Every enumeration that is built in, and every code type of the descriptions, against the official schema.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail where it likes

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use xoev::Nachricht;
use xoev::listen::{Aufzaehlung, Codevorgabe};
use xoev::typ::{Art, Codeart, Typ};

/// What the schema says about one code type.
#[derive(Debug, Default)]
struct Amtlich {
    name: String,
    uri: Option<String>,
    version: Option<String>,
    uri_pflicht: bool,
    version_pflicht: bool,
    codes: BTreeSet<String>,
    mit_name: bool,
}

impl Amtlich {
    /// The number of the XÖV code type; 0 for what is none.
    fn nummer(&self) -> u8 {
        match (&self.uri, &self.version, self.codes.is_empty()) {
            (Some(_), Some(_), false) => 1,
            (Some(_), Some(_), true) => 2,
            (Some(_), None, true) if self.version_pflicht && !self.uri_pflicht => 3,
            (None, None, true) if self.version_pflicht && self.uri_pflicht => 4,
            _ => 0,
        }
    }
}

/// All code types of the official set, or `None` with a loud note.
fn amtliche() -> Option<Vec<Amtlich>> {
    let pfad = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/xoev/xmeld-25.11a");
    let Ok(satz) = pfad.canonicalize() else {
        eprintln!(
            "NOT CHECKED: {} is not here, no enumeration was compared",
            pfad.display()
        );
        return None;
    };
    let mut offen = vec![satz];
    let mut dateien: Vec<PathBuf> = Vec::new();
    while let Some(ordner) = offen.pop() {
        for eintrag in std::fs::read_dir(ordner).unwrap() {
            let pfad = eintrag.unwrap().path();
            if pfad.is_dir() {
                offen.push(pfad);
            } else if pfad.extension().is_some_and(|endung| endung == "xsd") {
                dateien.push(pfad);
            }
        }
    }
    let typen = dateien
        .iter()
        .flat_map(|datei| codetypen(&std::fs::read_to_string(datei).unwrap()));
    Some(typen.collect())
}

/// The complex types that restrict the XÖV type Code.
fn codetypen(xsd: &str) -> Vec<Amtlich> {
    let mut reader = Reader::from_str(xsd);
    reader.config_mut().expand_empty_elements = true;
    let mut typen = Vec::new();
    let mut offen: Option<Amtlich> = None;
    let mut ist_code = false;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let wert = |name| attribut(&start, name);
                match (start.local_name().as_ref(), &mut offen) {
                    ("complexType", None) => {
                        offen = wert("name").map(|name| Amtlich {
                            name,
                            ..Amtlich::default()
                        });
                        ist_code = false;
                    }
                    ("restriction", Some(_)) if wert("base").is_some_and(|base| base == "xoev-code:Code") => {
                        ist_code = true;
                    }
                    ("enumeration", Some(typ)) => typ.codes.extend(wert("value")),
                    ("element", Some(typ)) if wert("name").is_some_and(|name| name == "name") => {
                        typ.mit_name = true;
                    }
                    ("attribute", Some(typ)) => {
                        let pflicht = wert("use").is_some_and(|art| art == "required");
                        match wert("name").as_deref() {
                            Some("listURI") => (typ.uri, typ.uri_pflicht) = (wert("fixed"), pflicht),
                            Some("listVersionID") => {
                                (typ.version, typ.version_pflicht) = (wert("fixed"), pflicht);
                            }
                            _ => {}
                        }
                    }
                    _ => {}
                }
            }
            Event::End(ende) if ende.local_name().as_ref() == "complexType" => {
                typen.extend(offen.take().filter(|_| ist_code));
            }
            Event::Eof => return typen,
            _ => {}
        }
    }
}

fn attribut(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let wert = start.try_get_attribute(name).unwrap()?;
    Some(
        wert.normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .unwrap()
            .into_owned(),
    )
}

#[test]
fn every_built_in_enumeration_is_the_official_one() {
    let Some(amtliche) = amtliche() else { return };
    for liste in Aufzaehlung::ALLE {
        let amtlich: Vec<_> = amtliche
            .iter()
            .filter(|typ| typ.uri.as_deref() == Some(liste.uri))
            .collect();
        assert!(!amtlich.is_empty(), "{} is not in the schema", liste.uri);
        // The sexes are a list of type 3: the schema does not enumerate them.
        for typ in amtlich.iter().filter(|typ| typ.nummer() == 1) {
            let codes: BTreeSet<String> = liste
                .eintraege
                .iter()
                .map(|(code, ..)| (*code).to_owned())
                .collect();
            assert_eq!(typ.version.as_deref(), Some(liste.version), "{}", liste.uri);
            assert_eq!(typ.codes, codes, "{}", liste.uri);
            assert_eq!(codes.len(), liste.eintraege.len(), "{}", liste.uri);
        }
        let geschlecht = liste.name == "Geschlecht";
        assert!(geschlecht || amtlich.iter().any(|typ| typ.nummer() == 1));
    }
}

#[test]
fn every_code_of_the_descriptions_has_the_official_type() {
    let Some(amtliche) = amtliche() else { return };
    let mut beschrieben: BTreeMap<&str, &Typ> = BTreeMap::new();
    for beschreibung in Nachricht::BESCHREIBUNGEN {
        sammeln(beschreibung.typ, &mut beschrieben);
    }
    // Of type 1 too, but its version and codes are those of the release and of the root element.
    beschrieben.remove("EigenerTyp");
    assert!(beschrieben.len() > 15);
    for typ in beschrieben.into_values() {
        let vorgabe = Codevorgabe::von(&typ.art).unwrap_or_else(|| panic!("{}", typ.name));
        let passend: Vec<_> = amtliche
            .iter()
            .filter(|amtlich| amtlich.uri.as_deref() == vorgabe.uri() && amtlich.nummer() == vorgabe.nummer())
            .collect();
        assert!(!passend.is_empty(), "{}", typ.name);
        let Art::Code(Codeart { mit_name, .. }) = typ.art else {
            panic!()
        };
        assert!(
            passend.iter().any(|amtlich| amtlich.mit_name == mit_name),
            "{}: name",
            typ.name
        );
    }
}

#[test]
fn no_code_of_the_official_set_is_of_type_2_or_of_none() {
    let Some(amtliche) = amtliche() else { return };
    let mut zahl = [0; 5];
    for typ in &amtliche {
        zahl[usize::from(typ.nummer())] += 1;
        assert!(![0, 2].contains(&typ.nummer()), "{}", typ.name);
    }
    assert!(zahl[1] > 50 && zahl[3] > 10 && zahl[4] >= 3, "{zahl:?}");
}

fn sammeln(typ: &'static Typ, codes: &mut BTreeMap<&'static str, &'static Typ>) {
    let felder = match &typ.art {
        Art::Folge { basis, felder } => {
            if let Some(basis) = basis {
                sammeln(basis, codes);
            }
            *felder
        }
        Art::Auswahl { felder } => *felder,
        Art::Code(_) => {
            codes.insert(typ.name, typ);
            &[]
        }
        _ => &[],
    };
    for feld in felder {
        sammeln(feld.typ, codes);
    }
}
