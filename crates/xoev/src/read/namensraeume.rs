//! Namespaces: which prefix stands for which, and where.

use std::borrow::Cow;
use std::collections::HashSet;

use super::attribute::Attribut;
use super::zeichen::ist_ncname;
use crate::fassung::{FASSUNGEN, Fassung, Ns, RUECKWEISUNG, XML, XMLNS, XSI};

/// A namespace declaration in scope.
struct Bindung<'a> {
    /// Empty for the default namespace.
    praefix: &'a str,
    /// Empty if the default namespace is taken back.
    uri: Cow<'a, str>,
    ns: Ns,
    tiefe: usize,
}

/// The declarations in scope, outermost first.
#[derive(Default)]
pub(crate) struct Namensraeume<'a> {
    bindungen: Vec<Bindung<'a>>,
    /// Namespaces seen that this crate does not know.
    fremde: u32,
    /// The first release whose namespace is declared.
    fassung: Option<&'static Fassung>,
}

impl<'a> Namensraeume<'a> {
    /// The release of the message, once its namespace is declared.
    pub(crate) fn fassung(&self) -> Option<&'static Fassung> {
        self.fassung
    }

    /// The namespace that a prefix stands for, in full; empty for none.
    pub(crate) fn uri(&self, praefix: &str) -> &str {
        let bindung = self.bindungen.iter().rev().find(|b| b.praefix == praefix);
        bindung.map_or("", |b| &*b.uri)
    }

    /// The namespace of a name with its prefix, in full; empty for none.
    pub(crate) fn uri_von(&self, name: &str) -> &str {
        self.uri(name.split_once(':').map_or("", |(praefix, _)| praefix))
    }

    /// Prefix and namespace of everything in scope; an empty namespace takes a default back.
    pub(crate) fn geltende(&self) -> Vec<(&'a str, Cow<'a, str>)> {
        let mut gesehen = HashSet::new();
        let mut geltende: Vec<_> = self
            .bindungen
            .iter()
            .rev()
            .filter(|bindung| gesehen.insert(bindung.praefix))
            .map(|bindung| (bindung.praefix, bindung.uri.clone()))
            .collect();
        geltende.sort_unstable();
        geltende
    }

    /// How many declarations are in scope, those that are hidden among them.
    pub(super) fn anzahl(&self) -> usize {
        self.bindungen.len()
    }

    /// Takes the declarations out of the attributes of an element of this depth and resolves the prefixes of the others.
    pub(super) fn erklaeren(
        &mut self,
        attribute: &mut Vec<Attribut<'a>>,
        tiefe: usize,
    ) -> Result<(), &'static str> {
        let mut erlaubt = true;
        attribute.retain_mut(|attribut| {
            let praefix = match attribut.name.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) if rest.starts_with(':') => rest.get(1..).unwrap_or_default(),
                _ => return true,
            };
            let uri = std::mem::take(&mut attribut.wert);
            let benannt = attribut.name.len() > "xmlns".len();
            erlaubt &= !(benannt && (!ist_ncname(praefix) || uri.is_empty()))
                && praefix != "xmlns"
                && uri != XMLNS
                && (praefix == "xml") == (uri == XML);
            let ns = self.nummer(&uri);
            self.bindungen.push(Bindung {
                praefix,
                uri,
                ns,
                tiefe,
            });
            false
        });
        if !erlaubt {
            return Err("a namespace declaration that XML does not allow");
        }
        for attribut in attribute.iter_mut() {
            if let Some((praefix, lokal)) = attribut.name.split_once(':') {
                attribut.ns = self
                    .bindung(praefix)
                    .filter(|_| ist_ncname(praefix) && ist_ncname(lokal))
                    .ok_or("a prefix without namespace")?;
                attribut.name = lokal;
            }
        }
        if doppelt(attribute) {
            return Err("a doubled attribute");
        }
        Ok(())
    }

    /// Namespace and local part of the name of an element whose first colon stands there.
    pub(super) fn aufgeloest(&self, roh: &'a str, doppelpunkt: Option<usize>) -> Option<(Ns, &'a str)> {
        let Some(stelle) = doppelpunkt else {
            return Some((self.bindung("").unwrap_or(Ns::Keiner), roh));
        };
        let praefix = roh.get(..stelle).filter(|praefix| !praefix.is_empty())?;
        Some((self.bindung(praefix)?, roh.get(stelle + 1..)?))
    }

    /// Forgets what an element of this depth declared.
    pub(super) fn verlassen(&mut self, tiefe: usize) {
        while self.bindungen.last().is_some_and(|b| b.tiefe >= tiefe) {
            self.bindungen.pop();
        }
    }

    fn bindung(&self, praefix: &str) -> Option<Ns> {
        match self.bindungen.iter().rev().find(|b| b.praefix == praefix) {
            Some(bindung) => Some(bindung.ns),
            None if praefix == "xml" => Some(Ns::Xml),
            None => None,
        }
    }

    fn nummer(&mut self, uri: &str) -> Ns {
        match uri {
            "" => return Ns::Keiner,
            RUECKWEISUNG => return Ns::Rueckweisung,
            XSI => return Ns::Xsi,
            XML => return Ns::Xml,
            _ => {}
        }
        // The first release that is declared is the one of the message; another one is foreign to it.
        if self.fassung.is_none() {
            self.fassung = FASSUNGEN.iter().find(|fassung| fassung.namensraum == uri);
        }
        if self.fassung.is_some_and(|fassung| fassung.namensraum == uri) {
            return Ns::XMeld;
        }
        if let Some(bindung) = self.bindungen.iter().find(|b| b.uri == uri) {
            return bindung.ns;
        }
        self.fremde += 1;
        Ns::Anderer(self.fremde)
    }
}

/// Whether two attributes have the same name in the same namespace, under whatever prefixes.
fn doppelt(attribute: &[Attribut<'_>]) -> bool {
    attribute.iter().enumerate().any(|(nummer, eines)| {
        attribute
            .iter()
            .skip(nummer + 1)
            .any(|anderes| anderes.name == eines.name && anderes.ns == eines.ns)
    })
}
