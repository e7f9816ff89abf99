//! What we write, word for word: a register vendor sees here what will come.

use jiff::{Timestamp, civil::date};
use xoev::{Nachricht, ags::Ags, codes::Sperre, latin::Text, listen::Codelisten, teildatum::Teildatum};

use super::{
    Bescheinigungsantwort, Kopfdaten, Nichterstellung, Registerpost, abruf_bescheinigung, abruf_meldeschein,
    abruf_selbstauskunft, lies_bescheinigung, lies_meldeschein, lies_post, lies_selbstauskunft_status,
    sperren_loeschen,
};
use crate::{
    antrag::Datenumfang,
    kernel::NachrichtId,
    land::{Behoerde, Feiertage, Gemeinde, Hausanschrift, Land, Leistung},
    meldewesen::{Chipanschrift, Identitaet, Postleitzahl, Sperrschluessel},
    nachricht::AntwortFehler,
};

fn behoerde(name: &str, ort: &str) -> Behoerde {
    Behoerde {
        name: name.into(),
        anschrift: Hausanschrift {
            strasse: "Rathausplatz".into(),
            hausnummer: "1".into(),
            postleitzahl: "99001".into(),
            ort: ort.into(),
        },
        email: "amt@altstadt.example".into(),
        telefon: None,
        oeffnungszeiten: None,
    }
}

fn land() -> Land {
    Land {
        id: "musterland".parse().unwrap(),
        name: "Musterland".into(),
        portal: behoerde("Meldewerk Musterland", "Musterstadt"),
        portalkennung: "990000000001".into(),
        adresse: "https://meldewerk.example".into(),
        testbetrieb: true,
        bedenkzeit: jiff::SignedDuration::from_mins(1),
        ausweis_adresse: None,
        stellen: crate::land::Pflichtstellen::default(),
        gemeinden: vec![Gemeinde {
            ags: Ags::parse("99000001").unwrap(),
            name: "Altstadt".into(),
            meldebehoerde: behoerde("Stadt Altstadt, Bürgeramt", "Altstadt"),
            leistungen: vec![Leistung::Anmeldung],
            strassen: Vec::new(),
            keine_wohnhaeuser: Vec::new(),
        }],
        ohne_anschluss: Vec::new(),
        feiertage: Feiertage::default(),
        ausweise: Vec::new(),
    }
}

fn erika() -> Identitaet {
    Identitaet {
        familienname: Text::parse("Mustermann").unwrap(),
        vornamen: Some(Text::parse("Erika").unwrap()),
        geburtsdatum: Teildatum::Tag(date(1984, 1, 26)),
        anschrift: Chipanschrift {
            ags: Ags::parse("99000001").unwrap(),
            postleitzahl: Postleitzahl::parse("99001").unwrap(),
            ort: Text::parse("Altstadt").unwrap(),
            strasse_hausnummer: Text::parse("Alte Straße 12 a").unwrap(),
            teile: None,
        },
        ausweis: None,
    }
}

fn mit_kopf<T>(tu: impl FnOnce(&Kopfdaten) -> T) -> T {
    let land = land();
    let jetzt: Timestamp = "2026-11-22T10:15:30.123456Z".parse().unwrap();
    let id = NachrichtId::aus("0190a5f0-0000-7000-8000-000000000001".parse().unwrap());
    tu(&Kopfdaten {
        id,
        jetzt,
        land: &land,
        gemeinde: &land.gemeinden[0],
    })
}

#[test]
fn a_1702_names_the_person_as_the_chip_does_and_says_that_it_is_a_test() {
    let nachricht = mit_kopf(|kopf| abruf_meldeschein(kopf, &erika())).unwrap();
    insta::assert_snapshot!(String::from_utf8(nachricht.xml).unwrap().replace("><", ">\n<"));
}

#[test]
fn a_1700_asks_for_data_and_not_for_paper() {
    let nachricht =
        mit_kopf(|kopf| abruf_bescheinigung(kopf, &erika(), &Datenumfang::Mindestumfang)).unwrap();
    let xml = String::from_utf8(nachricht.xml).unwrap();
    assert!(
        xml.contains("<xmeld:meldebescheinigungMindestumfang>true<"),
        "{xml}"
    );
    assert!(Nachricht::lesen(xml.as_bytes()).is_ok());
}

#[test]
fn a_person_without_given_names_is_said_to_have_none() {
    let wer = Identitaet {
        vornamen: None,
        ..erika()
    };
    let nachricht = mit_kopf(|kopf| abruf_meldeschein(kopf, &wer)).unwrap();
    assert!(
        String::from_utf8(nachricht.xml)
            .unwrap()
            .contains("nichtVorhanden")
    );
}

#[test]
fn nonsense_and_answers_of_another_type_are_told_apart() {
    let anfrage = NachrichtId::aus(uuid::Uuid::nil());
    let listen = Codelisten::eingebaut();
    assert!(matches!(
        lies_meldeschein(b"<html/>", anfrage, &listen),
        Err(AntwortFehler::Ungueltig(_))
    ));
    let andere = mit_kopf(|kopf| abruf_meldeschein(kopf, &erika())).unwrap();
    assert!(matches!(
        lies_meldeschein(&andere.xml, anfrage, &listen),
        Err(AntwortFehler::Unpassend(_))
    ));
}

