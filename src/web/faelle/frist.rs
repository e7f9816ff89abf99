//! `/faelle/{id}/frist.ics`: the last day for the code, for the person's own calendar.

use actix_web::{HttpResponse, web};
use jiff::civil::Date;

use crate::{
    fall::Zustand,
    kernel::FallId,
    web::{
        anfrage::Anfrage,
        ausweg::Ausweg,
        kalender::{als_datei, termin},
    },
};

/// The last day on which the code is taken, while it is awaited.
pub(super) const fn fristende(zustand: &Zustand) -> Option<Date> {
    match zustand {
        Zustand::CodeErwartet { fristende, .. } => *fristende,
        _ => None,
    }
}

pub(super) async fn lade(anfrage: Anfrage, id: web::Path<FallId>) -> Result<HttpResponse, Ausweg> {
    let vorgang = anfrage
        .dienste()
        .fall(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?
        .ok_or_else(Ausweg::nicht_gefunden)?;
    let tag = fristende(&vorgang.fall.zustand).ok_or_else(Ausweg::nicht_gefunden)?;
    let s = anfrage.seite();
    let kalender = termin(
        &s.t("frist-kalender-titel"),
        &s.t("frist-kalender-text"),
        tag,
        anfrage.dienste().jetzt(),
        &format!("code-{id}@meldewerk"),
    );
    Ok(als_datei(kalender, "frist.ics"))
}
