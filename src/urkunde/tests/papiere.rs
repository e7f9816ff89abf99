//! The papers that a citizen takes along: owner's declaration, receipt with copy, page for the counter.

use super::{SETZEREI, behoerde, setzangaben, zeile};
use crate::urkunde::inhalt::Gruppe;
use crate::urkunde::{
    Anlage, Antragskopie, Eigenerklaerung, Kontakt, Laufzettel, antragskopie, eigenerklaerung, laufzettel,
    qr_svg,
};

use super::satz::SCHWERE_BUCHSTABEN;

fn erklaerung() -> Eigenerklaerung {
    Eigenerklaerung {
        demo: true,
        meldebehoerde: "Stadt Neustadt, Bürgeramt".into(),
        aktenzeichen: Some("NEU-2026-004711".into()),
        eigentuemer: "Zoë Ŝkārda-Łukaszewič".into(),
        anschrift: "Gänsemarkt 7, 99001 Altstadt".into(),
        einzug: "15. November 2026".into(),
        wohnung: "Am Mühlenfließ 12 b, 99002 Neustadt, 2. Obergeschoss links".into(),
        personen: vec!["Zoë Ŝkārda-Łukaszewič".into(), "Ōḫī́ Ayşe Ŝkārda".into()],
        erklaert_am: "26. November 2026, 10:15 Uhr".into(),
        anmeldung: "BundID, Vertrauensniveau hoch".into(),
    }
}

fn kontakt() -> Kontakt {
    Kontakt {
        telefon: Some("0999 4711-0".into()),
        email: Some("buergeramt@altstadt.example".into()),
        web: Some("altstadt.example/buergeramt".into()),
        oeffnungszeiten: vec![
            "Montag bis Freitag 8 bis 12 Uhr".into(),
            "Donnerstag auch 14 bis 18 Uhr".into(),
        ],
    }
}

fn kopie(personen: usize) -> Antragskopie {
    let mut gruppen: Vec<Gruppe> = (1..=personen)
        .map(|nummer| Gruppe {
            titel: format!("Person {nummer}"),
            zeilen: vec![
                zeile("Familienname", "Ŝkārda-Łukaszewič"),
                zeile("Vornamen", "Zoë Ōḫī́ Ayşe"),
                zeile("Geburtsdatum", "1. März 1984"),
                zeile("Staatsangehörigkeiten", "deutsch, polnisch, türkisch, lettisch"),
            ],
        })
        .collect();
    gruppen.push(Gruppe {
        titel: "Neue Wohnung".into(),
        zeilen: vec![
            zeile("Anschrift", "Am Mühlenfließ 12 b, 99001 Altstadt"),
            zeile("Tag des Einzugs", "15. November 2026"),
            zeile("Art der Wohnung", "Alleinige Wohnung"),
        ],
    });
    Antragskopie {
        demo: true,
        behoerde: behoerde(),
        kontakt: kontakt(),
        dienst: "Anmeldung einer Wohnung".into(),
        aktenzeichen: "ALT-2026-004711".into(),
        fallcode: "K7QX-9F2M-4T".into(),
        qr: "https://meldewerk.example/fall#K7QX9F2M4T".into(),
        eingegangen: "26. November 2026, 10:15 Uhr".into(),
        gruppen,
        anlagen: vec![
            Anlage::neu("Bestätigung des Wohnungsgebers", &eigene()),
            Anlage::neu("Einwilligung des anderen Elternteils", b"kein PDF"),
        ],
        versicherungen: vec![
            "Meine Angaben sind vollständig und richtig.".into(),
            "Ich ziehe mit den genannten Personen in die Wohnung ein und darf sie anmelden.".into(),
        ],
        weiter: vec![
            "Wir übermitteln Ihre Erklärung an die Stadt Altstadt.".into(),
            "Die Meldebehörde prüft Ihre Angaben. Das dauert meist wenige Tage.".into(),
            "Danach finden Sie Ihre Meldebestätigung auf der Seite Ihres Vorgangs.".into(),
        ],
        pruef_url: Some("https://meldewerk.example/pruefen".into()),
    }
}

fn zettel() -> Laufzettel {
    Laufzettel {
        demo: true,
        behoerde: behoerde(),
        kontakt: kontakt(),
        dienst: "Anmeldung einer Wohnung".into(),
        aktenzeichen: Some("ALT-2026-004711".into()),
        fallcode: "K7QX-9F2M-4T".into(),
        qr: "https://meldewerk.example/fall#K7QX9F2M4T".into(),
        eingereicht: Some("26. November 2026".into()),
        mitbringen: vec![
            "Ihren Personalausweis oder Reisepass".into(),
            "die Bestätigung des Wohnungsgebers im Original".into(),
            "diesen Laufzettel, gedruckt oder auf dem Telefon".into(),
        ],
    }
}

fn eigene() -> Vec<u8> {
    eigenerklaerung(&SETZEREI, &erklaerung(), &setzangaben("EE-1")).unwrap()
}

