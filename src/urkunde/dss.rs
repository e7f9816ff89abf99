//! The document security store (ISO 32000-2, 12.8.4.3; PAdES level B-LT): certificates and revocation lists, appended in an
//! update of their own.
//!
//! The update is written here to the byte and not by the PDF library, for verification writes it again and compares: nothing
//! else may stand behind the seal. So its form must never change.

use std::fmt::Write as _;

use der::Encode;
use lopdf::xref::XrefType;
use lopdf::{Dictionary, Document, Object, ObjectId};
use x509_cert::Certificate;

use crate::urkunde::revision::{dict, kinder};
use crate::urkunde::{revision, zertifikat};

/// More proofs are neither written nor read.
const HOECHSTENS: usize = 32;
/// The most one of them may unpack to. Unit: bytes.
const GROESSTER: usize = 4 * 1024 * 1024;
/// Objects nested deeper are not written.
const TIEFE: usize = 32;

/// Certificates and revocation lists, each in DER and once.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Beweismittel {
    zertifikate: Vec<Vec<u8>>,
    sperrlisten: Vec<Vec<u8>>,
}

impl Beweismittel {
    /// Adds a certificate unless it is there.
    pub(super) fn nimm_zertifikat(&mut self, zertifikat: &Certificate) -> Option<()> {
        nimm(&mut self.zertifikate, zertifikat.to_der().ok()?);
        Some(())
    }

    /// Adds a revocation list unless it is there.
    pub(super) fn nimm_sperrliste(&mut self, der: &[u8]) {
        nimm(&mut self.sperrlisten, der.to_vec());
    }

    /// The certificates that can be read.
    pub(super) fn zertifikate(&self) -> Vec<Certificate> {
        self.zertifikate
            .iter()
            .filter_map(|der| zertifikat::aus_der(der))
            .collect()
    }

    /// Whether each proof that should be a certificate is one.
    pub(super) fn sind_zertifikate(&self) -> bool {
        self.zertifikate().len() == self.zertifikate.len()
    }

    /// The revocation lists in DER.
    pub(super) fn sperrlisten(&self) -> &[Vec<u8>] {
        &self.sperrlisten
    }

    /// What the store of `dokument` holds; nothing if it has none.
    fn aus(dokument: &Document) -> Option<Self> {
        let Some(speicher) = speicher(dokument) else {
            return Some(Self::default());
        };
        let inhalte = |name: &[u8]| {
            let eintraege = kinder(dokument, speicher, name);
            if eintraege.len() > HOECHSTENS {
                return None;
            }
            eintraege
                .into_iter()
                .map(|eintrag| {
                    let (_, objekt) = dokument.dereference(eintrag).ok()?;
                    objekt
                        .as_stream()
                        .ok()?
                        .get_plain_content_with_limit(GROESSTER)
                        .ok()
                })
                .collect()
        };
        Some(Self {
            zertifikate: inhalte(b"Certs")?,
            sperrlisten: inhalte(b"CRLs")?,
        })
    }

    /// What was appended to the sealed file `vorn`, if `anhang` is an update with proofs and nothing else.
    ///
    /// `dokument` is both together, as a reader sees them.
    pub(super) fn angehaengt(vorn: &[u8], anhang: &[u8], dokument: &Document) -> Option<Self> {
        let alt = revision::lies(vorn).ok()?;
        let frueher = Self::aus(&alt)?;
        let jetzt = Self::aus(dokument)?;
        let neu = Self {
            zertifikate: jetzt
                .zertifikate
                .strip_prefix(frueher.zertifikate.as_slice())?
                .to_vec(),
            sperrlisten: jetzt
                .sperrlisten
                .strip_prefix(frueher.sperrlisten.as_slice())?
                .to_vec(),
        };
        (neu.schreibe(vorn, &alt)? == anhang).then_some(neu)
    }

    /// The update that adds these proofs to `pdf`.
    pub(super) fn anhang(&self, pdf: &[u8]) -> Option<Vec<u8>> {
        self.schreibe(pdf, &revision::lies(pdf).ok()?)
    }

