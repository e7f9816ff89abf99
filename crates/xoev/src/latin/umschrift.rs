//! Writing a text with fewer characters.

use unicode_normalization::{UnicodeNormalization, char::compose};

use super::grundform::{Zerlegt, zerlegt};
use super::suchform::{NAMENSZEICHEN, suchform};
use super::ziel::Ziel;

/// The text for a machine-readable zone: ICAO Doc 9303 part 3, the rules for names and section 6 (letters).
pub(super) fn mrz(text: &str) -> String {
    let mut aus = String::with_capacity(text.len());
    for zeichen in suchform(&umschrift(text, Ziel::Ascii)).chars() {
        if Ziel::Mrz.kennt(zeichen) && zeichen != Ziel::Mrz.ersatz() {
            aus.push(zeichen);
        } else if !NAMENSZEICHEN.contains(zeichen) && !aus.ends_with(Ziel::Mrz.ersatz()) {
            aus.push(Ziel::Mrz.ersatz());
        }
    }
    aus.trim_matches(Ziel::Mrz.ersatz()).to_owned()
}

/// The text in the characters of `ziel`, which is not the machine-readable zone.
pub(super) fn umschrift(text: &str, ziel: Ziel) -> String {
    let mut aus = String::with_capacity(text.len());
    let mut davor = None;
    let mut zeichen = zerlegt(text).peekable();
    while let Some(dies) = zeichen.next() {
        let nachbarn = Nachbarn {
            davor,
            danach: zeichen.peek().map(|z| z.grund),
        };
        davor = Some(dies.grund);
        eines(&dies, nachbarn, ziel, &mut aus);
    }
    aus
}

/// The letters beside one; they tell whether a word is in capitals.
#[derive(Clone, Copy)]
struct Nachbarn {
    davor: Option<char>,
    danach: Option<char>,
}

impl Nachbarn {
    fn in_grossbuchstaben(self) -> bool {
        match self.danach {
            Some(danach) if danach.is_alphabetic() => danach.is_uppercase(),
            _ => self.davor.is_some_and(char::is_uppercase),
        }
    }
}

fn eines(zeichen: &Zerlegt, nachbarn: Nachbarn, ziel: Ziel, aus: &mut String) {
    if let Some(ganz) = mit_marken(zeichen, ziel) {
        aus.push(ganz);
    } else if let Some((_, besser)) = BESSER.iter().find(|(z, _)| *z == zeichen.grund)
        && ziel != Ziel::Ascii
    {
        aus.push_str(besser);
    } else if let Some(grundform) = zeichen.grundform() {
        grossgeschrieben(zeichen.grund, grundform, nachbarn, aus);
    } else if let Some((_, ersatz)) = ZEICHEN.iter().find(|(z, _)| z.contains(zeichen.grund)) {
        anfuegen(ersatz, aus);
    } else {
        let verwandt: String = std::iter::once(zeichen.grund)
            .nfkc()
            .map(|z| if z == '\u{2044}' { '/' } else { z })
            .collect();
        if !verwandt.is_empty() && verwandt.chars().all(|z| ziel.kennt(z)) {
            anfuegen(&verwandt, aus);
        } else {
            aus.push(ziel.ersatz());
        }
    }
}

/// The character with as many of its marks as the target knows, all if possible, else one, else none.
///
/// An umlaut or a ring that the target lacks is more than a mark: it has a form of its own.
fn mit_marken(zeichen: &Zerlegt, ziel: Ziel) -> Option<char> {
    let passend = |z: &char| ziel.kennt(*z);
    let alle = zeichen
        .marken
        .iter()
        .try_fold(zeichen.grund, |grund, marke| compose(grund, *marke));
    alle.filter(passend)
        .or_else(|| {
            zeichen
                .marken
                .iter()
                .filter_map(|marke| compose(zeichen.grund, *marke))
                .find(passend)
        })
        .or_else(|| {
            let nur_grund = zeichen.grundform().is_none_or(|form| form.len() == 1);
            Some(zeichen.grund).filter(|z| nur_grund && ziel.kennt(*z))
        })
}

