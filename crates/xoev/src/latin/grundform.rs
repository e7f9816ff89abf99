//! A letter taken apart, and the basic letters it stands for in search form and in passports.

use unicode_normalization::UnicodeNormalization;

/// A character without its diacritical marks, and the marks.
pub(super) struct Zerlegt {
    /// The base; a combining diacritical mark only if it begins the text.
    pub grund: char,
    /// The marks in canonical order.
    pub marken: Vec<char>,
}

/// The characters of a text, taken apart.
pub(super) fn zerlegt(text: &str) -> impl Iterator<Item = Zerlegt> {
    let mut zeichen = text.nfd().peekable();
    std::iter::from_fn(move || {
        let grund = zeichen.next()?;
        let mut marken = Vec::new();
        while let Some(marke) = zeichen.next_if(|z| ist_diakritisch(*z)) {
            marken.push(marke);
        }
        Some(Zerlegt { grund, marken })
    })
}

/// Whether a character is a combining diacritical mark (the blocks of Unicode with this name, and the half marks).
pub(super) const fn ist_diakritisch(zeichen: char) -> bool {
    matches!(
        zeichen,
        '\u{300}'..='\u{36F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}'
    )
}

impl Zerlegt {
    /// The basic letters A to Z for this letter; `None` if it is no Latin letter of the norm.
    ///
    /// The rule: marks fall away, except that a diaeresis on A, O, U adds an E and a ring on A another A. A few letters
    /// have a form of their own. Source: `latin_list_search_form_1.3.txt`, which takes 93 of its rows from ICAO Doc 9303
    /// part 3, section 6, and extends them to the other letters.
    pub(super) fn grundform(&self) -> Option<&'static str> {
        let mit = |marke| self.marken.contains(&marke);
        match self.grund {
            'A' | 'a' if mit('\u{308}') => Some("AE"),
            'O' | 'o' if mit('\u{308}') => Some("OE"),
            'U' | 'u' if mit('\u{308}') => Some("UE"),
            'A' | 'a' if mit('\u{30A}') => Some("AA"),
            'A'..='Z' | 'a'..='z' => {
                let nummer = u32::from(self.grund.to_ascii_uppercase()) - u32::from('A');
                let nummer = usize::try_from(nummer).ok()?;
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ".get(nummer..=nummer)
            }
            andere => BESONDERE
                .iter()
                .find(|(buchstaben, _)| buchstaben.contains(andere))
                .map(|(_, grundform)| *grundform),
        }
    }
}

/// Letters that are no basic letter with marks.
const BESONDERE: &[(&str, &str)] = &[
    ("ßẞ", "SS"),
    ("Ææ", "AE"),
    ("ØøŒœ", "OE"),
    ("ÐðĐđ", "D"),
    ("Þþ", "TH"),
    ("ŁłĿŀ", "L"),
    ("Ħħ", "H"),
    ("ıƗɨ", "I"),
    ("Ĳĳ", "IJ"),
    ("ĸ", "K"),
    ("ŉŊŋ", "N"),
    ("Ŧŧ", "T"),
    ("Ƈƈ", "C"),
    ("Əə", "E"),
    ("Ǥǥ", "G"),
    ("Ʒʒ", "Z"),
];
