//! A seal as a DataMatrix (ISO/IEC 16022) that scales.

use std::fmt::Write;

use datamatrix::{DataMatrixBuilder, EncodationType, SymbolList};

/// The quiet zone on each side; the norm asks for one, print needs more. Unit: modules.
const RAND: usize = 2;

/// `bytes` as a square DataMatrix, one `<svg>` with a white ground and a path of its dark modules; none if they are too many.
///
/// All bytes are written as Base256, which every reader gives back byte by byte. What the picture shows it does not say: it
/// needs an alternative text.
#[must_use]
pub fn datamatrix_svg(bytes: &[u8]) -> Option<String> {
    let code = DataMatrixBuilder::new()
        .with_encodation_types(EncodationType::Base256)
        .with_symbol_list(SymbolList::default().enforce_square())
        .encode(bytes)
        .ok()?;
    let bild = code.bitmap();
    let (breite, hoehe) = (bild.width() + 2 * RAND, bild.height() + 2 * RAND);
    let mut pfad = String::new();
    for (x, y) in bild.pixels() {
        write!(pfad, "M{} {}h1v1h-1z", x + RAND, y + RAND).ok()?;
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {breite} {hoehe}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{breite}v{hoehe}H0z\"/><path fill=\"#000\" d=\"{pfad}\"/></svg>"
    ))
}
