//! The case matrix row by row, and the whole tree of answers.

use std::path::Path;

use jiff::civil::date;

use super::*;
use crate::{config, regeln::Unterlage};

const HEUTE: Date = date(2026, 11, 26);
const ALTSTADT: &str = "gemeinde=99000001";
const AUS_NEUSTADT: &str = "bisher=99000002";

/// Musterland as it is shipped: Altstadt and Neustadt take part, Kleinstadt does not.
fn land() -> Land {
    let datei = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/land/musterland.toml");
    let text = std::fs::read_to_string(&datei).unwrap();
    config::lies_land_text(&text, &datei).unwrap().land()
}

fn antworten(abfrage: &str) -> Vorabantworten {
    let (antworten, fehler) = Vorabantworten::parse(|name| {
        abfrage
            .split([' ', '&'])
            .filter_map(|paar| paar.split_once('='))
            .find(|(feld, _)| *feld == name)
            .map(|(_, wert)| wert.to_owned())
            .unwrap_or_default()
    });
    assert_eq!(fehler, [], "{abfrage}");
    antworten
}

fn ergebnis(abfrage: &str) -> Ergebnis {
    match pruefe_vorab(&antworten(abfrage), &land(), HEUTE).stand {
        Stand::Ergebnis(ergebnis) => ergebnis,
        Stand::Frage { frage, .. } => panic!("{abfrage} leaves {frage:?} open"),
    }
}

fn ja(einstieg: Einstieg) -> Ergebnis {
    Ergebnis::Ja { einstieg }
}

fn so(einstieg: Einstieg, was: &[Zusatz]) -> Ergebnis {
    let was = was.to_vec();
    Ergebnis::SoGehtEs { einstieg, was }
}

fn nicht(grund: Hindernis) -> Ergebnis {
    Ergebnis::Nein { grund }
}

#[test]
fn every_row_of_the_case_matrix_ends_as_the_law_has_it() {
    use Einstieg::{Anmeldung, Meldebescheinigung, Nebenwohnung, Ummeldung};
    let zuzug = |rest: &str| format!("anliegen=zuzug {ALTSTADT} {AUS_NEUSTADT} {rest}");
    let innerhalb = |rest: &str| format!("anliegen=innerhalb {ALTSTADT} {rest}");
    for (reihe, abfrage, erwartet) in [
        (1, zuzug("wer=allein fehlt=nichts"), ja(Anmeldung)),
        (2, innerhalb("wer=allein fehlt=nichts"), ja(Ummeldung)),
        (3, zuzug("wer=familie fehlt=nichts"), ja(Anmeldung)),
        (
            4,
            zuzug("wer=getrennt fehlt=nichts"),
            so(Anmeldung, &[Zusatz::JederFuerSich]),
        ),
        (
            5,
            zuzug("wer=gemeinsam fehlt=nichts"),
            so(Anmeldung, &[Zusatz::VerbundeneFaelle]),
        ),
        (6, innerhalb("wer=familie fehlt=nichts"), ja(Ummeldung)),
        (
            7,
            zuzug("wer=elternteil fehlt=nichts"),
            so(Anmeldung, &[Zusatz::ZustimmungElternteil]),
        ),
        (
            8,
            zuzug("wer=jugendlich fehlt=nichts"),
            so(Anmeldung, &[Zusatz::EigenerAusweis]),
        ),
        (9, zuzug("wer=betreuung"), nicht(Hindernis::Betreuung)),
        (
            10,
            format!("anliegen=aus-dem-ausland dauer=laenger frueher=nein {ALTSTADT}"),
            nicht(Hindernis::ErsterZuzug),
        ),
        (
            11,
            format!("anliegen=aus-dem-ausland dauer=laenger frueher=ja {ALTSTADT}"),
            nicht(Hindernis::Rueckkehr),
        ),
        (
            12,
            format!(
                "anliegen=zweite-wohnung dauer=laenger {ALTSTADT} {AUS_NEUSTADT} wer=allein fehlt=nichts"
            ),
            ja(Nebenwohnung),
        ),
        (
            13,
            format!("anliegen=nebenwohnung aenderung=aufgeben {ALTSTADT}"),
            nicht(Hindernis::NebenwohnungAufgeben),
        ),
        (
            14,
            format!("anliegen=nebenwohnung aenderung=tauschen {ALTSTADT}"),
            nicht(Hindernis::Statuswechsel),
        ),
        (
            15,
            format!("anliegen=auszug ziel=ausland {ALTSTADT}"),
            nicht(Hindernis::WegzugInsAusland),
        ),
        // 16, 17: with an eAT or an eID-Karte that the Land takes, the case is that of row 1; otherwise there is no ID.
        (16, zuzug("wer=allein fehlt=nichts"), ja(Anmeldung)),
        (
            16,
            zuzug("wer=allein fehlt=ausweis"),
            nicht(Hindernis::AusweisFehlt),
        ),
        (17, innerhalb("wer=allein fehlt=nichts"), ja(Ummeldung)),
        (17, innerhalb("wer=allein fehlt=pin"), nicht(Hindernis::PinFehlt)),
        // 18: a lock is never asked for and changes nothing.
        (18, zuzug("wer=familie fehlt=nichts"), ja(Anmeldung)),
        (
            19,
            zuzug("wer=allein fehlt=bestaetigung"),
            so(Anmeldung, &[Zusatz::Codebrief]),
        ),
        (
            21,
            format!("anliegen=auszug ziel=ohne-wohnung {ALTSTADT}"),
            nicht(Hindernis::OhneWohnung),
        ),
        (
            22,
            format!("anliegen=bescheinigung {ALTSTADT} ausweis=mit-pin"),
            ja(Meldebescheinigung),
        ),
        (
            22,
            format!("anliegen=bescheinigung {ALTSTADT} ausweis=keiner"),
            nicht(Hindernis::AusweisFehlt),
        ),
    ] {
        assert_eq!(ergebnis(&abfrage), erwartet, "row {reihe}: {abfrage}");
    }
}

