//! The descriptions of the crate beside the official schema, element by element.

mod formen;
mod pfade;

use std::collections::BTreeSet;

use xoev::fassung::XMELD_25_11A;
use xoev::typ::{Art, Codeart, Typ};

use crate::schema::{Attribut, Element, Gruppe, Inhalt, Name, Schema, Zeichen};
use formen::form;
use pfade::felder;
pub use pfade::{Pfade, beschriebene_pfade, kopf_mit_name, kurzname};

/// Code, list and version that the header of a message has by its root element.
pub struct Kopftyp {
    /// `listURI`.
    pub liste: String,
    /// `listVersionID`.
    pub version: String,
    /// Four digits.
    pub code: String,
    /// Whether the name of the entry may follow.
    pub mit_name: bool,
}

/// A walk through one message in both worlds at once.
pub struct Vergleich<'s> {
    schema: &'s Schema,
    kopftyp: Kopftyp,
    /// Every path that the official schema knows.
    pub amtlich: Pfade,
    /// What differs, with its path.
    pub unterschiede: Vec<String>,
    /// URIs of the code lists that the schema enumerates, with the number of entries.
    pub listen: BTreeSet<(String, usize)>,
    /// Named types on the way down; none may come twice.
    offen: Vec<Name>,
}

impl<'s> Vergleich<'s> {
    /// Compares the message with this root element.
    pub fn neu(schema: &'s Schema, wurzel: &Element, typ: &Typ, kopftyp: Kopftyp) -> Self {
        let mut vergleich = Self {
            schema,
            kopftyp,
            amtlich: Pfade::new(),
            unterschiede: Vec::new(),
            listen: BTreeSet::new(),
            offen: Vec::new(),
        };
        vergleich.element("", wurzel, Some(typ));
        vergleich
    }

    fn melde(&mut self, pfad: &str, was: &str) {
        self.unterschiede.push(format!("{pfad}: {was}"));
    }

    /// Walks on even where nothing is described, to count what is missing.
    fn element(&mut self, pfad: &str, element: &Element, typ: Option<&Typ>) {
        let (inhalt, name) = self.schema.inhalt(element);
        if let Some(name) = &name {
            let neu = !self.offen.contains(name);
            assert!(neu, "{pfad}: the type {name:?} contains itself");
            self.offen.push(name.clone());
        }
        match inhalt {
            Inhalt::Elemente(gruppe, attribute) => self.gruppe(pfad, &gruppe, &attribute, typ),
            Inhalt::Beliebig => {
                if typ.is_some_and(|typ| !matches!(typ.art, Art::Beliebig)) {
                    self.melde(pfad, "officially any elements");
                }
            }
            Inhalt::Zeichen(zeichen) => {
                if let Some(typ) = typ {
                    self.zeichen(pfad, element, &zeichen, typ);
                }
            }
        }
        if name.is_some() {
            self.offen.pop();
        }
    }

    fn gruppe(&mut self, pfad: &str, gruppe: &Gruppe, attribute: &[Attribut], typ: Option<&Typ>) {
        let beschrieben: Vec<_> = typ
            .map(felder)
            .unwrap_or_default()
            .into_iter()
            .map(|feld| (kurzname(feld.namensraum.uri(&XMELD_25_11A), feld.element), feld))
            .collect();
        match typ {
            Some(Typ {
                art: Art::Code(_),
                ..
            }) => self.code(pfad, gruppe, attribute, typ),
            Some(typ) => {
                let auswahl = match typ.art {
                    Art::Folge { .. } => Some(false),
                    Art::Auswahl { .. } => Some(true),
                    _ => None,
                };
                if auswahl != Some(gruppe.auswahl) {
                    let art = if gruppe.auswahl { "choice" } else { "sequence" };
                    self.melde(pfad, &format!("officially a {art}"));
                }
                let soll: Vec<_> = gruppe.elemente.iter().map(name_von).collect();
                let ist: Vec<_> = beschrieben.iter().map(|(name, _)| name.clone()).collect();
                if soll != ist {
                    self.melde(pfad, &format!("officially {soll:?}, described {ist:?}"));
                }
                // The attributes of a root element are compared by reading, see `abdeckung.rs`.
                if !attribute.is_empty() && !pfad.is_empty() {
                    self.melde(pfad, "officially with attributes");
                }
            }
            None => {}
        }
        for element in &gruppe.elemente {
            let name = name_von(element);
            let pfad = format!("{pfad}/{name}");
            let feld = beschrieben.iter().find(|(bekannt, _)| *bekannt == name);
            if let Some((_, feld)) = feld {
                let (soll, ist) = ((element.min, element.max), (feld.min, feld.max));
                if soll != ist {
                    self.melde(&pfad, &format!("officially {soll:?} times, described {ist:?}"));
                }
            }
            assert!(self.amtlich.insert(pfad.clone()), "{pfad} is there twice");
            self.element(&pfad, element, feld.map(|(_, feld)| feld.typ));
        }
    }

