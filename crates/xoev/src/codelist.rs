//! Codes with their list and its version (XÖV code types 1, 3 and 4).

use std::fmt;

use crate::ags::Ags;
use crate::baum::Knoten;
use crate::fassung::Namensraum;
use crate::fehler::{Fehlercode, Grund};
use crate::read::{Gelesen, Kinder, Leser};
use crate::typ::{Art, Stelle, Typ, Vorkommen, XmlTyp};
use crate::werte::Token;
use crate::write::Schreiber;

/// A code list that is kept outside the schema.
pub trait Liste {
    /// What a code of this list is.
    type Wert: Codewert;
    /// The URI the schema fixes.
    const URI: &'static str;
    /// Name for descriptions.
    const NAME: &'static str;
    /// Whether a message may repeat the name of the entry.
    const MIT_NAME: bool;
}

/// The value of a code.
pub trait Codewert: Clone + Eq + Sized {
    /// Reads the code; `None` if the list cannot have it.
    fn aus_code(code: &str) -> Option<Self>;
    /// The code as text.
    fn als_code(&self) -> &str;
}

impl Codewert for Token {
    fn aus_code(code: &str) -> Option<Self> {
        Self::parse(code).ok()
    }

    fn als_code(&self) -> &str {
        self.as_str()
    }
}

impl Codewert for Ags {
    fn aus_code(code: &str) -> Option<Self> {
        Self::parse(code).ok()
    }

    fn als_code(&self) -> &str {
        self.as_str()
    }
}

/// A code of a list whose version the message names (XÖV code type 3).
///
/// A receiver does not refuse a code because of the version. `Debug` does not print the code.
pub struct Code<L: Liste> {
    /// The code.
    pub wert: L::Wert,
    /// Version of the list, `listVersionID`.
    pub version: Token,
    /// Name of the entry, if the message repeats it.
    pub name: Option<Token>,
}

impl<L: Liste> Code<L> {
    /// A code of this version of its list.
    pub fn neu(wert: L::Wert, version: Token) -> Self {
        Self {
            wert,
            version,
            name: None,
        }
    }

    /// Reads both from text.
    ///
    /// # Errors
    /// [`CodeError`] if the list cannot have this code or the version is empty.
    pub fn parse(code: &str, version: &str) -> Result<Self, CodeError> {
        let wert = L::Wert::aus_code(code).ok_or(CodeError)?;
        Ok(Self::neu(wert, Token::parse(version).map_err(|_| CodeError)?))
    }

    /// The code as text.
    #[must_use]
    pub fn code(&self) -> &str {
        self.wert.als_code()
    }
}

/// A text cannot be a code of this list.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the text cannot be a code of this list, or the version of the list is empty")]
pub struct CodeError;

impl<L: Liste> Clone for Code<L> {
    fn clone(&self) -> Self {
        Self {
            wert: self.wert.clone(),
            version: self.version.clone(),
            name: self.name.clone(),
        }
    }
}

impl<L: Liste> PartialEq for Code<L> {
    fn eq(&self, andere: &Self) -> bool {
        self.wert == andere.wert && self.version == andere.version && self.name == andere.name
    }
}

impl<L: Liste> Eq for Code<L> {}

impl<L: Liste> fmt::Debug for Code<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code<{}>(..)", L::NAME)
    }
}

impl<L: Liste> XmlTyp for Code<L> {
    const TYP: &'static Typ = &Typ {
        name: L::NAME,
        art: Art::Code {
            liste: Some(L::URI),
            version: None,
            codes: None,
            mit_name: L::MIT_NAME,
        },
    };

    fn lesen(knoten: &Knoten<'_>, leser: &mut Leser) -> Gelesen<Self> {
        let liste = liste_lesen(knoten, leser)?;
        if liste.uri.is_some_and(|uri| uri != L::URI) {
            return Err(leser.melde(Fehlercode::S010, knoten.start, Grund::Liste(L::URI)));
        }
        let version = pflicht(liste.version, "listVersionID", knoten, leser)?;
        let (code, name) = code_lesen(knoten, leser, L::MIT_NAME)?;
        let wert = eintrag(L::Wert::aus_code(&code), knoten, leser, L::URI)?;
        Ok(Self { wert, version, name })
    }

    fn schreiben(&self, schreiber: &mut Schreiber) {
        code_schreiben(
            schreiber,
            self.wert.als_code(),
            self.name.as_ref().filter(|_| L::MIT_NAME),
        );
    }

    fn attribute<'s>(&'s self, _schreiber: &Schreiber) -> Vec<(&'static str, &'s str)> {
        vec![("listURI", L::URI), ("listVersionID", self.version.as_str())]
    }
}

/// A code of a list that the message itself names (XÖV code type 4).
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FreierCode {
    /// `listURI`.
    pub liste: Token,
    /// `listVersionID`.
    pub version: Token,
    /// The code.
    pub code: Token,
    /// Name of the entry.
    pub name: Option<Token>,
}

