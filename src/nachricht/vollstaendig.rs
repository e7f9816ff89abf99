//! Whether everything that a 1701, 1703 or 1710 carries is read and shown: each with every element filled, leaf by leaf.

use std::collections::{BTreeMap, BTreeSet};

use xoev::{Nachricht, listen::Codelisten};

use super::{
    Bescheinigungsantwort, Meldescheinantwort, Registerpost, lies_bescheinigung, lies_meldeschein, lies_post,
};
use crate::{
    kernel::{
        NachrichtId,
        uhr::{monatsname, tag_lang},
    },
    meldewesen::{Angabe, Meldedaten, Selbstauskunft},
};

/// Messages made from the descriptions of the standard.
#[path = "../../crates/xoev/tests/bau/mod.rs"]
#[expect(dead_code, reason = "other tests build other messages with it")]
mod bau;

/// Leaves that are not shown, with the reason.
const NICHT_GEZEIGT: [(&str, &str); 7] = [
    (
        "gemeindeschluessel",
        "the key of the commune, which is shown by its name",
    ),
    ("nichtVorhanden", "there is no such name, so there is no line"),
    (
        "datumDesBeziehens/unbekannt",
        "the register does not know the day, so there is no line",
    ),
    (
        "widerspruecheUebermittlungssperren/grund",
        "shown in words where they are entered and deleted",
    ),
    ("zeilennummer", "the place of a line, which its place shows"),
    ("position", "the place of a line, which its place shows"),
    ("frist", "of an objection; forbidden there by R-PERSON-3"),
];
/// What the builder writes as the name of a key: keys are shown in the words of their list.
const NAME_EINES_SCHLUESSELS: &str = "Bezeichnung aus der Liste";
/// Leaves that are shown in other words.
const IN_WORTEN: [(&str, &str); 13] = [
    ("bedingterSperrvermerk", "bedingter Sperrvermerk nach § 52 BMG"),
    ("zurechtnichtuebermittelt", "im Ausland, nicht übermittelt"),
    ("anschriftUnbekannt", "nach unbekannt|unbekannte"),
    ("geburtsdatum/unbekannt", "unbekannt"),
    ("nichtVerstorben", "Es ist kein Sterbedatum gespeichert."),
    ("azrKommunikation", "nur für das Ausländerzentralregister"),
    (
        "geburtseintragOhneGeburtsurkunde",
        "Geburt eingetragen, Urkunde nicht ausgestellt",
    ),
    ("eintragVonAmtsWegen", "von Amts wegen"),
    (
        "verteidigungsfall/verteidigungsfall",
        "vor dem Jahr der regelmäßigen Erfassung erfasst",
    ),
    ("dauernderAusschluss", "dauernd"),
    ("endedatumWirdNachgeliefert", "wird noch mitgeteilt"),
    ("datumDesAuszugs/unbekannt", "unbekannt"),
    ("datumLetzterWegzugAusland/unbekannt", "unbekannt"),
];
/// How often every choice is taken another way.
const RUNDEN: usize = 24;

/// A message with every element filled, and its number. The first one that has data and a name for everybody.
pub(super) fn gefuellt(nummer: &str) -> (&'static str, String) {
    (0..RUNDEN)
        .flat_map(|runde| bau::alle(bau::Fuelle::Voll(runde)))
        .find(|(typ, xml)| *typ == nummer && xml.contains("meldedaten>") && !xml.contains("nichtVorhanden"))
        .unwrap()
}

/// One leaf: the names of the elements down to it, and its characters.
struct Blatt {
    pfad: Vec<String>,
    wert: String,
}

impl Blatt {
    fn endet(&self, ende: &str) -> bool {
        let pfad = self.pfad.join("/");
        pfad.ends_with(ende) && pfad[..pfad.len() - ende.len()].ends_with('/')
            || ende.split_once('/').is_some_and(|(oben, unten)| {
                self.pfad.iter().any(|name| name == oben) && self.pfad.iter().any(|name| name == unten)
            })
    }
}

