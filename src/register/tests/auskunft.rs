//! Synchronous answers.

use std::collections::BTreeSet;

use xoev::{
    Anforderungselement as Element, Fehlercode, Nachricht, Teildatum,
    codes::{NichterstellungGrund, Ruecksendegrund},
    xmeld::{
        identifikation::{Identifikation, StrasseUndHausnummer},
        meldebescheinigung::{Datenumfang, Meldebescheinigung, MeldebescheinigungAntwort, Meldedaten},
        meldeschein::{MeldescheinAntwort, VorausgefuellterMeldeschein},
    },
};

use super::welt::{ALTSTADT, MINDESTUMFANG, NEUSTADT, Welt, frage, gelesen, strukturiert, text};
use crate::register::{Settings, einwohner::Schluessel, stube::Stube};

fn meldeschein(
    welt: &Welt,
    stube: &Stube,
    wer: Identifikation,
) -> Result<VorausgefuellterMeldeschein, NichterstellungGrund> {
    match frage(stube, &welt.frage_1702(ALTSTADT, wer)) {
        Nachricht::MeldescheinAntwort1703(antwort) => match antwort.antwort {
            MeldescheinAntwort::VorausgefuellterMeldeschein(schein) => Ok(schein.meldeschein),
            MeldescheinAntwort::GrundDerRueckweisung(grund) => Err(grund),
        },
        andere => panic!("no 1703 but {}", andere.typ()),
    }
}

fn bescheinigung(welt: &Welt, stube: &Stube, wer: Identifikation, umfang: Datenumfang) -> Meldebescheinigung {
    match frage(stube, &welt.frage_1700(ALTSTADT, wer, umfang)) {
        Nachricht::MeldebescheinigungAntwort1701(antwort) => match antwort.antwort {
            MeldebescheinigungAntwort::Auskunft(auskunft) => auskunft.meldebescheinigung.unwrap(),
            MeldebescheinigungAntwort::GrundDerRueckweisung(grund) => panic!("refused: {}", grund.name()),
        },
        andere => panic!("no 1701 but {}", andere.typ()),
    }
}

fn daten(bescheinigung: Meldebescheinigung) -> Meldedaten {
    match bescheinigung {
        Meldebescheinigung::Meldedaten(daten) => daten,
        Meldebescheinigung::PdfDokument(_) => panic!("a document, not data"),
    }
}

#[test]
fn only_the_complete_match_identifies_a_person() {
    let welt = Welt::neu();
    let stube = welt.stube(ALTSTADT);
    let richtig = || welt.persona(ALTSTADT, "erika");
    assert!(meldeschein(&welt, &stube, richtig()).is_ok());

    let mut gleich = richtig();
    gleich.anschrift.strasse_und_hausnummer = StrasseUndHausnummer::Konkateniert(text("ALTE STRASSE  12A"));
    assert!(meldeschein(&welt, &stube, gleich).is_err(), "ss is not ß");
    let mut gleich = richtig();
    gleich.anschrift.strasse_und_hausnummer = StrasseUndHausnummer::Konkateniert(text("alte straße  12A"));
    assert!(
        meldeschein(&welt, &stube, gleich).is_ok(),
        "white space and case do not matter"
    );

    let aenderungen: [fn(&mut Identifikation); 5] = [
        |wer| wer.familienname = text("Musterfrau").into(),
        |wer| wer.vornamen = text("Erika").into(),
        |wer| wer.geburt.geburtsdatum = Teildatum::parse("1984-01-27").unwrap(),
        |wer| wer.anschrift.postleitzahl = xoev::werte::Postleitzahl::parse("99002").unwrap(),
        |wer| {
            wer.anschrift.strasse_und_hausnummer = StrasseUndHausnummer::Konkateniert(text("Alte Straße 12"));
        },
    ];
    for aendere in aenderungen {
        let mut falsch = richtig();
        aendere(&mut falsch);
        assert_eq!(
            meldeschein(&welt, &stube, falsch),
            Err(NichterstellungGrund::NichtIdentifiziert)
        );
    }
}

