//! The check digit of an Identifikationsnummer.

/// Whether the last of eleven digits is the check digit of the others (ISO 7064, MOD 11,10).
///
/// The standard describes this algorithm and nothing more: how often a digit may occur is the practice of those who
/// assign the numbers, has changed once and binds nobody who passes a number on. Numbers for tests begin with 0 and
/// have check digits too.
pub(super) fn pruefziffer_stimmt(nummer: &str) -> bool {
    let mut ziffern = nummer.chars().filter_map(|zeichen| zeichen.to_digit(10));
    let produkt = ziffern.by_ref().take(10).fold(10, |produkt, ziffer| {
        let summe = (ziffer + produkt) % 10;
        (if summe == 0 { 10 } else { summe }) * 2 % 11
    });
    ziffern.next() == Some((11 - produkt) % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_published_for_tests_have_their_check_digit() {
        for nummer in ["86095742719", "47036892816", "65929970489", "02476291358"] {
            assert!(pruefziffer_stimmt(nummer), "{nummer}");
        }
    }

    #[test]
    fn one_wrong_digit_or_two_exchanged_ones_are_seen() {
        assert!(!pruefziffer_stimmt("86095742718"));
        assert!(!pruefziffer_stimmt("68095742719"));
        for stelle in 0..11 {
            let mut ziffern = b"86095742719".to_vec();
            ziffern[stelle] = b'0' + (ziffern[stelle] - b'0' + 1) % 10;
            assert!(!pruefziffer_stimmt(std::str::from_utf8(&ziffern).unwrap()));
        }
    }
}
