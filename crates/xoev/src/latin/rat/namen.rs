//! What characters are called, where seeing them is not enough: letters that look Latin, and signs without a glyph.

use unicode_normalization::UnicodeNormalization;

use super::{Sprache, schrift::Schrift};

/// The name of a sign; `None` if it has none here.
pub(super) fn name(zeichen: &str, sprache: Sprache) -> Option<String> {
    let mut einzelne = zeichen.chars();
    let erstes = einzelne.next()?;
    let allein = einzelne.next().is_none();
    if let Some((_, de, en)) = UNSICHTBARE.iter().find(|(z, _, _)| *z == erstes && allein) {
        return Some(waehlen(sprache, de, en).to_owned());
    }
    let klein = erstes.to_lowercase().next()?;
    if let Some((_, de, en)) = BUCHSTABEN.iter().find(|(z, _, _)| *z == klein) {
        let schrift = Schrift::von(erstes)?.name(sprache);
        return Some(match sprache {
            Sprache::Deutsch => format!("{schrift}es {de}"),
            Sprache::Englisch => format!("{schrift} {en}"),
        });
    }
    // A letter with marks is called by its base.
    let grund = zeichen.nfd().next()?;
    (grund != erstes)
        .then(|| name(grund.encode_utf8(&mut [0; 4]), sprache))
        .flatten()
        .map(|name| match sprache {
            Sprache::Deutsch => format!("{name} mit Zeichen darüber"),
            Sprache::Englisch => format!("{name} with a mark"),
        })
}

/// One of two, by language.
pub(super) const fn waehlen<'a>(sprache: Sprache, deutsch: &'a str, englisch: &'a str) -> &'a str {
    match sprache {
        Sprache::Deutsch => deutsch,
        Sprache::Englisch => englisch,
    }
}

/// Greek and Cyrillic letters in small, with what they are called.
#[rustfmt::skip]
const BUCHSTABEN: &[(char, &str, &str)] = &[
    ('а', "a", "a"), ('б', "be", "be"), ('в', "we", "ve"), ('г', "ge", "ghe"), ('ґ', "ge mit Aufstrich", "ghe with upturn"),
    ('д', "de", "de"), ('е', "je", "ie"), ('ё', "jo", "io"), ('є', "ukrainisches je", "Ukrainian ie"), ('ж', "sche", "zhe"),
    ('з', "se", "ze"), ('и', "i", "i"), ('і', "ukrainisches i", "Ukrainian i"), ('ї', "ji", "yi"),
    ('й', "kurzes i", "short i"), ('ј', "je", "je"), ('к', "ka", "ka"), ('л', "el", "el"), ('љ', "lje", "lje"),
    ('м', "em", "em"), ('н', "en", "en"), ('њ', "nje", "nje"), ('о', "o", "o"), ('п', "pe", "pe"), ('р', "er", "er"),
    ('с', "es", "es"), ('т', "te", "te"), ('ћ', "tsche", "tshe"), ('ђ', "dsche", "dje"), ('у', "u", "u"),
    ('ў', "kurzes u", "short u"), ('ф', "ef", "ef"), ('х', "cha", "ha"), ('ц', "ze", "tse"), ('ч', "tsche", "che"),
    ('џ', "dsche", "dzhe"), ('ш', "scha", "sha"), ('щ', "schtscha", "shcha"), ('ъ', "Härtezeichen", "hard sign"),
    ('ы', "jery", "yeru"), ('ь', "Weichheitszeichen", "soft sign"), ('э', "e", "e"), ('ю', "ju", "yu"), ('я', "ja", "ya"),
    ('ѕ', "dse", "dze"), ('ѓ', "gje", "gje"), ('ќ', "kje", "kje"), ('ә', "schwa", "schwa"), ('ү', "gerades u", "straight u"),
    ('һ', "ha", "shha"),
    ('α', "Alpha", "alpha"), ('β', "Beta", "beta"), ('γ', "Gamma", "gamma"), ('δ', "Delta", "delta"),
    ('ε', "Epsilon", "epsilon"), ('ζ', "Zeta", "zeta"), ('η', "Eta", "eta"), ('θ', "Theta", "theta"), ('ι', "Jota", "iota"),
    ('κ', "Kappa", "kappa"), ('λ', "Lambda", "lambda"), ('μ', "My", "mu"), ('ν', "Ny", "nu"), ('ξ', "Xi", "xi"),
    ('ο', "Omikron", "omicron"), ('π', "Pi", "pi"), ('ρ', "Rho", "rho"), ('σ', "Sigma", "sigma"),
    ('ς', "Schluss-Sigma", "final sigma"), ('τ', "Tau", "tau"), ('υ', "Ypsilon", "upsilon"), ('φ', "Phi", "phi"),
    ('χ', "Chi", "chi"), ('ψ', "Psi", "psi"), ('ω', "Omega", "omega"),
];

#[rustfmt::skip]
const UNSICHTBARE: &[(char, &str, &str)] = &[
    ('\u{AD}', "weiches Trennzeichen", "soft hyphen"),
    ('\u{200B}', "Leerzeichen ohne Breite", "zero-width space"),
    ('\u{200C}', "Bindehemmer", "zero-width non-joiner"),
    ('\u{200D}', "Breitenloser Verbinder", "zero-width joiner"),
    ('\u{200E}', "Links-nach-rechts-Zeichen", "left-to-right mark"),
    ('\u{200F}', "Rechts-nach-links-Zeichen", "right-to-left mark"),
    ('\u{202D}', "Umkehr der Schreibrichtung", "override of the direction of writing"),
    ('\u{202E}', "Umkehr der Schreibrichtung", "override of the direction of writing"),
    ('\u{2060}', "Wortverbinder", "word joiner"),
    ('\u{FEFF}', "Byte-Reihenfolge-Marke", "byte order mark"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_invisible_signs_have_names_in_both_languages() {
        for (zeichen, de, en) in [
            ("р", "kyrillisches er", "Cyrillic er"),
            ("Р", "kyrillisches er", "Cyrillic er"),
            ("β", "griechisches Beta", "Greek beta"),
            ("ё", "kyrillisches jo", "Cyrillic io"),
            (
                "ά",
                "griechisches Alpha mit Zeichen darüber",
                "Greek alpha with a mark",
            ),
            ("\u{AD}", "weiches Trennzeichen", "soft hyphen"),
        ] {
            assert_eq!(name(zeichen, Sprache::Deutsch).as_deref(), Some(de));
            assert_eq!(name(zeichen, Sprache::Englisch).as_deref(), Some(en));
        }
        assert_eq!(name("漢", Sprache::Deutsch), None);
        assert_eq!(name("", Sprache::Deutsch), None);
    }
}
