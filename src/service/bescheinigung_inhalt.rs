//! What a Meldebescheinigung says: the register's data as rows to read and as data to attach.

use jiff::Timestamp;
use serde_json::json;
use xoev::latin::Text;

use super::{
    erklaerung_inhalt::{einzeilig, teildatum},
    urkunde_registrieren::Registriert,
};
use crate::{
    antrag::Datenumfang,
    kernel::{
        tag_in_berlin,
        uhr::{tag_lang, zeit_lang},
    },
    land::{Gemeinde, Land},
    meldewesen::{Angabe, Beteiligung, Meldedaten, Person, Wohnung, Wohnungsstatus, blattname},
    urkunde::inhalt::{Absatz, Behoerde, Gruppe, Meldebescheinigung, Textteil, Wert},
};

/// The content of the document with this number.
pub(super) fn inhalt(
    land: &Land,
    gemeinde: &Gemeinde,
    umfang: &Datenumfang,
    urkunde: &Registriert,
    jetzt: Timestamp,
    daten: &Meldedaten,
    xml: String,
) -> Meldebescheinigung {
    let mut gruppen = vec![person(&daten.person), wohnungen(&daten.wohnungen)];
    gruppen.extend(weitere(daten));
    Meldebescheinigung {
        demo: land.testbetrieb,
        behoerde: behoerde(land, gemeinde),
        nummer: urkunde.nummer.to_string(),
        absatz: match umfang {
            Datenumfang::Mindestumfang => Absatz::Eins,
            Datenumfang::Erweitert(_) => Absatz::Zwei,
        },
        ausgestellt: tag_lang(tag_in_berlin(jetzt)),
        abgerufen: zeit_lang(jetzt),
        gruppen,
        pruef_url: Some(format!("{}/pruefen", land.adresse)),
        daten: json!({
            "art": "meldebescheinigung",
            "rechtsgrundlage": "§ 18 BMG",
            "nummer": urkunde.nummer,
            "behoerde": gemeinde.meldebehoerde.name,
            "ags": gemeinde.ags,
            "abgerufen": jetzt,
            "meldedaten": daten,
            "status": { "status_list": urkunde.status },
            "statusstelle": land.name,
        }),
        xml: Some(xml),
        nachweis: None,
        siegel_svg: None,
        pruefcode: Some(urkunde.code.as_str().to_owned()),
        papier_url: Some(format!("{}/pruefen", land.adresse)),
    }
}

pub(super) fn behoerde(land: &Land, gemeinde: &Gemeinde) -> Behoerde {
    let amt = &gemeinde.meldebehoerde;
    let haus = &amt.anschrift;
    Behoerde {
        name: amt.name.clone(),
        land: Some(land.name.clone()),
        dienststelle: Some("Meldebehörde".to_owned()),
        anschrift: vec![
            format!("{} {}", haus.strasse, haus.hausnummer),
            format!("{} {}", haus.postleitzahl, haus.ort),
        ],
    }
}

fn person(person: &Person) -> Gruppe {
    let mut zeilen: Vec<(String, Wert)> =
        vec![("Familienname".to_owned(), person.familienname.as_str().into())];
    if let Some(vornamen) = &person.vornamen {
        zeilen.push((
            "Vornamen".to_owned(),
            vornamen_mit_rufname(vornamen, person.rufname.as_ref()),
        ));
    }
    if let Some(grad) = &person.doktorgrad {
        zeilen.push(("Doktorgrad".to_owned(), grad.as_str().into()));
    }
    zeilen.push(("Geburtsdatum".to_owned(), teildatum(person.geburtsdatum).into()));
    Gruppe {
        titel: "Person".to_owned(),
        zeilen,
    }
}

/// The given names with the one in use underlined (§ 18 Abs. 1 Nr. 2 BMG).
fn vornamen_mit_rufname(vornamen: &Text, rufname: Option<&Text>) -> Wert {
    let teil = |text: &str, unterstrichen| Textteil {
        text: text.to_owned(),
        unterstrichen,
    };
    match rufname.and_then(|rufname| {
        vornamen
            .as_str()
            .split_once(rufname.as_str())
            .map(|rest| (rufname, rest))
    }) {
        Some((rufname, (davor, danach))) => Wert::Teile(vec![
            teil(davor, false),
            teil(rufname.as_str(), true),
            teil(danach, false),
        ]),
        None => vornamen.as_str().into(),
    }
}

fn wohnungen(wohnungen: &[Wohnung]) -> Gruppe {
    let zeilen = wohnungen.iter().flat_map(|wohnung| {
        let art = match wohnung.status {
            Some(Wohnungsstatus::Alleinige) => "Alleinige Wohnung",
            Some(Wohnungsstatus::Haupt) => "Hauptwohnung",
            Some(Wohnungsstatus::Neben) => "Nebenwohnung",
            None => "Wohnung",
        };
        let mut text = einzeilig(&wohnung.anschrift);
        if let Some(tag) = wohnung.bezogen_am {
            text = format!("{text} (bezogen am {})", tag_lang(tag));
        }
        let weitere = gruppe(String::new(), &wohnung.weitere).zeilen;
        std::iter::once((art.to_owned(), text.into())).chain(weitere)
    });
    Gruppe {
        titel: "Derzeitige Anschriften".to_owned(),
        zeilen: zeilen.collect(),
    }
}

/// Everything beyond the minimum: what belongs to the person, to each further dwelling, to each relative.
fn weitere(daten: &Meldedaten) -> Vec<Gruppe> {
    let eigene = (!daten.weitere.is_empty()).then(|| {
        gruppe(
            "Weitere Angaben nach § 18 Absatz 2 BMG".to_owned(),
            &daten.weitere,
        )
    });
    let wohnungen = (1..)
        .zip(&daten.weitere_wohnungen)
        .map(|(nummer, angaben): (u32, _)| gruppe(format!("Weitere Wohnung {nummer}"), angaben));
    let beteiligte = daten
        .beteiligte_gezaehlt()
        .into_iter()
        .map(|(nummer, einer)| gruppe(beteiligung(einer.als, nummer), &einer.angaben));
    eigene.into_iter().chain(wohnungen).chain(beteiligte).collect()
}

/// What a relative or representative is called.
pub(super) fn beteiligung(als: Beteiligung, nummer: usize) -> String {
    match als {
        Beteiligung::Partner => "Ehe- oder Lebenspartner".to_owned(),
        Beteiligung::Kind => format!("Kind {nummer}"),
        Beteiligung::Vertreter => format!("Gesetzliche Vertretung {nummer}"),
    }
}

/// The facts under a heading. What a label says before its colon, the heading says.
pub(super) fn gruppe(titel: String, angaben: &[Angabe]) -> Gruppe {
    let zeilen = angaben.iter().map(|angabe| {
        let name = blattname(&angabe.blatt);
        let name = name.split_once(": ").map_or(name.as_str(), |(_, kurz)| kurz);
        (name.to_owned(), angabe.wert.as_str().into())
    });
    Gruppe {
        zeilen: zeilen.collect(),
        titel,
    }
}
