//! What every language must keep, and what Leichte Sprache must keep besides.
//!
//! Source of the latter: the rules of Netzwerk Leichte Sprache and DIN SPEC 33429, as far as a machine can check them.
//! Whether people understand the texts, only people of the target group can say.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    lesart::{Lesart, Lesarten, datei, lies},
    sprachen::dateien,
};

/// Words in a sentence of Leichte Sprache, at most; a variable is one.
const WORTE: usize = 15;
/// Letters of a word before it needs a hyphen.
const BUCHSTABEN: usize = 16;
/// Forms that Leichte Sprache does without: the subjunctive and the genitive.
const SCHWER: [&str; 10] = [
    "würde", "würden", "könnte", "könnten", "hätte", "hätten", "wäre", "wären", "des", "dessen",
];
/// Texts that cannot be said more plainly: one everyday word, a name, a sign.
const SCHON_LEICHT: [&str; 21] = [
    "aendern",
    "blatt-0301",
    "blatt-0701",
    "datum-jahr",
    "datum-monat",
    "datum-tag",
    "element-07",
    "fehler-wort",
    "ja",
    "kontakt-email",
    "kontakt-telefon",
    "menue-hilfe",
    "menue-start",
    "monat",
    "nein",
    "sprache-lang",
    "sprachwahl",
    "tag-punkt",
    "weiter",
    "wohnung-strasse",
    "zurueck",
];

/// What is wrong with the texts of a language, measured by the German ones.
fn unvollstaendig(deutsch: &Lesarten, andere: &Lesarten) -> Vec<String> {
    let mut maengel = Vec::new();
    for (schluessel, text) in deutsch {
        match andere.get(schluessel) {
            None => maengel.push(format!("{schluessel} is missing")),
            Some(anderer) if anderer.variablen != text.variablen => {
                maengel.push(format!("{schluessel} has other variables"));
            }
            Some(anderer) if anderer.wortlaute.iter().all(|wort| wort.trim().is_empty()) => {
                if schluessel != "tag-punkt" {
                    maengel.push(format!("{schluessel} is empty"));
                }
            }
            Some(_) => {}
        }
    }
    let ueberzaehlig = andere
        .keys()
        .filter(|schluessel| !deutsch.contains_key(*schluessel));
    maengel.extend(ueberzaehlig.map(|schluessel| format!("{schluessel} does not exist in German")));
    maengel
}

/// Texts that name a button or a field in quotation marks which is called otherwise.
fn falsch_zitiert(texte: &Lesarten) -> Vec<String> {
    let alle: BTreeSet<&str> = texte
        .values()
        .flat_map(|text| text.wortlaute.iter().map(String::as_str))
        .collect();
    let mut maengel = Vec::new();
    for (schluessel, text) in texte {
        for zitat in text.wortlaute.iter().flat_map(|wortlaut| zitate(wortlaut)) {
            if !zitat.contains('{') && !alle.contains(zitat) {
                maengel.push(format!("{schluessel} quotes “{zitat}”, which stands nowhere"));
            }
        }
    }
    maengel
}

/// What stands between German or English quotation marks.
fn zitate(wortlaut: &str) -> impl Iterator<Item = &str> {
    [('„', '“'), ('“', '”')].into_iter().flat_map(|(auf, zu)| {
        let stuecke = wortlaut.split(auf).skip(1);
        stuecke.filter_map(move |stueck| stueck.split_once(zu).map(|(zitat, _)| zitat))
    })
}

/// What is wrong with texts in Leichte Sprache.
fn schwer(deutsch: &Lesarten, leicht: &Lesarten) -> Vec<String> {
    let mut maengel = Vec::new();
    for (schluessel, text) in leicht {
        if !SCHON_LEICHT.contains(&schluessel.as_str())
            && deutsch.get(schluessel).is_some_and(|d| einerlei(d, text))
        {
            maengel.push(format!("{schluessel} is the standard German text"));
        }
        for satz in text.wortlaute.iter().flat_map(|wortlaut| saetze(wortlaut)) {
            let worte: Vec<_> = worte(satz).collect();
            if worte.len() > WORTE {
                maengel.push(format!(
                    "{schluessel} has a sentence of {} words: {satz}",
                    worte.len()
                ));
            }
            for wort in worte {
                let laengster = wort.split('-').map(|teil| teil.chars().count()).max();
                if laengster > Some(BUCHSTABEN) {
                    maengel.push(format!("{schluessel} has a long word without a hyphen: {wort}"));
                }
                if SCHWER.contains(&wort) {
                    maengel.push(format!("{schluessel} says “{wort}”"));
                }
            }
        }
    }
    maengel
}

