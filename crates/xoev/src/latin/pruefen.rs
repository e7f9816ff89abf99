//! Whether a text is made of the characters of a data type: one pass over the bytes, nothing allocated.
//!
//! This is the hottest function of the reader of messages, for every text goes through it. Most are plain ASCII, so
//! eight bytes are looked at in one step; any other character costs one look into [`super::tafel`]; the sequences are
//! asked only where a combining mark stands.

use super::{datentyp::Datentyp, folgen, tafel, text::TextError};

/// Checks a text of data type C.
///
/// A reader tells by the variant what kind of fault it is: [`TextError::Zeichen`] breaks the pattern of the schema;
/// [`TextError::Leer`] does not, it breaks the rule that a mandatory text says something. There is no third verdict: a
/// text that matches the pattern is in NFC.
///
/// # Errors
/// [`TextError::Zeichen`] for the first character outside data type C, else [`TextError::Leer`] for nothing but white space.
#[inline]
pub(crate) fn pruefen(text: &str) -> Result<(), TextError> {
    if let Some(ab) = fremd_ab(text, Datentyp::C.gruppen()) {
        return Err(TextError::Zeichen {
            stelle: stelle(text, ab),
        });
    }
    let beginnt_sichtbar = matches!(text.as_bytes().first(), Some(b'!'..=b'~'));
    if !beginnt_sichtbar && text.trim().is_empty() {
        return Err(TextError::Leer);
    }
    Ok(())
}

/// The character (from 1) that begins at byte `ab`.
#[cold]
pub(super) fn stelle(text: &str, ab: usize) -> usize {
    text.get(..ab).unwrap_or_default().chars().count() + 1
}

/// The byte at which a text leaves the repertoire `erlaubt`; `None` if it never does.
pub(super) fn fremd_ab(text: &str, erlaubt: u8) -> Option<usize> {
    let ascii_ganz = erlaubt & tafel::ASCII == tafel::ASCII;
    let mut bytes = text.as_bytes();
    // Where the last sequence ended: a further mark there belongs to nothing.
    let mut ende_der_folge = None;
    loop {
        if ascii_ganz {
            bytes = ohne_ascii(bytes);
        }
        let (zahl, danach) = match bytes {
            [] => return None,
            [a, danach @ ..] if *a < 0x80 => (u32::from(*a), danach),
            [a, b, danach @ ..] if *a < 0xE0 => (u32::from(*a & 0x1F) << 6 | folgebits(*b), danach),
            [a, b, c, danach @ ..] if *a < 0xF0 => (
                u32::from(*a & 0x0F) << 12 | folgebits(*b) << 6 | folgebits(*c),
                danach,
            ),
            // Four bytes are a code point beyond the BMP, where the norm has nothing.
            _ => return Some(text.len() - bytes.len()),
        };
        if tafel::gruppe(zahl) & erlaubt != 0 {
            bytes = danach;
            continue;
        }
        let hier = text.len() - bytes.len();
        let folge = if folgen::ist_marke(zahl) && ende_der_folge != Some(hier) {
            folge_bei(text, hier)
        } else {
            0
        };
        if folge == 0 {
            return Some(hier);
        }
        ende_der_folge = Some(hier + folge);
        bytes = bytes.get(folge..)?;
    }
}

/// Bytes of the rest of a sequence whose first mark stands at byte `hier`; 0 if it is none of the norm.
#[cold]
fn folge_bei(text: &str, hier: usize) -> usize {
    let Some((davor, danach)) = text.split_at_checked(hier) else {
        return 0;
    };
    davor
        .chars()
        .next_back()
        .map_or(0, |grund| folgen::laenge(grund, danach))
}

#[inline]
const fn folgebits(byte: u8) -> u32 {
    (byte & 0x3F) as u32
}

/// The bytes without the printable ASCII at their start, as far as whole blocks of eight show it.
#[inline]
fn ohne_ascii(mut bytes: &[u8]) -> &[u8] {
    while let Some((block, danach)) = bytes.split_first_chunk::<8>() {
        match druckbar(*block) {
            8 => bytes = danach,
            gute => return bytes.get(gute..).unwrap_or(bytes),
        }
    }
    bytes
}

/// How many bytes at the start of a block are printable ASCII, 0x20 to 0x7E.
#[inline]
const fn druckbar(block: [u8; 8]) -> usize {
    const EINS: u64 = u64::from_le_bytes([1; 8]);
    const HOCH: u64 = EINS << 7;
    let wort = u64::from_le_bytes(block);
    // The high bit of a byte is set where it is >= 0x80, < 0x20 or 0x7F. A borrow or carry can only come out of a byte
    // that is bad itself, so the lowest bit set is right, and that is the only one asked for.
    let schlecht = (wort | (wort.wrapping_sub(EINS * 0x20)) | wort.wrapping_add(EINS)) & HOCH;
    (schlecht.trailing_zeros() / 8) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_clean_up_to_the_first_byte_that_is_not_printable() {
        for gut in [0x20, 0x41, 0x7E] {
            for schlecht in (0x00..0x20).chain(0x7F..=0xFF) {
                for stelle in 0..8 {
                    let mut block = [gut; 8];
                    block[stelle] = schlecht;
                    assert_eq!(druckbar(block), stelle, "{schlecht:x}");
                    if stelle < 7 {
                        block[stelle + 1] = schlecht;
                        assert_eq!(druckbar(block), stelle, "{schlecht:x} twice");
                    }
                }
            }
            assert_eq!(druckbar([gut; 8]), 8);
        }
    }

    #[test]
    fn a_fault_of_the_schema_is_told_from_one_of_the_rules() {
        assert_eq!(pruefen("Erika"), Ok(()));
        assert_eq!(pruefen(""), Err(TextError::Leer));
        assert_eq!(pruefen(" \u{A0}\t"), Err(TextError::Leer));
        assert_eq!(pruefen("\u{2003}"), Err(TextError::Zeichen { stelle: 1 }));
        assert_eq!(pruefen("\u{A0}x"), Ok(()));
        assert_eq!(
            pruefen("Erika Mustermann\u{1F600}"),
            Err(TextError::Zeichen { stelle: 17 })
        );
    }

    #[test]
    fn a_mark_needs_its_own_letter() {
        for gut in [
            "C\u{306}",
            "K\u{35F}H",
            "K\u{35F}HH\u{304}",
            "L\u{325}\u{304}",
            "\u{1E33}\u{304}",
        ] {
            assert_eq!(pruefen(gut), Ok(()), "{gut}");
        }
        for (schlecht, stelle) in [
            ("\u{306}", 1),
            ("C\u{306}\u{306}", 3),
            ("K\u{35F}H\u{304}", 4),
            ("C\u{328}", 2),
            ("L\u{304}\u{325}", 2),
            ("Ol\u{301}", 3),
        ] {
            assert_eq!(
                pruefen(schlecht),
                Err(TextError::Zeichen { stelle }),
                "{schlecht}"
            );
        }
    }
}
