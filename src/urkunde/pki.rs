//! A test PKI for the demo: one root, one certificate per authority and purpose. Nobody outside of the demo trusts it.

mod brainpool;

use jiff::civil::Date;
use jiff::{Span, Timestamp};
use p256::ecdsa::SigningKey;
use p256::pkcs8::{EncodePrivateKey, LineEnding};
use rcgen::{
    BasicConstraints, CertificateParams, CertificateRevocationListParams, CustomExtension, DistinguishedName,
    DnType, IsCa, Issuer, KeyIdMethod, KeyPair, KeyUsagePurpose, RevokedCertParams, SerialNumber,
    date_time_ymd,
};

use crate::kernel::{Geheim, Zufall, tag_in_berlin, zufall};

/// The test PKI could not be made.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the demo's test certificates could not be made")]
pub struct PkiFehler;

/// The anchor that verifiers of the demo trust, and what each authority and the Land need.
///
/// The root's key is gone when this is made; for more authorities, make a new PKI.
pub struct DemoPki {
    /// The root, PEM: "Musterland Test-CA".
    pub anker_pem: String,
    /// The root's revocation list, PEM: nothing is revoked, and none will be, for the root's key is gone.
    pub sperrliste_pem: String,
    /// The time-stamp authority of the demo.
    pub zeitstempel: DemoSchluessel,
    /// Signs the status lists of the Land.
    pub status: DemoSchluessel,
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
    /// Makes root and keys, valid from the day before `jetzt` on; serial numbers count up from `erste_nummer`.
    ///
    /// # Errors
    /// [`PkiFehler`]; not to be expected.
    pub fn neu(
        land: &str,
        behoerden: &[&str],
        erste_nummer: u64,
        jetzt: Timestamp,
        zufall: &dyn Zufall,
    ) -> Result<Self, PkiFehler> {
        let mut ca = DemoCa::neu(land, erste_nummer, jetzt, zufall)?;
        let siegel = behoerden
            .iter()
            .map(|behoerde| {
                Ok(DemoSiegel {
                    behoerde: (*behoerde).to_owned(),
                    dokument: ca.siegel(behoerde, &format!("Siegel {behoerde} (Test)"), zufall)?,
                    nachweis: ca.siegel(behoerde, &format!("Nachweise {behoerde} (Test)"), zufall)?,
                    papier: ca.papier(behoerde, &format!("Papiersiegel {behoerde} (Test)"), zufall)?,
                })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self {
            anker_pem: ca.anker_pem(),
            sperrliste_pem: ca.sperrliste_pem(&[])?,
            zeitstempel: ca.zeitstempel("Zeitstempeldienst Musterland (Test)", zufall)?,
            status: ca.siegel(land, &format!("Statuslisten {land} (Test)"), zufall)?,
            siegel,
        })
    }
}

/// A root that issues; [`DemoPki`] throws it away when it is done, tests keep it to revoke.
pub(super) struct DemoCa {
    anker: rcgen::Certificate,
    aussteller: Issuer<'static, KeyPair>,
    land: String,
    heute: Date,
    naechste: u64,
}

impl DemoCa {
    pub(super) fn neu(
        land: &str,
        nummer: u64,
        jetzt: Timestamp,
        zufall: &dyn Zufall,
    ) -> Result<Self, PkiFehler> {
        let heute = tag_in_berlin(jetzt);
        let land = format!("Land {}", land.trim_start_matches("Land "));
        let mut wurzel = parameter(&land, "Musterland Test-CA", nummer, heute, 10)?;
        wurzel.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        wurzel.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let (schluessel, _) = schluessel(zufall)?;
        let anker = wurzel.self_signed(&schluessel).map_err(|_| PkiFehler)?;
        Ok(Self {
            anker,
            aussteller: Issuer::new(wurzel, schluessel),
            land,
            heute,
            naechste: nummer.saturating_add(1),
        })
    }

    pub(super) fn anker_pem(&self) -> String {
        self.anker.pem()
    }

    /// A certificate that seals for `organisation`.
    pub(super) fn siegel(
        &mut self,
        organisation: &str,
        name: &str,
        zufall: &dyn Zufall,
    ) -> Result<DemoSchluessel, PkiFehler> {
        let angaben = self.siegelangaben(organisation, name)?;
        self.stelle_aus(angaben, zufall)
    }

    /// The same for seals on paper.
    pub(super) fn papier(
        &mut self,
        organisation: &str,
        name: &str,
        zufall: &dyn Zufall,
    ) -> Result<DemoSchluessel, PkiFehler> {
        let angaben = self.siegelangaben(organisation, name)?;
        self.naechste = self.naechste.saturating_add(1);
        brainpool::ausgestellt(&angaben, &self.aussteller, zufall)
    }

