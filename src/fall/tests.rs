//! Walks through the machine that `docs/zustand.md` draws.

use jiff::{Timestamp, civil::date};
use xoev::{ags::Ags, latin::Text, teildatum::Teildatum};

use super::{Ablehnungsgrund, Abweichung, Bestaetigt, Ereignis, Erklaerung, Fall, Uebergang, Zustand};
use crate::{
    antrag::{Eingaben, Umzugsart},
    kernel::{FallId, zufall::FesterZufall},
    meldewesen::{
        Aktenzeichen, Anschrift, Chipanschrift, Fallcode, Hausnummer, Identitaet, Person, Postleitzahl,
        Wohnungsstatus,
    },
};

fn text(text: &str) -> Text {
    Text::parse(text).unwrap()
}

fn erklaerung() -> Erklaerung {
    let ags = Ags::parse("99000002").unwrap();
    let person = Person {
        familienname: text("Mustermann"),
        vornamen: Some(text("Erika")),
        rufname: None,
        doktorgrad: None,
        geburtsdatum: Teildatum::Tag(date(1984, 1, 26)),
    };
    Erklaerung {
        art: Umzugsart::Anmeldung,
        identitaet: Identitaet {
            familienname: person.familienname.clone(),
            vornamen: person.vornamen.clone(),
            geburtsdatum: person.geburtsdatum,
            anschrift: Chipanschrift {
                ags: Ags::parse("99000001").unwrap(),
                postleitzahl: Postleitzahl::parse("99001").unwrap(),
                ort: text("Altstadt"),
                strasse_hausnummer: text("Alte Straße 12 a"),
                teile: None,
            },
            ausweis: None,
        },
        person,
        weitere: Vec::new(),
        anschrift: Anschrift {
            ags,
            postleitzahl: Postleitzahl::parse("99002").unwrap(),
            wohnort: text("Neustadt"),
            strasse: text("Neue Straße"),
            hausnummer: Some(Hausnummer::parse("7").unwrap()),
            hausnummernzusatz: None,
            teilnummer: None,
            wohnungsnummer: None,
            zusatzangaben: None,
            wohnungsinhaber: None,
        },
        einzug: date(2026, 11, 1),
        status: Wohnungsstatus::Alleinige,
    }
}

fn fall() -> Fall {
    let zufall = FesterZufall::neu(1);
    Fall {
        id: FallId::neu(Timestamp::UNIX_EPOCH, &zufall),
        aktenzeichen: Aktenzeichen::neu(date(2026, 11, 22), &zufall),
        zuzug: Ags::parse("99000002").unwrap(),
        eingereicht_am: Timestamp::UNIX_EPOCH,
        erklaerung: erklaerung(),
        fallcode: Fallcode::neu(&FesterZufall::neu(2)),
        eingaben: Eingaben::default(),
        papiere: Vec::new(),
        kopie: None,
        sprache: "de".into(),
        email: None,
        loeschungen: Vec::new(),
        zustand: Zustand::Eingereicht,
    }
}

fn alle_ereignisse() -> Vec<Ereignis> {
    let az = || "NEU-1".to_owned();
    vec![
        Ereignis::Zugestellt {
            am: Timestamp::UNIX_EPOCH,
        },
        Ereignis::CodeUnterwegs {
            aktenzeichen: az(),
            fristende: Some(date(2026, 12, 6)),
        },
        Ereignis::CodeEingegeben,
        Ereignis::Angemeldet {
            aktenzeichen: az(),
            dokumente: vec![],
            abweichungen: vec![],
        },
        Ereignis::Abgelehnt {
            aktenzeichen: az(),
            grund: Ablehnungsgrund::CodeUngueltig,
            dokument: None,
        },
        Ereignis::Zurueckgewiesen {
            code: "X001".to_owned(),
        },
    ]
}

/// The case after these events; one that cannot happen leaves it where it was.
fn nach(ereignisse: &[usize]) -> Fall {
    ereignisse.iter().fold(fall(), |fall, nummer| {
        let bisher = fall.clone();
        match fall.nach(alle_ereignisse()[*nummer].clone()) {
            Ok(Uebergang::Weiter(fall) | Uebergang::Unveraendert(fall)) => fall,
            Err(_) => bisher,
        }
    })
}

#[test]
fn an_anmeldung_with_its_confirmation_is_delivered_and_entered() {
    assert_eq!(nach(&[0]).zustand.name(), "zugestellt");
    assert_eq!(nach(&[0, 3]).zustand.name(), "angemeldet");
}

#[test]
fn without_a_confirmation_the_code_goes_back_and_forth() {
    let namen: Vec<_> = [&[0, 1][..], &[0, 1, 2], &[0, 1, 2, 3]]
        .map(|weg| nach(weg).zustand.name())
        .into();
    assert_eq!(namen, ["code-erwartet", "code-gesendet", "angemeldet"]);
    assert_eq!(
        nach(&[0, 1, 2, 4]).zustand.name(),
        "abgelehnt",
        "a wrong code ends in a refusal"
    );
}

#[test]
fn the_answer_may_come_before_we_have_noted_the_delivery() {
    assert_eq!(nach(&[3, 0]).zustand.name(), "angemeldet");
    assert_eq!(nach(&[1, 0]).zustand.name(), "code-erwartet");
}

#[test]
fn a_code_is_taken_only_when_one_is_awaited() {
    assert!(fall().nach(Ereignis::CodeEingegeben).is_err());
    assert!(nach(&[0, 3]).nach(Ereignis::CodeEingegeben).is_err());
}

#[test]
fn a_decided_case_stays_decided_whatever_comes() {
    for ende in [3, 4] {
        let entschieden = nach(&[0, ende]);
        for ereignis in alle_ereignisse() {
            let danach = entschieden.clone().nach(ereignis);
            assert!(!matches!(danach, Ok(Uebergang::Weiter(_))), "{danach:?}");
        }
    }
}

#[test]
fn every_sequence_of_messages_leaves_a_case_in_a_state_that_is_drawn() {
    let anzahl = alle_ereignisse().len();
    for weg in 0..anzahl.pow(5) {
        let schritte: Vec<_> = (0..5_u32)
            .map(|stelle| weg / anzahl.pow(stelle) % anzahl)
            .collect();
        let fall = nach(&schritte);
        let erwartet = schritte.iter().find(|schritt| [3, 4].contains(*schritt));
        match erwartet {
            Some(3) => assert_eq!(fall.zustand.name(), "angemeldet", "{schritte:?}"),
            Some(_) => assert_eq!(fall.zustand.name(), "abgelehnt", "{schritte:?}"),
            None => assert!(!fall.zustand.ist_ende(), "{schritte:?}"),
        }
    }
}

#[test]
fn a_register_that_enters_something_else_is_noticed_field_by_field() {
    let erklaert = erklaerung();
    let mut bestaetigt = Bestaetigt {
        person: erklaert.person.clone(),
        anschrift: erklaert.anschrift.clone(),
        einzug: Some(erklaert.einzug),
        status: erklaert.status,
        angemeldet_am: date(2026, 11, 22),
    };
    assert_eq!(erklaert.abweichungen(&bestaetigt), []);
    bestaetigt.einzug = Some(date(2026, 11, 2));
    bestaetigt.anschrift.strasse = text("Andere Straße");
    assert_eq!(
        erklaert.abweichungen(&bestaetigt),
        [Abweichung::Anschrift, Abweichung::Einzugsdatum]
    );
}