    fn schreibe(&self, pdf: &[u8], alt: &Document) -> Option<Vec<u8>> {
        let mut schreiber = Schreiber::neu(pdf, alt.max_id.checked_add(1)?);
        let frueher = speicher(alt);
        let mut reihe = |name: &[u8], neue: &[Vec<u8>]| -> Vec<Object> {
            let alte = frueher.map(|speicher| kinder(alt, speicher, name));
            let mut reihe: Vec<Object> = alte.into_iter().flatten().cloned().collect();
            reihe.extend(
                neue.iter()
                    .map(|inhalt| Object::Reference(schreiber.strom(inhalt))),
            );
            reihe
        };
        let (zertifikate, sperrlisten) = (
            reihe(b"Certs", &self.zertifikate),
            reihe(b"CRLs", &self.sperrlisten),
        );
        let mut eintraege = frueher.cloned().unwrap_or_default();
        eintraege.set("Type", "DSS");
        eintraege.set("Certs", zertifikate);
        eintraege.set("CRLs", sperrlisten);
        let speicher = schreiber.neues(&Object::Dictionary(eintraege))?;
        let wurzel = alt.trailer.get(b"Root").and_then(Object::as_reference).ok()?;
        let mut katalog = alt.catalog().ok()?.clone();
        katalog.set("DSS", Object::Reference(speicher));
        schreiber.objekt(wurzel, &Object::Dictionary(katalog))?;
        schreiber.schluss(alt)
    }
}

fn nimm(reihe: &mut Vec<Vec<u8>>, der: Vec<u8>) {
    if !reihe.contains(&der) {
        reihe.push(der);
    }
}

fn speicher(dokument: &Document) -> Option<&Dictionary> {
    dict(dokument, dokument.catalog().ok()?.get(b"DSS").ok()?)
}

/// Writes objects behind a file and, at last, where they stand.
struct Schreiber {
    /// How long the file is. Unit: bytes.
    vorn: usize,
    anhang: Vec<u8>,
    naechste: u32,
    stellen: Vec<(ObjectId, usize)>,
}

impl Schreiber {
    fn neu(pdf: &[u8], naechste: u32) -> Self {
        let anhang = if pdf.ends_with(b"\n") {
            Vec::new()
        } else {
            vec![b'\n']
        };
        Self {
            vorn: pdf.len(),
            anhang,
            naechste,
            stellen: Vec::new(),
        }
    }

    fn nummer(&mut self) -> ObjectId {
        let id = (self.naechste, 0);
        self.naechste = self.naechste.saturating_add(1);
        id
    }

    fn beginne(&mut self, id: ObjectId) {
        self.stellen
            .push((id, self.vorn.saturating_add(self.anhang.len())));
        self.anhang
            .extend_from_slice(format!("{} {} obj\n", id.0, id.1).as_bytes());
    }

    fn strom(&mut self, inhalt: &[u8]) -> ObjectId {
        let id = self.nummer();
        self.beginne(id);
        self.anhang
            .extend_from_slice(format!("<</Length {}>>\nstream\n", inhalt.len()).as_bytes());
        self.anhang.extend_from_slice(inhalt);
        self.anhang.extend_from_slice(b"\nendstream\nendobj\n");
        id
    }

    fn neues(&mut self, objekt: &Object) -> Option<ObjectId> {
        let id = self.nummer();
        self.objekt(id, objekt)?;
        Some(id)
    }

    fn objekt(&mut self, id: ObjectId, objekt: &Object) -> Option<()> {
        self.beginne(id);
        let mut text = String::new();
        schreibe(&mut text, objekt, 0)?;
        self.anhang.extend_from_slice(text.as_bytes());
        self.anhang.extend_from_slice(b"\nendobj\n");
        Some(())
    }

