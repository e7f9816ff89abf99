//! Where in a genericode file the reader is.

use quick_xml::name::QName;

use super::spalten::schlicht;

/// The element that is open.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Ort {
    Liste,
    Anmerkung,
    Beschreibung,
    Identifikation,
    Spaltensatz,
    Spalte,
    Schluessel,
    Schluesselanmerkung,
    Schluesselinfo,
    Inhalt,
    Zeile,
    Wert,
    /// Character data that is kept.
    Blatt(Blatt),
    /// Passed over with all that it holds.
    Fremd,
}

/// An element whose character data is kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Blatt {
    GueltigAb,
    Kurzname,
    Langname,
    Version,
    Uri,
    Einfachwert,
}

/// What an element is, by its name and where it stands; those of genericode have no namespace.
pub(super) fn unter(eltern: Ort, name: QName<'_>) -> Ort {
    let lokal = name.local_name();
    let lokal = lokal.as_ref();
    if eltern == Ort::Beschreibung {
        return match schlicht(lokal).as_str() {
            "validfrom" | "datumgueltigkeitab" => Ort::Blatt(Blatt::GueltigAb),
            _ => Ort::Fremd,
        };
    }
    if name.prefix().is_some() {
        return Ort::Fremd;
    }
    match (eltern, lokal) {
        (Ort::Liste, "Annotation") => Ort::Anmerkung,
        (Ort::Anmerkung, "Description") => Ort::Beschreibung,
        (Ort::Liste, "Identification") => Ort::Identifikation,
        (Ort::Identifikation, "ShortName") => Ort::Blatt(Blatt::Kurzname),
        (Ort::Identifikation, "LongName") => Ort::Blatt(Blatt::Langname),
        (Ort::Identifikation, "Version") => Ort::Blatt(Blatt::Version),
        (Ort::Identifikation, "CanonicalUri") => Ort::Blatt(Blatt::Uri),
        (Ort::Liste, "ColumnSet") => Ort::Spaltensatz,
        (Ort::Spaltensatz, "Column") => Ort::Spalte,
        (Ort::Spaltensatz, "Key") => Ort::Schluessel,
        (Ort::Schluessel, "Annotation") => Ort::Schluesselanmerkung,
        (Ort::Schluesselanmerkung, "AppInfo") => Ort::Schluesselinfo,
        (Ort::Liste, "SimpleCodeList") => Ort::Inhalt,
        (Ort::Inhalt, "Row") => Ort::Zeile,
        (Ort::Zeile, "Value") => Ort::Wert,
        (Ort::Wert, "SimpleValue") => Ort::Blatt(Blatt::Einfachwert),
        _ => Ort::Fremd,
    }
}
