//! `/selbstauskunft`: what it is, how long it takes, what it does not say, and the button.

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use crate::{
    antrag::{Feldfehler, Mailadresse},
    web::{
        anfrage::Anfrage,
        anmeldung::abruf_gescheitert,
        ausweg::Ausweg,
        formular::{Eingang, Formular},
        seite::{Seite, antworte, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/selbstauskunft.html")]
struct Bitte {
    s: Seite,
    form: Formular,
    /// Whether an address for news is asked for: there is somebody logged in, and mails are sent.
    mit_mail: bool,
}

pub(super) async fn zeige(anfrage: Anfrage) -> HttpResponse {
    seite(&anfrage, "", &[])
}

/// Without a session this leads to the login and back to the page. A second request leads to the one that waits.
pub(super) async fn fordere_an(
    anfrage: Anfrage,
    felder: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let email = match Mailadresse::parse(&eingang.wert("email")) {
        Ok(email) => email,
        Err(fehler) => return Ok(seite(&anfrage, &eingang.wert("email"), &[fehler])),
    };
    let s = anfrage.seite();
    let id = anfrage
        .dienste()
        .selbstauskunft_anfordern(anfrage.land(), sitzung, email, s.sprache().kuerzel())
        .await
        .map_err(|fehler| abruf_gescheitert(fehler, &anfrage))?;
    Ok(weiter(&format!("/selbstauskunft/{id}")))
}

fn seite(anfrage: &Anfrage, email: &str, fehler: &[Feldfehler]) -> HttpResponse {
    let s = anfrage.seite();
    let form = Formular::neu([("email", email)]).mit_fehlern(fehler, &s.texte);
    let status = if form.fehlerhaft() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    let mit_mail = s.person.is_some() && anfrage.dienste().schickt_mails();
    antworte(status, &Bitte { s, form, mit_mail })
}
