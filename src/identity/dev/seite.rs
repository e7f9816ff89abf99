//! The pages of the dev identity provider.

use std::sync::Arc;

use askama::Template;
use xoev::latin::Text;

use crate::identity::dev::{Chip, Persona};

/// The style sheet; its own, so that nobody takes the page for the service.
pub(super) const STIL: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/dev/stil.css"));

/// The page on which one chooses who one is.
#[derive(Template)]
#[template(path = "dev/auswahl.html")]
pub(super) struct Auswahlseite<'a> {
    vorgang: &'a str,
    erneut: bool,
    personen: Vec<Zeile<'a>>,
}

struct Zeile<'a> {
    key: &'a str,
    name: String,
    de: &'a str,
    en: &'a str,
    alt: String,
    neu: Option<String>,
}

impl<'a> Auswahlseite<'a> {
    pub(super) fn neu(vorgang: &'a str, erneut: bool, personen: &'a [Arc<Persona>]) -> Self {
        Self {
            vorgang,
            erneut,
            personen: personen.iter().map(|person| Zeile::neu(person)).collect(),
        }
    }
}

impl<'a> Zeile<'a> {
    fn neu(person: &'a Persona) -> Self {
        let namen = person.vornamen.iter().chain([&person.familienname]);
        Self {
            key: &person.key,
            name: namen.map(Text::as_str).collect::<Vec<_>>().join(" "),
            de: &person.zeigt.de,
            en: &person.zeigt.en,
            alt: anschrift(&person.chip_alt),
            neu: person.chip_neu.as_ref().map(anschrift),
        }
    }
}

fn anschrift(chip: &Chip) -> String {
    format!(
        "{}, {} {}",
        chip.strasse_hausnummer.as_str(),
        chip.postleitzahl.as_str(),
        chip.ort.as_str()
    )
}

/// A page that says one thing.
#[derive(Template)]
#[template(path = "dev/hinweis.html")]
pub(super) struct Hinweisseite {
    pub(super) titel: &'static str,
    pub(super) text: &'static str,
}
