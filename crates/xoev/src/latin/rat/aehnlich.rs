//! Letters of other scripts that look like a Latin one.

use unicode_normalization::UnicodeNormalization;

/// The Latin letter, marks included, that a Greek or Cyrillic one looks like; `None` if it looks like none.
pub(super) fn lateinisch(zeichen: &str) -> Option<String> {
    let mut einzelne = zeichen.nfd();
    let grund = einzelne.next()?;
    let (_, statt) = AEHNLICH.iter().find(|(fremd, _)| *fremd == grund)?;
    Some(std::iter::once(*statt).chain(einzelne).nfc().collect())
}

/// Pairs that are the same picture in most typefaces, and pairs that stand on the same key or are taken for each other
/// by sound as well (`к`, `м`, `т`; `β` for `ß`).
#[rustfmt::skip]
const AEHNLICH: &[(char, char)] = &[
    // Cyrillic
    ('А', 'A'), ('В', 'B'), ('Е', 'E'), ('К', 'K'), ('М', 'M'), ('Н', 'H'), ('О', 'O'), ('Р', 'P'), ('С', 'C'), ('Т', 'T'),
    ('У', 'Y'), ('Х', 'X'), ('а', 'a'), ('е', 'e'), ('к', 'k'), ('м', 'm'), ('о', 'o'), ('р', 'p'), ('с', 'c'), ('т', 't'),
    ('у', 'y'), ('х', 'x'), ('І', 'I'), ('і', 'i'), ('Ј', 'J'), ('ј', 'j'), ('Ѕ', 'S'), ('ѕ', 's'), ('Ү', 'Y'), ('һ', 'h'),
    ('Ԁ', 'D'), ('ԁ', 'd'), ('Ԛ', 'Q'), ('ԛ', 'q'), ('Ԝ', 'W'), ('ԝ', 'w'), ('Ә', 'Ə'), ('ә', 'ə'), ('Ӏ', 'I'), ('ӏ', 'l'),
    // Greek
    ('Α', 'A'), ('Β', 'B'), ('Ε', 'E'), ('Ζ', 'Z'), ('Η', 'H'), ('Ι', 'I'), ('Κ', 'K'), ('Μ', 'M'), ('Ν', 'N'), ('Ο', 'O'),
    ('Ρ', 'P'), ('Τ', 'T'), ('Υ', 'Y'), ('Χ', 'X'), ('α', 'a'), ('β', 'ß'), ('ι', 'i'), ('κ', 'k'), ('ν', 'v'), ('ο', 'o'),
    ('ρ', 'p'), ('τ', 't'), ('υ', 'u'), ('χ', 'x'), ('μ', 'µ'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_along() {
        assert_eq!(lateinisch("\u{457}").as_deref(), Some("\u{EF}"));
        assert_eq!(lateinisch("\u{3AC}").as_deref(), Some("\u{E1}"));
        assert_eq!(lateinisch("ж"), None);
        for (fremd, statt) in AEHNLICH {
            assert!(crate::latin::Datentyp::C.enthaelt(&statt.to_string()), "{statt}");
            assert!(super::super::Schrift::von(*fremd).is_some(), "{fremd}");
        }
    }
}
