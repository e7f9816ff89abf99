//! The annotations of the official schema that demand something, of the messages this crate speaks and their types.

use std::collections::BTreeMap;
use std::path::Path;

/// Trees of elements with the official texts, beside the project.
const DATEIEN: [&str; 5] = [
    "tree-onlinedienste.txt",
    "tree-types-baukasten.txt",
    "tree-basistypen.txt",
    "tree-types-basistypen.txt",
    "tree-administration.txt",
];

/// Words and phrases by which a text demands something.
const FORDERN: [&str; 27] = [
    "nur",
    "muss",
    "m\u{FC}ssen",
    "darf",
    "d\u{FC}rfen",
    "zwingend",
    "zul\u{E4}ssig",
    "zugelassen",
    "ausschlie\u{DF}lich",
    "verpflichtend",
    "beschr\u{E4}nkt",
    "immer",
    "mindestens",
    "anzugeben",
    "einzutragen",
    "mitzuteilen",
    "pr\u{FC}fziffer",
    "durchzuf\u{FC}hren",
    "vorzugehen",
    "zu \u{FC}bermitteln",
    "zu bef\u{FC}llen",
    "zu verwenden",
    "zu nutzen",
    "zu trennen",
    "zu k\u{FC}rzen",
    "zu unterscheiden",
    "zu bezeichnen",
];

/// A type or message: its base and the places in it, each with its type and its text.
#[derive(Default)]
struct Typ {
    basis: Option<String>,
    stellen: Vec<(String, String, String)>,
}

/// Where something is demanded: type, then path, as the document writes it. `None` if the texts are not here.
pub fn fordernde() -> Option<Vec<String>> {
    let ordner = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/xoev/annex");
    if !ordner.is_dir() {
        eprintln!(
            "NOT CHECKED: {} is not here, no rule was compared with the official texts",
            ordner.display()
        );
        return None;
    }
    let mut typen = BTreeMap::new();
    for datei in DATEIEN {
        lies(&std::fs::read_to_string(ordner.join(datei)).unwrap(), &mut typen);
    }
    let mut offen: Vec<String> = typen
        .keys()
        .filter(|name| name.starts_with("onlinedienste.") || *name == "administration.returntosender.0910")
        .cloned()
        .collect();
    assert_eq!(offen.len(), 17, "1700 to 1715, and 0910");
    let mut erreicht = Vec::new();
    while let Some(name) = offen.pop() {
        let Some(typ) = typen.remove(&name) else {
            continue;
        };
        offen.extend(typ.basis);
        for (pfad, von, text) in typ.stellen {
            offen.extend(von.strip_prefix("xmeld:").map(str::to_owned));
            if fordert(&text) {
                erreicht.push([name.as_str(), &pfad].join(if pfad.is_empty() { "" } else { "/" }));
            }
        }
    }
    Some(erreicht)
}

fn lies(datei: &str, typen: &mut BTreeMap<String, Typ>) {
    let mut name = String::new();
    let mut pfad: Vec<(usize, String)> = Vec::new();
    for zeile in datei.lines() {
        let einzug = zeile.len() - zeile.trim_start().len();
        let (kopf, text) = zeile
            .trim_start()
            .split_once("//")
            .unwrap_or((zeile.trim_start(), ""));
        let neu = kopf.strip_prefix("TYPE ").or_else(|| kopf.strip_prefix("- "));
        if let Some(rest) = neu.filter(|_| einzug == 0) {
            rest.split([' ', '{']).next().unwrap().clone_into(&mut name);
            pfad.clear();
            let stelle = (String::new(), String::new(), text.to_owned());
            typen.entry(name.clone()).or_default().stellen.push(stelle);
            continue;
        }
        let typ = typen.get_mut(&name).unwrap();
        if let Some(basis) = kopf.strip_prefix("[extension ") {
            typ.basis = Some(basis.trim_end_matches([']', ' ']).replace("xmeld:", ""));
        } else if let Some(attribut) = kopf.strip_prefix('@') {
            let attribut = attribut.split(' ').next().unwrap();
            typ.stellen
                .push((format!("@{attribut}"), String::new(), text.to_owned()));
        } else if let Some(element) = kopf.strip_prefix("- ") {
            let (element, von) = element.split_once(" : ").unwrap_or((element, ""));
            let element = element.split('{').next().unwrap().trim();
            pfad.retain(|(tiefe, _)| *tiefe < einzug);
            pfad.push((einzug, element.to_owned()));
            let ganz: Vec<&str> = pfad.iter().map(|(_, name)| name.as_str()).collect();
            typ.stellen
                .push((ganz.join("/"), von.trim().to_owned(), text.to_owned()));
        }
    }
}

fn fordert(text: &str) -> bool {
    let text = text.to_lowercase();
    FORDERN.iter().any(|wort| {
        text.match_indices(wort).any(|(von, _)| {
            let davor = text[..von].chars().next_back();
            let danach = text[von + wort.len()..].chars().next();
            !davor.is_some_and(char::is_alphanumeric) && !danach.is_some_and(char::is_alphanumeric)
        })
    })
}

#[test]
fn a_demand_is_told_from_a_word_that_contains_one() {
    assert!(fordert("Es sind nur die Ziffern anzugeben."));
    assert!(fordert("(Es muss mindestens eines da sein)"));
    assert!(!fordert(
        "bei Bedarf, Konsequenzen f\u{FC}r die Zul\u{E4}ssigkeit von Ausk\u{FC}nften"
    ));
}
