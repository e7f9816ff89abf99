//! A photo made ready for its page: upright, straight, as large as A4 needs, without what the camera noted.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageFormat, ImageReader, Rgb, RgbImage};

use crate::urkunde::foto::{self, FotoFehler, HOECHSTENS_PIXEL};
use crate::urkunde::papier::{drehen::drehe, schieflage::schieflage};

/// A4 at 200 dots per inch: small writing stays readable, a photo becomes some 300 KB. Unit: pixels.
const LANGE_SEITE: f64 = 2339.0;
/// The short side of A4 at 200 dots per inch. Unit: pixels.
const KURZE_SEITE: f64 = 1654.0;

/// Quality of the JPEG on the page, of 100; above, files grow and eyes see no more.
const GUETE: u8 = 85;

/// The most that a picture may unpack to. Unit: bytes.
const HOECHSTENS_BYTES: u64 = 4 * HOECHSTENS_PIXEL;

/// A picture as its page shows it.
pub(in crate::urkunde) struct Seitenbild {
    /// JPEG, grey or sRGB, without metadata.
    pub(super) jpeg: Vec<u8>,
    /// Wider than high: its page lies on the long side.
    pub(super) quer: bool,
}

/// Reads a JPEG or PNG and makes it ready.
///
/// # Errors
/// See [`FotoFehler`].
pub(in crate::urkunde) fn bereite(datei: &[u8]) -> Result<Seitenbild, FotoFehler> {
    let bild = gerade(lies(datei)?);
    let mut jpeg = Vec::new();
    bild.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, GUETE))
        .map_err(|_| FotoFehler::Unlesbar)?;
    Ok(Seitenbild {
        jpeg,
        quer: bild.width() > bild.height(),
    })
}

/// Unpacks the picture, at once makes it small, then turns it as its EXIF data says.
fn lies(datei: &[u8]) -> Result<DynamicImage, FotoFehler> {
    let (art, breite, hoehe) = foto::kopf(datei).ok_or(FotoFehler::KeinBild)?;
    if breite == 0 || hoehe == 0 {
        return Err(FotoFehler::KeinBild);
    }
    if u64::from(breite) * u64::from(hoehe) > HOECHSTENS_PIXEL {
        return Err(FotoFehler::ZuGross);
    }
    let format = if art == "png" {
        ImageFormat::Png
    } else {
        ImageFormat::Jpeg
    };
    let mut leser = ImageReader::with_format(Cursor::new(datei), format)
        .into_decoder()
        .map_err(|_| FotoFehler::Unlesbar)?;
    let (entpackt_breite, entpackt_hoehe) = leser.dimensions();
    if leser.total_bytes() > HOECHSTENS_BYTES
        || u64::from(entpackt_breite) * u64::from(entpackt_hoehe) > HOECHSTENS_PIXEL
    {
        return Err(FotoFehler::ZuGross);
    }
    let lage = leser.orientation().map_err(|_| FotoFehler::Unlesbar)?;
    let gross = DynamicImage::from_decoder(leser).map_err(|_| FotoFehler::Unlesbar)?;
    let mut bild = auf_weiss(&verkleinert(gross));
    bild.apply_orientation(lage);
    Ok(bild)
}

fn verkleinert(bild: DynamicImage) -> DynamicImage {
    let (breite, hoehe) = (f64::from(bild.width()), f64::from(bild.height()));
    let faktor = (LANGE_SEITE / breite.max(hoehe)).min(KURZE_SEITE / breite.min(hoehe));
    if faktor >= 1.0 {
        return bild;
    }
    bild.thumbnail_exact(pixel(breite * faktor), pixel(hoehe * faktor))
}

/// A length that is known to be small and not negative; at least one pixel.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a float of a bounded picture; the cast saturates"
)]
pub(super) fn pixel(laenge: f64) -> u32 {
    (laenge.round() as u32).max(1)
}

/// Grey or colour with 8 bits, what was transparent white.
fn auf_weiss(bild: &DynamicImage) -> DynamicImage {
    let deckend = |wert: u8, alpha: u8| {
        let (wert, alpha) = (u16::from(wert), u16::from(alpha));
        u8::try_from((wert * alpha + 255 * (255 - alpha)) / 255).unwrap_or(255)
    };
    match (bild.color().has_color(), bild.color().has_alpha()) {
        (false, false) => DynamicImage::ImageLuma8(bild.to_luma8()),
        (true, false) => DynamicImage::ImageRgb8(bild.to_rgb8()),
        (false, true) => {
            let alt = bild.to_luma_alpha8();
            let punkte = alt.pixels().map(|punkt| {
                let [wert, alpha] = punkt.0;
                deckend(wert, alpha)
            });
            GrayImage::from_raw(alt.width(), alt.height(), punkte.collect()).map_or_else(
                || DynamicImage::ImageLuma8(bild.to_luma8()),
                DynamicImage::ImageLuma8,
            )
        }
        (true, true) => {
            let alt = bild.to_rgba8();
            let punkte = alt.pixels().flat_map(|punkt| {
                let [rot, gruen, blau, alpha] = punkt.0;
                [rot, gruen, blau].map(|wert| deckend(wert, alpha))
            });
            RgbImage::from_raw(alt.width(), alt.height(), punkte.collect()).map_or_else(
                || DynamicImage::ImageRgb8(bild.to_rgb8()),
                DynamicImage::ImageRgb8,
            )
        }
    }
}

/// Turns a page that lies askew; leaves the picture when unsure, or when turning did not help.
pub(super) fn gerade(bild: DynamicImage) -> DynamicImage {
    let Some(winkel) = schieflage(&bild.to_luma8()) else {
        return bild;
    };
    let neu = match &bild {
        DynamicImage::ImageLuma8(grau) => DynamicImage::ImageLuma8(drehe(grau, -winkel, image::Luma([255]))),
        andere => DynamicImage::ImageRgb8(drehe(&andere.to_rgb8(), -winkel, Rgb([255; 3]))),
    };
    let hilft = schieflage(&neu.to_luma8()).is_none_or(|rest| rest.abs() < winkel.abs() / 2.0);
    // Not made smaller again, so that writing stays sharp: the white corners cost next to nothing.
    if hilft { neu } else { bild }
}