    fn siegelangaben(&self, organisation: &str, name: &str) -> Result<CertificateParams, PkiFehler> {
        let mut angaben = parameter(organisation, name, self.naechste, self.heute, 3)?;
        angaben.key_usages = vec![
            KeyUsagePurpose::ContentCommitment,
            KeyUsagePurpose::DigitalSignature,
        ];
        angaben.use_authority_key_identifier_extension = true;
        Ok(angaben)
    }

    /// A certificate that makes time-stamps: that purpose alone, and critical (RFC 3161 section 2.3).
    pub(super) fn zeitstempel(
        &mut self,
        name: &str,
        zufall: &dyn Zufall,
    ) -> Result<DemoSchluessel, PkiFehler> {
        // ExtKeyUsageSyntax with id-kp-timeStamping.
        const ZWECK: [u8; 12] = [
            0x30, 0x0a, 0x06, 0x08, 0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x08,
        ];
        let mut angaben = parameter(&self.land, name, self.naechste, self.heute, 3)?;
        angaben.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        let mut zweck = CustomExtension::from_oid_content(&[2, 5, 29, 37], ZWECK.to_vec());
        zweck.set_criticality(true);
        angaben.custom_extensions.push(zweck);
        self.stelle_aus(angaben, zufall)
    }

    /// The revocation list with these serial numbers, each with the day from which on it is revoked.
    pub(super) fn sperrliste_pem(&self, gesperrt: &[(u64, Date)]) -> Result<String, PkiFehler> {
        let (jahr, monat, tag) = teile(self.heute.yesterday().map_err(|_| PkiFehler)?)?;
        let ab = date_time_ymd(jahr, monat, tag);
        let ende = self.heute.checked_add(Span::new().years(10));
        let (jahr, monat, tag) = teile(ende.map_err(|_| PkiFehler)?)?;
        let liste = CertificateRevocationListParams {
            this_update: ab,
            next_update: date_time_ymd(jahr, monat, tag),
            crl_number: SerialNumber::from(1_u64),
            issuing_distribution_point: None,
            revoked_certs: gesperrt
                .iter()
                .map(|(nummer, seit)| {
                    let (jahr, monat, tag) = teile(*seit)?;
                    Ok(RevokedCertParams {
                        serial_number: SerialNumber::from(*nummer),
                        revocation_time: date_time_ymd(jahr, monat, tag),
                        reason_code: None,
                        invalidity_date: None,
                    })
                })
                .collect::<Result<_, PkiFehler>>()?,
            key_identifier_method: KeyIdMethod::Sha256,
        };
        let liste = liste.signed_by(&self.aussteller).map_err(|_| PkiFehler)?;
        liste.pem().map_err(|_| PkiFehler)
    }

    fn stelle_aus(
        &mut self,
        mut angaben: CertificateParams,
        zufall: &dyn Zufall,
    ) -> Result<DemoSchluessel, PkiFehler> {
        angaben.use_authority_key_identifier_extension = true;
        let (schluessel, schluessel_pem) = schluessel(zufall)?;
        let zertifikat = angaben
            .signed_by(&schluessel, &self.aussteller)
            .map_err(|_| PkiFehler)?;
        self.naechste = self.naechste.saturating_add(1);
        Ok(DemoSchluessel {
            zertifikat_pem: zertifikat.pem(),
            schluessel_pem,
        })
    }
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
    let (jahr, monat, tag) = teile(heute.yesterday().map_err(|_| PkiFehler)?)?;
    angaben.not_before = date_time_ymd(jahr, monat, tag);
    let ende = heute.checked_add(Span::new().years(jahre));
    let (jahr, monat, tag) = teile(ende.map_err(|_| PkiFehler)?)?;
    angaben.not_after = date_time_ymd(jahr, monat, tag);
    Ok(angaben)
}

/// Year, month and day, as rcgen takes them.
fn teile(tag: Date) -> Result<(i32, u8, u8), PkiFehler> {
    let teil = |wert: i8| u8::try_from(wert).map_err(|_| PkiFehler);
    Ok((i32::from(tag.year()), teil(tag.month())?, teil(tag.day())?))
}

/// A new P-256 key. Drawn here and not by rcgen, because randomness is an argument.
fn schluessel(zufall: &dyn Zufall) -> Result<(KeyPair, Geheim), PkiFehler> {
    let skalar = zeroize::Zeroizing::new(zufall::bytes::<32>(zufall));
    let geheim = SigningKey::from_slice(skalar.as_slice()).map_err(|_| PkiFehler)?;
    let pem = geheim.to_pkcs8_pem(LineEnding::LF).map_err(|_| PkiFehler)?;
    let paar = KeyPair::from_pem(&pem).map_err(|_| PkiFehler)?;
    Ok((paar, Geheim::neu(pem.to_string())))
}
