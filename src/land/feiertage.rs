//! The public holidays of a Land, on which no deadline ends (§ 193 BGB).

use jiff::{Span, civil::Date};
use serde::Deserialize;
use xoev::ags::Ags;

/// The public holidays of a Land or of one commune in it.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(transparent)]
pub struct Feiertage(Vec<Feiertag>);

/// One public holiday, as the Land's law names it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Feiertag {
    /// When it is.
    pub tag: Feiertagsregel,
    /// What it is called.
    pub name: String,
    /// The communes that keep it; empty if the whole Land does.
    #[serde(default)]
    pub gemeinden: Vec<Ags>,
}

/// How the day of a holiday is found.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(try_from = "String")]
pub enum Feiertagsregel {
    /// The same day each year: `05-01`.
    Fest {
        /// 1 to 12.
        monat: i8,
        /// 1 to 31.
        tag: i8,
    },
    /// Days after Easter Sunday, before it if negative: `ostern-2`, `ostern`, `ostern+39`.
    Ostern(i16),
    /// The Wednesday before 23 November: `bettag`.
    Bettag,
    /// In one year only: `2017-10-31`.
    Einmal(Date),
}

/// Why a text is not a [`Feiertagsregel`].
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "a holiday is a day (\"05-01\", \"2017-10-31\"), \"ostern\" with days (\"ostern-2\", \"ostern+39\"), or \"bettag\""
)]
pub struct FeiertagsregelError;

impl Feiertage {
    /// The holidays that are kept in the commune `ags`: those of the Land and its own.
    #[must_use]
    pub fn in_gemeinde(&self, ags: Ags) -> Self {
        let hier = |feiertag: &&Feiertag| feiertag.gemeinden.is_empty() || feiertag.gemeinden.contains(&ags);
        let ueberall = |feiertag: &Feiertag| Feiertag {
            gemeinden: Vec::new(),
            ..feiertag.clone()
        };
        Self(self.0.iter().filter(hier).map(ueberall).collect())
    }

    /// Whether all of the Land or commune keeps a holiday on `tag`.
    #[must_use]
    pub fn ist_feiertag(&self, tag: Date) -> bool {
        self.0
            .iter()
            .any(|feiertag| feiertag.gemeinden.is_empty() && feiertag.tag.trifft(tag))
    }
}

impl FromIterator<Feiertag> for Feiertage {
    fn from_iter<T: IntoIterator<Item = Feiertag>>(feiertage: T) -> Self {
        Self(feiertage.into_iter().collect())
    }
}

impl Feiertagsregel {
    /// Whether the holiday falls on `tag`.
    #[must_use]
    pub fn trifft(self, tag: Date) -> bool {
        match self {
            Self::Fest { monat, tag: im_monat } => (tag.month(), tag.day()) == (monat, im_monat),
            Self::Ostern(tage) => {
                ostersonntag(tag.year()).and_then(|ostern| um_tage(ostern, tage)) == Some(tag)
            }
            Self::Bettag => {
                // The Wednesday among 16 to 22 November.
                tag.month() == 11
                    && (16..=22).contains(&tag.day())
                    && tag.weekday() == jiff::civil::Weekday::Wednesday
            }
            Self::Einmal(einmal) => tag == einmal,
        }
    }

    /// Reads the text of a configuration.
    ///
    /// # Errors
    /// [`FeiertagsregelError`].
    pub fn parse(text: &str) -> Result<Self, FeiertagsregelError> {
        if text == "bettag" {
            return Ok(Self::Bettag);
        }
        if let Some(abstand) = text.strip_prefix("ostern") {
            let tage = match abstand {
                "" => Ok(0),
                _ if abstand.starts_with(['+', '-']) => abstand.parse(),
                _ => return Err(FeiertagsregelError),
            };
            return match tage {
                Ok(tage @ -100..=200) => Ok(Self::Ostern(tage)),
                _ => Err(FeiertagsregelError),
            };
        }
        // A leap year, so that 29 February is a day.
        let (jahr_und_tag, fest) = match text.len() {
            5 => (["2000-", text].concat(), true),
            _ => (text.to_owned(), false),
        };
        let tag: Date = jahr_und_tag.parse().map_err(|_| FeiertagsregelError)?;
        Ok(if fest {
            Self::Fest {
                monat: tag.month(),
                tag: tag.day(),
            }
        } else {
            Self::Einmal(tag)
        })
    }
}

