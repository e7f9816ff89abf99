//! Certificate revocation lists (RFC 5280 section 5): which certificates their issuer takes back, and since when.

use der::asn1::ObjectIdentifier;
use der::{Decode, Encode};
use jiff::Timestamp;
use x509_cert::Certificate;
use x509_cert::crl::CertificateList;

use crate::urkunde::{signatur, zertifikat};

/// Larger lists are not read. Unit: bytes.
const HOECHSTENS: usize = 4 * 1024 * 1024;

/// A list says something about a part of the certificates only where this is marked; we take whole lists alone.
const TEILLISTE: [ObjectIdentifier; 2] = [
    ObjectIdentifier::new_unwrap("2.5.29.27"),
    ObjectIdentifier::new_unwrap("2.5.29.28"),
];

/// The bytes are not a revocation list that we can read.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a complete certificate revocation list in DER or PEM below 4 MiB")]
pub struct SperrlisteUnlesbar;

/// A list as its issuer published it; nothing is believed before its signature is checked.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sperrliste {
    der: Vec<u8>,
    liste: CertificateList,
}

/// What is known about the revocation of a certificate.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Sperrstand {
    /// No list of its issuer was at hand that covers the time in question.
    Unbekannt,
    /// Not revoked by a list of this instant.
    Gut {
        /// `thisUpdate` of the list.
        stand: Timestamp,
    },
    /// Revoked.
    Gesperrt {
        /// Since when.
        seit: Timestamp,
    },
}

impl Sperrliste {
    /// Reads one list, DER or PEM.
    ///
    /// # Errors
    /// [`SperrlisteUnlesbar`], also for delta lists and lists with an issuing distribution point.
    pub fn lies(bytes: &[u8]) -> Result<Self, SperrlisteUnlesbar> {
        if bytes.len() > HOECHSTENS {
            return Err(SperrlisteUnlesbar);
        }
        let liste = if bytes.trim_ascii_start().starts_with(b"-----BEGIN") {
            <CertificateList as der::DecodePem>::from_pem(bytes)
        } else {
            CertificateList::from_der(bytes)
        }
        .map_err(|_| SperrlisteUnlesbar)?;
        let teil = liste.tbs_cert_list.crl_extensions.iter().flatten();
        if teil.into_iter().any(|eine| TEILLISTE.contains(&eine.extn_id)) {
            return Err(SperrlisteUnlesbar);
        }
        let der = liste.to_der().map_err(|_| SperrlisteUnlesbar)?;
        Ok(Self { der, liste })
    }

    /// The list in DER.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Whether `aussteller` signed this list.
    #[must_use]
    pub fn ist_von(&self, aussteller: &Certificate) -> bool {
        let (inhalt, verfahren) = (&self.liste.tbs_cert_list, &self.liste.signature_algorithm);
        let (Ok(bytes), Some(signatur)) = (inhalt.to_der(), self.liste.signature.as_bytes()) else {
            return false;
        };
        let aussteller = aussteller.tbs_certificate();
        inhalt.issuer == *aussteller.subject()
            && inhalt.signature == *verfahren
            && signatur::passt(
                aussteller.subject_public_key_info(),
                verfahren,
                None,
                &bytes,
                signatur,
            )
    }

    /// From when to when the list speaks; one without an end speaks of its own instant alone.
    fn frist(&self) -> Option<(Timestamp, Timestamp)> {
        let inhalt = &self.liste.tbs_cert_list;
        let von = zertifikat::zeit(inhalt.this_update)?;
        let bis = inhalt.next_update.map_or(Some(von), zertifikat::zeit)?;
        Some((von, bis))
    }

    /// Whether a newer list should have been there at `jetzt`.
    #[must_use]
    pub fn ist_abgelaufen(&self, jetzt: Timestamp) -> bool {
        self.frist().is_none_or(|(_, bis)| bis < jetzt)
    }

    fn gesperrt_seit(&self, zertifikat: &Certificate) -> Option<Timestamp> {
        let nummer = zertifikat.tbs_certificate().serial_number();
        let eintrag = self.liste.tbs_cert_list.revoked_certificates.as_ref()?;
        let eintrag = eintrag.iter().find(|einer| einer.serial_number == *nummer)?;
        // A time that cannot be read counts as "ever since".
        Some(zertifikat::zeit(eintrag.revocation_date).unwrap_or(Timestamp::UNIX_EPOCH))
    }
}

/// What the lists of `aussteller` say about `zertifikat` at `zeitpunkt`.
///
/// A revocation counts from whichever list names it; that there is none, only a list says that covers the time.
pub(super) fn stand<'a>(
    zertifikat: &Certificate,
    aussteller: &Certificate,
    listen: impl IntoIterator<Item = &'a Sperrliste>,
    zeitpunkt: Timestamp,
) -> Sperrstand {
    let mut stand = Sperrstand::Unbekannt;
    for liste in listen {
        if !liste.ist_von(aussteller) {
            continue;
        }
        if let Some(seit) = liste.gesperrt_seit(zertifikat) {
            return Sperrstand::Gesperrt { seit };
        }
        let Some((von, bis)) = liste.frist() else {
            continue;
        };
        let neuer = match stand {
            Sperrstand::Gut { stand } => von > stand,
            _ => true,
        };
        if bis >= zeitpunkt && neuer {
            stand = Sperrstand::Gut { stand: von };
        }
    }
    stand
}
