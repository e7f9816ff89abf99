//! The few questions asked of a certificate: who is it, who signed it, what and when may it sign.

use bp256::BrainpoolP256r1;
use der::Encode;
use der::referenced::OwnedToRef;
use ecdsa::signature::hazmat::PrehashVerifier;
use ecdsa::{Signature, VerifyingKey};
use jiff::Timestamp;
use p256::NistP256;
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};

const ECDSA_SHA256: der::asn1::ObjectIdentifier =
    der::asn1::ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// Whether the key in `zertifikat` (P-256, or brainpoolP256r1 for seals on paper) made `signatur` (DER) over this SHA-256 digest.
pub(super) fn hat_signiert(zertifikat: &Certificate, digest: &[u8; 32], signatur: &[u8]) -> bool {
    let spki = || {
        zertifikat
            .tbs_certificate()
            .subject_public_key_info()
            .owned_to_ref()
    };
    if let Ok(schluessel) = VerifyingKey::<NistP256>::try_from(spki()) {
        Signature::from_der(signatur)
            .is_ok_and(|signatur| schluessel.verify_prehash(digest, &signatur).is_ok())
    } else if let Ok(schluessel) = VerifyingKey::<BrainpoolP256r1>::try_from(spki()) {
        Signature::from_der(signatur)
            .is_ok_and(|signatur| schluessel.verify_prehash(digest, &signatur).is_ok())
    } else {
        false
    }
}

/// Whether its key lies on brainpoolP256r1, the curve of seals on paper.
pub(super) fn auf_brainpool(zertifikat: &Certificate) -> bool {
    let spki = zertifikat
        .tbs_certificate()
        .subject_public_key_info()
        .owned_to_ref();
    VerifyingKey::<BrainpoolP256r1>::try_from(spki).is_ok()
}

/// Whether `aussteller`, a CA, issued `zertifikat` with ECDSA on P-256 and SHA-256.
pub(super) fn ausgestellt_von(zertifikat: &Certificate, aussteller: &Certificate) -> bool {
    let inhalt = zertifikat.tbs_certificate();
    let algorithmen = [inhalt.signature(), zertifikat.signature_algorithm()];
    let (Ok(bytes), Some(signatur)) = (inhalt.to_der(), zertifikat.signature().as_bytes()) else {
        return false;
    };
    ist_aussteller(aussteller)
        && inhalt.issuer() == aussteller.tbs_certificate().subject()
        && algorithmen
            .iter()
            .all(|einer| einer.oid == ECDSA_SHA256 && einer.parameters.is_none())
        && hat_signiert(aussteller, &Sha256::digest(bytes).into(), signatur)
}

/// Whether it is the certificate of a CA (basicConstraints, RFC 5280 section 4.2.1.9): only such a one vouches for others.
fn ist_aussteller(zertifikat: &Certificate) -> bool {
    let grenzen = zertifikat.tbs_certificate().get_extension::<BasicConstraints>();
    matches!(grenzen, Ok(Some((_, grenzen))) if grenzen.ca)
}

/// Whether `zeitpunkt` lies within the validity of `zertifikat`.
pub(super) fn gueltig_am(zertifikat: &Certificate, zeitpunkt: Timestamp) -> bool {
    let frist = zertifikat.tbs_certificate().validity();
    u64::try_from(zeitpunkt.as_second()).is_ok_and(|sekunde| {
        let [von, bis] = [frist.not_before, frist.not_after].map(|zeit| zeit.to_unix_duration().as_secs());
        (von..=bis).contains(&sekunde)
    })
}

/// Whether it may sign documents: contentCommitment (nonRepudiation) or digitalSignature, RFC 5280 section 4.2.1.3.
pub(super) fn darf_siegeln(zertifikat: &Certificate) -> bool {
    let verwendung = zertifikat.tbs_certificate().get_extension::<KeyUsage>();
    matches!(verwendung, Ok(Some((_, verwendung))) if verwendung.non_repudiation() || verwendung.digital_signature())
}

/// Organisation and common name of the subject.
pub(super) fn inhaber(zertifikat: &Certificate) -> (Option<String>, Option<String>) {
    let name = zertifikat.tbs_certificate().subject();
    let text = |wert: Option<x509_cert::ext::pkix::name::DirectoryString>| wert.map(String::from);
    (
        name.organization().ok().and_then(text),
        name.common_name().ok().and_then(text),
    )
}
