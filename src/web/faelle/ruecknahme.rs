//! `/faelle/{id}/ruecknahme`: take an Anmeldung back before it is sent.

use actix_web::{HttpResponse, http::StatusCode, web};

use crate::{
    kernel::FallId,
    service::RuecknahmeFehler,
    web::{anfrage::Anfrage, ausweg::Ausweg, formular::Eingang, seite::weiter},
};

pub(super) async fn nimm_zurueck(
    anfrage: Anfrage,
    id: web::Path<FallId>,
    felder: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet_mit(&Eingang::neu(felder.into_inner()))?;
    let (dienste, land) = (anfrage.dienste(), anfrage.land());
    match dienste.zuruecknehmen(land, sitzung, *id).await {
        Ok(()) => Ok(weiter(&format!("/faelle/{id}"))),
        Err(RuecknahmeFehler::NichtGefunden) => Err(Ausweg::nicht_gefunden()),
        Err(RuecknahmeFehler::Stoerung(stoerung)) => Err(stoerung.into()),
        Err(RuecknahmeFehler::Unterwegs) => {
            let fall = dienste.fall(land, sitzung, *id).await?;
            let gemeinde = fall.and_then(|vorgang| land.gemeinde(vorgang.fall.zuzug));
            let ausweg = Ausweg::neu(
                StatusCode::CONFLICT,
                "ruecknahme-zu-spaet-titel",
                &["ruecknahme-zu-spaet-text", "ruecknahme-zu-spaet-weg"],
            );
            Err(ausweg
                .mit_amt(gemeinde.map(|gemeinde| &gemeinde.meldebehoerde))
                .mit_weg("ruecknahme-zum-vorgang", &format!("/faelle/{id}")))
        }
    }
}
