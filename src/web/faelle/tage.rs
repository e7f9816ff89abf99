//! Days with the weekday before them, where somebody has to keep one.

use jiff::civil::Date;

use crate::web::sprache::Texte;

/// `Freitag, 4. Dezember 2026`.
pub(super) fn mit_wochentag(texte: &Texte, tag: Date) -> String {
    let nummer = f64::from(tag.weekday().to_monday_one_offset());
    let wochentag = texte.mit("wochentag", &[("tag", nummer.into())]);
    format!("{wochentag}, {}", texte.tag(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_comes_with_its_weekday() {
        let texte = Texte::lade().unwrap();
        let tag = jiff::civil::date(2026, 12, 4);
        assert_eq!(mit_wochentag(&texte, tag), "Freitag, 4. Dezember 2026");
        let texte = texte.auf("en");
        assert_eq!(mit_wochentag(&texte, tag), "Friday, 4 December 2026");
    }
}