impl XmlTyp for FreierCode {
    const TYP: &'static Typ = &Typ {
        name: "FreierCode",
        art: Art::Code {
            liste: None,
            version: None,
            codes: None,
            mit_name: true,
        },
    };

    fn lesen(knoten: &Knoten<'_>, leser: &mut Leser) -> Gelesen<Self> {
        let attribute = liste_lesen(knoten, leser)?;
        let liste = attribute.uri.and_then(|uri| Token::parse(uri).ok());
        let liste = pflicht(liste, "listURI", knoten, leser)?;
        let version = pflicht(attribute.version, "listVersionID", knoten, leser)?;
        let (code, name) = code_lesen(knoten, leser, true)?;
        let code = eintrag(Token::parse(&code).ok(), knoten, leser, "listURI")?;
        Ok(Self {
            liste,
            version,
            code,
            name,
        })
    }

    fn schreiben(&self, schreiber: &mut Schreiber) {
        code_schreiben(schreiber, self.code.as_str(), self.name.as_ref());
    }

    fn attribute<'s>(&'s self, _schreiber: &Schreiber) -> Vec<(&'static str, &'s str)> {
        vec![
            ("listURI", self.liste.as_str()),
            ("listVersionID", self.version.as_str()),
        ]
    }
}

struct Listenangabe<'k> {
    uri: Option<&'k str>,
    version: Option<Token>,
}

fn liste_lesen<'k>(knoten: &'k Knoten<'_>, leser: &mut Leser) -> Gelesen<Listenangabe<'k>> {
    leser.nur_attribute(knoten, &["listURI", "listVersionID"])?;
    let version = match knoten.attribut("listVersionID") {
        None => None,
        Some(text) => Some(Token::parse(text).map_err(|_| {
            leser.melde(
                Fehlercode::S010,
                knoten.start,
                Grund::Form("a version of a code list"),
            )
        })?),
    };
    Ok(Listenangabe {
        uri: knoten.attribut("listURI").map(str::trim),
        version,
    })
}

fn pflicht(
    wert: Option<Token>,
    name: &'static str,
    knoten: &Knoten<'_>,
    leser: &mut Leser,
) -> Gelesen<Token> {
    wert.ok_or_else(|| leser.melde(Fehlercode::X001, knoten.start, Grund::AttributFehlt(name)))
}

/// Code and name of an element whose list and version the schema fixes.
pub(crate) fn fest_lesen(
    knoten: &Knoten<'_>,
    leser: &mut Leser,
    uri: &'static str,
    version: &str,
    mit_name: bool,
) -> Gelesen<(String, Option<Token>)> {
    let liste = liste_lesen(knoten, leser)?;
    let andere_version = liste.version.is_some_and(|angabe| angabe.as_str() != version);
    if andere_version || liste.uri.is_some_and(|angabe| angabe != uri) {
        return Err(leser.melde(Fehlercode::S010, knoten.start, Grund::Liste(uri)));
    }
    code_lesen(knoten, leser, mit_name)
}

/// The entry, or a report that the list does not have it.
pub(crate) fn eintrag<T>(
    eintrag: Option<T>,
    knoten: &Knoten<'_>,
    leser: &mut Leser,
    uri: &'static str,
) -> Gelesen<T> {
    eintrag.ok_or_else(|| leser.melde(Fehlercode::S011, knoten.start, Grund::Schluessel(uri)))
}

const CODE: Stelle = Stelle {
    namensraum: Namensraum::Ohne,
    element: "code",
    min: 1,
    max: 1,
};
const NAME: Stelle = Stelle {
    namensraum: Namensraum::Ohne,
    element: "name",
    min: 0,
    max: 1,
};

fn code_lesen(knoten: &Knoten<'_>, leser: &mut Leser, mit_name: bool) -> Gelesen<(String, Option<Token>)> {
    let mut kinder = Kinder::neu(knoten, leser, &["listURI", "listVersionID"])?;
    let code = <Rohtoken as Vorkommen>::lesen(&mut kinder, leser, CODE);
    let name = if mit_name {
        <Option<Token> as Vorkommen>::lesen(&mut kinder, leser, NAME)
    } else {
        Ok(None)
    };
    kinder.ende(leser)?;
    Ok((code?.0, name?))
}

pub(crate) fn code_schreiben(schreiber: &mut Schreiber, code: &str, name: Option<&Token>) {
    schreiber.element_mit(CODE.namensraum, CODE.element, &[], |schreiber| {
        schreiber.text(code);
    });
    if let Some(name) = name {
        schreiber.element(NAME, name);
    }
}

/// `xs:token` of any content; whether it is a code is for the list to say.
struct Rohtoken(String);

impl XmlTyp for Rohtoken {
    const TYP: &'static Typ = Token::TYP;

    fn lesen(knoten: &Knoten<'_>, leser: &mut Leser) -> Gelesen<Self> {
        leser
            .nur_text(knoten)
            .map(|text| Self(crate::read::zusammengefasst(text)))
    }

    fn schreiben(&self, schreiber: &mut Schreiber) {
        schreiber.text(&self.0);
    }
}
