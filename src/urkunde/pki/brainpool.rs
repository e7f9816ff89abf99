//! A certificate for a key on brainpoolP256r1, a curve that the certificate library does not know.
//!
//! The library makes the certificate for a passing key of its own; here the other key is put in its place, and the issuer
//! signs again (RFC 5280 section 4.1).

use bp256::BrainpoolP256r1;
use der::{Decode, Encode, EncodePem, Sequence, asn1::BitString, pem::LineEnding};
use ecdsa::SigningKey;
use p256::pkcs8::{EncodePrivateKey, EncodePublicKey};
use rcgen::{CertificateParams, Issuer, KeyPair, SigningKey as _};
use x509_cert::{
    Certificate, Version,
    ext::Extensions,
    name::Name,
    serial_number::SerialNumber,
    spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned},
    time::Validity,
};

use super::{DemoSchluessel, PkiFehler, schluessel};
use crate::kernel::{Geheim, Zufall, zufall};

/// `TBSCertificate`, without the ids that nobody sets.
#[derive(Sequence)]
struct Rumpf {
    #[asn1(context_specific = "0")]
    version: Version,
    nummer: SerialNumber,
    algorithmus: AlgorithmIdentifierOwned,
    aussteller: Name,
    frist: Validity,
    inhaber: Name,
    schluessel: SubjectPublicKeyInfoOwned,
    #[asn1(context_specific = "3", optional = "true")]
    erweiterungen: Option<Extensions>,
}

/// `Certificate`.
#[derive(Sequence)]
struct Zertifikat {
    rumpf: Rumpf,
    algorithmus: AlgorithmIdentifierOwned,
    signatur: BitString,
}

/// A new key with a certificate after `angaben`.
pub(super) fn ausgestellt(
    angaben: &CertificateParams,
    aussteller: &Issuer<'_, KeyPair>,
    zufall: &dyn Zufall,
) -> Result<DemoSchluessel, PkiFehler> {
    let (platzhalter, _) = schluessel(zufall)?;
    let vorlage = angaben
        .signed_by(&platzhalter, aussteller)
        .map_err(|_| PkiFehler)?;
    let skalar = zeroize::Zeroizing::new(gueltiger_skalar(zufall));
    let geheim = SigningKey::<BrainpoolP256r1>::from_slice(skalar.as_slice()).map_err(|_| PkiFehler)?;
    let oeffentlich = geheim
        .verifying_key()
        .to_public_key_der()
        .map_err(|_| PkiFehler)?;
    let zertifikat =
        mit_schluessel(vorlage.der(), oeffentlich.as_bytes(), aussteller.key()).ok_or(PkiFehler)?;
    let pem = geheim.to_pkcs8_pem(LineEnding::LF).map_err(|_| PkiFehler)?;
    Ok(DemoSchluessel {
        zertifikat_pem: zertifikat.to_pem(LineEnding::LF).map_err(|_| PkiFehler)?,
        schluessel_pem: Geheim::neu(pem.to_string()),
    })
}

/// The order of this curve is well below 2^256: with the highest bit clear, a number is below it.
fn gueltiger_skalar(zufall: &dyn Zufall) -> [u8; 32] {
    let mut skalar = zufall::bytes::<32>(zufall);
    if let Some(erstes) = skalar.first_mut() {
        *erstes &= 0x7F;
    }
    skalar
}

fn mit_schluessel(vorlage: &[u8], schluessel: &[u8], aussteller: &KeyPair) -> Option<Certificate> {
    let mut zertifikat = Zertifikat::from_der(vorlage).ok()?;
    zertifikat.rumpf.schluessel = SubjectPublicKeyInfoOwned::from_der(schluessel).ok()?;
    let signatur = aussteller.sign(&zertifikat.rumpf.to_der().ok()?).ok()?;
    zertifikat.signatur = BitString::from_bytes(&signatur).ok()?;
    Certificate::from_der(&zertifikat.to_der().ok()?).ok()
}
