//! A case as the authority sees it: where it stands, what was declared, and the papers that wait.

use actix_web::{HttpResponse, http::StatusCode};
use askama::Template;

use crate::{
    fall::Fall,
    service::Einsicht,
    web::{
        anfrage::Anfrage,
        angaben::{self, Gruppe},
        faelle::{papierart, stand},
        seite::{Seite, antworte},
    },
};

#[derive(Template)]
#[template(path = "web/amt_fall.html")]
struct Einsichtseite {
    s: Seite,
    aktenzeichen: String,
    stand: String,
    eingereicht: String,
    geaendert: String,
    daten: Vec<Gruppe>,
    papiere: Vec<Papierzeile>,
    schein: String,
}

struct Papierzeile {
    dokument: String,
    art: String,
    name: String,
}

/// The whole declaration as it was declared, in German; of a case from before that was kept, the core.
fn erklaert(s: &Seite, fall: &Fall) -> Vec<Gruppe> {
    let angaben = fall.angaben.offen();
    if angaben.is_empty() {
        return vec![angaben::fall(&s.texte, fall, None, None)];
    }
    angaben.iter().map(Gruppe::aus_erklaerung).collect()
}

pub(super) fn seite(anfrage: &Anfrage, einsicht: &Einsicht) -> HttpResponse {
    let s = anfrage.seite();
    let fall = &einsicht.fall;
    let seite = Einsichtseite {
        aktenzeichen: fall.aktenzeichen.to_string(),
        stand: s.t(&stand(&fall.zustand)),
        eingereicht: s.zeitpunkt(&fall.eingereicht_am),
        geaendert: s.zeitpunkt(&einsicht.geaendert_am),
        daten: erklaert(&s, fall),
        papiere: fall
            .papiere
            .iter()
            .map(|papier| Papierzeile {
                dokument: papier.dokument.to_string(),
                art: papierart(&s.texte, papier),
                name: papier.name.clone(),
            })
            .collect(),
        schein: einsicht.schein.clone(),
        s,
    };
    antworte(StatusCode::OK, &seite)
}
