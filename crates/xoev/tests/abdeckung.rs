//! Whether the crate knows every element of the official schema, and whether a test reaches every element.
//!
//! `XOEV_ABDECKUNG=schreiben cargo test -p xoev --test abdeckung` writes `docs/xmeld-coverage.md` anew.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail where it likes

mod bau;
mod satz;
mod schema;
mod vergleich;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use bau::Fuelle;
use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;
use schema::{Element, Inhalt, Schema};
use vergleich::{Kopftyp, Pfade, Vergleich, beschriebene_pfade, kopf_mit_name, kurzname};
use xoev::fassung::XMELD_25_11A;
use xoev::typ::Typ;
use xoev::xmeld::Beschreibung;
use xoev::xmeld::meldeschein::MeldescheinAntwort;
use xoev::{Fehlercode, Grund, Nachricht};

/// Four digits at the end of the name of a root element.
fn nummer(wurzel: &str) -> &str {
    wurzel.rsplit('.').next().unwrap()
}

fn amtliches_schema() -> Option<Schema> {
    satz::amtlicher_satz().map(|satz| Schema::lies(&satz, &satz::SCHEMATA))
}

/// The messages of the official schema that belong to us: chapter Onlinedienste and the two rejections.
fn amtliche_wurzeln(schema: &Schema) -> BTreeMap<String, Element> {
    schema
        .wurzeln()
        .into_iter()
        .filter(|element| {
            element.name.starts_with("onlinedienste.") || ["0010", "0910"].contains(&nummer(&element.name))
        })
        .map(|element| (element.name.clone(), element))
        .collect()
}

fn verglichen<'s>(schema: &'s Schema, wurzel: &str, typ: &Typ) -> Vergleich<'s> {
    let element = &amtliche_wurzeln(schema)[wurzel];
    Vergleich::neu(schema, element, typ, kopftyp(wurzel))
}

/// What we write as the type of the message into its header.
fn kopftyp(wurzel: &str) -> Kopftyp {
    let xml = beispiel(nummer(wurzel));
    let geschrieben = String::from_utf8(Nachricht::lesen(xml.as_bytes()).unwrap().schreiben()).unwrap();
    let ab = |text: &str, bis: &str| {
        let von = geschrieben.find(text).unwrap() + text.len();
        geschrieben[von..].split(bis).next().unwrap().to_owned()
    };
    Kopftyp {
        liste: ab("<nachrichtentyp listURI=\"", "\""),
        version: ab("listVersionID=\"", "\""),
        code: ab("<code>", "</code>"),
        mit_name: kopf_mit_name(wurzel),
    }
}

fn beispiel(nummer: &str) -> String {
    let alle = bau::alle(Fuelle::Voll(0));
    alle.into_iter().find(|(typ, _)| *typ == nummer).unwrap().1
}

fn zweites(nummer: &str) -> String {
    let alle = bau::alle(Fuelle::Voll(1));
    alle.into_iter().find(|(typ, _)| *typ == nummer).unwrap().1
}

/// The paths of the elements of all documents that the tests of this crate read and write, by message.
fn gepruefte_pfade() -> BTreeMap<String, Pfade> {
    let mut pfade: BTreeMap<String, Pfade> = BTreeMap::new();
    for runde in 0..24 {
        for fuelle in [Fuelle::Voll(runde), Fuelle::Knapp(runde)] {
            for (nummer, xml) in bau::alle(fuelle) {
                let nachricht = Nachricht::lesen(xml.as_bytes()).unwrap();
                assert_eq!(nachricht.typ(), nummer);
                let geschrieben = nachricht.schreiben();
                assert!(Nachricht::lesen(&geschrieben).as_ref() == Ok(&nachricht));
                pfade
                    .entry(nummer.to_owned())
                    .or_default()
                    .extend(pfade_von(&xml));
            }
        }
    }
    let verboten = pfade_von(&widerspruch_mit_frist());
    pfade.get_mut("1703").unwrap().extend(verboten);
    pfade
}