impl TryFrom<String> for Feiertagsregel {
    type Error = FeiertagsregelError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

fn um_tage(tag: Date, tage: i16) -> Option<Date> {
    tag.checked_add(Span::new().days(tage)).ok()
}

/// Easter Sunday in the Gregorian calendar; `None` before 1583, when no Land kept it.
///
/// Source: Meeus, Astronomical Algorithms, chapter 8 (the anonymous algorithm of 1876).
#[must_use]
pub fn ostersonntag(jahr: i16) -> Option<Date> {
    if jahr < 1583 {
        return None;
    }
    let j = i32::from(jahr);
    let goldene_zahl = j % 19;
    let (jahrhundert, im_jahrhundert) = (j / 100, j % 100);
    let mondgleichung = (8 * jahrhundert + 13) / 25;
    let epakte = (19 * goldene_zahl + jahrhundert - jahrhundert / 4 - mondgleichung + 15) % 30;
    let wochentag = (32 + 2 * (jahrhundert % 4) + 2 * (im_jahrhundert / 4) - epakte - im_jahrhundert % 4) % 7;
    let ausnahme = (goldene_zahl + 11 * epakte + 22 * wochentag) / 451;
    let nach_22_maerz = epakte + wochentag - 7 * ausnahme;
    let erster_moeglicher = Date::new(jahr, 3, 22).ok()?;
    um_tage(erster_moeglicher, i16::try_from(nach_22_maerz).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    #[test]
    fn easter_falls_where_the_calendars_of_four_centuries_have_it() {
        for tag in [
            // Earliest and latest possible day, and the exceptions of the algorithm (1954, 1981, 2049, 2076, 2106).
            "1818-03-22",
            "1943-04-25",
            "1954-04-18",
            "1981-04-19",
            "2049-04-18",
            "2076-04-19",
            "2106-04-18",
            "2285-03-22",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2016-03-27",
            "2019-04-21",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2035-03-25",
            "2038-04-25",
        ] {
            let tag: Date = tag.parse().unwrap();
            assert_eq!(ostersonntag(tag.year()), Some(tag));
        }
    }

    #[test]
    fn easter_is_always_a_sunday_between_22_march_and_25_april() {
        for jahr in 1583..=4000 {
            let ostern = ostersonntag(jahr).unwrap();
            assert_eq!(ostern.weekday(), Weekday::Sunday, "{ostern}");
            assert!(
                ostern >= date(jahr, 3, 22) && ostern <= date(jahr, 4, 25),
                "{ostern}"
            );
        }
        assert_eq!(ostersonntag(1582), None);
    }

    #[test]
    fn each_kind_of_holiday_is_found_on_its_day_and_on_no_other() {
        for (regel, tage) in [
            ("01-01", ["2026-01-01", "2027-01-01"]),
            ("ostern-2", ["2026-04-03", "2027-03-26"]),
            ("ostern", ["2026-04-05", "2027-03-28"]),
            ("ostern+1", ["2026-04-06", "2027-03-29"]),
            ("ostern+39", ["2026-05-14", "2027-05-06"]),
            ("ostern+50", ["2026-05-25", "2027-05-17"]),
            ("ostern+60", ["2026-06-04", "2027-05-27"]),
            ("bettag", ["2026-11-18", "2027-11-17"]),
        ] {
            let regel = Feiertagsregel::parse(regel).unwrap();
            let gefunden: Vec<String> = date(2026, 1, 1)
                .series(Span::new().days(1))
                .take_while(|tag| tag.year() < 2028)
                .filter(|tag| regel.trifft(*tag))
                .map(|tag| tag.to_string())
                .collect();
            assert_eq!(gefunden, tage);
        }
        let einmal = Feiertagsregel::parse("2017-10-31").unwrap();
        assert!(einmal.trifft(date(2017, 10, 31)) && !einmal.trifft(date(2018, 10, 31)));
    }

    #[test]
    fn what_is_no_day_is_no_holiday() {
        for text in [
            "",
            "13-01",
            "02-30",
            "1-1",
            "ostern39",
            "ostern+",
            "ostern+999",
            "pfingsten",
            "2026-02-29",
        ] {
            assert_eq!(Feiertagsregel::parse(text), Err(FeiertagsregelError), "{text}");
        }
    }

    #[test]
    fn a_holiday_of_one_commune_holds_there_alone() {
        let (hier, dort) = (Ags::parse("99000001").unwrap(), Ags::parse("99000002").unwrap());
        let feiertage: Feiertage = [Feiertag {
            tag: Feiertagsregel::parse("08-15").unwrap(),
            name: "Mariä Himmelfahrt".into(),
            gemeinden: vec![hier],
        }]
        .into_iter()
        .collect();
        let tag = date(2026, 8, 15);
        assert!(feiertage.in_gemeinde(hier).ist_feiertag(tag));
        assert!(!feiertage.in_gemeinde(dort).ist_feiertag(tag));
        assert!(!feiertage.ist_feiertag(tag));
    }
}
