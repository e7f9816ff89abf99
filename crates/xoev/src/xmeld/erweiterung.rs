//! Elements that a Land adds to a Meldeschein (`xs:any`).
//!
//! § 55 BMG lets a Land collect more than the federal law. What it adds has no schema here: any well-formed elements, kept
//! as they stand and written back the same.

use std::fmt;

use crate::fassung::Ns;
use crate::fehler::{Ebene, Fehler, Fehlercode, Grund};
use crate::nachrichtentyp::Nachrichtentyp;
use crate::read::{Anfang, Ereignis, Gelesen, Grenzen, Leser, Strom, ist_ncname};
use crate::typ::{Art, Typ, XmlTyp};
use crate::write::{Schreiber, namensraumerklaerung};
use crate::xmeld::Nachricht;

/// Any number of elements of any namespace.
///
/// A message of the standard in them is held to its own description; one of another chapter, and `xsi:type`, are
/// refused, because what the schema says of them is not known here.
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
        let mut gut = Ok(());
        leser.beliebige_kinder(|leser, kind| {
            // The declarations that the child inherits; its own ones stand in its start tag.
            let tiefe = leser.strom().tiefe();
            let geerbt = leser.strom().namensraeume().geerbte(tiefe);
            gut = gut.and(zulaessig(leser, kind));
            if leser.strom().tiefe() == tiefe {
                leser.innen_lesen(|leser, anfang| gut = gut.and(zulaessig(leser, anfang)));
            }
            let roh = leser.strom().ausschnitt(kind.von, leser.strom().bis());
            elemente.push(eigenstaendig(kind, roh, &geerbt));
        });
        attribute.and(gut)?;
        Ok(Self { elemente })
    }

    fn schreiben(&self, schreiber: &mut Schreiber) {
        for element in &self.elemente {
            schreiber.unveraendert(&element.0);
        }
    }
}

/// Whether an element is one that the schema takes here; reports it if not, and reads it if it is a message.
///
/// The schema looks into these elements wherever it knows one: a message of the chapter is checked like any other.
fn zulaessig(leser: &mut Leser<'_>, anfang: Anfang<'_>) -> Gelesen<()> {
    let endung = anfang.lokal.rsplit('.').next().unwrap_or_default();
    let nachricht = match anfang.ns {
        Ns::XMeld => Nachrichtentyp::aus_code(endung).is_some(),
        Ns::Rueckweisung => true,
        _ => false,
    };
    if nachricht {
        let kopftyp = leser.kopftyp();
        let gelesen = Nachricht::aus_wurzel(anfang, leser);
        leser.setze_kopftyp(kopftyp);
        return match gelesen {
            Some(gelesen) => gelesen.map(|_| ()),
            None => Err(leser.schema(anfang.von, Grund::NachrichtInErweiterung)),
        };
    }
    let xsi_typ = leser
        .strom()
        .attribute()
        .iter()
        .any(|a| a.ns == Ns::Xsi && a.name == "type");
    if xsi_typ {
        return Err(leser.schema(anfang.von, Grund::Instanzattribut));
    }
    Ok(())
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
