//! Documents inside messages.

use super::Regel;
use crate::fehler::Fehlercode;
use crate::typ::Pruefer;
use crate::werte::Binaer;

/// What the standard calls a PDF is one.
pub const PDF: Regel = Regel {
    id: "R-PDF-1",
    code: Fehlercode::S999,
    quelle: "type.Meldebescheinigung, pdfDokument; wohnungsgeberbestaetigung and pdfDokument of 1704, 1705, 1707, 1710",
    text: "the document must be a PDF; convert it",
};

/// How far into a file readers of PDF look for its beginning (ISO 32000-1, Annex H).
const ANFANG: usize = 1024;

/// The document at `stelle`, if there is one.
pub(super) fn pdf(pruefer: &mut Pruefer, dokument: Option<&Binaer>, stelle: &str) {
    let gut = dokument.is_none_or(|Binaer(bytes)| {
        let anfang = bytes.get(..ANFANG).unwrap_or(bytes);
        anfang.windows(5).any(|fenster| fenster == b"%PDF-")
    });
    pruefer.regel(gut, stelle, &PDF);
}
