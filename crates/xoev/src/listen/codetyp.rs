//! The four ways in which an XÖV standard refers to a code list, and what a message may then leave out.
//!
//! | type | list | version | values | `listURI` | `listVersionID` |
//! |---|---|---|---|---|---|
//! | 1 | fixed by the standard | fixed by the standard | in the schema | may be absent | may be absent |
//! | 2 | fixed by the standard | fixed by the standard | in the list, not in the schema | may be absent | may be absent |
//! | 3 | fixed by the standard | named by the message | in the list | may be absent | must be there |
//! | 4 | named by the message | named by the message | in the list | must be there | must be there |
//!
//! An attribute that may be absent must, where it is present, have the fixed value. Source: XÖV-Handbuch, data type
//! Code; in XMeld 25.11a no element is of type 2.

use std::borrow::Cow;

use crate::codes::Fehlercode;
use crate::typ::Art;

/// What the standard says about the list of an element: its XÖV code type with what that type fixes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Codevorgabe {
    /// List and version fixed, values enumerated in the schema.
    Typ1 {
        /// URI of the list.
        uri: &'static str,
        /// Version of the list.
        version: &'static str,
        /// All codes.
        codes: &'static [&'static str],
    },
    /// List and version fixed, values outside the schema.
    Typ2 {
        /// URI of the list.
        uri: &'static str,
        /// Version of the list.
        version: &'static str,
    },
    /// List fixed, version in the message.
    Typ3 {
        /// URI of the list.
        uri: &'static str,
    },
    /// List and version in the message.
    Typ4,
}

impl Codevorgabe {
    /// The type that follows from what is fixed; `None` if no XÖV type fixes just that.
    #[must_use]
    pub const fn aus(
        uri: Option<&'static str>,
        version: Option<&'static str>,
        codes: Option<&'static [&'static str]>,
    ) -> Option<Self> {
        match (uri, version, codes) {
            (Some(uri), Some(version), Some(codes)) => Some(Self::Typ1 { uri, version, codes }),
            (Some(uri), Some(version), None) => Some(Self::Typ2 { uri, version }),
            (Some(uri), None, None) => Some(Self::Typ3 { uri }),
            (None, None, None) => Some(Self::Typ4),
            _ => None,
        }
    }

    /// The type of a described element; `None` if it is no code.
    #[must_use]
    pub const fn von(art: &Art) -> Option<Self> {
        match art {
            Art::Code(code) => Self::aus(code.liste, code.version, code.codes),
            _ => None,
        }
    }

    /// The number of the code type, 1 to 4.
    #[must_use]
    pub const fn nummer(&self) -> u8 {
        match self {
            Self::Typ1 { .. } => 1,
            Self::Typ2 { .. } => 2,
            Self::Typ3 { .. } => 3,
            Self::Typ4 => 4,
        }
    }

    /// The URI of the list; `None` if the message names it.
    #[must_use]
    pub const fn uri(&self) -> Option<&'static str> {
        match self {
            Self::Typ1 { uri, .. } | Self::Typ2 { uri, .. } | Self::Typ3 { uri } => Some(uri),
            Self::Typ4 => None,
        }
    }

    /// The version of the list; `None` if the message names it.
    #[must_use]
    pub const fn version(&self) -> Option<&'static str> {
        match self {
            Self::Typ1 { version, .. } | Self::Typ2 { version, .. } => Some(version),
            Self::Typ3 { .. } | Self::Typ4 => None,
        }
    }

    /// Which list a message means by these attributes, as the schema judges them.
    ///
    /// `listURI` is `xs:anyURI` (white space at its ends does not count), `listVersionID` is `xs:normalizedString`
    /// (it does).
    ///
    /// # Errors
    /// [`Vorgabefehler`] if an attribute is missing that must be there, or does not have its fixed value.
    pub fn bezug<'n>(
        &self,
        list_uri: Option<&'n str>,
        list_version_id: Option<&'n str>,
    ) -> Result<Listenbezug<'n>, Vorgabefehler> {
        let list_uri = list_uri.map(|uri| uri.trim_matches([' ', '\t', '\n', '\r']));
        let list_version_id = list_version_id.map(|version| {
            if version.contains(['\t', '\n', '\r']) {
                Cow::Owned(version.replace(['\t', '\n', '\r'], " "))
            } else {
                Cow::Borrowed(version)
            }
        });
        let uri = match (self.uri(), list_uri) {
            (Some(fest), Some(angabe)) if fest != angabe => return Err(Vorgabefehler::FremdeListe),
            (Some(fest), _) => fest,
            (None, Some(angabe)) => angabe,
            (None, None) => return Err(Vorgabefehler::UriFehlt),
        };
        let version = match (self.version(), list_version_id) {
            (Some(fest), Some(angabe)) if fest != angabe => return Err(Vorgabefehler::FremdeVersion),
            (Some(fest), _) => Cow::Borrowed(fest),
            (None, Some(angabe)) => angabe,
            (None, None) => return Err(Vorgabefehler::VersionFehlt),
        };
        Ok(Listenbezug { uri, version })
    }

    /// Whether the schema admits `code` (white space collapsed before): only type 1 restricts it.
    #[must_use]
    pub fn erlaubt(&self, code: &str) -> bool {
        match self {
            Self::Typ1 { codes, .. } => codes.contains(&code),
            Self::Typ2 { .. } | Self::Typ3 { .. } | Self::Typ4 => true,
        }
    }
}

