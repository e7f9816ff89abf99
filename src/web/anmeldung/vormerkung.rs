//! A move that lies ahead: the reminder for the day on which the form can be submitted.

use actix_web::{HttpResponse, web};

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
    let Einreichungsstand::Vorgemerkt(inhalt) = anfrage.dienste().einreichungsstand(anfrage.land(), &entwurf)
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
    Ok(kalender::als_datei(ics, "anmeldung.ics"))
}
