//! Line and column of an offset.

/// Both from 1, the column in characters.
pub(super) fn zeile_und_spalte(bytes: &[u8], offset: usize) -> (usize, usize) {
    let davor = bytes.get(..offset).unwrap_or(bytes);
    let mut zeilen = davor.split(|byte| *byte == b'\n');
    // There is always one, be it empty.
    let letzte = zeilen.next_back().unwrap_or_default();
    // Bytes that continue a character of UTF-8 are not counted.
    let zeichen = letzte.iter().filter(|byte| **byte & 0xC0 != 0x80).count();
    (zeilen.count() + 1, zeichen + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_counted_in_lines_and_characters() {
        let ort = |offset| zeile_und_spalte("<a>\n ü<b/>".as_bytes(), offset);
        assert_eq!([ort(0), ort(3), ort(4), ort(7)], [(1, 1), (1, 4), (2, 1), (2, 3)]);
    }
}
