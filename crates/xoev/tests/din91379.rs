//! DIN 91379: every table of `xoev::latin` against the list of the norm and against the official schema, and what must
//! hold for any text at all.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail where it likes

mod muster;

use std::collections::BTreeMap;
use std::path::Path;

use muster::Muster;
use proptest::prelude::*;
use unicode_normalization::is_nfc;
use xoev::latin::{Datentyp, Rat, Sprache, Text, TextError, Ziel, bereinigt, namensform, suchform};

/// A file beside the project, or `None` with a loud note.
fn daneben(pfad: &str) -> Option<String> {
    let pfad = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../shared")
        .join(pfad);
    let inhalt = std::fs::read_to_string(&pfad).ok();
    if inhalt.is_none() {
        eprintln!(
            "NOT CHECKED: {} is not here, nothing was compared with it",
            pfad.display()
        );
    }
    inhalt
}

fn zeichen(zahlen: &str) -> String {
    zahlen
        .split(' ')
        .map(|zahl| char::from_u32(u32::from_str_radix(zahl, 16).unwrap()).unwrap())
        .collect()
}

/// The rows of a list as fields.
fn zeilen(liste: &str) -> Vec<Vec<&str>> {
    liste
        .lines()
        .map(|zeile| zeile.split("; ").collect::<Vec<_>>())
        .filter(|felder| felder.len() > 3)
        .collect()
}

/// Each entry of the norm with its group, combining marks left out: they never stand alone.
fn norm() -> Option<BTreeMap<String, String>> {
    let liste = daneben("din91379/latin_list_1.3.txt")?;
    let eintraege: BTreeMap<_, _> = zeilen(&liste)
        .iter()
        .filter(|felder| felder[0] != "dc")
        .map(|felder| (zeichen(felder[2]), felder[0].to_owned()))
        .collect();
    assert_eq!(eintraege.len(), 910);
    Some(eintraege)
}

/// The patterns of the official schema.
fn schema() -> Option<Vec<(Datentyp, Muster)>> {
    let xsd = daneben("xoev/xmeld-25.11a/xoev.de/schemata/din/91379/2022-08/din-norm-91379-datatypes.xsd")?;
    let muster = Datentyp::ALLE.into_iter().map(|typ| {
        let (_, ab) = xsd
            .split_once(&format!("<xs:simpleType name=\"datatype{typ:?}\">"))
            .unwrap();
        let (_, ab) = ab.split_once("<xs:pattern value=\"").unwrap();
        (typ, Muster::lesen(ab.split_once('"').unwrap().0))
    });
    Some(muster.collect())
}

const fn gruppen(typ: Datentyp) -> &'static [&'static str] {
    match typ {
        Datentyp::A => &["bll", "bnlreq"],
        Datentyp::B => &["bll", "bnlreq", "bnl"],
        Datentyp::C => &["bll", "bnlreq", "bnl", "bnlopt", "bnlnot"],
        Datentyp::D => &["bll", "bnlreq", "bnl", "bnlopt", "enl", "gl"],
        Datentyp::E => &["bll", "bnlreq", "bnl", "bnlopt", "bnlnot", "enl", "gl", "cl"],
    }
}

#[test]
fn each_type_has_exactly_the_entries_of_its_groups() {
    let Some(norm) = norm() else { return };
    for typ in Datentyp::ALLE {
        for (eintrag, gruppe) in &norm {
            assert_eq!(
                typ.enthaelt(eintrag),
                gruppen(typ).contains(&gruppe.as_str()),
                "{typ:?} {eintrag:?}"
            );
        }
        let einzelne = ('\0'..=char::MAX).filter(|z| typ.enthaelt(z.encode_utf8(&mut [0; 4])));
        let laut_liste = norm.iter().filter(|(eintrag, gruppe)| {
            eintrag.chars().count() == 1 && gruppen(typ).contains(&gruppe.as_str())
        });
        assert_eq!(einzelne.count(), laut_liste.count(), "{typ:?}");
    }
}

#[test]
fn each_type_is_the_pattern_of_the_schema() {
    let Some(schema) = schema() else { return };
    for (typ, muster) in &schema {
        for zeichen in '\0'..='\u{FFFF}' {
            let text = zeichen.to_string();
            assert_eq!(
                typ.enthaelt(&text),
                muster.passt(&text),
                "{typ:?} U+{:04X}",
                u32::from(zeichen)
            );
        }
        for alternative in muster.alternativen() {
            assert!(typ.enthaelt(&alternative), "{typ:?} {alternative:?}");
        }
        // Every letter with every mark of the block, once and twice.
        for grund in muster.alternativen().filter(|a| a.chars().count() == 1) {
            for marke in '\u{300}'..='\u{36F}' {
                let text = format!("{grund}{marke}");
                assert_eq!(typ.enthaelt(&text), muster.passt(&text), "{typ:?} {text:?}");
            }
        }
    }
}

