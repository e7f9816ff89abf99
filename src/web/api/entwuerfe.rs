//! Fill in an Anmeldung and submit it.

use actix_web::{HttpResponse, http::header, web};

use super::{
    Problem,
    formen::{Abdruck, Neu, Unterschrift},
    formulare::{
        DatenForm, EinzugForm, EntwurfForm, FamilieForm, HauptwohnungForm, NachweisForm, SorgeForm,
        WohnungForm, WohnungsgeberForm, WuenscheForm,
    },
    ressource,
    zugang::{Zugang, lies},
};
use crate::{
    antrag::Umzugsart,
    kernel::EntwurfId,
    service::{EinreichFehler, Einreichungsstand, Upload, Zweck},
};

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    let schritt = |name: &str, route| ressource(&format!("/entwuerfe/{{id}}/{name}")).route(route);
    cfg.service(ressource("/anmeldungen").route(web::post().to(beginne_anmeldung)))
        .service(ressource("/ummeldungen").route(web::post().to(beginne_ummeldung)))
        .service(ressource("/entwuerfe/{id}").route(web::get().to(zeige)))
        .service(schritt("familie", web::put().to(waehle_familie)))
        .service(schritt("datenbestaetigung", web::put().to(bestaetige_daten)))
        .service(schritt("wohnung", web::put().to(trage_wohnung_ein)))
        .service(schritt("einzug", web::put().to(trage_einzug_ein)))
        .service(schritt("hauptwohnung", web::put().to(trage_hauptwohnung_ein)))
        .service(schritt("sorge", web::put().to(trage_sorge_ein)))
        .service(schritt("wohnungsgeber", web::put().to(trage_wohnungsgeber_ein)))
        .service(schritt("nachweis", web::put().to(trage_nachweis_ein)))
        .service(schritt("wuensche", web::put().to(trage_wuensche_ein)))
        .service(schritt("bestaetigung", web::put().to(lade_hoch)))
        .service(schritt("unterlagen", web::post().to(lade_unterlage_hoch)))
        .service(schritt("zusammenfassung", web::get().to(fasse_zusammen)))
        .service(schritt("einreichung", web::post().to(reiche_ein)));
}

/// Begin an Anmeldung: a move into another commune
///
/// Fetches the pre-filled Meldeschein from the register of the present address (§ 23a Abs. 1 BMG).
#[utoipa::path(post, path = "/api/v1/anmeldungen", tag = "Anmeldung",
    responses((status = 201, description = "The draft", body = Neu)))]
pub(super) async fn beginne_anmeldung(zugang: Zugang) -> Result<HttpResponse, Problem> {
    beginne(&zugang, Umzugsart::Anmeldung).await
}

/// Begin an Ummeldung: a move within the commune
///
/// One authority is the former and the new one (§ 23a BMG).
#[utoipa::path(post, path = "/api/v1/ummeldungen", tag = "Anmeldung",
    responses((status = 201, description = "The draft", body = Neu)))]
pub(super) async fn beginne_ummeldung(zugang: Zugang) -> Result<HttpResponse, Problem> {
    beginne(&zugang, Umzugsart::Ummeldung).await
}

async fn beginne(zugang: &Zugang, art: Umzugsart) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let sprache = zugang.texte().sprache().kuerzel();
    let id = zugang
        .dienste()
        .anmeldung_beginnen(zugang.land(), sitzung, art, sprache)
        .await?;
    Ok(HttpResponse::Created()
        .insert_header((header::LOCATION, format!("/api/v1/entwuerfe/{id}")))
        .json(Neu { id: id.uuid() }))
}

/// A draft with the registers' data and what was sent so far
#[utoipa::path(get, path = "/api/v1/entwuerfe/{id}", tag = "Anmeldung", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, description = "The draft", body = EntwurfForm)))]
pub(super) async fn zeige(zugang: Zugang, id: web::Path<EntwurfId>) -> Result<HttpResponse, Problem> {
    let entwurf = zugang
        .dienste()
        .entwurf(zugang.land(), zugang.sitzung()?, *id)
        .await
        .map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    let stand = zugang.dienste().einreichungsstand(zugang.land(), &entwurf);
    Ok(HttpResponse::Ok().json(EntwurfForm::neu(entwurf, &stand)))
}

/// Who moves along
///
/// Each chosen relative is asked for by a 1702 of their own (§ 23a Abs. 1 Satz 5 BMG).
#[utoipa::path(put, path = "/api/v1/entwuerfe/{id}/familie", tag = "Anmeldung", request_body = FamilieForm,
    params(("id" = uuid::Uuid, Path)), responses((status = 204, description = "Taken")))]
pub(super) async fn waehle_familie(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
    form: web::Json<FamilieForm>,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let ergebnis = zugang
        .dienste()
        .familie_waehlen(zugang.land(), sitzung, *id, form.into_inner().into())
        .await;
    ergebnis.map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    Ok(HttpResponse::NoContent().finish())
}

