//! The profile MELDEBESCHEINIGUNG: which fields a seal has, and what may stand in them.

use std::fmt::Write;

use jiff::civil::Date;

/// Number of the profile. The v0.8 profile has the same one, with other tags: the category in the header tells them apart.
pub(super) const PROFIL: [u8; 16] = [
    0x9A, 0x42, 0x23, 0x40, 0x6D, 0x37, 0x4E, 0xF9, 0x9E, 0x2C, 0xF9, 0x5E, 0x31, 0xA2, 0x38, 0x46,
];

/// A field: its tag, its name in the profile and in our data, whether it must be there, and its form.
pub(super) struct Feld {
    pub(super) tag: u8,
    /// As the profile names it; none for what every profile has.
    name: Option<&'static str>,
    /// As our data name it.
    pub(super) schluessel: &'static str,
    pub(super) pflicht: bool,
    pub(super) form: Form,
}

/// What may stand in a field.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Form {
    /// [`PROFIL`].
    Profil,
    /// Text without control characters; at most so many bytes.
    Text(usize),
    /// So many digits.
    Ziffern(usize),
    /// A day, YYYYMMDD.
    Tag,
    /// Key of DSMeld 1213 as an ASN.1 INTEGER. \[open\] The profile does not say which keys it means.
    Wohnungsstatus,
    /// Index in a status list, big-endian, as short as it goes, at most four bytes.
    Index,
}

/// A text that the seal as a whole bounds.
const BELIEBIG: Form = Form::Text(super::GROESSTES_SIEGEL);

/// Tags in the order of the seal.
#[rustfmt::skip]
pub(super) const FELDER: [Feld; 17] = [
    feld(0, None, "profil", true, Form::Profil),
    feld(3, None, "profil_adresse", true, BELIEBIG),
    feld(4, None, "zertifikat_adresse", true, BELIEBIG),
    feld(5, None, "status_adresse", false, BELIEBIG),
    feld(6, None, "status_index", false, Form::Index),
    feld(10, Some("SURNAME"), "familienname", true, BELIEBIG),
    feld(11, Some("ACADEMIC_DEGREE"), "doktorgrad", false, BELIEBIG),
    feld(12, Some("FIRST_NAME"), "vornamen", true, BELIEBIG),
    feld(13, Some("COMMON_FIRST_NAME"), "rufname", false, BELIEBIG),
    feld(14, Some("DATE_OF_BIRTH"), "geburtsdatum", false, Form::Tag),
    feld(15, Some("STREET"), "strasse", true, BELIEBIG),
    feld(16, Some("HOUSE_NUMBER"), "hausnummer", true, Form::Text(10)),
    feld(17, Some("POSTAL_CODE"), "postleitzahl", true, Form::Ziffern(5)),
    feld(18, Some("CITY"), "ort", true, BELIEBIG),
    feld(19, Some("MOVING_DATE"), "einzugsdatum", true, Form::Tag),
    feld(20, Some("HOUSING_STATUS"), "wohnungsstatus", true, Form::Wohnungsstatus),
    feld(21, Some("DATE_OF_NOTIFICATION"), "anmeldedatum", true, Form::Tag),
];

const fn feld(
    tag: u8,
    name: Option<&'static str>,
    schluessel: &'static str,
    pflicht: bool,
    form: Form,
) -> Feld {
    Feld {
        tag,
        name,
        schluessel,
        pflicht,
        form,
    }
}

impl Form {
    /// Whether `wert` has this form.
    pub(super) fn passt(self, wert: &[u8]) -> bool {
        match self {
            Self::Profil => wert == PROFIL,
            Self::Text(hoechstens) => {
                (1..=hoechstens).contains(&wert.len())
                    && std::str::from_utf8(wert).is_ok_and(|text| !text.chars().any(char::is_control))
            }
            Self::Ziffern(anzahl) => wert.len() == anzahl && wert.iter().all(u8::is_ascii_digit),
            Self::Tag => tag_aus_text(wert).is_some(),
            Self::Wohnungsstatus => matches!(wert, [0..=2]),
            Self::Index => (1..=4).contains(&wert.len()) && (wert.len() == 1 || wert.first() != Some(&0)),
        }
    }
}

/// Reads YYYYMMDD.
pub(super) fn tag_aus_text(wert: &[u8]) -> Option<Date> {
    if !Form::Ziffern(8).passt(wert) {
        return None;
    }
    let text = std::str::from_utf8(wert).ok()?;
    Date::new(
        text.get(..4)?.parse().ok()?,
        text.get(4..6)?.parse().ok()?,
        text.get(6..)?.parse().ok()?,
    )
    .ok()
}

/// The profile as a verifier fetches it from the address in a seal: XML after the scheme of TR-03171.
#[must_use]
pub fn profil_xml() -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<profile>\n");
    let kopf = [
        ("profileNumber", hex::encode_upper(PROFIL)),
        ("profileName", "MELDEBESCHEINIGUNG".to_owned()),
        ("creator", "BSI".to_owned()),
        ("category", "Meldewesen".to_owned()),
    ];
    for (name, wert) in kopf {
        let _ = writeln!(xml, "  <{name}>{wert}</{name}>");
    }
    for feld in &FELDER {
        let Some(name) = feld.name else { continue };
        let (laenge, typ) = match feld.form {
            Form::Text(10) => (Some(10), "UTF8String"),
            Form::Ziffern(anzahl) => (Some(anzahl), "UTF8String"),
            Form::Tag => (Some(8), "UTF8String"),
            Form::Wohnungsstatus => (Some(1), "INTEGER"),
            _ => (None, "UTF8String"),
        };
        let laenge = laenge.map_or_else(String::new, |laenge| format!("<length>{laenge}</length>"));
        let _ = writeln!(
            xml,
            "  <entry tag=\"{}\" optional=\"{}\"><name>{name}</name><description>{}</description>{laenge}<type>{typ}</type></entry>",
            feld.tag, !feld.pflicht, feld.schluessel
        );
    }
    xml.push_str("</profile>\n");
    xml
}
