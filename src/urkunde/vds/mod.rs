//! The digital seal on paper: a signed summary of a Meldebescheinigung, printed as a DataMatrix (BSI TR-03171 v0.9 on ICAO Doc
//! 9303 part 13, profile MELDEBESCHEINIGUNG).
//!
//! [`Siegelinhalt`] is what a seal says, [`stelle_aus`] signs it, [`datamatrix_svg`] draws it; [`aus_bild`] finds it on a
//! photo and [`pruefe`] says whether it is genuine. A seal holds no certificate: verifiers look its signer up by a hash.
//!
//! \[open\] The profile was read from a test resource of the reference implementation. Compare it with what the BSI publishes
//! before a seal is given to anybody.

mod ausstellen;
mod bild;
mod datamatrix;
mod inhalt;
mod kodierung;
mod kopf;
mod profil;
mod pruefen;

pub use ausstellen::stelle_aus;
pub use bild::aus_bild;
pub use datamatrix::datamatrix_svg;
pub use inhalt::{Fundstellen, Siegelinhalt};
pub use kodierung::GROESSTES_SIEGEL;
pub use kopf::zertifikatsreferenz;
pub use profil::profil_xml;
pub use pruefen::{Papierbeleg, Papiermangel, pruefe, sieht_so_aus, statusplatz};

/// The header of a seal, for the vectors of others.
#[cfg(test)]
pub(super) fn kopf_bytes(referenz: &str, tag: jiff::civil::Date) -> Vec<u8> {
    let kopf = kopf::Kopf {
        referenz: referenz.to_owned(),
        ausgestellt: tag,
        gesiegelt: tag,
    };
    kopf.bytes().unwrap_or_default()
}
