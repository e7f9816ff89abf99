//! Whether an uploaded PDF can be opened at all, before it travels on to an office.

use lopdf::Document;

use crate::urkunde::siegel::GROESSTE_DATEI;

/// Whether `pdf` opens without a password and has at least one page.
#[must_use]
pub fn ist_lesbar(pdf: &[u8]) -> bool {
    pdf.len() <= GROESSTE_DATEI
        && Document::load_mem(pdf).is_ok_and(|datei| !datei.is_encrypted() && !datei.get_pages().is_empty())
}
