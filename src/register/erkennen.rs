//! Who is meant: only the complete match of § 4 Abs. 2 BMeldDigiV identifies a person.

use serde::{Deserialize, Serialize};
use xoev::{ags::Ags, codes::NichterstellungGrund, latin::Text, teildatum::Teildatum};

use super::{
    bestand::Bestand,
    einwohner::{Bezug, Einwohner, Schluessel},
};
use crate::meldewesen::Anschrift;

/// What a portal or another register says about a person. Source: § 4 Abs. 1 BMeldDigiV.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Merkmale {
    /// DSMeld 0101a.
    pub familienname: Text,
    /// DSMeld 0301; `None` for a person without given names.
    pub vornamen: Option<Text>,
    /// DSMeld 0601.
    pub geburtsdatum: Teildatum,
    /// DSMeld 1201.
    pub ags: Ags,
    /// DSMeld 1202.
    pub postleitzahl: Text,
    /// DSMeld 1205 to 1209 in one line, as the chip of an identity card holds it.
    pub strasse_hausnummer: Text,
}

/// Among whom a person is looked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kreis {
    /// All inhabitants: the person asks for themselves.
    Alle,
    /// Those without a lock or note: somebody asks for a relative (§ 23a Abs. 1 Satz 4 BMG). Whoever has one is not found,
    /// as if nobody of that name lived there (§ 51 Abs. 2 BMG).
    Ungesperrte,
}

impl Merkmale {
    /// What identifies `person` in the dwelling `bezug`.
    #[must_use]
    pub fn von(person: &Einwohner, bezug: &Bezug) -> Option<Self> {
        Some(Self {
            familienname: person.person.familienname.clone(),
            vornamen: person.person.vornamen.clone(),
            geburtsdatum: person.person.geburtsdatum,
            ags: bezug.anschrift.ags,
            postleitzahl: Text::parse(bezug.anschrift.postleitzahl.as_str()).ok()?,
            strasse_hausnummer: Text::parse(&bezug.anschrift.strasse_und_nummer()).ok()?,
        })
    }

    /// One line that is the same for the same person at the same address.
    #[must_use]
    pub fn kennzeichen(&self) -> String {
        let teile = [
            einzeln(self.familienname.as_str()),
            self.vornamen
                .as_ref()
                .map(|text| einzeln(text.as_str()))
                .unwrap_or_default(),
            self.geburtsdatum.to_string(),
            self.ags.to_string(),
            self.postleitzahl.as_str().to_owned(),
            verdichtet(self.strasse_hausnummer.as_str()),
        ];
        teile.join("|")
    }

    /// Whether these are the names and the birth date of `person`, wherever they live.
    #[must_use]
    pub fn nennt(&self, person: &Einwohner) -> bool {
        let person = &person.person;
        einzeln(self.familienname.as_str()) == einzeln(person.familienname.as_str())
            && self.vornamen.as_ref().map(|text| einzeln(text.as_str()))
                == person.vornamen.as_ref().map(|text| einzeln(text.as_str()))
            && self.geburtsdatum == person.geburtsdatum
    }

    /// Whether this is the address `anschrift`.
    #[must_use]
    pub fn wohnt_in(&self, anschrift: &Anschrift) -> bool {
        self.ags == anschrift.ags
            && self.postleitzahl.as_str() == anschrift.postleitzahl.as_str()
            && verdichtet(self.strasse_hausnummer.as_str()) == verdichtet(&anschrift.strasse_und_nummer())
    }
}

impl Bestand {
    /// The one person with these data who has their sole or main dwelling here.
    ///
    /// # Errors
    /// As [`Self::finde`], and [`NichterstellungGrund::NichtMitHauptwohnung`].
    pub(super) fn erkenne(
        &self,
        merkmale: &Merkmale,
        kreis: Kreis,
    ) -> Result<(&Schluessel, &Einwohner), NichterstellungGrund> {
        let eintrag = self.finde(merkmale, kreis)?;
        if eintrag.1.hauptwohnung().is_none() {
            return Err(NichterstellungGrund::NichtMitHauptwohnung);
        }
        Ok(eintrag)
    }

    /// The one person with these data who has any dwelling here.
    ///
    /// # Errors
    /// The reason that the answer names. A person is recognised by the address that counts for them now: the sole or main
    /// dwelling, else a secondary one or the main one elsewhere, else the one they left. Every inhabitant is looked at,
    /// whatever comes of it, so that the time of an answer says nothing.
    pub(super) fn finde(
        &self,
        merkmale: &Merkmale,
        kreis: Kreis,
    ) -> Result<(&Schluessel, &Einwohner), NichterstellungGrund> {
        let gemeint: Vec<_> = self
            .einwohner
            .iter()
            .filter(|(_, person)| {
                merkmale.nennt(person)
                    && massgebliche(person)
                        .iter()
                        .any(|anschrift| merkmale.wohnt_in(anschrift))
                    && (kreis == Kreis::Alle || !person.gesperrt())
            })
            .collect();
        let mut treffer = gemeint.into_iter();
        let (Some(eintrag), None) = (treffer.next(), treffer.next()) else {
            return Err(NichterstellungGrund::NichtIdentifiziert);
        };
        let person = eintrag.1;
        if person.verstorben_am.is_some() {
            Err(NichterstellungGrund::Verstorben)
        } else if person.aktuelle().next().is_none() {
            Err(NichterstellungGrund::NichtGemeldet)
        } else {
            Ok(eintrag)
        }
    }
}

fn massgebliche(person: &Einwohner) -> Vec<&Anschrift> {
    if let Some(hauptwohnung) = person.hauptwohnung() {
        return vec![&hauptwohnung.anschrift];
    }
    let aktuelle: Vec<_> = person.aktuelle().map(|bezug| &bezug.anschrift).collect();
    if aktuelle.is_empty() {
        let letzte = person.wohnungen.iter().max_by_key(|bezug| bezug.auszug);
        return letzte.into_iter().map(|bezug| &bezug.anschrift).collect();
    }
    aktuelle
        .into_iter()
        .chain(&person.hauptwohnung_auswaerts)
        .collect()
}

/// `text` with single blanks only.
fn einzeln(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` in lower case without white space: `12 a` and `12a` are one house number.
pub(super) fn verdichtet(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_lowercase)
        .collect()
}
