//! The sequences of the norm: letters that are written with combining marks.

/// Whether a code point is in the block of combining diacritical marks, as all marks of the norm are.
#[inline]
pub(super) const fn ist_marke(zahl: u32) -> bool {
    matches!(zahl, 0x300..=0x36F)
}

/// Bytes of the longest run at the start of `danach` that makes a listed sequence with `grund`; 0 if there is none.
///
/// The longest is the only right one: a mark never stands alone, so a shorter match would leave one over.
pub(super) fn laenge(grund: char, danach: &str) -> usize {
    FOLGEN
        .iter()
        .filter(|(gruende, _)| gruende.contains(grund))
        .flat_map(|(_, marken)| marken.iter())
        .filter(|marken| danach.starts_with(**marken))
        .map(|marken| marken.len())
        .max()
        .unwrap_or(0)
}

/// The sequences: each sign of the first text may be followed by one of the second. All are in every data type.
#[rustfmt::skip]
const FOLGEN: &[(&str, &[&str])] = &[
    ("Aa", &["\u{30B}"]),
    ("Cc", &["\u{300}", "\u{304}", "\u{306}", "\u{308}", "\u{315}", "\u{323}", "\u{326}", "\u{328}\u{306}"]),
    ("Dd", &["\u{302}"]),
    ("Ff", &["\u{300}", "\u{304}"]),
    ("Gg", &["\u{300}"]),
    ("H", &["\u{304}", "\u{326}", "\u{331}"]),
    ("J", &["\u{301}", "\u{30C}"]),
    ("K", &["\u{300}", "\u{302}", "\u{304}", "\u{307}", "\u{315}", "\u{31B}", "\u{326}", "\u{35F}H", "\u{35F}h"]),
    ("Ll", &["\u{302}", "\u{325}", "\u{325}\u{304}", "\u{326}"]),
    ("Mm", &["\u{300}", "\u{302}", "\u{306}", "\u{310}"]),
    ("Nn", &["\u{302}", "\u{304}", "\u{306}", "\u{326}"]),
    ("Pp", &["\u{300}", "\u{304}", "\u{315}", "\u{323}"]),
    ("Rr", &["\u{306}", "\u{325}", "\u{325}\u{304}"]),
    ("Ss", &["\u{300}", "\u{304}", "\u{31B}\u{304}", "\u{331}"]),
    ("T", &["\u{300}", "\u{304}", "\u{308}", "\u{315}", "\u{31B}"]),
    ("Uu", &["\u{307}"]),
    ("Zz", &["\u{300}", "\u{304}", "\u{306}", "\u{308}", "\u{327}"]),
    ("h", &["\u{304}", "\u{326}"]),
    ("j\u{FF}\u{12A}\u{12B}", &["\u{301}"]),
    ("k", &["\u{300}", "\u{302}", "\u{304}", "\u{307}", "\u{315}", "\u{31B}", "\u{326}", "\u{35F}h"]),
    ("t", &["\u{300}", "\u{304}", "\u{315}", "\u{31B}"]),
    ("\u{C7}\u{E7}", &["\u{306}"]),
    ("\u{DB}\u{FB}\u{1E32}\u{1E33}\u{1E62}\u{1E63}\u{1E6C}\u{1E6D}", &["\u{304}"]),
    ("\u{10C}\u{10D}", &["\u{315}", "\u{323}"]),
    ("\u{113}\u{14D}", &["\u{30D}"]),
    ("\u{17D}\u{17E}", &["\u{326}", "\u{327}"]),
    ("\u{1EA0}\u{1EA1}\u{1ECC}\u{1ECD}", &["\u{308}"]),
    ("\u{1EE4}\u{1EE5}", &["\u{304}", "\u{308}"]),
];
