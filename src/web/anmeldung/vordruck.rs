//! The Wohnungsgeberbestätigung to print, for whoever has no such form yet.

use actix_web::{HttpResponse, web};

use crate::{
    kernel::EntwurfId,
    web::{anfrage::Anfrage, ausweg::Ausweg, faelle::herunterladen},
};

/// `/wohnungsgeberbestaetigung.pdf`: blank, for everybody.
pub(super) async fn leer(anfrage: Anfrage) -> Result<HttpResponse, Ausweg> {
    Ok(herunterladen(
        anfrage.dienste().vordruck_leer(anfrage.land()).await?,
    ))
}

/// `/entwurf/{id}/wohnungsgeberbestaetigung.pdf`: with what this draft says.
pub(super) async fn ausgefuellt(anfrage: Anfrage, id: web::Path<EntwurfId>) -> Result<HttpResponse, Ausweg> {
    let vordruck = anfrage
        .dienste()
        .vordruck(anfrage.land(), anfrage.angemeldet()?, *id)
        .await?;
    Ok(herunterladen(vordruck))
}
