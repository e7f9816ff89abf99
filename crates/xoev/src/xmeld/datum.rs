//! Dates as XML elements.

use jiff::civil::Date;

use crate::baum::Knoten;
use crate::fehler::Fehlercode;
use crate::fehler::Grund;
use crate::read::{Gelesen, Leser, ist_leerraum};
use crate::teildatum::Teildatum;
use crate::typ::{Art, Typ, XmlTyp};
use crate::werte::Ja;
use crate::write::Schreiber;

auswahl! {
    /// A date of which at least the year is known; see [`Teildatum`].
    pub enum TeilbekanntesDatum in Ohne {
        JahrMonatTag(Date) = "jahrMonatTag",
        JahrMonat(JahrMonat) = "jahrMonat",
        Jahr(Jahr) = "jahr",
    }
}

auswahl! {
    /// The XML form of [`Teildatum`].
    pub enum TeilbekanntesDatumMitUnbekannt in Ohne {
        TeilbekanntesDatum(TeilbekanntesDatum) = "teilbekanntesDatum",
        Unbekannt(Ja) = "unbekannt",
    }
}

auswahl! {
    /// A day, or that it is unknown.
    pub enum TagesdatumMitUnbekannt in Ohne {
        Datum(Date) = "datum",
        Unbekannt(Ja) = "unbekannt",
    }
}

/// A month of a year.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct JahrMonat {
    jahr: i16,
    monat: i8,
}

/// A year.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Jahr(i16);

impl XmlTyp for JahrMonat {
    const TYP: &'static Typ = &Typ {
        name: "JahrMonat",
        art: Art::Einfach("xs:gYearMonth without time zone"),
    };

    fn lesen(knoten: &Knoten<'_>, leser: &mut Leser) -> Gelesen<Self> {
        let text = leser.nur_text(knoten)?.trim_matches(ist_leerraum);
        crate::teildatum::monat(text)
            .map(|(jahr, monat)| Self { jahr, monat })
            .ok_or_else(|| {
                leser.melde(
                    Fehlercode::X001,
                    knoten.start,
                    Grund::Form("a month of the form YYYY-MM"),
                )
            })
    }

    fn schreiben(&self, schreiber: &mut Schreiber) {
        schreiber.text(
            &Teildatum::Monat {
                jahr: self.jahr,
                monat: self.monat,
            }
            .to_string(),
        );
    }
}

impl XmlTyp for Jahr {
    const TYP: &'static Typ = &Typ {
        name: "Jahr",
        art: Art::Einfach("xs:gYear without time zone"),
    };

    fn lesen(knoten: &Knoten<'_>, leser: &mut Leser) -> Gelesen<Self> {
        let text = leser.nur_text(knoten)?.trim_matches(ist_leerraum);
        crate::teildatum::jahr(text).map(Self).ok_or_else(|| {
            leser.melde(
                Fehlercode::X001,
                knoten.start,
                Grund::Form("a year of the form YYYY"),
            )
        })
    }

    fn schreiben(&self, schreiber: &mut Schreiber) {
        schreiber.text(&Teildatum::Jahr(self.0).to_string());
    }
}

impl TeilbekanntesDatum {
    /// The XML form; `None` if nothing of the date is known.
    #[must_use]
    pub fn aus(datum: Teildatum) -> Option<Self> {
        match datum {
            Teildatum::Tag(tag) => Some(Self::JahrMonatTag(tag)),
            Teildatum::Monat { jahr, monat } => Some(Self::JahrMonat(JahrMonat { jahr, monat })),
            Teildatum::Jahr(jahr) => Some(Self::Jahr(Jahr(jahr))),
            Teildatum::Unbekannt => None,
        }
    }
}

impl From<&TeilbekanntesDatum> for Teildatum {
    fn from(datum: &TeilbekanntesDatum) -> Self {
        match datum {
            TeilbekanntesDatum::JahrMonatTag(tag) => Self::Tag(*tag),
            TeilbekanntesDatum::JahrMonat(JahrMonat { jahr, monat }) => Self::Monat {
                jahr: *jahr,
                monat: *monat,
            },
            TeilbekanntesDatum::Jahr(Jahr(jahr)) => Self::Jahr(*jahr),
        }
    }
}

impl XmlTyp for Teildatum {
    const TYP: &'static Typ = TeilbekanntesDatumMitUnbekannt::TYP;

    fn lesen(knoten: &Knoten<'_>, leser: &mut Leser) -> Gelesen<Self> {
        Ok(match TeilbekanntesDatumMitUnbekannt::lesen(knoten, leser)? {
            TeilbekanntesDatumMitUnbekannt::TeilbekanntesDatum(datum) => Self::from(&datum),
            TeilbekanntesDatumMitUnbekannt::Unbekannt(Ja) => Self::Unbekannt,
        })
    }

    fn schreiben(&self, schreiber: &mut Schreiber) {
        TeilbekanntesDatum::aus(*self)
            .map_or(
                TeilbekanntesDatumMitUnbekannt::Unbekannt(Ja),
                TeilbekanntesDatumMitUnbekannt::TeilbekanntesDatum,
            )
            .schreiben(schreiber);
    }
}
