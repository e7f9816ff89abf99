//! Files joined: order, limits, what is refused, what stays behind.
#![allow(
    clippy::cast_possible_truncation,
    reason = "small numbers of a picture that the test makes itself"
)]

use image::{DynamicImage, ImageFormat, ImageReader, RgbaImage};
use lopdf::encryption::{EncryptionState, EncryptionVersion, Permissions};
use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat, dictionary};
use proptest::prelude::*;

use super::{datei, einfach, pdf, viertel};
use crate::antrag::{NachweisFehler, UPLOAD_HOECHSTENS};
use crate::urkunde::papier::bereite;
use crate::urkunde::tests::{SETZEREI, setzangaben};
use crate::urkunde::{DateiFehler, PapierFehler, vereinige};

fn vereint(dateien: Vec<Vec<u8>>) -> Result<Vec<u8>, PapierFehler> {
    vereinige(
        &SETZEREI,
        dateien,
        "Bestätigung des Wohnungsgebers",
        &setzangaben("P-1"),
    )
}

fn jpeg() -> Vec<u8> {
    datei(&viertel(60, 40), ImageFormat::Jpeg)
}

fn png() -> Vec<u8> {
    datei(&viertel(40, 60), ImageFormat::Png)
}

/// The widths of the pages, rounded: what tells them apart.
fn breiten(pdf: &[u8]) -> Vec<i64> {
    let dokument = Document::load_mem(pdf).unwrap();
    let breite = |seite: ObjectId| {
        let masse = dokument.get_dictionary(seite).unwrap().get(b"MediaBox").unwrap();
        dokument.dereference(masse).unwrap().1.as_array().unwrap()[2]
            .as_float()
            .unwrap() as i64
    };
    dokument.page_iter().map(breite).collect()
}

#[test]
fn a_single_pdf_comes_back_byte_for_byte() {
    let original = einfach(&[300, 301]);
    assert_eq!(vereint(vec![original.clone()]), Ok(original));
}

#[test]
fn pdfs_and_photos_keep_their_order() {
    let pdf = vereint(vec![einfach(&[300, 301]), jpeg(), einfach(&[302]), png()]).unwrap();
    // The wide photo lies on the long side of A4, the high one on the short.
    assert_eq!(breiten(&pdf), [300, 301, 841, 302, 595]);
}

#[test]
fn photos_alone_become_a_pdf_a() {
    let pdf = vereint(vec![png(), jpeg()]).unwrap();
    assert_eq!(breiten(&pdf), [595, 841]);
    assert!(String::from_utf8_lossy(&pdf).contains("<pdfaid:part>3</pdfaid:part>"));
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let dateien = || vec![jpeg(), einfach(&[300]), png()];
    assert!(vereint(dateien()) == vereint(dateien()));
}

