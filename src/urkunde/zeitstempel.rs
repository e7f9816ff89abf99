//! Time-stamps (RFC 3161): who attests when a seal was made, how one is asked, and what an answer is worth.

use der::asn1::{Any, Int, OctetString};
use der::{Decode, Encode, Sequence};
use jiff::Timestamp;
use x509_cert::Certificate;

use crate::urkunde::cms::{Abdruck, Stempelinhalt, algorithmus, baue_stempel, lies_stempel};
use crate::urkunde::siegel::Siegelschluessel;
use crate::urkunde::signatur::SHA256;
use crate::urkunde::zertifikat;

/// Media type of a request (RFC 3161 section 3.4).
pub const ANFRAGE: &str = "application/timestamp-query";
/// Media type of an answer.
pub const ANTWORT: &str = "application/timestamp-reply";

/// Why there is no time-stamp.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ZeitstempelFehler {
    /// The authority was not reached, or not in time.
    #[error("the time-stamp authority was not reached: {0}")]
    NichtErreicht(String),
    /// The authority refused; the number is its PKIStatus.
    #[error("the time-stamp authority refused with status {0}")]
    Abgelehnt(u8),
    /// The answer is no answer to this request.
    #[error("the answer of the time-stamp authority does not belong to the request or cannot be read")]
    Unpassend,
    /// The certificate of the authority leads to no anchor, or is not one for time-stamps.
    #[error("the certificate of the time-stamp authority leads to none of the anchors")]
    NichtVertraut,
}

/// An authority that attests when something existed.
pub trait Zeitstempeldienst: Send + Sync {
    /// A TimeStampToken in DER over this SHA-256 digest. May take as long as a call over the network.
    ///
    /// # Errors
    /// See [`ZeitstempelFehler`].
    fn stempel(&self, abdruck: &[u8; 32]) -> Result<Vec<u8>, ZeitstempelFehler>;
}

/// `TimeStampReq`, as far as we ask.
#[derive(Sequence)]
struct Anfrage {
    version: u8,
    abdruck: Abdruck,
    nonce: Option<Int>,
    #[asn1(default = "nein")]
    mit_zertifikat: bool,
}

const fn nein() -> bool {
    false
}

/// `PKIStatusInfo`: the status, then texts and bits that are of no use to us.
#[derive(Sequence)]
struct Zustand {
    status: u8,
    text: Option<Any>,
    grund: Option<der::asn1::BitString>,
}

/// `TimeStampResp`.
#[derive(Sequence)]
struct Antwort {
    zustand: Zustand,
    token: Option<Any>,
}

/// The request for a time-stamp over this SHA-256 digest, in DER.
///
/// # Errors
/// [`ZeitstempelFehler::Unpassend`]; not to be expected.
pub fn anfrage(abdruck: &[u8; 32], nonce: [u8; 8]) -> Result<Vec<u8>, ZeitstempelFehler> {
    let anfrage = || {
        Anfrage {
            version: 1,
            abdruck: Abdruck {
                verfahren: algorithmus(SHA256),
                wert: OctetString::new(abdruck.as_slice())?,
            },
            nonce: Some(positiv(nonce)?),
            mit_zertifikat: true,
        }
        .to_der()
    };
    anfrage().map_err(|_: der::Error| ZeitstempelFehler::Unpassend)
}

/// The token in an answer to the request with this digest and nonce.
///
/// # Errors
/// See [`ZeitstempelFehler`].
pub fn token(antwort: &[u8], abdruck: &[u8; 32], nonce: [u8; 8]) -> Result<Vec<u8>, ZeitstempelFehler> {
    let unpassend = |_| ZeitstempelFehler::Unpassend;
    let antwort = Antwort::from_der(antwort).map_err(unpassend)?;
    // 0 granted, 1 granted with modifications (RFC 3161 section 2.4.2).
    if antwort.zustand.status > 1 {
        return Err(ZeitstempelFehler::Abgelehnt(antwort.zustand.status));
    }
    let token = antwort.token.ok_or(ZeitstempelFehler::Unpassend)?;
    let token = token.to_der().map_err(unpassend)?;
    let inhalt = lies_stempel(&token).ok_or(ZeitstempelFehler::Unpassend)?;
    let nonce = positiv(nonce).map_err(unpassend)?;
    let gemeint = inhalt.abdruck.verfahren.oid == SHA256
        && inhalt.abdruck.wert.as_bytes() == abdruck
        && inhalt.nonce.as_deref() == Some(nonce.as_bytes());
    gemeint.then_some(token).ok_or(ZeitstempelFehler::Unpassend)
}