#[test]
fn a_text_of_listed_entries_is_in_nfc() {
    // NFC of a text depends on a character and what stands before it up to the last starter. If each entry is in NFC and
    // no pair of entries is changed by joining, no text of entries is changed.
    let Some(norm) = norm() else { return };
    let eintraege: Vec<&String> = norm.keys().collect();
    for einer in &eintraege {
        assert!(is_nfc(einer), "{einer:?}");
        let erstes = einer.chars().next().unwrap();
        assert_eq!(
            unicode_normalization::char::canonical_combining_class(erstes),
            0,
            "{einer:?}"
        );
        for anderer in &eintraege {
            assert!(is_nfc(&format!("{einer}{anderer}")), "{einer:?} {anderer:?}");
        }
    }
}

#[test]
fn search_form_and_passport_form_are_those_of_the_list() {
    let Some(liste) = daneben("din91379/latin_list_search_form_1.3.txt") else {
        return;
    };
    let zeilen = zeilen(&liste);
    assert_eq!(zeilen.len(), 649);
    for felder in zeilen {
        let (buchstabe, form) = (zeichen(felder[2]), zeichen(felder[5]));
        assert_eq!(form, felder[6]);
        assert_eq!(suchform(&buchstabe), form, "{buchstabe}");
        assert_eq!(namensform(&buchstabe), form, "{buchstabe}");
        assert_eq!(Ziel::Mrz.umschreiben(&buchstabe), form, "{buchstabe}");
        assert_eq!(
            Ziel::Ascii.umschreiben(&buchstabe).to_uppercase(),
            form,
            "{buchstabe}"
        );
        for ziel in [Ziel::Latin1, Ziel::Latin9] {
            let dort = ziel.umschreiben(&buchstabe);
            assert_eq!(
                suchform(&dort).replace(['\'', '·'], ""),
                form,
                "{buchstabe} is {dort} in {ziel:?}"
            );
        }
    }
}

#[test]
fn deprecated_entries_are_read_and_their_substitutes_are_registrable() {
    let Some(liste) = daneben("din91379/latin_list_deprecated_1.3.txt") else {
        return;
    };
    for felder in zeilen(&liste).iter().filter(|felder| felder[0] == "bll") {
        assert!(Text::parse(&zeichen(felder[2])).is_ok(), "{}", felder[3]);
        if felder[5] == "replacement" {
            assert!(Text::parse(&zeichen(felder[7])).is_ok(), "{}", felder[3]);
        }
    }
}

#[test]
fn every_registrable_character_can_be_written_for_every_target() {
    for eintrag in norm()
        .unwrap_or_default()
        .keys()
        .filter(|e| Datentyp::C.enthaelt(e))
    {
        for ziel in [Ziel::Latin1, Ziel::Latin9, Ziel::Ascii] {
            let dort = ziel.umschreiben(eintrag);
            assert!(
                ["?", "¿"].contains(&eintrag.as_str()) || !dort.contains(ziel.ersatz()),
                "{eintrag:?} is {dort:?} in {ziel:?}"
            );
            assert_eq!(ziel.bytes(eintrag).len(), dort.chars().count());
        }
    }
}

#[test]
fn every_character_alone_is_handled() {
    for zeichen in '\0'..='\u{1FBFF}' {
        let text = zeichen.to_string();
        let sauber = bereinigt(&text);
        assert_eq!(bereinigt(&sauber), sauber, "{text:?}");
        let form = suchform(&text);
        assert_eq!(suchform(&form), form, "{text:?}");
        for ziel in Ziel::ALLE {
            let dort = ziel.umschreiben(&text);
            assert!(dort.chars().all(|z| ziel.kennt(z)), "{text:?} in {ziel:?}");
            assert_eq!(ziel.umschreiben(&dort), dort, "{text:?} in {ziel:?}");
        }
        let rat = Rat::erster(&text, Datentyp::C);
        assert_eq!(rat.is_none(), Datentyp::C.enthaelt(&sauber), "{text:?}");
    }
}

