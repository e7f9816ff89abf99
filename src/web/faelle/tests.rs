//! The way of a case in words.

use jiff::Timestamp;

use super::verlauf::verlauf;
use crate::{
    fall::probe::ereignisse,
    fall::{Ereignis, Fall, Uebergang, tests::fall},
    service::Vorgang,
    web::sprache::Texte,
};

fn um(stunde: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + stunde * 3600).unwrap()
}

fn ereignis(name: &str) -> Ereignis {
    ereignisse().into_iter().find(|e| e.name() == name).unwrap()
}

/// A case after these events, an hour apart.
fn nach(namen: &[&str]) -> Vorgang {
    let anfang = Fall {
        eingereicht_am: um(0),
        ..fall()
    };
    let fall = (1..).zip(namen).fold(anfang, |fall, (stunde, name)| {
        let Ok(Uebergang::Weiter(fall)) = fall.nach(ereignis(name), um(stunde)) else {
            panic!("{name}")
        };
        fall
    });
    Vorgang {
        fall,
        geaendert_am: um(9),
        ruecknahme_bis: None,
    }
}

/// Kind and title of each station, in German.
fn stationen(namen: &[&str]) -> Vec<(&'static str, String)> {
    verlauf(&Texte::lade().unwrap(), &nach(namen))
        .into_iter()
        .map(|station| (station.art, station.titel))
        .collect()
}

fn paare<const N: usize>(paare: [(&'static str, &str); N]) -> Vec<(&'static str, String)> {
    paare.map(|(art, titel)| (art, titel.to_owned())).into()
}

#[test]
fn a_case_on_its_way_shows_what_was_and_what_comes() {
    assert_eq!(
        stationen(&[]),
        paare([
            ("getan", "Anmeldung abgeschickt"),
            ("offen", "Bei der Meldebehörde"),
            ("offen", "Entscheidung der Meldebehörde"),
        ])
    );
    assert_eq!(
        stationen(&["zugestellt", "code-unterwegs"]),
        paare([
            ("getan", "Anmeldung abgeschickt"),
            ("getan", "Bei der Meldebehörde"),
            ("getan", "Brief mit Code an Ihre neue Adresse geschickt"),
            ("jetzt", "Code aus dem Brief"),
            ("offen", "Entscheidung der Meldebehörde"),
        ])
    );
    assert_eq!(
        stationen(&["zugestellt", "code-unterwegs", "code-eingegeben", "abgelehnt"]),
        paare([
            ("getan", "Anmeldung abgeschickt"),
            ("getan", "Bei der Meldebehörde"),
            ("getan", "Brief mit Code an Ihre neue Adresse geschickt"),
            ("getan", "Code abgeschickt"),
            ("gescheitert", "Abgelehnt"),
        ])
    );
}

#[test]
fn an_answer_before_our_note_of_delivery_shows_that_it_arrived() {
    assert_eq!(
        stationen(&["angemeldet"]),
        paare([
            ("getan", "Anmeldung abgeschickt"),
            ("getan", "Bei der Meldebehörde"),
            ("getan", "Angemeldet"),
        ])
    );
}

#[test]
fn what_was_taken_back_never_was_at_the_authority() {
    assert_eq!(
        stationen(&["zurueckgezogen"]),
        paare([
            ("getan", "Anmeldung abgeschickt"),
            ("getan", "Von Ihnen zurückgenommen"),
        ])
    );
}

#[test]
fn every_station_has_its_time_and_the_deadline_its_weekday() {
    let texte = Texte::lade().unwrap();
    let weg = verlauf(&texte, &nach(&["zugestellt", "code-unterwegs"]));
    let zeiten: Vec<String> = weg
        .iter()
        .map(|s| s.zeit.replace(['\u{2068}', '\u{2069}'], ""))
        .collect();
    let wann = |stunde| texte.zeitpunkt(um(stunde)).replace(['\u{2068}', '\u{2069}'], "");
    assert_eq!(zeiten[..3], [wann(0), wann(1), wann(2)]);
    assert_eq!(zeiten[3], "Bitte bis Sonntag, 6. Dezember 2026 eingeben");
    assert_eq!(zeiten[4], "Meist nach ein bis drei Arbeitstagen");
}

#[test]
fn every_way_has_words_in_every_language() {
    let wege: [&[&str]; 7] = [
        &[],
        &["zugestellt", "angemeldet"],
        &["code-unterwegs", "code-eingegeben"],
        &["code-unterwegs", "frist-verstrichen"],
        &["zurueckgezogen"],
        &["aufgegeben", "erneut-gesendet", "zugestellt"],
        &["abgelehnt"],
    ];
    let texte = Texte::lade().unwrap();
    for sprache in texte.sprachen().alle() {
        let texte = texte.in_sprache(sprache);
        for weg in wege {
            for station in verlauf(&texte, &nach(weg)) {
                assert!(!station.titel.starts_with("verlauf-"), "{}", station.titel);
                assert!(texte.hat(station.art_text), "{}", station.art_text);
            }
        }
    }
}
