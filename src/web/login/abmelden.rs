//! `/abmelden`: end the session.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web,
};

use crate::web::{anfrage::Anfrage, ausweg::Ausweg, formular::Eingang, seite::weiter};

pub(super) async fn melde_ab(
    anfrage: Anfrage,
    request: HttpRequest,
    felder: web::Form<Vec<(String, String)>>,
) -> Result<HttpResponse, Ausweg> {
    let cookieart = anfrage.umgebung().cookieart;
    if anfrage.sitzung().is_some() {
        anfrage.angemeldet_mit(&Eingang::neu(felder.into_inner()))?;
    }
    if let Some(cookie) = request.cookie(cookieart.sitzungsname()) {
        anfrage.dienste().abmelden(anfrage.land(), cookie.value()).await?;
    }
    let mut antwort = weiter("/abmelden");
    if let Ok(wert) = header::HeaderValue::from_str(&cookieart.loesche(cookieart.sitzungsname())) {
        antwort.headers_mut().append(header::SET_COOKIE, wert);
    }
    Ok(antwort)
}

pub(super) async fn zeige(anfrage: Anfrage) -> HttpResponse {
    Ausweg::neu(StatusCode::OK, "abgemeldet-titel", &["abgemeldet-text"])
        .mit_weg("zur-startseite", "/")
        .zeige(anfrage.seite())
}
