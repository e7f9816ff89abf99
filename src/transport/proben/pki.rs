//! Certificates for both sides of a connection, made for one test.

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};

/// An issuer of certificates.
pub(crate) struct Aussteller(CertifiedIssuer<'static, KeyPair>);

/// A certificate and its key.
pub(crate) struct Ausweis {
    pub(crate) kette: String,
    pub(crate) schluessel: String,
    pub(crate) der: Vec<u8>,
}

impl Aussteller {
    pub(crate) fn neu() -> Self {
        let mut angaben = CertificateParams::default();
        angaben.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        angaben.distinguished_name.push(DnType::CommonName, "Test-CA");
        Self(CertifiedIssuer::self_signed(angaben, KeyPair::generate().unwrap()).unwrap())
    }

    pub(crate) fn pem(&self) -> String {
        self.0.pem()
    }

    /// A certificate for this machine that is valid for long.
    pub(crate) fn stelle_aus(&self, name: &str) -> Ausweis {
        self.stelle_aus_bis(name, 2090)
    }

    /// One that ends with the first day of this year.
    pub(crate) fn stelle_aus_bis(&self, name: &str, jahr: i32) -> Ausweis {
        let namen = ["127.0.0.1", "localhost"].map(str::to_owned);
        let mut angaben = CertificateParams::new(namen).unwrap();
        angaben.distinguished_name.push(DnType::CommonName, name);
        angaben.not_before = date_time_ymd(2020, 1, 1);
        angaben.not_after = date_time_ymd(jahr, 1, 1);
        let schluessel = KeyPair::generate().unwrap();
        let zertifikat = angaben.signed_by(&schluessel, &self.0).unwrap();
        Ausweis {
            der: zertifikat.der().to_vec(),
            kette: zertifikat.pem(),
            schluessel: schluessel.serialize_pem(),
        }
    }
}
