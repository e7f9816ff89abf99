//! Setting documents.

use base64::Engine;
use serde_json::json;

use super::{SETZEREI, bescheinigung, bescheinigung_pdf, brief, papier_pdf, setzangaben, zeile};
use crate::urkunde::{FotoFehler, SatzFehler, Vorlage, als_pdf};

/// Letters of DIN 91379 that fonts get wrong: combining sequences, rare and deprecated letters.
pub(super) const SCHWERE_BUCHSTABEN: &str =
    "A̋ C̆ C̨̆ D̂ K͟h k͟h L̥̄ M̂ N̂ R̥̄ r̥̄ S̱̄ Ž̧ ī́ ŉ ẞ Ə ʒ Ǯ ɨ Ḗ ḗ Ŀ ŀ ẖ ẗ Ǻ ų̄ Đ đ Ħ ŧ";

#[test]
fn the_same_data_give_the_same_bytes() {
    assert_eq!(bescheinigung_pdf(), bescheinigung_pdf());
}

#[test]
fn every_template_becomes_a_document() {
    for vorlage in [Vorlage::Meldebestaetigung, Vorlage::CodeBrief, Vorlage::Ablehnung] {
        let pdf = SETZEREI.setze(vorlage, &brief(), &setzangaben("BR-1")).unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"), "{vorlage:?}");
    }
}

#[test]
fn a_meldebescheinigung_of_the_mindestumfang_is_one_page() {
    let pdf = lopdf::Document::load_mem(&bescheinigung_pdf()).unwrap();
    assert_eq!(pdf.get_pages().len(), 1);
}

#[test]
fn a_meldebescheinigung_with_seal_and_code_is_one_page_and_says_in_words_what_the_seal_is() {
    let pdf = lopdf::Document::load_mem(&papier_pdf()).unwrap();
    assert_eq!(pdf.get_pages().len(), 1);
    let alternativen = pdf.objects.values().filter_map(|objekt| {
        let knoten = objekt.as_dict().ok()?;
        let art = knoten.get(b"S").and_then(lopdf::Object::as_name).ok()?;
        let alt = knoten.get(b"Alt").ok().or_else(|| {
            let attribute = knoten.get(b"A").ok()?;
            attribute.as_dict().ok()?.get(b"Alt").ok()
        });
        (art == b"Figure").then_some(alt.is_some())
    });
    assert_eq!(alternativen.collect::<Vec<_>>(), [true]);
}

#[test]
fn every_letter_of_din_91379_can_be_set() {
    let mut daten = bescheinigung();
    daten.gruppen[0]
        .zeilen
        .push(zeile("Frühere Namen", SCHWERE_BUCHSTABEN));
    SETZEREI
        .setze(Vorlage::Meldebescheinigung, &daten, &setzangaben("MB-2"))
        .unwrap();
}

#[test]
fn a_letter_that_the_font_lacks_is_refused_and_not_left_out() {
    let mut daten = bescheinigung();
    daten.gruppen[0].zeilen.push(zeile("Künstlername", "漢字"));
    let ergebnis = SETZEREI.setze(Vorlage::Meldebescheinigung, &daten, &setzangaben("MB-3"));
    assert_eq!(
        ergebnis.err(),
        Some(SatzFehler::Norm(Vorlage::Meldebescheinigung))
    );
}

#[test]
fn missing_data_name_the_template_and_no_content() {
    let ergebnis = SETZEREI.setze(
        Vorlage::CodeBrief,
        &json!({ "nummer": "geheim" }),
        &setzangaben("MB-4"),
    );
    let fehler = ergebnis.unwrap_err();
    assert!(
        matches!(
            fehler,
            SatzFehler::Vorlage {
                vorlage: Vorlage::CodeBrief,
                ..
            }
        ),
        "{fehler}"
    );
    assert!(!fehler.to_string().contains("geheim"));
}

fn png() -> Vec<u8> {
    base64::engine::general_purpose::STANDARD
        .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
        .unwrap()
}

/// A page with a photo.
pub(super) fn foto_pdf() -> Vec<u8> {
    als_pdf(
        &SETZEREI,
        &png(),
        "Bestätigung des Wohnungsgebers",
        &setzangaben("F-1"),
    )
    .unwrap()
}

#[test]
fn a_photo_becomes_a_page() {
    assert!(foto_pdf().starts_with(b"%PDF-1.7"));
    let png = png();
    for laenge in 0..png.len() - 30 {
        assert!(
            als_pdf(&SETZEREI, &png[..laenge], "abgeschnitten", &setzangaben("F-2")).is_err(),
            "{laenge}"
        );
    }
}

#[test]
fn a_picture_too_large_to_unpack_is_refused_by_its_header() {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    png.extend([0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    assert_eq!(
        als_pdf(&SETZEREI, &png, "riesig", &setzangaben("F-3")),
        Err(FotoFehler::ZuGross)
    );
    let jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03";
    assert_eq!(
        als_pdf(&SETZEREI, jpeg, "riesig", &setzangaben("F-4")),
        Err(FotoFehler::ZuGross)
    );
    assert_eq!(
        als_pdf(&SETZEREI, b"GIF89a", "anderes", &setzangaben("F-5")),
        Err(FotoFehler::KeinBild)
    );
}
