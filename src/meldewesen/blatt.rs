//! How DSMeld sheets are called in German: on documents, and for the authority.
//!
//! The names are those of the German pages, so that a receipt calls a fact what the person saw on the screen.

use std::collections::BTreeMap;

/// The German texts of the pages that name sheets: lines `blatt-<sheet> = <name>`.
const NAMEN: &str = include_str!("../../locales/de/register.ftl");

/// The same in English.
const ENGLISCHE: &str = include_str!("../../locales/en/register.ftl");

/// The names of all sheets, German and English, in the order of the German texts.
pub fn blattnamen() -> impl Iterator<Item = (&'static str, &'static str)> {
    let zeile = |zeile: &'static str| zeile.strip_prefix("blatt-")?.split_once(" = ");
    let englische: BTreeMap<_, _> = ENGLISCHE.lines().filter_map(zeile).collect();
    NAMEN
        .lines()
        .filter_map(zeile)
        .filter_map(move |(blatt, name)| Some((name, *englische.get(blatt)?)))
}

/// The name of a sheet, for example "Familienstand" for `1401`.
#[must_use]
pub fn blattname(blatt: &str) -> String {
    let name = NAMEN.lines().find_map(|zeile| {
        let (schluessel, name) = zeile.strip_prefix("blatt-")?.split_once(" = ")?;
        (schluessel == blatt).then_some(name)
    });
    name.map_or_else(|| format!("Weitere Angabe (DSMeld {blatt})"), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_the_name_that_pages_give_it() {
        assert_eq!(blattname("1401"), "Familienstand");
        assert_eq!(blattname("0101a"), "Familienname");
        assert_eq!(blattname("9999"), "Weitere Angabe (DSMeld 9999)");
    }
}
