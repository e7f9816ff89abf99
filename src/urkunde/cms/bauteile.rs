//! Parts that every CMS signature here has: the signed attributes of RFC 5652 and RFC 5035, and how they are checked.

use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{
    CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos,
};
use der::asn1::{Any, ObjectIdentifier, OctetString, SetOfVec};
use der::{Decode, Encode, Reader, Sequence, SliceReader, Tag, Tagged};
use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::attr::{Attribute, Attributes};
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::urkunde::siegel::{SiegelFehler, Siegelschluessel, signiere_nachricht};
use crate::urkunde::signatur::{self, ECDSA_SHA256, SHA256};

/// id-data.
pub(super) const DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.1");
const SIGNED_DATA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_CERTIFICATE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.12");
const SIGNING_CERTIFICATE_V2: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.47");

/// `ESSCertIDv2` of RFC 5035 with the default hash (SHA-256) and without issuer.
#[derive(Sequence)]
struct EssCertIdV2 {
    cert_hash: OctetString,
}

#[derive(Sequence)]
struct SigningCertificateV2 {
    certs: Vec<EssCertIdV2>,
}

/// The attributes that a signature of ours signs.
pub(super) fn signierte_attribute(
    art: ObjectIdentifier,
    digest: &[u8],
    zertifikat: &Certificate,
) -> der::Result<Attributes> {
    let bindung = SigningCertificateV2 {
        certs: vec![EssCertIdV2 {
            cert_hash: OctetString::new(Sha256::digest(zertifikat.to_der()?).to_vec())?,
        }],
    };
    let mut attribute = SetOfVec::new();
    attribute.insert(attribut(CONTENT_TYPE, Any::from(art))?)?;
    attribute.insert(attribut(
        MESSAGE_DIGEST,
        Any::new(Tag::OctetString, digest.to_vec())?,
    )?)?;
    attribute.insert(attribut(SIGNING_CERTIFICATE_V2, Any::encode_from(&bindung)?)?)?;
    Ok(attribute)
}

/// Signs the attributes of a content of type `art` with this SHA-256 `digest`; the unsigned ones follow from the signature.
pub(super) fn unterzeichne(
    art: ObjectIdentifier,
    digest: &[u8],
    schluessel: &dyn Siegelschluessel,
) -> Result<SignerInfo, SiegelFehler> {
    let zertifikat = schluessel.zertifikat();
    let attribute = signierte_attribute(art, digest, zertifikat).map_err(|_| SiegelFehler::Schluessel)?;
    let zu_signieren = attribute.to_der().map_err(|_| SiegelFehler::Schluessel)?;
    let signatur = signiere_nachricht(&zu_signieren, schluessel)?;
    Ok(SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(kennung(zertifikat)),
        digest_alg: algorithmus(SHA256),
        signed_attrs: Some(attribute),
        signature_algorithm: algorithmus(ECDSA_SHA256),
        signature: OctetString::new(signatur).map_err(|_| SiegelFehler::Schluessel)?,
        unsigned_attrs: None,
    })
}

