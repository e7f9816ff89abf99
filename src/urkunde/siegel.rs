//! The seal: a PAdES baseline signature (ETSI EN 319 142-1), appended to the file as an incremental update.
//!
//! Level B-B is the signature alone; B-T adds a time-stamp over it; B-LT adds, in an update of its own, the certificates and
//! revocation lists with which the seal can still be verified when nobody publishes them any more.

use bp256::BrainpoolP256r1;
use der::referenced::OwnedToRef;
use ecdsa::signature::hazmat::PrehashSigner;
use ecdsa::{Signature, SigningKey, VerifyingKey};
use jiff::Timestamp;
use p256::NistP256;
use p256::pkcs8::DecodePrivateKey;
use sha2::{Digest, Sha256};
use x509_cert::Certificate;

use crate::kernel::Geheim;
use crate::urkunde::cms::Rohling;
use crate::urkunde::dss::Beweismittel;
use crate::urkunde::luecke::Luecke;
use crate::urkunde::sperrliste::{self, Sperrliste, Sperrstand};
use crate::urkunde::zeitstempel::{Stempel, ZeitstempelFehler, Zeitstempeldienst};
use crate::urkunde::{revision, zertifikat};

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

    /// Whether the key lies in this process and was compared with its certificate: what it signs goes out as it is. Of any
    /// other key, which may be swapped or fail where nobody sees it, every signature is verified first; that takes as long as
    /// signing.
    fn ist_verglichen(&self) -> bool {
        false
    }
}

/// Signs `nachricht` with SHA-256; what does not fit the certificate never goes out.
pub(super) fn signiere_nachricht(
    nachricht: &[u8],
    schluessel: &dyn Siegelschluessel,
) -> Result<Vec<u8>, SiegelFehler> {
    let signatur = schluessel.signiere(&Sha256::digest(nachricht).into())?;
    let passt = schluessel.ist_verglichen()
        || zertifikat::hat_signiert(schluessel.zertifikat(), nachricht, &signatur);
    passt
        .then_some(signatur)
        .ok_or(SiegelFehler::SchluesselPasstNicht)
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
    /// The authority on whose behalf the holder of the key seals; `None` where it seals for itself.
    pub im_auftrag_von: Option<String>,
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

/// With what a seal can be verified later, beside the key that makes it.
#[derive(Clone, Copy, Default)]
pub struct Beweise<'a> {
    /// Attests when the seal was made; without it the level is B-B.
    pub zeitstempel: Option<&'a dyn Zeitstempeldienst>,
    /// The certificates that the ways of seal and time-stamp end at.
    pub anker: &'a [Certificate],
    /// Revocation lists of the issuers; without those of every certificate the level is B-T.
    pub sperrlisten: &'a [Sperrliste],
}

/// A baseline level of PAdES (ETSI EN 319 142-1, section 6).
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Siegelstufe {
    /// The signature alone.
    BB,
    /// With a time-stamp.
    BT,
    /// With everything that its verification needs.
    BLT,
}

/// A sealed file.
#[derive(Debug)]
pub struct Gesiegelt {
    /// The file.
    pub datei: Vec<u8>,
    /// The level that was reached.
    pub stufe: Siegelstufe,
    /// Why there is no time-stamp, where one was to be had.
    pub ohne_zeitstempel: Option<ZeitstempelFehler>,
}

/// Seals `pdf` at level B-B. The result begins with exactly the bytes of `pdf`, so that what was signed before stays valid.
///
/// # Errors
/// See [`SiegelFehler`].
pub fn siegle(
    pdf: &[u8],
    schluessel: &dyn Siegelschluessel,
    angaben: &Siegelangaben,
) -> Result<Vec<u8>, SiegelFehler> {
    let (mut datei, luecke, rohling) = unterschreibe(pdf, schluessel, angaben, false)?;
    luecke
        .fuelle(&mut datei, &rohling.fertig(None)?)
        .ok_or(SiegelFehler::HuelleZuGross)?;
    Ok(datei)
}

/// Like [`siegle`], at the highest level that `beweise` allow. A seal without its time-stamp is better than no document, so
/// the time-stamp authority may be away; the result says so.
///
/// # Errors
/// See [`SiegelFehler`].
pub fn siegle_mit_beweisen(
    pdf: &[u8],
    schluessel: &dyn Siegelschluessel,
    angaben: &Siegelangaben,
    beweise: Beweise<'_>,
) -> Result<Gesiegelt, SiegelFehler> {
    let ohne = |ohne_zeitstempel| {
        let datei = siegle(pdf, schluessel, angaben)?;
        let stufe = Siegelstufe::BB;
        Ok(Gesiegelt {
            datei,
            stufe,
            ohne_zeitstempel,
        })
    };
    let Some(dienst) = beweise.zeitstempel else {
        return ohne(None);
    };
    let (mut datei, luecke, rohling) = unterschreibe(pdf, schluessel, angaben, true)?;
    let gestempelt = dienst.stempel(&rohling.abdruck()).and_then(|token| {
        let stempel = Stempel::pruefe(&token, rohling.signatur(), beweise.anker)?;
        Ok((token, stempel))
    });
    let (token, stempel) = match gestempelt {
        Ok(gestempelt) => gestempelt,
        Err(grund) => return ohne(Some(grund)),
    };
    luecke
        .fuelle(&mut datei, &rohling.fertig(Some(&token))?)
        .ok_or(SiegelFehler::HuelleZuGross)?;
    let mut stufe = Siegelstufe::BT;
    if let Some(mittel) = beweismittel(schluessel, &stempel, beweise) {
        let anhang = mittel.anhang(&datei).ok_or(SiegelFehler::Unlesbar)?;
        datei.extend(anhang);
        stufe = Siegelstufe::BLT;
    }
    Ok(Gesiegelt {
        datei,
        stufe,
        ohne_zeitstempel: None,
    })
}