/// Texts that come near the edges: entries of the norm, their parts, other scripts, what people paste.
fn nahe_texte() -> impl Strategy<Value = String> {
    let stueck = prop_oneof![
        4 => "[A-Za-zÀ-ž '’.-]",
        2 => proptest::char::range('\u{300}', '\u{36F}').prop_map(String::from),
        2 => "[CKLMNSTUZcklmnstuzĀ-žḀ-ỹ][\u{300}-\u{36F}]{1,2}[Hh]?",
        1 => "[а-яА-ЯёЁіїΑ-ωά]",
        1 => "[\u{2000}-\u{2070}\u{AD}\u{FEFF}\u{FB00}-\u{FB06}\u{FF00}-\u{FFEF}]",
        1 => "[\u{1F1E6}-\u{1F1FF}\u{1F600}-\u{1F64F}\u{FE0F}\u{200D}]",
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(stueck, 0..12).prop_map(|stuecke| stuecke.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn type_and_pattern_agree_on_any_text(text in nahe_texte()) {
        for (typ, muster) in MUSTER.iter() {
            prop_assert_eq!(typ.enthaelt(&text), muster.passt(&text), "{:?}", typ);
            let stelle = typ.erste_fremde_stelle(&text);
            prop_assert_eq!(stelle.is_none(), typ.enthaelt(&text));
            if let Some(stelle) = stelle {
                let davor: String = text.chars().take(stelle - 1).collect();
                prop_assert!(typ.enthaelt(&davor));
            }
        }
    }

    #[test]
    fn the_three_verdicts_on_a_text_exclude_each_other(text in nahe_texte()) {
        let in_c = Datentyp::C.enthaelt(&text);
        match Text::parse(&text) {
            Ok(gelesen) => prop_assert!(in_c && is_nfc(&text) && gelesen.as_str() == text),
            Err(TextError::Leer) => prop_assert!(in_c && text.trim().is_empty()),
            Err(TextError::Zeichen { stelle }) => prop_assert_eq!(Datentyp::C.erste_fremde_stelle(&text), Some(stelle)),
            Err(andere) => prop_assert!(false, "{}", andere),
        }
    }

    #[test]
    fn cleaning_is_done_after_once_and_spoils_nothing(text in nahe_texte()) {
        let sauber = bereinigt(&text).into_owned();
        prop_assert_eq!(bereinigt(&sauber), sauber.as_str());
        prop_assert!(is_nfc(&sauber));
        for typ in Datentyp::ALLE {
            if typ.enthaelt(&text) {
                prop_assert!(typ.enthaelt(&sauber));
            }
        }
    }

    #[test]
    fn search_form_is_done_after_once(text in nahe_texte()) {
        let form = suchform(&text);
        prop_assert_eq!(suchform(&form), form.as_str());
        prop_assert!(form.chars().all(|z| z.is_ascii() || !Datentyp::A.enthaelt(&z.to_string()) || !z.is_alphabetic() || "ʹʺʾʿˈˌ".contains(z)), "{}", form);
        prop_assert!(!form.contains(|z: char| z.is_ascii_lowercase()));
        let name = namensform(&text);
        prop_assert_eq!(namensform(&name), name);
    }

    #[test]
    fn a_transliteration_is_in_its_target_and_done_after_once(text in nahe_texte()) {
        for ziel in Ziel::ALLE {
            let dort = ziel.umschreiben(&text);
            prop_assert!(dort.chars().all(|z| ziel.kennt(z)), "{:?}: {}", ziel, dort);
            prop_assert_eq!(ziel.umschreiben(&dort), dort.as_str());
            prop_assert_eq!(ziel.bytes(&text).len(), dort.chars().count());
            if Datentyp::C.enthaelt(&text) && !text.contains(['?', '¿']) && ziel != Ziel::Mrz {
                prop_assert!(!dort.contains('?'), "{}", dort);
            }
        }
    }

    #[test]
    fn advice_is_given_exactly_where_it_is_needed_and_leads_to_the_goal(text in nahe_texte()) {
        for typ in Datentyp::ALLE {
            let raete: Vec<Rat> = Rat::alle(&text, typ).collect();
            prop_assert_eq!(raete.is_empty(), typ.enthaelt(&bereinigt(&text)), "{:?} {:?}", typ, text);
            for rat in raete {
                prop_assert!(text.contains(rat.zeichen()));
                prop_assert!(rat.statt().is_none_or(|statt| typ.enthaelt(statt)));
                prop_assert!(!rat.satz(Sprache::Deutsch).is_empty() && !rat.satz(Sprache::Englisch).is_empty());
            }
        }
    }
}

static MUSTER: std::sync::LazyLock<Vec<(Datentyp, Muster)>> =
    std::sync::LazyLock::new(|| schema().unwrap_or_default());
