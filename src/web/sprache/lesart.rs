//! The texts of a language as a reader meets them, for the tests: every wording that the choices inside a text give.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser::parse,
};

/// One text of a language.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Lesart {
    /// Every wording; a variable stands in it as `{name}`.
    pub(super) wortlaute: Vec<String>,
    /// The variables that it takes or chooses by.
    pub(super) variablen: BTreeSet<String>,
}

/// The texts of a language by their key.
pub(super) type Lesarten = BTreeMap<String, Lesart>;

/// The texts of each language: `dateien` are paths `<language>/<file>.ftl` and contents.
pub(super) fn lies(dateien: impl IntoIterator<Item = (String, String)>) -> BTreeMap<String, Lesarten> {
    let mut sprachen = BTreeMap::<String, Lesarten>::new();
    for (pfad, inhalt) in dateien {
        let (kuerzel, _) = pfad.split_once('/').unwrap();
        sprachen
            .entry(kuerzel.to_owned())
            .or_default()
            .extend(datei(&inhalt));
    }
    sprachen
}

/// The texts of one file.
pub(super) fn datei(inhalt: &str) -> Lesarten {
    let baum = parse(inhalt).unwrap();
    let texte = baum.body.into_iter().filter_map(|eintrag| match eintrag {
        Entry::Message(text) => Some((text.id.name.to_owned(), lesart(&text.value?))),
        _ => None,
    });
    texte.collect()
}

fn lesart(muster: &Pattern<&str>) -> Lesart {
    let mut variablen = BTreeSet::new();
    let wortlaute = muster_lesen(muster, &mut variablen);
    Lesart { wortlaute, variablen }
}

fn muster_lesen(muster: &Pattern<&str>, variablen: &mut BTreeSet<String>) -> Vec<String> {
    let mut bisher = vec![String::new()];
    for element in &muster.elements {
        let weiter = match element {
            PatternElement::TextElement { value } => vec![(*value).to_owned()],
            PatternElement::Placeable { expression } => ausdruck(expression, variablen),
        };
        bisher = bisher
            .iter()
            .flat_map(|anfang| weiter.iter().map(move |ende| format!("{anfang}{ende}")))
            .collect();
    }
    bisher
}

fn ausdruck(ausdruck: &Expression<&str>, variablen: &mut BTreeSet<String>) -> Vec<String> {
    match ausdruck {
        Expression::Inline(teil) => einzeln(teil, variablen),
        Expression::Select { selector, variants } => {
            einzeln(selector, variablen);
            variants
                .iter()
                .flat_map(|fall| muster_lesen(&fall.value, variablen))
                .collect()
        }
    }
}

fn einzeln(teil: &InlineExpression<&str>, variablen: &mut BTreeSet<String>) -> Vec<String> {
    match teil {
        InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
            vec![(*value).to_owned()]
        }
        InlineExpression::VariableReference { id } => {
            variablen.insert(id.name.to_owned());
            vec![format!("{{{}}}", id.name)]
        }
        InlineExpression::Placeable { expression } => ausdruck(expression, variablen),
        andere => panic!("a text uses what these tests cannot read yet: {andere:?}"),
    }
}
