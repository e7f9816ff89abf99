//! Which of two versions of a code list is the newer one.

use std::cmp::Ordering;

/// Compares `5` with `10`, `2024-08-01` with `2026-04-30`, `25.11` with `25.11a`: numbers by value, the rest by
/// characters.
pub(super) fn vergleiche(links: &str, rechts: &str) -> Ordering {
    let mut links = Teile(links);
    let mut rechts = Teile(rechts);
    loop {
        let ordnung = match (links.next(), rechts.next()) {
            (None, None) => return Ordering::Equal,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(links), Some(rechts)) => teil(links, rechts),
        };
        if ordnung != Ordering::Equal {
            return ordnung;
        }
    }
}

/// Whether `version` is newer than `gehalten`: two days, or two numbers; texts of different form cannot be compared.
pub(super) fn ist_juenger(version: &str, gehalten: &str) -> bool {
    let ist_tag = |text| crate::teildatum::tag(text).is_some();
    ist_tag(version) == ist_tag(gehalten)
        && version.starts_with(|c: char| c.is_ascii_digit())
        && vergleiche(version, gehalten).is_gt()
}

/// Two runs of digits by value, anything else by characters.
fn teil(links: &str, rechts: &str) -> Ordering {
    let zahl = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    if zahl(links) && zahl(rechts) {
        let (links, rechts) = (links.trim_start_matches('0'), rechts.trim_start_matches('0'));
        links.len().cmp(&rechts.len()).then_with(|| links.cmp(rechts))
    } else {
        links.cmp(rechts)
    }
}

/// Cuts a text into runs of digits and runs of everything else.
struct Teile<'t>(&'t str);

impl<'t> Iterator for Teile<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let ziffer = self.0.chars().next()?.is_ascii_digit();
        let ende = self
            .0
            .find(|c: char| c.is_ascii_digit() != ziffer)
            .unwrap_or(self.0.len());
        let (teil, rest) = self.0.split_at(ende);
        self.0 = rest;
        Some(teil)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_by_value_and_letters_come_after_the_bare_number() {
        for (alt, neu) in [
            ("5", "7"),
            ("7", "10"),
            ("2024-08-01", "2026-04-30"),
            ("2024-08-01", "2024-10-01"),
            ("25.11", "25.11a"),
            ("25.11a", "26.5"),
            ("1.0", "1.0.1"),
            ("", "0"),
        ] {
            assert_eq!(vergleiche(alt, neu), Ordering::Less, "{alt} {neu}");
            assert_eq!(vergleiche(neu, alt), Ordering::Greater, "{alt} {neu}");
        }
        assert_eq!(vergleiche("01", "1"), Ordering::Equal);
    }

    #[test]
    fn only_versions_of_the_same_form_can_be_newer() {
        assert!(ist_juenger("2026-10-31", "2026-04-30") && ist_juenger("10", "9"));
        for andere in ["2026-04-30", "2025-01-01", "9999", "neu", ""] {
            assert!(!ist_juenger(andere, "2026-04-30"), "{andere}");
        }
    }
}
