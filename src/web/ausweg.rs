//! What a person sees when something does not go on: what happened, what to do, and a way on.

use actix_web::{
    HttpResponse, ResponseError,
    http::{
        StatusCode,
        header::{HeaderValue, RETRY_AFTER},
    },
};
use askama::Template;
use jiff::{SignedDuration, Timestamp};

use super::seite::{Seite, antworte};
use crate::{land::Behoerde, service::Stoerung};

/// When to try again what was too much at once. Unit: seconds.
pub(in crate::web) const BALD: &str = "10";

/// A page instead of the one that was asked for. Handlers return it as their error; the frame renders it.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Ausweg {
    /// The page needs a login; the person comes back to it afterwards.
    #[error("the page needs a login")]
    Login,
    /// What was asked for is at another path of this site now.
    #[error("it is at another path")]
    Weiter(String),
    /// A page that explains.
    #[error("{}", .0.titel)]
    Meldung(Box<Meldung>),
}

/// What a page says; everything named by the keys of its texts.
#[derive(Clone, Debug)]
pub struct Meldung {
    status: StatusCode,
    titel: &'static str,
    absaetze: Vec<&'static str>,
    /// What to do, step by step.
    schritte: Vec<&'static str>,
    wege: Vec<Weg>,
    amt: Option<Behoerde>,
    /// When it is worth trying again.
    wieder_am: Option<Timestamp>,
}

/// A way on: key of its text, and its path.
#[derive(Clone, Debug)]
struct Weg {
    text: &'static str,
    pfad: String,
}