/// A 1703 with an element that the words of the standard leave no place: written, and refused by that rule alone.
fn widerspruch_mit_frist() -> String {
    let Ok(Nachricht::MeldescheinAntwort1703(mut antwort)) = Nachricht::lesen(zweites("1703").as_bytes())
    else {
        panic!("1703 was not read")
    };
    let MeldescheinAntwort::VorausgefuellterMeldeschein(schein) = &mut antwort.antwort else {
        panic!("no data")
    };
    schein.widersprueche[0].frist = Some(jiff::civil::date(2026, 11, 1));
    let xml = String::from_utf8(Nachricht::from(antwort).schreiben()).unwrap();
    let fehler = Nachricht::lesen(xml.as_bytes()).unwrap_err();
    assert!(matches!(fehler[0].grund, Grund::Regel(regel) if regel.id == "R-PERSON-3"));
    assert_eq!(fehler.len(), 1);
    xml
}

fn pfade_von(xml: &str) -> Pfade {
    let mut reader = NsReader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let mut offen: Vec<String> = Vec::new();
    let mut pfade = Pfade::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let (namensraum, name) = reader.resolver().resolve_element(start.name());
                let namensraum = match namensraum {
                    ResolveResult::Bound(uri) => Some(uri.0),
                    _ => None,
                };
                offen.push(kurzname(namensraum, name.as_ref()));
                pfade.insert(format!("/{}", offen[1..].join("/")));
            }
            Event::End(_) => {
                offen.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    pfade.remove("/");
    pfade
}

#[test]
fn the_descriptions_say_what_the_official_schema_says() {
    let Some(schema) = amtliches_schema() else {
        return;
    };
    let amtlich: BTreeSet<_> = amtliche_wurzeln(&schema).into_keys().collect();
    let beschrieben: BTreeSet<_> = Nachricht::BESCHREIBUNGEN
        .iter()
        .map(|beschreibung| beschreibung.wurzel.to_owned())
        .collect();
    assert_eq!(amtlich, beschrieben, "not the same messages");
    let mut unterschiede = Vec::new();
    for Beschreibung { wurzel, typ, .. } in Nachricht::BESCHREIBUNGEN {
        let vergleich = verglichen(&schema, wurzel, typ);
        unterschiede.extend(
            vergleich
                .unterschiede
                .iter()
                .map(|text| format!("{wurzel}{text}")),
        );
    }
    assert!(unterschiede.is_empty(), "\n{}", unterschiede.join("\n"));
}

#[test]
fn a_root_element_has_the_attributes_of_the_official_schema() {
    let Some(schema) = amtliches_schema() else {
        return;
    };
    for (wurzel, element) in amtliche_wurzeln(&schema) {
        let (Inhalt::Elemente(_, attribute), _) = schema.inhalt(&element) else {
            panic!("{wurzel} has no elements")
        };
        let xml = beispiel(nummer(&wurzel));
        let gelesen = |anderes: &str| {
            Nachricht::lesen(
                xml.replacen(&xml[..xml.find("><").unwrap()], anderes, 1)
                    .as_bytes(),
            )
        };
        let anfang = &xml[..xml.find("><").unwrap()];
        assert_eq!(attribute.len(), 6, "{wurzel}");
        for attribut in attribute {
            let vor_dem_wert = format!(" {}=\"", attribut.name);
            let von = anfang.rfind(&vor_dem_wert).unwrap();
            let bis = von + vor_dem_wert.len() + anfang[von + vor_dem_wert.len()..].find('"').unwrap() + 1;
            let ohne = [&anfang[..von], &anfang[bis..]].concat();
            assert_eq!(
                gelesen(&ohne).is_err(),
                attribut.pflicht,
                "{wurzel} without {}",
                attribut.name
            );
            let anders = [&anfang[..von], &vor_dem_wert, "anders\"", &anfang[bis..]].concat();
            assert_eq!(
                gelesen(&anders).is_err(),
                attribut.fest.is_some(),
                "{wurzel} {}",
                attribut.name
            );
            let fremd = [&anfang[..von], &vor_dem_wert, "\u{42F}\"", &anfang[bis..]].concat();
            assert!(gelesen(&fremd).is_err(), "{wurzel} {} in Cyrillic", attribut.name);
        }
        let zuviel = format!("{anfang} sprache=\"de\"");
        assert!(gelesen(&zuviel).is_err(), "{wurzel} with an attribute too many");
    }
}

