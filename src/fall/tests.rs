//! Walks through the machine that `docs/zustand.md` draws.

mod bild;
mod zufaellig;

use jiff::{Timestamp, civil::date};
use xoev::{ags::Ags, latin::Text, teildatum::Teildatum};

use super::{Abweichung, Bestaetigt, Ereignis, Erklaerung, Fall, Uebergang, Zustand, probe::ereignisse};
use crate::{
    antrag::{Eingaben, Umzugsart},
    kernel::{FallId, Personal, zufall::FesterZufall},
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

/// A case that has just been submitted.
pub(crate) fn fall() -> Fall {
    let zufall = FesterZufall::neu(1);
    Fall {
        id: FallId::neu(Timestamp::UNIX_EPOCH, &zufall),
        aktenzeichen: Aktenzeichen::neu(date(2026, 11, 22), &zufall),
        fallcode: Fallcode::neu(&zufall),
        zuzug: Ags::parse("99000002").unwrap(),
        eingereicht_am: Timestamp::UNIX_EPOCH,
        erklaerung: erklaerung(),
        angaben: Personal::default(),
        eingaben: Eingaben::default(),
        kopie: None,
        bestaetigung: None,
        sprache: "de".into(),
        email: None,
        loeschungen: Vec::new(),
        papiere: Vec::new(),
        zustand: Zustand::Eingereicht,
        bisher: Vec::new(),
    }
}

/// The case after these events; one that cannot happen leaves it where it was.
fn nach(ereignisse: &[&str]) -> Fall {
    ereignisse.iter().fold(fall(), |fall, name| {
        let bisher = fall.clone();
        match fall.nach(ereignis(name), Timestamp::UNIX_EPOCH) {
            Ok(Uebergang::Weiter(fall) | Uebergang::Unveraendert(fall)) => fall,
            Err(_) => bisher,
        }
    })
}

fn ereignis(name: &str) -> Ereignis {
    let gefunden = ereignisse().into_iter().find(|ereignis| ereignis.name() == name);
    gefunden.unwrap_or_else(|| panic!("no event {name}"))
}

fn stand(ereignisse: &[&str]) -> &'static str {
    nach(ereignisse).zustand.name()
}

#[test]
fn an_anmeldung_with_its_confirmation_is_delivered_and_entered() {
    assert_eq!(stand(&["zugestellt"]), "zugestellt");
    assert_eq!(stand(&["zugestellt", "angemeldet"]), "angemeldet");
}

#[test]
fn without_a_confirmation_the_code_goes_back_and_forth() {
    let mut weg = vec!["zugestellt", "code-unterwegs"];
    assert_eq!(stand(&weg), "code-erwartet");
    weg.push("code-eingegeben");
    assert_eq!(stand(&weg), "code-gesendet");
    weg.push("angemeldet");
    assert_eq!(stand(&weg), "angemeldet");
    weg.pop();
    weg.push("abgelehnt");
    assert_eq!(stand(&weg), "abgelehnt", "a wrong code ends in a refusal");
}

#[test]
fn the_answer_may_come_before_we_have_noted_the_delivery() {
    assert_eq!(stand(&["angemeldet", "zugestellt"]), "angemeldet");
    assert_eq!(stand(&["code-unterwegs", "zugestellt"]), "code-erwartet");
}

#[test]
fn a_second_code_is_refused_and_a_second_letter_asks_for_its_own() {
    let gesendet = nach(&["zugestellt", "code-unterwegs", "code-eingegeben"]);
    let jetzt = Timestamp::UNIX_EPOCH;
    assert!(gesendet.clone().nach(Ereignis::CodeEingegeben, jetzt).is_err());
    let brief = |fristende| Ereignis::CodeUnterwegs {
        aktenzeichen: "NEU-1".to_owned(),
        fristende,
    };
    let derselbe = gesendet.clone().nach(ereignis("code-unterwegs"), jetzt);
    assert!(matches!(derselbe, Ok(Uebergang::Unveraendert(_))), "{derselbe:?}");
    let neuer = gesendet.nach(brief(Some(date(2026, 12, 24))), jetzt);
    assert!(
        matches!(&neuer, Ok(Uebergang::Weiter(fall)) if fall.zustand.name() == "code-erwartet"),
        "{neuer:?}"
    );
}

