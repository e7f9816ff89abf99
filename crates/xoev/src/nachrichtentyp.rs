//! The type of a message: four digits.

use crate::codelist::{code_schreiben, fest_lesen};
use crate::fassung::XMELD_25_11A;
use crate::read::{Gelesen, Leser};
use crate::typ::{Art, Codeart, Typ, XmlTyp};
use crate::write::Schreiber;

/// Type of an XMeld message, e.g. `1704`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Nachrichtentyp(&'static str);

impl Nachrichtentyp {
    /// The type with this number; `None` if the list does not have it.
    #[must_use]
    pub fn aus_code(code: &str) -> Option<Self> {
        let stelle = NACHRICHTEN.binary_search(&code).ok()?;
        NACHRICHTEN.get(stelle).map(|eintrag| Self(eintrag))
    }

    /// The four digits.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0
    }
}

/// List of the messages of XMeld; its version is that of the standard.
pub(crate) const LISTE: &str = "urn:de:xmeld:schluesseltabelle:xmeld.nachrichten";

impl XmlTyp for Nachrichtentyp {
    const TYP: &'static Typ = &Typ {
        name: "Nachrichtentyp",
        art: Art::Code(Codeart {
            liste: Some(LISTE),
            version: Some(XMELD_25_11A.version),
            codes: Some(NACHRICHTEN),
            mit_name: false,
        }),
    };

    fn lesen(leser: &mut Leser<'_>) -> Gelesen<Self> {
        let version = leser.fassung().version;
        fest_lesen(leser, LISTE, version, false, Self::aus_code)
    }

    fn schreiben(&self, schreiber: &mut Schreiber) {
        code_schreiben(schreiber, self.0, None);
    }

    fn attribute_schreiben(&self, schreiber: &mut Schreiber) {
        let version = schreiber.fassung().version;
        schreiber.attribut("listURI", LISTE);
        schreiber.attribut("listVersionID", version);
    }
}

/// All messages of XMeld 25.11a, in the order of their numbers.
#[rustfmt::skip]
const NACHRICHTEN: &[&str] = &[
    "0001", "0002", "0003", "0006", "0014", "0040", "0063", "0064", "0065", "0066", "0067", "0068", "0069",
    "0070", "0074", "0075", "0081", "0085", "0088", "0089", "0090", "0091", "0092", "0093", "0094", "0095",
    "0096", "0097", "0098", "0099", "0100", "0103", "0104", "0105", "0106", "0197", "0198", "0201", "0202",
    "0203", "0204", "0206", "0221", "0223", "0224", "0300", "0301", "0430", "0500", "0501", "0502", "0503",
    "0504", "0507", "0508", "0509", "0510", "0511", "0512", "0513", "0515", "0516", "0518", "0519", "0520",
    "0521", "0522", "0523", "0524", "0526", "0532", "0533", "0535", "0536", "0545", "0550", "0557", "0600",
    "0601", "0602", "0603", "0604", "0810", "0811", "0812", "0820", "0855", "0900", "0905", "0910", "0928",
    "0930", "1000", "1001", "1002", "1003", "1004", "1005", "1009", "1010", "1100", "1101", "1104", "1322",
    "1330", "1331", "1332", "1333", "1400", "1499", "1500", "1501", "1600", "1601", "1603", "1604", "1610",
    "1612", "1650", "1651", "1652", "1653", "1700", "1701", "1702", "1703", "1704", "1705", "1706", "1707",
    "1708", "1709", "1710", "1711", "1712", "1713", "1714", "1715",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_in_order_and_each_is_found() {
        assert!(NACHRICHTEN.is_sorted());
        assert!(NACHRICHTEN.iter().all(|code| Nachrichtentyp::aus_code(code).is_some()));
        assert_eq!(Nachrichtentyp::aus_code("1799"), None);
    }
}
