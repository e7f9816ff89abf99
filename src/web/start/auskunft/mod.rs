//! Help and the pages that the law asks for: sections of paragraphs and lists, with the names that the Land gives.

mod barrierefreiheit;
mod datenschutz;
mod hilfe;
mod impressum;

use actix_web::{HttpResponse, http::StatusCode};
use askama::Template;
use fluent::FluentValue;

pub(super) use barrierefreiheit::barrierefreiheit;
pub(super) use datenschutz::datenschutz;
pub(super) use hilfe::hilfe;
pub(super) use impressum::impressum;

use crate::{
    land::{Behoerde, Stelle},
    web::{
        anfrage::Anfrage,
        seite::{Seite, antworte},
    },
};

/// From so many sections on, a page begins with a list of them.
const INHALT_AB: usize = 5;

#[derive(Template)]
#[template(path = "web/auskunft.html")]
struct Auskunft {
    s: Seite,
    titel: String,
    einleitung: String,
    mit_inhalt: bool,
    abschnitte: Vec<Abschnitt>,
}

/// A section: paragraphs, a list, paragraphs after it, and whom or where it leads to.
struct Abschnitt {
    anker: &'static str,
    titel: String,
    absaetze: Vec<String>,
    liste: Vec<String>,
    danach: Vec<String>,
    aemter: Vec<Behoerde>,
    stelle: Option<Stelle>,
    /// A link in passing.
    verweis: Option<(String, &'static str)>,
    /// The way on, as a button.
    weg: Option<(String, &'static str)>,
}

/// A page being put together.
struct Bau<'a> {
    anfrage: &'a Anfrage,
    s: Seite,
    geprueft_am: String,
    abschnitte: Vec<Abschnitt>,
}

impl<'a> Bau<'a> {
    fn neu(anfrage: &'a Anfrage) -> Self {
        let s = anfrage.seite();
        let geprueft_am = anfrage.land().stellen.barrierefreiheit_geprueft_am;
        Self {
            geprueft_am: geprueft_am.map_or_else(String::new, |tag| s.tag(&tag)),
            anfrage,
            s,
            abschnitte: Vec::new(),
        }
    }

    /// A section whose texts are `<key>` (title), `<key>-1` …, `<key>-liste-1` …, `<key>-danach-1` …, as far as they exist.
    fn abschnitt(mut self, anker: &'static str, schluessel: &str) -> Self {
        let alle = |art: &str| {
            (1..=12)
                .map(|nummer| format!("{schluessel}{art}-{nummer}"))
                .take_while(|text| self.s.hat(text))
                .map(|text| self.t(&text))
                .collect()
        };
        let abschnitt = Abschnitt {
            anker,
            titel: self.t(schluessel),
            absaetze: alle(""),
            liste: alle("-liste"),
            danach: alle("-danach"),
            aemter: Vec::new(),
            stelle: None,
            verweis: None,
            weg: None,
        };
        self.abschnitte.push(abschnitt);
        self
    }

    /// Adds something to the section before.
    fn dazu(mut self, aendere: impl FnOnce(&mut Abschnitt)) -> Self {
        if let Some(abschnitt) = self.abschnitte.last_mut() {
            aendere(abschnitt);
        }
        self
    }

    /// Ends the section before with an office, or with this text where the Land names none.
    fn mit_stelle(self, stelle: Option<&Stelle>, sonst: &str) -> Self {
        let ersatz = stelle.is_none().then(|| self.t(sonst));
        self.dazu(|abschnitt| {
            abschnitt.stelle = stelle.cloned();
            abschnitt.danach.extend(ersatz);
        })
    }

    /// Ends the section before with the authority behind the service.
    fn mit_portal(self) -> Self {
        let portal = self.anfrage.land().portal.clone();
        self.dazu(|abschnitt| abschnitt.aemter.push(portal))
    }

    /// Ends the section before with all Meldebehörden.
    fn mit_gemeinden(self) -> Self {
        let gemeinden = &self.anfrage.land().gemeinden;
        let aemter: Vec<_> = gemeinden.iter().map(|g| g.meldebehoerde.clone()).collect();
        self.dazu(|abschnitt| abschnitt.aemter.extend(aemter))
    }

    /// Ends the section before with a way on.
    fn mit_weg(self, text: &str, pfad: &'static str) -> Self {
        let text = self.t(text);
        self.dazu(|abschnitt| abschnitt.weg = Some((text, pfad)))
    }

    /// Ends the section before with a link.
    fn mit_verweis(self, text: &str, pfad: &'static str) -> Self {
        let text = self.t(text);
        self.dazu(|abschnitt| abschnitt.verweis = Some((text, pfad)))
    }

    /// The text with this key and whatever the Land puts into it.
    fn t(&self, schluessel: &str) -> String {
        let land = self.anfrage.land();
        let werte: [(&str, FluentValue<'_>); 4] = [
            ("land", land.name.as_str().into()),
            ("portal", land.portal.name.as_str().into()),
            ("tag", self.geprueft_am.as_str().into()),
            (
                "vertretung",
                land.stellen.vertretung.as_deref().unwrap_or_default().into(),
            ),
        ];
        self.s.texte.mit(schluessel, &werte)
    }

    /// The page with this title; `einleitung` is the key of the text under it.
    fn zeige(self, titel: &str, einleitung: &str) -> HttpResponse {
        let seite = Auskunft {
            titel: self.t(titel),
            einleitung: self.t(einleitung),
            mit_inhalt: self.abschnitte.len() >= INHALT_AB,
            abschnitte: self.abschnitte,
            s: self.s,
        };
        antworte(StatusCode::OK, &seite)
    }
}
