//! The authority's side for its own software: a case and its papers, by key and case code.

use actix_web::{HttpRequest, HttpResponse, http::header, web};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Problem, ressource, zugang::Zugang};
use crate::{
    fall::{Angabengruppe, Papier},
    kernel::DokumentId,
    meldewesen::Urkundennummer,
    service::{AmtFehler, Amtszugang, Einsicht, Widerrufsgrund},
    web::{
        bremse::{Tuer, absender},
        faelle::herunterladen,
    },
};

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.service(ressource("/amt/widerrufe").route(web::post().to(widerrufe)))
        .service(ressource("/amt/faelle/{fallcode}").route(web::get().to(zeige)))
        .service(ressource("/amt/faelle/{fallcode}/papiere/{dokument}").route(web::get().to(lade)));
}

/// A case as the authority sees it.
#[derive(Serialize, ToSchema)]
pub(super) struct AmtFallForm {
    /// The file number on the person's receipt.
    #[schema(example = "MW-2026-7K3Q-9XHT")]
    aktenzeichen: String,
    /// Name of the state, as in `docs/zustand.md`.
    #[schema(example = "zugestellt")]
    zustand: &'static str,
    #[schema(value_type = String, format = DateTime)]
    eingereicht_am: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    geaendert_am: Timestamp,
    /// What was declared.
    #[schema(value_type = Object)]
    erklaerung: crate::fall::Erklaerung,
    /// All of it in German words, as the person read it: groups with their heading and rows of name and value. Empty for a
    /// case from before this was kept.
    #[schema(value_type = Vec<Object>)]
    angaben: Vec<Angabengruppe>,
    /// The papers that wait.
    papiere: Vec<PapierForm>,
}

/// A paper that waits in a case.
#[derive(Serialize, ToSchema)]
pub(super) struct PapierForm {
    /// Download it at `/api/v1/amt/faelle/{fallcode}/papiere/{id}`.
    id: Uuid,
    /// What it is, as a key.
    art: String,
    /// The name it had on the person's device.
    name: String,
    /// SHA-256 of the PDF, hexadecimal.
    sha256: String,
}

impl From<Einsicht> for AmtFallForm {
    fn from(einsicht: Einsicht) -> Self {
        let fall = einsicht.fall;
        Self {
            aktenzeichen: fall.aktenzeichen.to_string(),
            zustand: fall.zustand.name(),
            eingereicht_am: fall.eingereicht_am,
            geaendert_am: einsicht.geaendert_am,
            erklaerung: fall.erklaerung,
            angaben: fall.angaben.heraus(),
            papiere: fall.papiere.into_iter().map(PapierForm::from).collect(),
        }
    }
}

impl From<Papier> for PapierForm {
    fn from(papier: Papier) -> Self {
        Self {
            id: papier.dokument.uuid(),
            art: papier.art,
            name: papier.name,
            sha256: papier.hash,
        }
    }
}

/// A case of the authority, by its code
///
/// A wrong key and a wrong code get the same answer. The look is recorded.
#[utoipa::path(get, path = "/api/v1/amt/faelle/{fallcode}", tag = "Amt", security(("amtszugang" = [])),
    params(("fallcode" = String, Path, description = "As in the 1704; hyphens and case do not matter")),
    responses((status = 200, description = "The case", body = AmtFallForm),
        (status = 403, description = "Key and code do not fit together", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "Too many failures from this address", body = Problem,
            content_type = "application/problem+json")))]
pub(super) async fn zeige(
    zugang: Zugang,
    request: HttpRequest,
    fallcode: web::Path<String>,
) -> Result<HttpResponse, Problem> {
    let wer = gebremst(&zugang, &request)?;
    let ergebnis = zugang
        .dienste()
        .amt_einsehen(zugang.land(), ausweis(&request, &fallcode))
        .await;
    let einsicht = gelungen(&zugang, wer, ergebnis)?;
    Ok(HttpResponse::Ok().json(AmtFallForm::from(einsicht)))
}