/// A number from eight bytes; the zero in front keeps it positive, as few bytes as DER wants.
fn positiv(bytes: [u8; 8]) -> der::Result<Int> {
    let mut bytes = bytes;
    if let Some(erstes) = bytes.first_mut() {
        *erstes = (*erstes & 0x3f) | 0x40;
    }
    Int::new(&bytes)
}

/// What a good time-stamp attests.
#[derive(Clone, Debug)]
pub(super) struct Stempel {
    /// When, by the clock of the authority.
    pub(super) zeitpunkt: Timestamp,
    /// The certificate of the authority.
    pub(super) zertifikat: Certificate,
    /// Its issuers, one above the other, the last one an anchor.
    pub(super) aussteller: Vec<Certificate>,
}

impl Stempel {
    /// Checks a token over `nachricht`: signature, imprint, purpose and issuer, and that its certificate was valid then.
    pub(super) fn pruefe(
        token: &[u8],
        nachricht: &[u8],
        anker: &[Certificate],
    ) -> Result<Self, ZeitstempelFehler> {
        let Stempelinhalt {
            abdruck,
            zeitpunkt,
            zertifikat: blatt,
            weitere,
            ..
        } = lies_stempel(token).ok_or(ZeitstempelFehler::Unpassend)?;
        if !abdruck.ist_von(nachricht) {
            return Err(ZeitstempelFehler::Unpassend);
        }
        let weg: Vec<Certificate> = zertifikat::weg(&blatt, &weitere, anker)
            .map(|weg| weg.into_iter().cloned().collect())
            .ok_or(ZeitstempelFehler::NichtVertraut)?;
        let damals_gueltig = std::iter::once(&blatt)
            .chain(&weg)
            .all(|eines| zertifikat::gueltig_am(eines, zeitpunkt));
        // Certificates beside the way are signed by nobody; each must belong to it, so that no byte is free.
        let alle_gebraucht = weitere.iter().all(|eines| zertifikat::belegt(eines, &weg));
        if !zertifikat::darf_stempeln(&blatt) || !damals_gueltig || !alle_gebraucht {
            return Err(ZeitstempelFehler::NichtVertraut);
        }
        Ok(Self {
            zeitpunkt,
            zertifikat: blatt,
            aussteller: weg,
        })
    }
}

/// Who attests that something was there, and when.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Bezeugt {
    /// When, by the clock of the authority.
    pub zeitpunkt: Timestamp,
    /// The name of the authority, as its certificate says it.
    pub stelle: String,
}

/// What this token (RFC 3161, DER) attests of `nachricht`.
///
/// # Errors
/// [`ZeitstempelFehler::Unpassend`] if it is a token over something else or none, [`ZeitstempelFehler::NichtVertraut`] if its
/// authority leads to none of the anchors.
pub fn bezeugt(token: &[u8], nachricht: &[u8], anker: &[Certificate]) -> Result<Bezeugt, ZeitstempelFehler> {
    let stempel = Stempel::pruefe(token, nachricht, anker)?;
    let (organisation, name) = zertifikat::inhaber(&stempel.zertifikat);
    Ok(Bezeugt {
        zeitpunkt: stempel.zeitpunkt,
        stelle: name.or(organisation).unwrap_or_default(),
    })
}

/// Answers a request as the authority of demo and tests does; what cannot be read is refused as the standard says.
///
/// # Errors
/// [`ZeitstempelFehler::Unpassend`] if the key cannot be used.
pub fn beantworte(
    anfrage: &[u8],
    nummer: u64,
    jetzt: Timestamp,
    schluessel: &dyn Siegelschluessel,
) -> Result<Vec<u8>, ZeitstempelFehler> {
    const ABGELEHNT: u8 = 2;
    let token = Anfrage::from_der(anfrage).ok().and_then(|anfrage| {
        let verstanden = anfrage.version == 1 && anfrage.abdruck.verfahren.oid == SHA256;
        let token = verstanden
            .then(|| baue_stempel(anfrage.abdruck, anfrage.nonce, nummer, jetzt, schluessel).ok())??;
        Any::from_der(&token).ok()
    });
    Antwort {
        zustand: Zustand {
            status: if token.is_some() { 0 } else { ABGELEHNT },
            text: None,
            grund: None,
        },
        token,
    }
    .to_der()
    .map_err(|_| ZeitstempelFehler::Unpassend)
}
