//! What an XML schema says about an element: a small walker for the constructs that the official set uses.
//!
//! Whatever it does not know it refuses loudly, so that nothing is compared by halves.

mod datei;

use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

use datei::Knoten;

const XS: &str = "http://www.w3.org/2001/XMLSchema";
/// The simple type of DIN 91379 on which all texts rest; its own pattern is a matter of `latin.rs`.
const DATATYPE_C: (&str, &str) = ("urn:xoev-de:kosit:xoev:datentyp:din-91379_2022-08", "datatypeC");

/// Namespace and local name.
pub type Name = (String, String);

/// The global declarations of a schema with all its files.
pub struct Schema {
    typen: HashMap<Name, Rc<Knoten>>,
    elemente: HashMap<Name, Rc<Knoten>>,
}

/// The declaration of an element.
#[derive(Clone)]
pub struct Element {
    /// Local name.
    pub name: String,
    /// Namespace; `None` if it is unqualified.
    pub namensraum: Option<String>,
    /// The fewest occurrences.
    pub min: usize,
    /// The most occurrences; `usize::MAX` for no limit.
    pub max: usize,
    /// The one value it may have.
    pub fest: Option<String>,
    knoten: Rc<Knoten>,
}

/// What is in an element.
pub enum Inhalt {
    /// Other elements.
    Elemente(Gruppe, Vec<Attribut>),
    /// Any elements.
    Beliebig,
    /// Characters.
    Zeichen(Zeichen),
}

/// Elements in a fixed order, or one of them.
#[derive(Clone)]
pub struct Gruppe {
    /// Whether it is a choice.
    pub auswahl: bool,
    /// The elements.
    pub elemente: Vec<Element>,
}

/// An attribute.
#[derive(Clone)]
pub struct Attribut {
    /// Its name.
    pub name: String,
    /// Whether it must be there.
    pub pflicht: bool,
    /// The one value it may have.
    pub fest: Option<String>,
}

/// A simple type.
pub struct Zeichen {
    /// The built-in type, or `datatypeC`.
    pub basis: String,
    /// All facets on the way to it but enumerations, as `name=value`, sorted.
    pub facetten: Vec<String>,
    /// The enumerated values.
    pub werte: Vec<String>,
}

impl Schema {
    /// Reads the schema files `start` and all they need, below `satz`.
    pub fn lies(satz: &Path, start: &[&str]) -> Self {
        let mut schema = Self {
            typen: HashMap::new(),
            elemente: HashMap::new(),
        };
        for wurzel in datei::alle(satz, start) {
            for kind in &wurzel.kinder {
                let ziel = match kind.name.as_str() {
                    "complexType" | "simpleType" => &mut schema.typen,
                    "element" => &mut schema.elemente,
                    "include" | "import" => continue,
                    anderes => panic!("a global {anderes} is more than the walker knows"),
                };
                let name = (wurzel.umgebung.zielnamensraum.clone(), name_von(kind));
                assert!(ziel.insert(name, Rc::clone(kind)).is_none(), "declared twice");
            }
        }
        schema
    }

    /// Names of the global elements of a namespace, in their order.
    pub fn wurzelnamen(&self, namensraum: &str) -> Vec<&str> {
        let hier = self.elemente.keys().filter(|(uri, _)| uri == namensraum);
        let mut namen: Vec<&str> = hier.map(|(_, name)| name.as_str()).collect();
        namen.sort_unstable();
        namen
    }

    /// All global elements.
    pub fn wurzeln(&self) -> Vec<Element> {
        self.elemente
            .values()
            .map(|knoten| Element {
                name: name_von(knoten),
                namensraum: Some(knoten.umgebung.zielnamensraum.clone()),
                min: 1,
                max: 1,
                fest: None,
                knoten: Rc::clone(knoten),
            })
            .collect()
    }

    /// What is in an element, and the name of its type if it has one.
    pub fn inhalt(&self, element: &Element) -> (Inhalt, Option<Name>) {
        let knoten = &element.knoten;
        for merkmal in ["nillable", "default", "substitutionGroup", "abstract", "ref"] {
            assert!(
                knoten.attribut(merkmal).is_none(),
                "{merkmal} is more than the walker knows"
            );
        }
        match (knoten.attribut("type"), knoten.kinder.as_slice()) {
            (Some(typ), []) => {
                let name = aufgeloest(knoten, typ);
                (self.typ(&name), Some(name))
            }
            (None, [eigener]) => (self.eigener_typ(eigener), None),
            _ => panic!("{} has no type or several", element.name),
        }
    }

    fn typ(&self, name: &Name) -> Inhalt {
        if name.0 == XS || (name.0.as_str(), name.1.as_str()) == DATATYPE_C {
            return Inhalt::Zeichen(self.einfach(name));
        }
        self.eigener_typ(&self.typen[name])
    }

    fn eigener_typ(&self, typ: &Rc<Knoten>) -> Inhalt {
        if typ.name == "simpleType" {
            return Inhalt::Zeichen(self.eingeschraenkt(typ));
        }
        if let [folge] = typ.kinder.as_slice()
            && folge.name == "sequence"
            && let [beliebig] = folge.kinder.as_slice()
            && beliebig.name == "any"
        {
            let soll = [
                ("maxOccurs", "unbounded"),
                ("minOccurs", "0"),
                ("namespace", "##any"),
                ("processContents", "lax"),
            ];
            let gut = soll
                .iter()
                .all(|(name, wert)| beliebig.attribut(name) == Some(wert))
                && beliebig.attribute.len() == soll.len();
            assert!(gut, "an xs:any of another kind");
            return Inhalt::Beliebig;
        }
        let (gruppe, attribute) = self.komplex(typ);
        Inhalt::Elemente(gruppe, attribute)
    }

