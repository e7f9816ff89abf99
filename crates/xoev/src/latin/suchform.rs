//! Search form: how a name is found although it is written in another way.

use unicode_normalization::UnicodeNormalization;

use super::grundform::{ist_diakritisch, zerlegt};

/// The search form of a text: every Latin letter of the norm in basic letters A to Z, all else as it stands.
///
/// `Ä` is `AE` (so `Müller` meets `Mueller`, not `Muller`), `Å` is `AA`, `ß` is `SS`, `Þ` is `TH`, `ə` is `E`; other marks
/// fall away. Signs and digits stay; letters of other scripts are written as capitals without marks, so that they too
/// can be compared. Applied twice it changes nothing. Source: `latin_list_search_form_1.3.txt`, all 649 rows.
///
/// ```
/// assert_eq!(xoev::latin::suchform("Đặng Jäger-Åström"), "DANG JAEGER-AASTROEM");
/// ```
#[must_use]
pub fn suchform(text: &str) -> String {
    let mut aus = String::with_capacity(text.len());
    for zeichen in zerlegt(text) {
        match zeichen.grundform() {
            Some(grundform) => aus.push_str(grundform),
            None if ist_diakritisch(zeichen.grund) => {}
            None => aus.extend(zeichen.grund.to_uppercase()),
        }
    }
    if aus.is_ascii() { aus } else { aus.nfc().collect() }
}

/// A name as one compares it: its [`suchform`] without the signs that people leave out or exchange.
///
/// Hyphens, blanks and commas are one blank each run (`Müller-Lüdenscheidt`, `MUELLER LUEDENSCHEIDT`); apostrophes, full
/// stops and the other signs inside names fall away (`O’Neill`, `ONEILL`; `St. Pierre`, `ST PIERRE`).
#[must_use]
pub fn namensform(name: &str) -> String {
    let mut aus = String::with_capacity(name.len());
    let mut luecke = false;
    for zeichen in suchform(name).chars() {
        if zeichen.is_alphanumeric() && !NAMENSZEICHEN.contains(zeichen) {
            if luecke && !aus.is_empty() {
                aus.push(' ');
            }
            luecke = false;
            aus.push(zeichen);
        } else if !NAMENSZEICHEN.contains(zeichen) {
            luecke = true;
        }
    }
    aus
}

/// Whether two names are the same in [`namensform`]. Two names without any letter or digit are the same only if equal.
///
/// That is for finding and for questions to a person; whether two records are of one person needs more than a name.
#[must_use]
pub fn gleicher_name(einer: &str, anderer: &str) -> bool {
    let form = namensform(einer);
    if form.is_empty() {
        einer == anderer
    } else {
        form == namensform(anderer)
    }
}

/// Signs that belong to the word they stand in.
pub(super) const NAMENSZEICHEN: &str = "'’‘´`·.ʹʺʾʿˈˌʼʻ‡¨~";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_however_it_is_written() {
        for (einer, anderer) in [
            ("Müller-Lüdenscheidt", "MUELLER  LUEDENSCHEIDT"),
            ("O\u{2019}Neill", "O'Neill"),
            ("d'Artagnan", "DARTAGNAN"),
            ("St. Pierre", "St Pierre"),
            ("Groß", "GROSS"),
            ("Cañizares", "Canizares"),
            ("Gal·la", "Galla"),
            ("Kh\u{304}an", "K\u{35F}han"),
        ] {
            assert!(gleicher_name(einer, anderer), "{einer}");
        }
        assert!(!gleicher_name("Müller", "Muller"));
        assert!(!gleicher_name("Hans Peter", "Hanspeter"));
        assert!(!gleicher_name("-", ""));
    }
}
