//! Dates as XML elements.
//!
//! A register may know a date in part: `00.07.1994` on paper is the element `jahrMonat`. [`Teildatum`] is what a program
//! works with; the types here are its forms in XML.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::read::{Gelesen, Leser, ist_leerraum};
use crate::teildatum::Teildatum;
use crate::typ::{Art, Einfachart, Typ, XmlTyp};
use crate::werte::{Einfach, Ja, Mangel, einfach};
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

impl Einfach for JahrMonat {
    const ART: Einfachart = Einfachart::muster("xs:gYearMonth", "[0-9]{4}-[0-9]{2}");

    fn aus_xml(text: Cow<'_, str>) -> Result<Self, Mangel> {
        crate::teildatum::monat(text.trim_matches(ist_leerraum))
            .map(|(jahr, monat)| Self { jahr, monat })
            .ok_or_else(|| Mangel::form("a month of the form YYYY-MM"))
    }

    fn als_xml(&self, schreiber: &mut Schreiber) {
        let Self { jahr, monat } = *self;
        schreiber.text(&Teildatum::Monat { jahr, monat }.to_string());
    }
}
einfach!(JahrMonat);

impl Einfach for Jahr {
    const ART: Einfachart = Einfachart::muster("xs:gYear", "[0-9]{4}");

    fn aus_xml(text: Cow<'_, str>) -> Result<Self, Mangel> {
        crate::teildatum::jahr(text.trim_matches(ist_leerraum))
            .map(Self)
            .ok_or_else(|| Mangel::form("a year of the form YYYY"))
    }

    fn als_xml(&self, schreiber: &mut Schreiber) {
        schreiber.text(&Teildatum::Jahr(self.0).to_string());
    }
}
einfach!(Jahr);

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

    fn lesen(leser: &mut Leser<'_>) -> Gelesen<Self> {
        Ok(match TeilbekanntesDatumMitUnbekannt::lesen(leser)? {
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
