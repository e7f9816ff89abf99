//! Partner, children and representatives in a 1703, fact by fact under their DSMeld sheets, so that the person can check
//! them. Who may move along is another question: see `angehoerige`.

use xoev::{
    Text,
    codes::{Partnerschaftstyp, UnbekanntGrund, Wohnungsart, Wohnungsstatus},
    listen::Codelisten,
    xmeld::{
        anschrift::{
            AnschriftAngehoeriger, AnschriftAusland, AnschriftKind, AnschriftUnbekannt, Meldeanschrift,
        },
        meldeschein::{MeldescheinKind, MeldescheinPartner, VorausgefuellterMeldeschein},
        name::{Familienname, VertreterName},
        person::{Geburtsdatum, GesetzlicherVertreter},
    },
};

use super::personendaten::Angaben;
use crate::meldewesen::{Beteiligter, Beteiligung};

/// All of them: the partner, children, representatives.
pub(super) fn beteiligte(schein: &VorausgefuellterMeldeschein, listen: &Codelisten) -> Vec<Beteiligter> {
    let einer = |als, angaben: Angaben<'_>| Beteiligter {
        als,
        angaben: angaben.alle,
    };
    let partner = schein.partner.iter().map(|p| partner(p, Angaben::neu(listen)));
    let kinder = schein.kinder.iter().map(|k| kind(k, Angaben::neu(listen)));
    let vertreter = schein
        .gesetzliche_vertreter
        .iter()
        .map(|v| vertreter(v, Angaben::neu(listen)));
    partner
        .map(|angaben| einer(Beteiligung::Partner, angaben))
        .chain(kinder.map(|angaben| einer(Beteiligung::Kind, angaben)))
        .chain(vertreter.map(|angaben| einer(Beteiligung::Vertreter, angaben)))
        .collect()
}

/// The sheets of a partner: name, name at birth, given names, doctorate, birth, sex, address.
const EHEGATTE: [&str; 7] = ["1501a", "1502b", "1503", "1504", "1505", "1506", "1508"];
const LEBENSPARTNER: [&str; 7] = ["1517a", "1518b", "1519", "1520", "1521", "1522", "1524"];

fn partner<'l>(von: &MeldescheinPartner, mut angaben: Angaben<'l>) -> Angaben<'l> {
    let [nachname, geburtsname, vornamen, grad, geburt, geschlecht, wohnung] = match von.partnerschaftstyp {
        Some(Partnerschaftstyp::Lebenspartner) => LEBENSPARTNER,
        _ => EHEGATTE,
    };
    if let Some(typ) = von.partnerschaftstyp {
        angaben.schluessel("partnerschaft", Partnerschaftstyp::LISTE.uri, typ.code());
    }
    if let Some(name) = &von.name {
        familienname(&mut angaben, nachname, name.familienname.as_ref());
        angaben.name(geburtsname, name.geburtsname.as_ref());
        angaben.name(vornamen, name.vornamen.as_ref());
        angaben.text(grad, name.doktorgrad.as_ref().map(Text::as_str));
    }
    geboren(&mut angaben, geburt, von.geburt.as_ref());
    angaben.code(geschlecht, von.geschlecht.as_ref());
    for eine in &von.wohnungen {
        if let Some(anschrift) = &eine.anschrift {
            angehoeriger(&mut angaben, wohnung, anschrift);
        }
        if let Some(status) = eine.status {
            angaben.schluessel("1213", Wohnungsstatus::LISTE.uri, status.code());
        }
        if let Some(art) = eine.art {
            angaben.schluessel("1213a", Wohnungsart::LISTE.uri, art.code());
        }
    }
    angaben
}

fn kind<'l>(von: &MeldescheinKind, mut angaben: Angaben<'l>) -> Angaben<'l> {
    if let Some(name) = &von.name {
        familienname(&mut angaben, "1601a", name.familienname.as_ref());
        angaben.name("1603", name.vornamen.as_ref());
    }
    geboren(&mut angaben, "1604", von.geburt.as_ref());
    angaben.code("1604a", von.geschlecht.as_ref());
    match &von.anschrift {
        Some(AnschriftKind::Inland(inland)) => angaben.text("1200", Some(&zeile(inland))),
        Some(AnschriftKind::Unbekannt(unbekannt)) => ohne_anschrift(&mut angaben, "1200", unbekannt),
        None => {}
    }
    angaben
}

fn vertreter<'l>(von: &GesetzlicherVertreter, mut angaben: Angaben<'l>) -> Angaben<'l> {
    match &von.name {
        Some(VertreterName::NatuerlichePerson(name)) => {
            familienname(&mut angaben, "0902a", name.familienname.as_ref());
            angaben.name("0904", name.vornamen.as_ref());
            angaben.text("0905", name.doktorgrad.as_ref().map(Text::as_str));
        }
        Some(VertreterName::JuristischePerson(name)) => angaben.text("vertretung-name", Some(name.as_str())),
        None => {}
    }
    geboren(&mut angaben, "0906", von.geburt.as_ref());
    angaben.code("0917", von.geschlecht.as_ref());
    if let Some(anschrift) = &von.anschrift {
        angehoeriger(&mut angaben, "0907a", anschrift);
    }
    angaben.code("vertretung", von.schluessel.as_ref());
    angaben
}

fn familienname(angaben: &mut Angaben<'_>, blatt: &str, name: Option<&Familienname>) {
    angaben.name(blatt, name.map(|name| &name.nachname));
    angaben.name("name-pass", name.and_then(|name| name.nachname_pass.as_ref()));
}

fn geboren(angaben: &mut Angaben<'_>, blatt: &str, geburt: Option<&Geburtsdatum>) {
    angaben.datum(blatt, geburt.map(|geburt| geburt.geburtsdatum));
}

fn angehoeriger(angaben: &mut Angaben<'_>, blatt: &str, anschrift: &AnschriftAngehoeriger) {
    match anschrift {
        AnschriftAngehoeriger::Inland(inland) => angaben.text(blatt, Some(&zeile(inland))),
        AnschriftAngehoeriger::Ausland(AnschriftAusland::Staat(staat)) => angaben.code(blatt, Some(staat)),
        AnschriftAngehoeriger::Ausland(AnschriftAusland::ZuRechtNichtUebermittelt(_)) => {
            angaben.text(blatt, Some("im Ausland, nicht übermittelt"));
        }
        AnschriftAngehoeriger::Unbekannt(unbekannt) => ohne_anschrift(angaben, blatt, unbekannt),
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