/// The list and version that a code of a message belongs to.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Listenbezug<'n> {
    /// URI of the list.
    pub uri: &'n str,
    /// Version of the list.
    pub version: Cow<'n, str>,
}

impl Listenbezug<'_> {
    /// Whether list and version are really named, as XÖV demands in words; the schema lets empty attributes pass.
    #[must_use]
    pub fn ist_benannt(&self) -> bool {
        !self.uri.is_empty() && !self.version.trim().is_empty()
    }
}

/// What the attributes of a code have wrong; each of these is invalid by the schema too.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum Vorgabefehler {
    /// Type 4 without `listURI`.
    #[error("attribute `listURI` is missing")]
    UriFehlt,
    /// Type 3 or 4 without `listVersionID`.
    #[error("attribute `listVersionID` is missing")]
    VersionFehlt,
    /// Another list than the standard fixes.
    #[error("attribute `listURI` does not have its fixed value")]
    FremdeListe,
    /// Another version than the standard fixes.
    #[error("attribute `listVersionID` does not have its fixed value")]
    FremdeVersion,
}

impl Vorgabefehler {
    /// The attribute that is wrong.
    #[must_use]
    pub const fn attribut(self) -> &'static str {
        match self {
            Self::UriFehlt | Self::FremdeListe => "listURI",
            Self::VersionFehlt | Self::FremdeVersion => "listVersionID",
        }
    }

    /// The code for a rejection.
    #[must_use]
    pub const fn code(self) -> Fehlercode {
        match self {
            Self::UriFehlt | Self::VersionFehlt => Fehlercode::X001,
            Self::FremdeListe | Self::FremdeVersion => Fehlercode::S010,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const URI: &str = "urn:x:liste";
    const TYPEN: [Codevorgabe; 4] = [
        Codevorgabe::Typ1 {
            uri: URI,
            version: "2",
            codes: &["a", "b"],
        },
        Codevorgabe::Typ2 {
            uri: URI,
            version: "2",
        },
        Codevorgabe::Typ3 { uri: URI },
        Codevorgabe::Typ4,
    ];

    /// For each type whether it takes the attributes: 1 and 2, 3, 4.
    #[track_caller]
    fn urteil(uri: Option<&str>, version: Option<&str>, erwartet: [Option<Vorgabefehler>; 3]) {
        for (typ, erwartet) in TYPEN
            .iter()
            .zip([erwartet[0], erwartet[0], erwartet[1], erwartet[2]])
        {
            assert_eq!(typ.bezug(uri, version).err(), erwartet, "type {}", typ.nummer());
        }
    }

    #[test]
    fn what_may_be_absent_depends_on_the_type() {
        use Vorgabefehler::{FremdeListe, FremdeVersion, UriFehlt, VersionFehlt};
        urteil(None, None, [None, Some(VersionFehlt), Some(UriFehlt)]);
        urteil(Some(URI), None, [None, Some(VersionFehlt), Some(VersionFehlt)]);
        urteil(None, Some("2"), [None, None, Some(UriFehlt)]);
        urteil(Some(URI), Some("2"), [None, None, None]);
        urteil(Some(URI), Some("3"), [Some(FremdeVersion), None, None]);
        urteil(
            Some("urn:x:andere"),
            Some("2"),
            [Some(FremdeListe), Some(FremdeListe), None],
        );
    }

    #[test]
    fn white_space_counts_in_a_version_and_not_around_a_uri() {
        use Vorgabefehler::FremdeVersion;
        urteil(Some(" urn:x:liste\n"), Some("2"), [None, None, None]);
        urteil(Some(URI), Some("2 "), [Some(FremdeVersion), None, None]);
        let bezug = TYPEN[2].bezug(None, Some("2\t1")).unwrap();
        assert_eq!(bezug.version, "2 1");
    }

    #[test]
    fn empty_attributes_pass_the_schema_but_name_no_list() {
        let bezug = TYPEN[2].bezug(None, Some("")).unwrap();
        assert!(!bezug.ist_benannt());
        assert!(!TYPEN[3].bezug(Some(""), Some("1")).unwrap().ist_benannt());
        assert!(TYPEN[3].bezug(Some(URI), Some("1")).unwrap().ist_benannt());
    }

    #[test]
    fn only_type_1_knows_its_codes() {
        let erlaubt: Vec<bool> = TYPEN.iter().map(|typ| typ.erlaubt("c")).collect();
        assert_eq!(erlaubt, [false, true, true, true]);
        assert!(TYPEN[0].erlaubt("b"));
    }

    #[test]
    fn the_type_follows_from_what_is_fixed() {
        for typ in TYPEN {
            let codes = match typ {
                Codevorgabe::Typ1 { codes, .. } => Some(codes),
                _ => None,
            };
            assert_eq!(Codevorgabe::aus(typ.uri(), typ.version(), codes), Some(typ));
        }
        assert_eq!(Codevorgabe::aus(None, Some("2"), None), None);
        assert_eq!(Codevorgabe::aus(Some(URI), None, Some(&["a"])), None);
    }
}
