//! What everybody may fetch to verify offline: status lists, and the certificates of the seals.

use actix_web::{HttpResponse, http::header, web};

use crate::{
    urkunde::{FRISCH, MEDIENTYP, vds::profil_xml},
    web::{anfrage::Anfrage, ausweg::Ausweg},
};

/// A status list; it changes rarely and may be copied for as long as it says itself.
pub(super) async fn statusliste(anfrage: Anfrage, liste: web::Path<String>) -> Result<HttpResponse, Ausweg> {
    // Only the one way of writing a number, so that a list has one address.
    let nummer = liste
        .parse::<u32>()
        .ok()
        .filter(|nummer| nummer.to_string() == *liste);
    let liste = match nummer {
        Some(nummer) => anfrage.dienste().statusliste(anfrage.land(), nummer).await?,
        None => None,
    };
    let text = liste.ok_or_else(Ausweg::nicht_gefunden)?;
    Ok(HttpResponse::Ok()
        .content_type(MEDIENTYP)
        .insert_header((
            header::CACHE_CONTROL,
            format!("public, max-age={}", FRISCH.as_secs()),
        ))
        .insert_header((header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"))
        .body(text))
}

/// The anchors and every certificate that ever sealed here, for `meldewerk verify --trust` and other verifiers.
pub(super) async fn zertifikate(anfrage: Anfrage) -> Result<HttpResponse, Ausweg> {
    let pem = anfrage.dienste().siegelzertifikate(anfrage.land()).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/x-pem-file")
        .insert_header((header::CACHE_CONTROL, "public, max-age=3600"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"zertifikate.pem\"",
        ))
        .body(pem))
}

/// The profile of the seals on paper, where each of them says that it is.
pub(super) async fn profil() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("application/xml; charset=utf-8")
        .body(profil_xml())
}
