//! Turning a picture by a small angle on a white ground.

use image::imageops::interpolate_bilinear;
use image::{ImageBuffer, Pixel};

use crate::urkunde::papier::bild::pixel;

/// `bild` turned clockwise by `grad` about its centre, on a ground that is large enough for all of it.
pub(super) fn drehe<P: Pixel<Subpixel = u8>>(
    bild: &ImageBuffer<P, Vec<u8>>,
    grad: f64,
    grund: P,
) -> ImageBuffer<P, Vec<u8>> {
    let (sinus, cosinus) = grad.to_radians().sin_cos();
    let (breite, hoehe) = (f64::from(bild.width()), f64::from(bild.height()));
    let neue_breite = breite * cosinus.abs() + hoehe * sinus.abs();
    let neue_hoehe = breite * sinus.abs() + hoehe * cosinus.abs();
    let (neue_breite, neue_hoehe) = (pixel(neue_breite.ceil()), pixel(neue_hoehe.ceil()));
    let mitte = |laenge: f64| (laenge - 1.0) / 2.0;
    let (alt_x, alt_y) = (mitte(breite), mitte(hoehe));
    let (neu_x, neu_y) = (mitte(f64::from(neue_breite)), mitte(f64::from(neue_hoehe)));
    ImageBuffer::from_fn(neue_breite, neue_hoehe, |x, y| {
        let (x, y) = (f64::from(x) - neu_x, f64::from(y) - neu_y);
        let quelle_x = x * cosinus + y * sinus + alt_x;
        let quelle_y = y * cosinus - x * sinus + alt_y;
        punkt(bild, quelle_x, quelle_y).unwrap_or(grund)
    })
}

/// The colour between pixels; none outside of the picture.
#[expect(clippy::cast_possible_truncation, reason = "places in a bounded picture")]
fn punkt<P: Pixel<Subpixel = u8>>(bild: &ImageBuffer<P, Vec<u8>>, x: f64, y: f64) -> Option<P> {
    interpolate_bilinear(bild, x as f32, y as f32)
}
