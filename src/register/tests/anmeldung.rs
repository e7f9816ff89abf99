//! Asynchronous messages: Anmeldung, code, rejection.

use jiff::SignedDuration;
use xoev::{
    Fehlercode, Nachricht,
    codes::{AnmeldungStatus, NichterstellungGrund},
    xmeld::{
        Meldeschein1704,
        anmeldung::{AnmeldungErgebnis, MitziehenderPartner, WeitereMitzuziehende},
        meldeschein::MeldescheinAntwort,
    },
};

use super::welt::{
    ALTSTADT, NEUE_STRASSE, NEUSTADT, Umzug, Welt, bestaetigt, frage, leere, schicke, zugezogene,
};
use crate::register::{ablauf::Annahme, stube::Stube};

fn ergebnis(stube: &Stube) -> AnmeldungErgebnis {
    match <[Nachricht; 1]>::try_from(leere(stube)) {
        Ok([Nachricht::Ergebnis1707(ergebnis)]) => ergebnis.ergebnis,
        Ok([andere]) => panic!("no 1707 but {}", andere.typ()),
        Err(alle) => panic!("{} messages", alle.len()),
    }
}

fn ablehnung(stube: &Stube) -> AnmeldungStatus {
    match ergebnis(stube) {
        AnmeldungErgebnis::Ablehnung(ablehnung) => {
            assert!(
                ablehnung.pdf_dokument.unwrap().0.starts_with(b"%PDF-"),
                "a refusal comes with a letter"
            );
            ablehnung.status
        }
        AnmeldungErgebnis::Anmeldung(_) => panic!("entered"),
    }
}

/// Erika's move, changed as the test needs it.
fn umzug(welt: &Welt, altstadt: &Stube, umzug: &Umzug) -> Meldeschein1704 {
    welt.meldeschein_1704(altstadt, "erika", NEUSTADT, umzug)
}

#[test]
fn an_anmeldung_with_the_landlords_paper_is_entered_and_ends_the_old_dwelling() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    let schein = umzug(&welt, &altstadt, &NEUE_STRASSE);
    assert_eq!(schicke(&neustadt, &schein.clone().into()), Annahme::Neu);
    match leere(&neustadt).pop() {
        Some(Nachricht::Ergebnis1707(ergebnis)) => {
            assert_eq!(ergebnis.aktenzeichen.as_str(), "NEU-2026-000001");
            assert_eq!(
                ergebnis.ursprungsnachricht.nachrichten_uuid,
                schein.kopf.nachrichten_uuid
            );
            let AnmeldungErgebnis::Anmeldung(anmeldung) = ergebnis.ergebnis else {
                panic!("refused")
            };
            let person = anmeldung.zuziehende_personen.first().unwrap();
            assert!(person.pdf_dokument.0.starts_with(b"%PDF-"));
            assert_eq!(
                person.meldebestaetigung.wohnung.anschrift,
                schein.ergaenzende_meldedaten.wohnung.anschrift
            );
            assert_eq!(
                person.meldebestaetigung.wohnung.datum_anmeldung.to_string(),
                "2026-11-21"
            );
            assert_eq!(
                person.ergebnis_widersprueche.as_ref().unwrap().eingetragen.len(),
                1
            );
        }
        _ => panic!("no 1707"),
    }

    let fortzuege = neustadt.fortzuege();
    assert_eq!(fortzuege.len(), 1, "the old register is told");
    for fortzug in &fortzuege {
        altstadt.beende(fortzug).unwrap();
        altstadt.beende(fortzug).unwrap();
    }
    let alt = welt.frage_1702(ALTSTADT, welt.persona(ALTSTADT, "erika"));
    let Nachricht::MeldescheinAntwort1703(antwort) = frage(&altstadt, &alt) else {
        panic!("no 1703")
    };
    assert_eq!(
        antwort.antwort,
        MeldescheinAntwort::GrundDerRueckweisung(NichterstellungGrund::NichtGemeldet)
    );
}

