//! Verification: is this file, byte for byte, what one of our authorities sealed? Pure and offline.
//!
//! Only a seal that covers the whole file counts; whatever was added later makes the file a changed one.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use lopdf::{Dictionary, Document, Object};
use serde_json::Value;
use x509_cert::Certificate;

use crate::kernel::{Personal, uhr::in_berlin};
use crate::urkunde::cms::{Huelle, Mangel};
use crate::urkunde::luecke::Luecke;
use crate::urkunde::sdjwt::{self, Sdjwt};
use crate::urkunde::siegel::GROESSTE_DATEI;
use crate::urkunde::vds::{self, Papiermangel};
use crate::urkunde::{beilage, foto, revision, zertifikat};

/// The verdict alone.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Urteil {
    /// Sealed by one of our authorities and unchanged since.
    Echt,
    /// Sealed by one of our authorities, but not as it is now.
    Veraendert,
    /// Not sealed by one of our authorities.
    NichtVonUns,
}

/// The verdict with what is known about the seal.
#[derive(Clone, Debug)]
pub enum Pruefergebnis {
    /// See [`Urteil::Echt`].
    Echt(Box<Beleg>),
    /// See [`Urteil::Veraendert`].
    Veraendert {
        /// Who sealed the file before it was changed.
        stelle: Siegelstelle,
        /// What does not fit.
        grund: Veraenderung,
    },
    /// See [`Urteil::NichtVonUns`].
    NichtVonUns {
        /// Why no seal of ours was found.
        grund: Fremdheit,
    },
}

/// What an unbroken seal proves.
#[derive(Clone, Debug)]
pub struct Beleg {
    /// What bears the seal.
    pub traeger: Traeger,
    /// Who sealed.
    pub stelle: Siegelstelle,
    /// When, by the clock of the authority (entry M); not attested by a time-stamp. On paper it is the beginning of a day.
    pub zeitpunkt: Timestamp,
    /// How many signatures the file holds; the last one, which covers the whole file, is this seal.
    pub unterschriften: usize,
    /// The data attached as `meldebescheinigung.json`, or what a credential or a seal on paper says.
    pub angehaengte_daten: Option<Personal<Value>>,
}

/// What bears a seal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Traeger {
    /// The document itself, a PDF.
    Datei,
    /// A machine-readable credential.
    Nachweis,
    /// A print: what the seal says was verified, not what stands beside it.
    Papier,
}

/// The sealing authority as its certificate names it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Siegelstelle {
    /// Organisation of the subject: the authority.
    pub organisation: Option<String>,
    /// Common name of the subject: the seal.
    pub name: Option<String>,
}

/// Why a file with a seal of ours is not what was sealed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Veraenderung {
    /// Bytes were added behind the sealed ones, for example by saving the file in an editor.
    NachtraeglichErgaenzt {
        /// How long the sealed file was. Unit: bytes.
        gesiegelt_bis: usize,
    },
    /// The seal does not cover the whole file from its first byte.
    Siegelbereich,
    /// The content is not the sealed one.
    Inhalt,
    /// A disclosed field is not one of those that were signed.
    Offenlegung,
    /// The seal itself is damaged.
    Siegel,
    /// A seal on paper names the authority, which did not sign it.
    Papiersiegel,
    /// The seal is not where a PDF reader finds it, or its point of time cannot be read.
    Aufbau,
}

/// Why a file holds no seal of ours.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fremdheit {
    /// Over 32 MiB.
    ZuGross,
    /// Not a PDF.
    KeinPdf,
    /// Begins like a machine-readable credential and is none.
    KeinNachweis,
    /// Begins like the bytes of a seal on paper, or a code on the picture was read, and is none.
    KeinPapiersiegel,
    /// A picture on which no code can be read.
    KeinCode,
    /// No signature in it.
    OhneSiegel,
    /// Signatures, but none whose certificate one of the anchors issued.
    FremderAussteller,
    /// The certificate was not valid at the time of sealing, or that time is yet to come.
    ZertifikatUngueltig,
    /// The certificate is not one for sealing documents.
    ZertifikatZweck,
}

impl Pruefergebnis {
    /// The verdict alone.
    #[must_use]
    pub const fn urteil(&self) -> Urteil {
        match self {
            Self::Echt(_) => Urteil::Echt,
            Self::Veraendert { .. } => Urteil::Veraendert,
            Self::NichtVonUns { .. } => Urteil::NichtVonUns,
        }
    }

