//! What is wrong with a message: code, place and reason, never the value.

use std::fmt;

pub use crate::codes::Fehlercode;
use crate::regeln::Regel;

/// On which level a message is wrong; the later one presupposes the earlier one.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Ebene {
    /// No parser may take it: not well-formed, not UTF-8, a DTD, over the limits.
    Xml,
    /// The official schema refuses it.
    Schema,
    /// The schema takes it; the standard in words, the law or this receiver does not.
    Regel,
}

impl Ebene {
    /// `xml`, `schema` or `rule`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Xml => "xml",
            Self::Schema => "schema",
            Self::Regel => "rule",
        }
    }
}

/// A place in a document.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Ort {
    /// Bytes before it.
    pub offset: usize,
    /// Line, from 1.
    pub zeile: usize,
    /// Character of the line, from 1.
    pub spalte: usize,
}

/// One finding in a message.
///
/// It names the place and the reason; nothing in it is taken from the content of the message, so it may be
/// logged and sent back in a rejection.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fehler {
    /// On which level the message is wrong.
    pub ebene: Ebene,
    /// The code for the rejection (0010; for 0910 see [`crate::codes::Ruecksendegrund`]).
    pub code: Fehlercode,
    /// Where: element names of the schema from the root, with a number where an element repeats; `/` for the
    /// document as a whole.
    pub pfad: String,
    /// Where in the document; `None` for a message that was built in memory.
    pub ort: Option<Ort>,
    /// Why.
    pub grund: Grund,
}

impl Fehler {
    /// A finding about the document as a whole; line and column are found later, see [`orten`].
    pub(crate) fn neu(ebene: Ebene, code: Fehlercode, offset: Option<usize>, grund: Grund) -> Self {
        Self {
            ebene,
            code,
            pfad: "/".to_owned(),
            ort: offset.map(|offset| Ort {
                offset,
                zeile: 0,
                spalte: 0,
            }),
            grund,
        }
    }

    /// The rule in words that is broken, if it is one.
    #[must_use]
    pub fn regel(&self) -> Option<&'static Regel> {
        match self.grund {
            Grund::Regel(regel) => Some(regel),
            _ => None,
        }
    }
}

/// Finds line and column of each place in the document it was found in.
pub(crate) fn orten(bytes: &[u8], fehler: &mut [Fehler]) {
    let mut orte: Vec<&mut Ort> = fehler.iter_mut().filter_map(|f| f.ort.as_mut()).collect();
    orte.sort_by_key(|ort| ort.offset);
    let (mut zeile, mut anfang, mut gelesen) = (1, 0, 0);
    for ort in orte {
        let bis = ort.offset.clamp(gelesen, bytes.len().max(gelesen));
        let stueck = bytes.get(gelesen..bis).unwrap_or_default();
        if let Some(letzter) = stueck.iter().rposition(|b| *b == b'\n') {
            zeile += memchr::memchr_iter(b'\n', stueck).count();
            anfang = gelesen + letzter + 1;
        }
        gelesen = bis;
        let davor = bytes.get(anfang..bis).unwrap_or_default();
        ort.zeile = zeile;
        // Bytes that continue a character of UTF-8 are not counted, nor is the mark before the first line.
        let davor = davor
            .strip_prefix(b"\xEF\xBB\xBF")
            .filter(|_| anfang == 0)
            .unwrap_or(davor);
        ort.spalte = 1 + davor.iter().filter(|b| **b & 0xC0 != 0x80).count();
    }
}

impl fmt::Display for Fehler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.code.code(), self.pfad)?;
        if let Some(ort) = self.ort {
            write!(f, " (line {}, column {})", ort.zeile, ort.spalte)?;
        }
        write!(f, ": {}", self.grund)
    }
}

impl std::error::Error for Fehler {}

