//! How old somebody surely is.

use jiff::{Span, civil::Date};
use xoev::teildatum::Teildatum;

/// Whether somebody born on `geburt` is surely `jahre` old on `heute`; an unknown part counts as the last day it may be.
///
/// Source: § 187 Abs. 2 Satz 2, § 188 Abs. 2 BGB: a year of life ends with the day before the birthday.
#[must_use]
pub fn mindestens(geburt: Teildatum, jahre: i16, heute: Date) -> bool {
    let vergangen = |jahr: i16| heute.year() - jahr;
    match geburt {
        Teildatum::Tag(tag) => heute >= tag.saturating_add(Span::new().years(jahre)),
        Teildatum::Monat { jahr, monat } => {
            vergangen(jahr) > jahre || (vergangen(jahr) == jahre && heute.month() > monat)
        }
        Teildatum::Jahr(jahr) => vergangen(jahr) > jahre,
        Teildatum::Unbekannt => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn one_comes_of_age_on_the_eighteenth_birthday() {
        let geburt = Teildatum::Tag(date(2008, 11, 22));
        assert!(mindestens(geburt, 18, date(2026, 11, 22)));
        assert!(!mindestens(geburt, 18, date(2026, 11, 21)));
        assert!(mindestens(
            Teildatum::Tag(date(2008, 2, 29)),
            18,
            date(2026, 3, 1)
        ));
    }

    #[test]
    fn of_a_birth_date_in_parts_the_latest_day_counts() {
        let heute = date(2026, 11, 22);
        assert!(!mindestens(Teildatum::Jahr(2008), 18, heute));
        assert!(mindestens(Teildatum::Jahr(2007), 18, heute));
        let monat = |monat| Teildatum::Monat { jahr: 2008, monat };
        assert!(mindestens(monat(10), 18, heute) && !mindestens(monat(11), 18, heute));
        assert!(!mindestens(Teildatum::Unbekannt, 16, heute));
    }
}
