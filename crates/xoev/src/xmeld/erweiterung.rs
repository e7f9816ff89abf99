//! Elements that a Land adds to a Meldeschein (`xs:any`).

use std::fmt;

use crate::fassung::Ns;
use crate::fehler::{Ebene, Fehler, Fehlercode, Grund};
use crate::nachrichtentyp::Nachrichtentyp;
use crate::read::{Anfang, Ereignis, Gelesen, Grenzen, Leser, Strom, Verworfen, ist_ncname};
use crate::typ::{Art, Typ, XmlTyp};
use crate::write::{Schreiber, namensraumerklaerung};

/// Any number of elements of any namespace.
///
/// A message of the standard is none of a Land: it is refused here, at any depth, and so is `xsi:type`.
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
    /// The [`Fehler`] that reading a message would report: not well-formed, DTD, too large.
    pub fn parse(xml: &str) -> Result<Self, Fehler> {
        let grenzen = Grenzen {
            tiefe: TIEFE,
            ..Grenzen::default()
        };
        let mut strom = Strom::neu(xml.as_bytes(), &grenzen).map_err(|fehler| *fehler)?;
        let (mut von, mut bis) = (0, 0);
        loop {
            match strom.naechstes().map_err(|fehler| *fehler)? {
                Ereignis::Anfang => {
                    let anfang = strom.anfang();
                    if !anfang.roh.split(':').all(ist_ncname) {
                        let grund = Grund::NichtWohlgeformt("a name that XML does not allow");
                        return Err(Fehler::neu(Ebene::Xml, Fehlercode::X000, Some(anfang.von), grund));
                    }
                    if strom.tiefe() == 1 {
                        von = anfang.von;
                    }
                }
                Ereignis::Ende => bis = strom.bis(),
                Ereignis::Schluss => break,
                Ereignis::Text(_) | Ereignis::Cdata(_) => {}
            }
        }
        Ok(Self(strom.ausschnitt(von, bis).to_owned()))
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

    fn lesen(leser: &mut Leser<'_>) -> Gelesen<Self> {
        let attribute = leser.nur_attribute(&[]);
        let mut elemente = Vec::new();
        let mut gut = true;
        leser.beliebige_kinder(|leser, kind| {
            // The declarations that the child inherits; its own ones stand in its start tag.
            let tiefe = leser.strom().tiefe();
            let geerbt = leser.strom().geerbte_bindungen(tiefe);
            gut &= landeseigen(leser, kind);
            leser.innen_lesen(|leser, anfang| gut &= landeseigen(leser, anfang));
            let roh = leser.strom().ausschnitt(kind.von, leser.strom().bis());
            elemente.push(eigenstaendig(kind, roh, &geerbt));
        });
        attribute?;
        if gut { Ok(Self { elemente }) } else { Err(Verworfen) }
    }

    fn schreiben(&self, schreiber: &mut Schreiber) {
        for element in &self.elemente {
            schreiber.unveraendert(&element.0);
        }
    }
}

/// Whether an element may belong to a Land; reports it if not.
fn landeseigen(leser: &mut Leser<'_>, anfang: Anfang<'_>) -> bool {
    let endung = anfang.lokal.rsplit('.').next().unwrap_or_default();
    let nachricht = match anfang.ns {
        Ns::XMeld => Nachrichtentyp::aus_code(endung).is_some(),
        Ns::Rueckweisung => true,
        _ => false,
    };
    let xsi_typ = leser
        .strom()
        .attribute()
        .iter()
        .any(|a| a.ns == Ns::Xsi && a.name == "type");
    if nachricht {
        leser.schema(anfang.von, Grund::NachrichtInErweiterung);
    }
    if xsi_typ {
        leser.schema(anfang.von, Grund::Instanzattribut);
    }
    !nachricht && !xsi_typ
}

/// The element with the declarations it inherits and uses, so that it can stand anywhere.
fn eigenstaendig(kind: Anfang<'_>, roh: &str, geerbt: &[(String, String)]) -> Fremdelement {
    let mut erklaerungen = String::new();
    for (praefix, uri) in geerbt {
        let gebraucht = if praefix.is_empty() {
            !uri.is_empty()
        } else {
            roh.contains(&[praefix, ":"].concat())
        };
        if gebraucht {
            erklaerungen.push_str(&namensraumerklaerung(praefix, uri));
        }
    }
    // The declarations go right behind the name of the element.
    let (anfang, rest) = roh.split_at_checked(1 + kind.roh.len()).unwrap_or((roh, ""));
    Fremdelement([anfang, &erklaerungen, rest].concat())
}
