//! Verify a seal: who signed it, and what it says.

use bp256::r1::ecdsa::Signature;
use jiff::{Timestamp, civil::Date};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use x509_cert::Certificate;

use super::{
    GROESSTES_SIEGEL, Siegelinhalt,
    ausstellen::SIGNATUR,
    kodierung::lies_feld,
    kopf::{ERSTES_BYTE, Kopf, zertifikatsreferenz},
};
use crate::{
    kernel::{Personal, uhr::in_berlin},
    urkunde::{
        Statusplatz,
        pruefen::{Siegelstelle, UHRENVERSATZ, Ungueltigkeit},
        zertifikat,
    },
};

/// What a genuine seal proves.
#[derive(Clone, Debug)]
pub struct Papierbeleg {
    /// Who signed.
    pub stelle: Siegelstelle,
    /// Day of issue.
    pub ausgestellt: Date,
    /// Day of the signature, by the authority's own clock.
    pub gesiegelt: Date,
    /// What it says about the person and the dwelling. The paper must say the same: only this is signed.
    pub daten: Personal<Map<String, Value>>,
    /// Where the status of the document stands.
    pub status: Option<Statusplatz>,
    /// The certificate of the signer.
    pub unterzeichner: Certificate,
    /// The certificate of its issuer.
    pub aussteller: Certificate,
}

/// Why a seal is refused.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Papiermangel {
    /// Not a seal after TR-03171 v0.9 with the profile MELDEBESCHEINIGUNG, or not in its one form.
    Form,
    /// None of the certificates that are trusted is the one that it names, or none of the issuers issued that one.
    FremdesZertifikat,
    /// The named signer did not sign this.
    Signatur {
        /// Whom it names.
        stelle: Siegelstelle,
    },
    /// The certificate was not valid on the day of the signature, or is not one for seals; or that day is yet to come.
    Unzulaessig {
        /// Who signed.
        stelle: Siegelstelle,
        /// Which of these.
        grund: Ungueltigkeit,
    },
}

/// Whether bytes look like a seal, so that they are worth reading.
#[must_use]
pub fn sieht_so_aus(datei: &[u8]) -> bool {
    datei.first() == Some(&ERSTES_BYTE)
}

/// Verifies `siegel` at the instant `jetzt`. `zertifikate` are those of the issuing CAs and beside them those of the signers,
/// because a seal names its signer by a hash alone. Pure and offline; revocation is not asked for.
///
/// # Errors
/// [`Papiermangel`] says why it is refused.
pub fn pruefe(
    siegel: &[u8],
    zertifikate: &[Certificate],
    jetzt: Timestamp,
) -> Result<Papierbeleg, Papiermangel> {
    let gelesen = Gelesen::lies(siegel).ok_or(Papiermangel::Form)?;
    let (unterzeichner, aussteller) = zertifikate
        .iter()
        .filter(|einer| zertifikat::auf_brainpool(einer))
        .filter(|einer| zertifikatsreferenz(einer).as_ref() == Some(&gelesen.kopf.referenz))
        .find_map(|einer| {
            let aussteller = zertifikate
                .iter()
                .find(|ca| zertifikat::ausgestellt_von(einer, ca));
            aussteller.map(|aussteller| (einer, aussteller))
        })
        .ok_or(Papiermangel::FremdesZertifikat)?;
    let (organisation, name) = zertifikat::inhaber(unterzeichner);
    let stelle = Siegelstelle {
        organisation,
        name,
        im_auftrag_von: None,
    };
    if !zertifikat::hat_digest_signiert(unterzeichner, &gelesen.digest, &gelesen.signatur) {
        return Err(Papiermangel::Signatur { stelle });
    }
    if let Err(grund) = am_tag(gelesen.kopf.gesiegelt, unterzeichner, aussteller, jetzt) {
        return Err(Papiermangel::Unzulaessig { stelle, grund });
    }
    Ok(Papierbeleg {
        stelle,
        ausgestellt: gelesen.kopf.ausgestellt,
        gesiegelt: gelesen.kopf.gesiegelt,
        status: gelesen.inhalt.statusplatz(),
        unterzeichner: unterzeichner.clone(),
        aussteller: aussteller.clone(),
        daten: Personal::neu(gelesen.inhalt.daten()),
    })
}

/// Where the status of the document stands, as the seal says itself; nothing of it is verified.
#[must_use]
pub fn statusplatz(siegel: &[u8]) -> Option<Statusplatz> {
    Gelesen::lies(siegel)?.inhalt.statusplatz()
}

/// A seal, taken apart.
struct Gelesen {
    kopf: Kopf,
    inhalt: Siegelinhalt,
    digest: [u8; 32],
    /// DER.
    signatur: Vec<u8>,
}

impl Gelesen {
    fn lies(siegel: &[u8]) -> Option<Self> {
        if siegel.len() > GROESSTES_SIEGEL {
            return None;
        }
        // Tag and length of the signature are fixed, so its place is.
        let (signiert, feld) = siegel.split_at_checked(siegel.len().checked_sub(66)?)?;
        let (SIGNATUR, signatur, []) = lies_feld(feld)? else {
            return None;
        };
        let (kopf, felder) = Kopf::lies(signiert)?;
        let signatur = Signature::from_slice(signatur).ok()?;
        Some(Self {
            kopf,
            inhalt: Siegelinhalt::lies(felder)?,
            digest: Sha256::digest(signiert).into(),
            signatur: signatur.to_der().as_bytes().to_vec(),
        })
    }
}

/// A seal knows the day and not the hour: the certificate must have been valid at some time of it that is not yet to come.
fn am_tag(
    tag: Date,
    unterzeichner: &Certificate,
    aussteller: &Certificate,
    jetzt: Timestamp,
) -> Result<(), Ungueltigkeit> {
    let zeitzone = in_berlin(jetzt).time_zone().clone();
    let ungueltig = Err(Ungueltigkeit::ZertifikatUngueltig);
    let Ok(beginn) = tag.to_zoned(zeitzone) else {
        return ungueltig;
    };
    let Ok(ende) = beginn.tomorrow() else {
        return ungueltig;
    };
    let beginn = beginn.timestamp();
    if beginn > jetzt.saturating_add(UHRENVERSATZ).unwrap_or(jetzt) {
        return Err(Ungueltigkeit::Zukunft);
    }
    let zuletzt = ende.timestamp().min(jetzt).max(beginn);
    let gueltig = [beginn, zuletzt]
        .into_iter()
        .any(|wann| zertifikat::gueltig_am(unterzeichner, wann) && zertifikat::gueltig_am(aussteller, wann));
    if !gueltig {
        return ungueltig;
    }
    if zertifikat::darf_siegeln(unterzeichner) {
        Ok(())
    } else {
        Err(Ungueltigkeit::ZertifikatZweck)
    }
}
