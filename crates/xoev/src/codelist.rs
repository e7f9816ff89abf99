//! Codes with their list and its version (XÖV code types 1, 3 and 4).

use std::borrow::Cow;
use std::fmt;

use crate::ags::Ags;
use crate::fassung::Namensraum;
use crate::fehler::{Ebene, Fehlercode, Grund};
use crate::read::{Gelesen, Lauf, Leser, ist_leerbyte, zusammengefasst};
use crate::typ::{Art, Codeart, Feld, Typ, Vorkommen, XmlTyp};
use crate::uri::ist_uri;
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
        art: Art::Code(Codeart {
            liste: Some(L::URI),
            version: None,
            codes: None,
            mit_name: L::MIT_NAME,
        }),
    };

    fn lesen(leser: &mut Leser<'_>) -> Gelesen<Self> {
        let von = leser.von();
        let attribute = leser.nur_attribute(ATTRIBUTE);
        let liste = liste_pruefen(leser, L::URI);
        let version = version(leser);
        let inhalt = code_lesen(leser, if L::MIT_NAME { MIT_NAME } else { NUR_CODE });
        attribute.and(liste)?;
        let (version, (code, name)) = (version?, inhalt?);
        let wert = L::Wert::aus_code(&code).ok_or_else(|| {
            leser.melde(Ebene::Regel, Fehlercode::S011, von, Grund::Schluessel(L::URI))
        })?;
        Ok(Self { wert, version, name })
    }

    fn schreiben(&self, schreiber: &mut Schreiber) {
        code_schreiben(
            schreiber,
            self.wert.als_code(),
            self.name.as_ref().filter(|_| L::MIT_NAME),
        );
    }

    fn attribute_schreiben(&self, schreiber: &mut Schreiber) {
        schreiber.attribut("listURI", L::URI);
        schreiber.attribut("listVersionID", self.version.as_str());
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
        art: Art::Code(Codeart {
            liste: None,
            version: None,
            codes: None,
            mit_name: true,
        }),
    };

    fn lesen(leser: &mut Leser<'_>) -> Gelesen<Self> {
        let von = leser.von();
        let attribute = leser.nur_attribute(ATTRIBUTE);
        let liste = freie_liste(leser);
        let version = version(leser);
        let inhalt = code_lesen(leser, MIT_NAME);
        attribute?;
        let (liste, version, (code, name)) = (liste?, version?, inhalt?);
        let code = Token::parse(&code)
            .map_err(|_| leser.melde(Ebene::Regel, Fehlercode::S011, von, Grund::Schluessel("listURI")))?;
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

    fn attribute_schreiben(&self, schreiber: &mut Schreiber) {
        schreiber.attribut("listURI", self.liste.as_str());
        schreiber.attribut("listVersionID", self.version.as_str());
    }
}

/// The attributes of an element with a code.
const ATTRIBUTE: &[&str] = &["listURI", "listVersionID"];

/// The URI of the list, if the message names it, is the fixed one.
fn liste_pruefen(leser: &mut Leser<'_>, uri: &'static str) -> Gelesen<()> {
    if leser.attribut_ohne_rand("listURI").is_none_or(|angabe| angabe == uri) {
        return Ok(());
    }
    let von = leser.von();
    Err(leser.melde(Ebene::Schema, Fehlercode::S010, von, Grund::Liste(uri)))
}

/// The version of the list, which the message must name.
fn version(leser: &mut Leser<'_>) -> Gelesen<Token> {
    let von = leser.von();
    match leser.attribut("listVersionID").map(Token::parse) {
        Some(Ok(version)) => Ok(version),
        // The schema asks for the attribute only, not for a version in it.
        Some(Err(_)) => {
            let grund = Grund::Form("a version of a code list");
            Err(leser.melde(Ebene::Regel, Fehlercode::S010, von, grund))
        }
        None => Err(leser.schema(von, Grund::AttributFehlt("listVersionID"))),
    }
}

