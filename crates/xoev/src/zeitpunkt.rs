//! A point in time as a message states it (`xs:dateTime`).

use std::borrow::Cow;
use std::fmt;

use jiff::civil::{DateTime, Time};
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};

use crate::read::{Gelesen, Leser, ist_leerraum};
use crate::typ::{Art, Einfachart, Typ, XmlTyp};
use crate::werte::{Einfach, Mangel, einfach};
use crate::write::Schreiber;

/// A point in time with the offset it was written in.
///
/// Written with at least milliseconds, and with the offset. The schema also allows no offset, the standard in
/// words does not; such a point is readable but has no [`Zeitpunkt::timestamp`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Zeitpunkt {
    lokal: DateTime,
    versatz: Option<Offset>,
}

impl Zeitpunkt {
    /// The point in time, written in UTC.
    #[must_use]
    pub fn neu(zeit: Timestamp) -> Self {
        Self::mit_versatz(zeit, Offset::UTC)
    }

    /// The point in time, written in the offset of a place.
    #[must_use]
    pub fn mit_versatz(zeit: Timestamp, versatz: Offset) -> Self {
        Self {
            lokal: versatz.to_datetime(zeit),
            versatz: Some(versatz),
        }
    }

    /// Reads an `xs:dateTime`, e.g. `2026-11-02T08:35:00.562+01:00`; years 1 to 9999.
    ///
    /// # Errors
    /// [`ZeitpunktError`] for anything else.
    pub fn parse(text: &str) -> Result<Self, ZeitpunktError> {
        zerlegt(text).ok_or(ZeitpunktError)
    }

    /// The instant; `None` if the message did not say the offset.
    #[must_use]
    pub fn timestamp(&self) -> Option<Timestamp> {
        self.versatz
            .and_then(|versatz| versatz.to_timestamp(self.lokal).ok())
    }
}

/// The text is not an `xs:dateTime`.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a date and time of the form YYYY-MM-DDThh:mm:ss.sss+hh:mm")]
pub struct ZeitpunktError;

fn zerlegt(text: &str) -> Option<Zeitpunkt> {
    let (tag, zeit) = text.split_at_checked(10)?;
    let tag = crate::teildatum::tag(tag)?;
    let (uhr, rest) = zeit.split_at_checked(9)?;
    let [b'T', h, i, b':', m, n, b':', s, t] = uhr.as_bytes() else {
        return None;
    };
    let (stunde, minute, sekunde) = (zwei(*h, *i)?, zwei(*m, *n)?, zwei(*s, *t)?);
    let (nano, zone) = match rest.strip_prefix('.') {
        None => (0, rest),
        Some(rest) => {
            let ende = rest.bytes().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len());
            let (bruch, zone) = rest.split_at_checked(ende)?;
            (nanosekunden(bruch.as_bytes())?, zone)
        }
    };
    let versatz = if zone.is_empty() { None } else { Some(versatz(zone)?) };
    if (stunde, minute, sekunde, nano) == (24, 0, 0, 0) {
        // The end of a day is the beginning of the next.
        let lokal = tag.checked_add(1.day()).ok()?.to_datetime(Time::midnight());
        return Some(Zeitpunkt { lokal, versatz });
    }
    let uhr = Time::new(stunde, minute, sekunde, nano).ok()?;
    Some(Zeitpunkt {
        lokal: tag.to_datetime(uhr),
        versatz,
    })
}

fn versatz(text: &str) -> Option<Offset> {
    let [vorzeichen, h, i, b':', m, n] = text.as_bytes() else {
        return (text == "Z").then_some(Offset::UTC);
    };
    let vorzeichen = match vorzeichen {
        b'-' => -1,
        b'+' => 1,
        _ => return None,
    };
    let (stunden, minuten) = (i32::from(zwei(*h, *i)?), i32::from(zwei(*m, *n)?));
    let sekunden = stunden * 3600 + minuten * 60;
    if minuten > 59 || sekunden > 14 * 3600 {
        return None;
    }
    Offset::from_seconds(vorzeichen * sekunden).ok()
}

/// The number that two ASCII digits write.
fn zwei(zehner: u8, einer: u8) -> Option<i8> {
    let ziffern = zehner.is_ascii_digit() && einer.is_ascii_digit();
    ziffern
        .then(|| (zehner - b'0') * 10 + (einer - b'0'))
        .and_then(|zahl| i8::try_from(zahl).ok())
}

/// Fraction of a second; more than nine digits can only be noughts.
fn nanosekunden(bruch: &[u8]) -> Option<i32> {
    let zu_fein = bruch.iter().skip(9).any(|b| *b != b'0');
    if bruch.is_empty() || zu_fein {
        return None;
    }
    let stellen = bruch.iter().chain(std::iter::repeat(&b'0')).take(9);
    Some(stellen.fold(0, |zahl, ziffer| zahl * 10 + i32::from(*ziffer - b'0')))
}

