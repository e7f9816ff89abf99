//! Releases of the standard that this program speaks.

/// One release of XMeld; everything that changes with it is data here.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Fassung {
    /// Value of the root attribute `version` and version of the list of messages.
    pub version: &'static str,
    /// Target namespace of the schema.
    pub namensraum: &'static str,
}

/// XMeld 25.11a.
pub const XMELD_25_11A: Fassung = Fassung {
    version: "25.11a",
    namensraum: "http://www.osci.de/xmeld2511a",
};

/// All releases that are read, newest first; the first one is written.
pub const FASSUNGEN: &[Fassung] = &[XMELD_25_11A];

/// How every XMeld namespace begins; another ending is another release (code V000).
pub(crate) const XMELD_STAMM: &str = "http://www.osci.de/xmeld";
/// How every namespace of the XInneres rejection begins.
pub(crate) const RUECKWEISUNG_STAMM: &str = "http://www.osci.de/xinneres/rueckweisung/";
/// Namespace of the XInneres rejection, version 6.
pub(crate) const RUECKWEISUNG: &str = "http://www.osci.de/xinneres/rueckweisung/6";
/// Namespace of the attributes that every schema instance may have.
pub(crate) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// In which namespace the elements of a type stand.
///
/// Whatever XMeld takes over from XInneres and XÖV is unqualified, its own elements are qualified.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Namensraum {
    /// No namespace (types of XInneres and XÖV).
    Ohne,
    /// The namespace of the XMeld release.
    XMeld,
    /// The namespace of the XInneres rejection.
    Rueckweisung,
}

impl Namensraum {
    /// The namespace name in a release; `None` for no namespace.
    #[must_use]
    pub fn uri(self, fassung: &Fassung) -> Option<&'static str> {
        match self {
            Self::Ohne => None,
            Self::XMeld => Some(fassung.namensraum),
            Self::Rueckweisung => Some(RUECKWEISUNG),
        }
    }

    /// The prefix we write; `None` for no namespace.
    pub(crate) fn praefix(self) -> Option<&'static str> {
        match self {
            Self::Ohne => None,
            Self::XMeld => Some("xmeld"),
            Self::Rueckweisung => Some("xirts"),
        }
    }
}