#[test]
fn a_line_of_an_address_has_a_number_the_official_schema_knows() {
    for (typ, element, hoechstens) in [("1701", "zeilennummer", 8), ("1704", "w:position", 6)] {
        let xml = bau::alle(Fuelle::Voll(1))
            .into_iter()
            .find(|(nummer, _)| *nummer == typ)
            .unwrap()
            .1;
        for (zahl, gut) in [(0, false), (1, true), (hoechstens, true), (hoechstens + 1, false)] {
            let von = xml.find(&format!("<{element} >")).unwrap();
            let bis = von + xml[von..].find("</").unwrap();
            let anders = format!("{}<{element} >{zahl}{}", &xml[..von], &xml[bis..]);
            // A rule in words may forbid a number that the schema knows.
            let schema = Nachricht::lesen(anders.as_bytes())
                .is_err_and(|fehler| fehler.iter().any(|fehler| fehler.code == Fehlercode::X001));
            assert_eq!(!schema, gut, "{element} {zahl}");
        }
    }
}

#[test]
fn every_element_stands_in_a_document_that_a_test_reads_and_writes() {
    let geprueft = gepruefte_pfade();
    for Beschreibung { wurzel, typ, .. } in Nachricht::BESCHREIBUNGEN {
        let fehlend: Vec<_> = beschriebene_pfade(wurzel, typ)
            .into_iter()
            .filter(|pfad| !geprueft[nummer(wurzel)].contains(pfad))
            .collect();
        assert!(
            fehlend.is_empty(),
            "{wurzel}: no document has\n{}",
            fehlend.join("\n")
        );
    }
}

#[test]
fn the_root_elements_are_those_of_the_official_schema() {
    let Some(schema) = amtliches_schema() else {
        return;
    };
    let amtlich = schema.wurzelnamen(XMELD_25_11A.namensraum);
    assert_eq!(amtlich, xoev::wurzeln::WURZELN);
}

#[test]
fn each_description_knows_the_names_of_the_official_types_it_stands_for() {
    let Some(schema) = amtliches_schema() else {
        return;
    };
    let mut amtlich = BTreeSet::new();
    for Beschreibung { wurzel, typ, .. } in Nachricht::BESCHREIBUNGEN {
        amtlich.extend(verglichen(&schema, wurzel, typ).typnamen);
    }
    let bekannt: BTreeSet<_> = xoev::typnamen::TYPNAMEN
        .iter()
        .flat_map(|(uri, namen)| namen.iter().map(move |(name, typ)| (*uri, *name, *typ)))
        .collect();
    let amtlich: BTreeSet<_> = amtlich
        .iter()
        .map(|(uri, name, typ)| (uri.as_str(), name.as_str(), *typ))
        .collect();
    let fehlend: Vec<_> = amtlich.difference(&bekannt).collect();
    let zu_viel: Vec<_> = bekannt.difference(&amtlich).collect();
    assert!(
        fehlend.is_empty() && zu_viel.is_empty(),
        "missing {fehlend:#?}\ntoo many {zu_viel:#?}"
    );
}

/// One line of the published table.
struct Zeile {
    wurzel: &'static str,
    /// `None` if the official set is not here.
    amtlich: Option<usize>,
    beschrieben: usize,
    geprueft: usize,
    fehlend: Vec<String>,
}