impl fmt::Display for Zeitpunkt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let zeit = self.lokal.time();
        write!(
            f,
            "{}T{:02}:{:02}:{:02}.",
            self.lokal.date(),
            zeit.hour(),
            zeit.minute(),
            zeit.second()
        )?;
        let neun = format!("{:09}", zeit.subsec_nanosecond());
        let bruch = neun.trim_end_matches('0');
        write!(f, "{bruch:0<3}")?;
        match self.versatz.map(Offset::seconds) {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(sekunden) => {
                let vorzeichen = if sekunden < 0 { '-' } else { '+' };
                let minuten = sekunden.abs() / 60;
                write!(f, "{vorzeichen}{:02}:{:02}", minuten / 60, minuten % 60)
            }
        }
    }
}

impl Einfach for Zeitpunkt {
    const ART: Einfachart = Einfachart::nur("xs:dateTime");

    fn aus_xml(text: Cow<'_, str>) -> Result<Self, Mangel> {
        // The judge of the official schema passes over white space at the end, not at the beginning.
        let text = text.trim_end_matches(ist_leerraum);
        Self::parse(text).map_err(|_| {
            if ausserhalb(text) {
                Mangel::nicht_darstellbar("a date and time of the years 1 to 9999, in at most nine digits of a second")
            } else {
                Mangel::form("a date and time")
            }
        })
    }

    fn als_xml(&self, schreiber: &mut Schreiber) {
        schreiber.text(&self.to_string());
    }
}
einfach!(Zeitpunkt);

/// Whether a text is an `xs:dateTime` that a [`Zeitpunkt`] cannot hold.
fn ausserhalb(text: &str) -> bool {
    let Some((jahr, rest)) = text.strip_prefix('-').unwrap_or(text).split_once('-') else {
        return false;
    };
    let ziffern = jahr.len() >= 4 && jahr.bytes().all(|b| b.is_ascii_digit());
    let Some(zahl) = jahr.parse::<i64>().ok().filter(|zahl| {
        ziffern && *zahl > 0 && !(jahr.len() > 4 && jahr.starts_with('0'))
    }) else {
        return false;
    };
    // A year of four digits with the same leap day stands in for it: the calendar repeats every 400 years, and the
    // judge of the official schema counts the years before the first by the same number.
    let schalt = zahl % 400;
    let (sekunden, bruch, danach) = bruch_abtrennen(rest);
    let bruch_gut = bruch.is_none_or(|b| !b.is_empty() && b.bytes().all(|z| z.is_ascii_digit()));
    // The end of a day has no fraction but noughts.
    let null = bruch.is_none_or(|b| b.bytes().all(|z| z == b'0'));
    let ende = sekunden.ends_with("T24:00:00");
    let kurz = [&format!("{:04}-", 2000 + schalt), sekunden, danach].concat();
    bruch_gut && (null || !ende) && zerlegt(&kurz).is_some()
}

/// What stands before the fraction of the second, the fraction, and what stands behind it.
fn bruch_abtrennen(text: &str) -> (&str, Option<&str>, &str) {
    let Some((vorn, hinten)) = text.split_once('.') else {
        return (text, None, "");
    };
    let ende = hinten.find(['Z', '+', '-']).unwrap_or(hinten.len());
    let (bruch, danach) = hinten.split_at(ende);
    (vorn, Some(bruch), danach)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_in_time_is_written_with_milliseconds_and_zone() {
        let zeit = Zeitpunkt::neu(Timestamp::from_second(0).unwrap());
        assert_eq!(zeit.to_string(), "1970-01-01T00:00:00.000Z");
        let gelesen = Zeitpunkt::parse("2026-11-02T08:35:00.5627+01:00").unwrap();
        assert_eq!(gelesen.to_string(), "2026-11-02T08:35:00.5627+01:00");
        assert_eq!(
            gelesen.timestamp().unwrap().to_string(),
            "2026-11-02T07:35:00.5627Z"
        );
    }

    #[test]
    fn the_end_of_a_day_is_the_beginning_of_the_next() {
        assert_eq!(
            Zeitpunkt::parse("2026-12-31T24:00:00Z").unwrap().to_string(),
            "2027-01-01T00:00:00.000Z"
        );
    }

    #[test]
    fn a_missing_zone_is_kept_as_missing() {
        assert_eq!(Zeitpunkt::parse("2026-11-02T08:35:00").unwrap().timestamp(), None);
    }

    #[test]
    fn what_the_schema_allows_and_we_cannot_hold_is_told_apart() {
        for text in [
            "12026-02-28T00:00:00",
            "-0004-02-29T24:00:00.0Z",
            "-2026-01-01T00:00:00.5+14:00",
            "2026-11-02T08:35:00.1234567891Z",
        ] {
            assert!(Zeitpunkt::parse(text).is_err() && ausserhalb(text), "{text}");
        }
        for text in ["0000-01-01T00:00:00", "-0001-02-29T00:00:00", "02026-01-01T00:00:00", "-x", "12026-01-01"] {
            assert!(!ausserhalb(text), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "2026-11-02",
            "2026-11-02T25:00:00Z",
            "2026-11-02T08:35Z",
            "2026-11-02T08:35:60Z",
            "2026-11-02T08:35:00+15:00",
            "2026-11-02T08:35:00.Z",
            "2026-11-02T08:35:00ZZ",
            "2026-11-02T24:00:01Z",
        ] {
            assert!(Zeitpunkt::parse(text).is_err(), "{text}");
        }
    }
}
