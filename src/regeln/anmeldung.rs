//! Whether an Anmeldung may be sent: who, from where, to where.

use jiff::civil::Date;
use serde::Serialize;
use xoev::{ags::Ags, teildatum::Teildatum};

use super::Geprueft;
use crate::{
    antrag::{Anmeldung, Umzugsart},
    meldewesen::{Anschrift, Meldedaten},
};

/// A rule that stands against an Anmeldung, with what it rests on.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Befund {
    /// The person is not of age; that case is served at the counter for now (§ 17 Abs. 3 BMG).
    Minderjaehrig,
    /// Nothing changes: the register already holds the new dwelling (§ 17 Abs. 1 BMG).
    SchonGemeldet,
    /// An Ummeldung leads into another commune: that is an Anmeldung (§ 23a BMG).
    AndereGemeinde,
    /// An Anmeldung stays within the commune: that is an Ummeldung (§ 23a BMG).
    GleicheGemeinde,
    /// The day of moving in lies before the person's birth.
    VorGeburt,
}

impl Befund {
    /// The key of the finding in the texts of every language: `befund-…`.
    #[must_use]
    pub const fn schluessel(self) -> &'static str {
        match self {
            Self::Minderjaehrig => "befund-minderjaehrig",
            Self::SchonGemeldet => "befund-schon-gemeldet",
            Self::AndereGemeinde => "befund-andere-gemeinde",
            Self::GleicheGemeinde => "befund-gleiche-gemeinde",
            Self::VorGeburt => "befund-vor-geburt",
        }
    }
}

/// Checks `antrag` of a person whose present register at `wegzug` answered `bestand`.
///
/// # Errors
/// Every rule that stands against it.
pub fn pruefe_anmeldung(
    antrag: Anmeldung,
    bestand: &Meldedaten,
    wegzug: Ags,
    heute: Date,
) -> Result<Geprueft<Anmeldung>, Vec<Befund>> {
    let neu = &antrag.neue_wohnung;
    let mut befunde = Vec::new();
    if !volljaehrig(bestand.person.geburtsdatum, heute) {
        befunde.push(Befund::Minderjaehrig);
    }
    if let Teildatum::Tag(geburt) = bestand.person.geburtsdatum
        && neu.einzug.tag() < geburt
    {
        befunde.push(Befund::VorGeburt);
    }
    if bestand
        .wohnungen
        .iter()
        .any(|w| dieselbe(&w.anschrift, &neu.anschrift))
    {
        befunde.push(Befund::SchonGemeldet);
    }
    match antrag.art {
        Umzugsart::Anmeldung if neu.anschrift.ags == wegzug => befunde.push(Befund::GleicheGemeinde),
        Umzugsart::Ummeldung if neu.anschrift.ags != wegzug => befunde.push(Befund::AndereGemeinde),
        _ => {}
    }
    if befunde.is_empty() {
        Ok(Geprueft::neu(antrag))
    } else {
        Err(befunde)
    }
}

/// Whether somebody born on `geburt` is of age on `heute`; an unknown part counts as the last day it may be.
///
/// Source: § 2 BGB.
fn volljaehrig(geburt: Teildatum, heute: Date) -> bool {
    let jahre = |jahr: i16| heute.year() - jahr;
    match geburt {
        Teildatum::Tag(tag) => heute >= tag.saturating_add(jiff::Span::new().years(18)),
        Teildatum::Monat { jahr, monat } => jahre(jahr) > 18 || (jahre(jahr) == 18 && heute.month() > monat),
        Teildatum::Jahr(jahr) => jahre(jahr) > 18,
        Teildatum::Unbekannt => false,
    }
}

fn dieselbe(eine: &Anschrift, andere: &Anschrift) -> bool {
    eine.ags == andere.ags
        && eine.strasse_und_nummer().to_lowercase() == andere.strasse_und_nummer().to_lowercase()
        && eine.wohnungsnummer == andere.wohnungsnummer
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn one_comes_of_age_on_the_eighteenth_birthday() {
        let geburt = Teildatum::Tag(date(2008, 11, 22));
        assert!(volljaehrig(geburt, date(2026, 11, 22)));
        assert!(!volljaehrig(geburt, date(2026, 11, 21)));
        assert!(!volljaehrig(Teildatum::Jahr(2008), date(2026, 11, 22)));
        assert!(volljaehrig(Teildatum::Tag(date(2008, 2, 29)), date(2026, 3, 1)));
    }
}
