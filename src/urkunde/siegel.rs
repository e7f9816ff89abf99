//! The seal: a PAdES baseline B-B signature (ETSI EN 319 142-1), appended to the file as an incremental update.

use bp256::BrainpoolP256r1;
use ecdsa::signature::hazmat::PrehashSigner;
use ecdsa::{Signature, SigningKey};
use jiff::Timestamp;
use p256::NistP256;
use p256::pkcs8::DecodePrivateKey;
use x509_cert::Certificate;

use crate::kernel::Geheim;
use crate::urkunde::luecke::Luecke;
use crate::urkunde::{cms, revision};

/// Larger files are neither sealed nor verified. Unit: bytes.
pub const GROESSTE_DATEI: usize = 32 * 1024 * 1024;

/// A key with which an authority seals, wherever it lies: in a file for the demo, in an HSM otherwise.
pub trait Siegelschluessel: Send + Sync {
    /// The certificate of this key (ECDSA on P-256, for seals on paper on brainpoolP256r1).
    fn zertifikat(&self) -> &Certificate;

    /// The certificates between this one and the verifier's anchor; they are put into the file.
    fn kette(&self) -> &[Certificate];

    /// Signs a SHA-256 digest; the result is a DER `ECDSA-Sig-Value` (RFC 3279).
    ///
    /// # Errors
    /// [`SiegelFehler::Schluessel`] if the key cannot be used now.
    fn signiere(&self, digest: &[u8; 32]) -> Result<Vec<u8>, SiegelFehler>;
}

/// What the seal says about itself.
#[derive(Clone, Debug)]
pub struct Siegelangaben {
    /// When the authority seals, by its own clock; entry M.
    pub zeitpunkt: Timestamp,
    /// The authority, as in its certificate; entry Name.
    pub name: String,
    /// Why it seals, for example "Meldebescheinigung nach § 18 BMG"; entry Reason.
    pub grund: String,
}

/// Why a file could not be sealed. After the first four the file itself is at fault: deliver it unsealed and say so.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum SiegelFehler {
    /// Over [`GROESSTE_DATEI`].
    #[error("the PDF is larger than 32 MiB")]
    ZuGross,
    /// The PDF is encrypted.
    #[error("the PDF is encrypted and cannot be sealed without changing it")]
    Verschluesselt,
    /// Somebody certified the PDF and allows no changes (DocMDP, level 1).
    #[error("the PDF is certified and allows no further seal")]
    Zertifiziert,
    /// Not a PDF, or one that needs repair.
    #[error("the file is not a PDF that can be read without repair")]
    Unlesbar,
    /// The key refuses, for example because the HSM is away.
    #[error("the seal key cannot be used; check the key and its token")]
    Schluessel,
    /// The signature does not verify with the certificate of the key.
    #[error("the seal key and its certificate do not belong together")]
    SchluesselPasstNicht,
    /// Certificates and signature are larger than the room kept for them.
    #[error("the seal needs more than 12288 bytes; leave the root out of the chain")]
    HuelleZuGross,
}

/// Seals `pdf`. The result begins with exactly the bytes of `pdf`, so that what was signed before stays valid.
///
/// # Errors
/// See [`SiegelFehler`].
pub fn siegle(
    pdf: &[u8],
    schluessel: &dyn Siegelschluessel,
    angaben: &Siegelangaben,
) -> Result<Vec<u8>, SiegelFehler> {
    let mut datei = revision::mit_leerem_siegel(pdf, angaben)?;
    let luecke = Luecke::leer(&mut datei, pdf.len()).ok_or(SiegelFehler::Unlesbar)?;
    let digest = luecke.digest(&datei).ok_or(SiegelFehler::Unlesbar)?;
    let huelle = cms::baue(&digest, schluessel)?;
    luecke
        .fuelle(&mut datei, &huelle)
        .ok_or(SiegelFehler::HuelleZuGross)?;
    Ok(datei)
}

/// A key in memory, for the demo and for tests only: a key that seals for real belongs into an HSM.
pub struct Softwareschluessel {
    schluessel: Kurve,
    zertifikat: Certificate,
    kette: Vec<Certificate>,
}

/// The key on its curve.
enum Kurve {
    P256(SigningKey<NistP256>),
    Brainpool(SigningKey<BrainpoolP256r1>),
}

impl Softwareschluessel {
    /// Reads the certificates (PEM, the key's own first) and the key (PEM, PKCS #8).
    ///
    /// # Errors
    /// [`SiegelFehler::Schluessel`] if one of them cannot be read.
    pub fn aus_pem(zertifikate: &str, schluessel: &Geheim) -> Result<Self, SiegelFehler> {
        let mut kette = zertifikate_aus_pem(zertifikate)?;
        if kette.is_empty() {
            return Err(SiegelFehler::Schluessel);
        }
        let zertifikat = kette.remove(0);
        let pem = schluessel.offen();
        let schluessel = SigningKey::from_pkcs8_pem(pem)
            .map(Kurve::P256)
            .or_else(|_| SigningKey::from_pkcs8_pem(pem).map(Kurve::Brainpool))
            .map_err(|_| SiegelFehler::Schluessel)?;
        Ok(Self {
            schluessel,
            zertifikat,
            kette,
        })
    }
}

impl Siegelschluessel for Softwareschluessel {
    fn zertifikat(&self) -> &Certificate {
        &self.zertifikat
    }

    fn kette(&self) -> &[Certificate] {
        &self.kette
    }

    fn signiere(&self, digest: &[u8; 32]) -> Result<Vec<u8>, SiegelFehler> {
        let der = match &self.schluessel {
            Kurve::P256(schluessel) => schluessel
                .sign_prehash(digest)
                .map(|signatur: Signature<NistP256>| signatur.to_der().as_bytes().to_vec()),
            Kurve::Brainpool(schluessel) => schluessel
                .sign_prehash(digest)
                .map(|signatur: Signature<BrainpoolP256r1>| signatur.to_der().as_bytes().to_vec()),
        };
        der.map_err(|_| SiegelFehler::Schluessel)
    }
}

/// Reads certificates in PEM, one after the other, for example the anchors of a verifier.
///
/// # Errors
/// [`SiegelFehler::Schluessel`] if one cannot be read.
pub fn zertifikate_aus_pem(pem: &str) -> Result<Vec<Certificate>, SiegelFehler> {
    Certificate::load_pem_chain(pem.as_bytes()).map_err(|_| SiegelFehler::Schluessel)
}
