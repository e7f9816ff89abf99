//! Addresses and small values between the register's own types and those of XMeld.

use xoev::{
    codelist::{Code, CodeError, Liste},
    codes,
    latin::{Text, TextError},
    werte,
    xmeld::{
        anschrift::{AnschriftInland, Meldeanschrift},
        identifikation::{Identifikation, StrasseUndHausnummer},
        name::{AllgemeinerName, Familienname, Vornamen},
    },
};

use super::erkennen::Merkmale;
use crate::meldewesen::{
    Anschrift, Hausnummer, Hausnummernzusatz, Postleitzahl, Wohnungsnummer, Wohnungsstatus,
};

/// A value of the register that XMeld cannot say, or the other way round. Carries no value.
#[derive(Debug)]
pub(super) struct Undarstellbar;

impl From<CodeError> for Undarstellbar {
    fn from(_: CodeError) -> Self {
        Self
    }
}

impl From<TextError> for Undarstellbar {
    fn from(_: TextError) -> Self {
        Self
    }
}

/// Versions of the code lists that messages name; a receiver does not refuse a code because of them.
pub(super) mod version {
    pub(in crate::register) const AGS: &str = "2026-04-30";
    pub(in crate::register) const STAATSANGEHOERIGKEIT: &str = "2024-08-01";
    pub(in crate::register) const GEBIET: &str = "2024-08-01";
    pub(in crate::register) const GESCHLECHT: &str = "1";
    pub(in crate::register) const RELIGION: &str = "0";
}

pub(super) fn code<L: Liste>(schluessel: &str, version: &str) -> Result<Code<L>, Undarstellbar> {
    Ok(Code::parse(schluessel, version)?)
}

pub(super) fn geschlecht(wert: codes::Geschlecht) -> Result<Code<codes::GeschlechtListe>, Undarstellbar> {
    code(wert.code(), version::GESCHLECHT)
}

pub(super) const fn status(wert: Wohnungsstatus) -> codes::Wohnungsstatus {
    match wert {
        Wohnungsstatus::Alleinige => codes::Wohnungsstatus::Alleinige,
        Wohnungsstatus::Haupt => codes::Wohnungsstatus::Haupt,
        Wohnungsstatus::Neben => codes::Wohnungsstatus::Neben,
    }
}

pub(super) const fn status_aus(wert: codes::Wohnungsstatus) -> Wohnungsstatus {
    match wert {
        codes::Wohnungsstatus::Alleinige => Wohnungsstatus::Alleinige,
        codes::Wohnungsstatus::Haupt => Wohnungsstatus::Haupt,
        codes::Wohnungsstatus::Neben => Wohnungsstatus::Neben,
    }
}

/// The name, or the statement that there is none.
pub(super) fn name(text: Option<&Text>) -> AllgemeinerName {
    text.map_or(AllgemeinerName::NichtVorhanden(werte::Ja), |text| {
        AllgemeinerName::Name(text.clone())
    })
}

pub(super) fn familienname(text: &Text) -> Familienname {
    Familienname {
        nachname: name(Some(text)),
        nachname_pass: None,
    }
}

pub(super) fn vornamen(text: Option<&Text>) -> Vornamen {
    Vornamen {
        vornamen: name(text),
        vornamen_pass: None,
    }
}

/// The address as every dwelling in a message has it.
pub(super) fn inland(anschrift: &Anschrift) -> Result<AnschriftInland, Undarstellbar> {
    Ok(AnschriftInland {
        gemeindeschluessel: code(anschrift.ags.as_str(), version::AGS)?,
        hausnummer: anschrift
            .hausnummer
            .as_ref()
            .map(|n| werte::Hausnummer::parse(n.as_str()))
            .transpose()?,
        hausnummer_zusatz: anschrift
            .hausnummernzusatz
            .as_ref()
            .map(|z| werte::HausnummerZusatz::parse(z.as_str()))
            .transpose()?,
        postleitzahl: werte::Postleitzahl::parse(anschrift.postleitzahl.as_str())?,
        stockwerk: anschrift
            .wohnungsnummer
            .as_ref()
            .map(|n| werte::Stockwerk::parse(n.as_str()))
            .transpose()?,
        strasse: anschrift.strasse.clone(),
        teilnummer: anschrift.teilnummer.clone(),
        wohnort: anschrift.wohnort.clone(),
        frueherer_gemeindename: None,
        wohnungsinhaber: anschrift.wohnungsinhaber.clone(),
        zusatzangaben: anschrift.zusatzangaben.clone(),
    })
}