    /// Elements and attributes of a complex type, those of its base included where it extends one.
    fn komplex(&self, typ: &Rc<Knoten>) -> (Gruppe, Vec<Attribut>) {
        assert_eq!(typ.name, "complexType");
        assert!(typ.attribut("mixed").is_none() && typ.attribut("abstract").is_none());
        let [inhalt] = typ.kinder.as_slice() else {
            return bestandteile(&typ.kinder);
        };
        if inhalt.name != "complexContent" {
            return bestandteile(&typ.kinder);
        }
        let [ableitung] = inhalt.kinder.as_slice() else {
            panic!("complexContent without derivation")
        };
        let basis = aufgeloest(ableitung, ableitung.attribut("base").unwrap());
        let (geerbt, geerbte_attribute) = self.komplex(&self.typen[&basis]);
        let (eigen, mut attribute) = bestandteile(&ableitung.kinder);
        for attribut in geerbte_attribute {
            if !attribute.iter().any(|eigenes| eigenes.name == attribut.name) {
                attribute.push(attribut);
            }
        }
        attribute.sort_by(|a, b| a.name.cmp(&b.name));
        match ableitung.name.as_str() {
            "restriction" => (eigen, attribute),
            "extension" => {
                assert!(!geerbt.auswahl && !eigen.auswahl, "a choice was extended");
                let elemente = [geerbt.elemente, eigen.elemente].concat();
                let gruppe = Gruppe {
                    auswahl: false,
                    elemente,
                };
                (gruppe, attribute)
            }
            andere => panic!("{andere} is more than the walker knows"),
        }
    }

    fn einfach(&self, name: &Name) -> Zeichen {
        if name.0 == XS {
            return Zeichen {
                basis: format!("xs:{}", name.1),
                facetten: Vec::new(),
                werte: Vec::new(),
            };
        }
        if (name.0.as_str(), name.1.as_str()) == DATATYPE_C {
            return Zeichen {
                basis: name.1.clone(),
                facetten: Vec::new(),
                werte: Vec::new(),
            };
        }
        self.eingeschraenkt(&self.typen[name])
    }

    fn eingeschraenkt(&self, typ: &Rc<Knoten>) -> Zeichen {
        assert_eq!(typ.name, "simpleType");
        let [restriction] = typ.kinder.as_slice() else {
            panic!("a simpleType without restriction")
        };
        assert_eq!(restriction.name, "restriction");
        let mut zeichen = self.einfach(&aufgeloest(restriction, restriction.attribut("base").unwrap()));
        for facette in &restriction.kinder {
            let wert = facette.attribut("value").unwrap();
            if facette.name == "enumeration" {
                zeichen.werte.push(wert.to_owned());
            } else {
                zeichen.facetten.push(format!("{}={wert}", facette.name));
            }
        }
        zeichen.facetten.sort();
        zeichen
    }
}

/// The one group and the attributes among the children of a complex type or a derivation.
fn bestandteile(kinder: &[Rc<Knoten>]) -> (Gruppe, Vec<Attribut>) {
    let mut gruppe = None;
    let mut attribute = Vec::new();
    for kind in kinder {
        match kind.name.as_str() {
            "sequence" | "choice" => {
                assert!(kind.attribute.is_empty(), "a group with a cardinality of its own");
                let elemente = kind.kinder.iter().map(element).collect();
                let auswahl = kind.name == "choice";
                assert!(gruppe.is_none(), "two groups");
                gruppe = Some(Gruppe { auswahl, elemente });
            }
            "attribute" => attribute.push(Attribut {
                name: name_von(kind),
                pflicht: match kind.attribut("use") {
                    Some("required") => true,
                    None | Some("optional") => false,
                    Some(andere) => panic!("use={andere} is more than the walker knows"),
                },
                fest: kind.attribut("fixed").map(str::to_owned),
            }),
            anderes => panic!("{anderes} is more than the walker knows"),
        }
    }
    let leer = Gruppe {
        auswahl: false,
        elemente: Vec::new(),
    };
    (gruppe.unwrap_or(leer), attribute)
}

fn element(knoten: &Rc<Knoten>) -> Element {
    assert_eq!(knoten.name, "element", "a group within a group");
    let qualifiziert = knoten
        .attribut("form")
        .map_or(knoten.umgebung.qualifiziert, |form| form == "qualified");
    let anzahl = |name| {
        knoten.attribut(name).map_or(1, |wert| match wert {
            "unbounded" => usize::MAX,
            zahl => zahl.parse().unwrap(),
        })
    };
    Element {
        name: name_von(knoten),
        namensraum: qualifiziert.then(|| knoten.umgebung.zielnamensraum.clone()),
        min: anzahl("minOccurs"),
        max: anzahl("maxOccurs"),
        fest: knoten.attribut("fixed").map(str::to_owned),
        knoten: Rc::clone(knoten),
    }
}

fn name_von(knoten: &Knoten) -> String {
    knoten.attribut("name").unwrap().to_owned()
}

/// A name with a prefix of its file.
fn aufgeloest(knoten: &Knoten, name: &str) -> Name {
    let (praefix, lokal) = name.split_once(':').unwrap_or(("", name));
    (knoten.umgebung.praefixe[praefix].clone(), lokal.to_owned())
}
