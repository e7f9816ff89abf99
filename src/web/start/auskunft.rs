//! Help, Impressum (§ 5 DDG), data protection (Art. 13 DSGVO), accessibility (§ 7 BITV 2.0).

use actix_web::{HttpResponse, http::StatusCode};
use askama::Template;

use crate::{
    land::Behoerde,
    web::{
        anfrage::Anfrage,
        seite::{Seite, antworte},
    },
};

#[derive(Template)]
#[template(path = "web/auskunft.html")]
struct Auskunft {
    s: Seite,
    titel: &'static str,
    abschnitte: Vec<Abschnitt>,
    amt: Behoerde,
}

struct Abschnitt {
    anker: &'static str,
    titel: String,
    absaetze: Vec<String>,
}

pub(super) async fn hilfe(anfrage: Anfrage) -> HttpResponse {
    zeige(
        &anfrage,
        "hilfe-titel",
        &[
            ("pin", "hilfe-pin"),
            ("ausweis", "hilfe-ausweis"),
            ("bestaetigung", "hilfe-bestaetigung"),
            ("begriffe", "hilfe-begriffe"),
            ("sperre", "hilfe-sperre"),
        ],
    )
}

pub(super) async fn impressum(anfrage: Anfrage) -> HttpResponse {
    zeige(
        &anfrage,
        "impressum-titel",
        &[
            ("verantwortlich", "impressum-verantwortlich"),
            ("technik", "impressum-technik"),
        ],
    )
}

pub(super) async fn datenschutz(anfrage: Anfrage) -> HttpResponse {
    zeige(
        &anfrage,
        "datenschutz-titel",
        &[
            ("was", "datenschutz-was"),
            ("wozu", "datenschutz-wozu"),
            ("wie-lange", "datenschutz-wie-lange"),
            ("cookies", "datenschutz-cookies"),
            ("rechte", "datenschutz-rechte"),
        ],
    )
}

pub(super) async fn barrierefreiheit(anfrage: Anfrage) -> HttpResponse {
    zeige(
        &anfrage,
        "barrierefreiheit-titel",
        &[
            ("stand", "barrierefreiheit-stand"),
            ("luecken", "barrierefreiheit-luecken"),
            ("melden", "barrierefreiheit-melden"),
        ],
    )
}

/// A page of sections; the text of a section is every key `<key>-1`, `<key>-2` … that exists.
fn zeige(
    anfrage: &Anfrage,
    titel: &'static str,
    abschnitte: &[(&'static str, &'static str)],
) -> HttpResponse {
    let s = anfrage.seite();
    let abschnitte = abschnitte
        .iter()
        .map(|(anker, schluessel)| Abschnitt {
            anker,
            titel: s.t(schluessel),
            absaetze: (1..=9)
                .map(|nummer| format!("{schluessel}-{nummer}"))
                .take_while(|absatz| s.hat(absatz))
                .map(|absatz| s.t(&absatz))
                .collect(),
        })
        .collect();
    let amt = anfrage.land().portal.clone();
    antworte(
        StatusCode::OK,
        &Auskunft {
            s,
            titel,
            abschnitte,
            amt,
        },
    )
}
