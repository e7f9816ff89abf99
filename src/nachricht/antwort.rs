//! What registers put into our mailbox: 1705, 1707, 1710, 1715 and the rejection 0010.

use jiff::civil::Date;
use uuid::Uuid;
use xoev::{
    Nachricht,
    codes::{AnmeldungStatus, NichterstellungGrund},
    listen::Codelisten,
    xmeld::anmeldung::{AnmeldungErgebnis, ZuziehendePerson},
};

use super::{
    AntwortFehler, Nichterstellung,
    personendaten::{Namen, anschrift, status, tag},
    selbstauskunft::{Selbstauskunftspost, selbstauskunftspost},
    sperren::eingetragene,
};
use crate::{
    fall::{Ablehnungsgrund, Bestaetigt},
    meldewesen::Sperrschluessel,
};

/// A message from a register about a case.
pub enum Antwort {
    /// 1705: a letter with a code is on its way.
    CodeUnterwegs {
        /// UUID of our message that it answers.
        bezug: Uuid,
        /// The register's file number.
        aktenzeichen: String,
        /// Until when the code is taken.
        fristende: Option<Date>,
    },
    /// 1707: entered.
    Angemeldet {
        /// UUID of our message that it answers.
        bezug: Uuid,
        /// The register's file number.
        aktenzeichen: String,
        /// Each person's confirmation, as data and as the register's PDF.
        personen: Vec<(Bestaetigt, Vec<u8>)>,
    },
    /// 1707: refused.
    Abgelehnt {
        /// UUID of our message that it answers.
        bezug: Uuid,
        /// The register's file number.
        aktenzeichen: String,
        /// Why.
        grund: Ablehnungsgrund,
        /// The register's letter.
        pdf: Option<Vec<u8>>,
    },
    /// 0010: our message could not be processed.
    Zurueckgewiesen {
        /// UUID of our message.
        bezug: Uuid,
        /// The first error code.
        code: String,
    },
}

impl Antwort {
    /// UUID of our message that it answers.
    #[must_use]
    pub const fn bezug(&self) -> Uuid {
        match self {
            Self::CodeUnterwegs { bezug, .. }
            | Self::Angemeldet { bezug, .. }
            | Self::Abgelehnt { bezug, .. }
            | Self::Zurueckgewiesen { bezug, .. } => *bezug,
        }
    }

    /// The message type, four digits.
    #[must_use]
    pub const fn typ(&self) -> &'static str {
        match self {
            Self::CodeUnterwegs { .. } => "1705",
            Self::Angemeldet { .. } | Self::Abgelehnt { .. } => "1707",
            Self::Zurueckgewiesen { .. } => "0010",
        }
    }
}

/// A message that a register has put into our mailbox.
pub enum Registerpost {
    /// About an Anmeldung.
    ZurAnmeldung(Antwort),
    /// 1715: what is entered after a 1714.
    ZuSperren {
        /// UUID of our message that it answers.
        bezug: Uuid,
        /// The objections that are entered now; `None` if the authority could not do what was asked.
        eingetragen: Option<Vec<Sperrschluessel>>,
    },
    /// 1710: what is held about a person who asked with a 1708.
    Selbstauskunft(Box<Selbstauskunftspost>),
}

impl Registerpost {
    /// UUID of our message that it answers.
    #[must_use]
    pub const fn bezug(&self) -> Uuid {
        match self {
            Self::ZurAnmeldung(antwort) => antwort.bezug(),
            Self::ZuSperren { bezug, .. } => *bezug,
            Self::Selbstauskunft(post) => post.bezug,
        }
    }
}

/// Reads a message from our mailbox; `listen` say what keys mean.
///
/// # Errors
/// [`AntwortFehler`] if it is not valid, or of a type that has no place there.
pub fn lies_post(xml: &[u8], listen: &Codelisten) -> Result<Registerpost, AntwortFehler> {
    match gelesen(xml)? {
        Nachricht::Selbstauskunft1710(antwort) => Ok(Registerpost::Selbstauskunft(Box::new(
            selbstauskunftspost(antwort, listen),
        ))),
        Nachricht::SperrenAntwort1715(antwort) => Ok(Registerpost::ZuSperren {
            bezug: antwort.ursprungsnachricht.nachrichten_uuid,
            eingetragen: eingetragene(antwort),
        }),
        nachricht => zur_anmeldung(nachricht).map(Registerpost::ZurAnmeldung),
    }
}

/// Reads a message about an Anmeldung.
///
/// # Errors
/// [`AntwortFehler`] if it is not valid, or of another type.
pub fn lies_antwort(xml: &[u8]) -> Result<Antwort, AntwortFehler> {
    zur_anmeldung(gelesen(xml)?)
}

