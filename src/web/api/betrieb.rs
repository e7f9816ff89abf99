//! Messages that are stuck, for whoever runs the service: by machines with a token of their own, without a word of what they say.

use actix_web::{
    HttpRequest, HttpResponse,
    http::{StatusCode, header},
    web,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;
use xoev::ags::Ags;

use super::{Problem, ressource, zugang::Zugang};
use crate::{
    identity::maschine::{Bereich, Markenmangel, Maschine},
    kernel::NachrichtId,
    service::{Ausgehende, Eingegangene, ErneutFehler, PostFehler, Wer},
};

/// So many messages are listed.
const HOECHSTENS: u32 = 1000;

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.service(ressource("/betrieb/postausgang").route(web::get().to(ausgang)))
        .service(ressource("/betrieb/postausgang/{id}").route(web::get().to(ausgehende)))
        .service(ressource("/betrieb/postausgang/{id}/wiederholen").route(web::post().to(wiederhole)))
        .service(ressource("/betrieb/postausgang/{id}/verwerfen").route(web::post().to(verwirf)))
        .service(ressource("/betrieb/posteingang").route(web::get().to(eingang)))
        .service(
            ressource("/betrieb/posteingang/{register}/{id}/wiedervorlegen")
                .route(web::post().to(lege_wieder_vor)),
        );
}

/// A message to a register that has not arrived.
#[derive(Serialize, ToSchema)]
pub(super) struct AusgangEintrag {
    /// Its UUID.
    id: Uuid,
    /// The case it belongs to.
    fall: Uuid,
    /// The AGS of the register.
    register: String,
    /// Its type, such as `1704`.
    typ: String,
    #[schema(value_type = String, format = DateTime)]
    angelegt_am: Timestamp,
    /// `wartet`, `zugestellt`, `aufgegeben` or `verworfen`.
    stand: &'static str,
    /// Attempts made.
    versuche: Option<u32>,
    /// When it is tried next.
    #[schema(value_type = Option<String>, format = DateTime)]
    faellig_am: Option<Timestamp>,
    /// Why the last attempt failed, or why it was given up or dropped.
    grund: Option<String>,
}

/// A message from a register that is not worked off.
#[derive(Serialize, ToSchema)]
pub(super) struct EingangEintrag {
    /// Its UUID.
    id: Uuid,
    /// The AGS of the register.
    register: String,
    #[schema(value_type = String, format = DateTime)]
    empfangen_am: Timestamp,
    /// Attempts that failed.
    fehlversuche: u32,
    /// Whether it was put aside and waits for a person.
    beiseite: bool,
    /// Why.
    grund: Option<String>,
}

/// Why a message is dropped.
#[derive(Deserialize, ToSchema)]
pub(super) struct VerwerfenForm {
    /// One line of 1 to 500 characters; goes into the journal. Name no person.
    grund: String,
}

impl From<Ausgehende> for AusgangEintrag {
    fn from(form: Ausgehende) -> Self {
        Self {
            id: form.id.uuid(),
            fall: form.fall.uuid(),
            register: form.empfaenger.as_str().to_owned(),
            typ: form.typ,
            angelegt_am: form.angelegt_am,
            stand: form.stand,
            versuche: form.versuche,
            faellig_am: form.faellig_am,
            grund: form.grund,
        }
    }
}

impl From<Eingegangene> for EingangEintrag {
    fn from(form: Eingegangene) -> Self {
        Self {
            id: form.id,
            register: form.absender.as_str().to_owned(),
            empfangen_am: form.empfangen_am,
            fehlversuche: form.fehlversuche,
            beiseite: form.beiseite,
            grund: form.grund,
        }
    }
}

