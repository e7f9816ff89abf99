//! The pattern of a data type, as XML Schema writes it.

use super::{datentyp::Datentyp, folgen};

impl Datentyp {
    /// The regular expression of XML Schema that matches exactly the texts of this data type.
    ///
    /// Made of the same tables as [`Datentyp::enthaelt`]: the characters as ranges, the sequences one by one.
    #[must_use]
    pub fn muster(self) -> String {
        let mut muster = String::from("([");
        for (von, bis) in self.bereiche() {
            muster.push(von);
            if von != bis {
                muster.push('-');
                muster.push(bis);
            }
        }
        muster.push(']');
        for (grund, folge) in folgen::alle() {
            muster.push('|');
            muster.push(grund);
            muster.push_str(folge);
        }
        muster.push_str(")*");
        muster
    }

    /// The characters that may stand alone, as closed ranges, ascending.
    fn bereiche(self) -> Vec<(char, char)> {
        let mut bereiche: Vec<(char, char)> = Vec::new();
        for zeichen in '\0'..='\u{FFFF}' {
            if !self.enthaelt(zeichen.encode_utf8(&mut [0; 4])) {
                continue;
            }
            match bereiche.last_mut() {
                Some((_, bis)) if u32::from(*bis) + 1 == u32::from(zeichen) => *bis = zeichen,
                _ => bereiche.push((zeichen, zeichen)),
            }
        }
        bereiche
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_end_of_a_range_has_a_meaning_in_a_pattern() {
        for typ in Datentyp::ALLE {
            let enden = typ.bereiche().into_iter().flat_map(|(von, bis)| [von, bis]);
            assert!(enden.into_iter().all(|zeichen| !"[]\\^-".contains(zeichen)));
        }
    }

    #[test]
    fn a_pattern_begins_with_white_space_and_has_the_sequences() {
        let muster = Datentyp::C.muster();
        assert!(muster.starts_with("([\t-\n\r -~"), "{muster}");
        assert!(muster.contains("|C\u{328}\u{306}|") && muster.ends_with(")*"));
    }
}
