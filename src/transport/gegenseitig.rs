//! Mutual TLS: both sides show a certificate, and each knows whom it expects.

use std::{
    fmt,
    str::FromStr,
    sync::{Arc, Mutex, PoisonError},
};

use jiff::Timestamp;
use rustls::{
    ClientConfig, DigitallySignedStruct, RootCertStore, ServerConfig, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::CryptoProvider,
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime, pem::PemObject as _},
    server::WebPkiClientVerifier,
};
use sha2::{Digest as _, Sha256};

use crate::{
    kernel::Geheim,
    urkunde::{aus_der, gueltig_bis},
};

/// Our own certificate, and whom we trust on the other side.
#[derive(Clone, Debug)]
pub struct TlsSettings {
    /// Our certificate chain, PEM, leaf first.
    pub kette: String,
    /// The key of our certificate, PKCS #8 PEM.
    pub schluessel: Geheim,
    /// The issuers that we trust, or the certificates of the other side themselves; PEM.
    pub anker: String,
    /// The one certificate that we take from the other side, whoever issued it.
    pub fingerabdruck: Option<Fingerabdruck>,
}

/// SHA-256 of a certificate in DER.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Fingerabdruck([u8; 32]);

/// What cannot be used for mutual TLS; nothing of a key is repeated.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TlsFehler {
    /// Our certificate.
    #[error("the certificate chain holds no certificate in PEM")]
    Kette,
    /// Our key.
    #[error("the key is no PKCS #8 in PEM, or not that of the certificate")]
    Schluessel,
    /// The trusted ones.
    #[error("the trusted certificates hold none in PEM that can be used")]
    Anker,
}

impl Fingerabdruck {
    /// That of a certificate.
    #[must_use]
    pub fn von(zertifikat_der: &[u8]) -> Self {
        Self(Sha256::digest(zertifikat_der).into())
    }
}

impl FromStr for Fingerabdruck {
    type Err = &'static str;

    /// 64 hexadecimal digits, with or without colons, as `openssl x509 -fingerprint -sha256` prints them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let ziffern = text.replace(':', "");
        let mut bytes = [0; 32];
        hex::decode_to_slice(ziffern, &mut bytes).map_err(|_| "must be 64 hexadecimal digits (SHA-256)")?;
        Ok(Self(bytes))
    }
}

impl fmt::Display for Fingerabdruck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Fingerabdruck {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// When our certificate ends; `None` if it cannot be read.
#[must_use]
pub fn ende_von(settings: &TlsSettings) -> Option<Timestamp> {
    ende(kette(settings).ok()?.first()?)
}

/// What a client needs, and the eye it has on the other side.
pub(super) fn client(settings: &TlsSettings) -> Result<(ClientConfig, Arc<Gegenseite>), TlsFehler> {
    let provider = provider();
    let innen = WebPkiServerVerifier::builder_with_provider(Arc::new(anker(settings)?), provider.clone())
        .build()
        .map_err(|_| TlsFehler::Anker)?;
    let gegenseite = Arc::new(Gegenseite {
        innen,
        fingerabdruck: settings.fingerabdruck,
        ende: Mutex::default(),
    });
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| TlsFehler::Schluessel)?
        .dangerous()
        .with_custom_certificate_verifier(gegenseite.clone())
        .with_client_auth_cert(kette(settings)?, schluessel(settings)?)
        .map_err(|_| TlsFehler::Schluessel)?;
    Ok((config, gegenseite))
}

/// What a server needs that lets in only who shows a certificate we trust.
///
/// # Errors
/// [`TlsFehler`] with the part that cannot be used.
pub fn server(settings: &TlsSettings) -> Result<ServerConfig, TlsFehler> {
    let provider = provider();
    let pruefer = WebPkiClientVerifier::builder_with_provider(Arc::new(anker(settings)?), provider.clone())
        .build()
        .map_err(|_| TlsFehler::Anker)?;
    ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| TlsFehler::Schluessel)?
        .with_client_cert_verifier(pruefer)
        .with_single_cert(kette(settings)?, schluessel(settings)?)
        .map_err(|_| TlsFehler::Schluessel)
}

fn provider() -> Arc<CryptoProvider> {
    Arc::new(rustls::crypto::ring::default_provider())
}

fn kette(settings: &TlsSettings) -> Result<Vec<CertificateDer<'static>>, TlsFehler> {
    let kette: Vec<_> = CertificateDer::pem_slice_iter(settings.kette.as_bytes())
        .collect::<Result<_, _>>()
        .map_err(|_| TlsFehler::Kette)?;
    if kette.is_empty() {
        return Err(TlsFehler::Kette);
    }
    Ok(kette)
}

fn schluessel(settings: &TlsSettings) -> Result<PrivateKeyDer<'static>, TlsFehler> {
    PrivateKeyDer::from_pem_slice(settings.schluessel.offen().as_bytes()).map_err(|_| TlsFehler::Schluessel)
}

fn anker(settings: &TlsSettings) -> Result<RootCertStore, TlsFehler> {
    let mut anker = RootCertStore::empty();
    for zertifikat in CertificateDer::pem_slice_iter(settings.anker.as_bytes()) {
        let zertifikat = zertifikat.map_err(|_| TlsFehler::Anker)?;
        anker.add(zertifikat).map_err(|_| TlsFehler::Anker)?;
    }
    if anker.is_empty() {
        return Err(TlsFehler::Anker);
    }
    Ok(anker)
}

fn ende(zertifikat: &CertificateDer<'_>) -> Option<Timestamp> {
    gueltig_bis(&aus_der(zertifikat)?)
}

/// Checks the certificate of a server as always, and besides whether it is the one; remembers when it ends.
pub(super) struct Gegenseite {
    innen: Arc<WebPkiServerVerifier>,
    fingerabdruck: Option<Fingerabdruck>,
    ende: Mutex<Option<Timestamp>>,
}

impl Gegenseite {
    /// When the certificate ends that was shown last.
    pub fn ende(&self) -> Option<Timestamp> {
        *self.ende.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Gegenseite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gegenseite")
            .field("fingerabdruck", &self.fingerabdruck)
            .finish_non_exhaustive()
    }
}

impl ServerCertVerifier for Gegenseite {
    fn verify_server_cert(
        &self,
        zertifikat: &CertificateDer<'_>,
        zwischen: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        jetzt: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        *self.ende.lock().unwrap_or_else(PoisonError::into_inner) = ende(zertifikat);
        let geprueft = self
            .innen
            .verify_server_cert(zertifikat, zwischen, name, ocsp, jetzt)?;
        match self.fingerabdruck {
            Some(soll) if soll != Fingerabdruck::von(zertifikat) => Err(rustls::Error::InvalidCertificate(
                rustls::CertificateError::ApplicationVerificationFailure,
            )),
            _ => Ok(geprueft),
        }
    }

    fn verify_tls12_signature(
        &self,
        nachricht: &[u8],
        zertifikat: &CertificateDer<'_>,
        signatur: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.innen.verify_tls12_signature(nachricht, zertifikat, signatur)
    }

    fn verify_tls13_signature(
        &self,
        nachricht: &[u8],
        zertifikat: &CertificateDer<'_>,
        signatur: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        self.innen.verify_tls13_signature(nachricht, zertifikat, signatur)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.innen.supported_verify_schemes()
    }
}