/// The URI of a list that the message must name.
fn freie_liste(leser: &mut Leser<'_>) -> Gelesen<Token> {
    let von = leser.von();
    match leser.attribut_ohne_rand("listURI") {
        None => Err(leser.schema(von, Grund::AttributFehlt("listURI"))),
        Some(uri) if !ist_uri(uri) => Err(leser.schema(von, Grund::Form("a URI"))),
        Some(uri) => Token::parse(uri).map_err(|_| {
            let grund = Grund::Form("the URI of a code list");
            leser.melde(Ebene::Regel, Fehlercode::S010, von, grund)
        }),
    }
}

/// An entry of a list whose URI, version and codes the schema fixes (XÖV code type 1).
pub(crate) fn fest_lesen<T>(
    leser: &mut Leser<'_>,
    uri: &'static str,
    version: &str,
    mit_name: bool,
    eintrag: impl Fn(&str) -> Option<T>,
) -> Gelesen<T> {
    let von = leser.von();
    let attribute = leser.nur_attribute(ATTRIBUTE);
    let liste = liste_pruefen(leser, uri);
    let richtig = leser
        .attribut("listVersionID")
        .is_none_or(|angabe| angabe == version);
    let version = if richtig {
        Ok(())
    } else {
        Err(leser.melde(Ebene::Schema, Fehlercode::S010, von, Grund::Liste(uri)))
    };
    let inhalt = code_lesen(leser, if mit_name { MIT_NAME } else { NUR_CODE });
    attribute.and(liste).and(version)?;
    let (code, _name) = inhalt?;
    eintrag(&code)
        .ok_or_else(|| leser.melde(Ebene::Schema, Fehlercode::S011, von, Grund::Schluessel(uri)))
}

const CODE: Feld = Feld {
    element: "code",
    namensraum: Namensraum::Ohne,
    markup: "code",
    min: 1,
    max: 1,
    typ: Rohtoken::TYP,
};
const NAME: Feld = Feld {
    element: "name",
    namensraum: Namensraum::Ohne,
    markup: "name",
    min: 0,
    max: 1,
    typ: Rohtoken::TYP,
};
/// What stands in an element with a code.
const NUR_CODE: &Typ = &Typ {
    name: "Code",
    art: Art::Folge {
        basis: None,
        felder: &[CODE],
    },
};
const MIT_NAME: &Typ = &Typ {
    name: "Code",
    art: Art::Folge {
        basis: None,
        felder: &[CODE, NAME],
    },
};

fn code_lesen<'a>(leser: &mut Leser<'a>, typ: &'static Typ) -> Gelesen<(Cow<'a, str>, Option<Token>)> {
    let mut lauf = Lauf::neu(typ);
    let code = if lauf.ist(leser, 0) {
        lauf.hinein(leser, &CODE, 0, 1);
        let code = leser.nur_attribute(&[]).and(leser.nur_text()).map(gefaltet);
        leser.hinaus();
        lauf.vorbei(leser, 0);
        code
    } else {
        Err(lauf.fehlt(leser, "code"))
    };
    let name = if typ.anzahl() > 1 {
        <Option<Rohtoken> as Vorkommen>::lesen(&mut lauf, leser, &NAME, 1)
    } else {
        Ok(None)
    };
    lauf.ende(leser);
    // A name that says nothing is the same as none.
    Ok((code?, name?.and_then(|Rohtoken(name)| Token::parse(&name).ok())))
}

/// White space as `xs:token` has it; a code hardly ever has any.
fn gefaltet(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.bytes().any(ist_leerbyte) {
        Cow::Owned(zusammengefasst(&text))
    } else {
        text
    }
}

pub(crate) fn code_schreiben(schreiber: &mut Schreiber, code: &str, name: Option<&Token>) {
    schreiber.textelement("code", code);
    if let Some(name) = name {
        schreiber.textelement("name", name.as_str());
    }
}

/// `xs:token` of any content; whether it is a code is for the list to say.
struct Rohtoken(String);

impl XmlTyp for Rohtoken {
    const TYP: &'static Typ = Token::TYP;

    fn lesen(leser: &mut Leser<'_>) -> Gelesen<Self> {
        let attribute = leser.nur_attribute(&[]);
        let text = leser.nur_text();
        attribute.and(text).map(|text| Self(zusammengefasst(&text)))
    }

    fn schreiben(&self, schreiber: &mut Schreiber) {
        schreiber.text(&self.0);
    }
}
