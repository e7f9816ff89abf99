//! QR codes as pictures that scale: the same on paper and on pages.

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// The quiet zone that a scanner needs on each side (ISO/IEC 18004, 9.1). Unit: modules.
const RAND: i32 = 4;

/// `text` as a QR code, one `<svg>` with a white ground and a path of its dark modules; none if it is too long.
///
/// It has neither style nor script, so it may stand in a page under a strict CSP. What it shows it does not say:
/// wrap it in an element with `role="img"` and a label. Level of correction: M or, where it costs nothing, better.
#[must_use]
pub fn qr_svg(text: &str) -> Option<String> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let seite = code.size() + 2 * RAND;
    let mut pfad = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let laenge = (x..code.size())
                .take_while(|stelle| code.get_module(*stelle, y))
                .count();
            let laenge = i32::try_from(laenge).ok()?;
            if laenge > 0 {
                write!(pfad, "M{} {}h{laenge}v1h-{laenge}z", x + RAND, y + RAND).ok()?;
            }
            x += laenge + 1;
        }
    }
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {seite} {seite}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{seite}v{seite}H0z\"/><path fill=\"#000\" d=\"{pfad}\"/></svg>"
    ))
}
