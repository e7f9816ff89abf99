//! How a seal writes things down: C40 text, days, and fields with tag and length. Both ways, and one way only: what is not in
//! the shortest form is not read, so that no byte of a seal is free.

use jiff::civil::Date;

/// The most that the largest DataMatrix (144×144, ISO/IEC 16022) holds as Base256. Unit: bytes.
pub const GROESSTES_SIEGEL: usize = 1555;

/// Switches C40 to ASCII, which here is for a single character left over (ICAO Doc 9303 part 13, 2.2.1).
const NACH_ASCII: u8 = 0xFE;

/// Three characters in two bytes; `None` for anything but A–Z, 0–9, `<` and blank.
pub(super) fn c40(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for drei in text.as_bytes().chunks(3) {
        let wert = |stelle: usize| drei.get(stelle).map_or(Some(0), |zeichen| c40_wert(*zeichen));
        if let [eines] = drei {
            c40_wert(*eines)?;
            bytes.extend([NACH_ASCII, eines.checked_add(1)?]);
        } else {
            let zahl = 1600 * wert(0)? + 40 * wert(1)? + wert(2)? + 1;
            bytes.extend(zahl.to_be_bytes());
        }
    }
    Some(bytes)
}

/// The text behind these bytes; a blank comes back as `<`.
pub(super) fn c40_text(bytes: &[u8]) -> Option<String> {
    let mut text = String::new();
    for paar in bytes.chunks(2) {
        let paar: [u8; 2] = paar.try_into().ok()?;
        if let [NACH_ASCII, zeichen] = paar {
            text.push(char::from(zeichen.checked_sub(1)?));
            continue;
        }
        let zahl = u16::from_be_bytes(paar).checked_sub(1)?;
        for wert in [zahl / 1600, zahl / 40 % 40, zahl % 40] {
            if wert != 0 {
                text.push(c40_zeichen(wert)?);
            }
        }
    }
    (c40(&text)? == bytes).then_some(text)
}

fn c40_wert(zeichen: u8) -> Option<u16> {
    match zeichen {
        b' ' | b'<' => Some(3),
        b'0'..=b'9' => Some(u16::from(zeichen - b'0') + 4),
        b'A'..=b'Z' => Some(u16::from(zeichen - b'A') + 14),
        _ => None,
    }
}

fn c40_zeichen(wert: u16) -> Option<char> {
    let wert = u8::try_from(wert).ok()?;
    match wert {
        3 => Some('<'),
        4..=13 => Some(char::from(wert - 4 + b'0')),
        14..=39 => Some(char::from(wert - 14 + b'A')),
        _ => None,
    }
}

/// A day of the header: the number MMDDYYYY in three bytes.
pub(super) fn tag(tag: Date) -> Option<[u8; 3]> {
    let jahr = u32::try_from(tag.year()).ok()?;
    let [monat, im_monat] = [tag.month(), tag.day()].map(|teil| u32::from(teil.unsigned_abs()));
    let [_, bytes @ ..] = (monat * 1_000_000 + im_monat * 10_000 + jahr).to_be_bytes();
    Some(bytes)
}

/// The day behind these bytes, if there is such a day.
pub(super) fn tag_aus([a, b, c]: [u8; 3]) -> Option<Date> {
    let zahl = u32::from_be_bytes([0, a, b, c]);
    let teil = |wert: u32| i8::try_from(wert).ok();
    let jahr = i16::try_from(zahl % 10_000).ok()?;
    Date::new(jahr, teil(zahl / 1_000_000)?, teil(zahl / 10_000 % 100)?).ok()
}

/// Appends a field: tag, length as in DER, value. `None` if it is longer than any seal.
pub(super) fn schreibe_feld(ziel: &mut Vec<u8>, tag: u8, wert: &[u8]) -> Option<()> {
    let laenge = u16::try_from(wert.len()).ok()?;
    let [hoch, tief] = laenge.to_be_bytes();
    ziel.push(tag);
    match laenge {
        0..=0x7F => ziel.push(tief),
        0x80..=0xFF => ziel.extend([0x81, tief]),
        _ => ziel.extend([0x82, hoch, tief]),
    }
    ziel.extend(wert);
    Some(())
}

/// The first field: tag, value, and what follows it.
pub(super) fn lies_feld(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let [tag, laenge, rest @ ..] = bytes else {
        return None;
    };
    let (laenge, rest) = match (laenge, rest) {
        (0..=0x7F, _) => (u16::from(*laenge), rest),
        (0x81, [tief @ 0x80..=0xFF, rest @ ..]) => (u16::from(*tief), rest),
        (0x82, [hoch @ 1..=0xFF, tief, rest @ ..]) => (u16::from_be_bytes([*hoch, *tief]), rest),
        _ => return None,
    };
    let (wert, rest) = rest.split_at_checked(usize::from(laenge))?;
    Some((*tag, wert, rest))
}
