//! `/pruefen`: is this document genuine, and does it still hold? Open to everybody; a file is read in memory and forgotten, number
//! and code of a print-out tell its status and nothing else.

mod ergebnis;
mod nummer;
mod veroeffentlicht;

use actix_multipart::Multipart;
use actix_web::{HttpResponse, http::StatusCode, web};
use askama::Template;

use super::{
    anfrage::Anfrage,
    anmeldung::papierfehler,
    ausweg::Ausweg,
    formular::Formular,
    hochladen,
    seite::{Seite, antworte},
};
use crate::{
    antrag::{NachweisFehler, UPLOAD_HOECHSTENS},
    service::{DateiFehler, PROFIL_PFAD, PapierFehler, ZERTIFIKATE_PFAD},
};
use ergebnis::Ergebnis;
pub(super) use nummer::status;

#[derive(Template)]
#[template(path = "web/pruefen.html")]
struct Pruefseite {
    s: Seite,
    form: Formular,
    ergebnis: Option<Ergebnis>,
}

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.route("/pruefen", web::get().to(zeige))
        .route("/pruefen", web::post().to(pruefe))
        .route("/pruefen/nummer", web::get().to(zeige))
        .route("/pruefen/nummer", web::post().to(nummer::pruefe))
        .route("/status/{liste}", web::get().to(veroeffentlicht::statusliste))
        .route(PROFIL_PFAD, web::get().to(veroeffentlicht::profil))
        .route(ZERTIFIKATE_PFAD, web::get().to(veroeffentlicht::zertifikate));
}

async fn zeige(anfrage: Anfrage) -> HttpResponse {
    antworte(
        StatusCode::OK,
        &Pruefseite {
            s: anfrage.seite(),
            form: Formular::default(),
            ergebnis: None,
        },
    )
}

async fn pruefe(anfrage: Anfrage, teile: Multipart) -> Result<HttpResponse, Ausweg> {
    let (_, dateien) = hochladen::lies(teile).await?;
    let s = anfrage.seite();
    let datei = |grund| PapierFehler::Datei {
        stelle: 0,
        grund: DateiFehler::Nachweis(grund),
    };
    let (inhalt, grund) = match dateien.into_iter().next().map(|datei| datei.inhalt) {
        None => (Vec::new(), Some(PapierFehler::Keine)),
        Some(leer) if leer.is_empty() => (leer, Some(datei(NachweisFehler::Leer))),
        Some(gross) if gross.len() > UPLOAD_HOECHSTENS => (gross, Some(datei(NachweisFehler::ZuGross))),
        Some(inhalt) => (inhalt, None),
    };
    if let Some(grund) = grund {
        let form = Formular::default().und_fehler("datei", s.t(papierfehler(grund)));
        return Ok(antworte(
            StatusCode::UNPROCESSABLE_ENTITY,
            &Pruefseite {
                s,
                form,
                ergebnis: None,
            },
        ));
    }
    let urteil = anfrage.dienste().urkunde_pruefen(inhalt).await?;
    let ergebnis = Some(ergebnis::zeige(&s, &urteil));
    Ok(antworte(
        StatusCode::OK,
        &Pruefseite {
            s,
            form: Formular::default(),
            ergebnis,
        },
    ))
}