/// The address of a relative, whose parts are all optional in the schema.
pub(super) fn meldeanschrift(anschrift: &Anschrift) -> Result<Meldeanschrift, Undarstellbar> {
    let AnschriftInland {
        gemeindeschluessel,
        hausnummer,
        hausnummer_zusatz,
        postleitzahl,
        stockwerk,
        strasse,
        teilnummer,
        wohnort,
        frueherer_gemeindename,
        wohnungsinhaber,
        zusatzangaben,
    } = inland(anschrift)?;
    Ok(Meldeanschrift {
        gemeindeschluessel: Some(gemeindeschluessel),
        hausnummer,
        hausnummer_zusatz,
        postleitzahl: Some(postleitzahl),
        stockwerk,
        strasse: Some(strasse),
        teilnummer,
        wohnort: Some(wohnort),
        frueherer_gemeindename,
        wohnungsinhaber,
        zusatzangaben,
    })
}

/// The address of a relative as it came in a message, if it has what an address must have.
pub(super) fn anschrift_aus_meldeanschrift(teile: &Meldeanschrift) -> Result<Anschrift, Undarstellbar> {
    let Meldeanschrift {
        gemeindeschluessel,
        hausnummer,
        hausnummer_zusatz,
        postleitzahl,
        stockwerk,
        strasse,
        teilnummer,
        wohnort,
        frueherer_gemeindename,
        wohnungsinhaber,
        zusatzangaben,
    } = teile.clone();
    anschrift(&AnschriftInland {
        gemeindeschluessel: gemeindeschluessel.ok_or(Undarstellbar)?,
        hausnummer,
        hausnummer_zusatz,
        postleitzahl: postleitzahl.ok_or(Undarstellbar)?,
        stockwerk,
        strasse: strasse.ok_or(Undarstellbar)?,
        teilnummer,
        wohnort: wohnort.ok_or(Undarstellbar)?,
        frueherer_gemeindename,
        wohnungsinhaber,
        zusatzangaben,
    })
}

/// The address of a dwelling as it came in a message.
pub(super) fn anschrift(inland: &AnschriftInland) -> Result<Anschrift, Undarstellbar> {
    let form = |_| Undarstellbar;
    Ok(Anschrift {
        ags: inland.gemeindeschluessel.wert,
        postleitzahl: Postleitzahl::parse(inland.postleitzahl.as_str()).map_err(form)?,
        wohnort: inland.wohnort.clone(),
        strasse: inland.strasse.clone(),
        hausnummer: inland
            .hausnummer
            .as_ref()
            .map(|n| Hausnummer::parse(n.as_str()))
            .transpose()
            .map_err(form)?,
        hausnummernzusatz: inland
            .hausnummer_zusatz
            .as_ref()
            .map(|z| Hausnummernzusatz::parse(z.as_str()))
            .transpose()
            .map_err(form)?,
        teilnummer: inland.teilnummer.clone(),
        wohnungsnummer: inland
            .stockwerk
            .as_ref()
            .map(|n| Wohnungsnummer::parse(n.as_str()))
            .transpose()
            .map_err(form)?,
        zusatzangaben: inland.zusatzangaben.clone(),
        wohnungsinhaber: inland.wohnungsinhaber.clone(),
    })
}

/// What identifies the person of a message.
pub(super) fn merkmale(identifikation: &Identifikation) -> Result<Merkmale, Undarstellbar> {
    let anschrift = &identifikation.anschrift;
    Ok(Merkmale {
        familienname: identifikation.familienname.name().cloned().ok_or(Undarstellbar)?,
        vornamen: identifikation.vornamen.name().cloned(),
        geburtsdatum: identifikation.geburt.geburtsdatum,
        ags: anschrift.gemeindeschluessel.wert,
        postleitzahl: Text::parse(anschrift.postleitzahl.as_str())?,
        strasse_hausnummer: match &anschrift.strasse_und_hausnummer {
            StrasseUndHausnummer::Konkateniert(text) => text.clone(),
            StrasseUndHausnummer::Strukturiert(teile) => {
                let teile = [
                    Some(teile.strasse.as_str()),
                    teile.hausnummer.as_ref().map(werte::Hausnummer::as_str),
                    teile
                        .hausnummer_zusatz
                        .as_ref()
                        .map(werte::HausnummerZusatz::as_str),
                    teile.teilnummer.as_ref().map(Text::as_str),
                ];
                Text::parse(&teile.into_iter().flatten().collect::<Vec<_>>().join(" "))?
            }
        },
    })
}
