//! `/sitzung`: somebody is still there. Asked by the script that warns before a session's time is over.

use actix_web::{HttpResponse, web};
use serde::Serialize;

use crate::{
    identity::Sitzung,
    web::{anfrage::Anfrage, ausweg::Ausweg, formular::Eingang},
};

/// How long a session still lasts. Unit: seconds.
#[derive(Clone, Copy, Serialize)]
pub(in crate::web) struct Sitzungsfrist {
    /// Unless it is used.
    pub(in crate::web) ruht: i64,
    /// However much it is used.
    pub(in crate::web) endet: i64,
}

impl Sitzungsfrist {
    pub(in crate::web) fn von(sitzung: &Sitzung, jetzt: jiff::Timestamp) -> Self {
        let sekunden = |bis: jiff::Timestamp| bis.duration_since(jetzt).as_secs().max(0);
        Self {
            ruht: sekunden(sitzung.ruht_bis),
            endet: sekunden(sitzung.endet_am),
        }
    }
}

/// Finding the session has begun its idle time anew.
pub(super) async fn verlaengere(
    anfrage: Anfrage,
    felder: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Ausweg> {
    let sitzung = anfrage.angemeldet_mit(&Eingang::neu(felder.into_inner()))?;
    Ok(HttpResponse::Ok().json(Sitzungsfrist::von(sitzung, anfrage.dienste().jetzt())))
}
