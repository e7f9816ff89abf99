//! The CMS SignedData in a seal (RFC 5652, profile of ETSI EN 319 142-1): built here, and read back with care.
//!
//! Signed attributes are contentType, messageDigest and signing-certificate-v2; no signingTime, PAdES uses M. Unsigned is
//! nothing, or one time-stamp over the signature (level B-T).

mod bauteile;
mod stempel;

pub(super) use bauteile::algorithmus;
pub(super) use stempel::{Abdruck, Stempelinhalt, baue_stempel, lies_stempel};

use cms::content_info::CmsVersion;
use cms::signed_data::{EncapsulatedContentInfo, SignerInfo};
use der::asn1::{Any, ObjectIdentifier, SetOfVec};
use der::{Decode, Encode};
use sha2::{Digest, Sha256};
use x509_cert::Certificate;

use crate::urkunde::siegel::{SiegelFehler, Siegelschluessel};
use crate::urkunde::signatur::{ECDSA_SHA256, SHA256};
use crate::urkunde::zertifikat;
use bauteile::DATA;

const ZEITSTEMPEL: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.9.16.2.14");

/// What does not hold in a signature that could be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Mangel {
    /// The digest of the file is not the signed one.
    Inhalt,
    /// The signature does not fit the signed attributes, or these are not those of a seal.
    Signatur,
}

/// A signature that was made and waits for its time-stamp.
pub(super) struct Rohling {
    unterzeichner: SignerInfo,
    zertifikate: Vec<Certificate>,
}

impl Rohling {
    /// Signs a file with this `digest`.
    pub(super) fn neu(digest: &[u8; 32], schluessel: &dyn Siegelschluessel) -> Result<Self, SiegelFehler> {
        let zertifikate = std::iter::once(schluessel.zertifikat()).chain(schluessel.kette());
        Ok(Self {
            unterzeichner: bauteile::unterzeichne(DATA, digest, schluessel)?,
            zertifikate: zertifikate.cloned().collect(),
        })
    }

    /// The bytes of the signature.
    pub(super) fn signatur(&self) -> &[u8] {
        self.unterzeichner.signature.as_bytes()
    }

    /// SHA-256 of the signature: what a time-stamp is asked for.
    pub(super) fn abdruck(&self) -> [u8; 32] {
        Sha256::digest(self.signatur()).into()
    }

    /// The DER of the signature, with this time-stamp (RFC 3161 TimeStampToken) if there is one.
    pub(super) fn fertig(mut self, zeitstempel: Option<&[u8]>) -> Result<Vec<u8>, SiegelFehler> {
        let attribut = |token: &[u8]| {
            let attribut = bauteile::attribut(ZEITSTEMPEL, Any::from_der(token)?)?;
            SetOfVec::try_from(vec![attribut])
        };
        if let Some(token) = zeitstempel {
            self.unterzeichner.unsigned_attrs = Some(attribut(token).map_err(|_| SiegelFehler::Schluessel)?);
        }
        let inhalt = EncapsulatedContentInfo {
            econtent_type: DATA,
            econtent: None,
        };
        let zertifikate: Vec<&Certificate> = self.zertifikate.iter().collect();
        bauteile::verpacke(CmsVersion::V1, inhalt, self.unterzeichner, &zertifikate)
            .map_err(|_| SiegelFehler::Schluessel)
    }
}

/// A signature that was read, with the certificate of its signer.
pub(super) struct Huelle {
    unterzeichner: SignerInfo,
    zertifikat: Certificate,
    weitere: Vec<Certificate>,
    zeitstempel: Option<Vec<u8>>,
}

impl Huelle {
    /// Reads a seal of the one shape that [`Rohling::fertig`] writes; behind it only zeros may follow.
    pub(super) fn lies(bytes: &[u8]) -> Option<Self> {
        let (daten, rest) = bauteile::signed_data(bytes)?;
        let ohne_inhalt =
            daten.encap_content_info.econtent_type == DATA && daten.encap_content_info.econtent.is_none();
        let nur_sha256 = daten.digest_algorithms.as_slice() == [algorithmus(SHA256)];
        let (mut unterzeichner, zertifikat, weitere) =
            bauteile::einziger_unterzeichner(daten.signer_infos, daten.certificates)?;
        let bekannt = daten.version == CmsVersion::V1
            && unterzeichner.version == CmsVersion::V1
            && unterzeichner.digest_alg == algorithmus(SHA256)
            && unterzeichner.signature_algorithm == algorithmus(ECDSA_SHA256);
        if !(ohne_inhalt && nur_sha256 && bekannt)
            || daten.crls.is_some()
            || rest.iter().any(|byte| *byte != 0)
        {
            return None;
        }
        let zeitstempel = match unterzeichner.unsigned_attrs.take() {
            None => None,
            Some(attribute) if attribute.len() == 1 => {
                Some(bauteile::einziger_wert(&attribute, ZEITSTEMPEL)?.to_der().ok()?)
            }
            Some(_) => return None,
        };
        Some(Self {
            unterzeichner,
            zertifikat,
            weitere,
            zeitstempel,
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

    /// The time-stamp in it, in DER; nothing of it is checked yet.
    pub(super) fn zeitstempel(&self) -> Option<&[u8]> {
        self.zeitstempel.as_deref()
    }

    /// The bytes of the signature, which a time-stamp attests.
    pub(super) fn signatur(&self) -> &[u8] {
        self.unterzeichner.signature.as_bytes()
    }

    /// Whether this signs a file with this `digest`, with the key of its certificate.
    pub(super) fn pruefe(&self, digest: &[u8; 32]) -> Result<(), Mangel> {
        let attribute = self.unterzeichner.signed_attrs.as_ref().ok_or(Mangel::Signatur)?;
        let signiert = attribute.to_der().map_err(|_| Mangel::Signatur)?;
        if !zertifikat::hat_signiert(&self.zertifikat, &signiert, self.signatur()) {
            return Err(Mangel::Signatur);
        }
        let erwartet =
            bauteile::signierte_attribute(DATA, digest, &self.zertifikat).map_err(|_| Mangel::Signatur)?;
        if *attribute == erwartet {
            return Ok(());
        }
        let anderer_digest = bauteile::digest(attribute).is_none_or(|wert| wert != digest);
        Err(if anderer_digest {
            Mangel::Inhalt
        } else {
            Mangel::Signatur
        })
    }
}