/// The leaves of a document that our builder wrote, the header left out. Texts are made unlike each other.
fn einzig(xml: &str, inhalt: &str) -> (String, Vec<Blatt>) {
    let (mut neu, mut blaetter, mut pfad) = (String::new(), Vec::new(), Vec::<String>::new());
    let mut nummer = 0;
    let stuecke: Vec<&str> = xml.split('<').collect();
    for (stelle, stueck) in stuecke.iter().enumerate() {
        if stelle > 0 {
            neu.push('<');
        }
        let Some((marke, text)) = stueck.split_once('>') else {
            neu.push_str(stueck);
            continue;
        };
        neu.push_str(marke);
        neu.push('>');
        if marke.starts_with('?') {
            neu.push_str(text);
            continue;
        }
        if marke.starts_with('/') {
            pfad.pop();
            neu.push_str(text);
            continue;
        }
        let name = marke.split_whitespace().next().unwrap();
        pfad.push(name.rsplit(':').next().unwrap().to_owned());
        let ist_blatt = stuecke
            .get(stelle + 1)
            .is_some_and(|naechstes| naechstes.starts_with('/'));
        let im_inhalt = pfad.iter().any(|name| name == inhalt);
        if !(ist_blatt && im_inhalt) {
            neu.push_str(text);
            continue;
        }
        nummer += 1;
        let code = pfad.last().is_some_and(|name| name == "code");
        let wert = match text {
            "2026-11-01" => format!("{}-11-01", 1800 + nummer),
            "1994-07" => format!("{}-07", 1800 + nummer),
            "1994" => format!("{}", 1800 + nummer),
            _ if code || text == "true" || text.contains("Dr.") || text.contains("DR.") => text.to_owned(),
            _ if text.contains('\'') || text.contains("&lt;") || text.contains("a\tb") => {
                format!("Wort {nummer}x")
            }
            _ => text.to_owned(),
        };
        neu.push_str(&wert);
        if code {
            pfad.pop();
            blaetter.push(Blatt {
                pfad: pfad.clone(),
                wert,
            });
            pfad.push("code".to_owned());
        } else {
            blaetter.push(Blatt {
                pfad: pfad.clone(),
                wert,
            });
        }
    }
    (neu, blaetter)
}

