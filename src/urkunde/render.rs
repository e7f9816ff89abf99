//! The Setzerei: turns a template and its data into a PDF/A-3a that is also PDF/UA-1, in this process.

use jiff::Timestamp;
use serde::Serialize;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::urkunde::welt::{Bestand, Welt};

/// Which document is set; one template in `templates/urkunden/` each. The data are the types of
/// [`inhalt`](crate::urkunde::inhalt), or JSON of the same shape.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Vorlage {
    /// § 18 BMG; data: [`Meldebescheinigung`](crate::urkunde::inhalt::Meldebescheinigung).
    Meldebescheinigung,
    /// § 24 Abs. 2 BMG, the Musterregister's letter; data: [`Brief`](crate::urkunde::inhalt::Brief).
    Meldebestaetigung,
    /// § 23a Abs. 3 BMG, the letter with the code; data: [`Brief`](crate::urkunde::inhalt::Brief) with a code.
    CodeBrief,
    /// The Musterregister's refusal; data: [`Brief`](crate::urkunde::inhalt::Brief).
    Ablehnung,
    /// Uploaded photos as pages; set by [`vereinige`](crate::urkunde::vereinige).
    Foto,
    /// § 19 Abs. 3 BMG by an owner; set by [`eigenerklaerung`](crate::urkunde::eigenerklaerung).
    Eigenerklaerung,
    /// § 9a OZG, receipt and copy; set by [`antragskopie`](crate::urkunde::antragskopie).
    Antragskopie,
    /// The page for the counter; set by [`laufzettel`](crate::urkunde::laufzettel).
    Laufzettel,
}

/// What the file says about itself apart from its content; the same values give the same bytes.
#[derive(Clone, Debug)]
pub struct Setzangaben {
    /// Identifies the document for ever, for example its Dokumentnummer; only its hash is in the file.
    pub ident: String,
    /// When the document was made; date of creation and of the attached data.
    pub zeitpunkt: Timestamp,
}

/// Why a document could not be set. No variant carries the document's content.
#[derive(Debug, Eq, PartialEq, thiserror::Error)]
pub enum SatzFehler {
    /// The data could not be written as JSON.
    #[error("the data of the document cannot be written as JSON")]
    Daten,
    /// The template stopped, mostly because the data lack what it reads.
    #[error("template {vorlage:?} stopped in line {zeile}; compare its data with urkunde::inhalt")]
    Vorlage {
        /// The template.
        vorlage: Vorlage,
        /// The line in its file, from 1; 0 if the fault lies in `rahmen.typ` or outside of the templates.
        zeile: usize,
    },
    /// The page is set, but cannot be PDF/A-3a and PDF/UA-1, for example because a glyph is missing in the font.
    #[error(
        "the document of template {0:?} cannot be PDF/A-3a and PDF/UA-1; a character may lie outside of DIN 91379"
    )]
    Norm(Vorlage),
    /// The point of time is outside of what a PDF can say.
    #[error("the point of time cannot be written into a PDF")]
    Zeitpunkt,
}

/// Fonts, library and templates; built once, used by all threads.
pub struct Setzerei {
    bestand: Bestand,
    normen: PdfStandards,
}

impl Setzerei {
    /// Reads the embedded fonts and templates (about 30 ms).
    ///
    /// # Errors
    /// [`SatzFehler::Norm`] if the typesetter does not know PDF/A-3a with PDF/UA-1; a fault of the build.
    pub fn neu() -> Result<Self, SatzFehler> {
        let normen = PdfStandards::new(&[PdfStandard::A_3a, PdfStandard::Ua_1])
            .map_err(|_| SatzFehler::Norm(Vorlage::Meldebescheinigung))?;
        let bestand = Bestand::neu().ok_or(SatzFehler::Norm(Vorlage::Meldebescheinigung))?;
        Ok(Self { bestand, normen })
    }

    /// Sets `daten` with `vorlage`. A value `daten` at the top of the data is attached as `meldebescheinigung.json`.
    ///
    /// The typesetter's memory of this document is dropped before returning, so that no personal data stay.
    ///
    /// # Errors
    /// See [`SatzFehler`].
    pub fn setze<D: Serialize + ?Sized>(
        &self,
        vorlage: Vorlage,
        daten: &D,
        angaben: &Setzangaben,
    ) -> Result<Vec<u8>, SatzFehler> {
        self.setze_mit_bildern(vorlage, daten, Vec::new(), angaben)
    }

    /// Like [`setze`](Self::setze), with the bytes of pictures that the template reads as `/bild0`, `/bild1`, …
    ///
    /// There are as many names as an upload may have files; pictures beyond are not seen.
    ///
    /// # Errors
    /// See [`SatzFehler`].
    pub(crate) fn setze_mit_bildern<D: Serialize + ?Sized>(
        &self,
        vorlage: Vorlage,
        daten: &D,
        bilder: Vec<Vec<u8>>,
        angaben: &Setzangaben,
    ) -> Result<Vec<u8>, SatzFehler> {
        let daten = serde_json::to_value(daten).map_err(|_| SatzFehler::Daten)?;
        let beilage = daten
            .get("daten")
            .map_or(Ok(Vec::new()), serde_json::to_vec)
            .map_err(|_| SatzFehler::Daten)?;
        let daten = serde_json::to_vec(&daten).map_err(|_| SatzFehler::Daten)?;
        let welt = Welt::neu(
            &self.bestand,
            vorlage,
            Bytes::new(daten),
            Bytes::new(beilage),
            bilder.into_iter().map(Bytes::new),
        );
        let ergebnis = self.drucke(&welt, vorlage, angaben);
        typst::comemo::evict(0);
        ergebnis
    }

    fn drucke(
        &self,
        welt: &Welt<'_>,
        vorlage: Vorlage,
        angaben: &Setzangaben,
    ) -> Result<Vec<u8>, SatzFehler> {
        let optionen = PdfOptions {
            ident: Smart::Custom(angaben.ident.clone()),
            creator: Smart::Custom(Some("Meldewerk".to_owned())),
            timestamp: Some(zeitstempel(angaben.zeitpunkt).ok_or(SatzFehler::Zeitpunkt)?),
            standards: self.normen.clone(),
            ..PdfOptions::default()
        };
        let seiten = typst::compile::<PagedDocument>(welt)
            .output
            .map_err(|gruende| SatzFehler::Vorlage {
                vorlage,
                zeile: erste_zeile(welt, &gruende),
            })?;
        typst_pdf::pdf(&seiten, &optionen).map_err(|_| SatzFehler::Norm(vorlage))
    }
}

fn zeitstempel(zeitpunkt: Timestamp) -> Option<typst_pdf::Timestamp> {
    let utc = zeitpunkt.to_zoned(jiff::tz::TimeZone::UTC);
    let teil = |wert: i8| u8::try_from(wert).ok();
    Datetime::from_ymd_hms(
        i32::from(utc.year()),
        teil(utc.month())?,
        teil(utc.day())?,
        teil(utc.hour())?,
        teil(utc.minute())?,
        teil(utc.second())?,
    )
    .map(typst_pdf::Timestamp::new_utc)
}

/// The messages themselves may quote the data; only the place is safe to pass on.
fn erste_zeile(welt: &Welt<'_>, gruende: &[SourceDiagnostic]) -> usize {
    gruende
        .iter()
        .find_map(|grund| welt.zeile(grund.span))
        .unwrap_or(0)
}
