//! Elements that a Land adds to a Meldeschein (`xs:any`).

use std::collections::BTreeSet;
use std::fmt;

use crate::fassung::Ns;
use crate::fehler::{Ebene, Fehler, Fehlercode, Grund};
use crate::read::{Anfang, Ereignis, Gelesen, Grenzen, Leser, Strom, ist_ncname};
use crate::typ::{Art, Typ, XmlTyp};
use crate::werte::Mangel;
use crate::write::{Schreiber, WURZELPRAEFIX};
use crate::wurzeln::ist_wurzel;
use crate::xmeld::Nachricht;

/// Any number of elements of any namespace.
///
/// A message of the standard in them is held to its own description; one of another chapter, and `xsi:type`, are
/// refused, because what the schema says of them is not known here.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct LandesspezifischeErweiterungen {
    /// The elements in their order.
    pub elemente: Vec<Fremdelement>,
    /// Prefix (empty for the default) and namespace of what the elements use and do not declare themselves.
    pub namensraeume: Vec<(String, String)>,
}

/// One well-formed XML element of any namespace, kept as it stands.
///
/// `Debug` does not print it.
#[derive(Clone, Eq, PartialEq)]
pub struct Fremdelement(String);

impl Fremdelement {
    /// Reads one element under the same limits as a message; it declares what it uses.
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
                Ereignis::Text(_) | Ereignis::Zeichen(_) | Ereignis::Cdata(_) => {}
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

/// One start tag has to hold the declarations that the elements inherit; see [`Grenzen::attribute`].
const GEERBT_HOECHSTENS: usize = 32;

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
        let stelle = leser.von();
        let attribute = leser.nur_attribute(&[]);
        let geltende = leser.strom().namensraeume().geltende();
        let mut benutzt = BTreeSet::new();
        let mut elemente = Vec::new();
        let mut gut = Ok(());
        leser.beliebige_kinder(|leser, kind| {
            let tiefe = leser.strom().tiefe();
            gut = gut.and(zulaessig(leser, kind));
            if leser.strom().tiefe() == tiefe {
                leser.innen_lesen(|leser, anfang| gut = gut.and(zulaessig(leser, anfang)));
            }
            // Of a message inside a message nothing is kept but its verdict.
            if !leser.ist_verschachtelt() {
                let roh = leser.strom().ausschnitt(kind.von, leser.strom().bis());
                benutzt.extend(praefixe(roh));
                elemente.push(Fremdelement(roh.to_owned()));
            }
        });
        attribute.and(gut)?;
        let namensraeume: Vec<(String, String)> = geltende
            .into_iter()
            .filter(|(praefix, uri)| {
                let gebraucht = praefix.is_empty() || benutzt.contains(*praefix);
                gebraucht
                    && !uri.is_empty()
                    && (*praefix, &**uri) != (WURZELPRAEFIX, leser.fassung().namensraum)
            })
            .map(|(praefix, uri)| (praefix.to_owned(), uri.into_owned()))
            .collect();
        if namensraeume.len() > GEERBT_HOECHSTENS {
            let mangel = Mangel::nicht_darstellbar("at most 32 namespaces that elements of a Land inherit");
            return Err(mangel.melden(leser, stelle));
        }
        Ok(Self {
            elemente,
            namensraeume,
        })
    }

    fn attribute_schreiben(&self, schreiber: &mut Schreiber) {
        for (praefix, uri) in &self.namensraeume {
            schreiber.namensraum(praefix, uri);
        }
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
    if matches!(anfang.ns, Ns::XMeld | Ns::Rueckweisung) {
        let gelesen = leser.verschachtelt(|leser| Nachricht::aus_wurzel(anfang, leser));
        match gelesen {
            Some(gelesen) => return gelesen.map(|_| ()),
            None if anfang.ns == Ns::XMeld && ist_wurzel(anfang.lokal) => {
                return Err(leser.schema(anfang.von, Grund::NachrichtInErweiterung));
            }
            None => {}
        }
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

/// Whatever stands before a colon in markup and could be a prefix, in names and in values alike.
fn praefixe(xml: &str) -> BTreeSet<&str> {
    xml.match_indices(':')
        .filter_map(|(bis, _)| {
            let davor = xml.get(..bis)?;
            // A prefix longer than this is none that anybody declared and uses here.
            let ab = davor.len().saturating_sub(256);
            let fenster = davor.get(ab..).or_else(|| davor.get(ab + 3..))?;
            let anfang = fenster
                .rfind(|zeichen: char| {
                    !zeichen.is_alphanumeric() && !matches!(zeichen, '.' | '-' | '_' | '\u{B7}')
                })
                .map_or(0, |stelle| {
                    stelle
                        + fenster
                            .get(stelle..)
                            .and_then(|r| r.chars().next())
                            .map_or(1, char::len_utf8)
                });
            fenster.get(anfang..)
        })
        .filter(|praefix| !praefix.is_empty())
        .collect()
}