    /// Who sealed, if one of our authorities did.
    #[must_use]
    pub const fn stelle(&self) -> Option<&Siegelstelle> {
        match self {
            Self::Echt(beleg) => Some(&beleg.stelle),
            Self::Veraendert { stelle, .. } => Some(stelle),
            Self::NichtVonUns { .. } => None,
        }
    }

    /// The attached data; only from a file that is [`Urteil::Echt`].
    #[must_use]
    pub const fn angehaengte_daten(&self) -> Option<&Personal<Value>> {
        match self {
            Self::Echt(beleg) => beleg.angehaengte_daten.as_ref(),
            _ => None,
        }
    }
}

/// How far the authority's clock may be ahead of ours.
const UHRENVERSATZ: SignedDuration = SignedDuration::from_mins(5);

/// Verifies `datei` against the certificates of the issuing CAs, at the instant `jetzt`: a PDF, an SD-JWT, or a seal on paper as
/// its bytes or on a photo. For paper `anker` must hold its signers' certificates too.
///
/// Revocation is not asked for: it needs the network or a list that was fetched before.
#[must_use]
pub fn pruefe(datei: &[u8], anker: &[Certificate], jetzt: Timestamp) -> Pruefergebnis {
    if Sdjwt::sieht_so_aus(datei) {
        let text = std::str::from_utf8(datei).unwrap_or_default();
        return sdjwt::pruefe(text, anker, jetzt);
    }
    if vds::sieht_so_aus(datei) {
        return auf_papier(datei, anker, jetzt);
    }
    if foto::kopf(datei).is_some() {
        return vds::aus_bild(datei).map_or(
            Pruefergebnis::NichtVonUns {
                grund: Fremdheit::KeinCode,
            },
            |siegel| auf_papier(&siegel, anker, jetzt),
        );
    }
    let (luecke, huelle, aussteller) = match unser_siegel(datei, anker) {
        Ok(siegel) => siegel,
        Err(grund) => return Pruefergebnis::NichtVonUns { grund },
    };
    let (organisation, name) = zertifikat::inhaber(huelle.zertifikat());
    let stelle = Siegelstelle { organisation, name };
    let befund =
        unveraendert(datei, &luecke, &huelle, anker).and_then(|()| beleg(datei, &luecke, stelle.clone()));
    match befund {
        Err(grund) => Pruefergebnis::Veraendert { stelle, grund },
        Ok(beleg) => match zulaessig(huelle.zertifikat(), aussteller, beleg.zeitpunkt, jetzt) {
            Some(grund) => Pruefergebnis::NichtVonUns { grund },
            None => Pruefergebnis::Echt(Box::new(beleg)),
        },
    }
}

fn auf_papier(siegel: &[u8], anker: &[Certificate], jetzt: Timestamp) -> Pruefergebnis {
    let grund = match vds::pruefe(siegel, anker, jetzt) {
        Ok(beleg) => {
            let beginn = beleg.gesiegelt.to_zoned(in_berlin(jetzt).time_zone().clone());
            return Pruefergebnis::Echt(Box::new(Beleg {
                traeger: Traeger::Papier,
                stelle: beleg.stelle,
                zeitpunkt: beginn.map_or(jetzt, |beginn| beginn.timestamp()),
                unterschriften: 1,
                angehaengte_daten: Some(Personal::neu(Value::Object(beleg.daten.heraus()))),
            }));
        }
        Err(Papiermangel::Signatur { stelle }) => {
            let grund = Veraenderung::Papiersiegel;
            return Pruefergebnis::Veraendert { stelle, grund };
        }
        Err(Papiermangel::Form) => Fremdheit::KeinPapiersiegel,
        Err(Papiermangel::FremdesZertifikat) => Fremdheit::FremderAussteller,
        Err(Papiermangel::Unzulaessig(grund)) => grund,
    };
    Pruefergebnis::NichtVonUns { grund }
}