#[test]
fn objections_without_a_base_in_the_law_are_deleted_and_nothing_is_entered() {
    let ohne_grundlage = ["10", "13"].map(|code| Sperrschluessel(Sperre::aus_code(code).unwrap()));
    let nachricht = mit_kopf(|kopf| sperren_loeschen(kopf, &erika(), &ohne_grundlage)).unwrap();
    let Ok(Nachricht::EintragungSperren1714(gelesen)) = Nachricht::lesen(&nachricht.xml) else {
        panic!("a valid 1714")
    };
    let geloescht: Vec<_> = gelesen.loeschungen.iter().map(|sperre| sperre.code()).collect();
    assert_eq!(geloescht, ["10", "13"]);
    assert!(gelesen.eintragungen.is_empty());
}

#[test]
fn what_is_attached_as_xmeld_is_valid_and_takes_no_comment_along() {
    let (_, xml) = super::vollstaendig::gefuellt("1701");
    let Ok(Nachricht::MeldebescheinigungAntwort1701(antwort)) = Nachricht::lesen(xml.as_bytes()) else {
        panic!("a valid 1701")
    };
    let frage = NachrichtId::aus(antwort.ursprungsnachricht.nachrichten_uuid);
    let mit_kommentar = xml.replacen("<w:antwort", "<!-- Aktenvermerk --><w:antwort", 1);
    assert!(mit_kommentar.contains("Aktenvermerk"), "{xml}");
    let gelesen = lies_bescheinigung(mit_kommentar.as_bytes(), frage, &Codelisten::eingebaut());
    let Ok(Bescheinigungsantwort::Daten { xml, .. }) = gelesen else {
        panic!("data")
    };
    assert!(!String::from_utf8(xml.clone()).unwrap().contains("Aktenvermerk"));
    assert_eq!(
        Nachricht::lesen(&xml),
        Ok(Nachricht::MeldebescheinigungAntwort1701(antwort)),
        "the same message"
    );
}

#[test]
fn a_1708_is_nothing_but_the_identification() {
    let nachricht = mit_kopf(|kopf| abruf_selbstauskunft(kopf, &erika())).unwrap();
    let Ok(Nachricht::AbrufSelbstauskunft1708(gelesen)) = Nachricht::lesen(&nachricht.xml) else {
        panic!("a valid 1708")
    };
    assert_eq!(
        gelesen.identifikation.familienname.name(),
        Some(&erika().familienname)
    );
    assert_eq!(nachricht.typ, "1708");
}

#[test]
fn a_1709_says_that_the_request_has_come_in_or_why_there_will_be_no_data() {
    let beleg = include_str!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/crates/xoev/tests/regeln/belege/1709.xml"
    ));
    let Ok(Nachricht::SelbstauskunftStatus1709(status)) = Nachricht::lesen(beleg.as_bytes()) else {
        panic!("a valid 1709")
    };
    let frage = NachrichtId::aus(status.ursprungsnachricht.nachrichten_uuid);
    assert_eq!(lies_selbstauskunft_status(beleg.as_bytes(), frage), Ok(None));
    let andere = NachrichtId::aus(uuid::Uuid::nil());
    assert!(matches!(
        lies_selbstauskunft_status(beleg.as_bytes(), andere),
        Err(AntwortFehler::Unpassend(_))
    ));

    let mut abgelehnt = status;
    abgelehnt.antwort = xoev::xmeld::selbstauskunft::SelbstauskunftAntwort::GrundDerRueckweisung(
        xoev::codes::NichterstellungGrund::NichtIdentifiziert,
    );
    let abgelehnt = Nachricht::SelbstauskunftStatus1709(abgelehnt).schreiben();
    assert_eq!(
        lies_selbstauskunft_status(&abgelehnt, frage),
        Ok(Some(Nichterstellung::NichtIdentifiziert))
    );
}

#[test]
fn a_1710_is_attached_without_comments_and_without_the_pdf_that_is_attached_itself() {
    let (_, xml) = super::vollstaendig::gefuellt("1710");
    let mit_kommentar = xml.replacen("<w:identifikation", "<!-- Aktenvermerk --><w:identifikation", 1);
    assert!(mit_kommentar.contains("Aktenvermerk"), "{xml}");
    let Ok(Registerpost::Selbstauskunft(post)) =
        lies_post(mit_kommentar.as_bytes(), &Codelisten::eingebaut())
    else {
        panic!("a valid 1710")
    };
    assert!(
        !String::from_utf8(post.xml.clone())
            .unwrap()
            .contains("Aktenvermerk")
    );
    let Ok(Nachricht::Selbstauskunft1710(mut ganz)) = Nachricht::lesen(xml.as_bytes()) else {
        panic!("a valid 1710")
    };
    let pdf = ganz.selbstauskunft.pdf_dokument.take();
    assert_eq!(post.auskunft.pdf, pdf.map(|pdf| pdf.0));
    assert!(post.auskunft.pdf.is_some());
    assert_eq!(
        Nachricht::lesen(&post.xml),
        Ok(Nachricht::Selbstauskunft1710(ganz))
    );
}
