//! Releases of the standard that this program speaks.
//!
//! A release is a module of this folder and a row in [`FASSUNGEN`]. Reading accepts every release in it, or only those
//! in force on a day ([`crate::Optionen::heute`]); [`zum_schreiben`] picks the newest in force that a receiver supports.

use jiff::civil::Date;

mod xmeld_25_11a;

pub use xmeld_25_11a::XMELD_25_11A;

/// One release of XMeld; everything that changes with it is data here.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Fassung {
    /// Value of the root attribute `version` and version of the list of messages.
    pub version: &'static str,
    /// Target namespace of the schema.
    pub namensraum: &'static str,
    /// First day on which it is in force.
    pub ab: Date,
    /// Last day on which it is in force; `None` as long as no successor is known.
    pub bis: Option<Date>,
}

impl Fassung {
    /// Whether the release is in force on this day.
    #[must_use]
    pub fn gilt(&self, tag: Date) -> bool {
        self.ab <= tag && self.bis.is_none_or(|bis| tag <= bis)
    }
}

/// All releases, newest first.
pub const FASSUNGEN: &[Fassung] = &[XMELD_25_11A];

/// The newest release that is in force on `tag` and that the receiver supports.
///
/// `empfaenger` are the versions that the directory names for the receiver; an empty list says nothing is known, and
/// then the date decides alone. `None`: there is no common release, and the receiver cannot be reached.
#[must_use]
pub fn zum_schreiben(tag: Date, empfaenger: &[&str]) -> Option<&'static Fassung> {
    FASSUNGEN
        .iter()
        .find(|fassung| fassung.gilt(tag) && (empfaenger.is_empty() || empfaenger.contains(&fassung.version)))
}

/// How every XMeld namespace begins; another ending is another release (code V000).
pub(crate) const XMELD_STAMM: &str = "http://www.osci.de/xmeld";
/// How every namespace of the XInneres rejection begins.
pub(crate) const RUECKWEISUNG_STAMM: &str = "http://www.osci.de/xinneres/rueckweisung/";
/// Namespace of the XInneres rejection, version 6.
pub(crate) const RUECKWEISUNG: &str = "http://www.osci.de/xinneres/rueckweisung/6";
/// Namespace of the attributes that every schema instance may have.
pub(crate) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
/// Namespace of `xml:lang` and the like, bound to the prefix `xml` without a declaration.
pub(crate) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// Namespace of the declarations themselves; nothing may be bound to it.
pub(crate) const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

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
}

/// The namespace of a name in a document.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Ns {
    /// No namespace.
    Keiner,
    /// That of the release of the message.
    XMeld,
    /// That of the XInneres rejection.
    Rueckweisung,
    /// That of the attributes that every schema instance may have.
    Xsi,
    /// That of `xml:lang` and the like.
    Xml,
    /// Another one, numbered within the document.
    Anderer(u32),
}

impl Ns {
    /// Whether this is the namespace that a description names.
    pub(crate) fn ist(self, soll: Namensraum) -> bool {
        self == match soll {
            Namensraum::Ohne => Self::Keiner,
            Namensraum::XMeld => Self::XMeld,
            Namensraum::Rueckweisung => Self::Rueckweisung,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_release_is_written_from_its_first_day_and_only_to_whom_it_suits() {
        assert_eq!(zum_schreiben(date(2025, 10, 31), &[]), None);
        assert_eq!(zum_schreiben(date(2025, 11, 1), &[]), Some(&XMELD_25_11A));
        assert_eq!(
            zum_schreiben(date(2026, 5, 1), &["25.11a", "25.05"]),
            Some(&XMELD_25_11A)
        );
        assert_eq!(zum_schreiben(date(2026, 5, 1), &["3.4"]), None);
    }

    #[test]
    fn a_message_is_written_in_the_release_that_was_picked() {
        static NAECHSTE: Fassung = Fassung {
            version: "99.99",
            namensraum: "http://www.osci.de/xmeld9999",
            ab: date(2099, 11, 1),
            bis: None,
        };
        let beispiel = include_bytes!("../../../../examples/xmeld/1706.xml");
        let geschrieben = crate::Nachricht::lesen(beispiel).unwrap().schreiben_in(&NAECHSTE);
        let text = String::from_utf8(geschrieben).unwrap();
        assert!(text.contains("xmlns:xmeld=\"http://www.osci.de/xmeld9999\""));
        assert!(text.contains("listVersionID=\"99.99\"") && text.contains(" version=\"99.99\""));
        // It is none that is read here.
        let urteil = crate::Nachricht::urteil(text.as_bytes(), &crate::Optionen::default());
        assert_eq!(urteil.fehler[0].code, crate::Fehlercode::V000);
    }

    #[test]
    fn a_release_that_is_not_in_force_is_refused_on_that_day() {
        let beispiel = include_bytes!("../../../../examples/xmeld/1706.xml");
        let optionen = crate::Optionen {
            heute: Some(date(2025, 10, 31)),
            ..crate::Optionen::default()
        };
        let urteil = crate::Nachricht::urteil(beispiel, &optionen);
        assert_eq!(urteil.fehler[0].code, crate::Fehlercode::V000);
    }

    #[test]
    fn releases_stand_newest_first() {
        assert!(FASSUNGEN.windows(2).all(|paar| paar[0].ab > paar[1].ab));
    }
}