#[test]
fn the_published_coverage_is_fresh() {
    let datei = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/xmeld-coverage.md");
    let schema = amtliches_schema();
    let geprueft = gepruefte_pfade();
    let mut listen = BTreeSet::new();
    let zeilen: Vec<Zeile> = Nachricht::BESCHREIBUNGEN
        .iter()
        .map(|Beschreibung { wurzel, typ, .. }| {
            let vergleich = schema.as_ref().map(|schema| verglichen(schema, wurzel, typ));
            let beschrieben = beschriebene_pfade(wurzel, typ);
            let geprueft = &geprueft[nummer(wurzel)];
            listen.extend(vergleich.iter().flat_map(|vergleich| vergleich.listen.clone()));
            let amtlich = vergleich.map(|vergleich| vergleich.amtlich);
            Zeile {
                wurzel,
                amtlich: amtlich.as_ref().map(BTreeSet::len),
                beschrieben: beschrieben.len(),
                geprueft: beschrieben.intersection(geprueft).count(),
                fehlend: amtlich
                    .iter()
                    .flat_map(|amtlich| amtlich.difference(&beschrieben).cloned())
                    .collect(),
            }
        })
        .collect();
    let ist = std::fs::read_to_string(&datei).unwrap_or_default();
    if schema.is_none() {
        for zeile in &zeilen {
            let soll = format!("| {} | {} |", zeile.beschrieben, zeile.geprueft);
            assert!(
                ist.contains(&soll),
                "docs/xmeld-coverage.md is stale: {}",
                zeile.wurzel
            );
        }
        return;
    }
    let soll = bericht(&zeilen, &listen);
    if std::env::var_os("XOEV_ABDECKUNG").is_some_and(|wert| wert == "schreiben") {
        std::fs::write(&datei, &soll).unwrap();
        return;
    }
    assert!(
        ist == soll,
        "docs/xmeld-coverage.md is stale: run `XOEV_ABDECKUNG=schreiben cargo test -p xoev --test abdeckung`"
    );
}

fn bericht(zeilen: &[Zeile], listen: &BTreeSet<(String, usize)>) -> String {
    let mut text = String::from(KOPF);
    let mut summe = [0; 3];
    for zeile in zeilen {
        let zahlen = [zeile.amtlich.unwrap(), zeile.beschrieben, zeile.geprueft];
        let [amtlich, beschrieben, geprueft] = zahlen;
        for (summe, zahl) in summe.iter_mut().zip(zahlen) {
            *summe += zahl;
        }
        let (nummer, wurzel) = (nummer(zeile.wurzel), zeile.wurzel);
        writeln!(
            text,
            "| {nummer} | `{wurzel}` | {amtlich} | {beschrieben} | {geprueft} |"
        )
        .unwrap();
    }
    let [amtlich, beschrieben, geprueft] = summe;
    writeln!(
        text,
        "| | **{} messages** | **{amtlich}** | **{beschrieben}** | **{geprueft}** |\n",
        zeilen.len()
    )
    .unwrap();
    let fehlend: Vec<_> = zeilen
        .iter()
        .flat_map(|zeile| {
            zeile
                .fehlend
                .iter()
                .map(|pfad| format!("- {}{pfad}\n", zeile.wurzel))
        })
        .collect();
    if fehlend.is_empty() {
        text.push_str("Missing: none.\n");
    } else {
        write!(text, "Missing:\n\n{}", fehlend.concat()).unwrap();
    }
    write!(text, "\n{LISTEN}").unwrap();
    for (liste, eintraege) in listen {
        writeln!(text, "| `{liste}` | {eintraege} |").unwrap();
    }
    text
}

const KOPF: &str = "\
# How much of XMeld the crate knows

Generated by `crates/xoev/tests/abdeckung.rs` from the official schema set of XMeld 25.11a and from the descriptions in
`crates/xoev`; do not edit. An element is counted once for each place at which it can stand, e.g. the `code` of the
`geschlecht` of each `kind`. The content of `landesspezifischeErweiterungen` is any XML and is not counted.

| Column | Meaning |
|---|---|
| Schema | elements that the official schema knows below the root element of this message |
| Modelled | those with a Rust type that reads, checks and writes them; place, namespace, cardinality, order, choice, simple type and code list are compared one by one |
| Tested | those that stand in a document which the tests read, write, read again and hold against the schema; the `frist` of an objection in 1703, which a rule in words forbids (R-PERSON-3), is written and refused by that rule alone |

| Message | Root element | Schema | Modelled | Tested |
|---|---|---:|---:|---:|
";

const LISTEN: &str = "\
## Code lists

Lists whose entries the schema enumerates; each entry is one of an `enum` of the crate, no more and no fewer.
Lists that the schema does not enumerate (Gemeindeschlüssel, states, religious societies and others) are named by
their URI, and their codes are kept as they stand.

| List | Entries |
|---|---:|
";
