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
    folgen(grund)
        .iter()
        .filter(|folge| danach.starts_with(**folge))
        .map(|folge| folge.len())
        .max()
        .unwrap_or(0)
}

/// All sequences: the letter, and what follows it.
pub(super) fn alle() -> impl Iterator<Item = (char, &'static str)> {
    ('A'..='\u{1EFF}').flat_map(|grund| folgen(grund).iter().map(move |folge| (grund, *folge)))
}

/// What may follow a letter to make a sequence. All sequences are in every data type.
#[rustfmt::skip]
const fn folgen(grund: char) -> &'static [&'static str] {
    match grund {
        'A' | 'a' => &["\u{30B}"],
        'C' | 'c' => &["\u{300}", "\u{304}", "\u{306}", "\u{308}", "\u{315}", "\u{323}", "\u{326}", "\u{328}\u{306}"],
        'D' | 'd' => &["\u{302}"],
        'F' | 'f' => &["\u{300}", "\u{304}"],
        'G' | 'g' => &["\u{300}"],
        'H' => &["\u{304}", "\u{326}", "\u{331}"],
        'h' => &["\u{304}", "\u{326}"],
        'J' => &["\u{301}", "\u{30C}"],
        'K' => &["\u{300}", "\u{302}", "\u{304}", "\u{307}", "\u{315}", "\u{31B}", "\u{326}", "\u{35F}H", "\u{35F}h"],
        'k' => &["\u{300}", "\u{302}", "\u{304}", "\u{307}", "\u{315}", "\u{31B}", "\u{326}", "\u{35F}h"],
        'L' | 'l' => &["\u{302}", "\u{325}", "\u{325}\u{304}", "\u{326}"],
        'M' | 'm' => &["\u{300}", "\u{302}", "\u{306}", "\u{310}"],
        'N' | 'n' => &["\u{302}", "\u{304}", "\u{306}", "\u{326}"],
        'P' | 'p' => &["\u{300}", "\u{304}", "\u{315}", "\u{323}"],
        'R' | 'r' => &["\u{306}", "\u{325}", "\u{325}\u{304}"],
        'S' | 's' => &["\u{300}", "\u{304}", "\u{31B}\u{304}", "\u{331}"],
        'T' => &["\u{300}", "\u{304}", "\u{308}", "\u{315}", "\u{31B}"],
        't' => &["\u{300}", "\u{304}", "\u{315}", "\u{31B}"],
        'U' | 'u' => &["\u{307}"],
        'Z' | 'z' => &["\u{300}", "\u{304}", "\u{306}", "\u{308}", "\u{327}"],
        'Ç' | 'ç' => &["\u{306}"],
        'j' | 'ÿ' | 'Ī' | 'ī' => &["\u{301}"],
        'Û' | 'û' | 'Ḳ' | 'ḳ' | 'Ṣ' | 'ṣ' | 'Ṭ' | 'ṭ' => &["\u{304}"],
        'Č' | 'č' => &["\u{315}", "\u{323}"],
        'ē' | 'ō' => &["\u{30D}"],
        'Ž' | 'ž' => &["\u{326}", "\u{327}"],
        'Ạ' | 'ạ' | 'Ọ' | 'ọ' => &["\u{308}"],
        'Ụ' | 'ụ' => &["\u{304}", "\u{308}"],
        _ => &[],
    }
}