/// § 19 Abs. 4 BMG: the Wohnungsgeber has confirmed to the authority itself.
#[test]
fn a_known_zuordnungsmerkmal_stands_for_the_paper_and_an_unknown_one_leads_to_the_code_letter() {
    for (merkmal, typ) in [("ZM-4711", "1707"), ("4711", "1705")] {
        let welt = Welt::neu();
        let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
        let ohne_papier = Umzug {
            bestaetigung: false,
            ..NEUE_STRASSE
        };
        let mut schein = umzug(&welt, &altstadt, &ohne_papier);
        let satz = format!("Zuordnungsmerkmal des Wohnungsgebers (§ 19 Abs. 4 BMG): {merkmal}");
        schein.freitext = vec![super::welt::text(&satz)];
        schicke(&neustadt, &schein.into());
        let antworten = leere(&neustadt);
        let typen: Vec<_> = antworten.iter().map(Nachricht::typ).collect();
        assert_eq!(typen, [typ], "{merkmal}");
    }
}

#[test]
fn whoever_moved_in_is_known_at_the_new_address_with_all_data() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    let schein = umzug(&welt, &altstadt, &NEUE_STRASSE);
    schicke(&neustadt, &schein.clone().into());
    let mut neu = schein.identifikation.clone();
    neu.anschrift.gemeindeschluessel = schein
        .ergaenzende_meldedaten
        .wohnung
        .anschrift
        .gemeindeschluessel
        .clone();
    neu.anschrift.postleitzahl = schein
        .ergaenzende_meldedaten
        .wohnung
        .anschrift
        .postleitzahl
        .clone();
    neu.anschrift.strasse_und_hausnummer =
        xoev::xmeld::identifikation::StrasseUndHausnummer::Konkateniert(super::welt::text("Neue Straße 7"));
    let Nachricht::MeldescheinAntwort1703(antwort) = frage(&neustadt, &welt.frage_1702(NEUSTADT, neu)) else {
        panic!("no 1703")
    };
    let MeldescheinAntwort::VorausgefuellterMeldeschein(antwort) = antwort.antwort else {
        panic!("refused")
    };
    let (alt, neu) = (
        schein.berechtigte_person.bestaetigte_meldedaten.personendaten,
        antwort.meldeschein.personendaten,
    );
    assert_eq!(
        (alt.name, alt.geburtsangaben, alt.ausweisdokumente),
        (neu.name, neu.geburtsangaben, neu.ausweisdokumente)
    );
    assert_eq!(antwort.widersprueche.len(), 1, "the objection was entered");
}

#[test]
fn a_move_within_the_commune_ends_the_old_dwelling_in_the_same_register() {
    let welt = Welt::neu();
    let altstadt = welt.stube(ALTSTADT);
    let ziel = Umzug {
        strasse: "Marktplatz",
        postleitzahl: "99001",
        ..NEUE_STRASSE
    };
    let schein = welt.meldeschein_1704(&altstadt, "anna", ALTSTADT, &ziel);
    schicke(&altstadt, &schein.into());
    assert_eq!(zugezogene(&altstadt).len(), 1);
    assert!(altstadt.fortzuege().is_empty());
    let alt = welt.frage_1702(ALTSTADT, welt.persona(ALTSTADT, "anna"));
    let Nachricht::MeldescheinAntwort1703(antwort) = frage(&altstadt, &alt) else {
        panic!("no 1703")
    };
    assert_eq!(
        antwort.antwort,
        MeldescheinAntwort::GrundDerRueckweisung(NichterstellungGrund::NichtIdentifiziert)
    );
}

