//! Verification: is this, byte for byte, what one of our authorities sealed, and does it still hold? Pure and offline.
//!
//! [`pruefe`] takes a PDF, a credential or a seal on paper and what the verifier believes in ([`Vertrauen`]), and gives one of
//! three verdicts after ETSI EN 319 102-1, section 5.1.3: valid, invalid, or indeterminate because something is missing to tell.

mod bewertung;
mod ergebnis;
mod papier;
mod pdf;

pub(super) use bewertung::{UHRENVERSATZ, Unterschrift, dokumentstatus};
pub use ergebnis::{
    Beleg, Dokumentstatus, Pruefergebnis, Siegelstelle, Traeger, Ungueltigkeit, Unklarheit, Urteil,
    Veraenderung, Zeitquelle,
};

use std::borrow::Cow;

use jiff::Timestamp;
use x509_cert::Certificate;

use crate::urkunde::sdjwt::{self, Sdjwt};
use crate::urkunde::{Sperrliste, Statusliste, Statusplatz, foto, vds};

/// What a verifier believes in.
#[derive(Clone, Debug, Default)]
pub struct Vertrauen {
    /// Certificates of the issuing CAs, and beside them those of the signers of seals on paper.
    pub anker: Vec<Certificate>,
    /// Revocation lists of certificates; those in a file count too.
    pub sperrlisten: Vec<Sperrliste>,
    /// Status lists of documents.
    pub statuslisten: Vec<Statusliste>,
    /// Whether a document whose status list is not among these is indeterminate.
    pub status_verlangt: bool,
}

impl Vertrauen {
    /// These anchors and nothing else.
    #[must_use]
    pub fn nur_anker(anker: Vec<Certificate>) -> Self {
        Self {
            anker,
            ..Self::default()
        }
    }
}

/// Whether a file is a picture, which has to be searched for a seal first.
#[must_use]
pub fn ist_bild(datei: &[u8]) -> bool {
    foto::kopf(datei).is_some()
}

/// What of a file is verified: of a picture the seal on it, of anything else the whole. Whoever asks for more than the verdict
/// takes it out once, for searching a picture takes seconds.
///
/// # Errors
/// The verdict on a picture on which there is no seal.
pub fn entnimm(datei: &[u8]) -> Result<Cow<'_, [u8]>, Pruefergebnis> {
    if !ist_bild(datei) {
        return Ok(Cow::Borrowed(datei));
    }
    match vds::aus_bild(datei) {
        None => Err(Pruefergebnis::unklar(Unklarheit::KeinCode)),
        Some(code) if vds::sieht_so_aus(&code) => Ok(Cow::Owned(code)),
        Some(_) => Err(Pruefergebnis::unklar(Unklarheit::KeinPapiersiegel)),
    }
}

/// Where the status of a document is published, as the document says; nothing of it is verified. On a picture nothing is looked
/// for, see [`entnimm`].
#[must_use]
pub fn statusplatz(datei: &[u8]) -> Option<Statusplatz> {
    if Sdjwt::sieht_so_aus(datei) {
        return sdjwt::statusplatz(std::str::from_utf8(datei).ok()?);
    }
    if vds::sieht_so_aus(datei) {
        return vds::statusplatz(datei);
    }
    pdf::statusplatz(datei)
}

/// Verifies `datei` at the instant `jetzt`: a PDF, an SD-JWT, or a seal on paper as its bytes or on a photo. For paper the anchors
/// must hold its signers' certificates too.
#[must_use]
pub fn pruefe(datei: &[u8], vertrauen: &Vertrauen, jetzt: Timestamp) -> Pruefergebnis {
    let datei = match entnimm(datei) {
        Ok(datei) => datei,
        Err(ergebnis) => return ergebnis,
    };
    let datei = datei.as_ref();
    let ergebnis = if Sdjwt::sieht_so_aus(datei) {
        let text = std::str::from_utf8(datei).unwrap_or_default();
        sdjwt::pruefe(text, vertrauen, jetzt)
    } else if vds::sieht_so_aus(datei) {
        papier::pruefe(datei, vertrauen, jetzt)
    } else {
        pdf::pruefe(datei, vertrauen, jetzt)
    };
    ergebnis.unwrap_or_else(|ergebnis| ergebnis)
}
