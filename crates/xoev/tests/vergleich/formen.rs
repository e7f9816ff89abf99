//! The simple types of the schema and the Rust types that stand for them.

/// Which simple type of the schema a Rust type stands for.
pub fn einfache_form(typ: &str, element: &str) -> Option<&'static str> {
    Some(match (typ, element) {
        ("Text", _) => "datatypeC",
        ("Hausnummer", _) => "datatypeC maxLength=4 pattern=[0-9 ]*",
        ("HausnummerZusatz", _) => r"datatypeC maxLength=4 pattern=[\p{L}0-9./ ]*",
        ("Postleitzahl", _) => "datatypeC maxLength=5 pattern=[0-9 ]*",
        ("Stockwerk", _) => r"datatypeC maxLength=4 pattern=[\p{L}0-9 .]*",
        ("Idnr", _) => r"datatypeC pattern=\d{11}",
        ("Bearbeitungsmerkmal", _) => r"datatypeC pattern=\d{20}",
        ("Azrnummer", _) => r"datatypeC pattern=\d{12}",
        ("Ereigniszeichen", _) => "datatypeC pattern=.{1,100}",
        ("Auslandszeile", _) => r"datatypeC maxLength=35 minLength=1 pattern=[^\n\t\r]*",
        ("Ja", _) => "xs:boolean =true",
        ("Binaer", _) => "xs:base64Binary",
        ("Date", _) => "xs:date pattern=[0-9]{4}-[0-9]{2}-[0-9]{2}",
        ("JahrMonat", _) => "xs:gYearMonth pattern=[0-9]{4}-[0-9]{2}",
        ("Jahr", _) => "xs:gYear pattern=[0-9]{4}",
        ("Uuid", _) => {
            "xs:normalizedString pattern=[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
        }
        ("Zeitpunkt", _) => "xs:dateTime",
        ("Position", "position") => "xs:positiveInteger maxInclusive=6",
        ("Position", "zeilennummer") => "xs:nonNegativeInteger maxInclusive=8 minInclusive=1",
        _ => return None,
    })
}
