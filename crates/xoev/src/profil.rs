//! The descriptions as XML Schema: what `xsd/` publishes for vendors of registers.
//!
//! Nothing is said here about a message that its description does not say; only the spelling is XML Schema's. Both
//! schemas hold all types that their messages reach, so each can be used alone.

use std::collections::BTreeMap;

use crate::fassung::{Fassung, Namensraum, RUECKWEISUNG};
use crate::kopf::{ATTRIBUTE, eigene_codeart, standard_und_version};
use crate::latin::Datentyp;
use crate::typ::{Art, Codeart, Einfachart, Feld, Typ};
use crate::werte::DATATYPE_C;
use crate::write::Baum;
use crate::xmeld::Nachricht;

/// The schema of all messages in a namespace; `Ohne` has none.
#[must_use]
pub fn schema(namensraum: Namensraum, fassung: &Fassung) -> String {
    let ziel = match namensraum {
        Namensraum::XMeld => fassung.namensraum,
        Namensraum::Rueckweisung => RUECKWEISUNG,
        Namensraum::Ohne => "",
    };
    let mut baum = Baum::neu();
    let kopf = [
        ("xmlns:xs", "http://www.w3.org/2001/XMLSchema"),
        ("xmlns:t", ziel),
        ("targetNamespace", ziel),
        ("elementFormDefault", "qualified"),
    ];
    baum.element("xs:schema", &kopf, |baum| {
        let mut typen: BTreeMap<&str, &Typ> = BTreeMap::new();
        for beschreibung in Nachricht::BESCHREIBUNGEN {
            if beschreibung.namensraum == namensraum {
                wurzel(baum, beschreibung.wurzel, beschreibung.typ, namensraum, fassung);
                sammeln(beschreibung.typ, &mut typen);
            }
        }
        datatype_c(baum);
        for typ in typen.values() {
            benannt(baum, typ, namensraum);
        }
    });
    baum.fertig()
}

/// All types that a description reaches, by name.
fn sammeln(typ: &'static Typ, typen: &mut BTreeMap<&'static str, &'static Typ>) {
    let (basis, felder) = match typ.art {
        Art::Folge { basis, felder } => (basis, felder),
        Art::Auswahl { felder } => (None, felder),
        _ => return,
    };
    let darunter = basis.into_iter().chain(felder.iter().map(|feld| feld.typ));
    for typ in darunter {
        typen.insert(typ.name, typ);
        sammeln(typ, typen);
    }
}

fn wurzel(baum: &mut Baum, name: &str, typ: &Typ, namensraum: Namensraum, fassung: &Fassung) {
    let (standard, version) = standard_und_version(namensraum, fassung);
    baum.element("xs:element", &[("name", name)], |baum| {
        baum.element("xs:complexType", &[], |baum| {
            inhalt(baum, &typ.art, &|baum| {
                for attribut in ATTRIBUTE {
                    let pflicht = !["produktversion", "test"].contains(attribut);
                    let mut angaben = vec![("name", *attribut), ("type", "t:datatypeC")];
                    angaben.push(("use", if pflicht { "required" } else { "optional" }));
                    match *attribut {
                        "standard" => angaben.push(("fixed", standard)),
                        "version" => angaben.push(("fixed", version)),
                        _ => {}
                    }
                    baum.element("xs:attribute", &angaben, |_| {});
                }
            });
        });
    });
}

fn benannt(baum: &mut Baum, typ: &Typ, namensraum: Namensraum) {
    let name = [("name", typ.name)];
    match &typ.art {
        Art::Einfach(art) => einfach(baum, &name, art),
        Art::Code(_) if typ.name == "EigenerTyp" => code(baum, &name, &eigene_codeart(namensraum)),
        Art::Code(art) => code(baum, &name, art),
        art => baum.element("xs:complexType", &name, |baum| inhalt(baum, art, &|_| {})),
    }
}

/// Elements of a complex type, and then its attributes.
fn inhalt(baum: &mut Baum, art: &Art, attribute: &dyn Fn(&mut Baum)) {
    match art {
        Art::Folge { basis: None, felder } => {
            gruppe(baum, "xs:sequence", felder);
            attribute(baum);
        }
        Art::Folge {
            basis: Some(basis),
            felder,
        } => baum.element("xs:complexContent", &[], |baum| {
            baum.element("xs:extension", &[("base", &typname(basis))], |baum| {
                gruppe(baum, "xs:sequence", felder);
                attribute(baum);
            });
        }),
        Art::Auswahl { felder } => gruppe(baum, "xs:choice", felder),
        Art::Beliebig => baum.element("xs:sequence", &[], |baum| {
            let angaben = [
                ("minOccurs", "0"),
                ("maxOccurs", "unbounded"),
                ("namespace", "##any"),
                ("processContents", "lax"),
            ];
            baum.element("xs:any", &angaben, |_| {});
        }),
        Art::Code(_) | Art::Einfach(_) => {}
    }
}

