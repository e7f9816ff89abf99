//! The code that replaces the Bestätigung des Wohnungsgebers (§ 23a Abs. 3 BMG).

use jiff::SignedDuration;
use subtle::ConstantTimeEq;

use crate::kernel::{Zufall, zufall};

/// How long a code counts. Unit: days. The law names no period; two weeks are the period of § 17 Abs. 1 BMG.
pub(super) const FRIST: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Digits and letters that are not mistaken for one another (Crockford base32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new code such as `ABCD-1234`: 40 random bits.
pub(super) fn neu(zufall: &dyn Zufall) -> String {
    let zeichen = zufall::bytes::<8>(zufall)
        .map(|byte| char::from(ALPHABET.get(usize::from(byte & 31)).copied().unwrap_or(b'0')));
    let mut code: String = zeichen.iter().collect();
    code.insert(4, '-');
    code
}

/// Whether a person typed this code: case, blanks and hyphens do not matter, O is 0, I and L are 1.
pub(super) fn gleich(eingabe: &str, code: &str) -> bool {
    normal(eingabe).as_bytes().ct_eq(normal(code).as_bytes()).into()
}

fn normal(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|zeichen| match zeichen.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            andere => andere,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::zufall::FesterZufall;

    #[test]
    fn a_code_is_accepted_as_people_type_it() {
        assert!(gleich(" abcd 1o2l", "ABCD-1021"));
        assert!(!gleich("ABCD-1022", "ABCD-1021"));
        assert!(!gleich("", "ABCD-1021"));
        let code = neu(&FesterZufall::neu(1));
        assert_eq!((code.len(), code.find('-')), (9, Some(4)));
    }
}
