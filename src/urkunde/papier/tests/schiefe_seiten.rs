//! Pages askew are straightened; whatever is no page of text is left alone.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "small numbers of a picture that the test makes itself"
)]

use image::{DynamicImage, GrayImage, Luma};

use crate::urkunde::papier::bild::gerade;
use crate::urkunde::papier::schieflage::schieflage;

/// A number that looks random and is the same in each run.
fn streu(x: i64, y: i64) -> u8 {
    let mut wert = x
        .wrapping_mul(0x9E37_79B9)
        .wrapping_add(y.wrapping_mul(0x85EB_CA6B));
    wert ^= wert >> 13;
    wert = wert.wrapping_mul(0xC2B2_AE35);
    (wert >> 16).to_le_bytes()[0]
}

/// A page of lines of letters, `zeilen` of them, turned clockwise by `grad`, with a shadow and the grain of a camera.
fn seite(breite: u32, hoehe: u32, zeilen: i64, grad: f64) -> GrayImage {
    let (sinus, cosinus) = grad.to_radians().sin_cos();
    let (mitte_x, mitte_y) = (f64::from(breite) / 2.0, f64::from(hoehe) / 2.0);
    let abstand = f64::from(hoehe) * 0.8 / zeilen as f64;
    GrayImage::from_fn(breite, hoehe, |x, y| {
        let (dx, dy) = (f64::from(x) - mitte_x, f64::from(y) - mitte_y);
        let (px, py) = (
            dx * cosinus + dy * sinus + mitte_x,
            dy * cosinus - dx * sinus + mitte_y,
        );
        let (zeile, in_zeile) = (
            ((py - f64::from(hoehe) * 0.1) / abstand).floor() as i64,
            (py / abstand - 0.1 * f64::from(hoehe) / abstand).rem_euclid(1.0),
        );
        // No line has its letters below those of another, as they never have in print.
        let stand =
            px / (abstand * (0.2 + f64::from(streu(zeile, 5)) / 255.0 * 0.04)) + f64::from(streu(zeile, 3));
        let buchstabe = stand.floor() as i64;
        let ende = 0.9 - f64::from(streu(zeile, 99)) / 255.0 * 0.4;
        let im_satz =
            (0..zeilen).contains(&zeile) && px > f64::from(breite) * 0.1 && px < f64::from(breite) * ende;
        // Ascenders, descenders and gaps differ from letter to letter.
        let oben = if streu(buchstabe, zeile) > 190 { 0.2 } else { 0.38 };
        let unten = if streu(buchstabe, zeile + 7) > 220 {
            0.88
        } else {
            0.7
        };
        let ist_tinte = im_satz
            && streu(buchstabe, zeile * 3) > 50
            && in_zeile > oben
            && in_zeile < unten
            && stand.rem_euclid(1.0) < 0.6;
        let licht = 235.0 - 90.0 * f64::from(x + y) / f64::from(breite + hoehe);
        let korn = f64::from(streu(i64::from(x), i64::from(y)) % 16);
        Luma([(if ist_tinte { licht * 0.3 } else { licht } + korn) as u8])
    })
}

#[test]
fn the_angle_of_a_page_of_text_is_found_within_half_a_degree() {
    for grad in [-8.0, -5.5, -3.0, -1.7, -0.8, 0.8, 1.2, 2.0, 4.0, 6.5, 8.0] {
        for (breite, hoehe, zeilen) in [(900, 1270, 45), (1270, 900, 18), (600, 850, 30), (900, 1270, 9)] {
            let gefunden = schieflage(&seite(breite, hoehe, zeilen, grad)).unwrap_or(0.0);
            assert!(
                (gefunden - grad).abs() < 0.5,
                "{grad}° with {zeilen} lines: {gefunden}°"
            );
        }
    }
}

#[test]
fn a_page_on_its_side_is_as_askew_as_upright() {
    let hochkant = image::imageops::rotate90(&seite(900, 1270, 40, 3.0));
    let gefunden = schieflage(&hochkant).unwrap();
    assert!((gefunden - 3.0).abs() < 0.5, "{gefunden}");
}

#[test]
fn straightening_leaves_a_page_that_is_straight() {
    for grad in [-6.0, -2.0, 1.0, 5.0] {
        let neu = gerade(DynamicImage::ImageLuma8(seite(900, 1270, 40, grad)));
        assert!(
            neu.width() > 900,
            "{grad}°: turned, on a ground that holds all of it"
        );
        assert_eq!(schieflage(&neu.to_luma8()), None, "{grad}°");
        let DynamicImage::ImageLuma8(grau) = neu else {
            panic!("grey stays grey")
        };
        assert_eq!(grau.get_pixel(0, 0).0, [255], "the ground is white");
    }
}

#[test]
fn a_straight_page_and_one_askew_by_too_much_are_left_alone() {
    for grad in [0.0, 0.2, -0.2, 20.0, -30.0] {
        let gefunden = schieflage(&seite(900, 1270, 40, grad));
        assert_eq!(gefunden, None, "{grad}°");
    }
}

#[test]
fn what_has_no_lines_is_left_alone() {
    let (breite, hoehe) = (700_u32, 900_u32);
    let bilder: [(&str, GrayImage); 7] = [
        ("white", GrayImage::from_pixel(breite, hoehe, Luma([255]))),
        ("one pixel", GrayImage::from_pixel(1, 1, Luma([0]))),
        ("one row", GrayImage::from_pixel(900, 1, Luma([0]))),
        (
            "noise",
            GrayImage::from_fn(breite, hoehe, |x, y| Luma([streu(i64::from(x), i64::from(y))])),
        ),
        (
            "few dark grains",
            GrayImage::from_fn(breite, hoehe, |x, y| {
                Luma([if streu(i64::from(x), i64::from(y)) > 245 {
                    20
                } else {
                    220
                }])
            }),
        ),
        (
            "a portrait",
            GrayImage::from_fn(breite, hoehe, |x, y| {
                let (dx, dy) = ((f64::from(x) - 350.0) / 180.0, (f64::from(y) - 400.0) / 250.0);
                let hell = if dx.hypot(dy) < 1.0 {
                    210.0 - 60.0 * dx
                } else {
                    70.0 + 60.0 * dy
                };
                Luma([(hell + f64::from(streu(i64::from(x), i64::from(y)) % 20)) as u8])
            }),
        ),
        (
            "a horizon askew",
            GrayImage::from_fn(breite, hoehe, |x, y| {
                Luma([if f64::from(y) > 450.0 + f64::from(x) * 0.05 {
                    60
                } else {
                    200
                }])
            }),
        ),
    ];
    for (name, bild) in bilder {
        assert_eq!(schieflage(&bild), None, "{name}");
    }
}
