//! A move that lies ahead: the reminder for the day on which the form can be submitted.

use actix_web::{HttpResponse, http::header, web};

use crate::{
    kernel::EntwurfId,
    service::{Einreichungsstand, Entwurf},
    web::{anfrage::Anfrage, ausweg::Ausweg, kalender},
};

/// `/entwurf/{id}/termin.ics`: an entry without personal data for the calendar.
pub(super) async fn termin(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let entwurf: Entwurf = anfrage
        .dienste()
        .entwurf(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?;
    let Einreichungsstand::Vorgemerkt(inhalt) =
        anfrage.dienste().einreichungsstand(anfrage.land(), &entwurf)
    else {
        return Err(Ausweg::nicht_gefunden());
    };
    let s = anfrage.seite();
    let ics = kalender::termin(
        &s.t("vorgemerkt-termin"),
        &s.t1("vorgemerkt-termin-text", "adresse", &anfrage.land().adresse),
        inhalt.beschluss.ab,
        anfrage.dienste().jetzt(),
        &entwurf.id.to_string(),
    );
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"anmeldung.ics\""))
        .body(ics))
}