    /// The table of places, in the form that the file has, and the pointer to it.
    fn schluss(mut self, alt: &Document) -> Option<Vec<u8>> {
        let mut eintraege = Dictionary::new();
        for name in [&b"Root"[..], b"Info", b"ID"] {
            if let Ok(wert) = alt.trailer.get(name) {
                eintraege.set(name, wert.clone());
            }
        }
        eintraege.set("Prev", Object::Integer(i64::try_from(alt.xref_start).ok()?));
        let beginn = self.vorn.checked_add(self.anhang.len())?;
        match alt.reference_table.cross_reference_type {
            XrefType::CrossReferenceTable => self.tabelle(eintraege)?,
            XrefType::CrossReferenceStream => self.tabellenstrom(eintraege)?,
        }
        self.anhang
            .extend_from_slice(format!("startxref\n{beginn}\n%%EOF\n").as_bytes());
        Some(self.anhang)
    }

    fn tabelle(&mut self, mut eintraege: Dictionary) -> Option<()> {
        self.stellen.sort_unstable();
        let mut text = "xref\n".to_owned();
        for ((nummer, generation), stelle) in &self.stellen {
            writeln!(text, "{nummer} 1\n{stelle:010} {generation:05} n ").ok()?;
        }
        eintraege.set("Size", i64::from(self.naechste));
        text.push_str("trailer\n");
        schreibe(&mut text, &Object::Dictionary(eintraege), 0)?;
        text.push('\n');
        self.anhang.extend_from_slice(text.as_bytes());
        Some(())
    }

    fn tabellenstrom(&mut self, mut eintraege: Dictionary) -> Option<()> {
        let id = self.nummer();
        self.beginne(id);
        self.stellen.sort_unstable();
        let mut index = Vec::new();
        let mut zeilen = Vec::new();
        for ((nummer, generation), stelle) in &self.stellen {
            index.extend([Object::Integer(i64::from(*nummer)), Object::Integer(1)]);
            zeilen.push(1);
            zeilen.extend(u32::try_from(*stelle).ok()?.to_be_bytes());
            zeilen.extend(generation.to_be_bytes());
        }
        eintraege.set("Type", "XRef");
        eintraege.set("Size", i64::from(self.naechste));
        eintraege.set("Index", index);
        eintraege.set("W", vec![1.into(), 4.into(), Object::Integer(2)]);
        eintraege.set("Length", i64::try_from(zeilen.len()).ok()?);
        let mut text = String::new();
        schreibe(&mut text, &Object::Dictionary(eintraege), 0)?;
        self.anhang.extend_from_slice(text.as_bytes());
        self.anhang.extend_from_slice(b"\nstream\n");
        self.anhang.extend_from_slice(&zeilen);
        self.anhang.extend_from_slice(b"\nendstream\nendobj\n");
        Some(())
    }
}

/// Writes a direct object; strings always in hexadecimal.
fn schreibe(text: &mut String, objekt: &Object, tiefe: usize) -> Option<()> {
    if tiefe > TIEFE {
        return None;
    }
    match objekt {
        Object::Null => text.push_str("null"),
        Object::Boolean(wert) => write!(text, "{wert}").ok()?,
        Object::Integer(wert) => write!(text, "{wert}").ok()?,
        Object::Real(wert) => write!(text, "{wert}").ok()?,
        Object::Name(name) => schreibe_name(text, name)?,
        Object::String(wert, _) => write!(text, "<{}>", hex::encode(wert)).ok()?,
        Object::Reference((nummer, generation)) => write!(text, "{nummer} {generation} R").ok()?,
        Object::Array(werte) => {
            text.push('[');
            for (stelle, wert) in werte.iter().enumerate() {
                if stelle > 0 {
                    text.push(' ');
                }
                schreibe(text, wert, tiefe + 1)?;
            }
            text.push(']');
        }
        Object::Dictionary(eintraege) => {
            text.push_str("<<");
            for (name, wert) in eintraege {
                schreibe_name(text, name)?;
                text.push(' ');
                schreibe(text, wert, tiefe + 1)?;
            }
            text.push_str(">>");
        }
        Object::Stream(_) => return None,
    }
    Some(())
}

fn schreibe_name(text: &mut String, name: &[u8]) -> Option<()> {
    text.push('/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"-_.+:".contains(byte) {
            text.push(char::from(*byte));
        } else {
            write!(text, "#{byte:02X}").ok()?;
        }
    }
    Some(())
}
