//! A text as a person sees it: sign by sign.
//!
//! Not the whole of Unicode Standard Annex 29, but what occurs in names and in what is pasted into forms: letters with
//! marks, emoji with their joiners and colours, flags.

use crate::latin::grundform::ist_diakritisch;

/// The signs of a text with the byte at which each begins.
pub(super) fn zeichen(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let ab = text.len() - rest.len();
        let (dies, danach) = rest
            .split_at_checked(laenge(rest))
            .filter(|(dies, _)| !dies.is_empty())?;
        rest = danach;
        Some((ab, dies))
    })
}

/// Bytes of the first sign.
fn laenge(text: &str) -> usize {
    let mut zeichen = text.char_indices();
    let Some((_, erstes)) = zeichen.next() else {
        return 0;
    };
    let mut vorige = erstes;
    let mut flagge = ist_flaggenteil(erstes);
    for (ab, dieses) in zeichen {
        let gehoert_dazu = haengt_an(dieses)
            || vorige == '\u{200D}' && ist_bild(dieses)
            || verbindet(vorige) && dieses.is_alphabetic()
            || flagge && ist_flaggenteil(dieses);
        if !gehoert_dazu {
            return ab;
        }
        // A flag has two parts.
        flagge = false;
        vorige = dieses;
    }
    text.len()
}

/// Signs that are part of the one before them.
fn haengt_an(zeichen: char) -> bool {
    ist_diakritisch(zeichen)
        || unicode_normalization::char::is_combining_mark(zeichen)
        || matches!(zeichen, '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{E0020}'..='\u{E007F}')
}

/// Marks that stretch over two letters, as in `K͟h`.
const fn verbindet(zeichen: char) -> bool {
    matches!(zeichen, '\u{35C}'..='\u{362}')
}

const fn ist_flaggenteil(zeichen: char) -> bool {
    matches!(zeichen, '\u{1F1E6}'..='\u{1F1FF}')
}

/// Emoji and other small pictures.
pub(super) const fn ist_bild(zeichen: char) -> bool {
    matches!(zeichen, '\u{2190}'..='\u{21FF}' | '\u{2300}'..='\u{23FF}' | '\u{2500}'..='\u{27BF}' | '\u{2B00}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Signs without a glyph: controls, joiners, directions, soft hyphen, tags.
pub(super) fn ist_unsichtbar(zeichen: char) -> bool {
    zeichen.is_control()
        || matches!(
            zeichen,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}'
        )
}

/// The replacement character, and code points that mean nothing outside one program.
pub(super) const fn ist_verloren(zeichen: char) -> bool {
    matches!(zeichen, '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_is_what_a_person_sees_as_one() {
        let zerlegt = |text| zeichen(text).map(|(_, z)| z.to_owned()).collect::<Vec<_>>();
        assert_eq!(zerlegt("Mu\u{308}"), ["M", "u\u{308}"]);
        assert_eq!(zerlegt("K\u{35F}ha"), ["K\u{35F}h", "a"]);
        assert_eq!(
            zerlegt("\u{1F1E9}\u{1F1EA}\u{1F1EB}\u{1F1F7}"),
            ["\u{1F1E9}\u{1F1EA}", "\u{1F1EB}\u{1F1F7}"]
        );
        assert_eq!(zerlegt("\u{1F44D}\u{1F3FD}x"), ["\u{1F44D}\u{1F3FD}", "x"]);
        assert_eq!(zerlegt("\u{301}x"), ["\u{301}", "x"]);
    }
}
