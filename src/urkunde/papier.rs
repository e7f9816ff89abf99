//! Uploaded files, PDFs and photos mixed, joined to the one PDF that an office gets.
//!
//! A single PDF stays byte for byte, so that a signature in it holds. Photos are turned upright, straightened and made
//! small; what their camera noted (place, device) does not travel on.

mod bild;
mod drehen;
mod schieflage;
#[cfg(test)]
mod tests;
mod zusammen;

use lopdf::{Document, LoadOptions};

use crate::antrag::{
    DATEIEN_HOECHSTENS, Dateiart, NachweisFehler, PAPIER_HOECHSTENS, SEITEN_HOECHSTENS, dateiart,
};
use crate::urkunde::foto::{FotoFehler, HOECHSTENS_PIXEL};
use crate::urkunde::render::{SatzFehler, Setzangaben, Setzerei};
use crate::urkunde::vorlagen::Vorlage;

pub(super) use bild::{Seitenbild, bereite};

/// The most one stream of objects may unpack to while a PDF is read; those of honest writers hold some 100 KB.
/// Pictures and fonts are not unpacked. Unit: bytes.
const GROESSTER_STROM: usize = 4 * 1024 * 1024;

/// Why files did not become one PDF. No variant carries what is in them.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PapierFehler {
    /// There is no file.
    #[error("no file was uploaded")]
    Keine,
    /// More than [`DATEIEN_HOECHSTENS`].
    #[error("more than {DATEIEN_HOECHSTENS} files were uploaded")]
    ZuVieleDateien,
    /// One file is at fault.
    #[error("file {} cannot be taken: {grund}", .stelle + 1)]
    Datei {
        /// Which one, from 0 in the order given.
        stelle: usize,
        /// What is wrong with it.
        grund: DateiFehler,
    },
    /// More than [`SEITEN_HOECHSTENS`] together.
    #[error("the files have more than {SEITEN_HOECHSTENS} pages together")]
    ZuVieleSeiten,
    /// More than [`PAPIER_HOECHSTENS`] together.
    #[error("the files are larger than 20 MiB together")]
    ZuGross,
    /// The files are sound, the page around a photo could not be set; a fault of ours, or of the title.
    #[error("the pages of the photos cannot be set")]
    Satz,
}

/// What is wrong with one file.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DateiFehler {
    /// It is empty, too large, or of a kind that is not taken.
    #[error(transparent)]
    Nachweis(#[from] NachweisFehler),
    /// A PDF that asks for a password, or forbids something without one.
    #[error("the PDF is encrypted")]
    Verschluesselt,
    /// A picture of more than [`HOECHSTENS_PIXEL`].
    #[error("the picture has more than {} megapixels", HOECHSTENS_PIXEL / 1_000_000)]
    ZuVielePixel,
}

impl From<FotoFehler> for DateiFehler {
    fn from(fehler: FotoFehler) -> Self {
        match fehler {
            FotoFehler::ZuGross => Self::ZuVielePixel,
            FotoFehler::KeinBild | FotoFehler::Unlesbar => Self::Nachweis(NachweisFehler::Unlesbar),
        }
    }
}

/// One file, read and found to be sound.
enum Stueck {
    Pdf(Box<Document>, usize),
    Bild(Seitenbild),
}

/// Joins `dateien` in their order to one PDF; `titel` names the paper for those who cannot see a photo.
///
/// A single PDF comes back byte for byte. Photos alone become a PDF/A-3a; joined with PDFs the result is an ordinary
/// PDF, because the PDFs are what they are. Filled-in form fields stay; actions, scripts and attachments do not.
///
/// # Errors
/// See [`PapierFehler`].
pub fn vereinige(
    setzerei: &Setzerei,
    mut dateien: Vec<Vec<u8>>,
    titel: &str,
    angaben: &Setzangaben,
) -> Result<Vec<u8>, PapierFehler> {
    if dateien.is_empty() {
        return Err(PapierFehler::Keine);
    }
    if dateien.len() > DATEIEN_HOECHSTENS {
        return Err(PapierFehler::ZuVieleDateien);
    }
    let stuecke = lies_alle(&dateien)?;
    if let (1, [Stueck::Pdf(..)]) = (dateien.len(), stuecke.as_slice()) {
        return Ok(dateien.swap_remove(0));
    }
    drop(dateien);
    let pdf = fuege(setzerei, stuecke, titel, angaben)?;
    if pdf.len() > PAPIER_HOECHSTENS {
        return Err(PapierFehler::ZuGross);
    }
    Ok(pdf)
}