#[test]
fn row_20_ends_with_the_day_on_which_a_duty_begins() {
    for (abfrage, ausnahme, norm, ab, letzter) in [
        (
            "anliegen=zweite-wohnung dauer=sechs einzug=2026-11-20",
            Ausnahme::Voruebergehend,
            "§ 27 Abs. 2 Satz 1 und 2 BMG",
            Some("2027-05-21"),
            // 20 May and two weeks.
            Some("2027-06-03"),
        ),
        (
            "anliegen=aus-dem-ausland dauer=drei einzug=2026-12-12",
            Ausnahme::Besuch,
            "§ 27 Abs. 2 Satz 3 BMG",
            Some("2027-03-13"),
            // 12 March and two weeks is Good Friday, then Easter.
            Some("2027-03-30"),
        ),
        (
            "anliegen=unterkunft quartier=botschaft",
            Ausnahme::Botschaft,
            "§ 26 Satz 1 Nr. 1 BMG",
            None,
            None,
        ),
        (
            "anliegen=unterkunft quartier=dienst gemeldet=ja",
            Ausnahme::Dienst,
            "§ 27 Abs. 1 Nr. 1 bis 4 BMG",
            None,
            None,
        ),
        (
            "anliegen=unterkunft quartier=kaserne gemeldet=ja dauer=zwoelf",
            Ausnahme::Kaserne,
            "§ 27 Abs. 1 Nr. 5 BMG",
            None,
            None,
        ),
        (
            "anliegen=unterkunft quartier=lehrgang gemeldet=ja",
            Ausnahme::Lehrgang,
            "§ 27 Abs. 1 Nr. 6 BMG",
            None,
            None,
        ),
        (
            "anliegen=unterkunft quartier=hotel gemeldet=nein dauer=sechs einzug=2026-11-01",
            Ausnahme::HotelUngemeldet,
            "§ 29 Abs. 1 Satz 2 BMG",
            Some("2027-02-02"),
            Some("2027-02-15"),
        ),
        (
            "anliegen=unterkunft quartier=camping gemeldet=ja",
            Ausnahme::Camping,
            "§ 29 Abs. 4 Satz 1 BMG",
            None,
            None,
        ),
        (
            "anliegen=unterkunft quartier=schiff gemeldet=ja",
            Ausnahme::Schiff,
            "§ 28 Abs. 2 BMG",
            None,
            None,
        ),
        (
            "anliegen=unterkunft quartier=heim gemeldet=ja",
            Ausnahme::Heim,
            "§ 32 Abs. 1 Satz 1 BMG",
            None,
            None,
        ),
        (
            "anliegen=unterkunft quartier=heim gemeldet=nein einzug=2026-11-01",
            Ausnahme::HeimUngemeldet,
            "§ 32 Abs. 1 Satz 2 BMG",
            Some("2027-02-02"),
            Some("2027-02-15"),
        ),
    ] {
        let Ergebnis::KeinePflicht {
            ausnahme: wegen,
            norm: steht_in,
            bis,
        } = ergebnis(abfrage)
        else {
            panic!("{abfrage} ends with a duty")
        };
        let tage = bis.map(|beginn| (beginn.ab.to_string(), beginn.frist.letzter_tag().to_string()));
        let erwartet = ab.map(str::to_owned).zip(letzter.map(str::to_owned));
        assert_eq!((wegen, steht_in, tage), (ausnahme, norm, erwartet), "{abfrage}");
    }
}