/// What no register has yet
///
/// Messages that wait or were given up, oldest first, at most 1,000.
#[utoipa::path(get, path = "/api/v1/betrieb/postausgang", tag = "Betrieb", security(("maschine" = ["post.lesen"])),
    responses((status = 200, description = "The messages", body = Vec<AusgangEintrag>),
        (status = 401, description = "No token, or not a good one", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The token is not for this", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn ausgang(zugang: Zugang, request: HttpRequest) -> Result<HttpResponse, Problem> {
    maschine(&zugang, &request, Bereich::PostLesen)?;
    let alle = zugang.dienste().ausgangsliste(zugang.land(), HOECHSTENS).await?;
    let alle: Vec<_> = alle.into_iter().map(AusgangEintrag::from).collect();
    Ok(HttpResponse::Ok().json(alle))
}

/// How one message stands
#[utoipa::path(get, path = "/api/v1/betrieb/postausgang/{id}", tag = "Betrieb", security(("maschine" = ["post.lesen"])),
    params(("id" = Uuid, Path, description = "Its UUID")),
    responses((status = 200, description = "The message", body = AusgangEintrag),
        (status = 401, description = "No token, or not a good one", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The token is not for this", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn ausgehende(
    zugang: Zugang,
    request: HttpRequest,
    id: web::Path<NachrichtId>,
) -> Result<HttpResponse, Problem> {
    maschine(&zugang, &request, Bereich::PostLesen)?;
    let eine = zugang.dienste().ausgangsstand(zugang.land(), *id).await?;
    let eine = eine.ok_or_else(Problem::nicht_gefunden)?;
    Ok(HttpResponse::Ok().json(AusgangEintrag::from(eine)))
}

/// Send a message again as soon as possible
///
/// Under the same UUID: a register that has it knows it. One that was given up goes out with all those of its case.
#[utoipa::path(post, path = "/api/v1/betrieb/postausgang/{id}/wiederholen", tag = "Betrieb",
    security(("maschine" = ["post.aendern"])), params(("id" = Uuid, Path, description = "Its UUID")),
    responses((status = 204, description = "It is due now"),
        (status = 401, description = "No token, or not a good one", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The token is not for this", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn wiederhole(
    zugang: Zugang,
    request: HttpRequest,
    id: web::Path<NachrichtId>,
) -> Result<HttpResponse, Problem> {
    let wer = wer(&maschine(&zugang, &request, Bereich::PostAendern)?);
    zugang
        .dienste()
        .nachricht_erneut_senden(zugang.land(), *id, &wer)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Take a message out for good
///
/// A case that waits for it is disturbed: the person must be told, or submit anew.
#[utoipa::path(post, path = "/api/v1/betrieb/postausgang/{id}/verwerfen", tag = "Betrieb",
    security(("maschine" = ["post.aendern"])), params(("id" = Uuid, Path, description = "Its UUID")),
    request_body = VerwerfenForm,
    responses((status = 204, description = "It was dropped"),
        (status = 401, description = "No token, or not a good one", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The token is not for this", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn verwirf(
    zugang: Zugang,
    request: HttpRequest,
    id: web::Path<NachrichtId>,
    form: web::Json<VerwerfenForm>,
) -> Result<HttpResponse, Problem> {
    let wer = wer(&maschine(&zugang, &request, Bereich::PostAendern)?);
    let grund = form.grund.trim();
    if grund.is_empty() || grund.chars().count() > 500 || grund.chars().any(char::is_control) {
        return Err(Problem::unlesbar());
    }
    zugang
        .dienste()
        .nachricht_verwerfen(zugang.land(), *id, grund, &wer)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What is not worked off
///
/// Messages of registers that will be tried again or were put aside, oldest first, at most 1,000.
#[utoipa::path(get, path = "/api/v1/betrieb/posteingang", tag = "Betrieb", security(("maschine" = ["post.lesen"])),
    responses((status = 200, description = "The messages", body = Vec<EingangEintrag>),
        (status = 401, description = "No token, or not a good one", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The token is not for this", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn eingang(zugang: Zugang, request: HttpRequest) -> Result<HttpResponse, Problem> {
    maschine(&zugang, &request, Bereich::PostLesen)?;
    let alle = zugang.dienste().eingangsliste(zugang.land(), HOECHSTENS).await?;
    let alle: Vec<_> = alle.into_iter().map(EingangEintrag::from).collect();
    Ok(HttpResponse::Ok().json(alle))
}

/// Have a message that was put aside worked off again
#[utoipa::path(post, path = "/api/v1/betrieb/posteingang/{register}/{id}/wiedervorlegen", tag = "Betrieb",
    security(("maschine" = ["post.aendern"])),
    params(("register" = String, Path, description = "The AGS of the register"), ("id" = Uuid, Path, description = "Its UUID")),
    responses((status = 204, description = "It will be worked off again"),
        (status = 401, description = "No token, or not a good one", body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The token is not for this", body = Problem, content_type = "application/problem+json")))]
pub(super) async fn lege_wieder_vor(
    zugang: Zugang,
    request: HttpRequest,
    pfad: web::Path<(Ags, Uuid)>,
) -> Result<HttpResponse, Problem> {
    let wer = wer(&maschine(&zugang, &request, Bereich::PostAendern)?);
    let (register, id) = pfad.into_inner();
    zugang
        .dienste()
        .eingang_wieder_vorlegen(zugang.land(), register, id, &wer)
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The machine that calls, if it may do this.
fn maschine(zugang: &Zugang, request: &HttpRequest, bereich: Bereich) -> Result<Maschine, Problem> {
    let marke = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|wert| wert.to_str().ok())
        .and_then(|wert| wert.strip_prefix("Bearer "))
        .ok_or_else(Problem::ohne_marke)?;
    Ok(zugang.dienste().maschine(zugang.land(), marke, bereich)?)
}

impl Problem {
    /// No access token, or not a good one.
    fn ohne_marke() -> Self {
        Self::neu(
            StatusCode::UNAUTHORIZED,
            "marke",
            "No access token that is good here",
            "Get one at /oauth/token and send it as Authorization: Bearer.",
        )
    }
}

impl From<Markenmangel> for Problem {
    fn from(mangel: Markenmangel) -> Self {
        match mangel {
            Markenmangel::Ungueltig => Self::ohne_marke(),
            Markenmangel::Bereich => Self::neu(
                StatusCode::FORBIDDEN,
                "bereich",
                "The access token is not for this",
                "Ask for a token with the scope that /api/docs names.",
            ),
        }
    }
}

impl From<PostFehler> for Problem {
    fn from(fehler: PostFehler) -> Self {
        match fehler {
            PostFehler::NichtGefunden | PostFehler::Erneut(ErneutFehler::NichtGefunden) => {
                Self::nicht_gefunden()
            }
            PostFehler::Stoerung(stoerung) | PostFehler::Erneut(ErneutFehler::Stoerung(stoerung)) => {
                stoerung.into()
            }
            PostFehler::SchonZugestellt
            | PostFehler::Verworfen
            | PostFehler::NichtBeiseite
            | PostFehler::Erneut(_) => Self::neu(
                StatusCode::CONFLICT,
                "stand",
                "Not in this state",
                "It has arrived, was dropped, is not put aside, or another case is open; look at it first.",
            ),
        }
    }
}

fn wer(maschine: &Maschine) -> Wer {
    Wer::Maschine(maschine.client_id.clone())
}