    fn code(&mut self, pfad: &str, gruppe: &Gruppe, attribute: &[Attribut], typ: Option<&Typ>) {
        let Some(Typ {
            name,
            art:
                Art::Code(Codeart {
                    liste,
                    version,
                    codes,
                    mit_name,
                }),
        }) = typ
        else {
            return;
        };
        let werte = self.codewerte(pfad, gruppe);
        // The header's list and version come with the message, its code with the root element.
        let kopf = (*name == "EigenerTyp").then_some(&self.kopftyp);
        let liste = kopf.map_or(*liste, |kopf| Some(kopf.liste.as_str()));
        let version = kopf.map_or(*version, |kopf| Some(kopf.version.as_str()));
        let mit_name = kopf.map_or(*mit_name, |kopf| kopf.mit_name);
        let mut fehler = Vec::new();
        for (name, wert) in [("listURI", liste), ("listVersionID", version)] {
            let amtlich = attribute.iter().find(|attribut| attribut.name == name);
            // What the schema does not fix must be in the message.
            let gut = amtlich
                .is_some_and(|amtlich| amtlich.fest.as_deref() == wert && amtlich.pflicht == wert.is_none());
            if !gut {
                let fest = amtlich.and_then(|amtlich| amtlich.fest.as_deref());
                fehler.push(format!("officially {name} {fest:?}, described {wert:?}"));
            }
        }
        let namen: Vec<_> = gruppe
            .elemente
            .iter()
            .map(|element| (name_von(element), element.min, element.max))
            .collect();
        let soll = [("~code".to_owned(), 1, 1), ("~name".to_owned(), 0, 1)];
        if attribute.len() != 2 || namen != soll[..=usize::from(mit_name)] {
            fehler.push(format!("officially with {namen:?}"));
        }
        if let Some(kopf) = kopf {
            if !werte.contains(&kopf.code) {
                fehler.push("officially not a code of this list".to_owned());
            }
        } else {
            let soll: BTreeSet<_> = werte.iter().map(String::as_str).collect();
            let ist: BTreeSet<_> = codes.iter().flat_map(|codes| codes.iter()).copied().collect();
            if soll != ist {
                fehler.push(format!("officially the codes {soll:?}, described {ist:?}"));
            }
        }
        if let Some(liste) = liste.filter(|_| !werte.is_empty()) {
            self.listen.insert((liste.to_owned(), werte.len()));
        }
        for fehler in fehler {
            self.melde(pfad, &fehler);
        }
    }

    /// The enumerated codes; none if the list is kept outside.
    fn codewerte(&mut self, pfad: &str, gruppe: &Gruppe) -> Vec<String> {
        let mut werte = Vec::new();
        let mut arten = Vec::new();
        for element in &gruppe.elemente {
            let Inhalt::Zeichen(zeichen) = self.schema.inhalt(element).0 else {
                panic!("{pfad}: a code with elements")
            };
            arten.push(format!("{}{}", zeichen.basis, zeichen.facetten.concat()));
            if element.name == "code" {
                werte = zeichen.werte;
            }
        }
        if gruppe.auswahl || arten != ["xs:token", "xs:normalizedString"][..arten.len()] {
            self.melde(pfad, &format!("officially a code of {arten:?}"));
        }
        werte
    }

    fn zeichen(&mut self, pfad: &str, element: &Element, zeichen: &Zeichen, typ: &Typ) {
        let mut amtlich = zeichen.basis.clone();
        for facette in &zeichen.facetten {
            amtlich = format!("{amtlich} {facette}");
        }
        if let Some(fest) = &element.fest {
            amtlich = format!("{amtlich} ={fest}");
        }
        let beschrieben = match &typ.art {
            Art::Einfach(art) => form(art),
            _ => typ.name.to_owned(),
        };
        if !zeichen.werte.is_empty() || amtlich != beschrieben {
            self.melde(pfad, &format!("officially {amtlich}, described {beschrieben}"));
        }
    }
}

fn name_von(element: &Element) -> String {
    kurzname(element.namensraum.as_deref(), &element.name)
}
