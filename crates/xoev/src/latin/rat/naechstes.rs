//! The nearest registrable form of a Latin letter or a sign.

use unicode_normalization::UnicodeNormalization;

use crate::latin::{datentyp::Datentyp, eingabe::bereinigtes_zeichen, grundform::ist_diakritisch};

/// The nearest form that `typ` has; `None` if there is none worth proposing.
pub(super) fn registrierbar(zeichen: &str, typ: Datentyp) -> Option<String> {
    let gut = |form: &String| typ.enthaelt(form) && form.chars().any(|z| !z.is_whitespace());
    // A letter in another dress: superscript, mathematical, in a circle.
    let schlicht = bereinigtes_zeichen(&zeichen.nfkc().collect::<String>());
    let zerlegt: Vec<char> = schlicht
        .nfd()
        .flat_map(|z| {
            let (ersatz, selbst) = match ERSATZ.iter().find(|(fremd, _)| fremd.contains(z)) {
                Some((_, ersatz)) => (*ersatz, None),
                None => ("", Some(z)),
            };
            ersatz.chars().chain(selbst)
        })
        .collect();
    let ersetzt: String = zerlegt.iter().copied().nfc().collect();
    [schlicht, ersetzt]
        .into_iter()
        .find(gut)
        .or_else(|| mit_weniger_marken(&zerlegt, gut))
}

/// Leaves out as few marks as possible, later ones first.
fn mit_weniger_marken(zerlegt: &[char], gut: impl Fn(&String) -> bool) -> Option<String> {
    let marken = zerlegt.iter().filter(|z| ist_diakritisch(**z)).count();
    // More marks than any letter has: no name, only load.
    if marken > 6 || marken == 0 {
        return None;
    }
    // Bit n set: the n-th mark stays. The first marks have the low bits, so of equals the smallest number keeps them.
    let mut auswahlen: Vec<u32> = (0..1 << marken).collect();
    auswahlen.sort_by_key(|auswahl| std::cmp::Reverse(auswahl.count_ones()));
    auswahlen.into_iter().find_map(|auswahl| {
        let mut naechste = 0;
        let form: String = zerlegt
            .iter()
            .copied()
            .filter(|z| {
                let bleibt = !ist_diakritisch(*z) || auswahl >> naechste & 1 == 1;
                naechste += u32::from(ist_diakritisch(*z));
                bleibt
            })
            .nfc()
            .collect();
        Some(form).filter(&gut)
    })
}

/// Letters that are no basic letter with marks, and signs, with what stands nearest in the norm.
#[rustfmt::skip]
const ERSATZ: &[(&str, &str)] = &[
    // Latin letters of African, Central Asian and old alphabets
    ("Ɓ", "B"), ("ɓƀ", "b"), ("Ƀ", "B"), ("Ɗ", "D"), ("ɗ", "d"), ("Ɖ", "Đ"), ("ɖ", "đ"), ("Ƙ", "K"), ("ƙ", "k"),
    ("Ƴ", "Y"), ("ƴ", "y"), ("Ɛ", "E"), ("ɛ", "e"), ("Ɔ", "O"), ("ɔ", "o"), ("Ɲ", "N"), ("ɲ", "n"), ("Ɣ", "G"), ("ɣ", "g"),
    ("Ʋ", "V"), ("ʋ", "v"), ("Ɩ", "I"), ("ɩ", "i"), ("Ʊ", "U"), ("ʊ", "u"), ("ƒ", "f"), ("Ƒ", "F"), ("Ƥ", "P"), ("ƥ", "p"),
    ("Ƭ", "T"), ("ƭ", "t"), ("Ʈ", "T"), ("ʈ", "t"), ("Ƶ", "Z"), ("ƶ", "z"), ("Ǝ", "Ə"), ("ǝ", "ə"), ("ſ", "s"), ("ȷ", "j"),
    ("Ⱥ", "A"), ("ⱥ", "a"), ("Ȼ", "C"), ("ȼ", "c"), ("Ɇ", "E"), ("ɇ", "e"), ("Ɉ", "J"), ("ɉ", "j"), ("Ɍ", "R"), ("ɍ", "r"),
    ("Ɏ", "Y"), ("ɏ", "y"), ("Ƚ", "L"), ("ƚ", "l"), ("Ⱦ", "T"), ("ⱦ", "t"), ("ɑ", "a"), ("ɡ", "g"), ("Ʉ", "U"), ("ʉ", "u"),
    ("Ɵ", "Ö"), ("ɵ", "ö"),
    // clicks, apostrophes and other signs inside names
    ("ǀ", "|"), ("ǁ", "||"), ("ǂ", "‡"), ("ǃ", "!"), ("ʻꞌꞋˊ", "’"), ("′‚‹›", "'"), ("″", "\""),
    // signs of texts
    ("•‣⁃", "-"), ("†", "+"), ("∕", "/"), ("≤", "<="), ("≥", ">="), ("‗", "_"), ("∙⋅", "·"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_with_the_most_marks_wins() {
        let naechstes = |zeichen| registrierbar(zeichen, Datentyp::C);
        assert_eq!(naechstes("x\u{302}").as_deref(), Some("x"));
        assert_eq!(naechstes("o\u{31B}\u{302}\u{301}").as_deref(), Some("\u{1EDB}"));
        assert_eq!(naechstes("\u{25B}\u{301}").as_deref(), Some("\u{E9}"));
        assert_eq!(naechstes("\u{24D0}").as_deref(), Some("a"));
        assert_eq!(naechstes("\u{2153}").as_deref(), Some("1/3"));
        assert_eq!(naechstes("\u{301}"), None);
        assert_eq!(
            naechstes("a\u{31A}\u{31A}\u{31A}\u{31A}\u{31A}\u{31A}\u{31A}"),
            None
        );
    }

    #[test]
    fn every_substitute_is_registrable() {
        for (fremd, ersatz) in ERSATZ {
            assert!(Datentyp::C.enthaelt(ersatz), "{ersatz}");
            assert!(
                fremd.chars().all(|z| !Datentyp::C.enthaelt(&z.to_string())),
                "{fremd}"
            );
        }
    }
}
