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

/// The day as German documents and pages write it: "21. November 2026".
#[must_use]
pub fn tag_lang(tag: Date) -> String {
    format!("{}. {} {}", tag.day(), monatsname(tag.month()), tag.year())
}

/// An instant in Germany, in the same form: "21. November 2026, 10:15 Uhr".
#[must_use]
pub fn zeit_lang(zeitpunkt: Timestamp) -> String {
    let zeit = in_berlin(zeitpunkt);
    format!(
        "{}, {:02}:{:02} Uhr",
        tag_lang(zeit.date()),
        zeit.hour(),
        zeit.minute()
    )
}

/// The German name of a month, 1 to 12; empty for anything else.
#[must_use]
pub fn monatsname(monat: i8) -> &'static str {
    const MONATE: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    let stelle = usize::try_from(monat - 1).ok();
    stelle.and_then(|stelle| MONATE.get(stelle)).unwrap_or(&"")
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
        assert_eq!(zeit_lang(kurz_nach_mitternacht), "2. Juli 2026, 00:30 Uhr");
    }
}
