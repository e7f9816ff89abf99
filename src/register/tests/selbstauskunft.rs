//! The Selbstauskunft (§ 7 BMeldDigiV): promised with a 1709, sent as a 1710.

use std::time::Duration;

use jiff::SignedDuration;
use xoev::{
    Nachricht,
    codes::{Ergebnisstatus, NichterstellungGrund, Sperre},
    xmeld::{
        Selbstauskunft1710,
        anschrift::AnschriftGesperrt,
        identifikation::{Identifikation, StrasseUndHausnummer},
        selbstauskunft::SelbstauskunftAntwort,
    },
};

use super::welt::{ALTSTADT, NEUSTADT, Welt, frage, leere, schicke, text};
use crate::register::{einwohner::Schluessel, stube::Stube};

fn status(stube: &Stube, nachricht: &Nachricht) -> Result<Ergebnisstatus, NichterstellungGrund> {
    match frage(stube, nachricht) {
        Nachricht::SelbstauskunftStatus1709(status) => match status.antwort {
            SelbstauskunftAntwort::Ergebnisstatus(status) => Ok(status),
            SelbstauskunftAntwort::GrundDerRueckweisung(grund) => Err(grund),
        },
        andere => panic!("no 1709 but {}", andere.typ()),
    }
}

/// Everything that is due is sent; one 1710 is expected.
fn auskunft(stube: &Stube) -> Selbstauskunft1710 {
    stube.arbeite_ab().unwrap();
    match <[Nachricht; 1]>::try_from(leere(stube)) {
        Ok([Nachricht::Selbstauskunft1710(auskunft)]) => auskunft,
        Ok([andere]) => panic!("no 1710 but {}", andere.typ()),
        Err(alle) => panic!("{} messages", alle.len()),
    }
}

/// The register of Altstadt, where this person has an identity document like Erika's: those whom nobody plays have none.
fn mit_ausweis(welt: &Welt, key: &str) -> Stube {
    let mut settings = welt.settings(ALTSTADT);
    let ausweise = settings.bestand[&Schluessel::neu("erika")].ausweise.clone();
    settings.bestand.get_mut(&Schluessel::neu(key)).unwrap().ausweise = ausweise;
    welt.stube_mit(settings)
}

fn erfrage(welt: &Welt, stube: &Stube, wer: Identifikation) -> Selbstauskunft1710 {
    let ags = stube.settings().gemeinde.ags;
    let eingegangen = status(stube, &welt.frage_1708(ags.as_str(), wer));
    assert_eq!(eingegangen, Ok(Ergebnisstatus::SelbstauskunftEingegangen));
    auskunft(stube)
}

#[test]
fn everybody_who_is_recognised_gets_what_is_held_and_it_names_the_request() {
    let welt = Welt::neu();
    for ags in [ALTSTADT, NEUSTADT] {
        let stube = welt.stube(ags);
        for (schluessel, person) in &stube.settings().bestand {
            if person.verstorben_am.is_some() || person.aktuelle().next().is_none() {
                continue;
            }
            let key = serde_json::to_value(schluessel).unwrap();
            let wer = welt.persona(ags, key.as_str().unwrap());
            let frage = welt.frage_1708(ags, wer.clone());
            let uuid = frage.kopf().nachrichten_uuid;
            if person.ausweise.is_empty() {
                assert!(
                    stube.auskunft(&frage.schreiben()).is_err(),
                    "{key}: the schema wants a document, so nothing is promised"
                );
                continue;
            }
            assert_eq!(
                status(&stube, &frage),
                Ok(Ergebnisstatus::SelbstauskunftEingegangen),
                "{key}"
            );
            let auskunft = auskunft(&stube);
            assert_eq!(auskunft.ursprungsnachricht.nachrichten_uuid, uuid);
            assert_eq!(auskunft.identifikation, wer, "{key}");
            let daten = auskunft.selbstauskunft.meldedaten.personendaten;
            assert_eq!(daten.sperren.len(), person.sperren.len(), "{key}: every key");
            assert!(daten.wohnungen.len() >= person.wohnungen.len(), "{key}");
        }
    }
}

