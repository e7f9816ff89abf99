//! A day for the reader's own calendar, as a file (iCalendar, RFC 5545). It holds what the page says and nobody's data.

use actix_web::{
    HttpResponse,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

/// The most that a line may hold, in octets, its line break left out (RFC 5545, section 3.1).
const ZEILE_HOECHSTENS: usize = 75;

/// A calendar with one event that takes the whole day `tag` and rings at nine in the morning.
///
/// `jetzt` is when the file was made. `uid` names the event for good: the same event read twice stays one, so it must be
/// the same for the same event and different for another (RFC 5545, section 3.8.4.7).
#[must_use]
pub(in crate::web) fn termin(
    titel: &str,
    beschreibung: &str,
    tag: Date,
    jetzt: Timestamp,
    uid: &str,
) -> String {
    let danach = tag.tomorrow().unwrap_or(tag);
    let zeilen = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Meldewerk//Meldewerk//DE".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
        "METHOD:PUBLISH".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", als_text(uid)),
        format!(
            "DTSTAMP:{}",
            jetzt.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ")
        ),
        format!("DTSTART;VALUE=DATE:{}", tag.strftime("%Y%m%d")),
        format!("DTEND;VALUE=DATE:{}", danach.strftime("%Y%m%d")),
        format!("SUMMARY:{}", als_text(titel)),
        format!("DESCRIPTION:{}", als_text(beschreibung)),
        "CLASS:PRIVATE".to_owned(),
        "TRANSP:TRANSPARENT".to_owned(),
        "BEGIN:VALARM".to_owned(),
        "ACTION:DISPLAY".to_owned(),
        format!("DESCRIPTION:{}", als_text(titel)),
        "TRIGGER:PT9H".to_owned(),
        "END:VALARM".to_owned(),
        "END:VEVENT".to_owned(),
        "END:VCALENDAR".to_owned(),
    ];
    zeilen.iter().map(|zeile| gefaltet(zeile)).collect()
}

/// The file as a download with this name.
#[must_use]
pub(in crate::web) fn als_datei(kalender: String, name: &str) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CONTENT_TYPE, "text/calendar; charset=utf-8"))
        .insert_header((CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")))
        .body(kalender)
}

/// A value of type TEXT (RFC 5545, section 3.3.11), without the marks that isolate variables in a page.
fn als_text(text: &str) -> String {
    let mut wert = String::with_capacity(text.len());
    for zeichen in text.chars() {
        match zeichen {
            '\\' | ';' | ',' => wert.extend(['\\', zeichen]),
            '\n' => wert.push_str("\\n"),
            '\u{2066}'..='\u{2069}' => {}
            _ if zeichen.is_control() => {}
            _ => wert.push(zeichen),
        }
    }
    wert
}

/// A line with its line break; a long one goes on after a break and a blank, and no character is torn apart.
fn gefaltet(zeile: &str) -> String {
    let mut gefaltet = String::with_capacity(zeile.len() + 8);
    let mut belegt = 0;
    for zeichen in zeile.chars() {
        if belegt + zeichen.len_utf8() > ZEILE_HOECHSTENS {
            gefaltet.push_str("\r\n ");
            belegt = 1;
        }
        gefaltet.push(zeichen);
        belegt += zeichen.len_utf8();
    }
    gefaltet.push_str("\r\n");
    gefaltet
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn kalender(titel: &str, beschreibung: &str) -> String {
        let jetzt = "2026-11-26T09:30:00Z".parse().unwrap();
        termin(
            titel,
            beschreibung,
            date(2026, 12, 31),
            jetzt,
            "frist-2026-12-31@meldewerk.example",
        )
    }

    /// What a reader makes of the file: lines put together again.
    fn zeilen(kalender: &str) -> Vec<String> {
        kalender
            .replace("\r\n ", "")
            .split_terminator("\r\n")
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn an_event_takes_one_day_and_rings_in_the_morning() {
        let zeilen = zeilen(&kalender("Wohnung anmelden", "Letzter Tag."));
        for zeile in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "UID:frist-2026-12-31@meldewerk.example",
            "DTSTAMP:20261126T093000Z",
            "DTSTART;VALUE=DATE:20261231",
            "DTEND;VALUE=DATE:20270101",
            "SUMMARY:Wohnung anmelden",
            "DESCRIPTION:Letzter Tag.",
            "TRIGGER:PT9H",
            "END:VCALENDAR",
        ] {
            assert!(zeilen.iter().any(|z| z == zeile), "{zeile} in {zeilen:#?}");
        }
        let tiefe = zeilen
            .iter()
            .fold(0, |tiefe, zeile| match zeile.split(':').next() {
                Some("BEGIN") => tiefe + 1,
                Some("END") => tiefe - 1,
                _ => tiefe,
            });
        assert_eq!(tiefe, 0, "every component is closed");
    }

    #[test]
    fn every_line_ends_with_crlf_and_holds_at_most_75_octets() {
        let lang = "Müßiggänger üben Öffnungszeiten: €uro, Straße; ".repeat(9);
        let kalender = kalender(&lang, &lang);
        assert!(kalender.ends_with("\r\n"));
        assert_eq!(kalender.matches('\n').count(), kalender.matches("\r\n").count());
        for zeile in kalender.split("\r\n") {
            assert!(zeile.len() <= 75, "{} octets: {zeile}", zeile.len());
        }
        let zusammen = zeilen(&kalender);
        let titel = zusammen.iter().find_map(|z| z.strip_prefix("SUMMARY:")).unwrap();
        assert_eq!(titel.replace("\\,", ",").replace("\\;", ";"), lang);
    }

    #[test]
    fn a_character_of_several_octets_is_never_torn_apart() {
        for fuellung in 60..80 {
            let zeile = ["x".repeat(fuellung).as_str(), &"ü€😀".repeat(20)].concat();
            let gefaltet = gefaltet(&zeile);
            assert!(gefaltet.split("\r\n").all(|teil| teil.len() <= 75));
            assert_eq!(gefaltet.replace("\r\n ", ""), [&zeile, "\r\n"].concat());
        }
    }

    #[test]
    fn signs_with_a_meaning_are_escaped_and_marks_of_the_page_left_out() {
        assert_eq!(als_text("a;b,c\\d\ne\r\u{2068}f\u{2069}"), "a\\;b\\,c\\\\d\\nef");
        let kalender = kalender("x\r\nBEGIN:VALARM", "y");
        assert_eq!(
            zeilen(&kalender).iter().filter(|z| *z == "BEGIN:VALARM").count(),
            1,
            "nothing can be smuggled in"
        );
    }
}
