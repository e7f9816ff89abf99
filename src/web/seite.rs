//! What every page shows around its content: Land, language, who is logged in.

use actix_web::{HttpResponse, http::StatusCode};
use askama::Template;
use jiff::{Timestamp, civil::Date};
use xoev::teildatum::Teildatum;

use super::{
    login::Sitzungsfrist,
    sprache::{Sprache, Texte},
    statisch,
};
use crate::land::Land;

/// What the key of a help text adds to that of its field.
const HILFE: &str = "-hilfe";

/// The frame of a page; templates call it `s`.
pub struct Seite {
    /// The texts in the page's language.
    pub texte: Texte,
    /// Name of the Land.
    pub land: String,
    /// Whether all data are synthetic.
    pub testbetrieb: bool,
    /// The authority behind the service.
    pub behoerde: crate::land::Behoerde,
    /// Path of this page without a query, for the language switch.
    pub pfad: String,
    /// Query of this page that the language switch must keep; empty for most.
    pub abfrage: String,
    /// Display name of the person who is logged in.
    pub person: Option<String>,
    /// The token that every form of a session carries; empty without a session.
    pub csrf: String,
    /// How long the session still lasts; a page that has it warns before.
    pub(super) frist: Option<Sitzungsfrist>,
}

impl Seite {
    /// The frame for somebody who is not logged in.
    #[must_use]
    pub fn oeffentlich(land: &Land, texte: Texte, pfad: &str) -> Self {
        Self {
            texte,
            land: land.name.clone(),
            testbetrieb: land.testbetrieb,
            behoerde: land.portal.clone(),
            pfad: pfad.to_owned(),
            abfrage: String::new(),
            person: None,
            csrf: String::new(),
            frist: None,
        }
    }

    /// The text with this key.
    #[must_use]
    pub fn t(&self, schluessel: &str) -> String {
        self.texte.t(schluessel)
    }

    /// The text with this key and one variable.
    #[must_use]
    pub fn t1(&self, schluessel: &str, name: &str, wert: &str) -> String {
        self.texte.mit(schluessel, &[(name, wert.to_owned().into())])
    }

    /// Which step of the form this is.
    #[must_use]
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    pub fn schritt(&self, nummer: &usize, von: &usize) -> String {
        let (nummer, von) = (nummer.to_string().into(), von.to_string().into());
        self.texte
            .mit("schritt-von", &[("schritt", nummer), ("von", von)])
    }

    /// Whether a field has a help text.
    #[must_use]
    pub fn hat_hilfe(&self, schluessel: &str) -> bool {
        self.texte.hat(&[schluessel, HILFE].concat())
    }

    /// The help text of a field.
    #[must_use]
    pub fn hilfe(&self, schluessel: &str) -> String {
        self.texte.t(&[schluessel, HILFE].concat())
    }

    /// Whether there is a text with this key.
    #[must_use]
    pub fn hat(&self, schluessel: &str) -> bool {
        self.texte.hat(schluessel)
    }

    /// A day in words.
    #[must_use]
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    pub fn tag(&self, tag: &Date) -> String {
        self.texte.tag(*tag)
    }

    /// An instant in words, legal time in Germany.
    #[must_use]
    pub fn zeitpunkt(&self, zeitpunkt: &Timestamp) -> String {
        self.texte.zeitpunkt(*zeitpunkt)
    }

    /// A date of which parts may be unknown, in words.
    #[must_use]
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
    pub fn teildatum(&self, datum: &Teildatum) -> String {
        self.texte.teildatum(*datum)
    }

    /// The page's language; its `lang()` is the tag for HTML.
    #[must_use]
    pub const fn sprache(&self) -> &Sprache {
        self.texte.sprache()
    }

    /// Every language, with whether the page is in it.
    #[must_use]
    pub fn sprachen(&self) -> Vec<(&Sprache, bool)> {
        self.texte
            .sprachen()
            .alle()
            .map(|sprache| (sprache, sprache == self.texte.sprache()))
            .collect()
    }

    /// Path of an embedded file.
    #[must_use]
    #[expect(clippy::unused_self, reason = "templates call it on the page")]
    pub fn datei(&self, name: &str) -> String {
        statisch::pfad(name)
    }
}

/// Renders a page as an answer with this status.
#[must_use]
pub fn antworte(status: StatusCode, seite: &impl Template) -> HttpResponse {
    match seite.render() {
        Ok(html) => HttpResponse::build(status)
            .content_type("text/html; charset=utf-8")
            .body(html),
        Err(grund) => {
            tracing::error!(%grund, "a page could not be rendered");
            HttpResponse::InternalServerError().finish()
        }
    }
}

/// Sends the browser on to a path of this site after a POST (303, so that reloading repeats nothing).
#[must_use]
pub fn weiter(pfad: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((actix_web::http::header::LOCATION, pfad))
        .finish()
}