/// The signature of ours that reaches furthest, and the anchor that issued its certificate.
fn unser_siegel<'a>(
    datei: &[u8],
    anker: &'a [Certificate],
) -> Result<(Luecke, Huelle, &'a Certificate), Fremdheit> {
    if datei.len() > GROESSTE_DATEI {
        return Err(Fremdheit::ZuGross);
    }
    if !datei.starts_with(b"%PDF-") {
        return Err(Fremdheit::KeinPdf);
    }
    let luecken = Luecke::alle(datei);
    if luecken.is_empty() {
        return Err(Fremdheit::OhneSiegel);
    }
    let unsere = luecken.into_iter().filter_map(|luecke| {
        let huelle = Huelle::lies(&luecke.inhalt(datei)?)?;
        let aussteller = anker
            .iter()
            .find(|einer| zertifikat::ausgestellt_von(huelle.zertifikat(), einer))?;
        Some((luecke, huelle, aussteller))
    });
    unsere
        .max_by_key(|(luecke, ..)| luecke.ende)
        .ok_or(Fremdheit::FremderAussteller)
}

fn unveraendert(
    datei: &[u8],
    luecke: &Luecke,
    huelle: &Huelle,
    anker: &[Certificate],
) -> Result<(), Veraenderung> {
    if luecke.beginn != 0 || luecke.ende > datei.len() {
        return Err(Veraenderung::Siegelbereich);
    }
    let digest = luecke.digest(datei).ok_or(Veraenderung::Siegelbereich)?;
    huelle.pruefe(&digest).map_err(|mangel| match mangel {
        Mangel::Inhalt => Veraenderung::Inhalt,
        Mangel::Signatur => Veraenderung::Siegel,
    })?;
    if luecke.ende < datei.len() {
        return Err(Veraenderung::NachtraeglichErgaenzt {
            gesiegelt_bis: luecke.ende,
        });
    }
    // Further certificates are not signed; each must prove itself, so that no byte of the file is free.
    let bekannt = |einer: &Certificate| {
        anker.contains(einer)
            || anker
                .iter()
                .chain(huelle.weitere())
                .any(|aussteller| zertifikat::ausgestellt_von(einer, aussteller))
    };
    if huelle.weitere().iter().all(bekannt) {
        Ok(())
    } else {
        Err(Veraenderung::Siegel)
    }
}

/// Reads the sealed file as a PDF reader would: the seal must be the value of one of its signature fields.
fn beleg(datei: &[u8], luecke: &Luecke, stelle: Siegelstelle) -> Result<Beleg, Veraenderung> {
    let dokument = revision::lies(datei).map_err(|_| Veraenderung::Aufbau)?;
    let unterschriften = revision::unterschriften(&dokument);
    let zahlen = luecke.zahlen().ok_or(Veraenderung::Aufbau)?;
    let siegel = unterschriften
        .iter()
        .find(|eine| byte_range(&dokument, eine) == Some(zahlen))
        .ok_or(Veraenderung::Aufbau)?;
    let zeitpunkt = siegel
        .get(b"M")
        .and_then(Object::as_str)
        .ok()
        .and_then(siegelzeit)
        .ok_or(Veraenderung::Aufbau)?;
    Ok(Beleg {
        traeger: Traeger::Datei,
        stelle,
        zeitpunkt,
        unterschriften: unterschriften.len(),
        angehaengte_daten: beilage::daten(&dokument).map(Personal::neu),
    })
}

pub(super) fn zulaessig(
    siegel: &Certificate,
    aussteller: &Certificate,
    zeitpunkt: Timestamp,
    jetzt: Timestamp,
) -> Option<Fremdheit> {
    let spaetestens = jetzt.checked_add(UHRENVERSATZ).unwrap_or(jetzt);
    let gueltig = [siegel, aussteller]
        .iter()
        .all(|einer| zertifikat::gueltig_am(einer, zeitpunkt));
    if !gueltig || zeitpunkt > spaetestens {
        Some(Fremdheit::ZertifikatUngueltig)
    } else if !zertifikat::darf_siegeln(siegel) {
        Some(Fremdheit::ZertifikatZweck)
    } else {
        None
    }
}

fn byte_range(dokument: &Document, unterschrift: &Dictionary) -> Option<[usize; 4]> {
    let zahlen = revision::kinder(dokument, unterschrift, b"ByteRange");
    let zahlen: Vec<usize> = zahlen
        .into_iter()
        .map(|zahl| usize::try_from(zahl.as_i64().ok()?).ok())
        .collect::<Option<_>>()?;
    zahlen.try_into().ok()
}

/// Reads M in the one form that seals of ours have: `D:YYYYMMDDHHMMSSZ`.
fn siegelzeit(text: &[u8]) -> Option<Timestamp> {
    let utc = DateTime::strptime("D:%Y%m%d%H%M%SZ", text).ok()?;
    utc.to_zoned(TimeZone::UTC).ok().map(|zeit| zeit.timestamp())
}