#[test]
fn each_reason_for_no_data_is_told() {
    let welt = Welt::neu();
    let stube = welt.stube(ALTSTADT);
    let grund = |key| meldeschein(&welt, &stube, welt.persona(ALTSTADT, key)).unwrap_err();
    assert_eq!(grund("verstorben"), NichterstellungGrund::Verstorben);
    assert_eq!(grund("fortgezogen"), NichterstellungGrund::NichtGemeldet);
    assert_eq!(grund("nebenwohnung"), NichterstellungGrund::NichtMitHauptwohnung);
    let mut otto = welt.persona(ALTSTADT, "otto");
    otto.anschrift.strasse_und_hausnummer = StrasseUndHausnummer::Konkateniert(text("Verzogener Weg 1"));
    assert_eq!(
        meldeschein(&welt, &stube, otto),
        Err(NichterstellungGrund::NichtIdentifiziert)
    );
}

#[test]
fn nobody_can_tell_an_unknown_person_from_a_stale_chip_or_a_locked_relative() {
    let welt = Welt::neu();
    let stube = welt.stube(ALTSTADT);
    let settings = welt.settings(ALTSTADT);
    let als_angehoeriger = |key: &str| {
        let wohnung = settings.bestand[&Schluessel::neu(key)].wohnungen.first().unwrap();
        strukturiert(&welt.persona(ALTSTADT, key), &wohnung.anschrift)
    };
    let mut unbekannt = welt.persona(ALTSTADT, "erika");
    unbekannt.familienname = text("Niemand").into();
    let mut veraltet = welt.persona(ALTSTADT, "otto");
    veraltet.anschrift.strasse_und_hausnummer = StrasseUndHausnummer::Konkateniert(text("Verzogener Weg 1"));
    let mut falscher_tag = welt.persona(ALTSTADT, "erika");
    falscher_tag.geburt.geburtsdatum = Teildatum::parse("1984-01-27").unwrap();
    let (sperre, kind) = (als_angehoeriger("paul"), als_angehoeriger("jonas"));
    let faelle = [unbekannt, veraltet, falscher_tag, sperre, kind];
    let antworten: BTreeSet<_> = faelle
        .map(|wer| {
            let frage = welt.frage_1702(ALTSTADT, wer);
            let antwort = stube.auskunft(&frage.schreiben()).unwrap().unwrap();
            let unsere = gelesen(&antwort).kopf().nachrichten_uuid.to_string();
            let ihre = frage.kopf().nachrichten_uuid.to_string();
            // The clock of the test stands still, so the times are the same anyway.
            antwort.replace(&unsere, "ours").replace(&ihre, "theirs")
        })
        .into();
    assert_eq!(antworten.len(), 1, "byte for byte the same");
    assert!(antworten.first().unwrap().contains("<code>01</code>"));
}

#[test]
fn a_locked_relative_is_never_in_the_answer() {
    let welt = Welt::neu();
    let stube = welt.stube(ALTSTADT);
    let schein = meldeschein(&welt, &stube, welt.persona(ALTSTADT, "karim")).unwrap();
    assert!(schein.partner.is_some());
    assert_eq!(schein.kinder.len(), 1, "Lina, but not Jonas");

    let alles = Datenumfang::Erweitert(Element::ALLE.to_vec());
    let daten = daten(bescheinigung(
        &welt,
        &stube,
        welt.persona(ALTSTADT, "karim"),
        alles,
    ));
    assert_eq!((daten.partner.is_some(), daten.kinder.len()), (true, 1));
}

#[test]
fn a_meldebescheinigung_says_no_more_than_was_asked() {
    let welt = Welt::neu();
    let stube = welt.stube(ALTSTADT);
    let zoe = || welt.persona(ALTSTADT, "zoe");
    let wenig = daten(bescheinigung(&welt, &stube, zoe(), MINDESTUMFANG)).personendaten;
    assert!(wenig.geschlecht.is_none() && wenig.familienstand.is_none() && wenig.ausweisdokumente.is_empty());
    assert!(wenig.geburtsangaben.geburtsort.is_none() && wenig.name.doktorgrad.is_some());

    let gefragt = Datenumfang::Erweitert(vec![Element::Geburtsort, Element::AusweisSeriennummer]);
    let mehr = daten(bescheinigung(&welt, &stube, zoe(), gefragt)).personendaten;
    assert!(mehr.geburtsangaben.geburtsort.is_some() && mehr.geschlecht.is_none());
    let ausweis = mehr.ausweisdokumente.first().unwrap();
    assert!(ausweis.seriennummer.is_some() && ausweis.gueltigkeitsdauer.is_none());
}

