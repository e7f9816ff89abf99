//! Keep a draft for another thirty days; want mails, or none.

use actix_web::{HttpResponse, web};

use crate::{
    kernel::EntwurfId,
    web::{anfrage::Anfrage, ausweg::Ausweg, formular::Eingang, seite::weiter},
};

type Felder = web::Form<Vec<(String, String)>>;

/// POST `/entwurf/{id}/behalten`.
pub(super) async fn behalte(
    anfrage: Anfrage,
    id: web::Path<EntwurfId>,
    felder: Felder,
) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet_mit(&Eingang::neu(felder.into_inner()))?;
    anfrage
        .dienste()
        .entwurf_behalten(anfrage.land(), sitzung, *id)
        .await?;
    Ok(weiter("/faelle"))
}

/// POST `/faelle/mails`: `wunsch` is `keine` or `gern`.
pub(super) async fn mails(anfrage: Anfrage, felder: Felder) -> Result<HttpResponse, Ausweg> {
    let eingang = Eingang::neu(felder.into_inner());
    let sitzung = anfrage.angemeldet_mit(&eingang)?;
    let ohne = eingang.wert("wunsch") == "keine";
    anfrage
        .dienste()
        .mails_abstellen(anfrage.land(), sitzung.konto, ohne)
        .await?;
    Ok(weiter("/faelle#mails"))
}
