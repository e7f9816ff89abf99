//! Addresses as facts: one line each, whatever type the standard has for them.

use xoev::{
    Text,
    codes::UnbekanntGrund,
    xmeld::anschrift::{
        Anschrift, AnschriftAngehoeriger, AnschriftAusland, AnschriftGesperrt, AnschriftInland,
        AnschriftKind, AnschriftUnbekannt, Auslandsanschrift, Meldeanschrift,
    },
};

use super::personendaten::Angaben;

/// A dwelling of the person herself.
pub(super) fn eigene(angaben: &mut Angaben<'_>, blatt: &str, anschrift: &Anschrift) {
    match anschrift {
        Anschrift::Inland(inland) => angaben.text(blatt, Some(&zeile(&teile(inland)))),
        Anschrift::Ausland(ausland) => im_ausland(angaben, blatt, ausland),
        Anschrift::Unbekannt(unbekannt) => ohne_anschrift(angaben, blatt, unbekannt),
    }
}

/// A dwelling of the person herself, with the note of § 52 BMG where it has one.
pub(super) fn gesperrte(angaben: &mut Angaben<'_>, blatt: &str, anschrift: &AnschriftGesperrt) {
    match anschrift {
        AnschriftGesperrt::Inland(eine) => {
            angaben.text(blatt, Some(&zeile(&teile(&eine.inland))));
            sperrvermerk(angaben, eine.bedingter_sperrvermerk.is_some());
        }
        AnschriftGesperrt::Ausland(ausland) => im_ausland(angaben, blatt, ausland),
        AnschriftGesperrt::Unbekannt(unbekannt) => ohne_anschrift(angaben, blatt, unbekannt),
    }
}

/// That an address has the note of § 52 BMG.
pub(super) fn sperrvermerk(angaben: &mut Angaben<'_>, da: bool) {
    if da {
        angaben.text("sperrvermerk", Some("bedingter Sperrvermerk nach § 52 BMG"));
    }
}

/// The address of a partner or representative.
pub(super) fn angehoeriger(angaben: &mut Angaben<'_>, blatt: &str, anschrift: &AnschriftAngehoeriger) {
    match anschrift {
        AnschriftAngehoeriger::Inland(inland) => angaben.text(blatt, Some(&zeile(inland))),
        AnschriftAngehoeriger::Ausland(ausland) => im_ausland(angaben, blatt, ausland),
        AnschriftAngehoeriger::Unbekannt(unbekannt) => ohne_anschrift(angaben, blatt, unbekannt),
    }
}

/// The address of a child.
pub(super) fn kind(angaben: &mut Angaben<'_>, blatt: &str, anschrift: &AnschriftKind) {
    match anschrift {
        AnschriftKind::Inland(inland) => angaben.text(blatt, Some(&zeile(inland))),
        AnschriftKind::Unbekannt(unbekannt) => ohne_anschrift(angaben, blatt, unbekannt),
    }
}

/// The address after a move abroad, DSMeld 1232 and 1233.
pub(super) fn nach_wegzug(angaben: &mut Angaben<'_>, anschrift: &Auslandsanschrift) {
    angaben.code("1232", Some(&anschrift.staat));
    if let Some(zone) = &anschrift.anschriftzone {
        let zeilen: Vec<_> = zone.zeilen.iter().map(|zeile| zeile.inhalt.as_str()).collect();
        angaben.text("1233", Some(&zeilen.join(", ")));
    }
}

fn im_ausland(angaben: &mut Angaben<'_>, blatt: &str, ausland: &AnschriftAusland) {
    match ausland {
        AnschriftAusland::Staat(staat) => angaben.code(blatt, Some(staat)),
        AnschriftAusland::ZuRechtNichtUebermittelt(_) => {
            angaben.text(blatt, Some("im Ausland, nicht übermittelt"));
        }
    }
}

fn ohne_anschrift(angaben: &mut Angaben<'_>, blatt: &str, unbekannt: &AnschriftUnbekannt) {
    match unbekannt.sachverhalt {
        Some(grund) => angaben.schluessel(blatt, UnbekanntGrund::LISTE.uri, grund.code()),
        None => angaben.text(blatt, Some("unbekannt")),
    }
}

/// Everything that an address in Germany says, in one line.
fn zeile(von: &Meldeanschrift) -> String {
    let haus = [
        von.strasse.as_ref().map(Text::as_str),
        von.hausnummer.as_ref().map(xoev::werte::Hausnummer::as_str),
        von.hausnummer_zusatz
            .as_ref()
            .map(xoev::werte::HausnummerZusatz::as_str),
        von.teilnummer.as_ref().map(Text::as_str),
    ];
    let ort = [
        von.postleitzahl.as_ref().map(xoev::werte::Postleitzahl::as_str),
        von.wohnort.as_ref().map(Text::as_str),
    ];
    let verbunden = |teile: &[Option<&str>]| {
        let teile: Vec<_> = teile.iter().flatten().copied().collect();
        (!teile.is_empty()).then(|| teile.join(" "))
    };
    [
        verbunden(&haus),
        von.stockwerk.as_ref().map(|text| text.as_str().to_owned()),
        von.zusatzangaben.as_ref().map(|text| text.as_str().to_owned()),
        von.wohnungsinhaber
            .as_ref()
            .map(|text| format!("bei {}", text.as_str())),
        verbunden(&ort),
        von.frueherer_gemeindename
            .as_ref()
            .map(|text| format!("früher {}", text.as_str())),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(", ")
}

/// An address that must be complete, as one that need not be.
fn teile(von: &AnschriftInland) -> Meldeanschrift {
    let von = von.clone();
    Meldeanschrift {
        gemeindeschluessel: Some(von.gemeindeschluessel),
        hausnummer: von.hausnummer,
        hausnummer_zusatz: von.hausnummer_zusatz,
        postleitzahl: Some(von.postleitzahl),
        stockwerk: von.stockwerk,
        strasse: Some(von.strasse),
        teilnummer: von.teilnummer,
        wohnort: Some(von.wohnort),
        frueherer_gemeindename: von.frueherer_gemeindename,
        wohnungsinhaber: von.wohnungsinhaber,
        zusatzangaben: von.zusatzangaben,
    }
}
