//! Whether a public key made a signature, for the algorithms that certificates, time-stamps and seals come with.

use der::Encode;
use der::asn1::{ObjectIdentifier, UintRef};
use ring::signature::{self, UnparsedPublicKey, VerificationAlgorithm};
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
const P256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7");
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
const RSA_PSS: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10");
const RSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.11");
const RSA_SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.12");
const RSA_SHA512: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.13");
/// ecdsa-with-SHA256 (RFC 5758).
pub(super) const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");
const ECDSA_SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.3");

/// SHA-256.
pub(super) const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
/// SHA-384.
pub(super) const SHA384: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.2");
/// SHA-512.
pub(super) const SHA512: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.3");

/// The digest that `oid` names, if it is one of the SHA-2 family that we accept.
pub(super) fn hashverfahren(oid: ObjectIdentifier) -> Option<&'static ring::digest::Algorithm> {
    match oid {
        SHA256 => Some(&ring::digest::SHA256),
        SHA384 => Some(&ring::digest::SHA384),
        SHA512 => Some(&ring::digest::SHA512),
        _ => None,
    }
}

/// Whether the key `spki` made `signatur` over `nachricht` with `verfahren`.
///
/// `hash` counts where the algorithm names none of its own (plain RSA in CMS, RFC 5652 section 5.3). What is weak (SHA-1,
/// RSA below 2048 bit) or unknown is `false`.
pub(super) fn passt(
    spki: &SubjectPublicKeyInfoOwned,
    verfahren: &AlgorithmIdentifierOwned,
    hash: Option<ObjectIdentifier>,
    nachricht: &[u8],
    signatur: &[u8],
) -> bool {
    let (Some(pruefung), Some(schluessel)) = (
        verifizierer(spki, verfahren, hash),
        spki.subject_public_key.as_bytes(),
    ) else {
        return false;
    };
    UnparsedPublicKey::new(pruefung, schluessel)
        .verify(nachricht, signatur)
        .is_ok()
}

fn verifizierer(
    spki: &SubjectPublicKeyInfoOwned,
    verfahren: &AlgorithmIdentifierOwned,
    hash: Option<ObjectIdentifier>,
) -> Option<&'static dyn VerificationAlgorithm> {
    let kurve = || {
        let kurve = spki.algorithm.parameters.as_ref()?;
        kurve.decode_as::<ObjectIdentifier>().ok()
    };
    match (spki.algorithm.oid, verfahren.oid) {
        (EC, ECDSA_SHA256) => match kurve()? {
            P256 => Some(&signature::ECDSA_P256_SHA256_ASN1),
            P384 => Some(&signature::ECDSA_P384_SHA256_ASN1),
            _ => None,
        },
        (EC, ECDSA_SHA384) => match kurve()? {
            P256 => Some(&signature::ECDSA_P256_SHA384_ASN1),
            P384 => Some(&signature::ECDSA_P384_SHA384_ASN1),
            _ => None,
        },
        (RSA, RSA_SHA256) => Some(&signature::RSA_PKCS1_2048_8192_SHA256),
        (RSA, RSA_SHA384) => Some(&signature::RSA_PKCS1_2048_8192_SHA384),
        (RSA, RSA_SHA512) => Some(&signature::RSA_PKCS1_2048_8192_SHA512),
        (RSA, RSA) => match hash? {
            SHA256 => Some(&signature::RSA_PKCS1_2048_8192_SHA256),
            SHA384 => Some(&signature::RSA_PKCS1_2048_8192_SHA384),
            SHA512 => Some(&signature::RSA_PKCS1_2048_8192_SHA512),
            _ => None,
        },
        (RSA | RSA_PSS, RSA_PSS) => pss(verfahren),
        _ => None,
    }
}

/// RSASSA-PSS with one digest throughout and a salt of its length (RFC 4055), compared as DER.
fn pss(verfahren: &AlgorithmIdentifierOwned) -> Option<&'static dyn VerificationAlgorithm> {
    let parameter = verfahren.parameters.as_ref()?.to_der().ok()?;
    let arten: [(u8, u8, &'static dyn VerificationAlgorithm); 3] = [
        (1, 32, &signature::RSA_PSS_2048_8192_SHA256),
        (2, 48, &signature::RSA_PSS_2048_8192_SHA384),
        (3, 64, &signature::RSA_PSS_2048_8192_SHA512),
    ];
    arten
        .into_iter()
        .find(|(nummer, salz, _)| {
            [true, false]
                .into_iter()
                .any(|mit_null| parameter == pss_parameter(*nummer, *salz, mit_null))
        })
        .map(|(.., pruefung)| pruefung)
}

/// The DER of the parameters, with or without NULL behind the digest: both are in use.
fn pss_parameter(nummer: u8, salz: u8, mit_null: bool) -> Vec<u8> {
    const SHA2: [u8; 10] = [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02];
    const MGF1: [u8; 11] = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x08];
    let huelle = |marke: u8, inhalt: Vec<u8>| {
        let laenge = u8::try_from(inhalt.len()).unwrap_or_default();
        [vec![marke, laenge], inhalt].concat()
    };
    let mut hash = [SHA2.as_slice(), &[nummer]].concat();
    if mit_null {
        hash.extend([0x05, 0x00]);
    }
    let hash = huelle(0x30, hash);
    let maske = huelle(0x30, [MGF1.as_slice(), &hash].concat());
    huelle(
        0x30,
        [
            huelle(0xa0, hash),
            huelle(0xa1, maske),
            huelle(0xa2, vec![0x02, 0x01, salz]),
        ]
        .concat(),
    )
}

/// `r || s`, each 32 bytes, as the DER `ECDSA-Sig-Value` that certificates and CMS use.
pub(super) fn als_der(roh: &[u8]) -> Option<Vec<u8>> {
    let (r, s) = roh.split_first_chunk::<32>()?;
    let s: &[u8; 32] = s.try_into().ok()?;
    let wert = EcdsaWert {
        r: UintRef::new(r).ok()?,
        s: UintRef::new(s).ok()?,
    };
    wert.to_der().ok()
}

/// `ECDSA-Sig-Value` (RFC 3279).
#[derive(der::Sequence)]
struct EcdsaWert<'a> {
    r: UintRef<'a>,
    s: UintRef<'a>,
}