fn zur_anmeldung(nachricht: Nachricht) -> Result<Antwort, AntwortFehler> {
    match nachricht {
        Nachricht::Statusmitteilung1705(status) => Ok(Antwort::CodeUnterwegs {
            bezug: status.ursprungsnachricht.nachrichten_uuid,
            aktenzeichen: status.aktenzeichen.as_str().to_owned(),
            fristende: status.fristende,
        }),
        Nachricht::Ergebnis1707(ergebnis) => {
            let bezug = ergebnis.ursprungsnachricht.nachrichten_uuid;
            let aktenzeichen = ergebnis.aktenzeichen.as_str().to_owned();
            match ergebnis.ergebnis {
                AnmeldungErgebnis::Anmeldung(erfolgt) => {
                    let personen = erfolgt
                        .zuziehende_personen
                        .into_iter()
                        .map(bestaetigt)
                        .collect::<Option<_>>();
                    Ok(Antwort::Angemeldet {
                        bezug,
                        aktenzeichen,
                        personen: personen.ok_or_else(unlesbar)?,
                    })
                }
                AnmeldungErgebnis::Ablehnung(ablehnung) => Ok(Antwort::Abgelehnt {
                    bezug,
                    aktenzeichen,
                    grund: match ablehnung.status {
                        AnmeldungStatus::CodeUngueltig => Ablehnungsgrund::CodeUngueltig,
                        _ => Ablehnungsgrund::NichtElektronisch,
                    },
                    pdf: ablehnung.pdf_dokument.map(|pdf| pdf.0),
                }),
            }
        }
        Nachricht::Rueckweisung0010(zurueck) => {
            let bezug = zurueck
                .rueckweisung
                .id_nachricht
                .map(|id| id.nachrichten_uuid)
                .or_else(|| xoev::kopf_lesen(&zurueck.rueckweisung.nachricht.0).nachrichten_uuid)
                .ok_or(AntwortFehler::Unpassend(
                    "0010 that does not say which message it rejects",
                ))?;
            let code = zurueck
                .rueckweisung
                .gruende
                .first()
                .map_or("S999", |grund| grund.grund.code());
            Ok(Antwort::Zurueckgewiesen {
                bezug,
                code: code.to_owned(),
            })
        }
        anderes => Err(AntwortFehler::Unpassend(anderes.typ())),
    }
}

/// Reads a valid message; a 0910 is the refusal of a question.
pub(super) fn gelesen(xml: &[u8]) -> Result<Nachricht, AntwortFehler> {
    match Nachricht::lesen(xml) {
        Ok(Nachricht::Ruecksendung0910(zurueck)) => Err(AntwortFehler::Zurueckgewiesen(
            zurueck.container.begruendung.grund.code().to_owned(),
        )),
        Ok(nachricht) => Ok(nachricht),
        Err(fehler) => Err(AntwortFehler::Ungueltig(
            fehler
                .iter()
                .take(3)
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("; "),
        )),
    }
}

/// A message that is valid, but whose values do not have the form that DSMeld gives them in words.
pub(super) fn unlesbar() -> AntwortFehler {
    AntwortFehler::Ungueltig("a value does not have the form that DSMeld gives it".to_owned())
}

pub(super) const fn nichterstellung(grund: NichterstellungGrund) -> Nichterstellung {
    match grund {
        NichterstellungGrund::NichtIdentifiziert => Nichterstellung::NichtIdentifiziert,
        NichterstellungGrund::Verstorben => Nichterstellung::Verstorben,
        NichterstellungGrund::NichtGemeldet => Nichterstellung::NichtGemeldet,
        NichterstellungGrund::NichtMitHauptwohnung => Nichterstellung::NichtHauptwohnung,
    }
}

fn bestaetigt(von: ZuziehendePerson) -> Option<(Bestaetigt, Vec<u8>)> {
    let bestaetigung = &von.meldebestaetigung;
    let namen = Namen {
        familienname: bestaetigung.name.familienname.as_ref(),
        vornamen: Some(&bestaetigung.name.vornamen),
        rufname: bestaetigung.name.gebraeuchlicher_vorname.as_ref(),
        doktorgrad: bestaetigung.name.doktorgrad.as_ref(),
    };
    let wohnung = &bestaetigung.wohnung;
    let bestaetigt = Bestaetigt {
        person: namen.person(bestaetigung.geburtsdatum)?,
        anschrift: anschrift(&wohnung.anschrift)?,
        einzug: tag(&wohnung.datum_des_beziehens),
        status: status(wohnung.status),
        angemeldet_am: wohnung.datum_anmeldung,
    };
    Some((bestaetigt, von.pdf_dokument.0))
}
