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
    // Neighbours in a row are one line as thick as a module: a sixth of the points that a square for each would be, and most
    // of what a document costs to set would be those.
    let mut pfad = String::new();
    let mut module = bild.pixels().peekable();
    while let Some((x, y)) = module.next() {
        let mut laenge = 1;
        while module.next_if_eq(&(x + laenge, y)).is_some() {
            laenge += 1;
        }
        write!(pfad, "M{} {}.5h{laenge}", x + RAND, y + RAND).ok()?;
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {breite} {hoehe}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{breite}v{hoehe}H0z\"/><path stroke=\"#000\" d=\"{pfad}\"/></svg>"
    ))
}