#[test]
fn a_file_that_cannot_be_taken_is_named_by_its_place() {
    let grund = |grund: NachweisFehler| DateiFehler::Nachweis(grund);
    let mut abgeschnitten = png();
    abgeschnitten.truncate(60);
    let mut riesig = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    riesig.extend([0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
    let faelle: [(Vec<u8>, DateiFehler); 8] = [
        (Vec::new(), grund(NachweisFehler::Leer)),
        (vec![b' '; UPLOAD_HOECHSTENS + 1], grund(NachweisFehler::ZuGross)),
        (b"GIF89a".to_vec(), grund(NachweisFehler::FalscheArt)),
        (
            b"%PDF-1.7 and nothing more".to_vec(),
            grund(NachweisFehler::Unlesbar),
        ),
        (abgeschnitten, grund(NachweisFehler::Unlesbar)),
        (riesig, DateiFehler::ZuVielePixel),
        (verschluesselt(""), DateiFehler::Verschluesselt),
        (verschluesselt("user"), DateiFehler::Verschluesselt),
    ];
    for (kaputt, grund) in faelle {
        let erwartet = PapierFehler::Datei { stelle: 1, grund };
        assert_eq!(vereint(vec![jpeg(), kaputt, png()]), Err(erwartet));
    }
}

/// Protected by its owner; opens without a password if that of the user is empty, which makes no difference.
fn verschluesselt(user: &str) -> Vec<u8> {
    let mut dokument = Document::load_mem(&einfach(&[300])).unwrap();
    let kennung = Object::String(vec![7; 16], StringFormat::Literal);
    dokument.trailer.set("ID", vec![kennung.clone(), kennung]);
    let art = EncryptionVersion::V2 {
        document: &dokument,
        owner_password: "owner",
        user_password: user,
        key_length: 128,
        permissions: Permissions::all(),
    };
    let zustand = EncryptionState::try_from(art).unwrap();
    dokument.encrypt(&zustand).unwrap();
    let mut bytes = Vec::new();
    dokument.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn too_few_and_too_many_are_refused() {
    assert_eq!(vereint(Vec::new()), Err(PapierFehler::Keine));
    assert_eq!(vereint(vec![jpeg(); 11]), Err(PapierFehler::ZuVieleDateien));
    assert_eq!(breiten(&vereint(vec![jpeg(); 10]).unwrap()).len(), 10);
    let fuenfzig = einfach(&[300; 50]);
    assert_eq!(vereint(vec![fuenfzig.clone()]), Ok(fuenfzig.clone()));
    assert_eq!(vereint(vec![fuenfzig, png()]), Err(PapierFehler::ZuVieleSeiten));
    assert_eq!(
        vereint(vec![einfach(&[300; 51])]),
        Err(PapierFehler::ZuVieleSeiten)
    );
}

#[test]
fn more_than_the_paper_may_hold_is_refused() {
    let dick = |saat: u8| {
        let mut dokument = Document::load_mem(&einfach(&[300])).unwrap();
        let inhalt = vec![saat; 9 * 1024 * 1024];
        let strom = lopdf::Stream::new(Dictionary::new(), inhalt).with_compression(false);
        let strom = dokument.add_object(strom);
        let seite = dokument.page_iter().next().unwrap();
        dokument
            .get_object_mut(seite)
            .unwrap()
            .as_dict_mut()
            .unwrap()
            .set("Contents", strom);
        let mut bytes = Vec::new();
        dokument.save_to(&mut bytes).unwrap();
        bytes
    };
    assert_eq!(
        vereint(vec![dick(b' '), dick(b'\n'), dick(b'\t')]),
        Err(PapierFehler::ZuGross)
    );
}

/// A form with one text field called "Name", filled in, and a button that runs a script.
fn formular(wert: &str) -> Vec<u8> {
    pdf(&[300], |dokument, seiten| {
        let feld = dokument.add_object(dictionary! {
            "Type" => "Annot", "Subtype" => "Widget", "FT" => "Tx", "T" => Object::string_literal("Name"),
            "V" => Object::string_literal(wert), "Rect" => vec![0.into(), 0.into(), 9.into(), 9.into()],
            "P" => seiten[0].clone(),
            "A" => dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(1)") },
        });
        let seite = seiten[0].as_reference().unwrap();
        let seite = dokument.get_object_mut(seite).unwrap().as_dict_mut().unwrap();
        seite.set("Annots", vec![feld.into()]);
        dictionary! {
            "AcroForm" => dictionary! { "Fields" => vec![feld.into()], "NeedAppearances" => true },
            "OpenAction" => dictionary! { "S" => "JavaScript", "JS" => Object::string_literal("app.alert(2)") },
        }
    })
}

#[test]
fn what_is_filled_in_stays_even_if_two_forms_have_the_same_fields() {
    let pdf = vereint(vec![formular("Erika"), formular("Max")]).unwrap();
    let dokument = Document::load_mem(&pdf).unwrap();
    let form = dokument
        .catalog()
        .unwrap()
        .get(b"AcroForm")
        .unwrap()
        .as_dict()
        .unwrap();
    assert!(form.get(b"NeedAppearances").unwrap().as_bool().unwrap());
    let gefunden: Vec<(Vec<u8>, Vec<u8>)> = form
        .get(b"Fields")
        .unwrap()
        .as_array()
        .unwrap()
        .iter()
        .map(|gruppe| {
            let gruppe = dokument.get_dictionary(gruppe.as_reference().unwrap()).unwrap();
            let feld = gruppe.get(b"Kids").unwrap().as_array().unwrap()[0]
                .as_reference()
                .unwrap();
            let feld = dokument.get_dictionary(feld).unwrap();
            let text = |von: &Dictionary, was: &[u8]| von.get(was).unwrap().as_str().unwrap().to_vec();
            (text(gruppe, b"T"), text(feld, b"V"))
        })
        .collect();
    let erwartet = [("Datei 1", "Erika"), ("Datei 2", "Max")].map(|(t, v)| (t.into(), v.into()));
    assert_eq!(gefunden, erwartet);
}

#[test]
fn scripts_stay_behind() {
    let pdf = vereint(vec![formular("Erika"), png()]).unwrap();
    let text = String::from_utf8_lossy(&pdf);
    assert!(!text.contains("JavaScript") && !text.contains("alert"));
}

/// `bild` as JPEG with EXIF data that say how the camera was held.
fn mit_exif(bild: &DynamicImage, lage: u8) -> Vec<u8> {
    let mut bytes = datei(bild, ImageFormat::Jpeg);
    let mut segment = b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    segment.extend([lage, 0, 0, 0, 0, 0, 0]);
    bytes.splice(2..2, segment);
    bytes
}

#[test]
fn a_photo_stands_upright_and_says_nothing_of_its_camera() {
    const ROT: [u8; 3] = [255, 0, 0];
    const GRUEN: [u8; 3] = [0, 255, 0];
    const BLAU: [u8; 3] = [0, 0, 255];
    const SCHWARZ: [u8; 3] = [0, 0, 0];
    for (lage, erwartet) in [
        (1, [ROT, GRUEN, BLAU, SCHWARZ]),
        (3, [SCHWARZ, BLAU, GRUEN, ROT]),
        (6, [BLAU, ROT, SCHWARZ, GRUEN]),
        (8, [GRUEN, SCHWARZ, ROT, BLAU]),
    ] {
        let seite = bereite(&mit_exif(&viertel(80, 48), lage)).unwrap();
        assert_eq!(seite.quer, lage < 5, "{lage}");
        assert!(!seite.jpeg.windows(4).any(|teil| teil == b"Exif"), "{lage}");
        let bild = image::load_from_memory(&seite.jpeg).unwrap().to_rgb8();
        let (rechts, unten) = (bild.width() - 6, bild.height() - 6);
        let ecken = [(5, 5), (rechts, 5), (5, unten), (rechts, unten)];
        for ((x, y), soll) in ecken.into_iter().zip(erwartet) {
            let ist = bild.get_pixel(x, y).0;
            let nah = ist.iter().zip(soll).all(|(a, b)| a.abs_diff(b) < 40);
            assert!(nah, "orientation {lage} at {x},{y}: {ist:?} instead of {soll:?}");
        }
    }
}

#[test]
fn a_large_photo_becomes_as_large_as_a4_needs_and_transparency_becomes_white() {
    let seite = bereite(&datei(&viertel(3000, 4000), ImageFormat::Png)).unwrap();
    let bild = image::load_from_memory(&seite.jpeg).unwrap();
    assert_eq!((bild.width(), bild.height()), (1654, 2205));
    let glas = DynamicImage::ImageRgba8(RgbaImage::from_pixel(20, 20, image::Rgba([200, 0, 0, 0])));
    let seite = bereite(&datei(&glas, ImageFormat::Png)).unwrap();
    let bild = image::load_from_memory(&seite.jpeg).unwrap().to_rgb8();
    assert!(bild.get_pixel(10, 10).0.iter().all(|wert| *wert > 250));
}

#[test]
fn a_grey_picture_stays_grey() {
    let grau = DynamicImage::ImageLuma8(viertel(50, 50).to_luma8());
    let seite = bereite(&datei(&grau, ImageFormat::Png)).unwrap();
    let leser = ImageReader::new(std::io::Cursor::new(seite.jpeg))
        .with_guessed_format()
        .unwrap();
    assert!(!leser.decode().unwrap().color().has_color());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_file_brings_the_service_down(
        muster in 0..4_usize,
        stellen in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..24),
        ende in any::<prop::sample::Index>(),
        kuerze in any::<bool>(),
        zufall in prop::collection::vec(any::<u8>(), 0..600),
    ) {
        let kopf: &[u8] = [&b"%PDF-1.7\n"[..], b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b""][muster];
        let roh = [kopf, &zufall].concat();
        let mut beschaedigt = match muster {
            0 => formular("Erika"),
            1 => mit_exif(&viertel(30, 20), 6),
            2 => png(),
            _ => jpeg(),
        };
        for (stelle, wert) in stellen {
            let stelle = stelle.index(beschaedigt.len());
            beschaedigt[stelle] = wert;
        }
        if kuerze {
            beschaedigt.truncate(ende.index(beschaedigt.len()));
        }
        let _ = vereint(vec![roh]);
        let _ = vereint(vec![einfach(&[300]), beschaedigt]);
    }
}
