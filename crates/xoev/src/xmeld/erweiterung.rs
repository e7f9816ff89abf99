//! Elements that a Land adds to a Meldeschein (`xs:any`).

use std::fmt;

use crate::baum::{self, Grenzen, Knoten};
use crate::fehler::Fehler;
use crate::read::{Gelesen, Kinder, Leser};
use crate::typ::{Art, Typ, XmlTyp};
use crate::write::Schreiber;

/// Any number of elements of any namespace.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LandesspezifischeErweiterungen {
    /// The elements in their order.
    pub elemente: Vec<Fremdelement>,
}

/// One well-formed XML element of any namespace, kept as it stands, with the namespaces it needs.
///
/// `Debug` does not print it.
#[derive(Clone, Eq, PartialEq)]
pub struct Fremdelement(String);

impl Fremdelement {
    /// Reads one element under the same limits as a message.
    ///
    /// # Errors
    /// The [`Fehler`] that reading a message would report: not well-formed, DTD, processing instruction, too large.
    pub fn parse(xml: &str) -> Result<Self, Fehler> {
        let grenzen = Grenzen {
            tiefe: TIEFE,
            ..Grenzen::default()
        };
        baum::lies(xml.as_bytes(), &grenzen).map(|knoten| Self(knoten.roh.to_owned()))
    }

    /// The element as XML.
    #[must_use]
    pub fn as_xml(&self) -> &str {
        &self.0
    }
}

/// A message has other elements around it.
const TIEFE: usize = 48;

impl fmt::Debug for Fremdelement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fremdelement(..)")
    }
}

impl XmlTyp for LandesspezifischeErweiterungen {
    const TYP: &'static Typ = &Typ {
        name: "LandesspezifischeErweiterungen",
        art: Art::Beliebig,
    };

    fn lesen(knoten: &Knoten<'_>, leser: &mut Leser) -> Gelesen<Self> {
        let kinder = Kinder::neu(knoten, leser, &[])?;
        let elemente = knoten
            .kinder
            .iter()
            .map(|kind| eigenstaendig(kind, leser.bindungen()))
            .collect();
        kinder.alle_uebernommen(leser);
        Ok(Self { elemente })
    }

    fn schreiben(&self, schreiber: &mut Schreiber) {
        for element in &self.elemente {
            schreiber.unveraendert(&element.0);
        }
    }
}

/// The element with the declarations it inherits and uses, so that it can stand anywhere.
fn eigenstaendig(knoten: &Knoten<'_>, geerbt: &[(String, String)]) -> Fremdelement {
    let mut erklaerungen = String::new();
    let mut erledigt: Vec<&str> = knoten
        .bindungen
        .iter()
        .map(|(praefix, _)| praefix.as_str())
        .collect();
    for (praefix, uri) in geerbt.iter().rev() {
        if erledigt.contains(&praefix.as_str()) {
            continue;
        }
        erledigt.push(praefix);
        let gebraucht = if praefix.is_empty() {
            !uri.is_empty()
        } else {
            knoten.roh.contains(&[praefix, ":"].concat())
        };
        if gebraucht {
            erklaerungen.push_str(&crate::write::namensraumerklaerung(praefix, uri));
        }
    }
    // The declarations go right behind the name of the element.
    let ende = knoten
        .roh
        .find([' ', '\t', '\n', '\r', '/', '>'])
        .unwrap_or(knoten.roh.len());
    let (anfang, rest) = knoten.roh.split_at(ende);
    Fremdelement([anfang, &erklaerungen, rest].concat())
}
