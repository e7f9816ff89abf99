//! Documents: set by Typst in this process, sealed as PAdES baseline B-B, verified without network.
//!
//! [`Setzerei::setze`] makes a PDF/A-3a, [`siegle`] appends the authority's seal, [`pruefe`] says whether a file is
//! what was sealed. [`als_pdf`] turns an uploaded photo into a page, [`DemoPki`] makes certificates for the demo.

mod beilage;
mod cms;
mod foto;
pub mod inhalt;
mod lesbar;
mod luecke;
mod pki;
mod pruefen;
mod render;
mod revision;
mod siegel;
#[cfg(test)]
mod tests;
mod welt;
mod zertifikat;

pub use foto::{FotoFehler, HOECHSTENS_PIXEL, als_pdf};
pub use lesbar::ist_lesbar;
pub use pki::{DemoPki, DemoSiegel, PkiFehler};
pub use pruefen::{Beleg, Fremdheit, Pruefergebnis, Siegelstelle, Urteil, Veraenderung, pruefe};
pub use render::{SatzFehler, Setzangaben, Setzerei, Vorlage};
pub use siegel::{
    GROESSTE_DATEI, SiegelFehler, Siegelangaben, Siegelschluessel, Softwareschluessel, siegle,
    zertifikate_aus_pem,
};
