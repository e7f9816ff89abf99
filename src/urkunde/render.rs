//! The Setzerei: turns a template and its data into a PDF/A-3a that is also PDF/UA-1, in this process.

use std::sync::Arc;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::urkunde::beilage;
use crate::urkunde::proben::proben;
use crate::urkunde::vorlagen::{EigeneVorlage, Vorlage, Vorlagen, VorlagenFehler};
use crate::urkunde::welt::{Bestand, Welt};

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

/// Fonts, library and templates; built once, used by all threads. Each Land has one, and all share the fonts.
pub struct Setzerei {
    bestand: Arc<Bestand>,
    vorlagen: Vorlagen,
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
        let fehlt = SatzFehler::Norm(Vorlage::Meldebescheinigung);
        let (bestand, vorlagen) = Bestand::neu().zip(Vorlagen::eingebaut()).ok_or(fehlt)?;
        Ok(Self {
            bestand: Arc::new(bestand),
            vorlagen,
            normen,
        })
    }

    /// The same with templates of a Land in the place of the built-in ones of their names. Every document is set once with
    /// invented data, so that a fault shows now and not to a citizen (about 10 ms each).
    ///
    /// # Errors
    /// [`VorlagenFehler`], with file, line and reason.
    pub fn mit_vorlagen(&self, eigene: &[EigeneVorlage]) -> Result<Self, VorlagenFehler> {
        let neu = Self {
            bestand: self.bestand.clone(),
            vorlagen: self.vorlagen.mit(eigene)?,
            normen: self.normen.clone(),
        };
        Vorlage::ERSETZBAR
            .into_iter()
            .try_for_each(|vorlage| neu.probiere(vorlage))?;
        Ok(neu)
    }

    fn probiere(&self, vorlage: Vorlage) -> Result<(), VorlagenFehler> {
        let stelle = |ort: Option<(String, usize)>, grund: &str| {
            let (datei, zeile) = ort.unwrap_or_else(|| (vorlage.datei().to_owned(), 0));
            let grund = grund.lines().next().unwrap_or_default().to_owned();
            VorlagenFehler::Stelle { datei, zeile, grund }
        };
        let angaben = Setzangaben {
            ident: "Probe".to_owned(),
            zeitpunkt: Timestamp::UNIX_EPOCH,
        };
        for daten in proben(vorlage) {
            let ergebnis = daten
                .map_err(|_| Satz::Daten)
                .and_then(|daten| self.drucke(vorlage, &daten, Vec::new(), &angaben));
            let pdf = ergebnis.map_err(|satz| match satz {
                Satz::Gruende {
                    stelle: ort, worte, ..
                } => stelle(ort, &worte),
                Satz::Daten | Satz::Zeitpunkt => stelle(None, "cannot be tried"),
            })?;
            let mit_daten =
                || lopdf::Document::load_mem(&pdf).is_ok_and(|pdf| beilage::daten(&pdf).is_some());
            if vorlage == Vorlage::Meldebescheinigung && !mit_daten() {
                return Err(VorlagenFehler::OhneDaten(vorlage.datei()));
            }
        }
        Ok(())
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
        self.drucke(vorlage, &daten, bilder, angaben)
            .map_err(|satz| match satz {
                Satz::Daten => SatzFehler::Daten,
                Satz::Zeitpunkt => SatzFehler::Zeitpunkt,
                Satz::Gruende { gesetzt: true, .. } => SatzFehler::Norm(vorlage),
                Satz::Gruende { stelle, .. } => SatzFehler::Vorlage {
                    vorlage,
                    zeile: stelle
                        .filter(|(datei, _)| datei == vorlage.datei())
                        .map_or(0, |(_, zeile)| zeile),
                },
            })
    }

    fn drucke(
        &self,
        vorlage: Vorlage,
        daten: &Value,
        bilder: Vec<Vec<u8>>,
        angaben: &Setzangaben,
    ) -> Result<Vec<u8>, Satz> {
        let bytes = |wert: &Value| serde_json::to_vec(wert).map(Bytes::new).map_err(|_| Satz::Daten);
        let beilage = daten.get("daten").map_or(Ok(Bytes::new([])), bytes)?;
        let optionen = PdfOptions {
            ident: Smart::Custom(angaben.ident.clone()),
            creator: Smart::Custom(Some("Meldewerk".to_owned())),
            timestamp: Some(zeitstempel(angaben.zeitpunkt).ok_or(Satz::Zeitpunkt)?),
            standards: self.normen.clone(),
            ..PdfOptions::default()
        };
        let welt = Welt::neu(
            &self.bestand,
            &self.vorlagen,
            vorlage,
            bytes(daten)?,
            beilage,
            bilder.into_iter().map(Bytes::new),
        );
        let ergebnis = typst::compile::<PagedDocument>(&welt)
            .output
            .map_err(|gruende| Satz::aus(&welt, &gruende, false))
            .and_then(|seiten| {
                typst_pdf::pdf(&seiten, &optionen).map_err(|gruende| Satz::aus(&welt, &gruende, true))
            });
        typst::comemo::evict(0);
        ergebnis
    }
}

/// Why there is no file. The words of the typesetter may quote the data: they are passed on only for invented ones.
enum Satz {
    Daten,
    Zeitpunkt,
    Gruende {
        /// The pages were set, but do not keep the standards.
        gesetzt: bool,
        stelle: Option<(String, usize)>,
        worte: String,
    },
}

impl Satz {
    fn aus(welt: &Welt<'_>, gruende: &[SourceDiagnostic], gesetzt: bool) -> Self {
        Self::Gruende {
            gesetzt,
            stelle: gruende.iter().find_map(|grund| welt.stelle(grund.span)),
            worte: gruende
                .first()
                .map(|grund| grund.message.to_string())
                .unwrap_or_default(),
        }
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
