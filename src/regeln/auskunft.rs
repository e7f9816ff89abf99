//! How long an authority has for a Selbstauskunft.

use jiff::{Timestamp, civil::Date};

use super::monate_nach;
use crate::kernel::tag_in_berlin;

/// The last day on which the answer to a request of `gestellt_am` is in time: at once as a rule, at the latest within one month.
/// Source: Art. 12 Abs. 3 Satz 1 DSGVO.
#[must_use]
pub fn auskunft_bis(gestellt_am: Timestamp) -> Date {
    monate_nach(tag_in_berlin(gestellt_am), 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_ends_on_the_same_day_or_on_the_last_one_that_there_is() {
        for (gestellt, bis) in [
            ("2026-11-26T12:00:00Z", "2026-12-26"),
            ("2027-01-31T12:00:00Z", "2027-02-28"),
            // In Germany it is the next day already.
            ("2026-11-26T23:30:00Z", "2026-12-27"),
        ] {
            assert_eq!(auskunft_bis(gestellt.parse().unwrap()).to_string(), bis);
        }
    }
}
