//! `/anmeldung` and `/ummeldung`: what it is, what one needs, and the button that begins.

use actix_web::{HttpResponse, http::StatusCode};
use askama::Template;

use super::{Felder, abruf_gescheitert};
use crate::{
    antrag::Umzugsart,
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        formular::Eingang,
        seite::{Seite, antworte, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/vorab.html")]
struct Vorab {
    s: Seite,
    ummeldung: bool,
}

pub(super) async fn anmeldung(anfrage: Anfrage) -> HttpResponse {
    antworte(
        StatusCode::OK,
        &Vorab {
            s: anfrage.seite(),
            ummeldung: false,
        },
    )
}

pub(super) async fn ummeldung(anfrage: Anfrage) -> HttpResponse {
    antworte(
        StatusCode::OK,
        &Vorab {
            s: anfrage.seite(),
            ummeldung: true,
        },
    )
}

pub(super) async fn anmeldung_beginnen(anfrage: Anfrage, felder: Felder) -> Result<HttpResponse, Ausweg> {
    beginne(&anfrage, felder, Umzugsart::Anmeldung).await
}

pub(super) async fn ummeldung_beginnen(anfrage: Anfrage, felder: Felder) -> Result<HttpResponse, Ausweg> {
    beginne(&anfrage, felder, Umzugsart::Ummeldung).await
}

/// Without a session this leads to the login and back to the same page, which then greets by name.
async fn beginne(anfrage: &Anfrage, felder: Felder, art: Umzugsart) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet_mit(&Eingang::neu(felder.into_inner()))?;
    let id = anfrage
        .dienste()
        .anmeldung_beginnen(
            anfrage.land(),
            sitzung,
            art,
            anfrage.seite().texte.sprache().kuerzel(),
        )
        .await
        .map_err(|fehler| abruf_gescheitert(fehler, anfrage))?;
    Ok(weiter(&format!("/entwurf/{id}")))
}
