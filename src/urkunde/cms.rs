//! The CMS SignedData in a seal (RFC 5652, profile of ETSI EN 319 142-1): built here, and read back with care.
//!
//! Signed attributes are contentType, messageDigest and signing-certificate-v2; no signingTime, PAdES uses M.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use der::asn1::{Any, ObjectIdentifier, OctetString, SetOfVec};
use der::{Decode, Encode, Reader, Sequence, SliceReader, Tag};
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::attr::{Attribute, Attributes};
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::urkunde::siegel::{SiegelFehler, Siegelschluessel};
use crate::urkunde::zertifikat;

const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");
const SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.16.840.1.101.3.4.2.1");
const ECDSA_SHA256: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.4.3.2");

/// `ESSCertIDv2` of RFC 5035 with the default hash (SHA-256) and without issuer.
#[derive(Sequence)]
struct EssCertIdV2 {
    cert_hash: OctetString,
}

#[derive(Sequence)]
struct SigningCertificateV2 {
    certs: Vec<EssCertIdV2>,
}

/// What does not hold in a signature that could be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Mangel {
    /// The digest of the file is not the signed one.
    Inhalt,
    /// The signature does not fit the signed attributes, or these are not those of a seal.
    Signatur,
}

/// A signature that was read, with the certificate of its signer.
pub(super) struct Huelle {
    unterzeichner: SignerInfo,
    zertifikat: Certificate,
    weitere: Vec<Certificate>,
}

/// The DER of the signature over a file with this `digest`.
pub(super) fn baue(digest: &[u8; 32], schluessel: &dyn Siegelschluessel) -> Result<Vec<u8>, SiegelFehler> {
    let zertifikat = schluessel.zertifikat();
    let attribute = signierte_attribute(digest, zertifikat).map_err(|_| SiegelFehler::Schluessel)?;
    let zu_signieren = attribute.to_der().map_err(|_| SiegelFehler::Schluessel)?;
    let signiert = Sha256::digest(&zu_signieren).into();
    let signatur = schluessel.signiere(&signiert)?;
    if !zertifikat::hat_signiert(zertifikat, &signiert, &signatur) {
        return Err(SiegelFehler::SchluesselPasstNicht);
    }
    verpacke(attribute, signatur, zertifikat, schluessel.kette()).map_err(|_| SiegelFehler::Schluessel)
}

fn signierte_attribute(digest: &[u8; 32], zertifikat: &Certificate) -> der::Result<Attributes> {
    let bindung = SigningCertificateV2 {
        certs: vec![EssCertIdV2 {
            cert_hash: fingerabdruck(zertifikat)?,
        }],
    };
    let mut attribute = SetOfVec::new();
    attribute.insert(attribut(CONTENT_TYPE, Any::from(DATA))?)?;
    attribute.insert(attribut(
        MESSAGE_DIGEST,
        Any::new(Tag::OctetString, digest.to_vec())?,
    )?)?;
    attribute.insert(attribut(SIGNING_CERTIFICATE_V2, Any::encode_from(&bindung)?)?)?;
    Ok(attribute)
}

fn verpacke(
    attribute: Attributes,
    signatur: Vec<u8>,
    zertifikat: &Certificate,
    kette: &[Certificate],
) -> der::Result<Vec<u8>> {
    let unterzeichner = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(kennung(zertifikat)),
        digest_alg: algorithmus(SHA256),
        signed_attrs: Some(attribute),
        signature_algorithm: algorithmus(ECDSA_SHA256),
        signature: OctetString::new(signatur)?,
        unsigned_attrs: None,
    };
    let zertifikate: Vec<_> = std::iter::once(zertifikat)
        .chain(kette)
        .cloned()
        .map(CertificateChoices::Certificate)
        .collect();
    let daten = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![algorithmus(SHA256)])?,
        encap_content_info: EncapsulatedContentInfo {
            econtent_type: DATA,
            econtent: None,
        },
        certificates: Some(CertificateSet::try_from(zertifikate)?),
        crls: None,
        signer_infos: SignerInfos::try_from(vec![unterzeichner])?,
    };
    ContentInfo {
        content_type: SIGNED_DATA,
        content: Any::encode_from(&daten)?,
    }
    .to_der()
}

