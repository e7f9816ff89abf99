//! The header of a seal: who signed it, with which certificate, and when.

use der::Encode;
use jiff::civil::Date;
use x509_cert::Certificate;

use super::kodierung::{c40, c40_text, tag, tag_aus};

/// What every seal begins with.
pub(super) const ERSTES_BYTE: u8 = 0xDC;
/// Version 4 of the encoding (ICAO Doc 9303 part 13).
const VERSION: u8 = 0x03;
/// Germany.
const LAND: &str = "D<<";
/// Signer and length of the reference: DEZV stands for every authority whose certificate is found by its SHA-1. Its length
/// is written in decimal digits, where other signers have hexadecimal ones (TR-03171).
const AUSSTELLER: &str = "DEZV40";
/// Feature 1, and the category of seals after TR-03171 v0.9. Those after v0.8 (0xC8) number their fields differently.
const ART: [u8; 2] = [0x01, 0xC9];
/// Of the header. Unit: bytes.
const LAENGE: usize = 44;

/// The header, taken apart.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Kopf {
    /// SHA-1 of the signer's certificate, 40 upper-case hexadecimal digits.
    pub(super) referenz: String,
    /// When the document was issued.
    pub(super) ausgestellt: Date,
    /// When the seal was signed.
    pub(super) gesiegelt: Date,
}

impl Kopf {
    pub(super) fn bytes(&self) -> Option<Vec<u8>> {
        let mut bytes = vec![ERSTES_BYTE, VERSION];
        bytes.extend(c40(LAND)?);
        bytes.extend(c40(&format!("{AUSSTELLER}{}", self.referenz))?);
        bytes.extend(tag(self.ausgestellt)?);
        bytes.extend(tag(self.gesiegelt)?);
        bytes.extend(ART);
        (bytes.len() == LAENGE).then_some(bytes)
    }

    /// Reads the header; with what follows it.
    pub(super) fn lies(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (kopf, rest) = bytes.split_at_checked(LAENGE)?;
        let referenz = c40_text(kopf.get(4..36)?)?;
        let neu = Self {
            referenz: referenz.strip_prefix(AUSSTELLER)?.to_owned(),
            ausgestellt: tag_aus(kopf.get(36..39)?.try_into().ok()?)?,
            gesiegelt: tag_aus(kopf.get(39..42)?.try_into().ok()?)?,
        };
        (neu.bytes()? == kopf).then_some((neu, rest))
    }
}

/// How a seal names a certificate: the SHA-1 of its DER form, 40 upper-case hexadecimal digits (TR-03171).
///
/// A name and no proof: whoever makes a second certificate with this hash has still to bring one of our issuers to sign it.
/// `None` if the certificate cannot be written, which those that were read always can.
#[must_use]
pub fn zertifikatsreferenz(zertifikat: &Certificate) -> Option<String> {
    let der = zertifikat.to_der().ok()?;
    let hash = ring::digest::digest(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, &der);
    Some(hex::encode_upper(hash))
}
