//! Documents: set by Typst in this process, sealed as PAdES baseline B-B, B-T or B-LT, verified without network.
//!
//! [`Setzerei::setze`] makes a PDF/A-3a, [`siegle`] appends the authority's seal, [`pruefe`] says whether a file is
//! what was sealed; [`sdjwt`] does the same for its machine-readable twin, [`vds`] for a print. [`vereinige`] joins uploaded PDFs and photos to
//! one PDF, [`eigenerklaerung`], [`wohnungsgeberbestaetigung`], [`antragskopie`] and [`laufzettel`] are papers in a citizen's
//! hands, [`DemoPki`] makes certificates for the demo.

mod asic;
mod auskunft;
mod beilage;
mod cms;
mod dss;
mod eigenerklaerung;
mod foto;
pub mod inhalt;
mod jws;
mod lesbar;
mod luecke;
mod papier;
mod pkcs11;
mod pki;
mod proben;
mod pruefen;
mod qr;
mod quittung;
mod render;
mod revision;
pub mod sdjwt;
mod siegel;
mod signatur;
mod sperrliste;
mod statusliste;
mod statusplatz;
#[cfg(test)]
mod tests;
pub mod vds;
mod vorlagen;
mod welt;
mod wohnungsgeber;
pub mod zeitstempel;
mod zertifikat;
mod zweitsprache;

pub use asic::{AkteFehler, Beigabe, verwahre};
pub use auskunft::{Selbstauskunft, selbstauskunft};
pub use eigenerklaerung::{Eigenerklaerung, eigenerklaerung};
pub use foto::{FotoFehler, HOECHSTENS_PIXEL, als_pdf};
pub use lesbar::ist_lesbar;
pub use papier::{DateiFehler, PapierFehler, vereinige};
pub use pkcs11::{Pkcs11Modul, Pkcs11Schluessel};
pub use pki::{DemoPki, DemoSchluessel, DemoSiegel, PkiFehler};
pub use pruefen::{
    Beleg, Dokumentstatus, Pruefergebnis, Siegelstelle, Traeger, Ungueltigkeit, Unklarheit, Urteil,
    Veraenderung, Vertrauen, Zeitquelle, entnimm, ist_bild, pruefe, statusplatz,
};
pub use qr::qr_svg;
pub use quittung::{Anlage, Antragskopie, Kontakt, Laufzettel, antragskopie, laufzettel};
pub use render::{SatzFehler, Setzangaben, Setzerei};
pub use siegel::{
    Beweise, GROESSTE_DATEI, Gesiegelt, SiegelFehler, Siegelangaben, Siegelschluessel, Siegelstufe,
    Softwareschluessel, schluessel_am, siegle, siegle_mit_beweisen, zertifikate_aus_pem,
};
pub use sperrliste::{Sperrliste, SperrlisteUnlesbar, Sperrstand};
pub use statusliste::{FRISCH, MEDIENTYP, PLAETZE, Statusliste, StatuslisteFehler};
pub use statusplatz::Statusplatz;
pub use vorlagen::{EigeneVorlage, GROESSTE_VORLAGE, Vorlage, VorlagenFehler};
pub use wohnungsgeber::{PLAETZE as PERSONENPLAETZE, Wohnungsgeberbestaetigung, wohnungsgeberbestaetigung};
pub use zertifikat::{als_der, als_pem, aus_der, gueltig_bis};
pub use zweitsprache::Uebersetzung;
