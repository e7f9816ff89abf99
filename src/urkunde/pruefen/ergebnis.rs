//! The verdicts, with what is known and why.

use jiff::Timestamp;
use serde_json::Value;

use crate::kernel::Personal;
use crate::urkunde::Sperrstand;

/// The verdict alone.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Urteil {
    /// Sealed by one of our authorities, unchanged since, and not taken back as far as was asked.
    Gueltig,
    /// Sealed by one of our authorities, but not to be relied on.
    Ungueltig,
    /// It cannot be told.
    Unbestimmt,
}

/// The verdict with what is known about the seal.
#[derive(Clone, Debug)]
pub enum Pruefergebnis {
    /// See [`Urteil::Gueltig`].
    Gueltig(Box<Beleg>),
    /// See [`Urteil::Ungueltig`].
    Ungueltig {
        /// Who sealed.
        stelle: Siegelstelle,
        /// Why it does not hold.
        grund: Ungueltigkeit,
    },
    /// See [`Urteil::Unbestimmt`].
    Unbestimmt {
        /// Who sealed, if one of our authorities did.
        stelle: Option<Siegelstelle>,
        /// What is missing.
        grund: Unklarheit,
    },
}

/// What an unbroken seal proves.
#[derive(Clone, Debug)]
pub struct Beleg {
    /// What bears the seal.
    pub traeger: Traeger,
    /// Who sealed.
    pub stelle: Siegelstelle,
    /// When; on paper it is the beginning of a day.
    pub zeitpunkt: Timestamp,
    /// By whose clock.
    pub zeitquelle: Zeitquelle,
    /// How many signatures the file holds; the last one, which covers the whole file, is this seal.
    pub unterschriften: usize,
    /// What is known about the revocation of the certificates.
    pub sperrung: Sperrstand,
    /// When the certificate of the seal expired, if it did since; the time-stamp proves that it was sealed before.
    pub abgelaufen: Option<Timestamp>,
    /// What is known about the document being taken back.
    pub status: Dokumentstatus,
    /// The data attached as `meldebescheinigung.json`, or what a credential discloses.
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

/// Whose clock tells when a document was sealed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Zeitquelle {
    /// The authority's own; nobody else attests it.
    Behoerde,
    /// A time-stamp authority's, named as in its certificate.
    Zeitstempel(String),
}

/// What is known about a document being taken back by its authority.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Dokumentstatus {
    /// It stands in no status list, and so cannot be taken back.
    OhneListe,
    /// Its status list was not at hand.
    NichtGeprueft,
    /// Not taken back.
    Gueltig {
        /// When its status list was made.
        stand: Timestamp,
    },
}

/// The sealing authority as its certificate names it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Siegelstelle {
    /// Organisation of the subject: the authority.
    pub organisation: Option<String>,
    /// Common name of the subject: the seal.
    pub name: Option<String>,
    /// The authority on whose behalf somebody else sealed, for example its Land.
    pub im_auftrag_von: Option<String>,
}

/// Why a document with a seal of ours does not hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ungueltigkeit {
    /// It is not what was sealed.
    Veraendert(Veraenderung),
    /// The seal says that it has a time-stamp, and has none.
    ZeitstempelEntfernt,
    /// The time-stamp does not fit the seal, or comes from nobody whom the anchors vouch for.
    ZeitstempelFalsch,
    /// The certificate was not valid at the time of sealing.
    ZertifikatUngueltig,
    /// The certificate is not one for sealing documents.
    ZertifikatZweck,
    /// The certificate was revoked when the document was sealed, or nobody attests that it was sealed before.
    ZertifikatGesperrt {
        /// Since when.
        seit: Timestamp,
    },
    /// It says that it was sealed at a time that is yet to come.
    Zukunft,
    /// The authority took the document back.
    Widerrufen,
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

/// What is missing to tell.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Unklarheit {
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
    /// The certificate has expired, and no time-stamp attests that it was sealed before.
    ZertifikatAbgelaufen,
    /// Its status was asked for, and the list at hand is not the one in which it stands.
    StatuslisteUnpassend,
}

impl Pruefergebnis {
    /// The verdict alone.
    #[must_use]
    pub const fn urteil(&self) -> Urteil {
        match self {
            Self::Gueltig(_) => Urteil::Gueltig,
            Self::Ungueltig { .. } => Urteil::Ungueltig,
            Self::Unbestimmt { .. } => Urteil::Unbestimmt,
        }
    }

    /// Who sealed, if one of our authorities did.
    #[must_use]
    pub const fn stelle(&self) -> Option<&Siegelstelle> {
        match self {
            Self::Gueltig(beleg) => Some(&beleg.stelle),
            Self::Ungueltig { stelle, .. } => Some(stelle),
            Self::Unbestimmt { stelle, .. } => stelle.as_ref(),
        }
    }

    /// The attached data; only from a document that is [`Urteil::Gueltig`].
    #[must_use]
    pub const fn angehaengte_daten(&self) -> Option<&Personal<Value>> {
        match self {
            Self::Gueltig(beleg) => beleg.angehaengte_daten.as_ref(),
            _ => None,
        }
    }

    /// Nothing of ours is known about the file.
    pub(in crate::urkunde) const fn unklar(grund: Unklarheit) -> Self {
        Self::Unbestimmt { stelle: None, grund }
    }
}
