//! A test PKI for the demo: one root, one certificate per authority and purpose. Nobody outside of the demo trusts it.

mod brainpool;

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use p256::ecdsa::SigningKey;
use p256::pkcs8::{EncodePrivateKey, LineEnding};
use rcgen::{
    BasicConstraints, CertificateParams, DistinguishedName, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose,
    SerialNumber, date_time_ymd,
};

use crate::kernel::{Geheim, Zufall, tag_in_berlin, zufall};

/// The test PKI could not be made.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the demo's test certificates could not be made")]
pub struct PkiFehler;

/// The anchor that verifiers of the demo trust, and what each authority needs to seal.
///
/// The root's key is gone when this is made; for more authorities, make a new PKI.
pub struct DemoPki {
    /// The root, PEM: "Musterland Test-CA".
    pub anker_pem: String,
    /// One seal per authority, in the order given.
    pub siegel: Vec<DemoSiegel>,
}

/// The keys of one authority.
pub struct DemoSiegel {
    /// The authority: organisation of the certificates.
    pub behoerde: String,
    /// Seals its documents.
    pub dokument: DemoSchluessel,
    /// Signs its machine-readable credentials.
    pub nachweis: DemoSchluessel,
    /// Signs its seals on paper, on brainpoolP256r1.
    pub papier: DemoSchluessel,
}

/// A certificate with its key.
pub struct DemoSchluessel {
    /// The certificate, PEM.
    pub zertifikat_pem: String,
    /// The key, PEM (PKCS #8).
    pub schluessel_pem: Geheim,
}

impl DemoPki {
    /// Makes root and seals, valid from the day before `jetzt` on; serial numbers count up from `erste_nummer`.
    ///
    /// # Errors
    /// [`PkiFehler`]; not to be expected.
    pub fn neu(
        behoerden: &[&str],
        erste_nummer: u64,
        jetzt: Timestamp,
        zufall: &dyn Zufall,
    ) -> Result<Self, PkiFehler> {
        let heute = tag_in_berlin(jetzt);
        let mut wurzel = parameter("Land Musterland", "Musterland Test-CA", erste_nummer, heute, 10)?;
        wurzel.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        wurzel.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let (wurzelschluessel, _) = schluessel(zufall)?;
        let anker = wurzel.self_signed(&wurzelschluessel).map_err(|_| PkiFehler)?;
        let aussteller = Issuer::from_params(&wurzel, &wurzelschluessel);
        let mut nummern = erste_nummer.saturating_add(1)..;
        let mut neuer = |behoerde: &str, zweck: &str| {
            let nummer = nummern.next().ok_or(PkiFehler)?;
            let angaben = siegelparameter(behoerde, zweck, nummer, heute)?;
            if zweck == PAPIER {
                brainpool::ausgestellt(&angaben, &aussteller, zufall)
            } else {
                ausgestellt(&angaben, &aussteller, zufall)
            }
        };
        let siegel = behoerden
            .iter()
            .map(|behoerde| {
                Ok(DemoSiegel {
                    behoerde: (*behoerde).to_owned(),
                    dokument: neuer(behoerde, "Siegel")?,
                    nachweis: neuer(behoerde, "Nachweise")?,
                    papier: neuer(behoerde, PAPIER)?,
                })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self {
            anker_pem: anker.pem(),
            siegel,
        })
    }
}

/// The purpose whose keys are on another curve.
const PAPIER: &str = "Papiersiegel";

fn siegelparameter(
    behoerde: &str,
    zweck: &str,
    nummer: u64,
    heute: Date,
) -> Result<CertificateParams, PkiFehler> {
    let mut angaben = parameter(behoerde, &format!("{zweck} {behoerde} (Test)"), nummer, heute, 3)?;
    angaben.key_usages = vec![
        KeyUsagePurpose::ContentCommitment,
        KeyUsagePurpose::DigitalSignature,
    ];
    angaben.use_authority_key_identifier_extension = true;
    Ok(angaben)
}

fn ausgestellt(
    angaben: &CertificateParams,
    aussteller: &Issuer<'_, &KeyPair>,
    zufall: &dyn Zufall,
) -> Result<DemoSchluessel, PkiFehler> {
    let (schluessel, schluessel_pem) = schluessel(zufall)?;
    let zertifikat = angaben
        .signed_by(&schluessel, aussteller)
        .map_err(|_| PkiFehler)?;
    Ok(DemoSchluessel {
        zertifikat_pem: zertifikat.pem(),
        schluessel_pem,
    })
}

fn parameter(
    organisation: &str,
    name: &str,
    nummer: u64,
    heute: Date,
    jahre: i8,
) -> Result<CertificateParams, PkiFehler> {
    let mut subjekt = DistinguishedName::new();
    subjekt.push(DnType::CountryName, "DE");
    subjekt.push(DnType::OrganizationName, organisation);
    subjekt.push(DnType::CommonName, name);
    let mut angaben = CertificateParams::default();
    angaben.distinguished_name = subjekt;
    angaben.serial_number = Some(SerialNumber::from(nummer));
    let grenze = |tag: Date| {
        let teil = |wert: i8| u8::try_from(wert).map_err(|_| PkiFehler);
        Ok(date_time_ymd(
            i32::from(tag.year()),
            teil(tag.month())?,
            teil(tag.day())?,
        ))
    };
    angaben.not_before = grenze(heute.yesterday().map_err(|_| PkiFehler)?)?;
    angaben.not_after = grenze(
        heute
            .checked_add(Span::new().years(jahre))
            .map_err(|_| PkiFehler)?,
    )?;
    Ok(angaben)
}

/// A new P-256 key. Drawn here and not by rcgen, because randomness is an argument.
fn schluessel(zufall: &dyn Zufall) -> Result<(KeyPair, Geheim), PkiFehler> {
    let skalar = zeroize::Zeroizing::new(zufall::bytes::<32>(zufall));
    let geheim = SigningKey::from_slice(skalar.as_slice()).map_err(|_| PkiFehler)?;
    let pem = geheim.to_pkcs8_pem(LineEnding::LF).map_err(|_| PkiFehler)?;
    let paar = KeyPair::from_pem(&pem).map_err(|_| PkiFehler)?;
    Ok((paar, Geheim::neu(pem.to_string())))
}
