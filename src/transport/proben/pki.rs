//! Certificates for both sides of a connection, made for one test.

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};

use crate::{
    kernel::Geheim,
    transport::gegenseitig::{Fingerabdruck, TlsSettings},
};

/// An issuer of certificates.
pub struct Aussteller(CertifiedIssuer<'static, KeyPair>);

/// A certificate and its key.
pub struct Ausweis {
    pub kette: String,
    pub schluessel: String,
    pub fingerabdruck: Fingerabdruck,
}

impl Aussteller {
    pub fn neu() -> Self {
        let mut angaben = CertificateParams::default();
        angaben.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        angaben.distinguished_name.push(DnType::CommonName, "Test-CA");
        Self(CertifiedIssuer::self_signed(angaben, KeyPair::generate().unwrap()).unwrap())
    }

    pub fn pem(&self) -> String {
        self.0.pem()
    }

    /// A certificate for 127.0.0.1 that is valid until the end of this year, and longer.
    pub fn stelle_aus(&self, name: &str) -> Ausweis {
        self.stelle_aus_bis(name, 2090)
    }

    /// One that ends with the first day of this year.
    pub fn stelle_aus_bis(&self, name: &str, jahr: i32) -> Ausweis {
        let mut angaben =
            CertificateParams::new(vec!["127.0.0.1".to_owned(), "localhost".to_owned()]).unwrap();
        angaben.distinguished_name.push(DnType::CommonName, name);
        angaben.not_before = date_time_ymd(2020, 1, 1);
        angaben.not_after = date_time_ymd(jahr, 1, 1);
        let schluessel = KeyPair::generate().unwrap();
        let zertifikat = angaben.signed_by(&schluessel, &self.0).unwrap();
        Ausweis {
            fingerabdruck: Fingerabdruck::von(zertifikat.der()),
            kette: zertifikat.pem(),
            schluessel: schluessel.serialize_pem(),
        }
    }
}

impl Ausweis {
    /// With this certificate as ours, and those of this issuer trusted.
    pub fn tls(&self, anker: &Aussteller) -> TlsSettings {
        TlsSettings {
            kette: self.kette.clone(),
            schluessel: Geheim::neu(self.schluessel.clone()),
            anker: anker.pem(),
            fingerabdruck: None,
        }
    }
}
