//! An uploaded photo (JPEG or PNG) as an A4 page, so that it can be sealed and kept like any other document.

use crate::urkunde::papier::{bereite, setze_bilder};
use crate::urkunde::render::{Setzangaben, Setzerei};

/// A picture of this many points is still unpacked; more could exhaust the memory. Unit: pixels.
pub const HOECHSTENS_PIXEL: u64 = 50_000_000;

/// Why a photo did not become a page.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum FotoFehler {
    /// Neither JPEG nor PNG, or its header is damaged.
    #[error("the file is not a JPEG or PNG picture")]
    KeinBild,
    /// Over [`HOECHSTENS_PIXEL`].
    #[error("the picture has more than 50 megapixels")]
    ZuGross,
    /// The header is sound, but the picture could not be set.
    #[error("the picture cannot be read, although its header can")]
    Unlesbar,
}

/// Sets the picture on a page, upright and straight; `titel` is the text for those who cannot see it.
///
/// For several files, or PDFs among them, see [`vereinige`](crate::urkunde::vereinige).
///
/// # Errors
/// See [`FotoFehler`].
pub fn als_pdf(
    setzerei: &Setzerei,
    bild: &[u8],
    titel: &str,
    angaben: &Setzangaben,
) -> Result<Vec<u8>, FotoFehler> {
    let seite = bereite(bild)?;
    setze_bilder(setzerei, vec![seite], (1, 1), titel, angaben).map_err(|_| FotoFehler::Unlesbar)
}

/// Kind, width and height from the header, before anything is unpacked.
pub(super) fn kopf(bild: &[u8]) -> Option<(&'static str, u32, u32)> {
    if let Some(rest) = bild.strip_prefix(b"\x89PNG\r\n\x1a\n") {
        let ihdr = rest.get(4..16)?.strip_prefix(b"IHDR")?;
        return Some(("png", u32_be(ihdr.get(..4)?)?, u32_be(ihdr.get(4..8)?)?));
    }
    let (breite, hoehe) = jpeg_masse(bild.strip_prefix(b"\xff\xd8")?)?;
    Some(("jpg", breite, hoehe))
}

/// Walks the segments up to the first frame header (ITU-T T.81, B.2.2).
fn jpeg_masse(mut rest: &[u8]) -> Option<(u32, u32)> {
    loop {
        let [0xff, marke, ende @ ..] = rest else {
            return None;
        };
        match marke {
            0xff => rest = rest.get(1..)?,
            0x01 | 0xd0..=0xd7 => rest = ende,
            0xd8..=0xda => return None,
            0xc0..=0xcf if ![0xc4, 0xc8, 0xcc].contains(marke) => {
                let masse = ende.get(3..7)?;
                return Some((u16_be(masse.get(2..4)?)?, u16_be(masse.get(..2)?)?));
            }
            _ => rest = ende.get(usize::try_from(u16_be(ende.get(..2)?)?).ok()?.max(2)..)?,
        }
    }
}

fn u16_be(bytes: &[u8]) -> Option<u32> {
    Some(u32::from(u16::from_be_bytes(bytes.try_into().ok()?)))
}

fn u32_be(bytes: &[u8]) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}