#[test]
fn a_meldebescheinigung_can_come_as_a_document() {
    let welt = Welt::neu();
    let stube = welt.stube(ALTSTADT);
    let umfang = Datenumfang::Erweitert(vec![Element::Familienstand]);
    match bescheinigung(&welt, &stube, welt.persona(ALTSTADT, "anna"), umfang) {
        Meldebescheinigung::PdfDokument(pdf) => assert!(pdf.0.starts_with(b"%PDF-")),
        Meldebescheinigung::Meldedaten(_) => panic!("data, not a document"),
    }
}

fn ruecksendegrund(stube: &Stube, bytes: &[u8]) -> Ruecksendegrund {
    match gelesen(&stube.auskunft(bytes).unwrap().unwrap()) {
        Nachricht::Ruecksendung0910(ruecksendung) => ruecksendung.container.begruendung.grund,
        andere => panic!("no 0910 but {}", andere.typ()),
    }
}

#[test]
fn what_is_not_valid_comes_back_with_its_code() {
    let welt = Welt::neu();
    let stube = welt.stube(ALTSTADT);
    let gut = String::from_utf8(
        welt.frage_1702(ALTSTADT, welt.persona(ALTSTADT, "erika"))
            .schreiben(),
    )
    .unwrap();
    let grund = |xml: &str| ruecksendegrund(&stube, xml.as_bytes());
    assert_eq!(
        grund(&gut.replace("</xmeld:vornamen>", "</xmeld:vorname>")),
        Ruecksendegrund::X000
    );
    assert_eq!(
        grund(&gut.replace("xmeld:vornamen>", "xmeld:rufname>")),
        Ruecksendegrund::X001
    );
    assert_eq!(
        grund(&gut.replace("xmeld2511a", "xmeld2611")),
        Ruecksendegrund::V000
    );
    assert_eq!(
        grund(&gut.replace("ags:99000001", "ags:99000002")),
        Ruecksendegrund::S999,
        "the reader is not the authority of the address"
    );
    assert_eq!(grund(&gut.replace("99000001", "99000002")), Ruecksendegrund::T080);
}

#[test]
fn a_message_of_another_kind_or_in_the_wrong_mode_is_sent_back() {
    let welt = Welt::neu();
    let stube = welt.stube(ALTSTADT);
    let code = welt.code_1706(ALTSTADT, welt.persona(ALTSTADT, "erika"), "ABCD-1234");
    assert_eq!(
        ruecksendegrund(&stube, &code.schreiben()).code(),
        Fehlercode::T080.code()
    );

    let echt = Settings {
        testbetrieb: false,
        ..welt.settings(NEUSTADT)
    };
    let stube = welt.stube_mit(echt);
    let mut wer = welt.persona(ALTSTADT, "erika");
    wer.anschrift.gemeindeschluessel = xoev::Code::parse(NEUSTADT, "2026-04-30").unwrap();
    let frage = welt.frage_1702(NEUSTADT, wer).schreiben();
    let antwort = stube.auskunft(&frage).unwrap().unwrap();
    let Nachricht::Ruecksendung0910(antwort) = Nachricht::lesen(antwort.as_bytes()).unwrap() else {
        panic!("no 0910")
    };
    assert_eq!(
        antwort.container.begruendung.grund,
        Ruecksendegrund::S999,
        "no test message in real business"
    );
    assert!(antwort.kopf.produkt.test.is_none());
}

#[test]
fn hostile_bodies_get_an_answer_or_none_but_never_break_the_register() {
    let welt = Welt::neu();
    let stube = welt.stube(ALTSTADT);
    let gut = welt
        .frage_1702(ALTSTADT, welt.persona(ALTSTADT, "erika"))
        .schreiben();
    for laenge in (0..gut.len()).step_by(17) {
        let abgeschnitten = gut.get(..laenge).unwrap();
        drop(stube.auskunft(abgeschnitten).unwrap());
        drop(stube.nimm_an(abgeschnitten).unwrap());
    }
    let tief = "<a>".repeat(10_000);
    let bombe = "<!DOCTYPE a [<!ENTITY b \"bb\">]><a>&b;</a>";
    for bytes in [&b""[..], b"\xff\xfe\x00", b"<", tief.as_bytes(), bombe.as_bytes()] {
        assert!(stube.auskunft(bytes).unwrap().is_none());
        assert!(stube.nimm_an(bytes).unwrap().is_err());
    }
    assert!(meldeschein(&welt, &stube, welt.persona(ALTSTADT, "erika")).is_ok());
}
