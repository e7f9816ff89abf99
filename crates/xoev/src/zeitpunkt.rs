//! A point in time as a message states it (`xs:dateTime`).

use std::borrow::Cow;
use std::fmt;

use jiff::civil::{DateTime, Time};
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};

use crate::baum::Knoten;
use crate::fehler::{Fehlercode, Grund};
use crate::read::{Gelesen, Leser, ist_leerraum};
use crate::typ::{Art, Typ, XmlTyp};
use crate::werte::{Einfach, einfach, form};
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
    let (tag, zeit) = text.split_once('T')?;
    let tag = crate::teildatum::tag(tag)?;
    let (uhrzeit, versatz) = match zeit.find(['Z', '+', '-']) {
        Some(stelle) => (zeit.get(..stelle)?, Some(versatz(zeit.get(stelle..)?)?)),
        None => (zeit, None),
    };
    let (sekunden, bruch) = uhrzeit
        .split_once('.')
        .map_or((uhrzeit, None), |(s, b)| (s, Some(b)));
    let mut teile = sekunden.split(':').map(zweistellig);
    let (stunde, minute, sekunde) = (teile.next()??, teile.next()??, teile.next()??);
    if teile.next().is_some() {
        return None;
    }
    let nano = bruch.map_or(Some(0), nanosekunden)?;
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
    if text == "Z" {
        return Some(Offset::UTC);
    }
    let vorzeichen = if text.starts_with('-') { -1 } else { 1 };
    let (stunden, minuten) = text.get(1..)?.split_once(':')?;
    let (stunden, minuten) = (i32::from(zweistellig(stunden)?), i32::from(zweistellig(minuten)?));
    let sekunden = stunden * 3600 + minuten * 60;
    if minuten > 59 || sekunden > 14 * 3600 {
        return None;
    }
    Offset::from_seconds(vorzeichen * sekunden).ok()
}

fn zweistellig(text: &str) -> Option<i8> {
    let ziffern = text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| ziffern)
}

/// Fraction of a second; digits beyond the ninth are dropped.
fn nanosekunden(bruch: &str) -> Option<i32> {
    if bruch.is_empty() || !bruch.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let neun: String = bruch.chars().chain("000000000".chars()).take(9).collect();
    neun.parse().ok()
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
    fn aus_xml(text: &str) -> Result<Self, (Fehlercode, Grund)> {
        Self::parse(text.trim_matches(ist_leerraum)).map_err(|_| form("a date and time"))
    }

    fn als_xml(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}
einfach!(Zeitpunkt, "xs:dateTime", leer_fehlt: false);

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
