//! The pages of the register: what it is, and the letters that went out by post. For invented people only.

use std::sync::Arc;

use actix_web::{
    HttpResponse,
    http::header,
    web::{self, Data, Path, ServiceConfig},
};
use askama::Template;

use super::{
    mitschrift::{Mitschrift, Richtung},
    stube::Stube,
};
use crate::{kernel::uhr::in_berlin, urkunde::inhalt::tag_lang};

/// Nothing but the own style sheet.
const CSP: &str =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const STIL: &str = include_str!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/templates/register/stil.css"
));

pub(super) fn routen(config: &mut ServiceConfig) {
    config
        .route("/", web::get().to(start))
        .route("/stil.css", web::get().to(stil))
        .route("/nachrichten", web::get().to(nachrichten))
        .route("/nachrichten/{nummer}", web::get().to(nachricht))
        .route("/briefkasten", web::get().to(briefkasten))
        .route("/briefkasten/{id}", web::get().to(brief));
}

#[derive(Template)]
#[template(path = "register/start.html")]
struct Start<'a> {
    gemeinde: &'a str,
    ags: &'a str,
}

#[derive(Template)]
#[template(path = "register/briefkasten.html")]
struct Briefkasten<'a> {
    gemeinde: &'a str,
    briefe: Vec<Zeile>,
}

struct Zeile {
    id: String,
    betreff: String,
    name: String,
    an: Vec<String>,
    tag: String,
    uhrzeit: String,
}

#[derive(Template)]
#[template(path = "register/nachrichten.html")]
struct Nachrichten<'a> {
    gemeinde: &'a str,
    nachrichten: Vec<Nachrichtenzeile>,
}

struct Nachrichtenzeile {
    nummer: u64,
    zeit: String,
    herein: bool,
    typ: String,
    uuid: String,
    maengel: Vec<String>,
    da: bool,
}

async fn start(stube: Data<Arc<Stube>>) -> HttpResponse {
    let gemeinde = &stube.settings().gemeinde;
    seite(&Start {
        gemeinde: &gemeinde.name,
        ags: gemeinde.ags.as_str(),
    })
}

async fn stil() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/css; charset=utf-8")
        .body(STIL)
}

async fn briefkasten(stube: Data<Arc<Stube>>) -> HttpResponse {
    if !stube.settings().testbetrieb {
        return HttpResponse::NotFound().finish();
    }
    let briefe = stube.briefe(|brief| {
        let zeit = in_berlin(brief.zeit);
        let an = brief.an.offen().clone();
        Zeile {
            id: brief.id.to_string(),
            betreff: brief.betreff.clone(),
            name: an.first().cloned().unwrap_or_default(),
            an,
            tag: tag_lang(zeit.date()),
            uhrzeit: format!("{:02}:{:02}", zeit.hour(), zeit.minute()),
        }
    });
    seite(&Briefkasten {
        gemeinde: &stube.settings().gemeinde.name,
        briefe,
    })
}

async fn nachrichten(stube: Data<Arc<Stube>>) -> HttpResponse {
    if !stube.settings().testbetrieb {
        return HttpResponse::NotFound().finish();
    }
    let zeile = |eine: &Mitschrift| Nachrichtenzeile {
        nummer: eine.nummer,
        zeit: in_berlin(eine.zeit).strftime("%d.%m.%Y %H:%M:%S").to_string(),
        herein: eine.richtung == Richtung::Herein,
        typ: eine.typ.clone().unwrap_or_else(|| "unbekannt".to_owned()),
        uuid: eine.uuid.clone().unwrap_or_else(|| "ohne".to_owned()),
        maengel: eine.maengel.clone(),
        da: eine.inhalt.is_some(),
    };
    seite(&Nachrichten {
        gemeinde: &stube.settings().gemeinde.name,
        nachrichten: stube.mitschriften().alle(zeile),
    })
}

/// As text, whatever it is: a browser runs none of it.
async fn nachricht(stube: Data<Arc<Stube>>, nummer: Path<u64>) -> HttpResponse {
    match stube.mitschriften().inhalt(*nummer) {
        Some(inhalt) => HttpResponse::Ok()
            .content_type("text/plain; charset=utf-8")
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .body(inhalt),
        None => HttpResponse::NotFound().finish(),
    }
}

async fn brief(stube: Data<Arc<Stube>>, id: Path<String>) -> HttpResponse {
    let brief = id
        .parse()
        .ok()
        .filter(|_| stube.settings().testbetrieb)
        .and_then(|id| stube.brief(id));
    match brief {
        Some(pdf) => HttpResponse::Ok()
            .content_type("application/pdf")
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .insert_header((header::CONTENT_DISPOSITION, "inline; filename=\"brief.pdf\""))
            .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .body(pdf),
        None => HttpResponse::NotFound().finish(),
    }
}

fn seite(vorlage: &impl Template) -> HttpResponse {
    match vorlage.render() {
        Ok(html) => HttpResponse::Ok()
            .content_type("text/html; charset=utf-8")
            .insert_header((header::CONTENT_SECURITY_POLICY, CSP))
            .insert_header((header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
            .insert_header((header::REFERRER_POLICY, "no-referrer"))
            .insert_header((header::CACHE_CONTROL, "no-store"))
            .body(html),
        Err(fehler) => {
            tracing::error!("a page of the register cannot be set: {fehler}");
            HttpResponse::InternalServerError().finish()
        }
    }
}
