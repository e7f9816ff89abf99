//! The fuzz targets of `fuzz/` on stable, with a few thousand seeded changes of real messages.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test may fail where it likes

mod bau;
#[path = "../../../fuzz/targets.rs"]
mod targets;

use std::path::Path;

use bau::Fuelle;

/// What markup is made of, and what it must not contain.
const PIECES: &[&str] = &[
    "<",
    ">",
    "/>",
    "</",
    "&",
    ";",
    "\"",
    "'",
    "=",
    ":",
    " ",
    "\r\n",
    "\t",
    "\0",
    "]]>",
    "<![CDATA[",
    "<![CDATA[x]]>",
    "<!-- -->",
    "<!--",
    "-->",
    "<?x?>",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "&amp;",
    "&#65;",
    "&#x41;",
    "&#0;",
    "&#xFFFE;",
    "&#13;",
    "&b;",
    "\u{FEFF}",
    "\u{FFFE}",
    "\u{AD}",
    "u\u{308}",
    "C\u{306}",
    "\u{10FFFF}",
    " xmlns=\"\"",
    " xmlns:w=\"urn:example:a\"",
    " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"",
    " listVersionID=\"1\"",
    "<w:a/>",
    "<name>A</name>",
    "<code>01</code>",
    "2611",
    "-",
    "0",
    "24:00:00",
];

/// What may stand in many a text without harm, plainly or in disguise.
const TEXTS: &[&str] = &[
    "A",
    "&#228;",
    "&amp;",
    "<![CDATA[x]]>",
    "<!-- -->",
    " ",
    "\n",
    "\u{17D}",
    "C\u{306}",
    "7",
    "&#x9;",
    "<?x?>",
];

/// SplitMix64: the same changes on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((number ^ (number >> 31)) >> 33).unwrap() % sides.max(1)
    }

    fn range(&mut self, length: usize, most: usize) -> std::ops::Range<usize> {
        let from = self.roll(length + 1);
        from..(from + self.roll(most)).min(length)
    }
}

fn seeds() -> Vec<Vec<u8>> {
    [Fuelle::Knapp(0), Fuelle::Knapp(1), Fuelle::Voll(1)]
        .into_iter()
        .flat_map(bau::alle)
        .map(|(_, xml)| xml.into_bytes())
        .chain([include_bytes!("../../../benches/1703.xml").to_vec()])
        .collect()
}

/// A real message with one to four changes, half of the time such as it may survive.
fn changed(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = seeds[dice.roll(seeds.len())].clone();
    let change = if dice.roll(2) == 0 { careful } else { careless };
    for _ in 0..=dice.roll(4) {
        change(&mut bytes, seeds, dice);
        if !bytes.contains(&b'>') {
            break;
        }
    }
    bytes
}

/// The places right behind a `>`.
fn behind_tags(bytes: &[u8]) -> Vec<usize> {
    (1..bytes.len())
        .filter(|place| bytes[place - 1] == b'>')
        .collect()
}

/// Puts something into a text or between two tags, or takes out or doubles one element without children.
fn careful(bytes: &mut Vec<u8>, _seeds: &[Vec<u8>], dice: &mut Dice) {
    let places = behind_tags(bytes);
    let place = places[dice.roll(places.len())];
    if dice.roll(2) == 0 {
        bytes.splice(place..place, TEXTS[dice.roll(TEXTS.len())].bytes());
        return;
    }
    // `place` is inside the element if its next tag is an end tag.
    let from = bytes[..place].iter().rposition(|byte| *byte == b'<').unwrap();
    let Some(end) = bytes[place..].iter().position(|byte| *byte == b'<') else {
        return;
    };
    if bytes.get(place + end + 1) != Some(&b'/') || bytes[from + 1] == b'/' {
        return;
    }
    let close = bytes[place + end..]
        .iter()
        .position(|byte| *byte == b'>')
        .unwrap();
    let to = place + end + close + 1;
    if dice.roll(2) == 0 {
        bytes.drain(from..to);
    } else {
        let element = bytes[from..to].to_vec();
        bytes.splice(to..to, element);
    }
}

/// Pieces of markup or of another message put in, parts taken out or doubled, a bit turned.
fn careless(bytes: &mut Vec<u8>, seeds: &[Vec<u8>], dice: &mut Dice) {
    let length = bytes.len();
    match dice.roll(6) {
        0 => {
            let place = dice.range(length, 3);
            bytes.splice(place, PIECES[dice.roll(PIECES.len())].bytes());
        }
        1 => {
            let places = behind_tags(bytes);
            let place = places[dice.roll(places.len())];
            bytes.splice(place..place, PIECES[dice.roll(PIECES.len())].bytes());
        }
        2 => {
            bytes.drain(dice.range(length, 60));
        }
        3 => {
            let part = bytes[dice.range(length, 300)].to_vec();
            let place = dice.roll(length + 1);
            bytes.splice(place..place, part);
        }
        4 => {
            let other = &seeds[dice.roll(seeds.len())];
            let part = other[dice.range(other.len(), 200)].to_vec();
            let place = dice.range(length, 200);
            bytes.splice(place, part);
        }
        _ => {
            let place = dice.roll(length);
            bytes[place] ^= 1 << dice.roll(8);
        }
    }
}

fn run(seed: u64, target: fn(&[u8])) {
    let seeds = seeds();
    for bytes in &seeds {
        target(bytes);
    }
    let mut dice = Dice(seed);
    for _ in 0..10_000 {
        target(&changed(&seeds, &mut dice));
    }
}

#[test]
fn any_bytes_are_read_or_refused_with_reasons() {
    run(1, targets::reader);
}

#[test]
fn what_is_read_survives_writing() {
    run(2, targets::round_trip);
}

#[test]
fn the_header_that_is_found_is_that_of_the_message() {
    run(3, targets::header);
}

/// Writes what the fuzzer starts from, if it is asked to (`fuzz/README.md`).
#[test]
fn seeds_for_the_fuzzer_are_there() {
    assert!(!seeds().is_empty());
    if std::env::var_os("XOEV_FUZZ").is_none_or(|wert| wert != "schreiben") {
        return;
    }
    for target in ["reader", "round_trip", "header"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../../fuzz/corpus")
            .join(target);
        std::fs::create_dir_all(&folder).unwrap();
        for (number, bytes) in seeds().iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{number}.xml")), bytes).unwrap();
        }
    }
}