/// Reads each file; stops at the first that is at fault.
fn lies_alle(dateien: &[Vec<u8>]) -> Result<Vec<Stueck>, PapierFehler> {
    let mut stuecke = Vec::with_capacity(dateien.len());
    let mut seiten = 0;
    for (stelle, datei) in dateien.iter().enumerate() {
        let stueck = lies(datei).map_err(|grund| PapierFehler::Datei { stelle, grund })?;
        seiten += stueck.seiten();
        if seiten > SEITEN_HOECHSTENS {
            return Err(PapierFehler::ZuVieleSeiten);
        }
        stuecke.push(stueck);
    }
    Ok(stuecke)
}

impl Stueck {
    fn seiten(&self) -> usize {
        match self {
            Self::Pdf(_, seiten) => *seiten,
            Self::Bild(_) => 1,
        }
    }
}

fn lies(datei: &[u8]) -> Result<Stueck, DateiFehler> {
    match dateiart(datei)? {
        Dateiart::Pdf => {
            let (dokument, seiten) = lies_pdf(datei)?;
            Ok(Stueck::Pdf(Box::new(dokument), seiten))
        }
        Dateiart::Jpeg | Dateiart::Png => Ok(Stueck::Bild(bereite(datei)?)),
    }
}

/// The PDF and how many pages it has; counting stops once they are too many.
fn lies_pdf(datei: &[u8]) -> Result<(Document, usize), DateiFehler> {
    let optionen = LoadOptions {
        max_decompressed_size: Some(GROESSTER_STROM),
        ..LoadOptions::default()
    };
    let dokument = Document::load_mem_with_options(datei, optionen).map_err(|fehler| match fehler {
        lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => DateiFehler::Verschluesselt,
        _ => DateiFehler::Nachweis(NachweisFehler::Unlesbar),
    })?;
    if dokument.is_encrypted() || dokument.encryption_state.is_some() {
        return Err(DateiFehler::Verschluesselt);
    }
    let seiten = dokument.page_iter().take(SEITEN_HOECHSTENS + 1).count();
    let heil = dokument
        .page_iter()
        .take(seiten)
        .all(|seite| dokument.get_dictionary(seite).is_ok());
    if seiten == 0 || !heil {
        return Err(DateiFehler::Nachweis(NachweisFehler::Unlesbar));
    }
    Ok((dokument, seiten))
}

/// Sets the photos and, if there are PDFs, puts all of it page by page into one.
fn fuege(
    setzerei: &Setzerei,
    stuecke: Vec<Stueck>,
    titel: &str,
    angaben: &Setzangaben,
) -> Result<Vec<u8>, PapierFehler> {
    let gesamt: usize = stuecke.iter().map(Stueck::seiten).sum();
    if stuecke.iter().all(|stueck| matches!(stueck, Stueck::Bild(_))) {
        let bilder = stuecke
            .into_iter()
            .filter_map(|stueck| match stueck {
                Stueck::Bild(bild) => Some(bild),
                Stueck::Pdf(..) => None,
            })
            .collect();
        return setze_bilder(setzerei, bilder, (1, gesamt), titel, angaben).map_err(|_| PapierFehler::Satz);
    }
    let mut sammlung = zusammen::Sammlung::neu();
    let mut seite = 1;
    for stueck in stuecke {
        let seiten = stueck.seiten();
        let dokument = match stueck {
            Stueck::Pdf(dokument, _) => *dokument,
            Stueck::Bild(bild) => {
                let pdf = setze_bilder(setzerei, vec![bild], (seite, gesamt), titel, angaben)
                    .map_err(|_| PapierFehler::Satz)?;
                Document::load_mem(&pdf).map_err(|_| PapierFehler::Satz)?
            }
        };
        sammlung.nimm(&dokument);
        seite += seiten;
    }
    sammlung.schreibe(titel, angaben).ok_or(PapierFehler::Satz)
}

/// One A4 page per picture, numbered from the first of `(erste, gesamt)`.
pub(super) fn setze_bilder(
    setzerei: &Setzerei,
    bilder: Vec<Seitenbild>,
    (erste, gesamt): (usize, usize),
    titel: &str,
    angaben: &Setzangaben,
) -> Result<Vec<u8>, SatzFehler> {
    let quer: Vec<bool> = bilder.iter().map(|bild| bild.quer).collect();
    let daten = serde_json::json!({ "titel": titel, "quer": quer, "erste": erste, "gesamt": gesamt });
    let bilder = bilder.into_iter().map(|bild| bild.jpeg).collect();
    setzerei.setze_mit_bildern(Vorlage::Foto, &daten, bilder, angaben)
}
