//! What is wrong with a message: code, place and reason, never the value.

use std::fmt;

pub use crate::codes::Fehlercode;
use crate::regeln::Regel;

/// One finding in a message.
///
/// It names the place and the reason; nothing in it is taken from the content of the message, so it may be
/// logged and sent back in a rejection.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fehler {
    /// The code for the rejection (0010; for 0910 see [`crate::codes::Ruecksendegrund`]).
    pub code: Fehlercode,
    /// Where: element names of the schema from the root, `/` for the document as a whole.
    pub pfad: String,
    /// Where in the bytes, if the finding comes from reading and not from a rule.
    pub offset: Option<usize>,
    /// Why.
    pub grund: Grund,
}

impl fmt::Display for Fehler {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.code.code(), self.pfad)?;
        if let Some(offset) = self.offset {
            write!(f, " (byte {offset})")?;
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
    /// The list or its version is not the one the standard fixes.
    #[error("this is not the list, or not the version of it, that the standard fixes (`{0}`)")]
    Liste(&'static str),
    /// A rule that the standard or the law states in words.
    #[error("{0}")]
    Regel(&'static Regel),
}