/// Confirm the registers' data
///
/// What is wrong goes to the authority as a remark.
#[utoipa::path(put, path = "/api/v1/entwuerfe/{id}/datenbestaetigung", tag = "Anmeldung", request_body = DatenForm,
    params(("id" = uuid::Uuid, Path)), responses((status = 204, description = "Taken")))]
pub(super) async fn bestaetige_daten(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
    form: web::Json<DatenForm>,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let ergebnis = zugang
        .dienste()
        .daten_bestaetigen(zugang.land(), sitzung, *id, form.into_inner().einwaende)
        .await;
    ergebnis.map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    Ok(HttpResponse::NoContent().finish())
}

/// The new dwelling
///
/// The address; § 23a Abs. 2 BMG.
#[utoipa::path(put, path = "/api/v1/entwuerfe/{id}/wohnung", tag = "Anmeldung", request_body = WohnungForm,
    params(("id" = uuid::Uuid, Path)), responses((status = 204, description = "Taken")))]
pub(super) async fn trage_wohnung_ein(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
    form: web::Json<WohnungForm>,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let ergebnis = zugang
        .dienste()
        .wohnung_eintragen(zugang.land(), sitzung, *id, form.into_inner().into())
        .await;
    ergebnis.map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    Ok(HttpResponse::NoContent().finish())
}

/// The day of moving in, and the dwellings before
///
/// §§ 17, 21 BMG.
#[utoipa::path(put, path = "/api/v1/entwuerfe/{id}/einzug", tag = "Anmeldung", request_body = EinzugForm,
    params(("id" = uuid::Uuid, Path)), responses((status = 204, description = "Taken")))]
pub(super) async fn trage_einzug_ein(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
    form: web::Json<EinzugForm>,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let ergebnis = zugang
        .dienste()
        .einzug_eintragen(zugang.land(), sitzung, *id, form.into_inner().into())
        .await;
    ergebnis.map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    Ok(HttpResponse::NoContent().finish())
}

/// Which dwelling is the main one
///
/// Only if one is kept; §§ 21, 22 BMG.
#[utoipa::path(put, path = "/api/v1/entwuerfe/{id}/hauptwohnung", tag = "Anmeldung", request_body = HauptwohnungForm,
    params(("id" = uuid::Uuid, Path)), responses((status = 204, description = "Taken")))]
pub(super) async fn trage_hauptwohnung_ein(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
    form: web::Json<HauptwohnungForm>,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let form = form.into_inner();
    let ergebnis = zugang
        .dienste()
        .hauptwohnung_eintragen(zugang.land(), sitzung, *id, form.vorwiegend, form.getrennt)
        .await;
    ergebnis.map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    Ok(HttpResponse::NoContent().finish())
}

/// Custody of the children
///
/// Only for children whose custodians do not all move along.
#[utoipa::path(put, path = "/api/v1/entwuerfe/{id}/sorge", tag = "Anmeldung", request_body = SorgeForm,
    params(("id" = uuid::Uuid, Path)), responses((status = 204, description = "Taken")))]
pub(super) async fn trage_sorge_ein(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
    form: web::Json<SorgeForm>,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let ergebnis = zugang
        .dienste()
        .sorge_eintragen(zugang.land(), sitzung, *id, form.into_inner().into())
        .await;
    ergebnis.map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    Ok(HttpResponse::NoContent().finish())
}

/// The landlord
///
/// § 19 Abs. 3 BMG.
#[utoipa::path(put, path = "/api/v1/entwuerfe/{id}/wohnungsgeber", tag = "Anmeldung", request_body = WohnungsgeberForm,
    params(("id" = uuid::Uuid, Path)), responses((status = 204, description = "Taken")))]
pub(super) async fn trage_wohnungsgeber_ein(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
    form: web::Json<WohnungsgeberForm>,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let ergebnis = zugang
        .dienste()
        .wohnungsgeber_eintragen(zugang.land(), sitzung, *id, form.into_inner().into())
        .await;
    ergebnis.map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    Ok(HttpResponse::NoContent().finish())
}

/// What confirms the move
///
/// §§ 19, 23a Abs. 3 BMG.
#[utoipa::path(put, path = "/api/v1/entwuerfe/{id}/nachweis", tag = "Anmeldung", request_body = NachweisForm,
    params(("id" = uuid::Uuid, Path)), responses((status = 204, description = "Taken")))]
pub(super) async fn trage_nachweis_ein(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
    form: web::Json<NachweisForm>,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let ergebnis = zugang
        .dienste()
        .nachweis_eintragen(zugang.land(), sitzung, *id, form.into_inner().into())
        .await;
    ergebnis.map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    Ok(HttpResponse::NoContent().finish())
}

/// Objections and news
///
/// § 42 Abs. 3, § 50 Abs. 5 BMG.
#[utoipa::path(put, path = "/api/v1/entwuerfe/{id}/wuensche", tag = "Anmeldung", request_body = WuenscheForm,
    params(("id" = uuid::Uuid, Path)), responses((status = 204, description = "Taken")))]
