//! The Meldefrist: from when it runs, its last day, and how many days are left or over.

use jiff::{
    Span,
    civil::{Date, Weekday},
};
use serde::Serialize;

use crate::land::Feiertage;

/// Length of the Meldefrist in weeks. Source: § 17 Abs. 1, § 27 Abs. 2 BMG.
const MELDEFRIST_WOCHEN: i32 = 2;

/// The two weeks after an event, counted as the BGB counts.
///
/// The day of the event does not count (§ 187 Abs. 1 BGB); the last day has the event's weekday (§ 188 Abs. 2 BGB); if it
/// is a Saturday, a Sunday or a public holiday, the next working day takes its place (§ 193 BGB).
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct Meldefrist {
    ereignis: Date,
    letzter_tag: Date,
}

/// How a Meldefrist stands on a day.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fristlage {
    /// The event has not happened yet; nobody can register before it (§ 17 Abs. 1 BMG: "nach dem Einzug").
    NochNicht,
    /// It runs; this many days are left after today, 0 on the last day.
    Laeuft(u32),
    /// It is over since this many days. A fact for the caseworker, never a reason to refuse.
    Vorbei(u32),
}

impl Meldefrist {
    /// The Meldefrist that begins with `ereignis`, where `feiertage` are kept.
    ///
    /// The event is the day of moving in, or the last day of the months without a duty (§ 27 Abs. 2 BMG).
    #[must_use]
    pub fn ab(ereignis: Date, feiertage: &Feiertage) -> Self {
        let letzter_tag = naechster_werktag(
            ereignis.saturating_add(Span::new().weeks(MELDEFRIST_WOCHEN)),
            feiertage,
        );
        Self {
            ereignis,
            letzter_tag,
        }
    }

    /// The day the period begins with; it does not count itself.
    #[must_use]
    pub const fn ereignis(self) -> Date {
        self.ereignis
    }

    /// The last day on which the report is in time.
    #[must_use]
    pub const fn letzter_tag(self) -> Date {
        self.letzter_tag
    }

    /// How it stands on `heute`.
    #[must_use]
    pub fn am(self, heute: Date) -> Fristlage {
        if heute < self.ereignis {
            Fristlage::NochNicht
        } else if heute <= self.letzter_tag {
            Fristlage::Laeuft(tage(heute, self.letzter_tag))
        } else {
            Fristlage::Vorbei(tage(self.letzter_tag, heute))
        }
    }

    /// Whether it is over on `heute`.
    #[must_use]
    pub fn vorbei(self, heute: Date) -> bool {
        matches!(self.am(heute), Fristlage::Vorbei(_))
    }
}

/// The last day of `monate` whole months that begin with an event on `ereignis`.
///
/// It has the same number as the day of the event, or is the last of a month that is shorter (§ 188 Abs. 2, 3 BGB). No
/// act is due on it, so weekends and holidays do not move it.
#[must_use]
pub fn monate_nach(ereignis: Date, monate: u8) -> Date {
    ereignis.saturating_add(Span::new().months(monate))
}

/// `tag`, or the first day after it on which offices of the place work.
fn naechster_werktag(mut tag: Date, feiertage: &Feiertage) -> Date {
    while matches!(tag.weekday(), Weekday::Saturday | Weekday::Sunday) || feiertage.ist_feiertag(tag) {
        let Ok(danach) = tag.tomorrow() else { break };
        tag = danach;
    }
    tag
}

fn tage(von: Date, bis: Date) -> u32 {
    bis.since(von)
        .ok()
        .and_then(|spanne| u32::try_from(spanne.get_days()).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::land::{Feiertag, Feiertagsregel};

    fn tag(text: &str) -> Date {
        text.parse().unwrap()
    }

    fn feiertage() -> Feiertage {
        ["01-01", "ostern-2", "ostern+1", "10-03", "12-25", "12-26"]
            .into_iter()
            .map(|regel| Feiertag {
                tag: Feiertagsregel::parse(regel).unwrap(),
                name: regel.to_owned(),
                gemeinden: Vec::new(),
            })
            .collect()
    }

    #[test]
    fn the_last_day_is_two_weeks_later_or_the_next_working_day() {
        for (einzug, letzter, warum) in [
            ("2026-11-02", "2026-11-16", "Monday to Monday"),
            ("2026-11-06", "2026-11-20", "Friday to Friday"),
            ("2026-11-07", "2026-11-23", "a Saturday becomes Monday"),
            ("2026-11-08", "2026-11-23", "a Sunday becomes Monday"),
            (
                "2026-12-11",
                "2026-12-28",
                "Friday 25 and Saturday 26 December, then a Sunday",
            ),
            ("2027-03-12", "2027-03-30", "Good Friday to Easter Monday"),
            ("2027-12-18", "2028-01-03", "New Year's Day is a Saturday"),
            ("2025-09-19", "2025-10-06", "Friday 3 October"),
            ("2028-02-15", "2028-02-29", "a leap year"),
        ] {
            let frist = Meldefrist::ab(tag(einzug), &feiertage());
            assert_eq!(frist.letzter_tag(), tag(letzter), "{einzug}: {warum}");
        }
    }

    #[test]
    fn where_no_holiday_is_kept_only_weekends_move_the_last_day() {
        assert_eq!(
            Meldefrist::ab(tag("2025-09-19"), &Feiertage::default()).letzter_tag(),
            tag("2025-10-03")
        );
    }

    #[test]
    fn days_are_left_until_the_last_day_and_over_from_the_next() {
        let frist = Meldefrist::ab(tag("2026-11-07"), &feiertage());
        for (heute, lage) in [
            ("2026-11-06", Fristlage::NochNicht),
            ("2026-11-07", Fristlage::Laeuft(16)),
            ("2026-11-22", Fristlage::Laeuft(1)),
            ("2026-11-23", Fristlage::Laeuft(0)),
            ("2026-11-24", Fristlage::Vorbei(1)),
            ("2027-11-23", Fristlage::Vorbei(365)),
        ] {
            assert_eq!(frist.am(tag(heute)), lage, "{heute}");
        }
        assert!(!frist.vorbei(tag("2026-11-23")) && frist.vorbei(tag("2026-11-24")));
    }

    #[test]
    fn months_end_on_the_same_day_or_with_a_shorter_month() {
        for (ereignis, monate, ende) in [
            ("2026-01-10", 6, "2026-07-10"),
            ("2026-08-31", 6, "2027-02-28"),
            ("2027-08-31", 6, "2028-02-29"),
            ("2026-11-30", 3, "2027-02-28"),
            ("2026-10-03", 3, "2027-01-03"),
        ] {
            assert_eq!(monate_nach(tag(ereignis), monate), tag(ende), "{ereignis}");
        }
    }
}