#[test]
fn communes_decide_as_well() {
    let rest = "wer=allein fehlt=nichts";
    for (abfrage, erwartet) in [
        (
            format!("anliegen=innerhalb gemeinde=99000003 {rest}"),
            nicht(Hindernis::NichtAngeschlossen),
        ),
        (
            format!("anliegen=innerhalb gemeinde=andere {rest}"),
            nicht(Hindernis::GemeindeUnbekannt),
        ),
        (
            format!("anliegen=innerhalb gemeinde=01001000 {rest}"),
            nicht(Hindernis::GemeindeUnbekannt),
        ),
        (
            format!("anliegen=zuzug {ALTSTADT} bisher=99000003 {rest}"),
            nicht(Hindernis::BisherigeNichtAngeschlossen),
        ),
        (
            format!("anliegen=zuzug {ALTSTADT} bisher=andere {rest}"),
            nicht(Hindernis::BisherigeNichtAngeschlossen),
        ),
        // Whoever names the same commune twice moves within it.
        (
            format!("anliegen=zuzug {ALTSTADT} bisher=99000001 {rest}"),
            ja(Einstieg::Ummeldung),
        ),
        (
            format!("anliegen=zweite-wohnung dauer=laenger {ALTSTADT} bisher=99000001 {rest}"),
            ja(Einstieg::NebenwohnungInnerhalb),
        ),
    ] {
        assert_eq!(ergebnis(&abfrage), erwartet, "{abfrage}");
    }
}

#[test]
fn reasons_fit_the_answers_that_they_are_given_for() {
    // No length was asked, so none can be wrong: the three months are over, the duty is there.
    for quartier in ["heim", "camping"] {
        let abfrage =
            format!("anliegen=unterkunft quartier={quartier} gemeldet=nein einzug=2026-07-01 {ALTSTADT}");
        assert_eq!(
            ergebnis(&abfrage),
            nicht(Hindernis::BesondereUnterkunft),
            "{abfrage}"
        );
    }
    // Who is registered nowhere is free as a guest from abroad, not because of the service.
    for quartier in ["dienst", "kaserne", "lehrgang"] {
        let abfrage =
            format!("anliegen=unterkunft quartier={quartier} gemeldet=nein dauer=drei einzug=2026-11-01");
        let Ergebnis::KeinePflicht { ausnahme, .. } = ergebnis(&abfrage) else {
            panic!("{abfrage}")
        };
        assert_eq!(ausnahme, Ausnahme::Besuch, "{abfrage}");
    }
    // A Meldebescheinigung has neither two weeks nor the paragraphs of an Anmeldung.
    for grund in [
        Hindernis::NichtAngeschlossen,
        Hindernis::GemeindeUnbekannt,
        Hindernis::PinFehlt,
        Hindernis::AusweisFehlt,
    ] {
        assert!(!nicht(grund).mit_meldefrist(Anliegen::Bescheinigung), "{grund:?}");
        assert!(!grund.norm(Anliegen::Bescheinigung).contains("§ 17"), "{grund:?}");
        assert!(nicht(grund).mit_meldefrist(Anliegen::Zuzug), "{grund:?}");
    }
    let elternteil = Some(Wer::Elternteil);
    assert!(ja(Einstieg::Anmeldung).mit_unterlagen(Anliegen::Zuzug, elternteil));
    assert!(
        !nicht(Hindernis::AusweisFehlt).mit_unterlagen(Anliegen::Zuzug, elternteil),
        "at the counter no paper waits"
    );
    let allein = Hindernis::AusweisFehlt.unterlagen(Anliegen::Zuzug, Some(Wer::Allein));
    assert!(
        !allein.contains(&Unterlage::Familienurkunden),
        "nobody else moves"
    );
}

#[test]
fn what_comes_with_it_adds_up() {
    let abfrage = format!("anliegen=innerhalb {ALTSTADT} wer=elternteil fehlt=einzug");
    let was = [Zusatz::ZustimmungElternteil, Zusatz::ErstNachEinzug];
    assert_eq!(ergebnis(&abfrage), so(Einstieg::Ummeldung, &was));
    assert_eq!(
        ergebnis(&abfrage).normen(Anliegen::Innerhalb),
        [
            "§ 17 Abs. 1, § 23a BMG",
            "§ 22 Abs. 2, § 25 Nr. 2 BMG",
            "§ 17 Abs. 1 BMG"
        ]
    );
}

