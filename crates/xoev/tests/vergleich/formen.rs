//! The simple types of the descriptions, in the words of the comparison.

use xoev::typ::Einfachart;

/// A simple type with its facets in the order of their names.
pub fn form(art: &Einfachart) -> String {
    let facetten = [
        ("maxInclusive", art.zahl.1.map(|zahl| zahl.to_string())),
        ("maxLength", art.laenge.1.map(|zahl| zahl.to_string())),
        ("minInclusive", art.zahl.0.map(|zahl| zahl.to_string())),
        ("minLength", art.laenge.0.map(|zahl| zahl.to_string())),
        ("pattern", art.muster.map(str::to_owned)),
        ("", art.fest.map(str::to_owned)),
    ];
    facetten
        .into_iter()
        .filter_map(|(name, wert)| wert.map(|wert| format!(" {name}={wert}")))
        .fold(art.basis.to_owned(), |form, facette| form + &facette)
}
