//! The bytes of a seal from a photo or a scan of the paper.

use std::{
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use image::{DynamicImage, GrayImage, ImageDecoder, ImageFormat, ImageReader, imageops::FilterType};
use rxing::{
    Binarizer, BinaryBitmap, DecodeHints, Luma8LuminanceSource, Reader as _,
    common::{GlobalHistogramBinarizer, HybridBinarizer},
    datamatrix::DataMatrixReader,
};

use crate::urkunde::foto;

/// A larger picture is not unpacked. Unit: pixels.
const HOECHSTENS_PIXEL: u64 = 40_000_000;
/// What it may unpack to, with four channels of one byte. Unit: bytes.
const HOECHSTENS_BYTES: u64 = 4 * HOECHSTENS_PIXEL;

/// Long sides at which the code is looked for, one after the other: a page of 200 dpi first, then ones that show small codes
/// larger, or blur the grain of a large photo away. Each is little work, so that all together stay a matter of seconds.
/// Unit: pixels.
const LANGE_SEITEN: [u32; 5] = [2400, 3400, 1700, 1200, 800];
/// A small picture is made larger, but no more than this many times: there is nothing to be seen between its pixels.
const HOECHSTENS_VERGROESSERT: u32 = 3;

/// The bytes of the first DataMatrix that can be read on a PNG or JPEG; none if there is none, or the picture has more than 40
/// megapixels.
#[must_use]
pub fn aus_bild(datei: &[u8]) -> Option<Vec<u8>> {
    let grau = lies(datei)?;
    let laenge = grau.width().max(grau.height());
    LANGE_SEITEN
        .iter()
        .filter(|seite| **seite <= laenge.saturating_mul(HOECHSTENS_VERGROESSERT))
        .find_map(|seite| suche(&auf_laenge(&grau, *seite)))
}

/// The picture in grey, what was transparent white.
fn lies(datei: &[u8]) -> Option<GrayImage> {
    let (art, breite, hoehe) = foto::kopf(datei)?;
    let format = if art == "png" {
        ImageFormat::Png
    } else {
        ImageFormat::Jpeg
    };
    if breite == 0 || hoehe == 0 || u64::from(breite) * u64::from(hoehe) > HOECHSTENS_PIXEL {
        return None;
    }
    let leser = ImageReader::with_format(Cursor::new(datei), format)
        .into_decoder()
        .ok()?;
    // The decoder looks at the file itself; what it says counts.
    let (breite, hoehe) = leser.dimensions();
    if leser.total_bytes() > HOECHSTENS_BYTES || u64::from(breite) * u64::from(hoehe) > HOECHSTENS_PIXEL {
        return None;
    }
    let bild = DynamicImage::from_decoder(leser).ok()?;
    if !bild.color().has_alpha() {
        return Some(bild.into_luma8());
    }
    let mit_alpha = bild.into_luma_alpha8();
    let grau = mit_alpha.pixels().map(|punkt| {
        let [wert, alpha] = punkt.0.map(u16::from);
        u8::try_from((wert * alpha + 255 * (255 - alpha)) / 255).unwrap_or(255)
    });
    GrayImage::from_raw(breite, hoehe, grau.collect())
}

fn auf_laenge(grau: &GrayImage, seite: u32) -> GrayImage {
    let laenge = grau.width().max(grau.height());
    if laenge == seite {
        return grau.clone();
    }
    let anteilig = |mass: u32| {
        let neu = u64::from(mass) * u64::from(seite) / u64::from(laenge);
        u32::try_from(neu).unwrap_or(seite).max(1)
    };
    let (breite, hoehe) = (anteilig(grau.width()), anteilig(grau.height()));
    if seite < laenge {
        image::imageops::thumbnail(grau, breite, hoehe)
    } else {
        image::imageops::resize(grau, breite, hoehe, FilterType::CatmullRom)
    }
}

/// Once with a threshold for each region, for shadows on photos, and once with one for all, for clean scans.
fn suche(grau: &GrayImage) -> Option<Vec<u8>> {
    let quelle = || Luma8LuminanceSource::new(grau.as_raw().clone(), grau.width(), grau.height()).ok();
    dekodiere(HybridBinarizer::new(quelle()?)).or_else(|| dekodiere(GlobalHistogramBinarizer::new(quelle()?)))
}

/// Finds and corrects the code with one crate, and reads its bytes with the other: the finder would make text of them.
fn dekodiere(schwarzweiss: impl Binarizer) -> Option<Vec<u8>> {
    let hinweise = DecodeHints {
        TryHarder: Some(true),
        ..DecodeHints::default()
    };
    let mut bild = BinaryBitmap::new(schwarzweiss);
    // The finder indexes freely; a picture made for it may stop it, and must not stop us.
    catch_unwind(AssertUnwindSafe(|| {
        let code = DataMatrixReader.decode_with_hints(&mut bild, &hinweise).ok()?;
        datamatrix::data::decode_data(code.getRawBytes()).ok()
    }))
    .ok()
    .flatten()
}
