//! The few questions asked of a certificate: who is it, who issued it, what and when may it sign.

use bp256::BrainpoolP256r1;
use der::asn1::ObjectIdentifier;
use der::pem::LineEnding;
use der::referenced::OwnedToRef;
use der::{Decode, Encode, EncodePem};
use ecdsa::signature::hazmat::PrehashVerifier;
use ecdsa::{Signature, VerifyingKey};
use jiff::Timestamp;
use p256::NistP256;
use x509_cert::Certificate;
use x509_cert::ext::pkix::{BasicConstraints, ExtendedKeyUsage, KeyUsage};
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_cert::time::Time;

use crate::urkunde::signatur;

const ZEITSTEMPEL: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.6.1.5.5.7.3.8");

/// Longer ways from a certificate to an anchor are not walked.
const WEG_HOECHSTENS: usize = 4;

/// Whether the key in `zertifikat` (P-256) made `signatur` (DER) over `nachricht` with SHA-256.
pub(super) fn hat_signiert(zertifikat: &Certificate, nachricht: &[u8], signatur: &[u8]) -> bool {
    let verfahren = AlgorithmIdentifierOwned {
        oid: signatur::ECDSA_SHA256,
        parameters: None,
    };
    let spki = zertifikat.tbs_certificate().subject_public_key_info();
    signatur::passt(spki, &verfahren, None, nachricht, signatur)
}

/// Like [`hat_signiert`], over a SHA-256 digest whose message is not at hand; brainpoolP256r1, the curve of seals on paper, too.
pub(super) fn hat_digest_signiert(zertifikat: &Certificate, digest: &[u8; 32], signatur: &[u8]) -> bool {
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

/// Whether `aussteller`, a CA, issued `zertifikat`.
pub(super) fn ausgestellt_von(zertifikat: &Certificate, aussteller: &Certificate) -> bool {
    let inhalt = zertifikat.tbs_certificate();
    if !darf_ausstellen(aussteller)
        || inhalt.issuer() != aussteller.tbs_certificate().subject()
        || inhalt.signature() != zertifikat.signature_algorithm()
    {
        return false;
    }
    let (Ok(bytes), Some(signatur)) = (inhalt.to_der(), zertifikat.signature().as_bytes()) else {
        return false;
    };
    signatur::passt(
        aussteller.tbs_certificate().subject_public_key_info(),
        zertifikat.signature_algorithm(),
        None,
        &bytes,
        signatur,
    )
}

/// The issuers of `zertifikat` one above the other, the last one an anchor; the others are among `zwischen` and may issue.
pub(super) fn weg<'a>(
    zertifikat: &'a Certificate,
    zwischen: &'a [Certificate],
    anker: &'a [Certificate],
) -> Option<Vec<&'a Certificate>> {
    let mut weg = Vec::new();
    let mut unten = zertifikat;
    while weg.len() < WEG_HOECHSTENS {
        if let Some(oben) = anker.iter().find(|einer| ausgestellt_von(unten, einer)) {
            weg.push(oben);
            return Some(weg);
        }
        unten = zwischen
            .iter()
            .find(|einer| *einer != unten && ausgestellt_von(unten, einer))?;
        weg.push(unten);
    }
    None
}

/// Whether `eines` is on this way, or was issued by somebody on it: whoever signed it vouches for each of its bytes.
pub(super) fn belegt<'a>(eines: &Certificate, weg: impl IntoIterator<Item = &'a Certificate>) -> bool {
    weg.into_iter()
        .any(|anderes| anderes == eines || ausgestellt_von(eines, anderes))
}

/// Whether `zeitpunkt` lies within the validity of `zertifikat`.
pub(super) fn gueltig_am(zertifikat: &Certificate, zeitpunkt: Timestamp) -> bool {
    let frist = zertifikat.tbs_certificate().validity();
    matches!(
        (zeit(frist.not_before), zeit(frist.not_after)),
        (Some(von), Some(bis)) if (von..=bis).contains(&zeitpunkt)
    )
}

/// The last instant of its validity.
#[must_use]
pub fn gueltig_bis(zertifikat: &Certificate) -> Option<Timestamp> {
    zeit(zertifikat.tbs_certificate().validity().not_after)
}

/// The first instant of its validity.
pub(super) fn gueltig_von(zertifikat: &Certificate) -> Option<Timestamp> {
    zeit(zertifikat.tbs_certificate().validity().not_before)
}

/// A time of X.509 as an instant.
pub(super) fn zeit(zeit: Time) -> Option<Timestamp> {
    let sekunde = i64::try_from(zeit.to_unix_duration().as_secs()).ok()?;
    Timestamp::from_second(sekunde).ok()
}

/// Whether it may sign documents: contentCommitment (nonRepudiation) or digitalSignature, RFC 5280 section 4.2.1.3.
pub(super) fn darf_siegeln(zertifikat: &Certificate) -> bool {
    let verwendung = zertifikat.tbs_certificate().get_extension::<KeyUsage>();
    let fuer_anderes = matches!(
        zertifikat.tbs_certificate().get_extension::<ExtendedKeyUsage>(),
        Ok(Some((true, zwecke))) if zwecke.0.contains(&ZEITSTEMPEL)
    );
    !fuer_anderes
        && matches!(verwendung, Ok(Some((_, verwendung))) if verwendung.non_repudiation() || verwendung.digital_signature())
}

/// Whether it makes time-stamps and nothing else (RFC 3161 section 2.3).
pub(super) fn darf_stempeln(zertifikat: &Certificate) -> bool {
    matches!(
        zertifikat.tbs_certificate().get_extension::<ExtendedKeyUsage>(),
        Ok(Some((true, zwecke))) if zwecke.0 == [ZEITSTEMPEL]
    )
}

/// Whether it may issue certificates (basicConstraints, RFC 5280 section 4.2.1.9).
fn darf_ausstellen(zertifikat: &Certificate) -> bool {
    let grenzen = zertifikat.tbs_certificate().get_extension::<BasicConstraints>();
    matches!(grenzen, Ok(Some((_, grenzen))) if grenzen.ca)
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

/// The certificate in DER.
#[must_use]
pub fn als_der(zertifikat: &Certificate) -> Option<Vec<u8>> {
    zertifikat.to_der().ok()
}

/// Certificates as one PEM text: `anker`, then those of `weitere` (DER) that can be read.
#[must_use]
pub fn als_pem(anker: &[Certificate], weitere: &[Vec<u8>]) -> String {
    let anker_der: Vec<Vec<u8>> = anker.iter().filter_map(als_der).collect();
    let weitere = weitere
        .iter()
        .filter(|der| !anker_der.contains(der))
        .filter_map(|der| aus_der(der));
    anker
        .iter()
        .cloned()
        .chain(weitere)
        .filter_map(|eines| eines.to_pem(LineEnding::LF).ok())
        .collect()
}

/// Reads a certificate in DER.
#[must_use]
pub fn aus_der(der: &[u8]) -> Option<Certificate> {
    Certificate::from_der(der).ok()
}
