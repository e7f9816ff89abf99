//! Time-stamp tokens (RFC 3161): a SignedData over TSTInfo. Read from any authority; made only by the one of demo and tests.

use cms::content_info::CmsVersion;
use cms::signed_data::EncapsulatedContentInfo;
use der::asn1::{Any, GeneralizedTime, Int, ObjectIdentifier, OctetString};
use der::{Decode, Encode, Reader, Sequence, SliceReader, Tag, Tagged};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::spki::AlgorithmIdentifierOwned;

use super::bauteile;
use crate::urkunde::siegel::{SiegelFehler, Siegelschluessel};
use crate::urkunde::signatur;

const TST_INFO: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.1.4");
/// The policy under which demo and tests stamp; it promises nothing.
const TEST_POLICY: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.3.4.1");

/// `MessageImprint`.
#[derive(Clone, Debug, Eq, PartialEq, Sequence)]
pub(in crate::urkunde) struct Abdruck {
    pub(in crate::urkunde) verfahren: AlgorithmIdentifierOwned,
    pub(in crate::urkunde) wert: OctetString,
}

impl Abdruck {
    /// Whether this is the digest of `nachricht`.
    pub(in crate::urkunde) fn ist_von(&self, nachricht: &[u8]) -> bool {
        signatur::hashverfahren(self.verfahren.oid).is_some_and(|verfahren| {
            ring::digest::digest(verfahren, nachricht).as_ref() == self.wert.as_bytes()
        })
    }
}

/// `TSTInfo`, as far as ours go.
#[derive(Sequence)]
struct Auskunft {
    version: u8,
    policy: ObjectIdentifier,
    abdruck: Abdruck,
    nummer: Int,
    zeit: GeneralizedTime,
    nonce: Option<Int>,
}

/// What a token says; its signature is good, but nobody has asked yet who the signer is.
pub(in crate::urkunde) struct Stempelinhalt {
    /// What was stamped.
    pub(in crate::urkunde) abdruck: Abdruck,
    /// When.
    pub(in crate::urkunde) zeitpunkt: Timestamp,
    /// The number that the asking side chose.
    pub(in crate::urkunde) nonce: Option<Vec<u8>>,
    /// Who stamped.
    pub(in crate::urkunde) zertifikat: Certificate,
    /// Further certificates in the token.
    pub(in crate::urkunde) weitere: Vec<Certificate>,
}

/// Reads a token and checks its signature.
pub(in crate::urkunde) fn lies_stempel(token: &[u8]) -> Option<Stempelinhalt> {
    let (daten, rest) = bauteile::signed_data(token)?;
    if !rest.is_empty() || daten.encap_content_info.econtent_type != TST_INFO || daten.crls.is_some() {
        return None;
    }
    let inhalt: OctetString = daten.encap_content_info.econtent?.decode_as().ok()?;
    let (unterzeichner, zertifikat, weitere) =
        bauteile::einziger_unterzeichner(daten.signer_infos, daten.certificates)?;
    // What the signature does not cover must be as the standard wants it, so that no byte is free.
    if unterzeichner.unsigned_attrs.is_some()
        || daten.version != CmsVersion::V3
        || unterzeichner.version != CmsVersion::V1
        || daten.digest_algorithms.as_slice() != [unterzeichner.digest_alg.clone()]
    {
        return None;
    }
    bauteile::hat_unterzeichnet(&unterzeichner, &zertifikat, TST_INFO, inhalt.as_bytes())?;
    let auskunft = Any::from_der(inhalt.as_bytes()).ok()?;
    let mut felder = SliceReader::new(auskunft.value()).ok()?;
    let version = u8::decode(&mut felder).ok()?;
    let _policy: ObjectIdentifier = ObjectIdentifier::decode(&mut felder).ok()?;
    let abdruck = Abdruck::decode(&mut felder).ok()?;
    let _nummer = Any::decode(&mut felder).ok()?;
    let zeit = Any::decode(&mut felder).ok()?;
    let mut nonce = None;
    while !felder.is_finished() {
        let feld = Any::decode(&mut felder).ok()?;
        if feld.tag() == Tag::Integer {
            nonce = Some(feld.value().to_vec());
        }
    }
    let zeitpunkt = (version == 1 && zeit.tag() == Tag::GeneralizedTime).then(|| genauer(zeit.value()))??;
    Some(Stempelinhalt {
        abdruck,
        zeitpunkt,
        nonce,
        zertifikat,
        weitere,
    })
}

/// `GeneralizedTime` in UTC, with or without a fraction of a second (RFC 3161 section 2.4.2).
fn genauer(text: &[u8]) -> Option<Timestamp> {
    let text = std::str::from_utf8(text).ok()?.strip_suffix('Z')?;
    let muster = if text.contains('.') {
        "%Y%m%d%H%M%S%.f"
    } else {
        "%Y%m%d%H%M%S"
    };
    let utc = DateTime::strptime(muster, text).ok()?;
    utc.to_zoned(TimeZone::UTC).ok().map(|zeit| zeit.timestamp())
}

/// A token over `abdruck` at `jetzt`.
///
/// # Errors
/// [`SiegelFehler::Schluessel`] if the key cannot be used.
pub(in crate::urkunde) fn baue_stempel(
    abdruck: Abdruck,
    nonce: Option<Int>,
    nummer: u64,
    jetzt: Timestamp,
    schluessel: &dyn Siegelschluessel,
) -> Result<Vec<u8>, SiegelFehler> {
    let inhalt = || -> Option<Vec<u8>> {
        let sekunden = u64::try_from(jetzt.as_second()).ok()?;
        let zeit = GeneralizedTime::from_unix_duration(std::time::Duration::from_secs(sekunden)).ok()?;
        let auskunft = Auskunft {
            version: 1,
            policy: TEST_POLICY,
            abdruck,
            // A leading zero byte keeps the number positive.
            nummer: Int::new(&[&[0], nummer.to_be_bytes().as_slice()].concat()).ok()?,
            zeit,
            nonce,
        };
        auskunft.to_der().ok()
    };
    let inhalt = inhalt().ok_or(SiegelFehler::Schluessel)?;
    let unterzeichner = bauteile::unterzeichne(TST_INFO, &Sha256::digest(&inhalt), schluessel)?;
    let huelle = || {
        let inhalt = EncapsulatedContentInfo {
            econtent_type: TST_INFO,
            econtent: Some(Any::new(Tag::OctetString, inhalt)?),
        };
        bauteile::verpacke(CmsVersion::V3, inhalt, unterzeichner, &[schluessel.zertifikat()])
    };
    huelle().map_err(|_: der::Error| SiegelFehler::Schluessel)
}
