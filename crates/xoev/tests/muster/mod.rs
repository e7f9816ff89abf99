//! A judge of its own: the few pattern constructs that the schema of DIN 91379 uses, read and matched the slow way.

use std::collections::BTreeSet;

/// A pattern `(…|…)*` as the set of its alternatives, each a short text.
pub struct Muster {
    alternativen: BTreeSet<Vec<char>>,
}

impl Muster {
    /// Reads the value of `xs:pattern` as it stands in the file, character references included.
    pub fn lesen(roh: &str) -> Self {
        let zeichen = ohne_verweise(roh);
        let innen = &zeichen[1..zeichen.len() - 2];
        assert_eq!(zeichen[0], Teil::Zeichen('('));
        assert_eq!(
            zeichen[zeichen.len() - 2..],
            [Teil::Zeichen(')'), Teil::Zeichen('*')]
        );
        let mut stelle = 0;
        let alternativen = alternativen(innen, &mut stelle);
        assert_eq!(stelle, innen.len(), "the whole pattern was read");
        Self { alternativen }
    }

    /// Every alternative.
    pub fn alternativen(&self) -> impl Iterator<Item = String> {
        self.alternativen.iter().map(|a| a.iter().collect())
    }

    /// Whether the whole text is made of alternatives; tries every division of it.
    pub fn passt(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        let mut erreichbar = vec![false; text.len() + 1];
        erreichbar[0] = true;
        for ab in 0..text.len() {
            if erreichbar[ab] {
                for bis in ab + 1..=text.len().min(ab + 3) {
                    erreichbar[bis] |= self.alternativen.contains(&text[ab..bis]);
                }
            }
        }
        erreichbar[text.len()]
    }
}

/// A character of the pattern: written as itself, or by number and then never a sign of the pattern language.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Teil {
    Zeichen(char),
    Wert(char),
}

fn ohne_verweise(roh: &str) -> Vec<Teil> {
    let mut teile = Vec::new();
    let mut rest = roh;
    while let Some(erstes) = rest.chars().next() {
        if let Some(zahl) = rest.strip_prefix("&#x") {
            let (zahl, danach) = zahl.split_once(';').unwrap();
            let wert = char::from_u32(u32::from_str_radix(zahl, 16).unwrap()).unwrap();
            // A reference is replaced before the pattern is read, so these would be signs of the language. There is
            // only `-` among them, always behind a backslash.
            assert!(!"()[]|*+?{}^$".contains(wert) || wert == '(', "{wert}");
            teile.push(Teil::Wert(wert));
            rest = danach;
        } else {
            assert!(
                "()[]|*-\\".contains(erstes),
                "{erstes} is not expected in a pattern"
            );
            if erstes != '\\' {
                teile.push(Teil::Zeichen(erstes));
            }
            rest = &rest[1..];
        }
    }
    teile
}

fn alternativen(teile: &[Teil], stelle: &mut usize) -> BTreeSet<Vec<char>> {
    let mut alle = BTreeSet::new();
    loop {
        alle.extend(folge(teile, stelle));
        if teile.get(*stelle) != Some(&Teil::Zeichen('|')) {
            return alle;
        }
        *stelle += 1;
    }
}

fn folge(teile: &[Teil], stelle: &mut usize) -> BTreeSet<Vec<char>> {
    let mut bisher = BTreeSet::from([Vec::new()]);
    while let Some(teil) = teile.get(*stelle) {
        let naechste: BTreeSet<Vec<char>> = match teil {
            Teil::Wert(wert) => {
                *stelle += 1;
                BTreeSet::from([vec![*wert]])
            }
            Teil::Zeichen('[') => {
                let [
                    Teil::Wert(von),
                    Teil::Zeichen('-'),
                    Teil::Wert(bis),
                    Teil::Zeichen(']'),
                ] = teile[*stelle + 1..*stelle + 5]
                else {
                    panic!("a range other than [x-y]");
                };
                *stelle += 5;
                (von..=bis).map(|zeichen| vec![zeichen]).collect()
            }
            Teil::Zeichen('(') => {
                *stelle += 1;
                let innen = alternativen(teile, stelle);
                assert_eq!(teile.get(*stelle), Some(&Teil::Zeichen(')')));
                *stelle += 1;
                innen
            }
            Teil::Zeichen(_) => break,
        };
        bisher = bisher
            .iter()
            .flat_map(|vorn| naechste.iter().map(move |hinten| [&vorn[..], hinten].concat()))
            .collect();
    }
    bisher
}