/// Whether two texts say the same, spaces and line ends aside, in any of their wordings.
fn einerlei(einer: &Lesart, anderer: &Lesart) -> bool {
    let worte = |text: &Lesart| -> BTreeSet<String> {
        let zeilen = text.wortlaute.iter();
        zeilen
            .map(|w| w.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    };
    !worte(einer).is_disjoint(&worte(anderer))
}

fn saetze(wortlaut: &str) -> impl Iterator<Item = &str> {
    wortlaut.split(['.', '!', '?', ':', '\n'])
}

fn worte(satz: &str) -> impl Iterator<Item = &str> {
    satz.split_whitespace()
        .map(|wort| wort.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|wort| !wort.is_empty())
}

/// What is wrong in any language, with its name.
fn je_sprache(
    sprachen: &BTreeMap<String, Lesarten>,
    pruefung: impl Fn(&Lesarten) -> Vec<String>,
) -> Vec<String> {
    let maengel = sprachen.iter().flat_map(|(kuerzel, texte)| {
        let maengel = pruefung(texte).into_iter();
        maengel.map(move |mangel| format!("{kuerzel}: {mangel}"))
    });
    maengel.collect()
}

fn keine(maengel: &[String]) {
    assert!(maengel.is_empty(), "\n{}", maengel.join("\n"));
}

#[test]
fn every_language_has_every_text_with_the_same_variables() {
    let sprachen = lies(dateien());
    let deutsch = &sprachen["de"];
    assert!(deutsch.len() > 500);
    assert!(
        ["de", "en", "leicht"]
            .iter()
            .all(|kuerzel| sprachen.contains_key(*kuerzel))
    );
    keine(&je_sprache(&sprachen, |texte| unvollstaendig(deutsch, texte)));
}

#[test]
fn a_text_that_names_a_button_uses_its_words() {
    keine(&je_sprache(&lies(dateien()), falsch_zitiert));
}

#[test]
fn leichte_sprache_is_not_german_and_has_short_sentences_and_words() {
    let sprachen = lies(dateien());
    keine(&schwer(&sprachen["de"], &sprachen["leicht"]));
}

#[test]
fn what_may_stay_german_is_one_word_and_did_stay_german() {
    let sprachen = lies(dateien());
    for schluessel in SCHON_LEICHT {
        let (deutsch, leicht) = (&sprachen["de"][schluessel], &sprachen["leicht"][schluessel]);
        assert!(einerlei(deutsch, leicht), "{schluessel} need not be in the list");
        assert!(
            leicht
                .wortlaute
                .iter()
                .all(|wortlaut| worte(wortlaut).count() <= 1),
            "{schluessel} is more than one word"
        );
    }
}

#[test]
fn these_tests_find_what_they_are_for() {
    let deutsch = datei("a = Bitte prüfen Sie { $was }\nb = Klicken Sie auf „Weiter“.\nweiter = Weiter\n");
    for (broken, mangel) in [
        ("a = Sehen Sie nach: { $was }\nweiter = Weiter\n", "b is missing"),
        (
            "a = Sehen Sie nach\nb = x\nweiter = Weiter\n",
            "a has other variables",
        ),
        ("a = { $was }\nb = {\"\"}\nweiter = Weiter\n", "b is empty"),
        (
            "a = { $was }\nb = x\nc = y\nweiter = Weiter\n",
            "c does not exist in German",
        ),
    ] {
        assert_eq!(unvollstaendig(&deutsch, &datei(broken)), [mangel]);
    }
    assert!(falsch_zitiert(&deutsch).is_empty());
    assert_eq!(
        falsch_zitiert(&datei("b = Press “Next”.\nweiter = Continue\n")),
        ["b quotes “Next”, which stands nowhere"]
    );
    let zahlwoerter = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn";
    for (broken, mangel) in [
        (
            "a = Bitte prüfen\n    Sie { $was }\n".to_owned(),
            "a is the standard German text",
        ),
        (
            format!("a = Ja. {zahlwoerter} {{ $was }} zu viel. Nein.\n"),
            "a has a sentence of 17 words",
        ),
        (
            format!("a = {{ $was ->\n    [x] Ja\n   *[y] {zahlwoerter} {{ $was }} zu viel\n}}\n"),
            "a has a sentence of 17 words",
        ),
        (
            "a = Das Bundesmeldegesetz.\n".to_owned(),
            "a has a long word without a hyphen",
        ),
        ("a = Das würde gehen.\n".to_owned(), "a says “würde”"),
    ] {
        let maengel = schwer(&deutsch, &datei(&broken));
        assert!(
            maengel.len() == 1 && maengel.iter().all(|m| m.starts_with(mangel)),
            "{broken}: {maengel:?}"
        );
    }
    keine(&schwer(
        &deutsch,
        &datei(&format!(
            "a = {zahlwoerter} {{ $was }}. Eins: zwei.\n    Drei {{ $was }}\n"
        )),
    ));
}