fn gruppe(baum: &mut Baum, art: &str, felder: &[Feld]) {
    baum.element(art, &[], |baum| {
        for feld in felder {
            let (min, max) = (feld.min.to_string(), feld.max.to_string());
            let typ = typname(feld.typ);
            let mut angaben = vec![("name", feld.element), ("type", typ.as_str())];
            if feld.namensraum == Namensraum::Ohne {
                angaben.push(("form", "unqualified"));
            }
            if feld.min != 1 {
                angaben.push(("minOccurs", &min));
            }
            match feld.max {
                1 => {}
                usize::MAX => angaben.push(("maxOccurs", "unbounded")),
                _ => angaben.push(("maxOccurs", &max)),
            }
            if let Art::Einfach(Einfachart { fest: Some(wert), .. }) = feld.typ.art {
                angaben.push(("fixed", wert));
            }
            baum.element("xs:element", &angaben, |_| {});
        }
    });
}

fn typname(typ: &Typ) -> String {
    ["t:", typ.name].concat()
}

fn einfach(baum: &mut Baum, name: &[(&str, &str)], art: &Einfachart) {
    baum.element("xs:simpleType", name, |baum| {
        let basis = if art.basis == DATATYPE_C { "t:datatypeC" } else { art.basis };
        baum.element("xs:restriction", &[("base", basis)], |baum| {
            let laenge = |zahl: Option<usize>| zahl.map(|zahl| zahl.to_string());
            let zahl = |zahl: Option<u8>| zahl.map(|zahl| zahl.to_string());
            let facetten = [
                ("xs:minLength", laenge(art.laenge.0)),
                ("xs:maxLength", laenge(art.laenge.1)),
                ("xs:pattern", art.muster.map(str::to_owned)),
                ("xs:minInclusive", zahl(art.zahl.0)),
                ("xs:maxInclusive", zahl(art.zahl.1)),
            ];
            for (facette, wert) in facetten {
                if let Some(wert) = wert {
                    baum.element(facette, &[("value", &wert)], |_| {});
                }
            }
        });
    });
}

fn datatype_c(baum: &mut Baum) {
    baum.element("xs:simpleType", &[("name", DATATYPE_C)], |baum| {
        baum.element("xs:restriction", &[("base", "xs:string")], |baum| {
            baum.element("xs:pattern", &[("value", &Datentyp::C.muster())], |_| {});
        });
    });
}

fn code(baum: &mut Baum, name: &[(&str, &str)], art: &Codeart) {
    baum.element("xs:complexType", name, |baum| {
        baum.element("xs:sequence", &[], |baum| {
            match art.codes {
                None => {
                    let angaben = [("name", "code"), ("form", "unqualified"), ("type", "xs:token")];
                    baum.element("xs:element", &angaben, |_| {});
                }
                Some(codes) => baum.element("xs:element", &[("name", "code"), ("form", "unqualified")], |baum| {
                    aufzaehlung(baum, codes);
                }),
            }
            if art.mit_name {
                let angaben = [
                    ("name", "name"),
                    ("form", "unqualified"),
                    ("type", "xs:normalizedString"),
                    ("minOccurs", "0"),
                ];
                baum.element("xs:element", &angaben, |_| {});
            }
        });
        let attribute = [
            ("listURI", "xs:anyURI", art.liste, art.liste.is_none()),
            ("listVersionID", "xs:normalizedString", art.version, art.version.is_none()),
        ];
        for (name, typ, fest, pflicht) in attribute {
            let mut angaben = vec![("name", name), ("type", typ)];
            angaben.push(("use", if pflicht { "required" } else { "optional" }));
            angaben.extend(fest.map(|wert| ("fixed", wert)));
            baum.element("xs:attribute", &angaben, |_| {});
        }
    });
}

fn aufzaehlung(baum: &mut Baum, codes: &[&str]) {
    baum.element("xs:simpleType", &[], |baum| {
        baum.element("xs:restriction", &[("base", "xs:token")], |baum| {
            for code in codes {
                baum.element("xs:enumeration", &[("value", code)], |_| {});
            }
        });
    });
}