/// Adds basic letters in the case of the letter they stand for: `Ø` is `Oe` in `Øster` and `OE` in `ØSTER`.
fn grossgeschrieben(buchstabe: char, grundform: &str, nachbarn: Nachbarn, aus: &mut String) {
    let gross = buchstabe.is_uppercase() || (buchstabe == 'ß' && nachbarn.in_grossbuchstaben());
    let (erster, weitere) = grundform.split_at_checked(1).unwrap_or((grundform, ""));
    match (gross, nachbarn.in_grossbuchstaben()) {
        (true, true) => aus.push_str(grundform),
        // Dutch writes both as capitals: IJssel.
        (true, false) if grundform == "IJ" => aus.push_str(grundform),
        (true, false) => {
            aus.push_str(erster);
            aus.push_str(&weitere.to_ascii_lowercase());
        }
        (false, _) => aus.push_str(&grundform.to_ascii_lowercase()),
    }
}

/// Adds what stands for a sign; `12½` is `12 1/2`.
fn anfuegen(ersatz: &str, aus: &mut String) {
    let ziffer = |z: char| z.is_ascii_digit();
    if ersatz.starts_with(ziffer) && aus.ends_with(ziffer) {
        aus.push(' ');
    }
    aus.push_str(ersatz);
}

/// Letters that Latin-1 and Latin-9 can say better than by their basic letter.
/// Source: `latin_list_deprecated_1.3.txt`.
const BESSER: &[(char, &str)] = &[('Ŀ', "L·"), ('ŀ', "l·"), ('ŉ', "'n")];

/// Signs of the norm beyond ASCII, as one types them; those that are missing have a compatibility decomposition.
const ZEICHEN: &[(&str, &str)] = &[
    ("’‘‚‹›´ʹʾʿˈ′", "'"),
    ("“”„«»¨ʺ″", "\""),
    ("ˌ¸", ","),
    ("·", "."),
    ("‡†", "+"),
    ("¡", "!"),
    ("¿", "?"),
    ("¢", "ct"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("€", "EUR"),
    ("¤", "#"),
    ("¦", "|"),
    ("§", "Par."),
    ("¶", "#"),
    ("©", "(C)"),
    ("®", "(R)"),
    ("¬", "-"),
    ("¯", "-"),
    ("°", "o"),
    ("±", "+/-"),
    ("µ", "u"),
    ("×", "x"),
    ("÷", ":"),
    ("ƒ", "f"),
    ("ˆ", "^"),
    ("˜", "~"),
    ("‰", "o/oo"),
    ("∞", "oo"),
    ("≤", "<="),
    ("≥", ">="),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_follow_the_word() {
        for (text, ascii) in [
            ("Østergård", "Oestergaard"),
            ("ØSTERGÅRD", "OESTERGAARD"),
            ("Ö. Übel, Ä", "Oe. Uebel, Ae"),
            ("GROẞ GROß groß", "GROSS GROSS gross"),
            ("Þórður Ĳssel", "Thordur IJssel"),
        ] {
            assert_eq!(umschrift(text, Ziel::Ascii), ascii);
        }
    }

    #[test]
    fn the_target_keeps_what_it_can() {
        for (text, latin1, latin9) in [
            ("Ấ Ǖ Ǻ Ő", "Â Ü Å O", "Â Ü Å O"),
            ("Žižek Œuvre 5 €", "Zizek Oeuvre 5 EUR", "Žižek Œuvre 5 €"),
            ("12½ ŉ Ŀ", "12½ 'n L·", "12 1/2 'n L·"),
            ("Ạ\u{308} C\u{306} K\u{35F}h", "Ä C Kh", "Ä C Kh"),
        ] {
            assert_eq!(umschrift(text, Ziel::Latin1), latin1);
            assert_eq!(umschrift(text, Ziel::Latin9), latin9);
        }
        assert_eq!(Ziel::Latin9.bytes("Š€Ü"), [0xA6, 0xA4, 0xDC]);
        assert_eq!(Ziel::Latin1.bytes("Š½Ü"), [b'S', 0xBD, 0xDC]);
    }

    #[test]
    fn a_machine_readable_zone_has_its_own_rules() {
        for (text, zone) in [
            ("D’Artagnan", "DARTAGNAN"),
            ("Müller-Lüdenscheidt", "MUELLER<LUEDENSCHEIDT"),
            (" St. Jean,  Ñandú ", "ST<JEAN<NANDU"),
            ("ERIKSSON<<ANNA", "ERIKSSON<ANNA"),
            ("Петров", ""),
        ] {
            assert_eq!(mrz(text), zone);
        }
    }
}
