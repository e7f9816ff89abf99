//! `/faelle/{id}/code`: the code from the letter to the new address, shown once more before it is sent.

use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use super::einzeln;
use crate::{
    kernel::FallId,
    service::CodeFehler,
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        formular::{Eingang, Formular},
        seite::{Seite, antworte, weiter},
    },
};

#[derive(Template)]
#[template(path = "web/code_vorlegen.html")]
struct Vorlage {
    s: Seite,
    id: FallId,
    code: String,
}

/// Shows the code as it would be sent; sends it once the person has said that it is right.
pub(super) async fn sende(
    anfrage: Anfrage,
    id: web::Path<FallId>,
    felder: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let (dienste, land) = (anfrage.dienste(), anfrage.land());
    let code = eingang.wert("code");
    let ergebnis = if eingang.wert("geprueft") == "ja" {
        let gesendet = dienste.code_bestaetigen(land, sitzung, *id, &code).await;
        gesendet.map(|()| weiter(&format!("/faelle/{id}")))
    } else {
        let gelesen = dienste.code_vorlegen(land, sitzung, *id, &code).await;
        gelesen.map(|code| {
            let seite = Vorlage {
                s: anfrage.seite(),
                id: *id,
                code: code.text().as_str().to_owned(),
            };
            antworte(StatusCode::OK, &seite)
        })
    };
    match ergebnis {
        Ok(antwort) => Ok(antwort),
        Err(CodeFehler::Feld(fehler)) => {
            let vorgang = dienste
                .fall(land, sitzung, *id)
                .await?
                .ok_or_else(Ausweg::nicht_gefunden)?;
            let form = Formular::neu([("code", &code)]).mit_fehlern(&[fehler], &anfrage.seite().texte);
            Ok(einzeln::seite(&anfrage, &vorgang, form, false))
        }
        Err(CodeFehler::NichtGefunden) => Err(Ausweg::nicht_gefunden()),
        Err(CodeFehler::NichtErwartet) => Err(nicht_jetzt(
            *id,
            "code-nicht-erwartet-titel",
            "code-nicht-erwartet-text",
        )),
        Err(CodeFehler::SchonGesendet) => Err(nicht_jetzt(
            *id,
            "code-schon-gesendet-titel",
            "code-schon-gesendet-text",
        )),
        Err(CodeFehler::ZuSpaet) => Err(nicht_jetzt(*id, "code-zu-spaet-titel", "code-zu-spaet-text")),
        Err(CodeFehler::Stoerung(stoerung)) => Err(stoerung.into()),
    }
}

fn nicht_jetzt(id: FallId, titel: &'static str, text: &'static str) -> Ausweg {
    Ausweg::neu(StatusCode::CONFLICT, titel, &[text])
        .mit_weg("ruecknahme-zum-vorgang", &format!("/faelle/{id}"))
        .mit_weg("zu-den-vorgaengen", "/faelle")
}

/// The language switch and a login lead here by GET; the form itself is on the page of the case.
pub(super) async fn zum_fall(id: web::Path<FallId>) -> HttpResponse {
    weiter(&format!("/faelle/{id}"))
}