impl Ausweg {
    /// A page with this title and these paragraphs (keys of texts).
    #[must_use]
    pub fn neu(status: StatusCode, titel: &'static str, absaetze: &[&'static str]) -> Self {
        Self::Meldung(Box::new(Meldung {
            status,
            titel,
            absaetze: absaetze.to_vec(),
            schritte: Vec::new(),
            wege: Vec::new(),
            amt: None,
            wieder_am: None,
        }))
    }

    /// The same page with one more way on; the first is the main one.
    #[must_use]
    pub fn mit_weg(mut self, text: &'static str, pfad: &str) -> Self {
        if let Self::Meldung(meldung) = &mut self {
            meldung.wege.push(Weg {
                text,
                pfad: pfad.to_owned(),
            });
        }
        self
    }

    /// The same page with one more way on, which is now the main one.
    #[must_use]
    pub fn zuerst(mut self, text: &'static str, pfad: String) -> Self {
        if let Self::Meldung(meldung) = &mut self {
            meldung.wege.insert(0, Weg { text, pfad });
        }
        self
    }

    /// The same page with what to do, as numbered steps (keys of texts).
    #[must_use]
    pub fn mit_schritten(mut self, schritte: &[&'static str]) -> Self {
        if let Self::Meldung(meldung) = &mut self {
            meldung.schritte = schritte.to_vec();
        }
        self
    }

    /// The same page with the contact of an authority.
    #[must_use]
    pub fn mit_amt(mut self, amt: Option<&Behoerde>) -> Self {
        if let Self::Meldung(meldung) = &mut self {
            meldung.amt = amt.cloned();
        }
        self
    }

    /// The same page with the time from which it is worth trying again.
    #[must_use]
    pub fn wieder_am(mut self, zeit: Option<Timestamp>) -> Self {
        if let Self::Meldung(meldung) = &mut self {
            meldung.wieder_am = zeit;
        }
        self
    }

    /// There is no such page, or it is somebody else's.
    #[must_use]
    pub fn nicht_gefunden() -> Self {
        Self::neu(
            StatusCode::NOT_FOUND,
            "nicht-gefunden-titel",
            &["nicht-gefunden-text"],
        )
        .mit_weg("zur-startseite", "/")
        .mit_weg("zu-den-vorgaengen", "/faelle")
    }

    /// Something of ours is broken.
    #[must_use]
    pub fn gestoert() -> Self {
        Self::neu(
            StatusCode::INTERNAL_SERVER_ERROR,
            "stoerung-titel",
            &["stoerung-text", "stoerung-weg"],
        )
        .mit_weg("zur-startseite", "/")
    }

    /// A form that does not belong to the present session, or comes from another site.
    #[must_use]
    pub fn abgelaufen() -> Self {
        Self::neu(
            StatusCode::FORBIDDEN,
            "abgelaufen-titel",
            &["abgelaufen-text", "abgelaufen-weg"],
        )
        .mit_weg("zu-den-vorgaengen", "/faelle")
        .mit_weg("zur-startseite", "/")
    }

    /// More than one upload may hold.
    #[must_use]
    pub fn zu_gross() -> Self {
        Self::neu(
            StatusCode::PAYLOAD_TOO_LARGE,
            "zu-gross-titel",
            &["zu-gross-text", "zu-gross-zusammen"],
        )
        .mit_weg("zur-startseite", "/")
    }

    /// So many files are being converted that this one has to wait.
    #[must_use]
    pub fn ausgelastet() -> Self {
        Self::neu(
            StatusCode::SERVICE_UNAVAILABLE,
            "ausgelastet-titel",
            &["ausgelastet-text"],
        )
    }

    /// A step of the form was sent after the session had ended; `pfad` is where the form goes on.
    #[must_use]
    pub fn sitzung_beendet(pfad: &str) -> Self {
        Self::neu(
            StatusCode::FORBIDDEN,
            "sitzung-beendet-titel",
            &[
                "sitzung-beendet-text",
                "sitzung-beendet-bleibt",
                "sitzung-beendet-fehlt",
            ],
        )
        .mit_weg("sitzung-beendet-weg", &super::login::zur_anmeldung(pfad))
        .mit_weg("zur-startseite", "/")
    }

    /// A request that cannot be read.
    #[must_use]
    pub fn unlesbar() -> Self {
        Self::neu(StatusCode::BAD_REQUEST, "anfrage-titel", &["anfrage-text"]).mit_weg("zur-startseite", "/")
    }

    /// The page for an error that the web server itself found.
    #[must_use]
    pub fn zu_status(status: StatusCode) -> Self {
        match status.as_u16() {
            404 | 405 => Self::nicht_gefunden(),
            413 => Self::zu_gross(),
            400..=499 => Self::unlesbar(),
            _ => Self::gestoert(),
        }
    }

    /// The page itself; `pfad` is where a login leads back to.
    #[must_use]
    pub fn zeige(&self, s: Seite) -> HttpResponse {
        let meldung = match self {
            Self::Login => return super::seite::weiter(&super::login::zur_anmeldung(&s.pfad)),
            Self::Weiter(pfad) => return super::seite::weiter(pfad),
            Self::Meldung(meldung) => meldung,
        };
        let seite = MeldungSeite {
            titel: s.t(meldung.titel),
            absaetze: meldung
                .absaetze
                .iter()
                .map(|absatz| s.t(absatz))
                .chain(meldung.wieder_am.map(|zeit| {
                    // To the next full minute: nobody comes too early.
                    let zeit = zeit.checked_add(SignedDuration::from_secs(59)).unwrap_or(zeit);
                    s.t1("wieder-am", "zeit", &s.zeitpunkt(&zeit))
                }))
                .collect(),
            schritte: meldung.schritte.iter().map(|schritt| s.t(schritt)).collect(),
            wege: meldung
                .wege
                .iter()
                .map(|weg| Wegweiser {
                    text: s.t(weg.text),
                    pfad: weg.pfad.clone(),
                })
                .collect(),
            amt: meldung.amt.clone(),
            s,
        };
        let mut antwort = antworte(meldung.status, &seite);
        if meldung.status == StatusCode::SERVICE_UNAVAILABLE {
            let bald = HeaderValue::from_static(BALD);
            antwort.headers_mut().insert(RETRY_AFTER, bald);
        }
        antwort
    }
}

impl ResponseError for Ausweg {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::Login | Self::Weiter(_) => StatusCode::SEE_OTHER,
            Self::Meldung(meldung) => meldung.status,
        }
    }
}

impl From<Stoerung> for Ausweg {
    fn from(stoerung: Stoerung) -> Self {
        tracing::error!(%stoerung, "a page could not be served");
        Self::gestoert()
    }
}

#[derive(Template)]
#[template(path = "web/meldung.html")]
struct MeldungSeite {
    s: Seite,
    titel: String,
    absaetze: Vec<String>,
    schritte: Vec<String>,
    wege: Vec<Wegweiser>,
    amt: Option<Behoerde>,
}

struct Wegweiser {
    text: String,
    pfad: String,
}
