//! The person as the means of identification told her: the same in every message to a register.

use xoev::{
    Code, Ja,
    werte::{Hausnummer, HausnummerZusatz, Postleitzahl},
    xmeld::{
        identifikation::{Identifikation, IdentifikationAnschrift, StrasseUndHausnummer, Strassenanschrift},
        name::AllgemeinerName,
        person::Geburtsdatum,
    },
};

use super::SchreibFehler;
use crate::meldewesen::{Chipanschrift, Identitaet};

/// Version of the Gemeindeverzeichnis that our messages name.
pub(super) const AGS_VERSION: &str = "2026-04-30";

/// Source: § 4 BMeldDigiV.
pub(super) fn identifikation(typ: &'static str, wer: &Identitaet) -> Result<Identifikation, SchreibFehler> {
    let nicht = |grund: &str| SchreibFehler {
        typ,
        grund: grund.to_owned(),
    };
    let anschrift = &wer.anschrift;
    Ok(Identifikation {
        familienname: wer.familienname.clone().into(),
        vornamen: wer
            .vornamen
            .clone()
            .map_or(AllgemeinerName::NichtVorhanden(Ja), AllgemeinerName::Name),
        geburt: Geburtsdatum {
            geburtsdatum: wer.geburtsdatum,
        },
        anschrift: IdentifikationAnschrift {
            gemeindeschluessel: Code::parse(anschrift.ags.as_str(), AGS_VERSION)
                .map_err(|_| nicht("the AGS is not a code"))?,
            postleitzahl: Postleitzahl::parse(anschrift.postleitzahl.as_str())
                .map_err(|_| nicht("the postcode does not fit"))?,
            strasse_und_hausnummer: strasse(anschrift)
                .ok_or_else(|| nicht("the house number does not fit"))?,
        },
    })
}

/// In one text as the chip stores it; in parts where the address comes from a register.
fn strasse(anschrift: &Chipanschrift) -> Option<StrasseUndHausnummer> {
    let Some(teile) = &anschrift.teile else {
        return Some(StrasseUndHausnummer::Konkateniert(
            anschrift.strasse_hausnummer.clone(),
        ));
    };
    Some(StrasseUndHausnummer::Strukturiert(Strassenanschrift {
        hausnummer: teile
            .hausnummer
            .as_ref()
            .map(|nummer| Hausnummer::parse(nummer.as_str()))
            .transpose()
            .ok()?,
        hausnummer_zusatz: teile
            .zusatz
            .as_ref()
            .map(|zusatz| HausnummerZusatz::parse(zusatz.as_str()))
            .transpose()
            .ok()?,
        strasse: teile.strasse.clone(),
        teilnummer: teile.teilnummer.clone(),
    }))
}
