//! Make a seal.

use bp256::r1::ecdsa::Signature;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::{
    GROESSTES_SIEGEL, Siegelinhalt,
    kodierung::schreibe_feld,
    kopf::{Kopf, zertifikatsreferenz},
};
use crate::urkunde::{SiegelFehler, Siegelschluessel, zertifikat};

/// Tag of the signature, raw r and s, over every byte before it.
pub(super) const SIGNATUR: u8 = 0xFF;

/// Signs `inhalt`, issued and signed on `tag`, with a key on brainpoolP256r1.
///
/// # Errors
/// [`SiegelFehler::HuelleZuGross`] if it says more than a DataMatrix holds, [`SiegelFehler::Schluessel`] if the key cannot be
/// used now, [`SiegelFehler::SchluesselPasstNicht`] if it is not the one of its certificate or on another curve.
pub fn stelle_aus(
    inhalt: &Siegelinhalt,
    tag: Date,
    schluessel: &dyn Siegelschluessel,
) -> Result<Vec<u8>, SiegelFehler> {
    let zertifikat = schluessel.zertifikat();
    let kopf = Kopf {
        referenz: zertifikatsreferenz(zertifikat).ok_or(SiegelFehler::Schluessel)?,
        ausgestellt: tag,
        gesiegelt: tag,
    };
    let mut siegel = kopf.bytes().ok_or(SiegelFehler::HuelleZuGross)?;
    siegel.extend(inhalt.bytes().ok_or(SiegelFehler::HuelleZuGross)?);
    let digest = Sha256::digest(&siegel).into();
    let der = schluessel.signiere(&digest)?;
    let passt = || schluessel.ist_verglichen() || zertifikat::hat_digest_signiert(zertifikat, &digest, &der);
    if !zertifikat::auf_brainpool(zertifikat) || !passt() {
        return Err(SiegelFehler::SchluesselPasstNicht);
    }
    let signatur = Signature::from_der(&der).map_err(|_| SiegelFehler::Schluessel)?;
    schreibe_feld(&mut siegel, SIGNATUR, &signatur.to_bytes()).ok_or(SiegelFehler::HuelleZuGross)?;
    if siegel.len() > GROESSTES_SIEGEL {
        return Err(SiegelFehler::HuelleZuGross);
    }
    Ok(siegel)
}