pub(super) async fn trage_wuensche_ein(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
    form: web::Json<WuenscheForm>,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let ergebnis = zugang
        .dienste()
        .wuensche_eintragen(zugang.land(), sitzung, *id, form.into_inner().into())
        .await;
    ergebnis.map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    Ok(HttpResponse::NoContent().finish())
}

/// Upload the Wohnungsgeberbestätigung
///
/// PDF, JPEG or PNG, at most 10 MiB; the content tells the kind.
#[utoipa::path(put, path = "/api/v1/entwuerfe/{id}/bestaetigung", tag = "Anmeldung",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"), params(("id" = uuid::Uuid, Path)),
    responses((status = 204, description = "Taken")))]
pub(super) async fn lade_hoch(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
    body: web::Payload,
) -> Result<HttpResponse, Problem> {
    nimm_datei(&zugang, *id, Zweck::Bestaetigung, body).await
}

/// For what a further paper is.
#[derive(serde::Deserialize, utoipa::IntoParams)]
pub(super) struct Unterlagenzweck {
    /// The key of a child whose custody it proves, or `sonst`.
    zu: String,
}

/// Upload a further paper, which waits for the authority under the case code
///
/// PDF, JPEG or PNG, at most 10 MiB; the content tells the kind.
#[utoipa::path(post, path = "/api/v1/entwuerfe/{id}/unterlagen", tag = "Anmeldung",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    params(("id" = uuid::Uuid, Path), Unterlagenzweck), responses((status = 204, description = "Taken")))]
pub(super) async fn lade_unterlage_hoch(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
    zweck: web::Query<Unterlagenzweck>,
    body: web::Payload,
) -> Result<HttpResponse, Problem> {
    nimm_datei(&zugang, *id, Zweck::Unterlage(&zweck.zu), body).await
}

async fn nimm_datei(
    zugang: &Zugang,
    id: EntwurfId,
    zweck: Zweck<'_>,
    body: web::Payload,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let upload = Upload {
        name: "bestaetigung".to_owned(),
        inhalt: lies(body).await?,
    };
    let ergebnis = zugang
        .dienste()
        .hochladen(zugang.land(), sitzung, id, zweck, vec![upload])
        .await;
    ergebnis.map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    Ok(HttpResponse::NoContent().finish())
}

/// What the signature will bind to
#[utoipa::path(get, path = "/api/v1/entwuerfe/{id}/zusammenfassung", tag = "Anmeldung",
    params(("id" = uuid::Uuid, Path)), responses((status = 200, description = "Complete", body = Abdruck)))]
pub(super) async fn fasse_zusammen(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
) -> Result<HttpResponse, Problem> {
    let entwurf = zugang
        .dienste()
        .entwurf(zugang.land(), zugang.sitzung()?, *id)
        .await
        .map_err(|fehler| Problem::entwurf(fehler, zugang.texte()))?;
    let fehler = match zugang.dienste().einreichungsstand(zugang.land(), &entwurf) {
        Einreichungsstand::Bereit(inhalt) => {
            return Ok(HttpResponse::Ok().json(Abdruck {
                abdruck: hex::encode(inhalt.abdruck),
            }));
        }
        Einreichungsstand::Offen(_) => EinreichFehler::Unvollstaendig,
        Einreichungsstand::Vorgemerkt(_) => EinreichFehler::NochNichtEingezogen,
        Einreichungsstand::Regelwidrig(befunde) => EinreichFehler::Regeln(befunde),
    };
    Err(Problem::einreichung(fehler, zugang.texte()))
}

/// Submit: begin the login that signs the form
///
/// Send the browser to `anmelde_url`; after the fresh login the form is submitted and the browser comes to its case.
#[utoipa::path(post, path = "/api/v1/entwuerfe/{id}/einreichung", tag = "Anmeldung", request_body = Abdruck,
    params(("id" = uuid::Uuid, Path)), responses((status = 200, description = "Where to sign", body = Unterschrift)))]
pub(super) async fn reiche_ein(
    zugang: Zugang,
    id: web::Path<EntwurfId>,
    form: web::Json<Abdruck>,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let mut gezeigt = [0; 32];
    hex::decode_to_slice(&form.abdruck, &mut gezeigt).map_err(|_| Problem::unlesbar())?;
    let beginn = zugang
        .dienste()
        .einreichung_beginnen(zugang.land(), sitzung, *id, gezeigt)
        .await
        .map_err(|fehler| Problem::einreichung(fehler, zugang.texte()))?;
    let cookie = zugang
        .anfrage()
        .umgebung()
        .cookieart
        .setze_anmeldung(&beginn.state, beginn.browser_geheimnis.offen());
    Ok(HttpResponse::Ok()
        .insert_header((header::SET_COOKIE, cookie))
        .json(Unterschrift {
            anmelde_url: beginn.url,
        }))
}