#[test]
fn a_stay_that_is_already_longer_than_said_is_asked_again() {
    let abfrage = "anliegen=zweite-wohnung dauer=sechs einzug=2026-05-25";
    let pruefung = pruefe_vorab(&antworten(abfrage), &land(), HEUTE);
    let Stand::Frage { frage, fehler, .. } = pruefung.stand else {
        panic!("six months are over on 26 November")
    };
    assert_eq!((frage, fehler.unwrap().grund), (Frage::Einzug, Grund::ZuFrueh));
    assert!(matches!(
        ergebnis("anliegen=zweite-wohnung dauer=sechs einzug=2026-05-26"),
        Ergebnis::KeinePflicht { .. }
    ));
}

#[test]
fn answers_that_are_not_asked_for_mean_nothing() {
    let abfrage = format!("anliegen=auszug ziel=ausland {ALTSTADT} wer=familie fehlt=pin quartier=heim");
    let pruefung = pruefe_vorab(&antworten(&abfrage), &land(), HEUTE);
    assert_eq!(pruefung.gefragt, [Frage::Anliegen, Frage::Ziel, Frage::Gemeinde]);
    assert_eq!(
        pruefung.stand,
        Stand::Ergebnis(nicht(Hindernis::WegzugInsAusland))
    );
}

/// Every way through the check: the answers of each, and how it ends.
fn alle_wege() -> Vec<(String, Vorabpruefung)> {
    let land = land();
    let mut offen = vec![String::new()];
    let mut wege = Vec::new();
    while let Some(abfrage) = offen.pop() {
        let pruefung = pruefe_vorab(&antworten(&abfrage), &land, HEUTE);
        let Stand::Frage {
            frage,
            antworten,
            fehler,
        } = &pruefung.stand
        else {
            wege.push((abfrage, pruefung));
            continue;
        };
        assert_eq!(*fehler, None, "{abfrage}");
        let werte: Vec<&str> = match frage {
            Frage::Gemeinde | Frage::Bisher => vec!["99000001", "99000002", "99000003", "andere"],
            Frage::Einzug => vec!["2026-11-01", "2026-12-24"],
            _ => antworten.clone(),
        };
        assert!(werte.len() > 1, "{abfrage}: {frage:?} leaves no choice");
        offen.extend(
            werte
                .iter()
                .map(|wert| format!("{abfrage} {}={wert}", frage.wert())),
        );
    }
    wege
}

#[test]
fn no_way_asks_more_than_six_questions_and_every_way_ends_with_a_reason() {
    let wege = alle_wege();
    assert!(wege.len() > 150, "{}", wege.len());
    for (abfrage, pruefung) in &wege {
        assert!(pruefung.gefragt.len() <= FRAGEN_HOECHSTENS, "{abfrage}");
        let Stand::Ergebnis(ergebnis) = &pruefung.stand else {
            panic!("{abfrage} does not end")
        };
        let normen = ergebnis.normen(Anliegen::Zuzug);
        assert!(
            !normen.is_empty() && normen.iter().all(|norm| norm.starts_with('§')),
            "{abfrage}"
        );
        let doppelt = pruefung
            .gefragt
            .iter()
            .any(|f| pruefung.gefragt.iter().filter(|g| *g == f).count() > 1);
        assert!(!doppelt, "{abfrage} asks twice");
        match ergebnis {
            Ergebnis::Nein { grund } => {
                assert!(!grund.unterlagen(Anliegen::Zuzug, None).is_empty(), "{abfrage}");
            }
            Ergebnis::SoGehtEs { was, .. } => assert!(!was.is_empty(), "{abfrage}"),
            Ergebnis::Ja { .. } | Ergebnis::KeinePflicht { .. } => {}
        }
    }
}

#[test]
fn whoever_moves_within_a_commune_answers_four_questions() {
    let laengen: Vec<usize> = alle_wege()
        .iter()
        .filter(|(abfrage, _)| abfrage.contains("anliegen=innerhalb"))
        .map(|(_, pruefung)| pruefung.gefragt.len())
        .collect();
    assert_eq!(laengen.iter().max(), Some(&4));
}

#[test]
fn a_question_can_be_asked_again_with_its_answers() {
    let alle = antworten(&format!(
        "anliegen=zuzug {ALTSTADT} {AUS_NEUSTADT} wer=familie fehlt=nichts"
    ));
    for frage in pruefe_vorab(&alle, &land(), HEUTE).gefragt {
        let wieder = pruefe_vorab(&alle.ohne(frage), &land(), HEUTE);
        assert!(
            matches!(wieder.stand, Stand::Frage { frage: offen, .. } if offen == frage),
            "{frage:?}"
        );
    }
}