impl Huelle {
    /// Reads a seal of the one shape that [`baue`] writes; behind it only zeros may follow.
    pub(super) fn lies(bytes: &[u8]) -> Option<Self> {
        let mut leser = SliceReader::new(bytes).ok()?;
        let umschlag = ContentInfo::decode(&mut leser).ok()?;
        let (vorn, rest) = bytes.split_at_checked(usize::try_from(leser.position()).ok()?)?;
        let eindeutig = umschlag.to_der().ok()? == vorn && rest.iter().all(|byte| *byte == 0);
        if !eindeutig || umschlag.content_type != SIGNED_DATA {
            return None;
        }
        Self::aus(umschlag.content.decode_as().ok()?)
    }

    fn aus(daten: SignedData) -> Option<Self> {
        let ohne_inhalt =
            daten.encap_content_info.econtent_type == DATA && daten.encap_content_info.econtent.is_none();
        let nur_sha256 = daten.digest_algorithms.as_slice() == [algorithmus(SHA256)];
        let [unterzeichner] = <[SignerInfo; 1]>::try_from(daten.signer_infos.0.into_vec()).ok()?;
        let bekannt = daten.version == CmsVersion::V1
            && unterzeichner.version == CmsVersion::V1
            && unterzeichner.digest_alg == algorithmus(SHA256)
            && unterzeichner.signature_algorithm == algorithmus(ECDSA_SHA256);
        if !(ohne_inhalt && nur_sha256 && bekannt)
            || daten.crls.is_some()
            || unterzeichner.unsigned_attrs.is_some()
        {
            return None;
        }
        let mut weitere: Vec<Certificate> = daten
            .certificates?
            .0
            .into_vec()
            .into_iter()
            .map(nur_x509)
            .collect::<Option<_>>()?;
        let ist_eigenes = |eines: &Certificate| {
            SignerIdentifier::IssuerAndSerialNumber(kennung(eines)) == unterzeichner.sid
        };
        let stelle = weitere.iter().position(ist_eigenes)?;
        let zertifikat = weitere.remove(stelle);
        Some(Self {
            unterzeichner,
            zertifikat,
            weitere,
        })
    }

    /// The certificate that the signature names as its signer's.
    pub(super) fn zertifikat(&self) -> &Certificate {
        &self.zertifikat
    }

    /// The other certificates in it, unsigned and so without weight of their own.
    pub(super) fn weitere(&self) -> &[Certificate] {
        &self.weitere
    }

    /// Whether this signs a file with this `digest`, with the key of its certificate.
    pub(super) fn pruefe(&self, digest: &[u8; 32]) -> Result<(), Mangel> {
        let attribute = self.unterzeichner.signed_attrs.as_ref().ok_or(Mangel::Signatur)?;
        let signiert = Sha256::digest(attribute.to_der().map_err(|_| Mangel::Signatur)?).into();
        if !zertifikat::hat_signiert(
            &self.zertifikat,
            &signiert,
            self.unterzeichner.signature.as_bytes(),
        ) {
            return Err(Mangel::Signatur);
        }
        if einziger_wert(attribute, MESSAGE_DIGEST).is_none_or(|wert| wert.value() != digest) {
            return Err(Mangel::Inhalt);
        }
        let erwartet = signierte_attribute(digest, &self.zertifikat).map_err(|_| Mangel::Signatur)?;
        if *attribute == erwartet {
            Ok(())
        } else {
            Err(Mangel::Signatur)
        }
    }
}

fn einziger_wert(attribute: &Attributes, oid: ObjectIdentifier) -> Option<&Any> {
    let gefunden = attribute.iter().find(|attribut| attribut.oid == oid)?;
    gefunden.values.get(0).filter(|_| gefunden.values.len() == 1)
}

fn nur_x509(wahl: CertificateChoices) -> Option<Certificate> {
    match wahl {
        CertificateChoices::Certificate(zertifikat) => Some(zertifikat),
        CertificateChoices::Other(_) => None,
    }
}

fn kennung(zertifikat: &Certificate) -> IssuerAndSerialNumber {
    let inhalt = zertifikat.tbs_certificate();
    IssuerAndSerialNumber {
        issuer: inhalt.issuer().clone(),
        serial_number: inhalt.serial_number().clone(),
    }
}

fn fingerabdruck(zertifikat: &Certificate) -> der::Result<OctetString> {
    OctetString::new(Sha256::digest(zertifikat.to_der()?).to_vec())
}

fn algorithmus(oid: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid,
        parameters: None,
    }
}

fn attribut(oid: ObjectIdentifier, wert: Any) -> der::Result<Attribute> {
    Ok(Attribute {
        oid,
        values: SetOfVec::try_from(vec![wert])?,
    })
}