/// The reason of a [`Fehler`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Grund {
    /// Larger than the receiver reads.
    #[error("the message has more than {0} bytes")]
    ZuGross(usize),
    /// Elements nested deeper than the receiver reads.
    #[error("elements are nested more than {0} deep")]
    ZuTief(usize),
    /// More elements than the receiver reads.
    #[error("the message has more than {0} elements")]
    ZuVieleElemente(usize),
    /// More namespace declarations in scope than the receiver reads.
    #[error("more than {0} namespace declarations are in scope")]
    ZuVieleNamensraeume(usize),
    /// More messages inside each other than the receiver reads.
    #[error("messages stand inside each other more than {0} deep")]
    ZuVerschachtelt(usize),
    /// More elements of one name beside each other than the receiver reads.
    #[error("an element that has elements repeats more than {0} times")]
    ZuVieleGleiche(usize),
    /// More attributes in one element than the receiver reads.
    #[error("an element has more than {0} attributes")]
    ZuVieleAttribute(usize),
    /// Bytes that are not UTF-8, or another encoding declared.
    #[error("the message is not encoded in UTF-8")]
    NichtUtf8,
    /// Not well-formed XML 1.0 with namespaces.
    #[error("not well-formed XML: {0}")]
    NichtWohlgeformt(&'static str),
    /// Well-formed, but a construct that a message never needs and that is refused for safety.
    #[error("{0} is not accepted in a message")]
    NichtErlaubt(&'static str),
    /// A namespace or version of the standard that this program does not speak.
    #[error("this version of the standard is not supported")]
    Version,
    /// The root element is no message of this standard.
    #[error("the root element is not a known message")]
    UnbekannteNachricht,
    /// A message of the standard that is not for this receiver.
    #[error("this type of message is not accepted here")]
    AndereNachricht,
    /// A mandatory element is missing at this place (or stands at the wrong place).
    #[error("element `{0}` is missing")]
    ElementFehlt(&'static str),
    /// An element that is unknown, doubled, in the wrong order or in the wrong namespace.
    #[error("an element stands where the schema allows none of this name")]
    ElementUnerwartet,
    /// An element occurs more or less often than allowed.
    #[error("element `{0}` does not occur as often as the schema demands")]
    Anzahl(&'static str),
    /// None of the alternatives of a choice.
    #[error("none of the alternatives of this element is there")]
    KeineAlternative,
    /// Character data in an element that has only elements.
    #[error("text stands where only elements are allowed")]
    TextUnerwartet,
    /// An attribute that the schema does not know.
    #[error("an attribute stands where the schema allows none of this name")]
    AttributUnerwartet,
    /// A mandatory attribute is missing.
    #[error("attribute `{0}` is missing")]
    AttributFehlt(&'static str),
    /// An attribute with a fixed value has another.
    #[error("attribute `{0}` does not have its fixed value")]
    AttributFest(&'static str),
    /// A mandatory text has no characters.
    #[error("a mandatory text is empty")]
    Leer,
    /// A text breaks its data type.
    #[error("{0}")]
    Text(crate::latin::TextError),
    /// A value is not of the form its data type demands.
    #[error("the value is not {0}")]
    Form(&'static str),
    /// The code is not in its list.
    #[error("the code is not in the list `{0}`")]
    Schluessel(&'static str),
    /// The code is not in the list that the receiver holds for the day.
    #[error("the code is not in the version of its list that holds today; send a code of that version")]
    SchluesselHeute,
    /// The list or its version is not the one the standard fixes.
    #[error("this is not the list, or not the version of it, that the standard fixes (`{0}`)")]
    Liste(&'static str),
    /// The attribute `xsi:type` names another type than the element has anyway, or `xsi:nil` stands anywhere.
    #[error("`xsi:nil`, or an `xsi:type` other than that of the element, is not accepted in a message")]
    Instanzattribut,
    /// A message of another chapter of the standard inside the elements of a Land.
    #[error("a message of another chapter of the standard stands inside landesspezifischeErweiterungen")]
    NachrichtInErweiterung,
    /// A value that the schema allows and that cannot be held without loss.
    #[error("the value is not {0}, which is the most that is accepted")]
    NichtDarstellbar(&'static str),
    /// A rule that the standard or the law states in words.
    #[error("{0}")]
    Regel(&'static Regel),
}
