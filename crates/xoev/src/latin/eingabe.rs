//! What a person typed or pasted, as a register holds it.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The text as it is registrable, as far as that changes no letter into another one.
///
/// Meant for one field of a form. What is changed, and why that is safe:
///
/// | From | To | Why |
/// |---|---|---|
/// | decomposed letters, singletons (`u` U+0308, U+212B) | the composed letter | the same text by the Unicode Standard |
/// | white space of any kind, any number | one blank; none at the ends | forms and clipboards add it |
/// | invisible signs at both ends (U+200B, U+200E, U+FEFF …) | nothing | clipboards add them; inside a text they stay and are refused |
/// | `‘` `‛` U+02BC | `’` | the same raised comma; word processors turn it the wrong way after a blank |
/// | `“` `”` `„` `‟` | `"` | word processors make them of the key `"` |
/// | U+2010 to U+2015, minus, small and full-width hyphen | `-` | word processors make them of the key `-` |
/// | `…`, fraction and division slash | `...`, `/` | word processors make them of these keys |
/// | full-width `Ａ` to `～` | `A` to `~` | the same characters in the width of an East Asian keyboard |
/// | ligatures `ﬁ` …, digraphs `ǆ` … | `fi`, `dž` | the same letters in one glyph, from PDF files |
///
/// A letter that only looks like another one (Cyrillic `а`) is left as it is, so that the check refuses it and a person
/// decides. Nothing is deleted between two visible characters. Doing it twice changes nothing more.
///
/// ```
/// assert_eq!(xoev::latin::bereinigt(" St.\u{A0}Georg–Straße  ﬁne "), "St. Georg-Straße fine");
/// ```
#[must_use]
pub fn bereinigt(text: &str) -> Cow<'_, str> {
    let kern = kern(text);
    let schon_gut = kern.bytes().all(|b| matches!(b, b' '..=b'~')) && !kern.contains("  ");
    if schon_gut {
        return Cow::Borrowed(kern);
    }
    let mut aus = String::with_capacity(kern.len());
    for zeichen in kern.chars() {
        if !zeichen.is_whitespace() {
            ersetzt(zeichen, &mut aus);
        } else if !aus.ends_with(' ') {
            aus.push(' ');
        }
    }
    Cow::Owned(aus.nfc().collect())
}

/// The text without white space and invisible signs at its ends.
pub(super) fn kern(text: &str) -> &str {
    text.trim_matches(|zeichen: char| zeichen.is_whitespace() || unsichtbar_am_rand(zeichen))
}

/// One sign as [`bereinigt`] would change it inside a text.
pub(super) fn bereinigtes_zeichen(zeichen: &str) -> String {
    let mut aus = String::with_capacity(zeichen.len());
    for zeichen in zeichen.chars() {
        if zeichen.is_whitespace() {
            aus.push(' ');
        } else {
            ersetzt(zeichen, &mut aus);
        }
    }
    aus.nfc().collect()
}

/// Signs without a glyph that change nothing at the end of a text. The overrides of direction (U+202D, U+202E) are not
/// among them: they change how the whole text reads.
const fn unsichtbar_am_rand(zeichen: char) -> bool {
    matches!(zeichen, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202C}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn ersetzt(zeichen: char, aus: &mut String) {
    match zeichen {
        '\u{2018}' | '\u{201B}' | '\u{2BC}' => aus.push('\u{2019}'),
        '\u{201C}'..='\u{201F}' => aus.push('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' => aus.push('-'),
        '\u{2026}' => aus.push_str("..."),
        '\u{2044}' | '\u{2215}' => aus.push('/'),
        // Full width, digraphs, ligatures: their compatibility decomposition is the plain text.
        '\u{FF01}'..='\u{FF5E}' | '\u{1C4}'..='\u{1CC}' | '\u{1F1}'..='\u{1F3}' | '\u{FB00}'..='\u{FB06}' => {
            aus.extend(std::iter::once(zeichen).nfkd());
        }
        _ => aus.push(zeichen),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keyboards_and_clipboards_are_forgiven() {
        for (getippt, gemeint) in [
            ("  Erika \u{3000}\t Mustermann\n", "Erika Mustermann"),
            ("\u{FEFF}Erika\u{200E}", "Erika"),
            (
                "D\u{2018}Arc O\u{2BC}Neill O\u{2019}Hara O'Hara",
                "D\u{2019}Arc O\u{2019}Neill O\u{2019}Hara O'Hara",
            ),
            ("Haus „Rose“ – Hof\u{2011}Seite", "Haus \"Rose\" - Hof-Seite"),
            ("Ｍüller１２", "Müller12"),
            ("Ra\u{FB03}a \u{1C5}uro", "Raffia D\u{17E}uro"),
            ("Ame\u{301}lie A\u{30A} \u{212B}", "Am\u{E9}lie \u{C5} \u{C5}"),
            ("Ç\u{306} C\u{306}", "\u{C7}\u{306} C\u{306}"),
        ] {
            assert_eq!(bereinigt(getippt), gemeint);
        }
    }

    #[test]
    fn no_letter_becomes_another_and_nothing_vanishes_inside() {
        for text in [
            "Pet\u{435}r",
            "M\u{AD}ller",
            "a\u{200B}b",
            "\u{202E}abc",
            "\u{17F}",
            "\u{2BB}",
            "β",
        ] {
            assert_eq!(bereinigt(text), text);
        }
    }

    #[test]
    fn a_plain_text_is_not_copied() {
        assert!(matches!(
            bereinigt(" Erika Mustermann "),
            Cow::Borrowed("Erika Mustermann")
        ));
    }
}
