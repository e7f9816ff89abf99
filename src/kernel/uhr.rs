//! The clock, which rooms get as an argument; only `ops` reads the system's.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// Where a room that must know the time gets it from.
pub trait Uhr: Send + Sync {
    /// The present instant, UTC.
    fn jetzt(&self) -> Timestamp;

    /// The present calendar day where the law applies.
    fn heute(&self) -> Date {
        tag_in_berlin(self.jetzt())
    }
}

/// The calendar day of `zeitpunkt` in Germany; deadlines count in these days.
///
/// Source: § 31 VwVfG with §§ 187, 188 BGB; Europe/Berlin is legal time (§ 4 EinhZeitG).
#[must_use]
pub fn tag_in_berlin(zeitpunkt: Timestamp) -> Date {
    in_berlin(zeitpunkt).date()
}

/// `zeitpunkt` with the offset that is legal time in Germany at that instant.
#[must_use]
pub fn in_berlin(zeitpunkt: Timestamp) -> jiff::Zoned {
    zeitpunkt.to_zoned(TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC))
}

/// A clock that stands still, for tests and for replaying a moment.
#[derive(Clone, Copy, Debug)]
pub struct FesteUhr(pub Timestamp);

impl Uhr for FesteUhr {
    fn jetzt(&self) -> Timestamp {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_turns_at_midnight_in_berlin_not_in_greenwich() {
        let kurz_nach_mitternacht: Timestamp = "2026-07-01T22:30:00Z".parse().unwrap();
        assert_eq!(tag_in_berlin(kurz_nach_mitternacht).to_string(), "2026-07-02");
    }
}
