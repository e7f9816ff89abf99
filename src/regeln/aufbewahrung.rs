//! How long a draft is kept, and when its owner hears of it.

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date, tz::TimeZone};

use crate::kernel::tag_in_berlin;

/// Days between the last change of a draft and its deletion. Source: § 8a Abs. 2 OZG.
const NACH_AENDERUNG: SignedDuration = SignedDuration::from_hours(24 * 30);
/// Days after the day of moving in for which a draft that waits for it is kept: the Meldefrist (§ 17 Abs. 1 BMG).
const NACH_EINZUG: i64 = 14;
/// A day of moving in further ahead than this is a slip of the pen; it keeps nothing.
const VORAUS_HOECHSTENS: i64 = 366;
/// The hour of the day (legal time in Germany) at which people are reminded.
const MORGENS: i8 = 8;

/// How long before its deletion the owner of a draft is told (§ 8a Abs. 2 OZG).
pub const WARNFRIST: SignedDuration = SignedDuration::from_hours(24 * 5);

/// What becomes of a draft if nobody touches it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Aufbewahrung {
    /// When it is deleted.
    pub loeschen_am: Timestamp,
    /// When its owner is reminded that the day of moving in has come.
    pub erinnern_am: Option<Timestamp>,
}

/// What becomes of a draft that was last changed at `geaendert_am` and names `einzug` as the day of moving in.
///
/// It goes 30 days after its last change. If it waits for a day that is still to come, it stays at least until the
/// Meldefrist that begins with this day is over, and its owner is reminded on the day itself.
/// Source: § 8a Abs. 2 OZG; § 17 Abs. 1 BMG asks for the Anmeldung after moving in, within two weeks.
#[must_use]
pub fn aufbewahrung(geaendert_am: Timestamp, einzug: Option<Date>) -> Aufbewahrung {
    let ohne = Aufbewahrung {
        loeschen_am: geaendert_am.checked_add(NACH_AENDERUNG).unwrap_or(Timestamp::MAX),
        erinnern_am: None,
    };
    let heute = tag_in_berlin(geaendert_am);
    let spaetestens = heute.saturating_add(VORAUS_HOECHSTENS.days());
    let Some(einzug) = einzug.filter(|tag| *tag > heute && *tag <= spaetestens) else {
        return ohne;
    };
    // The last day of the Meldefrist counts to its end (§ 188 BGB).
    let danach = einzug.saturating_add((NACH_EINZUG + 1).days());
    Aufbewahrung {
        loeschen_am: beginn(danach, 0).map_or(ohne.loeschen_am, |am| am.max(ohne.loeschen_am)),
        erinnern_am: beginn(einzug, MORGENS),
    }
}

/// Whether the owner of a draft that goes at `loeschen_am` must be told at `jetzt`.
#[must_use]
pub fn warnen(loeschen_am: Timestamp, jetzt: Timestamp) -> bool {
    loeschen_am.duration_since(jetzt) <= WARNFRIST
}

/// This hour of this day in Germany.
fn beginn(tag: Date, stunde: i8) -> Option<Timestamp> {
    let berlin = TimeZone::get("Europe/Berlin").ok()?;
    let zeit = tag.at(stunde, 0, 0, 0).to_zoned(berlin).ok()?;
    Some(zeit.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn am(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_draft_is_kept_thirty_days_or_until_the_meldefrist_of_a_day_ahead_is_over() {
        for (geaendert, einzug, loeschen, erinnern) in [
            ("2026-11-01T12:00:00Z", None, "2026-12-01T12:00:00Z", None),
            // Moved in already, or today: nothing to wait for.
            (
                "2026-11-01T12:00:00Z",
                Some("2026-10-20"),
                "2026-12-01T12:00:00Z",
                None,
            ),
            (
                "2026-11-01T12:00:00Z",
                Some("2026-11-01"),
                "2026-12-01T12:00:00Z",
                None,
            ),
            // The day is near: thirty days are the longer time.
            (
                "2026-11-01T12:00:00Z",
                Some("2026-11-10"),
                "2026-12-01T12:00:00Z",
                Some("2026-11-10T07:00:00Z"),
            ),
            // The day is far: until the end of its fourteenth day, which begins an hour earlier in Greenwich.
            (
                "2026-11-01T12:00:00Z",
                Some("2026-12-15"),
                "2026-12-29T23:00:00Z",
                Some("2026-12-15T07:00:00Z"),
            ),
            // In summer eight o'clock is six in Greenwich.
            (
                "2026-05-20T12:00:00Z",
                Some("2026-07-01"),
                "2026-07-15T22:00:00Z",
                Some("2026-07-01T06:00:00Z"),
            ),
            // In Germany it is the day already: 23:30 in Greenwich.
            (
                "2026-11-01T23:30:00Z",
                Some("2026-11-02"),
                "2026-12-01T23:30:00Z",
                None,
            ),
            // A slip of the pen.
            (
                "2026-11-01T12:00:00Z",
                Some("2062-11-10"),
                "2026-12-01T12:00:00Z",
                None,
            ),
        ] {
            let einzug = einzug.map(|tag| tag.parse().unwrap());
            let erwartet = Aufbewahrung {
                loeschen_am: am(loeschen),
                erinnern_am: erinnern.map(am),
            };
            assert_eq!(
                aufbewahrung(am(geaendert), einzug),
                erwartet,
                "{geaendert} {einzug:?}"
            );
        }
    }

    #[test]
    fn the_owner_is_told_five_days_before() {
        let loeschen = am("2026-12-01T12:00:00Z");
        assert!(!warnen(loeschen, am("2026-11-26T11:59:59Z")));
        assert!(warnen(loeschen, am("2026-11-26T12:00:00Z")));
        assert!(warnen(loeschen, am("2026-12-05T12:00:00Z")));
    }
}