/// The file with the signature's place, and the signature without its time-stamp.
fn unterschreibe(
    pdf: &[u8],
    schluessel: &dyn Siegelschluessel,
    angaben: &Siegelangaben,
    mit_zeitstempel: bool,
) -> Result<(Vec<u8>, Luecke, Rohling), SiegelFehler> {
    let mut datei = revision::mit_leerem_siegel(pdf, angaben, mit_zeitstempel)?;
    let luecke = Luecke::leer(&mut datei, pdf.len()).ok_or(SiegelFehler::Unlesbar)?;
    let digest = luecke.digest(&datei).ok_or(SiegelFehler::Unlesbar)?;
    let rohling = Rohling::neu(&digest, schluessel)?;
    Ok((datei, luecke, rohling))
}

/// Every certificate on the ways of seal and time-stamp and the lists that say that none of them is revoked; `None` if one
/// list is missing, for then the level is not reached.
fn beweismittel(
    schluessel: &dyn Siegelschluessel,
    stempel: &Stempel,
    beweise: Beweise<'_>,
) -> Option<Beweismittel> {
    let siegel = schluessel.zertifikat();
    let aussteller = zertifikat::weg(siegel, schluessel.kette(), beweise.anker)?;
    let mut mittel = Beweismittel::default();
    for weg in [
        std::iter::once(siegel).chain(aussteller).collect::<Vec<_>>(),
        std::iter::once(&stempel.zertifikat)
            .chain(&stempel.aussteller)
            .collect(),
    ] {
        for zertifikat in &weg {
            mittel.nimm_zertifikat(zertifikat)?;
        }
        for (unten, oben) in weg.iter().zip(weg.iter().skip(1)) {
            let gut = sperrliste::stand(unten, oben, beweise.sperrlisten, stempel.zeitpunkt);
            if !matches!(gut, Sperrstand::Gut { .. }) {
                return None;
            }
            for liste in beweise.sperrlisten.iter().filter(|liste| liste.ist_von(oben)) {
                mittel.nimm_sperrliste(liste.der());
            }
        }
    }
    Some(mittel)
}

/// Of the generations of a key that are valid at `jetzt` the latest one: a new key takes over when its certificate begins, and
/// the old one goes when it is taken out.
#[must_use]
pub fn schluessel_am(
    reihe: &[std::sync::Arc<dyn Siegelschluessel>],
    jetzt: Timestamp,
) -> Option<&std::sync::Arc<dyn Siegelschluessel>> {
    reihe
        .iter()
        .filter(|schluessel| zertifikat::gueltig_am(schluessel.zertifikat(), jetzt))
        .max_by_key(|schluessel| zertifikat::gueltig_von(schluessel.zertifikat()))
}

/// A key in memory, for the demo and for tests only: a key that seals for real belongs into an HSM.
pub struct Softwareschluessel {
    schluessel: Kurve,
    verglichen: bool,
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
            verglichen: schluessel.gehoert_zu(&zertifikat),
            schluessel,
            zertifikat,
            kette,
        })
    }
}

impl Kurve {
    /// Whether the certificate is about this key.
    fn gehoert_zu(&self, zertifikat: &Certificate) -> bool {
        let spki = zertifikat
            .tbs_certificate()
            .subject_public_key_info()
            .owned_to_ref();
        match self {
            Self::P256(schluessel) => {
                VerifyingKey::try_from(spki).is_ok_and(|eigener| eigener == *schluessel.verifying_key())
            }
            Self::Brainpool(schluessel) => {
                VerifyingKey::try_from(spki).is_ok_and(|eigener| eigener == *schluessel.verifying_key())
            }
        }
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

    fn ist_verglichen(&self) -> bool {
        self.verglichen
    }
}

/// Reads certificates in PEM, one after the other, for example the anchors of a verifier.
///
/// # Errors
/// [`SiegelFehler::Schluessel`] if one cannot be read.
pub fn zertifikate_aus_pem(pem: &str) -> Result<Vec<Certificate>, SiegelFehler> {
    Certificate::load_pem_chain(pem.as_bytes()).map_err(|_| SiegelFehler::Schluessel)
}