#[test]
fn a_family_gets_one_meldebestaetigung_for_each_person() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    let mut schein = welt.meldeschein_1704(&altstadt, "karim", NEUSTADT, &NEUE_STRASSE);
    let samira = welt.meldeschein_1704(&altstadt, "samira", NEUSTADT, &NEUE_STRASSE);
    schein.weitere = Some(WeitereMitzuziehende {
        partner: Some(MitziehenderPartner {
            partnerschaftstyp: xoev::codes::Partnerschaftstyp::Ehegatte,
            personendaten: bestaetigt(samira.berechtigte_person.bestaetigte_meldedaten),
        }),
        kinder: Vec::new(),
    });
    schicke(&neustadt, &schein.into());
    assert_eq!(zugezogene(&neustadt).len(), 2);
    assert_eq!(neustadt.fortzuege().len(), 2);
}

#[test]
fn an_unknown_street_a_day_to_come_and_another_commune_are_refused_with_a_letter() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    for falsch in [
        Umzug {
            strasse: "Fantasieweg",
            ..NEUE_STRASSE
        },
        Umzug {
            postleitzahl: "99003",
            ..NEUE_STRASSE
        },
        Umzug {
            einzug: "2026-11-22",
            ..NEUE_STRASSE
        },
    ] {
        schicke(&neustadt, &umzug(&welt, &altstadt, &falsch).into());
        assert_eq!(ablehnung(&neustadt), AnmeldungStatus::NichtElektronisch);
    }
    let mut anderswo = umzug(&welt, &altstadt, &NEUE_STRASSE);
    anderswo
        .ergaenzende_meldedaten
        .wohnung
        .anschrift
        .gemeindeschluessel = anderswo.identifikation.anschrift.gemeindeschluessel.clone();
    schicke(&neustadt, &anderswo.into());
    assert_eq!(ablehnung(&neustadt), AnmeldungStatus::NichtElektronisch);
    assert!(neustadt.fortzuege().is_empty());
}

#[test]
fn confirmed_data_of_somebody_else_are_refused() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    let mut schein = umzug(&welt, &altstadt, &NEUE_STRASSE);
    schein.identifikation = welt.persona(ALTSTADT, "maria");
    schicke(&neustadt, &schein.into());
    assert_eq!(ablehnung(&neustadt), AnmeldungStatus::NichtElektronisch);
}

/// Sends the Meldeschein without paper; the code stands in the letter, which only the state knows.
fn warte_auf_code(welt: &Welt, altstadt: &Stube, neustadt: &Stube) -> (Meldeschein1704, String) {
    let schein = umzug(
        welt,
        altstadt,
        &Umzug {
            bestaetigung: false,
            ..NEUE_STRASSE
        },
    );
    schicke(neustadt, &schein.clone().into());
    match leere(neustadt).pop() {
        Some(Nachricht::Statusmitteilung1705(status)) => {
            assert_eq!(status.fristende.unwrap().to_string(), "2026-12-05");
        }
        _ => panic!("no 1705"),
    }
    let briefe = neustadt.briefe(|brief| (brief.id, brief.an.offen().clone()));
    let (id, an) = briefe.first().unwrap();
    assert_eq!(
        an.get(1..),
        Some(&["Neue Straße 7".to_owned(), "99002 Ort".to_owned()][..]),
        "to the new dwelling"
    );
    assert!(neustadt.brief(*id).unwrap().starts_with(b"%PDF-"));
    let code = neustadt.codes().pop().unwrap();
    (schein, code)
}

#[test]
fn without_the_paper_a_letter_with_a_code_completes_the_anmeldung() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    let (schein, code) = warte_auf_code(&welt, &altstadt, &neustadt);
    let eingabe = welt.code_1706(NEUSTADT, schein.identifikation, &code.to_lowercase());
    schicke(&neustadt, &eingabe);
    match leere(&neustadt).pop() {
        Some(Nachricht::Ergebnis1707(ergebnis)) => {
            assert!(matches!(ergebnis.ergebnis, AnmeldungErgebnis::Anmeldung(_)));
            assert_eq!(
                ergebnis.aktenzeichen.as_str(),
                "NEU-2026-000001",
                "the number of the 1705"
            );
            assert_eq!(
                ergebnis.ursprungsnachricht.nachrichten_uuid,
                eingabe.kopf().nachrichten_uuid
            );
        }
        _ => panic!("no 1707"),
    }
}

