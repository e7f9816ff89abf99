//! An uploaded file: which kinds are taken, told by content and never by name.

/// The most that one file may hold (10 MiB). Unit: bytes. Pages name it before the upload.
pub const UPLOAD_HOECHSTENS: usize = 10 * 1024 * 1024;

/// The most files that together make one paper. Unit: files. Pages name it before the upload.
pub const DATEIEN_HOECHSTENS: usize = 10;

/// The most that the paper may hold once its files are joined (20 MiB). Unit: bytes.
///
/// The 1704 carries the paper as base64, a third larger.
pub const PAPIER_HOECHSTENS: usize = 20 * 1024 * 1024;

/// The most pages that the paper may have once its files are joined. Unit: pages. Pages name it before the upload.
pub const SEITEN_HOECHSTENS: usize = 50;

/// The kinds that are taken, as the attribute `accept` of a file field wants them.
pub const DATEIARTEN: &str = ".pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png";

/// A kind of file that is taken as a Wohnungsgeberbestätigung or another paper.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Dateiart {
    /// A PDF document.
    Pdf,
    /// A JPEG photo; becomes a PDF.
    Jpeg,
    /// A PNG picture; becomes a PDF.
    Png,
}

/// Why an uploaded file is not taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NachweisFehler {
    /// The field came without content.
    #[error("the uploaded file is empty")]
    Leer,
    /// More than [`UPLOAD_HOECHSTENS`].
    #[error("the uploaded file is larger than 10 MiB")]
    ZuGross,
    /// Neither PDF nor JPEG nor PNG.
    #[error("the uploaded file is not a PDF, JPEG or PNG")]
    FalscheArt,
    /// The kind is right, the content is not: it cannot be opened.
    #[error("the uploaded file cannot be opened")]
    Unlesbar,
}

/// Tells the kind of a file by its first bytes.
///
/// # Errors
/// [`NachweisFehler`] if the file is empty, too large, or of another kind.
pub fn dateiart(inhalt: &[u8]) -> Result<Dateiart, NachweisFehler> {
    match inhalt {
        [] => Err(NachweisFehler::Leer),
        _ if inhalt.len() > UPLOAD_HOECHSTENS => Err(NachweisFehler::ZuGross),
        _ if inhalt.starts_with(b"%PDF-") => Ok(Dateiart::Pdf),
        _ if inhalt.starts_with(&[0xFF, 0xD8, 0xFF]) => Ok(Dateiart::Jpeg),
        _ if inhalt.starts_with(b"\x89PNG\r\n\x1a\n") => Ok(Dateiart::Png),
        _ => Err(NachweisFehler::FalscheArt),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_the_kind() {
        assert_eq!(dateiart(b"%PDF-1.7 ..."), Ok(Dateiart::Pdf));
        assert_eq!(dateiart(b"MZ executable"), Err(NachweisFehler::FalscheArt));
        assert_eq!(dateiart(b""), Err(NachweisFehler::Leer));
        assert_eq!(
            dateiart(&vec![b' '; UPLOAD_HOECHSTENS + 1]),
            Err(NachweisFehler::ZuGross)
        );
    }
}