#[test]
fn a_withdrawal_counts_until_the_register_has_it() {
    assert_eq!(stand(&["zurueckgezogen"]), "zurueckgezogen");
    assert_eq!(stand(&["zurueckgezogen", "angemeldet"]), "zurueckgezogen");
    assert_eq!(stand(&["zugestellt", "zurueckgezogen"]), "zugestellt");
    assert_eq!(stand(&["aufgegeben", "zurueckgezogen"]), "gestoert");
}

#[test]
fn what_was_given_up_goes_on_by_the_operator_or_by_an_answer() {
    assert_eq!(stand(&["aufgegeben"]), "gestoert");
    assert_eq!(
        stand(&["aufgegeben", "erneut-gesendet", "zugestellt"]),
        "zugestellt"
    );
    assert_eq!(stand(&["aufgegeben", "angemeldet"]), "angemeldet");
    assert_eq!(stand(&["aufgegeben", "code-unterwegs"]), "code-erwartet");
    assert_eq!(stand(&["zugestellt", "erneut-gesendet"]), "zugestellt");
}

#[test]
fn a_code_that_never_came_lets_the_case_lapse_and_a_late_decision_still_counts() {
    let verfallen = ["zugestellt", "code-unterwegs", "frist-verstrichen"];
    assert_eq!(stand(&verfallen), "verfallen");
    assert!(!nach(&verfallen).zustand.ist_offen());
    assert_eq!(stand(&[&verfallen[..], &["angemeldet"]].concat()), "angemeldet");
    let gesendet = ["code-unterwegs", "code-eingegeben", "frist-verstrichen"];
    assert_eq!(
        stand(&gesendet),
        "code-gesendet",
        "the person has done their part"
    );
}

#[test]
fn the_grace_ends_at_midnight_in_berlin_after_three_days() {
    let zustand = Zustand::CodeErwartet {
        aktenzeichen: "NEU-1".to_owned(),
        fristende: Some(date(2026, 3, 26)),
    };
    // The clocks go forward in between.
    let erwartet: Timestamp = "2026-03-29T22:00:00Z".parse().unwrap();
    assert_eq!(zustand.verfaellt_am(), Some(erwartet));
    assert_eq!(fall().zustand.verfaellt_am(), None);
}

#[test]
fn a_contradiction_of_the_register_is_marked_for_a_person() {
    for (weg, dann) in [
        (&["abgelehnt"][..], "angemeldet"),
        (&["angemeldet"], "abgelehnt"),
        (&["angemeldet"], "zurueckgewiesen"),
        (&["zurueckgezogen"], "angemeldet"),
    ] {
        let nein = nach(weg).nach(ereignis(dann), Timestamp::UNIX_EPOCH);
        assert!(nein.is_err_and(|nein| nein.widerspruch), "{weg:?} {dann}");
    }
    let person = nach(&["angemeldet"]).nach(Ereignis::CodeEingegeben, Timestamp::UNIX_EPOCH);
    assert!(person.is_err_and(|nein| !nein.widerspruch));
}

#[test]
fn a_case_remembers_its_way() {
    let um = |sekunde| Timestamp::from_second(sekunde).unwrap();
    let mut fall = fall();
    for (sekunde, name) in [(1, "zugestellt"), (2, "zugestellt"), (3, "angemeldet")] {
        let Ok(Uebergang::Weiter(neu) | Uebergang::Unveraendert(neu)) =
            fall.nach(ereignis(name), um(sekunde))
        else {
            panic!("{name}")
        };
        fall = neu;
    }
    let weg: Vec<_> = fall
        .bisher
        .iter()
        .map(|halt| (halt.zustand.name(), halt.bis))
        .collect();
    assert_eq!(weg, [("eingereicht", um(1)), ("zugestellt", um(3))]);
    let gespeichert = serde_json::to_string(&fall).unwrap();
    assert_eq!(serde_json::from_str::<Fall>(&gespeichert).unwrap(), fall);
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
