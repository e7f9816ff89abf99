//! `/faelle/{id}/neu`: correct what was refused and submit again, with everything kept.

use actix_web::{HttpResponse, http::StatusCode, web};

use crate::{
    kernel::FallId,
    service::NeuFehler,
    web::{anfrage::Anfrage, anmeldung::abruf_gescheitert, ausweg::Ausweg, formular::Eingang, seite::weiter},
};

pub(super) async fn beginne(
    anfrage: Anfrage,
    id: web::Path<FallId>,
    felder: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet_mit(&Eingang::neu(felder.into_inner()))?;
    match anfrage.dienste().neu_aus_fall(anfrage.land(), sitzung, *id).await {
        Ok(entwurf) => Ok(weiter(&format!("/entwurf/{entwurf}"))),
        Err(NeuFehler::NichtGefunden) => Err(Ausweg::nicht_gefunden()),
        Err(NeuFehler::NichtNoetig) => Err(Ausweg::neu(
            StatusCode::CONFLICT,
            "neu-nicht-noetig-titel",
            &["neu-nicht-noetig-text"],
        )
        .mit_weg("ruecknahme-zum-vorgang", &format!("/faelle/{id}"))),
        Err(NeuFehler::SchonOffen(anderer)) => Ok(weiter(&format!("/faelle/{anderer}"))),
        Err(NeuFehler::Abruf(fehler)) => Err(abruf_gescheitert(fehler, &anfrage)),
    }
}