/// A date in words, anything else with single blanks.
fn gezeigt(wert: &str) -> String {
    if let Ok(tag) = wert.parse() {
        return tag_lang(tag);
    }
    match wert.split('-').collect::<Vec<_>>()[..] {
        [jahr, monat] if jahr.len() == 4 && monat.len() == 2 => {
            format!("{} {jahr}", monatsname(monat.parse().unwrap()))
        }
        _ => wert.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// Everything that a page makes of the data: every text, and every key with its words.
fn zeilen(daten: &Meldedaten) -> BTreeMap<String, BTreeSet<String>> {
    let mut texte = BTreeSet::new();
    let mut codes = BTreeSet::new();
    let mut nimm = |angabe: &Angabe| {
        texte.insert(angabe.wert.as_str().to_owned());
        codes.extend(
            angabe
                .schluessel
                .as_ref()
                .map(|schluessel| schluessel.code.clone()),
        );
    };
    daten.weitere.iter().for_each(&mut nimm);
    daten
        .beteiligte
        .iter()
        .flat_map(|b| &b.angaben)
        .for_each(&mut nimm);
    daten
        .wohnungen
        .iter()
        .flat_map(|w| &w.weitere)
        .for_each(&mut nimm);
    daten.weitere_wohnungen.iter().flatten().for_each(&mut nimm);
    for wohnung in &daten.wohnungen {
        let anschrift = &wohnung.anschrift;
        texte.insert(anschrift.einzeilig());
        texte.extend(anschrift.wohnungsnummer.as_ref().map(|n| n.as_str().to_owned()));
        texte.extend(anschrift.zusatzangaben.as_ref().map(|z| z.as_str().to_owned()));
        texte.extend(wohnung.bezogen_am.map(|tag| gezeigt(&tag.to_string())));
        codes.extend(wohnung.status.map(|status| status.schluessel().to_owned()));
    }
    let person = &daten.person;
    texte.insert(person.familienname.as_str().to_owned());
    texte.insert(gezeigt(&person.geburtsdatum.to_string()));
    let weitere = [&person.vornamen, &person.rufname, &person.doktorgrad];
    texte.extend(weitere.into_iter().flatten().map(|text| text.as_str().to_owned()));
    codes.extend(
        daten
            .widersprueche
            .iter()
            .map(|sperre| sperre.0.code().to_owned()),
    );
    BTreeMap::from([("texte".to_owned(), texte), ("codes".to_owned(), codes)])
}

/// The same of a Selbstauskunft.
fn auskunftszeilen(auskunft: &Selbstauskunft) -> BTreeMap<String, BTreeSet<String>> {
    let angaben = || {
        let eigene = auskunft
            .abschnitte
            .iter()
            .flat_map(|abschnitt| &abschnitt.angaben);
        eigene.chain(auskunft.beteiligte.iter().flat_map(|b| &b.angaben))
    };
    let texte = angaben().map(|angabe| angabe.wert.as_str().to_owned());
    let codes = angaben().filter_map(|angabe| angabe.schluessel.as_ref().map(|s| s.code.clone()));
    BTreeMap::from([
        ("texte".to_owned(), texte.collect()),
        ("codes".to_owned(), codes.collect()),
    ])
}

/// Whether `blatt` is among what is shown, as it is or in other words.
fn ist_gezeigt(blatt: &Blatt, gezeigte: &BTreeMap<String, BTreeSet<String>>) -> bool {
    let gemeint = |ende: &str| blatt.endet(ende) || blatt.pfad.last().is_some_and(|name| name == ende);
    if blatt.wert == NAME_EINES_SCHLUESSELS || NICHT_GEZEIGT.iter().any(|(ende, _)| gemeint(ende)) {
        return true;
    }
    let steht = |wort: &str| gezeigte["texte"].iter().any(|text| text.contains(wort));
    if let Some((_, worte)) = IN_WORTEN.iter().find(|(ende, _)| gemeint(ende)) {
        return worte.split('|').any(steht);
    }
    gezeigte["codes"].contains(&blatt.wert)
        || steht(&gezeigt(&blatt.wert))
        || steht(&blatt.wert)
        || blatt.endet("hausnummer") && steht(&blatt.wert.replace(' ', ""))
}

/// Fills message `nummer` in many ways and holds what `zeige` makes of it before the leaves below element `inhalt`. `zeige` says
/// `None` for a round that has no data.
fn alles_gezeigt(
    nummer: &str,
    inhalt: &str,
    zeige: impl Fn(&[u8], NachrichtId) -> Option<BTreeMap<String, BTreeSet<String>>>,
) {
    let (mut fehlend, mut gesehen) = (BTreeSet::new(), BTreeSet::new());
    for runde in 0..RUNDEN {
        let alle = bau::alle(bau::Fuelle::Voll(2 * runde + 1));
        let (_, xml) = alle.into_iter().find(|(typ, _)| *typ == nummer).unwrap();
        let (xml, blaetter) = einzig(&xml, inhalt);
        let nachricht = match Nachricht::lesen(xml.as_bytes()) {
            Ok(nachricht) => nachricht,
            Err(fehler) => panic!("round {runde} is not valid: {fehler:?}"),
        };
        let frage = match nachricht {
            Nachricht::MeldebescheinigungAntwort1701(antwort) => antwort.ursprungsnachricht,
            Nachricht::MeldescheinAntwort1703(antwort) => antwort.ursprungsnachricht,
            Nachricht::Selbstauskunft1710(antwort) => antwort.ursprungsnachricht,
            _ => panic!("no answer"),
        };
        // Who has no family name is not a person of a register: the other choices of the round are taken again later.
        let Some(gezeigte) = zeige(xml.as_bytes(), NachrichtId::aus(frage.nachrichten_uuid)) else {
            continue;
        };
        for blatt in &blaetter {
            gesehen.insert(blatt.pfad.join("/"));
            if !ist_gezeigt(blatt, &gezeigte) {
                fehlend.insert(format!("{} = {}", blatt.pfad.join("/"), blatt.wert));
            }
        }
    }
    assert!(
        fehlend.is_empty(),
        "not shown:\n{}",
        fehlend.into_iter().collect::<Vec<_>>().join("\n")
    );
    assert!(
        gesehen.len() > 100,
        "only {} kinds of leaves were filled",
        gesehen.len()
    );
}

fn ohne_name(xml: &[u8]) -> bool {
    String::from_utf8_lossy(xml).contains("nichtVorhanden")
}

#[test]
fn every_value_of_a_1703_with_every_element_filled_is_shown() {
    let listen = Codelisten::eingebaut();
    alles_gezeigt(
        "1703",
        "vorausgefuellterMeldeschein",
        |xml, frage| match lies_meldeschein(xml, frage, &listen) {
            Ok(Meldescheinantwort::Erteilt(daten)) => Some(zeilen(&daten)),
            _ if ohne_name(xml) => None,
            Ok(_) => panic!("a refusal"),
            Err(fehler) => panic!("not read: {fehler}"),
        },
    );
}

#[test]
fn every_value_of_a_1701_with_every_element_filled_is_shown() {
    let listen = Codelisten::eingebaut();
    alles_gezeigt("1701", "meldedaten", |xml, frage| {
        match lies_bescheinigung(xml, frage, &listen) {
            Ok(Bescheinigungsantwort::Daten { meldedaten, xml }) => {
                assert!(Nachricht::lesen(&xml).is_ok(), "what is attached is valid");
                Some(zeilen(&meldedaten))
            }
            Ok(Bescheinigungsantwort::Dokument(_)) => None,
            _ if ohne_name(xml) => None,
            Ok(_) => panic!("a refusal"),
            Err(fehler) => panic!("not read: {fehler}"),
        }
    });
}

#[test]
fn every_value_of_a_1710_with_every_element_filled_is_shown() {
    let listen = Codelisten::eingebaut();
    alles_gezeigt("1710", "meldedaten", |xml, frage| {
        let Ok(Registerpost::Selbstauskunft(post)) = lies_post(xml, &listen) else {
            panic!("a 1710")
        };
        assert_eq!(post.bezug, frage.uuid());
        Some(auskunftszeilen(&post.auskunft))
    });
}
