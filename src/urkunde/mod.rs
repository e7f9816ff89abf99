//! Documents: set by Typst in this process, sealed as PAdES baseline B-B, verified without network.
//!
//! [`Setzerei::setze`] makes a PDF/A-3a, [`siegle`] appends the authority's seal, [`pruefe`] says whether a file is
//! what was sealed; [`sdjwt`] does the same for its machine-readable twin, [`vds`] for a print. [`vereinige`] joins uploaded PDFs and photos to
//! one PDF, [`eigenerklaerung`], [`antragskopie`] and [`laufzettel`] are the papers that a citizen takes along, [`DemoPki`] makes certificates for the demo.

mod beilage;
mod cms;
mod eigenerklaerung;
mod foto;
pub mod inhalt;
mod lesbar;
mod luecke;
mod papier;
mod pki;
mod pruefen;
mod qr;
mod quittung;
mod render;
mod revision;
pub mod sdjwt;
mod siegel;
mod statusplatz;
#[cfg(test)]
mod tests;
pub mod vds;
mod welt;
mod zertifikat;

pub use eigenerklaerung::{Eigenerklaerung, eigenerklaerung};
pub use foto::{FotoFehler, HOECHSTENS_PIXEL, als_pdf};
pub use lesbar::ist_lesbar;
pub use papier::{DateiFehler, PapierFehler, vereinige};
pub use pki::{DemoPki, DemoSchluessel, DemoSiegel, PkiFehler};
pub use pruefen::{Beleg, Fremdheit, Pruefergebnis, Siegelstelle, Traeger, Urteil, Veraenderung, pruefe};
pub use qr::qr_svg;
pub use quittung::{Anlage, Antragskopie, Kontakt, Laufzettel, antragskopie, laufzettel};
pub use render::{SatzFehler, Setzangaben, Setzerei, Vorlage};
pub use siegel::{
    GROESSTE_DATEI, SiegelFehler, Siegelangaben, Siegelschluessel, Softwareschluessel, siegle,
    zertifikate_aus_pem,
};
pub use statusplatz::Statusplatz;
