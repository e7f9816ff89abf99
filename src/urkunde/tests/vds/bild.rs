//! Seals on pictures: photos, scans, and what is none.

use image::{GrayImage, ImageFormat, Luma};

use super::{SIEGEL, TRAUEN, fundstellen, heute};
use crate::{
    kernel::tag_in_berlin,
    urkunde::{
        self, Pruefergebnis, Statusliste, Traeger, Unklarheit, Urteil, Vertrauen,
        tests::jetzt,
        vds::{aus_bild, datamatrix_svg},
    },
};

/// The code as a picture: `modul` pixels for each module, on a page with its corner at `ecke`.
fn bild(siegel: &[u8], modul: u32, ecke: u32) -> GrayImage {
    let svg = datamatrix_svg(siegel).unwrap();
    let pfad = svg.split("#000\" d=\"").nth(1).unwrap();
    let dunkel: Vec<(u32, u32)> = pfad
        .split('M')
        .skip(1)
        .flat_map(|strich| {
            let (x, rest) = strich.split_once(' ').unwrap();
            let (y, rest) = rest.split_once(".5h").unwrap();
            let laenge = rest.split('"').next().unwrap();
            let [x, y, laenge] = [x, y, laenge].map(|zahl| zahl.parse::<u32>().unwrap());
            (x..x + laenge).map(move |x| (x, y))
        })
        .collect();
    let mut bild = GrayImage::from_pixel(1240, 1754, Luma([255]));
    for (x, y) in dunkel {
        for (dx, dy) in (0..modul).flat_map(|dx| (0..modul).map(move |dy| (dx, dy))) {
            bild.put_pixel(ecke + x * modul + dx, ecke + y * modul + dy, Luma([20]));
        }
    }
    bild
}

fn datei(bild: &GrayImage, format: ImageFormat) -> Vec<u8> {
    let mut datei = std::io::Cursor::new(Vec::new());
    bild.write_to(&mut datei, format).unwrap();
    datei.into_inner()
}

#[test]
fn a_code_is_read_from_a_picture_byte_by_byte() {
    for (modul, format) in [
        (3, ImageFormat::Png),
        (5, ImageFormat::Png),
        (6, ImageFormat::Jpeg),
    ] {
        let datei = datei(&bild(&SIEGEL, modul, 300), format);
        assert_eq!(
            aus_bild(&datei).as_deref(),
            Some(SIEGEL.as_slice()),
            "{modul} pixels"
        );
    }
    let alle: Vec<u8> = (0..=255).rev().collect();
    let datei = datei(&bild(&alle, 4, 100), ImageFormat::Png);
    assert_eq!(aus_bild(&datei), Some(alle));
}

#[test]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers of a small picture"
)]
fn a_code_is_read_from_a_picture_that_is_turned_dark_and_grainy() {
    let gerade = bild(&SIEGEL, 6, 200);
    let mut foto = GrayImage::from_pixel(1500, 1900, Luma([150]));
    let (sinus, cosinus) = 0.2_f64.sin_cos();
    for (x, y, punkt) in foto.enumerate_pixels_mut() {
        let (dx, dy) = (f64::from(x) - 750.0, f64::from(y) - 800.0);
        let (von_x, von_y) = (
            (dx * cosinus + dy * sinus) + 430.0,
            (dy * cosinus - dx * sinus) + 430.0,
        );
        if let Some(wert) = image::imageops::interpolate_bilinear(&gerade, von_x as f32, von_y as f32) {
            let schatten = 0.45 + 0.4 * f64::from(x) / 1500.0;
            let koernung = f64::from((x * 7919 + y * 104_729) % 23) - 11.0;
            punkt.0 = [(f64::from(wert.0[0]) * schatten + koernung).clamp(0.0, 255.0) as u8];
        }
    }
    let datei = datei(&foto, ImageFormat::Jpeg);
    assert_eq!(aus_bild(&datei).as_deref(), Some(SIEGEL.as_slice()));
}

#[test]
fn whoever_verifies_a_file_may_hand_in_the_seal_or_its_photo() {
    let foto = datei(&bild(&SIEGEL, 5, 300), ImageFormat::Jpeg);
    let vertrauen = Vertrauen::nur_anker(TRAUEN.clone());
    for eingabe in [SIEGEL.as_slice(), &foto] {
        let Pruefergebnis::Gueltig(beleg) = urkunde::pruefe(eingabe, &vertrauen, jetzt()) else {
            panic!("genuine")
        };
        assert_eq!(beleg.traeger, Traeger::Papier);
        assert_eq!(tag_in_berlin(beleg.zeitpunkt), heute());
        assert_eq!(beleg.angehaengte_daten.unwrap().offen()["ort"], "Altstadt");
    }
    let leer = datei(&GrayImage::from_pixel(200, 200, Luma([255])), ImageFormat::Png);
    let anderer = datei(&bild(b"https://elsewhere.example", 5, 300), ImageFormat::Png);
    for (eingabe, warum) in [
        (leer, Unklarheit::KeinCode),
        (anderer, Unklarheit::KeinPapiersiegel),
        (SIEGEL[1..].to_vec(), Unklarheit::KeinPdf),
    ] {
        let ergebnis = urkunde::pruefe(&eingabe, &vertrauen, jetzt());
        assert!(
            matches!(ergebnis, Pruefergebnis::Unbestimmt { grund, .. } if grund == warum),
            "{warum:?}"
        );
    }
}

#[test]
fn a_photo_of_a_document_that_was_taken_back_is_invalid() {
    let foto = datei(&bild(&SIEGEL, 5, 300), ImageFormat::Jpeg);
    let siegel = urkunde::entnimm(&foto).unwrap();
    assert_eq!(siegel.as_ref(), SIEGEL.as_slice());
    let platz = urkunde::statusplatz(&siegel).unwrap();
    assert_eq!(Some(&platz), fundstellen().status.as_ref());
    for (widerrufen, urteil) in [
        (platz.index, Urteil::Ungueltig),
        (platz.index + 1, Urteil::Gueltig),
    ] {
        let vertrauen = Vertrauen {
            statuslisten: vec![Statusliste::neu(platz.uri.clone(), [widerrufen], jetzt())],
            ..Vertrauen::nur_anker(TRAUEN.clone())
        };
        assert_eq!(urkunde::pruefe(&foto, &vertrauen, jetzt()).urteil(), urteil);
    }
}

#[test]
fn what_is_no_picture_or_too_large_a_one_holds_no_code() {
    assert_eq!(aus_bild(b""), None);
    assert_eq!(aus_bild(b"\x89PNG\r\n\x1a\nIHDR"), None);
    assert_eq!(aus_bild(&SIEGEL), None);
    let leer = datei(&GrayImage::from_pixel(200, 200, Luma([255])), ImageFormat::Png);
    assert_eq!(aus_bild(&leer), None);
    let gross = datei(&GrayImage::from_pixel(7000, 6000, Luma([255])), ImageFormat::Png);
    assert_eq!(aus_bild(&gross), None);
}