#[test]
fn former_dwellings_and_locks_are_told_to_the_person_herself_and_nobody_with_a_lock_beside_her() {
    let welt = Welt::neu();
    let stube = mit_ausweis(&welt, "paul");
    let paul = erfrage(&welt, &stube, welt.persona(ALTSTADT, "paul"));
    let sperren: Vec<_> = paul
        .selbstauskunft
        .meldedaten
        .personendaten
        .sperren
        .iter()
        .map(|sperre| sperre.grund)
        .collect();
    assert!(sperren.contains(&Sperre::Gefahr), "{sperren:?}");

    let petra = erfrage(&welt, &stube, welt.persona(ALTSTADT, "petra"))
        .selbstauskunft
        .meldedaten;
    assert!(petra.partner.is_none(), "her husband has a lock");
    assert!(!petra.kinder.is_empty());
    let karim = erfrage(&welt, &stube, welt.persona(ALTSTADT, "karim"))
        .selbstauskunft
        .meldedaten;
    assert!(karim.partner.is_some());
    assert_eq!(karim.kinder.len(), 1, "the other child has a lock");
}

#[test]
fn a_secondary_dwelling_is_enough_and_the_main_one_elsewhere_is_told_too() {
    let welt = Welt::neu();
    let stube = mit_ausweis(&welt, "nebenwohnung");
    let daten = erfrage(&welt, &stube, welt.persona(ALTSTADT, "nebenwohnung"))
        .selbstauskunft
        .meldedaten;
    assert!(
        daten
            .personendaten
            .wohnungen
            .iter()
            .all(|wohnung| matches!(wohnung.wohnung.anschrift, Some(AnschriftGesperrt::Inland(_))))
    );
}

#[test]
fn what_no_element_can_hold_comes_as_a_document() {
    let welt = Welt::neu();
    let mut settings = welt.settings(ALTSTADT);
    let erika = settings.bestand.get_mut(&Schluessel::neu("erika")).unwrap();
    erika.landesrecht = vec![text("Widerspruch nach dem Landesgesetz")];
    let stube = welt.stube_mit(settings);
    let pdf = erfrage(&welt, &stube, welt.persona(ALTSTADT, "erika"))
        .selbstauskunft
        .pdf_dokument
        .unwrap();
    assert!(pdf.0.starts_with(b"%PDF-"));
    let andere = erfrage(&welt, &stube, welt.persona(ALTSTADT, "karim"));
    assert!(andere.selbstauskunft.pdf_dokument.is_none());
}

#[test]
fn who_is_not_recognised_is_refused_at_once_and_nothing_follows() {
    let welt = Welt::neu();
    let stube = welt.stube(ALTSTADT);
    let grund = |wer| status(&stube, &welt.frage_1708(ALTSTADT, wer));
    let mut veraltet = welt.persona(ALTSTADT, "otto");
    veraltet.anschrift.strasse_und_hausnummer = StrasseUndHausnummer::Konkateniert(text("Verzogener Weg 1"));
    assert_eq!(grund(veraltet), Err(NichterstellungGrund::NichtIdentifiziert));
    let verstorben = welt.persona(ALTSTADT, "verstorben");
    assert_eq!(grund(verstorben), Err(NichterstellungGrund::Verstorben));
    let fortgezogen = welt.persona(ALTSTADT, "fortgezogen");
    assert_eq!(grund(fortgezogen), Err(NichterstellungGrund::NichtGemeldet));
    welt.uhr.vor(SignedDuration::from_hours(1));
    stube.arbeite_ab().unwrap();
    assert!(leere(&stube).is_empty());
}

#[test]
fn the_answer_comes_when_the_office_gets_to_it_once_and_survives_a_restart() {
    let welt = Welt::neu();
    let mut settings = welt.settings(ALTSTADT);
    settings.antwortverzug = Duration::from_mins(1);
    let stube = welt.stube_mit(settings.clone());
    let anfrage = welt.frage_1708(ALTSTADT, welt.persona(ALTSTADT, "erika"));
    for _ in 0..2 {
        let eingegangen = status(&stube, &anfrage);
        assert_eq!(eingegangen, Ok(Ergebnisstatus::SelbstauskunftEingegangen));
    }
    stube.arbeite_ab().unwrap();
    assert!(leere(&stube).is_empty(), "not yet");
    drop(stube);

    welt.uhr.vor(SignedDuration::from_secs(61));
    let stube = welt.stube_mit(settings);
    auskunft(&stube);
    stube.arbeite_ab().unwrap();
    assert!(leere(&stube).is_empty(), "only once");
}

#[test]
fn a_1708_in_the_mailbox_is_on_the_wrong_way() {
    let welt = Welt::neu();
    let stube = welt.stube(ALTSTADT);
    schicke(
        &stube,
        &welt.frage_1708(ALTSTADT, welt.persona(ALTSTADT, "erika")),
    );
    stube.arbeite_ab().unwrap();
    let typen: Vec<_> = leere(&stube).iter().map(Nachricht::typ).collect();
    assert_eq!(typen, ["0010"]);
}
