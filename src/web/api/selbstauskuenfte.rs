//! Requests for a Selbstauskunft.

use actix_web::{HttpResponse, web};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Problem, formen::Neu, ressource, zugang::Zugang};
use crate::{
    antrag::Mailadresse,
    kernel::AuskunftId,
    service::{Auskunft, Auskunftsstand},
};

pub(super) fn routen(cfg: &mut web::ServiceConfig) {
    cfg.service(ressource("/selbstauskuenfte").route(web::post().to(fordere_an)))
        .service(ressource("/selbstauskuenfte/{id}").route(web::get().to(zeige)));
}

/// Where news may go.
#[derive(Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct AuskunftswunschForm {
    /// An address for the mail that there is news; empty for none.
    #[serde(default)]
    email: String,
}

/// Where a request stands.
#[derive(Serialize, ToSchema)]
pub(super) struct SelbstauskunftForm {
    id: Uuid,
    /// AGS of the commune whose authority was asked.
    #[schema(example = "99000001")]
    gemeinde: String,
    #[schema(value_type = String, format = DateTime)]
    gestellt_am: Timestamp,
    /// `wartet`, `bereit` or `gescheitert`. Data that come after a failure make it `bereit` all the same.
    #[schema(example = "bereit")]
    stand: &'static str,
    /// The last day that the law gives the authority (Art. 12 Abs. 3 DSGVO).
    #[schema(value_type = String, format = Date)]
    antwort_bis: Date,
    /// When `bereit`: download it at `/api/v1/dokumente/{id}`.
    #[serde(skip_serializing_if = "Option::is_none")]
    dokument: Option<Uuid>,
    /// When `gescheitert`: `nicht-erreichbar`, `zurueckgewiesen` or `ohne-antwort`.
    #[serde(skip_serializing_if = "Option::is_none")]
    grund: Option<&'static str>,
    /// When it is deleted with its document; known once it has come to its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    loeschen_am: Option<Timestamp>,
}

impl From<Auskunft> for SelbstauskunftForm {
    fn from(auskunft: Auskunft) -> Self {
        let (stand, dokument, grund) = match auskunft.stand {
            Auskunftsstand::Gestellt | Auskunftsstand::Wartet => ("wartet", None, None),
            Auskunftsstand::Geliefert { dokument } => ("bereit", Some(dokument.uuid()), None),
            Auskunftsstand::Gescheitert { grund } => ("gescheitert", None, Some(grund.schluessel())),
        };
        Self {
            id: auskunft.id.uuid(),
            gemeinde: auskunft.gemeinde.to_string(),
            gestellt_am: auskunft.gestellt_am,
            stand,
            antwort_bis: auskunft.antwort_bis,
            dokument,
            grund,
            loeschen_am: auskunft.loeschen_am,
        }
    }
}

/// Ask for everything that the register holds about the person (§ 10 BMG); one that waits already is given again
#[utoipa::path(post, path = "/api/v1/selbstauskuenfte", tag = "Selbstauskunft", request_body = AuskunftswunschForm,
    responses((status = 201, description = "The request", body = Neu)))]
pub(super) async fn fordere_an(
    zugang: Zugang,
    form: web::Json<AuskunftswunschForm>,
) -> Result<HttpResponse, Problem> {
    let sitzung = zugang.geschuetzt()?;
    let email =
        Mailadresse::parse(&form.email).map_err(|fehler| Problem::felder(&[fehler], zugang.texte()))?;
    let sprache = zugang.texte().sprache().kuerzel();
    let id = zugang
        .dienste()
        .selbstauskunft_anfordern(zugang.land(), sitzung, email, sprache)
        .await?;
    Ok(HttpResponse::Created().json(Neu { id: id.uuid() }))
}

/// Where a request stands, and the document when it is there
#[utoipa::path(get, path = "/api/v1/selbstauskuenfte/{id}", tag = "Selbstauskunft",
    params(("id" = Uuid, Path)), responses((status = 200, description = "The request", body = SelbstauskunftForm)))]
pub(super) async fn zeige(zugang: Zugang, id: web::Path<AuskunftId>) -> Result<HttpResponse, Problem> {
    let auskunft = zugang
        .dienste()
        .selbstauskunft(zugang.land(), zugang.sitzung()?, *id)
        .await?
        .ok_or_else(Problem::nicht_gefunden)?;
    Ok(HttpResponse::Ok().json(SelbstauskunftForm::from(auskunft)))
}