/// One of each, for looking at.
pub(super) fn alle() -> [(&'static str, Vec<u8>); 4] {
    [
        ("eigenerklaerung", eigene()),
        (
            "antragskopie",
            antragskopie(&SETZEREI, &kopie(1), &setzangaben("AK-1")).unwrap(),
        ),
        (
            "antragskopie-familie",
            antragskopie(&SETZEREI, &kopie(6), &setzangaben("AK-2")).unwrap(),
        ),
        (
            "laufzettel",
            laufzettel(&SETZEREI, &zettel(), &setzangaben("LZ-1")).unwrap(),
        ),
    ]
}

fn seiten(pdf: &[u8]) -> usize {
    lopdf::Document::load_mem(pdf).unwrap().get_pages().len()
}

#[test]
fn each_paper_is_pdf_a_3a_and_pdf_ua_1_and_the_same_data_give_the_same_bytes() {
    for ((name, eins), (_, zwei)) in alle().into_iter().zip(alle()) {
        assert!(eins.starts_with(b"%PDF-1.7"), "{name}");
        let text = String::from_utf8_lossy(&eins);
        for marke in [
            "<pdfaid:part>3</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</",
        ] {
            assert!(text.contains(marke), "{name}: {marke}");
        }
        assert!(eins == zwei, "{name} differs from itself");
    }
}

#[test]
fn a_declaration_and_the_page_for_the_counter_fit_on_one_page() {
    assert_eq!(seiten(&eigene()), 1);
    assert_eq!(
        seiten(&laufzettel(&SETZEREI, &zettel(), &setzangaben("LZ-1")).unwrap()),
        1
    );
    let mut familie = erklaerung();
    familie.personen = vec!["Ayşe Ŝkārda".into(); 8];
    familie.aktenzeichen = None;
    let pdf = eigenerklaerung(&SETZEREI, &familie, &setzangaben("EE-2")).unwrap();
    assert_eq!(seiten(&pdf), 1);
}

#[test]
fn a_copy_takes_as_many_pages_as_it_needs() {
    let pdf = antragskopie(&SETZEREI, &kopie(12), &setzangaben("AK-3")).unwrap();
    assert!(seiten(&pdf) > 2, "{}", seiten(&pdf));
}

#[test]
fn what_is_not_known_is_left_out_and_does_not_stop_the_paper() {
    let mut karg = kopie(0);
    karg.kontakt = Kontakt::default();
    (karg.gruppen, karg.anlagen, karg.versicherungen) = (Vec::new(), Vec::new(), Vec::new());
    (karg.weiter, karg.pruef_url) = (Vec::new(), None);
    karg.qr = "x".repeat(5000);
    antragskopie(&SETZEREI, &karg, &setzangaben("AK-4")).unwrap();
    let karg = Laufzettel {
        kontakt: Kontakt::default(),
        aktenzeichen: None,
        eingereicht: None,
        mitbringen: Vec::new(),
        ..zettel()
    };
    laufzettel(&SETZEREI, &karg, &setzangaben("LZ-2")).unwrap();
}

#[test]
fn every_letter_of_din_91379_can_be_set_in_each_of_them() {
    let mut eigene = erklaerung();
    eigene.eigentuemer = SCHWERE_BUCHSTABEN.into();
    eigene.personen = vec![SCHWERE_BUCHSTABEN.into()];
    eigenerklaerung(&SETZEREI, &eigene, &setzangaben("EE-3")).unwrap();
    let mut kopie = kopie(1);
    kopie.gruppen[0]
        .zeilen
        .push(zeile("Frühere Namen", SCHWERE_BUCHSTABEN));
    kopie.versicherungen.push(SCHWERE_BUCHSTABEN.into());
    antragskopie(&SETZEREI, &kopie, &setzangaben("AK-5")).unwrap();
    let mut zettel = zettel();
    zettel.mitbringen.push(SCHWERE_BUCHSTABEN.into());
    laufzettel(&SETZEREI, &zettel, &setzangaben("LZ-3")).unwrap();
}

#[test]
fn a_paper_handed_in_is_named_with_its_pages_and_checksum() {
    let anlage = Anlage::neu("Bestätigung", &eigene());
    assert_eq!((anlage.seiten, anlage.pruefsumme.len()), (1, 16));
    assert_eq!(Anlage::neu("leer", b"").pruefsumme, "e3b0c44298fc1c14");
}

#[test]
fn a_qr_code_is_one_picture_without_style_and_script() {
    let svg = qr_svg("https://meldewerk.example/fall#K7QX9F2M4T").unwrap();
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"));
    assert!(!svg.contains("style") && !svg.contains("script"));
    // Version 3 has 29 modules, with the quiet zone 37; its finder begins with seven dark modules.
    assert!(
        svg.contains("viewBox=\"0 0 37 37\"") && svg.contains("M4 4h7v1h-7z"),
        "{svg}"
    );
    assert_eq!(qr_svg(&"x".repeat(3000)), None, "more than a QR code holds");
}