/// A whole SignedData with one signer.
pub(super) fn verpacke(
    version: CmsVersion,
    inhalt: EncapsulatedContentInfo,
    unterzeichner: SignerInfo,
    zertifikate: &[&Certificate],
) -> der::Result<Vec<u8>> {
    let zertifikate: Vec<_> = zertifikate
        .iter()
        .map(|eines| CertificateChoices::Certificate((*eines).clone()))
        .collect();
    let daten = SignedData {
        version,
        digest_algorithms: SetOfVec::try_from(vec![algorithmus(SHA256)])?,
        encap_content_info: inhalt,
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

/// Reads a SignedData in DER; gives what follows behind it too.
pub(super) fn signed_data(bytes: &[u8]) -> Option<(SignedData, &[u8])> {
    let mut leser = SliceReader::new(bytes).ok()?;
    let umschlag = ContentInfo::decode(&mut leser).ok()?;
    let (vorn, rest) = bytes.split_at_checked(usize::try_from(leser.position()).ok()?)?;
    let eindeutig = umschlag.to_der().ok()? == vorn && umschlag.content_type == SIGNED_DATA;
    let daten = eindeutig.then(|| umschlag.content.decode_as().ok())??;
    Some((daten, rest))
}

/// The one signer, its certificate and the other certificates.
pub(super) fn einziger_unterzeichner(
    infos: SignerInfos,
    zertifikate: Option<CertificateSet>,
) -> Option<(SignerInfo, Certificate, Vec<Certificate>)> {
    let [unterzeichner] = <[SignerInfo; 1]>::try_from(infos.0.into_vec()).ok()?;
    let mut weitere: Vec<Certificate> = zertifikate?
        .0
        .into_vec()
        .into_iter()
        .map(nur_x509)
        .collect::<Option<_>>()?;
    let stelle = weitere
        .iter()
        .position(|eines| SignerIdentifier::IssuerAndSerialNumber(kennung(eines)) == unterzeichner.sid)?;
    let zertifikat = weitere.remove(stelle);
    Some((unterzeichner, zertifikat, weitere))
}

/// Whether `unterzeichner` signed a content of type `art` with the key of `zertifikat`, which the signed attributes name.
pub(super) fn hat_unterzeichnet(
    unterzeichner: &SignerInfo,
    zertifikat: &Certificate,
    art: ObjectIdentifier,
    inhalt: &[u8],
) -> Option<()> {
    let attribute = unterzeichner.signed_attrs.as_ref()?;
    let hash = unterzeichner.digest_alg.oid;
    let digest = ring::digest::digest(signatur::hashverfahren(hash)?, inhalt);
    let stimmt = einziger_wert(attribute, CONTENT_TYPE)?
        .decode_as::<ObjectIdentifier>()
        .ok()?
        == art
        && einziger_wert(attribute, MESSAGE_DIGEST)?.value() == digest.as_ref()
        && ist_gebunden(attribute, zertifikat)?
        && signatur::passt(
            zertifikat.tbs_certificate().subject_public_key_info(),
            &unterzeichner.signature_algorithm,
            Some(hash),
            &attribute.to_der().ok()?,
            unterzeichner.signature.as_bytes(),
        );
    stimmt.then_some(())
}

/// Whether the signed attributes name this certificate (RFC 5035; its first version with SHA-1 is still in use).
fn ist_gebunden(attribute: &Attributes, zertifikat: &Certificate) -> Option<bool> {
    let der = zertifikat.to_der().ok()?;
    if let Some(wert) = einziger_wert(attribute, SIGNING_CERTIFICATE_V2) {
        let (hash, abdruck) = erste_kennung(wert)?;
        let verfahren = signatur::hashverfahren(hash.unwrap_or(SHA256))?;
        return Some(ring::digest::digest(verfahren, &der).as_ref() == abdruck);
    }
    let (keiner, abdruck) = erste_kennung(einziger_wert(attribute, SIGNING_CERTIFICATE)?)?;
    let sha1 = ring::digest::digest(&ring::digest::SHA1_FOR_LEGACY_USE_ONLY, &der);
    Some(keiner.is_none() && sha1.as_ref() == abdruck)
}

/// Hash algorithm, if named, and hash of the first ESSCertID in a SigningCertificate.
fn erste_kennung(wert: &Any) -> Option<(Option<ObjectIdentifier>, Vec<u8>)> {
    let erstes = |any: &Any| -> Option<Vec<Any>> {
        let mut leser = SliceReader::new(any.value()).ok()?;
        let mut teile = Vec::new();
        while !leser.is_finished() && teile.len() < 8 {
            teile.push(Any::decode(&mut leser).ok()?);
        }
        Some(teile)
    };
    let kennungen = erstes(wert)?;
    let kennung = erstes(erstes(kennungen.first()?)?.first()?)?;
    match kennung.as_slice() {
        [abdruck, ..] if abdruck.tag() == Tag::OctetString => Some((None, abdruck.value().to_vec())),
        [verfahren, abdruck, ..] if abdruck.tag() == Tag::OctetString => {
            let verfahren: AlgorithmIdentifierOwned = verfahren.decode_as().ok()?;
            Some((Some(verfahren.oid), abdruck.value().to_vec()))
        }
        _ => None,
    }
}

/// The digest that the signed attributes name.
pub(super) fn digest(attribute: &Attributes) -> Option<&[u8]> {
    einziger_wert(attribute, MESSAGE_DIGEST).map(Any::value)
}

/// The value of the attribute `oid`, if it has exactly one.
pub(super) fn einziger_wert(attribute: &Attributes, oid: ObjectIdentifier) -> Option<&Any> {
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

/// An algorithm without parameters.
pub(in crate::urkunde) const fn algorithmus(oid: ObjectIdentifier) -> AlgorithmIdentifierOwned {
    AlgorithmIdentifierOwned {
        oid,
        parameters: None,
    }
}

/// An attribute with one value.
pub(super) fn attribut(oid: ObjectIdentifier, wert: Any) -> der::Result<Attribute> {
    Ok(Attribute {
        oid,
        values: SetOfVec::try_from(vec![wert])?,
    })
}