/// A paper that waits in a case, as PDF
///
/// The download is recorded.
#[utoipa::path(get, path = "/api/v1/amt/faelle/{fallcode}/papiere/{dokument}", tag = "Amt",
    security(("amtszugang" = [])),
    params(("fallcode" = String, Path, description = "As in the 1704; hyphens and case do not matter"),
        ("dokument" = uuid::Uuid, Path, description = "The id of the paper")),
    responses((status = 200, description = "The PDF", body = Vec<u8>, content_type = "application/pdf"),
        (status = 403, description = "Key, code and paper do not fit together", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "Too many failures from this address", body = Problem,
            content_type = "application/problem+json")))]
pub(super) async fn lade(
    zugang: Zugang,
    request: HttpRequest,
    pfad: web::Path<(String, DokumentId)>,
) -> Result<HttpResponse, Problem> {
    let wer = gebremst(&zugang, &request)?;
    let (fallcode, dokument) = pfad.into_inner();
    let ergebnis = zugang
        .dienste()
        .amt_papier(zugang.land(), ausweis(&request, &fallcode), dokument)
        .await;
    Ok(herunterladen(gelungen(&zugang, wer, ergebnis)?))
}

/// A document that its authority takes back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct WiderrufForm {
    /// The number on the document; hyphens and case do not matter.
    #[schema(example = "7K3Q-9XHT")]
    nummer: String,
    /// `falsche-angaben`, `falsche-person` or `missbrauch`. A later move is no reason.
    grund: String,
}

/// Take a document back
///
/// Only the authority that issued it can. The status list says so at once; there is no way back.
#[utoipa::path(post, path = "/api/v1/amt/widerrufe", tag = "Amt", security(("amtszugang" = [])),
    request_body = WiderrufForm,
    responses((status = 204, description = "Taken back"),
        (status = 403, description = "Key and number do not fit together, or it was taken back before", body = Problem,
            content_type = "application/problem+json"),
        (status = 422, description = "Number or reason is none", body = Problem,
            content_type = "application/problem+json"),
        (status = 429, description = "Too many failures from this address", body = Problem,
            content_type = "application/problem+json")))]
pub(super) async fn widerrufe(
    zugang: Zugang,
    request: HttpRequest,
    form: web::Json<WiderrufForm>,
) -> Result<HttpResponse, Problem> {
    let (Some(nummer), Some(grund)) = (
        Urkundennummer::lies(&form.nummer),
        Widerrufsgrund::lies(&form.grund),
    ) else {
        return Err(Problem::widerruf_unlesbar());
    };
    let wer = gebremst(&zugang, &request)?;
    let ergebnis = zugang
        .dienste()
        .urkunde_widerrufen(zugang.land(), ausweis(&request, ""), &nummer, grund)
        .await;
    gelungen(&zugang, wer, ergebnis)?;
    Ok(HttpResponse::NoContent().finish())
}

/// What the request shows to get in; without a bearer token an empty key, which opens nothing.
fn ausweis<'a>(request: &'a HttpRequest, fallcode: &'a str) -> Amtszugang<'a> {
    let schluessel = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|wert| wert.to_str().ok())
        .and_then(|wert| wert.split_once(' '))
        .filter(|(art, _)| art.eq_ignore_ascii_case("bearer"))
        .map_or("", |(_, schluessel)| schluessel.trim());
    Amtszugang {
        gemeinde: None,
        schluessel,
        fallcode,
    }
}

/// Counts the attempt by address alone: only the key says whose door it is.
fn gebremst(zugang: &Zugang, request: &HttpRequest) -> Result<std::net::IpAddr, Problem> {
    let wer = absender(request);
    let bremse = &zugang.anfrage().umgebung().bremse;
    if bremse.laesst((wer, Tuer::Amt(None)), zugang.dienste().jetzt()) {
        Ok(wer)
    } else {
        Err(Problem::zu_oft())
    }
}

fn gelungen<T>(zugang: &Zugang, wer: std::net::IpAddr, ergebnis: Result<T, AmtFehler>) -> Result<T, Problem> {
    let wert = ergebnis.map_err(Problem::amt)?;
    zugang
        .anfrage()
        .umgebung()
        .bremse
        .gelungen((wer, Tuer::Amt(None)));
    Ok(wert)
}
