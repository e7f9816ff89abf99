//! Whether everything that a 1703 carries is read and shown: one with every element filled, leaf by leaf.

use std::collections::{BTreeMap, BTreeSet};

use xoev::{Nachricht, listen::Codelisten, xmeld::meldeschein::MeldescheinAntwort};

use super::{Meldescheinantwort, lies_meldeschein};
use crate::{
    kernel::{
        NachrichtId,
        uhr::{monatsname, tag_lang},
    },
    meldewesen::{Angabe, Meldedaten},
};

/// Messages made from the descriptions of the standard.
#[path = "../../crates/xoev/tests/bau/mod.rs"]
#[expect(dead_code, reason = "other tests build other messages with it")]
mod bau;

/// Leaves that are not shown, with the reason.
const NICHT_GEZEIGT: [(&str, &str); 5] = [
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
    ("frist", "of an objection; forbidden there by R-PERSON-3"),
];
/// What the builder writes as the name of a key: keys are shown in the words of their list.
const NAME_EINES_SCHLUESSELS: &str = "Bezeichnung aus der Liste";
/// Leaves that are shown in other words.
const IN_WORTEN: [(&str, &str); 4] = [
    ("bedingterSperrvermerk", "bedingter Sperrvermerk nach § 52 BMG"),
    ("zurechtnichtuebermittelt", "im Ausland, nicht übermittelt"),
    ("anschriftUnbekannt", "nach unbekannt|unbekannte"),
    ("geburtsdatum/unbekannt", "unbekannt"),
];
/// How often every choice is taken another way.
const RUNDEN: usize = 24;

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
fn einzig(xml: &str) -> (String, Vec<Blatt>) {
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
        let im_inhalt = pfad.iter().any(|name| name == "vorausgefuellterMeldeschein");
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

#[test]
fn every_value_of_a_1703_with_every_element_filled_is_shown() {
    let listen = Codelisten::eingebaut();
    let (mut fehlend, mut gesehen) = (BTreeSet::new(), BTreeSet::new());
    for runde in 0..RUNDEN {
        let alle = bau::alle(bau::Fuelle::Voll(2 * runde + 1));
        let (_, xml) = alle.into_iter().find(|(nummer, _)| *nummer == "1703").unwrap();
        let (xml, blaetter) = einzig(&xml);
        let Ok(Nachricht::MeldescheinAntwort1703(antwort)) = Nachricht::lesen(xml.as_bytes()) else {
            panic!(
                "round {runde} is not valid: {:?}",
                Nachricht::lesen(xml.as_bytes()).err()
            );
        };
        assert!(matches!(
            antwort.antwort,
            MeldescheinAntwort::VorausgefuellterMeldeschein(_)
        ));
        let frage = NachrichtId::aus(antwort.ursprungsnachricht.nachrichten_uuid);
        let daten = match lies_meldeschein(xml.as_bytes(), frage, &listen) {
            Ok(Meldescheinantwort::Erteilt(daten)) => daten,
            // Who has no family name is not a person of a register: the other choices of the round are taken again later.
            _ if xml.contains("nichtVorhanden") => continue,
            Ok(_) => panic!("round {runde} is a refusal"),
            Err(fehler) => panic!("round {runde} is not read: {fehler}\n{xml}"),
        };
        let gezeigte = zeilen(&daten);
        for blatt in &blaetter {
            gesehen.insert(blatt.pfad.join("/"));
            if blatt.wert == NAME_EINES_SCHLUESSELS {
                continue;
            }
            if NICHT_GEZEIGT
                .iter()
                .any(|(ende, _)| blatt.endet(ende) || blatt.pfad.last().is_some_and(|n| n == ende))
            {
                continue;
            }
            let in_worten = IN_WORTEN
                .iter()
                .find(|(ende, _)| blatt.endet(ende) || blatt.pfad.last().is_some_and(|n| n == ende));
            let ist_da = match in_worten {
                Some((_, worte)) => worte
                    .split('|')
                    .any(|wort| gezeigte["texte"].iter().any(|text| text.contains(wort))),
                None => {
                    gezeigte["codes"].contains(&blatt.wert)
                        || gezeigte["texte"]
                            .iter()
                            .any(|text| text.contains(&gezeigt(&blatt.wert)) || text.contains(&blatt.wert))
                        || blatt.endet("hausnummer")
                            && gezeigte["texte"]
                                .iter()
                                .any(|text| text.contains(&blatt.wert.replace(' ', "")))
                }
            };
            if !ist_da {
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