#[test]
fn a_wrong_a_late_and_an_unexpected_code_are_refused() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    let (schein, _) = warte_auf_code(&welt, &altstadt, &neustadt);
    schicke(
        &neustadt,
        &welt.code_1706(NEUSTADT, schein.identifikation, "0000-0000"),
    );
    assert_eq!(ablehnung(&neustadt), AnmeldungStatus::CodeUngueltig);

    let (schein, code) = warte_auf_code(&welt, &altstadt, &neustadt);
    schicke(
        &neustadt,
        &welt.code_1706(NEUSTADT, welt.persona(ALTSTADT, "maria"), &code),
    );
    let AnmeldungErgebnis::Ablehnung(fremd) = ergebnis(&neustadt) else {
        panic!("entered by another person's code")
    };
    assert_eq!(fremd.status, AnmeldungStatus::CodeUngueltig);

    welt.uhr.vor(SignedDuration::from_hours(15 * 24));
    schicke(&neustadt, &welt.code_1706(NEUSTADT, schein.identifikation, &code));
    assert_eq!(ablehnung(&neustadt), AnmeldungStatus::CodeUngueltig);
}

#[test]
fn a_code_counts_until_the_end_of_the_last_day_and_not_a_day_longer() {
    for (tage, gilt) in [(14, true), (15, false)] {
        let welt = Welt::neu();
        let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
        let (schein, code) = warte_auf_code(&welt, &altstadt, &neustadt);
        welt.uhr.vor(SignedDuration::from_hours(tage * 24));
        schicke(&neustadt, &welt.code_1706(NEUSTADT, schein.identifikation, &code));
        if gilt {
            assert_eq!(zugezogene(&neustadt).len(), 1);
        } else {
            assert_eq!(ablehnung(&neustadt), AnmeldungStatus::CodeUngueltig);
        }
    }
}

#[test]
fn what_is_not_valid_is_taken_in_and_rejected_with_its_code() {
    let welt = Welt::neu();
    let (altstadt, neustadt) = (welt.stube(ALTSTADT), welt.stube(NEUSTADT));
    let grund = |xml: &str| {
        stube_nimmt(&neustadt, xml);
        match leere(&neustadt).pop() {
            Some(Nachricht::Rueckweisung0010(antwort)) => {
                assert_eq!(
                    antwort.rueckweisung.nachricht.0,
                    xml.as_bytes(),
                    "the message itself is inside"
                );
                antwort.rueckweisung.gruende.first().unwrap().grund
            }
            _ => panic!("no 0010"),
        }
    };
    let gut =
        || String::from_utf8(Nachricht::from(umzug(&welt, &altstadt, &NEUE_STRASSE)).schreiben()).unwrap();
    assert_eq!(
        grund(&gut().replace("</xmeld:vornamen>", "</xmeld:vorname>")),
        Fehlercode::X000
    );
    assert_eq!(
        grund(&gut().replace("xmeld:datumDesBeziehens", "xmeld:datumDesEinzugs")),
        Fehlercode::X001
    );
    assert_eq!(grund(&gut().replace("xmeld2511a", "xmeld2611")), Fehlercode::V000);
    assert_eq!(
        grund(&gut().replace("ags:99000002", "ags:99000001")),
        Fehlercode::T080
    );
    let mut wer = welt.persona(ALTSTADT, "erika");
    wer.anschrift.gemeindeschluessel = xoev::Code::parse(NEUSTADT, "2026-04-30").unwrap();
    let frage = welt.frage_1702(NEUSTADT, wer).schreiben();
    assert_eq!(
        grund(&String::from_utf8(frage).unwrap()),
        Fehlercode::T080,
        "1702 goes the synchronous way"
    );
}

fn stube_nimmt(stube: &Stube, xml: &str) {
    assert_eq!(stube.nimm_an(xml.as_bytes()).unwrap().unwrap(), Annahme::Neu);
}
